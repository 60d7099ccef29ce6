"""Texts in the JSON interface: a report in words, and the verdicts on the figures of a text by somebody else."""

from __future__ import annotations

from django.utils.translation import gettext as _
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

UNIT = parameter("unit", "Official code of the unit on the day.", required=True)


class PieceSerializer(serializers.Serializer[None]):
    text = serializers.CharField()
    url = serializers.CharField(help_text="The people whom a figure counts; empty for words.")


class ParagraphSerializer(serializers.Serializer[None]):
    text = serializers.CharField()
    pieces = PieceSerializer(many=True)


class TextSerializer(serializers.Serializer[None]):
    """A report in words."""

    paragraphs = ParagraphSerializer(many=True)


class TextToCheckSerializer(serializers.Serializer[None]):
    text = serializers.CharField(
        trim_whitespace=False, help_text=f"Of its first {MOST_LETTERS} letters figures are read."
    )


class CheckedFigureSerializer(serializers.Serializer[None]):
    start = serializers.IntegerField(help_text="Its first letter in the text, in Unicode form NFC, from 0.")
    end = serializers.IntegerField(help_text="The letter after its last one.")
    written = serializers.CharField()
    verdict = serializers.ChoiceField(choices=[(each.value, each.value) for each in Verdict])
    registry = serializers.CharField(help_text="What the registry says, or why it cannot tell.")
    understood = serializers.CharField(help_text="What the figure was taken to count; empty where that is unclear.")


class FindingSerializer(serializers.Serializer[None]):
    text = serializers.CharField()
    is_contradiction = serializers.BooleanField()


class CheckedTextSerializer(serializers.Serializer[None]):
    """The verdict on each figure of a text, and what does not fit together within it."""

    figures = CheckedFigureSerializer(many=True)
    findings = FindingSerializer(many=True)
    is_cut = serializers.BooleanField(help_text=f"Whether the text is longer, or has more than {MOST_FIGURES} figures.")


class TextViewSet(DatedView, ViewSet):
    """A report in words, as its page writes it."""

    @extend_schema(
        responses={200: TextSerializer, 400: OpenApiResponse(description="What is wrong, in sentences.")},
        parameters=[
            UNIT,
            parameter("report", "Code of the report; the first that has words if left out."),
            parameter("than", "A day to compare with."),
            parameter("group", "Groups of people to speak of.", many=True),
            parameter("measure", "Measures to speak of.", many=True),
            parameter("style", f"Manner: {', '.join(each.value for each in Style)}."),
            parameter("places", f"Decimal places of shares: {', '.join(map(str, PLACES))}."),
            parameter("hundred", "1: shares that make a whole are rounded to make it."),
            parameter("language", f"{', '.join(LANGUAGES)}; the reader's if left out."),
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
        responses={200: CheckedTextSerializer, 400: OpenApiResponse(description="What is wrong, in sentences.")},
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
