"""Standards and their outcomes in the JSON interface, by the day and through the same gate as the pages."""

from __future__ import annotations

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, MultipleChoiceFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.cadres.filters import DatedFilterSet
from apps.cadres.models import Cadre
from apps.cadres.unitchoice import UnitFilter
from apps.communes.models import Unit
from apps.core.permissions import Permission
from apps.qualifications.models import Outcome, StandardCriterion, StandardOutcome, StandardSet
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.catalogue import with_parts
from apps.qualifications.standards.evaluation import outcomes_by_person

CODES = {outcome.code: outcome.value for outcome in Outcome}


class CriterionSerializer(serializers.ModelSerializer[StandardCriterion]):
    aspect = serializers.CharField(help_text=_("The name under which outcomes of this criterion stand."))

    class Meta:
        model = StandardCriterion
        fields = ("aspect", "kind", "ladder", "level", "area_level", "is_verified")


class StandardSerializer(serializers.ModelSerializer[StandardSet]):
    """What a standard asks, and of whom."""

    title = serializers.CharField(source="label")
    criteria = CriterionSerializer(many=True)
    titles = serializers.SerializerMethodField()
    job_positions = serializers.SerializerMethodField()
    categories = serializers.SerializerMethodField()

    class Meta:
        model = StandardSet
        fields = (
            "code", "title", "legal_basis", "article", "valid_from", "valid_to", "area", "is_special_law", "in_post_on",
            "grace_until", "is_verified", "titles", "job_positions", "categories", "criteria",
        )  # fmt: skip

    def get_titles(self, standard: StandardSet) -> list[str]:
        return [scope.title_id for scope in standard.scopes.all() if scope.title_id]

    def get_job_positions(self, standard: StandardSet) -> list[str]:
        return [scope.job_position_id for scope in standard.scopes.all() if scope.job_position_id]

    def get_categories(self, standard: StandardSet) -> list[str]:
        return [scope.category for scope in standard.scopes.all() if scope.category]


class StandardFilterSet(DatedFilterSet):
    """Standards in force on the day; all that ever were with `ever`."""

    title = CharFilter(field_name="scopes__title", label=_("Title"), distinct=True)
    ever = BooleanFilter(label=_("Also those that are not in force on the day"), method="unchanged")

    class Meta:
        model = StandardSet
        fields: list[str] = []

    def filter_queryset(self, queryset: QuerySet[StandardSet]) -> QuerySet[StandardSet]:
        found: QuerySet[StandardSet] = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("ever"):
            return found
        return found.filter(pk__in=StandardSet.objects.valid_on(self.day).values("pk"))

    def unchanged(self, queryset: QuerySet[StandardSet], name: str, value: object) -> QuerySet[StandardSet]:
        return queryset


class StandardViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[StandardSet]):
    """The standards of titles and job positions."""

    needs = Permission.VIEW_CADRES
    serializer_class = StandardSerializer
    filterset_class = StandardFilterSet
    lookup_field = "code"
    queryset = StandardSet.objects.none()

    def get_queryset(self) -> QuerySet[StandardSet]:
        return with_parts(StandardSet.objects.order_by("position", "code"))

    def get_object(self) -> StandardSet:
        """One standard is found on any day."""
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["code"])


class OutcomeSerializer(serializers.ModelSerializer[StandardOutcome]):
    """A person on the day: the worst of the posts held, and of each criterion."""

    cadre = serializers.CharField(source="person.code")
    title = serializers.CharField(source="post.title_id")
    outcome = serializers.SerializerMethodField()
    criteria = serializers.SerializerMethodField(help_text=_("By criterion; what is not asked is left out."))
    deadline = serializers.DateField(help_text=_("The first day on which grace is over."))

    class Meta:
        model = StandardOutcome
        fields = ("cadre", "title", "standard", "outcome", "deadline", "is_lowered", "criteria")

    def get_outcome(self, row: StandardOutcome) -> str:
        return Outcome(row.outcome).code if row.outcome is not None else "no_standard"

    def get_criteria(self, row: StandardOutcome) -> dict[str, str]:
        return {a: Outcome(value).code for a in ASPECTS if (value := getattr(row, a)) is not None}


class OutcomeFilterSet(DatedFilterSet):
    unit = UnitFilter(label=_("Unit"), method="within")
    standard = CharFilter(label=_("Standard"))
    outcome = MultipleChoiceFilter(
        choices=[(o.code, o.label) for o in Outcome], label=_("Outcome"), method="standing_at"
    )

    class Meta:
        model = StandardOutcome
        fields: list[str] = []

    @extend_schema_field(OpenApiTypes.STR)
    def within(self, found: QuerySet[StandardOutcome], name: str, unit: Unit) -> QuerySet[StandardOutcome]:
        return found.filter(person__in=Cadre.objects.in_unit(unit).values("pk"))

    def standing_at(self, found: QuerySet[StandardOutcome], name: str, codes: list[str]) -> QuerySet[StandardOutcome]:
        return found.filter(outcome__in=[CODES[code] for code in codes]) if codes else found


class StandardOutcomeViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[StandardOutcome]):
    """Who meets the standard of the post held on the day, by the code of the person."""

    needs = Permission.VIEW_CADRES
    serializer_class = OutcomeSerializer
    filterset_class = OutcomeFilterSet
    lookup_field = "person__code"
    lookup_url_kwarg = "code"
    queryset = StandardOutcome.objects.none()

    def get_queryset(self) -> QuerySet[StandardOutcome]:
        people = Cadre.objects.visible_to(self.user)
        rows = outcomes_by_person(self.day, people).select_related("person", "post")
        return rows.order_by("person__sort_key", "person_id")
