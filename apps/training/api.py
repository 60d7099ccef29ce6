"""Training in the JSON interface: plans, classes and who attended them; read only."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, FilterSet, NumberFilter
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.core.permissions import Permission
from apps.training.models import Enrolment, PlanLine, TrainingClass, TrainingPlan


class LineSerializer(serializers.ModelSerializer[PlanLine]):
    """One course of a plan."""

    class Meta:
        model = PlanLine
        fields = ("id", "course", "audience", "planned", "cost", "funding")


class PlanSerializer(serializers.ModelSerializer[TrainingPlan]):
    """The plan of a unit for a year, with its courses."""

    unit = serializers.CharField(source="unit.key")
    lines = LineSerializer(many=True, read_only=True)

    class Meta:
        model = TrainingPlan
        fields = (
            "code", "unit", "year", "title", "state", "legal_basis", "decision_number", "decision_on",
            "decision_issuer", "lines",
        )  # fmt: skip


class ClassSerializer(serializers.ModelSerializer[TrainingClass]):
    """A class; costs are in dong."""

    unit = serializers.CharField(source="unit.key")
    plan = serializers.CharField(source="line.plan.code", allow_null=True, default=None)

    class Meta:
        model = TrainingClass
        fields = (
            "code", "unit", "course", "plan", "line", "name", "provider", "held_at", "place", "mode", "starts_on",
            "ends_on", "sessions", "capacity", "cost", "funding", "legal_basis", "decision_number", "decision_on",
            "decision_issuer",
        )  # fmt: skip


class EnrolmentSerializer(serializers.ModelSerializer[Enrolment]):
    """One person in one class."""

    training_class = serializers.CharField(source="training_class.code")
    course = serializers.CharField(source="training_class.course_id")
    cadre = serializers.CharField(source="cadre.code")
    unit = serializers.CharField(source="unit.key", help_text=_("Where the person served when the class began."))

    class Meta:
        model = Enrolment
        fields = (
            "id", "training_class", "course", "cadre", "unit", "title", "state", "attended", "result",
            "completed_on", "certificate_number", "qualification",
        )  # fmt: skip


class PlanApiFilterSet(FilterSet):  # type: ignore[misc]  # django_filters has no types
    year = NumberFilter(label=_("Year"))

    class Meta:
        model = TrainingPlan
        fields = ("state",)


class ClassApiFilterSet(FilterSet):  # type: ignore[misc]  # django_filters has no types
    year = NumberFilter(field_name="starts_on__year", label=_("Year"))

    class Meta:
        model = TrainingClass
        fields = ("course",)


class EnrolmentApiFilterSet(FilterSet):  # type: ignore[misc]  # django_filters has no types
    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    training_class = CharFilter(field_name="training_class__code", label=_("Class"))

    class Meta:
        model = Enrolment
        fields = ("state",)


class PlanViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[TrainingPlan]):
    """Training plans of the units that one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = PlanSerializer
    filterset_class = PlanApiFilterSet
    queryset = TrainingPlan.objects.none()
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[TrainingPlan]:
        return TrainingPlan.objects.visible_to(self.user).select_related("unit").prefetch_related("lines")


class ClassViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[TrainingClass]):
    """Classes of the units that one may see, and those that one's people attend."""

    needs = Permission.VIEW_CADRES
    serializer_class = ClassSerializer
    filterset_class = ClassApiFilterSet
    queryset = TrainingClass.objects.none()
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[TrainingClass]:
        return TrainingClass.objects.visible_to(self.user).select_related("unit", "line__plan")


class EnrolmentViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Enrolment]):
    """Who attended which class, of the people whom one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = EnrolmentSerializer
    filterset_class = EnrolmentApiFilterSet
    queryset = Enrolment.objects.none()

    def get_queryset(self) -> QuerySet[Enrolment]:
        visible = Enrolment.objects.visible_to(self.user).select_related("training_class", "cadre", "unit")
        return visible.order_by("-training_class__starts_on", "pk")
