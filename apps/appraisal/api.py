"""Ratings, scores of periods, commendations and, for who may see them, votes of confidence in the JSON interface."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, NumberFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.accounts.readings import log_reading
from apps.appraisal.models import Commendation, CommendationKind, ConfidenceVote, PeriodScore, Rating, Track
from apps.appraisal.querysets import covered_by
from apps.cadres.filters import DatedFilterSet
from apps.cadres.unitchoice import UnitFilter
from apps.communes.models import Unit
from apps.core.api_filters import Ordering
from apps.core.permissions import FieldGroup, Permission


class PersonsFilterSet(DatedFilterSet):
    """What all records of people are asked by."""

    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    year = NumberFilter(label=_("Year"), min_value=1950, max_value=2100, decimal_places=0)


class PlacedFilterSet(PersonsFilterSet):
    """Records that count in the unit of that time."""

    unit = UnitFilter(label=_("Unit at that time"), method="within")

    @extend_schema_field(OpenApiTypes.STR)
    def within(self, found: QuerySet[Any], name: str, unit: Unit) -> QuerySet[Any]:
        return found.filter(unit__in=covered_by(unit))


class RatingFilterSet(PlacedFilterSet):
    track = ChoiceFilter(choices=Track.choices, label=_("Rated as"))
    level = CharFilter(label=_("Level"))
    ordering = Ordering(fields=(("year", "year"), ("cadre__sort_key", "name")))

    class Meta:
        model = Rating
        fields: list[str] = []


class PeriodScoreFilterSet(PersonsFilterSet):
    class Meta:
        model = PeriodScore
        fields: list[str] = []


class CommendationFilterSet(PlacedFilterSet):
    kind = ChoiceFilter(choices=CommendationKind.choices, field_name="form__kind", label=_("Kind"))
    form = CharFilter(label=_("Form of commendation"))
    ordering = Ordering(fields=(("year", "year"), ("cadre__sort_key", "name")))

    class Meta:
        model = Commendation
        fields: list[str] = []


class VoteFilterSet(PlacedFilterSet):
    year = NumberFilter(label=_("Year"), field_name="session__held_on__year", min_value=1950, max_value=2100)
    ordering = Ordering(fields=(("session__held_on", "date"), ("cadre__sort_key", "name")))

    class Meta:
        model = ConfidenceVote
        fields: list[str] = []


class RatingSerializer(serializers.ModelSerializer[Rating]):
    """A level of a year in one track, or why there is none."""

    cadre = serializers.CharField(source="cadre.code")
    unit = serializers.CharField(source="unit.key", help_text=_("Where the person served at the end of the year."))

    class Meta:
        model = Rating
        fields = (
            "id", "cadre", "year", "track", "level", "unrated", "score", "note", "unit", "title", "category",
            "legal_basis", "decision_number", "decision_on", "decision_issuer",
        )  # fmt: skip


class PeriodScoreSerializer(serializers.ModelSerializer[PeriodScore]):
    """The score of a month or a quarter."""

    cadre = serializers.CharField(source="cadre.code")

    class Meta:
        model = PeriodScore
        fields = ("id", "cadre", "year", "kind", "number", "score")


class CommendationSerializer(serializers.ModelSerializer[Commendation]):
    """A reward, an emulation title or a Party badge."""

    cadre = serializers.CharField(source="cadre.code")
    form_label = serializers.CharField(source="form.label")
    kind = serializers.CharField(source="form.kind")
    unit = serializers.CharField(source="unit.key", help_text=_("Where the person served at that time."))

    class Meta:
        model = Commendation
        fields = (
            "id", "cadre", "year", "form", "form_label", "kind", "reason", "unit", "title", "category",
            "legal_basis", "decision_number", "decision_on", "decision_issuer",
        )  # fmt: skip


class VoteSerializer(serializers.ModelSerializer[ConfidenceVote]):
    """The ballots on one person in one session; shares are of `base`."""

    cadre = serializers.CharField(source="cadre.code")
    unit = serializers.CharField(source="unit.key", help_text=_("Where the person served on that day."))
    body = serializers.CharField(source="session.body")
    held_on = serializers.DateField(source="session.held_on")
    scheme = serializers.CharField(source="session.scheme_id")
    summoned = serializers.IntegerField(source="session.summoned")
    present = serializers.IntegerField(source="session.present")
    base = serializers.IntegerField(help_text=_("Of how many the scheme takes the shares."))

    class Meta:
        model = ConfidenceVote
        fields = (
            "id", "cadre", "unit", "title", "body", "held_on", "scheme", "summoned", "present", "issued", "valid",
            "high", "medium", "low", "invalid", "base",
        )  # fmt: skip


class RatingViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Rating]):
    """Yearly ratings of the people whom one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = RatingSerializer
    filterset_class = RatingFilterSet
    queryset = Rating.objects.none()

    def get_queryset(self) -> QuerySet[Rating]:
        return Rating.objects.visible_to(self.user).select_related("cadre", "unit").order_by("-year", "-pk")


class PeriodScoreViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[PeriodScore]):
    """Scores of months and quarters of the people whom one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = PeriodScoreSerializer
    filterset_class = PeriodScoreFilterSet
    queryset = PeriodScore.objects.none()

    def get_queryset(self) -> QuerySet[PeriodScore]:
        return PeriodScore.objects.visible_to(self.user).select_related("cadre").order_by("-year", "-pk")


class CommendationViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Commendation]):
    """Commendations of the people whom one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = CommendationSerializer
    filterset_class = CommendationFilterSet
    queryset = Commendation.objects.none()

    def get_queryset(self) -> QuerySet[Commendation]:
        visible = Commendation.objects.visible_to(self.user)
        return visible.select_related("cadre", "form", "unit").order_by("-year", "-pk")


class VoteViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[ConfidenceVote]):
    """Votes of confidence in the people whose votes one may see; each reading is logged."""

    needs = Permission.SEE_VOTES
    serializer_class = VoteSerializer
    filterset_class = VoteFilterSet
    queryset = ConfidenceVote.objects.none()

    def get_queryset(self) -> QuerySet[ConfidenceVote]:
        visible = ConfidenceVote.objects.visible_to(self.user)
        return visible.select_related("cadre", "unit", "session__scheme").order_by("-session__held_on", "-pk")

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().list(request, *args, **kwargs)
        people = {row["cadre"] for row in response.data["results"]}
        if people:
            self.note_reading(person="", people=len(people))
        return response

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().retrieve(request, *args, **kwargs)
        self.note_reading(person=response.data["cadre"], people=1)
        return response

    def note_reading(self, *, person: str, people: int) -> None:
        log_reading(user=self.user, group=FieldGroup.VOTES, person=person, people=people, address=self.request.path)
