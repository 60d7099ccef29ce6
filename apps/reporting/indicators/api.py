"""Indicators in the JSON interface: their words, and their figures for a unit on a day."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from apps.core.dated_api import DatedView, parameter
from apps.core.permissions import Permission
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.indicators.definitions import Indicator, IndicatorValue, Inquiry
from apps.reporting.indicators.register import all_indicators, find_indicator
from apps.reporting.indicators.services import figures_of
from apps.reporting.scope import scope_of


class IndicatorSerializer(serializers.Serializer[Indicator]):
    """What is counted, of what, by which law, in which version."""

    code = serializers.CharField()
    title = serializers.CharField()
    words = serializers.CharField()
    numerator = serializers.CharField()
    denominator = serializers.CharField()
    unit_of_measure = serializers.CharField()
    legal_basis = serializers.CharField()
    version = serializers.CharField()
    valid_from = serializers.DateField(allow_null=True)
    valid_to = serializers.DateField(allow_null=True, help_text=_("The first day on which it no longer holds."))
    remarks = serializers.CharField()


class IndicatorValueSerializer(serializers.Serializer[IndicatorValue]):
    """One figure; empty where a small number is hidden."""

    group = serializers.CharField()
    measure = serializers.CharField()
    category = serializers.CharField()
    base = serializers.CharField(help_text=_("The row that the denominator counts; empty for all persons or units."))
    numerator = serializers.IntegerField(allow_null=True)
    denominator = serializers.IntegerField(allow_null=True)
    value = serializers.DecimalField(max_digits=12, decimal_places=2, allow_null=True, coerce_to_string=False)
    form = serializers.CharField(source="form.value", help_text=_("count, percent or decimal."))
    day = serializers.DateField(allow_null=True, help_text=_("Of a trend: the day of the figure."))


class FiguresSerializer(IndicatorSerializer):
    """An indicator with its figures."""

    unit = serializers.CharField()
    as_of = serializers.DateField()
    geography = serializers.CharField()
    values = IndicatorValueSerializer(many=True)


class IndicatorViewSet(DatedView, ViewSet):
    """Figures that have a name, a definition and a legal basis."""

    lookup_field = "code"
    lookup_value_regex = r"[A-Z0-9]+"

    @extend_schema(responses=IndicatorSerializer(many=True))
    def list(self, request: Request) -> Response:
        self.actor.require(Permission.VIEW_REPORTS)
        return Response(IndicatorSerializer(all_indicators(), many=True).data)  # type: ignore[arg-type]  # many of them

    @extend_schema(
        responses={200: FiguresSerializer, 404: OpenApiResponse(description=_("No such indicator, or out of scope."))},
        parameters=[
            parameter("unit", _("Official code of the unit on the day, or with a day: 25@2025-07-01."), required=True),
            parameter("geography", _("“then”: the units of that day; or the day whose units to show, as 2025-07-01.")),
            parameter("at", _("Of the units shown only the one with this code.")),
        ],
    )
    def retrieve(self, request: Request, code: str) -> Response:
        self.actor.require(Permission.VIEW_REPORTS)
        asked = request.query_params
        if not asked.get("unit", "").partition("@")[0].isalnum():
            raise ValidationError({"unit": _("Give the official code of a unit.")})
        scope = scope_of(asked)
        inquiry = Inquiry(scope.unit, self.day, self.actor, scope.geography, scope.at)
        try:
            indicator = find_indicator(code)
        except ReportError as error:
            raise NotFound(str(error)) from error
        return Response({**IndicatorSerializer(indicator).data, **self._figures(indicator, inquiry)})

    def _figures(self, indicator: Indicator, inquiry: Inquiry) -> dict[str, Any]:
        try:
            values = figures_of(indicator, inquiry).values
        except OutOfScope as error:
            raise NotFound(str(error)) from error
        except ReportError as error:
            raise ValidationError({"indicator": str(error)}) from error
        return {
            "unit": inquiry.unit,
            "as_of": inquiry.day.isoformat(),
            "geography": inquiry.geography,
            "values": IndicatorValueSerializer(values, many=True).data,  # type: ignore[arg-type]  # many of them
        }
