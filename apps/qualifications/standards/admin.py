"""Administration of standards, areas, job positions and accepted majors by the province's administrator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from apps.core.admin import LIST_EDITED, CodeListAdmin, GuardedAdmin, may
from apps.core.constraints import explained
from apps.core.history import change as act
from apps.core.permissions import Permission
from apps.qualifications.models import (
    AcceptedMajor,
    AreaDecision,
    AreaFlag,
    JobPosition,
    StandardCriterion,
    StandardScope,
    StandardSet,
    UnitArea,
)
from apps.qualifications.standards.triggers import CRITERION_MESSAGES, LADDER, LOWER
from apps.rosters.administration import LayoutAdminMixin

WRITTEN = (StandardSet, StandardScope, StandardCriterion, AreaDecision, UnitArea, AcceptedMajor)


class RecordAdmin(GuardedAdmin):
    """Records that rules of the database join to others: a refusal is a sentence, never a failure."""

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return may(request, self.permission)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        try:
            with explained(*WRITTEN), act(by=request.user, reason=LIST_EDITED):
                return super().changeform_view(request, *args, **kwargs)
        except ValidationError as error:
            for sentence in error.messages:
                messages.error(request, sentence)
            return HttpResponseRedirect(request.get_full_path())


class PartInline(admin.TabularInline):  # type: ignore[type-arg]  # as in apps.core.admin
    """Parts of a standard, for those who may edit code lists."""

    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may(request, Permission.MANAGE_CODE_LISTS)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class CriterionForm(forms.ModelForm):  # type: ignore[type-arg]  # the model is given by the inline
    """Says beside the field what the triggers would refuse."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        ladder, level, lower = data.get("ladder"), data.get("level"), data.get("area_level")
        for name, chosen in (("level", level), ("area_level", lower)):
            if chosen and (chosen.ladder_id != getattr(ladder, "pk", None) or not chosen.rank):
                self.add_error(name, ValidationError(CRITERION_MESSAGES[LADDER], code=LADDER))
        if level and lower and lower.rank >= level.rank:
            self.add_error("area_level", ValidationError(CRITERION_MESSAGES[LOWER], code=LOWER))
        return data


class ScopeInline(PartInline):
    model = StandardScope


class CriterionInline(PartInline):
    model = StandardCriterion
    form = CriterionForm


class AreaDecisionInline(PartInline):
    model = AreaDecision
    raw_id_fields = ("province",)


@admin.register(StandardSet)
class StandardSetAdmin(LayoutAdminMixin, RecordAdmin):
    layout = "standards"
    list_display = ("code", "label_vi", "legal_basis", "valid_from", "valid_to", "area", "is_verified")
    list_filter = ("legal_basis", "area", "is_verified")
    search_fields = ("code", "label_vi", "label_en")
    inlines = (ScopeInline, CriterionInline, AreaDecisionInline)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        return ("code",) if obj else ()


@admin.register(UnitArea)
class UnitAreaAdmin(LayoutAdminMixin, RecordAdmin):
    layout = "unit_areas"
    list_display = ("unit", "flag", "period", "decision_number")
    list_filter = ("flag",)
    raw_id_fields = ("unit",)


@admin.register(AcceptedMajor)
class AcceptedMajorAdmin(LayoutAdminMixin, RecordAdmin):
    layout = "accepted_majors"
    list_display = ("title", "job_position", "keywords", "source")
    list_select_related = ("title", "job_position")


@admin.register(AreaFlag)
class AreaFlagAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "is_difficult")


@admin.register(JobPosition)
class JobPositionAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "category", "decision_number")
    raw_id_fields = ("province",)
