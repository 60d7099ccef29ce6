"""Allotted posts, vacancies to fill and the size of units in the JSON interface."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.core.permissions import Permission
from apps.establishment.models import Allotment, Opening, UnitClassification, UnitSize


class AllotmentSerializer(serializers.ModelSerializer[Allotment]):
    """The posts of a block that a unit was allotted for a year."""

    unit = serializers.CharField(source="unit.key")

    class Meta:
        model = Allotment
        fields = (
            "id", "unit", "block", "year", "number", "legal_basis", "decision_number", "decision_on",
            "decision_issuer", "note",
        )  # fmt: skip


class AllotmentViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Allotment]):
    """Allotments of the units that one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = AllotmentSerializer
    filterset_fields = ("year", "block", "unit__key")
    queryset = Allotment.objects.none()

    def get_queryset(self) -> QuerySet[Allotment]:
        return Allotment.objects.visible_to(self.user).select_related("unit").order_by("-year", "pk")


class ClassificationSerializer(serializers.ModelSerializer[UnitClassification]):
    """The class of a commune over a period, by decision."""

    unit = serializers.CharField(source="unit.key")
    valid_from = serializers.DateField(source="period.lower")
    valid_until = serializers.DateField(source="period.upper", allow_null=True, help_text=_("Exclusive."))

    class Meta:
        model = UnitClassification
        fields = (
            "id", "unit", "unit_class", "valid_from", "valid_until", "legal_basis", "decision_number", "decision_on",
            "decision_issuer", "note",
        )  # fmt: skip


class ClassificationViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[UnitClassification]):
    """Classes of the communes that one may see, on every day."""

    needs = Permission.VIEW_CADRES
    serializer_class = ClassificationSerializer
    filterset_fields = ("unit_class", "unit__key")
    queryset = UnitClassification.objects.none()

    def get_queryset(self) -> QuerySet[UnitClassification]:
        return UnitClassification.objects.visible_to(self.user).select_related("unit").order_by("unit", "-period")


class UnitSizeSerializer(serializers.ModelSerializer[UnitSize]):
    """Inhabitants and area of a unit on a day, with their source."""

    unit = serializers.CharField(source="unit.key")

    class Meta:
        model = UnitSize
        fields = ("id", "unit", "counted_on", "inhabitants", "area", "source")


class UnitSizeViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[UnitSize]):
    """Inhabitants and areas of the units that one may see, all counts of each, the latest first."""

    needs = Permission.VIEW_CADRES
    serializer_class = UnitSizeSerializer
    filterset_fields = ("unit__key", "counted_on")
    queryset = UnitSize.objects.none()

    def get_queryset(self) -> QuerySet[UnitSize]:
        return UnitSize.objects.visible_to(self.user).select_related("unit").order_by("-counted_on", "unit", "pk")


class OpeningSerializer(serializers.ModelSerializer[Opening]):
    """Vacancies of one kind that a unit is to fill."""

    unit = serializers.CharField(source="unit.key")

    class Meta:
        model = Opening
        fields = (
            "id", "unit", "block", "title", "work", "number", "way", "opened_on", "wanted_by", "filled", "closed_on",
            "legal_basis", "decision_number", "decision_on", "decision_issuer", "note",
        )  # fmt: skip


class OpeningViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Opening]):
    """Vacancies to fill in the units that one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = OpeningSerializer
    filterset_fields = ("block", "way", "unit__key")
    queryset = Opening.objects.none()

    def get_queryset(self) -> QuerySet[Opening]:
        return Opening.objects.visible_to(self.user).select_related("unit").order_by("-opened_on", "pk")
