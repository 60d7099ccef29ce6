"""People and postings in the JSON interface, through the same gate, filters and field groups as the pages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from http import HTTPStatus
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter, CharFilter, MultipleChoiceFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from apps.accounts.api import GatedView
from apps.accounts.models import User
from apps.accounts.readings import log_reading
from apps.cadres.codelists import Category
from apps.cadres.day import current_posting, on_day, party_on, party_words, postings_by, seats_on
from apps.cadres.duplicates.services import record_of_code
from apps.cadres.filters import CadreFilterSet, DatedFilterSet, TitleFilter
from apps.cadres.lending import status_on
from apps.cadres.listing import BY_NAME, primary_post
from apps.cadres.models import Cadre, Posting
from apps.cadres.sensitive import SENSITIVE_FIELDS
from apps.cadres.unitchoice import UnitFilter
from apps.communes.models import Unit, UnitCover
from apps.core.api_filters import Ordering
from apps.core.permissions import Permission

# Fields that are absent from the answer without the right to their group.
SENSITIVE = {name: group for group, names in SENSITIVE_FIELDS.items() for name in names}


class HeldSerializer(serializers.ModelSerializer[Posting]):
    """The post of the day, or the last one before it."""

    unit = serializers.CharField(source="unit.key")
    unit_code = serializers.SerializerMethodField()
    title_label = serializers.CharField(source="title.label")
    status = serializers.CharField(source="status_code", help_text=_("Of the day: while a secondment lasts, that."))
    since = serializers.DateField(source="period.lower")
    until = serializers.DateField(source="period.upper", allow_null=True, help_text=_("Exclusive."))
    is_running = serializers.BooleanField(help_text=_("Whether it runs on the day."))

    class Meta:
        model = Posting
        fields = (
            "unit", "unit_code", "title", "title_label", "category", "is_primary", "status", "since", "start_known",
            "until", "is_running",
        )  # fmt: skip

    def get_unit_code(self, posting: Posting) -> str | None:
        words: dict[str, str] | None = posting.unit_words  # type: ignore[attr-defined]  # annotated
        return words["code"] if words else None


class CadreSerializer(serializers.ModelSerializer[Cadre]):
    """A person; sensitive fields are there only with the right to them."""

    birth = serializers.SerializerMethodField(help_text=_("1980-03-05, 1980-03 or 1980: as much as is known."))
    age = serializers.SerializerMethodField(help_text=_("Lowest and highest age that the date of birth leaves open."))
    posting = serializers.SerializerMethodField()
    seats = serializers.SerializerMethodField(help_text=_("Codes of the committee seats of the day."))
    party = serializers.SerializerMethodField(help_text=_("State of the Party membership, in words; empty for none."))

    class Meta:
        model = Cadre
        fields = (
            "code", "full_name", "other_names", "sex", "birth", "age", "birth_place", "home_town", "posting", "seats",
            "party", *SENSITIVE,
        )  # fmt: skip

    @property
    def day(self) -> date:
        day: date = self.context["view"].day
        return day

    def to_representation(self, cadre: Cadre) -> dict[str, Any]:
        shown = super().to_representation(cadre)
        user: User = self.context["view"].user
        closed = {name for name, group in SENSITIVE.items() if not user.can(group.permission, cadre)}
        return {name: value for name, value in shown.items() if name not in closed}

    def get_birth(self, cadre: Cadre) -> str | None:
        return cadre.birth.iso() if cadre.birth else None

    def get_age(self, cadre: Cadre) -> list[int] | None:
        return list(cadre.birth.ages_on(self.day)) if cadre.birth else None

    @extend_schema_field(HeldSerializer(allow_null=True))
    def get_posting(self, cadre: Cadre) -> Any:
        posting = current_posting(cadre)
        return HeldSerializer(posting).data if posting else None

    def get_seats(self, cadre: Cadre) -> list[str]:
        return [seat.kind_id for seat in cadre.seats_on_day]  # type: ignore[attr-defined]  # prefetched

    def get_party(self, cadre: Cadre) -> str:
        found = cadre.party_on_day  # type: ignore[attr-defined]  # prefetched
        return party_words(found[0] if found else None, self.day)


class CadreApiFilterSet(CadreFilterSet):
    """The filters of the page, and the order."""

    ordering = Ordering(
        fields=(
            ("sort_key", "name"),
            ("code", "code"),
            ("birth_date", "birth"),
            ("post__title__position", "title"),
            ("post__unit__key", "unit"),
        )
    )


class CadreViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Cadre]):
    """People whose present or last unit lies in one's scope."""

    needs = Permission.VIEW_CADRES
    serializer_class = CadreSerializer
    filterset_class = CadreApiFilterSet
    queryset = Cadre.objects.none()
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[Cadre]:
        people = Cadre.objects.visible_to(self.user).select_related("home_unit").annotate(post=primary_post(self.day))
        fetched = people.prefetch_related(postings_by(self.day, "unit"), seats_on(self.day), party_on(self.day))
        return fetched.order_by(*BY_NAME)

    def filter_queryset(self, queryset: QuerySet[Cadre, Any]) -> QuerySet[Cadre, Any]:
        """One person is found by the code alone; filters are for the list."""
        return queryset if self.detail else super().filter_queryset(queryset)

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response = super().list(request, *args, **kwargs)
        self.note_reading(response.data["results"], person="")
        return response

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One person; the code of a record that was merged into another one leads there."""
        try:
            response = super().retrieve(request, *args, **kwargs)
        except Http404:
            record = record_of_code(str(kwargs["code"]), by=self.user)
            if record is None:
                raise
            address = request.get_full_path().replace(record.code, record.cadre.code, 1)
            return Response(status=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": address})
        self.note_reading([response.data], person=response.data["code"])
        return response

    def note_reading(self, people: Iterable[dict[str, Any]], *, person: str) -> None:
        """Log each sensitive group with the number of people of whom something in it was given."""
        given = list(people)
        for group, names in SENSITIVE_FIELDS.items():
            count = sum(1 for one in given if any(one.get(name) for name in names))
            if count:
                log_reading(user=self.user, group=group, person=person, people=count, address=self.request.path)


class PostingFilterSet(DatedFilterSet):
    """Postings of a person, in a unit and all below it, that run on the day."""

    cadre = CharFilter(field_name="cadre__code", label=_("Code of the person"))
    unit = UnitFilter(label=_("Unit"), method="within")
    title = TitleFilter(label=_("Title"))
    category = MultipleChoiceFilter(choices=Category.choices, label=_("Category"))
    is_primary = BooleanFilter(label=_("Primary post"))
    running = BooleanFilter(label=_("Runs on the day"), method="on_day")
    ordering = Ordering(fields=(("cadre__sort_key", "name"), ("period", "period"), ("unit__key", "unit")))

    class Meta:
        model = Posting
        fields: list[str] = []

    @extend_schema_field(OpenApiTypes.STR)
    def within(self, postings: QuerySet[Posting], name: str, unit: Unit) -> QuerySet[Posting]:
        return postings.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))

    def on_day(self, postings: QuerySet[Posting], name: str, wanted: bool) -> QuerySet[Posting]:
        runs = Q(period__contains=self.day)
        return postings.filter(runs if wanted else ~runs)


class PostingSerializer(HeldSerializer):
    """A post held over a period."""

    cadre = serializers.CharField(source="cadre.code")

    class Meta:
        model = Posting
        fields = ("id", "cadre", *HeldSerializer.Meta.fields, "decision_number", "decision_on", "decision_issuer")


class PostingViewSet(GatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[Posting]):
    """Posts of the people whom one may see."""

    needs = Permission.VIEW_CADRES
    serializer_class = PostingSerializer
    filterset_class = PostingFilterSet
    queryset = Posting.objects.none()

    def get_queryset(self) -> QuerySet[Posting]:
        visible = Posting.objects.visible_to(self.user).select_related("cadre", "unit", "title")
        dated = visible.annotate(**on_day(self.day)).annotate(**status_on(self.day))
        return dated.order_by("cadre__sort_key", "cadre", "-period", "pk")
