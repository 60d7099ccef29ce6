"""Disciplinary decisions in the JSON interface, for those who may see discipline; each reading is logged."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.accounts.readings import log_reading
from apps.core.api_filters import Ordering
from apps.core.permissions import FieldGroup, Permission
from apps.discipline.filters import DecisionFilterSet
from apps.discipline.models import DisciplinaryDecision


class DecisionSerializer(serializers.ModelSerializer[DisciplinaryDecision]):
    """One side's decision on an act."""

    cadre = serializers.CharField(source="cadre.code")
    track = serializers.CharField(source="form.track_id")
    form_label = serializers.CharField(source="form.label")
    offence = serializers.CharField(source="act.offence_id")
    act_on = serializers.SerializerMethodField(help_text=_("1980-03-05, 1980-03 or 1980: as much as is known."))
    unit = serializers.CharField(source="unit.key", help_text=_("Where the person served at that time."))
    ends_on = serializers.DateField(allow_null=True, help_text=_("The first day on which it is no longer in force."))

    class Meta:
        model = DisciplinaryDecision
        fields = (
            "id", "act", "cadre", "side", "track", "form", "form_label", "offence", "act_on", "unit", "title",
            "category", "legal_basis", "decision_number", "decision_on", "decision_issuer", "effective_on", "ends_on",
            "appealed_on", "appeal_answered_on", "appeal_result", "cancelled_on", "cancelled_by",
        )  # fmt: skip

    def get_act_on(self, decision: DisciplinaryDecision) -> str | None:
        return decision.act.act.iso() if decision.act.act else None


class DecisionApiFilterSet(DecisionFilterSet):
    """The filters of the page, a person, and the order."""

    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    ordering = Ordering(fields=(("effective_on", "date"), ("cadre__sort_key", "name")))


class DecisionViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[DisciplinaryDecision]):
    """Decisions on the people whose discipline one may see."""

    needs = Permission.SEE_DISCIPLINE
    serializer_class = DecisionSerializer
    filterset_class = DecisionApiFilterSet
    queryset = DisciplinaryDecision.objects.none()

    def get_queryset(self) -> QuerySet[DisciplinaryDecision]:
        visible = DisciplinaryDecision.objects.visible_to(self.user).with_end()
        return visible.select_related("cadre", "act", "form", "unit").order_by("-effective_on", "-pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().list(request, *args, **kwargs)
        people = {row["cadre"] for row in response.data["results"]}
        if people:
            self.note_reading(person="", people=len(people))
        return response

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().retrieve(request, *args, **kwargs)
        self.note_reading(person=response.data["cadre"], people=1)
        return response

    def note_reading(self, *, person: str, people: int) -> None:
        log_reading(
            user=self.user, group=FieldGroup.DISCIPLINE, person=person, people=people, address=self.request.path
        )
