"""Petitions in the JSON interface, for those who may see them; each reading is logged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.accounts.readings import log_reading
from apps.core.permissions import FieldGroup, Permission
from apps.petitions.models import Petition


class PetitionSerializer(serializers.ModelSerializer[Petition]):
    """One petition; who wrote it is not kept."""

    unit = serializers.CharField(source="unit.key")
    cadre = serializers.CharField(source="cadre.code", allow_null=True, default=None)

    class Meta:
        model = Petition
        fields = (
            "id", "unit", "cadre", "kind", "subject", "register_number", "received_on", "summary", "handled_by",
            "due_on", "answered_on", "result", "legal_basis", "decision_number", "decision_on", "decision_issuer",
        )  # fmt: skip


class PetitionViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Petition]):
    """Petitions of the units in which one may see them."""

    needs = Permission.SEE_PETITIONS
    serializer_class = PetitionSerializer
    filterset_fields = ("kind", "subject", "result", "cadre__code")
    queryset = Petition.objects.none()

    def get_queryset(self) -> QuerySet[Petition]:
        visible = Petition.objects.visible_to(self.user)
        return visible.select_related("unit", "cadre").order_by("-received_on", "-pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().list(request, *args, **kwargs)
        self._note(row["cadre"] for row in response.data["results"])
        return response

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().retrieve(request, *args, **kwargs)
        self._note([response.data["cadre"]])
        return response

    def _note(self, codes: Iterable[str | None]) -> None:
        people = {code for code in codes if code}
        if people:
            person = next(iter(people)) if len(people) == 1 else ""
            log_reading(
                user=self.user,
                group=FieldGroup.PETITIONS,
                person=person,
                people=len(people),
                address=self.request.path,
            )
