"""Whole years in service and in the post, and the year of recruitment: for means, medians and bands of one's own."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, ExtractYear
from django.utils.translation import gettext_lazy as _

from apps.cadres.dimensions.ages import birthday_by
from apps.cadres.dimensions.bands import NO_RECORD, LastDay, single_years, two_open
from apps.cadres.dimensions.recruitment import UNKNOWN, latest_recruitments
from apps.cadres.measures import primary_posts
from apps.reporting.definitions import Category, Dimension, Facts, Rows, Sheet
from apps.reporting.registry import registry

# The first year that a recruitment can have, as its table says.
FIRST_YEAR = 1945
LONGEST = 70


def service_length_facts(day: date) -> Sheet:
    calendar = range(FIRST_YEAR, day.year + 1)
    years = tuple(Category(str(year), str(year), values=(str(year),)) for year in calendar)
    rows = {"service_years": single_years(0, LONGEST, UNKNOWN), "recruitment_year": (*years, UNKNOWN)}
    return Sheet(service_lengths(day), "cadre", rows)


@lru_cache(maxsize=64)
def service_lengths(day: date) -> Rows:
    """Of each person since the latest recruitment by the day."""
    begun = latest_recruitments(day).annotate(last_day=LastDay("recruited_on", "recruited_precision"))
    year = Cast(ExtractYear("recruited_on"), CharField())
    rows: Rows = begun.annotate(years=years_since(day, first="recruited_on", last="last_day"), year=year)
    return rows.values_list("cadre_id", "years", "year")


def post_length_facts(day: date) -> Sheet:
    return Sheet(post_lengths(day), "cadre", {"post_years": single_years(0, LONGEST, NO_RECORD)})


@lru_cache(maxsize=64)
def post_lengths(day: date) -> Rows:
    # A first day that only a roster gave says nothing on how long the post has been held.
    posts = primary_posts(day).annotate(began=F("period__startswith"))
    years = Case(When(Q(start_known=True), then=years_since(day, first="began", last="began")))
    rows: Rows = posts.annotate(years=years)
    return rows.values_list("cadre_id", "years")


def years_since(day: date, *, first: str, last: str) -> Case:
    """Completed years since a day between those of two fields of one year; 12-13 where they leave two numbers open."""
    passed = Value(day.year) - ExtractYear(first)
    plausible = Q(**{f"{first}__year__gte": day.year - LONGEST})
    return Case(
        When(Q(**{f"{first}__year": day.year}), then=Value("0")),
        When(plausible & birthday_by(day, last), then=Cast(passed, CharField())),
        When(plausible & ~birthday_by(day, first), then=Cast(passed - Value(1), CharField())),
        When(plausible, then=two_open(passed)),
        output_field=CharField(),
    )


registry.declare(
    Facts(
        "service_lengths",
        (
            Dimension(
                "service_years",
                _("Years of service, one by one"),
                _("Completed years since the latest recruitment by the day; unknown when its date leaves two open."),
                "Nghị định 170/2025/NĐ-CP",
            ),
            Dimension(
                "recruitment_year",
                _("Year of recruitment"),
                _("Persons by the calendar year of their latest recruitment by the day."),
                "Biểu 8C-BTCTW",
            ),
        ),
        service_length_facts,
    ),
    Facts(
        "post_lengths",
        (
            Dimension(
                "post_years",
                _("Years in the post, one by one"),
                _("Completed years since the first day of the primary post; unknown where that day is not known."),
            ),
        ),
        post_length_facts,
    ),
)
