"""Planning lists and health examinations in the JSON interface, for holders of their rights; readings are logged."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.accounts.readings import log_reading
from apps.core.permissions import FieldGroup, Permission
from apps.planning.models import HealthExamination, PlanningEntry


class NotedViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Any]):
    """Records of a restricted group: who reads them is written down."""

    group: FieldGroup

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().list(request, *args, **kwargs)
        self._note(person="", people=len({row["cadre"] for row in response.data["results"]}))
        return response

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().retrieve(request, *args, **kwargs)
        self._note(person=response.data["cadre"], people=1)
        return response

    def _note(self, *, person: str, people: int) -> None:
        if people:
            log_reading(user=self.user, group=self.group, person=person, people=people, address=self.request.path)


class PlanningEntrySerializer(serializers.ModelSerializer[PlanningEntry]):
    """One person planned for one title."""

    cadre = serializers.CharField(source="cadre.code")
    unit = serializers.CharField(source="round.unit.key")
    term = serializers.CharField(source="round.term_id")

    class Meta:
        model = PlanningEntry
        fields = ("id", "cadre", "unit", "term", "title", "position", "added_on", "removed_on", "removal_reason")


class PlanningViewSet(NotedViewSet):
    """Planned people whom one may see."""

    needs = Permission.SEE_PLANNING
    group = FieldGroup.PLANNING
    serializer_class = PlanningEntrySerializer
    filterset_fields = ("title", "round__term", "cadre__code")
    queryset = PlanningEntry.objects.none()

    def get_queryset(self) -> QuerySet[PlanningEntry]:
        return PlanningEntry.objects.visible_to(self.user).select_related("cadre", "round__unit").order_by("pk")


class HealthSerializer(serializers.ModelSerializer[HealthExamination]):
    """The class that one examination found."""

    cadre = serializers.CharField(source="cadre.code")
    examined = serializers.SerializerMethodField(help_text=_("2024-03-05, 2024-03 or 2024: as much as is known."))

    class Meta:
        model = HealthExamination
        fields = ("id", "cadre", "health_class", "examined", "provider")

    def get_examined(self, examination: HealthExamination) -> str | None:
        return examination.examined.iso() if examination.examined else None


class HealthViewSet(NotedViewSet):
    """Examinations of people whose health one may see."""

    needs = Permission.SEE_HEALTH
    group = FieldGroup.HEALTH
    serializer_class = HealthSerializer
    filterset_fields = ("health_class", "cadre__code")
    queryset = HealthExamination.objects.none()

    def get_queryset(self) -> QuerySet[HealthExamination]:
        return HealthExamination.objects.visible_to(self.user).select_related("cadre").order_by("pk")
