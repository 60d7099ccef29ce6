"""Administration of ladders, levels, roll-ups and languages."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.core.admin import CodeListAdmin, may
from apps.core.permissions import Permission
from apps.qualifications.models import Ladder, Language, QualificationLevel, RollUp, RollUpLevel

admin.site.register([Language], CodeListAdmin)


@admin.register(Ladder)
class LadderAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "measure")


@admin.register(QualificationLevel)
class QualificationLevelAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "ladder", "rank")
    list_filter = ("ladder",)
    list_select_related = ("ladder",)


class RollUpLevelInline(admin.TabularInline):  # type: ignore[type-arg]  # as in apps.core.admin
    """Which levels the row of a report adds up."""

    model = RollUpLevel
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Permission.MANAGE_CODE_LISTS)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(RollUp)
class RollUpAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "ladder", "category")
    list_filter = ("ladder",)
    list_select_related = ("ladder",)
    inlines = (RollUpLevelInline,)
