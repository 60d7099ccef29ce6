"""Movements in the JSON interface, through the same gate and filters as the list; read only."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.cadres.models import Movement
from apps.cadres.movements.filters import MovementFilterSet
from apps.core.api_filters import Ordering
from apps.core.permissions import Permission


class MovementSerializer(serializers.ModelSerializer[Movement]):
    """A movement with both ends; levels that are not stated are empty."""

    cadre = serializers.CharField(source="cadre.code")
    kind_label = serializers.CharField(source="kind.label")
    from_unit = serializers.CharField(source="from_unit.key", default=None, allow_null=True)
    to_unit = serializers.CharField(source="to_unit.key", default=None, allow_null=True)

    class Meta:
        model = Movement
        fields = (
            "id", "cadre", "kind", "kind_label", "legal_basis", "decision_number", "decision_on", "decision_issuer",
            "from_unit", "from_place", "from_level", "from_title", "to_unit", "to_place", "to_level", "to_title",
            "starts_on", "planned_end", "ended_on", "is_non_local", "adds_post", "state", "proposed_by_side",
        )  # fmt: skip


class MovementApiFilterSet(MovementFilterSet):
    """The filters of the page, the person and the order."""

    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    ordering = Ordering(fields=(("starts_on", "starts_on"), ("cadre__sort_key", "name")))


class MovementViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Movement]):
    """Movements of the people whom one may see, and those from or to one's own units."""

    needs = Permission.VIEW_CADRES
    serializer_class = MovementSerializer
    filterset_class = MovementApiFilterSet
    queryset = Movement.objects.none()

    def get_queryset(self) -> QuerySet[Movement]:
        visible = Movement.objects.visible_to(self.user).select_related("cadre", "kind", "from_unit", "to_unit")
        return visible.order_by("-starts_on", "-pk")

    def filter_queryset(self, queryset: QuerySet[Movement, Any]) -> QuerySet[Movement, Any]:
        """One movement is found by its key alone; filters are for the list."""
        return queryset if self.detail else super().filter_queryset(queryset)
