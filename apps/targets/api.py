"""Plans and their targets in the JSON interface; read only. How they stand is asked of the reports."""

from __future__ import annotations

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.core.permissions import Permission
from apps.targets.models import Target, TargetPlan


class TargetSerializer(serializers.ModelSerializer[Target]):
    """A figure of a report with what it shall reach."""

    class Meta:
        model = Target
        fields = (
            "id", "title", "basis", "report", "group", "measure", "category", "cell", "and_above", "unit_kind", "kind",
            "floor", "ceiling", "is_limit", "due_on",
        )  # fmt: skip


class TargetPlanSerializer(serializers.ModelSerializer[TargetPlan]):
    """A document that sets targets."""

    unit = serializers.CharField(source="unit.key")
    targets = TargetSerializer(many=True, read_only=True)

    class Meta:
        model = TargetPlan
        fields = (
            "code", "unit", "name", "document_number", "issued_on", "issuer", "first_year", "last_year", "note",
            "targets",
        )  # fmt: skip


class TargetPlanViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[TargetPlan]):
    """Plans of one's units, and those that set targets for them."""

    needs = Permission.VIEW_REPORTS
    serializer_class = TargetPlanSerializer
    queryset = TargetPlan.objects.none()
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[TargetPlan]:
        return TargetPlan.objects.visible_to(self.user).select_related("unit").prefetch_related("targets")
