"""Texts in the JSON interface: a report in words, and the verdicts on the figures of a text by somebody else."""

from __future__ import annotations

from django.utils.text import format_lazy
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
from apps.reporting.telling.asking import LANGUAGES, PLACES, asked_text
from apps.reporting.telling.checking.service import MOST_FIGURES, MOST_LETTERS, check
from apps.reporting.telling.checking.verdicts import Verdict
from apps.reporting.telling.narrative import Style
from apps.reporting.telling.plain import plain_check, plain_text
from apps.reporting.telling.services import tell

UNIT = parameter("unit", _("Official code of the unit on the day."), required=True)


class PieceSerializer(serializers.Serializer[None]):
    text = serializers.CharField()
    url = serializers.CharField(help_text=_("The people whom a figure counts; empty for words."))


class ParagraphSerializer(serializers.Serializer[None]):
    text = serializers.CharField()
    pieces = PieceSerializer(many=True)


class TextSerializer(serializers.Serializer[None]):
    """A report in words."""

    paragraphs = ParagraphSerializer(many=True)


class TextToCheckSerializer(serializers.Serializer[None]):
    text = serializers.CharField(
        trim_whitespace=False,
        help_text=format_lazy(_("Of its first {most} letters figures are read."), most=MOST_LETTERS),
    )


class CheckedFigureSerializer(serializers.Serializer[None]):
    start = serializers.IntegerField(help_text=_("Its first letter in the text, in Unicode form NFC, from 0."))
    end = serializers.IntegerField(help_text=_("The letter after its last one."))
    written = serializers.CharField()
    verdict = serializers.ChoiceField(choices=[(each.value, each.label) for each in Verdict])
    registry = serializers.CharField(help_text=_("What the registry says, or why it cannot tell."))
    understood = serializers.CharField(help_text=_("What the figure was taken to count; empty where that is unclear."))


class FindingSerializer(serializers.Serializer[None]):
    text = serializers.CharField()
    is_contradiction = serializers.BooleanField()


class CheckedTextSerializer(serializers.Serializer[None]):
    """The verdict on each figure of a text, and what does not fit together within it."""

    figures = CheckedFigureSerializer(many=True)
    findings = FindingSerializer(many=True)
    is_cut = serializers.BooleanField(
        help_text=format_lazy(_("Whether the text is longer, or has more than {most} figures."), most=MOST_FIGURES)
    )


class TextViewSet(DatedView, ViewSet):
    """A report in words, as its page writes it."""

    @extend_schema(
        responses={200: TextSerializer, 400: OpenApiResponse(description=_("What is wrong, in sentences."))},
        parameters=[
            UNIT,
            parameter("report", _("Code of the report; the first that has words if left out.")),
            parameter("than", _("A day to compare with.")),
            parameter("group", _("Groups of people to speak of."), many=True),
            parameter("measure", _("Measures to speak of."), many=True),
            parameter("style", format_lazy(_("Manner: {codes}."), codes=", ".join(each.value for each in Style))),
            parameter(
                "places", format_lazy(_("Decimal places of shares: {numbers}."), numbers=", ".join(map(str, PLACES)))
            ),
            parameter("hundred", _("1: shares that make a whole are rounded to make it.")),
            parameter("language", format_lazy(_("{codes}; the reader's if left out."), codes=", ".join(LANGUAGES))),
        ],
    )
    def list(self, request: Request) -> Response:
        self.actor.require(Permission.VIEW_REPORTS)
        try:
            asked = asked_text(request._request.GET, unit=_unit_of(request), day=self.day)
            return Response(plain_text(tell(asked, unit=asked.unit, user=self.actor)))
        except OutOfScope as error:
            raise NotFound(str(error)) from error
        except ReportError as error:
            raise ValidationError({"text": str(error)}) from error


class TextCheckViewSet(DatedView, ViewSet):
    """The figures of a text against the registry; the text is not kept."""

    @extend_schema(
        request=TextToCheckSerializer,
        responses={200: CheckedTextSerializer, 400: OpenApiResponse(description=_("What is wrong, in sentences."))},
        parameters=[UNIT],
    )
    def create(self, request: Request) -> Response:
        self.actor.require(Permission.VIEW_REPORTS)
        sent = TextToCheckSerializer(data=request.data)
        sent.is_valid(raise_exception=True)
        try:
            checked = check(sent.validated_data["text"], day=self.day, unit=_unit_of(request), user=self.actor)
        except ReportError as error:
            raise ValidationError({"text": str(error)}) from error
        return Response(plain_check(checked))


def _unit_of(request: Request) -> str:
    code = request.query_params.get("unit", "").strip()[:10]
    if not code.isalnum():
        raise ValidationError({"unit": _("Give the official code of a unit.")})
    return code
