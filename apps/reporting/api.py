"""Reports in the JSON interface: the same object that the `report` command prints."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from apps.core.dated_api import DatedView, parameter
from apps.core.permissions import Permission
from apps.reporting.definitions import Report
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.file_renderers import FILE_FORMS, FILES
from apps.reporting.papers.outlets import file_of_report, file_of_tallies
from apps.reporting.papers.renderers import CONTENT_TYPES
from apps.reporting.registry import registry
from apps.reporting.scope import scope_of
from apps.reporting.services import build_report, reports_open_to
from apps.reporting.tallies.asking import measures_of, span_of
from apps.reporting.tallies.definitions import TallyReport
from apps.reporting.tallies.services import build_tally_report, open_reports, require_open
from apps.reporting.trends.outlets import file_of_trend, trend_of
from apps.reporting.trends.serializers import TrendSerializer
from apps.reporting.unit_codes import are_codes


class ReportSerializer(serializers.Serializer[Report]):
    """A declared report: its words, its groups and its measures."""

    code = serializers.CharField()
    title = serializers.CharField()
    description = serializers.CharField()
    groups = serializers.ListField(child=serializers.CharField(), source="populations")
    measures = serializers.ListField(child=serializers.CharField(), source="dimensions")
    legal_basis = serializers.CharField()
    version = serializers.CharField()


class TallyReportSerializer(serializers.Serializer[TallyReport]):
    """A declared report of events, in the shape of all others."""

    code = serializers.CharField()
    title = serializers.CharField()
    description = serializers.CharField()
    groups = serializers.SerializerMethodField()
    measures = serializers.SerializerMethodField()
    legal_basis = serializers.CharField()
    version = serializers.CharField()

    def get_groups(self, report: TallyReport) -> list[str]:
        return [group.code for group in report.groups]

    def get_measures(self, report: TallyReport) -> list[str]:
        offered = measures_of(report, report.span(timezone.localdate()))
        return list(dict.fromkeys(measure.code for measure, _groups in offered))


class CellSerializer(serializers.Serializer[None]):
    group = serializers.CharField()
    measure = serializers.CharField()
    category = serializers.CharField()
    unit = serializers.CharField(help_text=_("Official code on the day."))
    counted = serializers.CharField(required=False, help_text=_("Reports of events: what the number counts."))
    count = serializers.IntegerField(allow_null=True, help_text=_("Empty where a small number is hidden."))
    base = serializers.IntegerField(allow_null=True)
    percent = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True, coerce_to_string=False)


class ReportTableSerializer(serializers.Serializer[None]):
    """A report of a unit on a day; one of events also says from which day on."""

    report = serializers.CharField()
    as_of = serializers.DateField()
    geography = serializers.CharField()
    unit = serializers.CharField()
    groups = serializers.ListField(child=serializers.CharField())
    cells = CellSerializer(many=True)

    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """With the first day of a span, whose name is a word of Python's own."""
        first = serializers.DateField(required=False, allow_null=True, help_text=_("Reports of events: the first day."))
        return {**super().get_fields(), "from": first}


Renderers = list[BaseRenderer]
UNIT_WORDS = _("Official code of a unit on the day, or with a day: 25@2025-07-01; of several the sum is told.")


class ReportViewSet(DatedView, ViewSet):
    """Figures by group, measure and category, with their bases and shares."""

    lookup_field = "code"
    lookup_value_regex = r"[a-z0-9_-]+"

    @extend_schema(responses=ReportSerializer(many=True))
    def list(self, request: Request) -> Response:
        self.actor.require(Permission.VIEW_REPORTS)
        of_days = ReportSerializer(reports_open_to(self.actor), many=True).data  # type: ignore[arg-type]  # many of them
        of_events = TallyReportSerializer(open_reports(self.actor), many=True).data  # type: ignore[arg-type]  # as above
        return Response([*of_days, *of_events])

    @extend_schema(
        responses={200: ReportTableSerializer, 404: OpenApiResponse(description=_("No such report, or out of scope."))},
        parameters=[
            parameter("unit", UNIT_WORDS, required=True, many=True),
            parameter("from", _("Reports of events: the first day, as 2020-07-01; “all” for everything recorded.")),
            parameter("geography", _("“then”: the units of that day; or the day whose units to show, as 2025-07-01.")),
            parameter("at", _("Of the units shown only the one with this code.")),
            parameter(
                "level", _("Levels of units to show, beside the unit's own; “chosen”: each of several."), many=True
            ),
            parameter("group", _("Groups of people to show."), many=True),
            parameter("measure", _("Measures to show."), many=True),
            parameter("format", _("json (unless said otherwise), csv, xlsx, docx or pdf.")),
        ],
    )
    def retrieve(self, request: Request, code: str) -> HttpResponse:
        """The bytes are those of the command, so that programs may compare them."""
        self.actor.require(Permission.VIEW_REPORTS)
        asked = request.query_params
        if code not in registry.reports and code not in registry.tally_reports:
            raise NotFound(_("There is no report with this code."))
        if not are_codes(scope_of(asked).unit):
            raise ValidationError({"unit": _("Give the official code of a unit.")})
        form = str(request.accepted_renderer.format)
        kind = "application/json; charset=utf-8" if form not in FILE_FORMS else CONTENT_TYPES[form]
        return HttpResponse(self._file(code, request, form if form in FILE_FORMS else "json"), content_type=kind)

    @extend_schema(
        responses={200: TrendSerializer, 404: OpenApiResponse(description=_("No such report, or out of scope."))},
        parameters=[
            parameter("unit", UNIT_WORDS, required=True, many=True),
            parameter("days", _("Days with commas between them; the year ends since 2019 and the day if left out.")),
            parameter("geography", _("The day whose units are shown on all days; the day itself if left out.")),
            parameter("at", _("Of the units shown only the one with this code.")),
            parameter("group", _("A group of people; the first if left out.")),
            parameter("measure", _("A measure; the first if left out.")),
        ],
    )
    @action(detail=True)
    def trend(self, request: Request, code: str) -> HttpResponse:
        """One measure of one group over several days, for the same unit in one geography."""
        self.actor.require(Permission.VIEW_REPORTS)
        asked = request.query_params
        if code not in registry.reports:
            raise NotFound(_("There is no report with this code."))
        chosen = {name: asked.get(name, "") for name in ("days", "group", "measure")}
        try:
            found = trend_of(code, scope_of(asked), day=self.day, user=self.actor, **chosen)
        except OutOfScope as error:
            raise NotFound(str(error)) from error
        except ReportError as error:
            raise ValidationError({"report": str(error)}) from error
        return HttpResponse(file_of_trend(found, "json"), content_type="application/json; charset=utf-8")

    def get_renderers(self) -> Renderers:
        """One report is also to be had as a file."""
        return [*super().get_renderers(), *(FILES if self.action == "retrieve" else ())]

    def handle_exception(self, exc: Exception) -> Response:
        """What is wrong is told as JSON, whatever file was asked for."""
        if getattr(self.request, "accepted_renderer", None) in FILES:
            self.request.accepted_renderer = JSONRenderer()
            self.request.accepted_media_type = JSONRenderer.media_type
        return super().handle_exception(exc)

    def _file(self, code: str, request: Request, form: str) -> bytes:
        asked = request.query_params
        names = {"levels": "level", "groups": "group", "measures": "measure"}
        chosen: dict[str, Any] = {argument: asked.getlist(name) or None for argument, name in names.items()}
        scope = scope_of(asked)
        chosen |= scope.chosen
        try:
            if code not in registry.tally_reports:
                table = build_report(code, unit=scope.unit, day=self.day, user=self.actor, **chosen)
                return file_of_report(table, form, by=self.actor)
            require_open(self.actor, registry.tally_reports[code])
            span = span_of(registry.tally_reports[code], self.day, asked.get("from"))
            tallies = build_tally_report(code, unit=scope.unit, span=span, user=self.actor, **chosen)
            return file_of_tallies(tallies, form, by=self.actor)
        except OutOfScope as error:
            raise NotFound(str(error)) from error
        except ReportError as error:
            raise ValidationError({"report": str(error)}) from error
