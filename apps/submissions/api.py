"""Reporting periods and what is delivered in them, in the JSON interface; read only."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.core.permissions import Permission
from apps.submissions.models import Delivery, ReportingPeriod, State, Submission


class ReportingPeriodSerializer(serializers.ModelSerializer[ReportingPeriod]):
    """A roster that a province asks its communes for."""

    unit = serializers.CharField(source="unit.key")

    class Meta:
        model = ReportingPeriod
        fields = ("code", "unit", "name", "as_of", "format", "opens_on", "deadline", "policy", "closed_at")


class DeliverySerializer(serializers.ModelSerializer[Delivery]):
    """One version of a unit's roster and its review."""

    upload = serializers.CharField(source="upload.code")

    class Meta:
        model = Delivery
        fields = (
            "number", "upload", "delivered_at", "late_reason", "verdict", "reviewed_at", "is_automatic", "remarks",
            "reopened_at", "reopen_reason",
        )  # fmt: skip


class SubmissionSerializer(serializers.ModelSerializer[Submission]):
    """A unit that is expected in a period, with its state now."""

    period = serializers.CharField(source="period.code")
    unit = serializers.CharField(source="unit.key")
    state = serializers.ChoiceField(choices=State.choices)
    first_sent_at = serializers.DateTimeField(source="first_at", allow_null=True)
    is_late = serializers.BooleanField()
    deliveries = DeliverySerializer(many=True, read_only=True)

    class Meta:
        model = Submission
        fields = ("id", "period", "unit", "state", "first_sent_at", "is_late", "deliveries")


class SubmissionApiFilterSet(FilterSet):  # type: ignore[misc]  # django_filters has no types
    period = CharFilter(field_name="period__code", label=_("Reporting period"))
    unit = CharFilter(field_name="unit__key", label=_("Unit"))
    state = ChoiceFilter(choices=State.choices, label=_("State"))

    class Meta:
        model = Submission
        fields: tuple[str, ...] = ()


class ReportingPeriodViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[ReportingPeriod]):
    """Reporting periods that one reviews or in which one's units are expected."""

    needs = Permission.UPLOAD_ROSTERS
    serializer_class = ReportingPeriodSerializer
    queryset = ReportingPeriod.objects.none()
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[ReportingPeriod]:
        return ReportingPeriod.objects.visible_to(self.user).select_related("unit")


class SubmissionViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Submission]):
    """The expected units that one may send for or review, with what they delivered."""

    needs = Permission.UPLOAD_ROSTERS
    serializer_class = SubmissionSerializer
    filterset_class = SubmissionApiFilterSet
    queryset = Submission.objects.none()

    def get_queryset(self) -> QuerySet[Submission]:
        visible = Submission.objects.visible_to(self.user).standing_now().select_related("period", "unit")
        return visible.prefetch_related("deliveries__upload").order_by("-period__as_of", "pk")
