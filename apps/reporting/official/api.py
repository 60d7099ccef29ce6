"""Official forms in the JSON interface: their words, and one form for a unit and a day in every kind of file."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from apps.core.dated_api import DatedView, parameter
from apps.core.permissions import Permission
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.file_renderers import FILE_FORMS, FILES
from apps.reporting.official.asking import first_day
from apps.reporting.official.definitions import OfficialForm
from apps.reporting.official.library import forms
from apps.reporting.official.outlets import file_of
from apps.reporting.official.services import build_form
from apps.reporting.official.table import FormTable
from apps.reporting.papers.renderers import CONTENT_TYPES
from apps.reporting.registry import registry
from apps.reporting.scope import scope_of
from apps.reporting.unit_codes import are_codes

UNIT_WORDS = _("Official code of a unit on the day, or with a day: 25@2025-07-01; of several the sum is told.")


class FormSerializer(serializers.Serializer[OfficialForm]):
    """A form with its number, its issuer and the days on which it is in force."""

    code = serializers.CharField()
    number = serializers.CharField()
    title = serializers.CharField()
    issuer = serializers.CharField()
    legal_basis = serializers.CharField()
    kind = serializers.CharField(source="kind.value", help_text=_("persons, units, events, people or awaited."))
    valid_from = serializers.DateField(allow_null=True)
    valid_to = serializers.DateField(allow_null=True, help_text=_("The first day on which it is no longer in force."))
    version = serializers.CharField()


class FormViewSet(DatedView, ViewSet):
    """Official forms as they are printed."""

    lookup_field = "code"
    lookup_value_regex = r"[a-z0-9-]+"

    def get_renderers(self) -> list[BaseRenderer]:
        """One form is also to be had as a file."""
        return [*super().get_renderers(), *(FILES if self.action == "retrieve" else ())]

    def handle_exception(self, exc: Exception) -> Response:
        """What is wrong is told as JSON, whatever file was asked for."""
        if getattr(self.request, "accepted_renderer", None) in FILES:
            self.request.accepted_renderer = JSONRenderer()
            self.request.accepted_media_type = JSONRenderer.media_type
        return super().handle_exception(exc)

    @extend_schema(responses=FormSerializer(many=True))
    def list(self, request: Request) -> Response:
        self.actor.require(Permission.VIEW_REPORTS)
        return Response(FormSerializer(list(forms().values()), many=True).data)  # type: ignore[arg-type]  # many

    @extend_schema(
        responses={200: OpenApiTypes.OBJECT, 404: OpenApiResponse(description=_("No such form, or out of scope."))},
        parameters=[
            parameter("unit", UNIT_WORDS, required=True, many=True),
            parameter("from", _("Forms of events: the first day, as 2020-07-01.")),
            parameter("geography", _("“then”: the units of that day; or the day whose units to show, as 2025-07-01.")),
            parameter("at", _("Of the units shown only the one with this code.")),
            parameter("format", _("json (unless said otherwise), csv, xlsx, docx or pdf.")),
        ],
    )
    def retrieve(self, request: Request, code: str) -> HttpResponse:
        """The bytes are those of the command."""
        self.actor.require(Permission.VIEW_REPORTS)
        if code not in forms():
            raise NotFound(_("There is no form with this code."))
        if not are_codes(scope_of(request.query_params).unit):
            raise ValidationError({"unit": _("Give the official code of a unit.")})
        kind = str(request.accepted_renderer.format)
        kind = kind if kind in FILE_FORMS else "json"
        table = self._table(code, request)
        for permission in table.readings:
            registry.subject.note_reading(self.actor, permission, len(table.rows) - 1, request.get_full_path())
        return HttpResponse(file_of(table, kind), content_type=CONTENT_TYPES[kind])

    def _table(self, code: str, request: Request) -> FormTable:
        scope = scope_of(request.query_params)
        try:
            first = first_day(request.query_params.get("from"))
            return build_form(
                code,
                unit=scope.unit,
                day=self.day,
                user=self.actor,
                first=first,
                **scope.chosen,
                is_exported=True,
                most_people=None,
            )
        except OutOfScope as error:
            raise NotFound(str(error)) from error
        except ReportError as error:
            raise ValidationError({"form": str(error)}) from error
