"""Ages in the bands of the official forms, by completed years; and by the year of birth alone, as of old.

Who counts by completed years moves between bands only on birthdays; by years everyone moves on the first of January.
"""

from datetime import date
from functools import lru_cache

from django.db.models import Case, CharField, Q, Value, When
from django.db.models.functions import Cast, ExtractYear
from django.utils.translation import gettext_lazy as _

from apps.cadres.dimensions.bands import NO_RECORD, Band, LastDay, band_of, rows_of, single_years, two_open
from apps.cadres.models import Cadre
from apps.reporting.definitions import Category, Dimension, Facts, Rows, Sheet
from apps.reporting.registry import registry

COMPLETED = _(
    "Persons in this band by completed years on the day; unknown when the birth date leaves more than one open."
)
BY_YEAR = _("Persons in this band by the year of the day less the year of birth, whatever the day and the month.")
BANDS_9C = (Band("up_to_40", _("40 and younger"), 40), Band("41_50", _("41 to 50"), 50), Band("over_50", _("Over 50")))
BANDS_5 = (
    Band("up_to_30", _("30 and younger"), 30),
    Band("31_35", _("31 to 35"), 35),
    Band("36_40", _("36 to 40"), 40),
    Band("41_45", _("41 to 45"), 45),
    Band("46_50", _("46 to 50"), 50),
    Band("51_55", _("51 to 55"), 55),
    Band("56_60", _("56 to 60"), 60),
    Band("over_60", _("Over 60")),
)
BANDS_BM = (
    Band("up_to_30", _("30 and younger"), 30),
    Band("31_40", _("31 to 40"), 40),
    Band("41_50", _("41 to 50"), 50),
    Band("51_55", _("51 to 55"), 55),
    Band("56_60", _("56 to 60"), 60),
    Band("over_60", _("Over 60")),
)
# Whoever serves or sits in a committee is of an age between these; others stand among the unknown.
YOUNGEST, OLDEST = 15, 99
BANDED = {"age_9c": BANDS_9C, "age_5": BANDS_5, "age_bm": BANDS_BM}


def age_rows() -> dict[str, tuple[Category, ...]]:
    banded = {code: rows_of(bands) for code, bands in BANDED.items()}
    return {**banded, "age_by_year": rows_of(BANDS_BM), "age_years": single_years(YOUNGEST, OLDEST, NO_RECORD)}


def age_facts(day: date) -> Sheet:
    return Sheet(ages_on(day), "pk", age_rows())


@lru_cache(maxsize=64)
def ages_on(day: date) -> Rows:
    known = Cadre.objects.annotate(last_birth_day=LastDay("birth_date", "birth_precision"))
    banded = {code: band_of(day, bands, first="birth_date", last="last_birth_day") for code, bands in BANDED.items()}
    rows = known.annotate(**banded, age_by_year=by_year(day), age_years=completed(day))
    return rows.values_list("pk", *BANDED, "age_by_year", "age_years")


def by_year(day: date) -> Case:
    """The band of the year of the day less the year of birth."""
    whens = []
    oldest = day.year
    for band in BANDS_BM:
        youngest, oldest = oldest, day.year - band.upper - 1 if band.upper is not None else 1
        whens.append(When(birth_date__year__lte=youngest, birth_date__year__gt=oldest, then=Value(band.code)))
    return Case(*whens, output_field=CharField())


def completed(day: date) -> Case:
    """The age in completed years as a word: 45; and 45-46 where the birth date leaves two open."""
    had = birthday_by(day, "birth_date")
    surely_had = birthday_by(day, "last_birth_day")
    age = Value(day.year) - ExtractYear("birth_date")
    plausible = Q(birth_date__year__lt=day.year - YOUNGEST, birth_date__year__gte=day.year - OLDEST)
    return Case(
        When(plausible & surely_had, then=Cast(age, CharField())),
        When(plausible & ~had, then=Cast(age - Value(1), CharField())),
        When(plausible, then=two_open(age)),
        output_field=CharField(),
    )


def birthday_by(day: date, field: str) -> Q:
    """Whether the birthday of the year has come by the day; the 29th of February comes on the 1st of March."""
    same_month = Q(**{f"{field}__month": day.month, f"{field}__day__lte": day.day})
    return Q(**{f"{field}__month__lt": day.month}) | same_month


registry.declare(
    Facts(
        "ages",
        (
            Dimension("age_9c", _("Age (form 9C)"), COMPLETED, "Biểu 9C, 11-BTCTW"),
            Dimension("age_5", _("Age by five years"), COMPLETED, "Biểu 3, 8B-BTCTW"),
            Dimension("age_bm", _("Age (forms BM01 and BM02)"), COMPLETED, "BM01/BNV; BM02/BNV; Mẫu 02/CL.CBCCX"),
            Dimension("age_by_year", _("Age by year of birth"), BY_YEAR, "BM01/BNV"),
            Dimension(
                "age_years",
                _("Age in years"),
                _("Persons of this age in completed years; unknown when the birth date leaves two ages open."),
                "Biểu 3, 8B-BTCTW",
            ),
        ),
        age_facts,
    )
)
