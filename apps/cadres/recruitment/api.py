"""Recruitments in the JSON interface, through the gate of the pages; read only."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ModelChoiceFilter
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.cadres.filters import DatedFilterSet
from apps.cadres.models import Recruitment, RecruitmentKind
from apps.core.api_filters import Ordering
from apps.core.permissions import Permission


class RecruitmentSerializer(serializers.ModelSerializer[Recruitment]):
    """When a person came into service, how and by whom."""

    cadre = serializers.CharField(source="cadre.code")
    kind_label = serializers.CharField(source="kind.label", default=None, allow_null=True)
    recruited = serializers.SerializerMethodField(help_text=_("2010-03-05, 2010-03 or 2010: as much as is known."))

    class Meta:
        model = Recruitment
        fields = (
            "id", "cadre", "recruited", "kind", "kind_label", "recruited_by", "legal_basis", "decision_number",
            "decision_on", "decision_issuer",
        )  # fmt: skip

    def get_recruited(self, recruitment: Recruitment) -> str | None:
        return recruitment.recruited.iso() if recruitment.recruited else None


class RecruitmentFilterSet(DatedFilterSet):
    """Of whom, and in which form."""

    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    kind = ModelChoiceFilter(queryset=RecruitmentKind.objects.all(), label=_("Code of the form of recruitment"))
    ordering = Ordering(fields=(("recruited_on", "recruited_on"), ("cadre__sort_key", "name")))

    class Meta:
        model = Recruitment
        fields: tuple[str, ...] = ()


class RecruitmentViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Recruitment]):
    """Recruitments of the people whom one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = RecruitmentSerializer
    filterset_class = RecruitmentFilterSet
    queryset = Recruitment.objects.none()

    def get_queryset(self) -> QuerySet[Recruitment]:
        visible = Recruitment.objects.visible_to(self.user).select_related("cadre", "kind")
        return visible.order_by("cadre__sort_key", "cadre", "recruited_on", "pk")

    def filter_queryset(self, queryset: QuerySet[Recruitment, Any]) -> QuerySet[Recruitment, Any]:
        """One recruitment is found by its key alone; filters are for the list."""
        return queryset if self.detail else super().filter_queryset(queryset)
