"""The list of commendations, and the files of commendations and of a year's ratings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_filters import CharFilter, ChoiceFilter, ModelChoiceFilter, NumberFilter

from apps.accounts.requests import RegistryRequest
from apps.appraisal.models import Commendation, CommendationForm, CommendationKind, Rating
from apps.appraisal.querysets import covered_by
from apps.appraisal.year_views import asked_track, asked_year
from apps.cadres.day import unit_title, unit_words
from apps.cadres.files import FORMATS, file_response
from apps.cadres.filters import DatedFilterSet
from apps.cadres.line_resources import LineColumn, LineResource, decision_lines
from apps.cadres.models import Cadre
from apps.cadres.search import matching
from apps.cadres.unitchoice import UnitChoice, UnitFilter, unit_choices
from apps.communes.models import Unit
from apps.core.permissions import Permission

ROWS_A_PAGE = 50
Found = QuerySet[Commendation]


class CommendationFilterSet(DatedFilterSet):
    """Which commendations are listed."""

    q = CharFilter(method="search", label=gettext_lazy("Name or code"), max_length=100)
    unit = UnitFilter(label=gettext_lazy("Unit at that time"), method="within")
    year = NumberFilter(label=gettext_lazy("Year"), min_value=1950, max_value=2100, decimal_places=0)
    kind = ChoiceFilter(choices=CommendationKind.choices, field_name="form__kind", label=gettext_lazy("Kind"))
    form = ModelChoiceFilter(queryset=CommendationForm.objects.all(), label=gettext_lazy("Form of commendation"))

    class Meta:
        model = Commendation
        fields: list[str] = []

    def __init__(self, *args: Any, units: list[UnitChoice] | None = None, **kwargs: Any) -> None:
        self.units = units or []
        super().__init__(*args, **kwargs)

    def search(self, found: Found, name: str, value: str) -> Found:
        people = matching(Cadre.objects.visible_to(self.user), value, self.user)
        return found.filter(cadre__in=people.values("pk"))

    def within(self, found: Found, name: str, unit: Unit) -> Found:
        return found.filter(unit__in=covered_by(unit))


def asked(request: RegistryRequest) -> tuple[CommendationFilterSet, Found]:
    filters = CommendationFilterSet(
        request.GET,
        queryset=Commendation.objects.visible_to(request.user),
        request=request,
        units=unit_choices(request.user, request.day),
    )
    found: Found = filters.qs if filters.is_valid() else filters.queryset.none()
    fetched = found.select_related("cadre", "form", "title", "legal_basis").annotate(
        unit_words=unit_words("unit", request.day)
    )
    return filters, fetched.order_by("-year", "form__kind", "form__rank", "cadre__sort_key", "pk")


@require_safe
def commendation_list(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.VIEW_CADRES)
    filters, found = asked(request)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "form": filters.form,
        "units": filters.units,
        "page_obj": page,
        "lines": [(row, unit_title(getattr(row, "unit_words", None))) for row in page],
        "may_export": request.user.can(Permission.EXPORT_NAMES),
        "may_see_votes": request.user.can(Permission.SEE_VOTES),
    }
    return render(request, "appraisal/commendations.html", context)


def place(row: Any) -> str:
    return unit_title(getattr(row, "unit_words", None))


PERSON = (
    LineColumn(gettext_lazy("Full name"), lambda row: row.cadre.full_name, 28),
    LineColumn(gettext_lazy("Code"), lambda row: row.cadre.code, 12),
    LineColumn(gettext_lazy("Unit at that time"), place, 24),
    LineColumn(gettext_lazy("Title at that time"), lambda row: str(row.title or ""), 28),
    LineColumn(gettext_lazy("Year"), lambda row: row.year, 8),
)
PAPER = decision_lines(lambda row: row)
COMMENDATIONS = (
    *PERSON,
    LineColumn(gettext_lazy("Form of commendation"), lambda row: str(row.form), 34),
    LineColumn(gettext_lazy("Kind"), lambda row: str(row.form.get_kind_display()), 20),
    LineColumn(gettext_lazy("For what"), lambda row: row.reason, 36),
    *PAPER,
)
RATINGS = (
    *PERSON,
    LineColumn(gettext_lazy("Rated as"), lambda row: str(row.get_track_display()), 20),
    LineColumn(gettext_lazy("Rating"), lambda row: str(row.level or ""), 30),
    LineColumn(gettext_lazy("Not rated because"), lambda row: str(row.unrated or ""), 26),
    LineColumn(gettext_lazy("Score"), lambda row: "" if row.score is None else f"{row.score.normalize():f}", 8),
    LineColumn(gettext_lazy("Note"), lambda row: row.note, 30),
    *PAPER,
)


class RecordResource(LineResource):
    """Records as rows of a file; so many that they are fetched piece by piece."""

    def lines(self, found: QuerySet[Any]) -> Iterator[Any]:
        return found.iterator(chunk_size=1_000)


def origin(request: RegistryRequest, said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [
        (_("As of"), f"{request.day:%d/%m/%Y}"),
        *(said or [(_("Filters"), _("none"))]),
        (_("Taken by"), str(request.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]


@require_safe
def commendation_export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The list as it is shown, of people whose names the reader may take away."""
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    filters, found = asked(request)
    rows = found.filter(request.user.unit_condition(Permission.EXPORT_NAMES, "cadre__home_unit"))
    bound = filters.form
    said = [(str(bound[k].label), str(v)) for k, v in bound.cleaned_data.items() if v not in (None, "")]
    stem = f"khen-thuong-{request.day.isoformat()}"
    title = _("Commendations")
    resource = RecordResource(COMMENDATIONS, layout="commendations")
    return file_response(resource, rows, form=form, stem=stem, title=title, origin=origin(request, said))


@require_safe
def rating_export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """A year's ratings of everyone whose name the reader may take away."""
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    year, track = asked_year(request), asked_track(request)
    allowed = request.user.unit_condition(Permission.EXPORT_NAMES, "cadre__home_unit")
    found = Rating.objects.of_year(year, track.value).visible_to(request.user).filter(allowed)
    fetched = found.select_related("cadre", "level", "unrated", "title", "legal_basis")
    rows = fetched.annotate(unit_words=unit_words("unit", request.day)).order_by("unit", "cadre__sort_key", "pk")
    said = [(_("Year"), str(year)), (_("Rated as"), str(track.label))]
    stem = f"xep-loai-{year}-{track.value}"
    resource = RecordResource(RATINGS, layout="ratings")
    return file_response(resource, rows, form=form, stem=stem, title=_("Ratings"), origin=origin(request, said))
