"""Placements and surplus cases in the JSON interface, read-only and through the same gate as the pages."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, ChoiceFilter, MultipleChoiceFilter
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.cadres.filters import DatedFilterSet
from apps.cadres.mergers.querysets import SurplusCaseQuerySet
from apps.cadres.models import Category, Placement, Result, SurplusCase
from apps.core.permissions import Permission


class PlacementFilterSet(DatedFilterSet):
    """Results of a person or a reorganisation."""

    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    reorganisation = CharFilter(field_name="reorganisation__key", label=_("Key of the reorganisation"))
    result = MultipleChoiceFilter(choices=Result.choices, label=_("Result"))

    class Meta:
        model = Placement
        fields: list[str] = []


class PlacementSerializer(serializers.ModelSerializer[Placement]):
    """What became of a post when its unit ended."""

    cadre = serializers.CharField(source="cadre.code")
    reorganisation = serializers.CharField(source="reorganisation.key")
    unit = serializers.CharField(source="old_posting.unit.key")
    new_unit = serializers.CharField(source="new_posting.unit.key", allow_null=True, default=None)

    class Meta:
        model = Placement
        fields = (
            "id", "cadre", "reorganisation", "is_primary", "result", "status", "unit", "old_posting", "new_unit",
            "new_posting", "note",
        )  # fmt: skip


class PlacementViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Placement]):
    """Results of reorganisations for the people whom one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = PlacementSerializer
    filterset_class = PlacementFilterSet
    queryset = Placement.objects.none()

    def get_queryset(self) -> QuerySet[Placement]:
        related = ("cadre", "reorganisation", "old_posting__unit", "new_posting__unit")
        return Placement.objects.visible_to(self.user).select_related(*related).order_by("cadre__sort_key", "pk")


class SurplusCaseFilterSet(DatedFilterSet):
    """Cases of a person or a reorganisation, settled on the day or not."""

    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    reorganisation = CharFilter(field_name="reorganisation__key", label=_("Key of the reorganisation"))
    group = ChoiceFilter(choices=Category.choices, label=_("Group"))
    settled = BooleanFilter(label=_("Settled on the day"), method="by_state")

    class Meta:
        model = SurplusCase
        fields: list[str] = []

    def by_state(self, cases: SurplusCaseQuerySet, name: str, wanted: bool) -> SurplusCaseQuerySet:
        return cases.settled_on(self.day) if wanted else cases.outstanding_on(self.day)


class SurplusCaseSerializer(serializers.ModelSerializer[SurplusCase]):
    """A person left over by a reorganisation, and the settlement."""

    cadre = serializers.CharField(source="cadre.code")
    reorganisation = serializers.CharField(source="reorganisation.key")
    unit = serializers.CharField(source="unit.key")

    class Meta:
        model = SurplusCase
        fields = (
            "id", "cadre", "reorganisation", "unit", "title", "group", "reason", "option", "legal_basis", "applied_on",
            "decision_number", "decision_on", "decision_issuer", "effective_on", "months", "amount", "paid_on",
            "deadline",
        )  # fmt: skip


class SurplusCaseViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[SurplusCase]):
    """Surplus cases of the people whom one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = SurplusCaseSerializer
    filterset_class = SurplusCaseFilterSet
    queryset = SurplusCase.objects.none()

    def get_queryset(self) -> QuerySet[SurplusCase]:
        cases = SurplusCase.objects.visible_to(self.user).select_related("cadre", "reorganisation", "unit")
        return cases.order_by("cadre__sort_key", "pk")
