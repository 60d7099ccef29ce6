"""Qualifications in the JSON interface."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, MultipleChoiceFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.cadres.filters import DatedFilterSet
from apps.cadres.unitchoice import UnitFilter
from apps.communes.models import Unit, UnitCover
from apps.core.api_filters import Ordering
from apps.core.dates import PartialDate
from apps.core.permissions import Permission
from apps.qualifications.filters import LevelFilter
from apps.qualifications.models import Qualification, State, Verification

# Said here and not where the filter stands, so that only the interface loads its libraries.
extend_schema_field(OpenApiTypes.STR)(LevelFilter)


class QualificationSerializer(serializers.ModelSerializer[Qualification]):
    """A level that a person holds, studies for or is to study for."""

    cadre = serializers.CharField(source="cadre.code")
    ladder = serializers.CharField(source="level.ladder_id")
    level_label = serializers.CharField(source="level.label")
    rank = serializers.IntegerField(source="level.rank", help_text=_("0 means untrained."))
    awarded = serializers.SerializerMethodField(help_text=_("1980-03-05, 1980-03 or 1980: as much as is known."))
    expected = serializers.SerializerMethodField(help_text=_("Of what is studied or planned."))

    class Meta:
        model = Qualification
        fields = (
            "id", "cadre", "ladder", "level", "level_label", "rank", "state", "specialty", "institution", "mode",
            "language", "awarded", "expected", "reported_on", "counts_from", "verification",
        )  # fmt: skip

    def get_awarded(self, qualification: Qualification) -> str | None:
        return iso(qualification.awarded)

    def get_expected(self, qualification: Qualification) -> str | None:
        return iso(qualification.expected)


def iso(when: PartialDate | None) -> str | None:
    return when.iso() if when else None


class QualificationFilterSet(DatedFilterSet):
    """Qualifications of a person, of a unit's people, of a ladder; only the highest of the day where asked."""

    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    unit = UnitFilter(label=_("Unit"), method="within")
    ladder = CharFilter(field_name="level__ladder", label=_("Ladder"))
    level = CharFilter(label=_("Level"))
    state = MultipleChoiceFilter(choices=State.choices, label=_("State"))
    verification = MultipleChoiceFilter(choices=Verification.choices, label=_("Verification"))
    highest = BooleanFilter(label=_("Only the highest of each ladder on the day"), method="only_highest")
    ordering = Ordering(fields=(("cadre__sort_key", "name"), ("level__rank", "rank"), ("counts_from", "date")))

    class Meta:
        model = Qualification
        fields: list[str] = []

    @extend_schema_field(OpenApiTypes.STR)
    def within(self, found: QuerySet[Qualification], name: str, unit: Unit) -> QuerySet[Qualification]:
        return found.filter(cadre__home_unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def only_highest(self, found: QuerySet[Qualification], name: str, wanted: bool) -> QuerySet[Qualification]:
        highest = Q(pk__in=Qualification.objects.visible_to(self.user).highest_on(self.day).values("pk"))
        return found.filter(highest if wanted else ~highest)


class QualificationViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Qualification]):
    """What the people whom one may see have studied, by the day."""

    needs = Permission.VIEW_CADRES
    serializer_class = QualificationSerializer
    filterset_class = QualificationFilterSet
    queryset = Qualification.objects.none()

    def get_queryset(self) -> QuerySet[Qualification]:
        visible = Qualification.objects.visible_to(self.user).select_related("cadre", "level")
        return visible.order_by("cadre__sort_key", "cadre", "level__ladder__position", "-level__rank", "pk")
