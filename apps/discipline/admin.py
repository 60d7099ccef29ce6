"""Administration of tracks, forms, effects and groups of offences; decisions themselves have pages of their own."""

from django.contrib import admin

from apps.core.admin import CodeListAdmin
from apps.discipline.models import DisciplineEffect, DisciplineForm, DisciplineTrack, OffenceGroup

admin.site.register([OffenceGroup], CodeListAdmin)


@admin.register(DisciplineTrack)
class DisciplineTrackAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "handling_days", "complex_handling_days", "follow_days")


@admin.register(DisciplineForm)
class DisciplineFormAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "track", "rank")
    list_filter = ("track",)
    list_select_related = ("track",)


@admin.register(DisciplineEffect)
class DisciplineEffectAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "form", "in_force", "no_promotion", "no_higher_post")
    list_filter = ("form__track",)
    list_select_related = ("form",)
