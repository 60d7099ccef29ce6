"""Administration of the code lists of people and posts; people themselves are only looked at here."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from apps.cadres.admin_export import PeopleExportMixin
from apps.cadres.codelists import (
    CommitteeTerm,
    EmploymentStatus,
    EthnicGroup,
    Grade,
    LegalBasis,
    Religion,
    SeatKind,
    Title,
)
from apps.cadres.models import Cadre, RecruitmentKind, RetirementAge, SurplusOption, SurplusReason, TitleRule
from apps.cadres.movement_lists import Direction, MovementKind, MovementRule
from apps.core.admin import LIST_EDITED, CodeListAdmin, GuardedAdmin, ReadOnlyAdmin
from apps.core.history import change as act
from apps.rosters.administration import LayoutAdminMixin
from apps.rosters.importing import RosterImportMixin

admin.site.register([CommitteeTerm, Grade, LegalBasis, RecruitmentKind, Religion, SurplusReason], CodeListAdmin)


@admin.register(Title)
class TitleAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "category")
    list_filter = ("category",)


@admin.register(EmploymentStatus)
class EmploymentStatusAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "counts", "ends_service")


@admin.register(EthnicGroup)
class EthnicGroupAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "is_minority")


@admin.register(MovementKind)
class MovementKindAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "is_temporary", "stays_with_sender", "closes_post", "opens_post")


@admin.register(Direction)
class DirectionAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "from_tier", "to_tier")


@admin.register(MovementRule)
class MovementRuleAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "check_of", "amount", "legal_basis", "article", "is_verified")


@admin.register(SurplusOption)
class SurplusOptionAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "ends_post", "status")


@admin.register(TitleRule)
class TitleRuleAdmin(LayoutAdminMixin, GuardedAdmin):
    """Which title follows another in a reorganisation."""

    layout = "title_rules"

    list_display = ("title", "becomes", "is_single")
    list_filter = ("is_single",)
    list_select_related = ("title", "becomes")

    def save_model(self, request: HttpRequest, obj: TitleRule, form: Any, change: bool) -> None:
        with act(by=request.user, reason=LIST_EDITED):
            super().save_model(request, obj, form, change)


@admin.register(SeatKind)
class SeatKindAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "body", "is_standing")


@admin.register(Cadre)
class CadreAdmin(PeopleExportMixin, RosterImportMixin, ReadOnlyAdmin):
    """Who is registered; sensitive fields stand on the person's page, where reading them is logged."""

    list_display = ("code", "full_name", "sex", "born")
    search_fields = ("code", "name_folded")
    fields = ("code", "full_name", "other_names", "sex", "born", "birth_place", "home_town", "note")
    readonly_fields = ("born",)
    ordering = ("sort_key", "pk")

    @admin.display(description=_("Birth"), ordering="birth_date")
    def born(self, cadre: Cadre) -> str:
        """The day, or as much of it as is known."""
        return str(cadre.birth or "–")


@admin.register(RetirementAge)
class RetirementAgeAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "sex", "months")
    list_filter = ("sex",)
