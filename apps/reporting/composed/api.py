"""Composed tables in the JSON interface: a definition tried out, kept ones listed, and the table of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from apps.core.dated_api import DatedView
from apps.core.permissions import Permission
from apps.reporting.composed.definition_schema import CompositionSerializer
from apps.reporting.composed.definitions import Composition
from apps.reporting.composed.flat import parse
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.saved import composition_of, visible_composition
from apps.reporting.composed.sentences import notes
from apps.reporting.composed.services import compose
from apps.reporting.composed.table import ComposedTable
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import SavedComposition
from apps.reporting.unit_codes import LONGEST, codes_in, joined

UNIT = OpenApiParameter(
    "unit",
    str,
    description=_("Official code of the unit on the day, or several with commas; the definition's if left out."),
)
GEOGRAPHY = OpenApiParameter("geography", str, description=_("“then”, or the day whose units are shown."))


class SavedCompositionSerializer(serializers.ModelSerializer[SavedComposition]):
    """A kept table: its name and definition, without figures."""

    class Meta:
        model = SavedComposition
        fields = ["code", "title", "definition"]


class ComposedCellSerializer(serializers.Serializer[None]):
    row = serializers.DictField(child=serializers.CharField(), help_text=_("The item of each axis; “*” for the total."))
    column = serializers.DictField(child=serializers.CharField())
    figure = serializers.CharField()
    value = serializers.DecimalField(max_digits=12, decimal_places=2, allow_null=True, coerce_to_string=False)
    is_hidden = serializers.BooleanField()


class ComposedTableSerializer(serializers.Serializer[None]):
    """Every figure of a composed table, row by row."""

    unit = serializers.CharField()
    days = serializers.ListField(child=serializers.DateField())
    geography = serializers.CharField()
    notes = serializers.ListField(child=serializers.CharField())
    cells = ComposedCellSerializer(many=True)


def told(table: ComposedTable) -> dict[str, Any]:
    return {
        "unit": table.unit.code,
        "days": [day.isoformat() for day in table.days],
        "geography": table.geography,
        "notes": list(notes(table)),
        "cells": list(_cells(table)),
    }


def _cells(table: ComposedTable) -> Iterator[dict[str, Any]]:
    for row, column, show, figure in table.cells():
        named = {"row": _items(row), "column": _items(column)}
        yield {**named, "figure": show.value, "value": figure.value, "is_hidden": figure.is_hidden}


def _items(leaf: Leaf) -> dict[str, str]:
    return {axis.code: item.code for axis, item in zip(leaf.axes, leaf.items, strict=True)}


class CompositionViewSet(DatedView, ViewSet):
    """Composed tables that the user keeps or sees, and the figures of any definition."""

    lookup_field = "code"
    lookup_value_regex = r"[A-Z0-9-]+"

    @extend_schema(responses=SavedCompositionSerializer(many=True))
    def list(self, request: Request) -> Response:
        self.actor.require(Permission.VIEW_REPORTS)
        return Response(SavedCompositionSerializer(SavedComposition.objects.visible_to(self.actor), many=True).data)

    @extend_schema(responses=SavedCompositionSerializer)
    def retrieve(self, request: Request, code: str) -> Response:
        self.actor.require(Permission.VIEW_REPORTS)
        return Response(SavedCompositionSerializer(visible_composition(code, self.actor)).data)

    @extend_schema(
        request=CompositionSerializer,
        responses={200: ComposedTableSerializer, 400: OpenApiResponse(description=_("What is wrong, in sentences."))},
        parameters=[UNIT, GEOGRAPHY],
    )
    def create(self, request: Request) -> Response:
        """The figures of the definition that is sent; nothing is kept."""
        self.actor.require(Permission.VIEW_REPORTS)
        try:
            composition = parse(request.data)
        except ReportError as error:
            raise ValidationError({"definition": str(error)}) from error
        return Response(self._table(composition))

    @extend_schema(responses=ComposedTableSerializer, parameters=[UNIT, GEOGRAPHY])
    @action(detail=True)
    def table(self, request: Request, code: str) -> Response:
        """The figures of a kept table on the day."""
        self.actor.require(Permission.VIEW_REPORTS)
        return Response(self._table(composition_of(visible_composition(code, self.actor))))

    def _table(self, composition: Composition) -> dict[str, Any]:
        asked = self.request.query_params
        unit = joined([asked.get("unit", "")]) or composition.unit
        if not all(code.isalnum() for code in codes_in(unit) or ("",)):
            raise ValidationError({"unit": _("Give the official code of a unit.")})
        geography = asked.get("geography", "")[:LONGEST] or composition.geography
        try:
            definition = replace(composition, unit=unit, geography=geography)
            return told(compose(definition, day=self.day, unit=unit, user=self.actor))
        except OutOfScope as error:
            raise NotFound(str(error)) from error
        except ReportError as error:
            raise ValidationError({"definition": str(error)}) from error
