"""How people came into service, and how near to their home town they serve, as dimensions of reports."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from apps.cadres.dimensions.bands import Band, LastDay, band_of, rows_of
from apps.cadres.measures import primary_posts
from apps.cadres.models import HomeChoice, HomePlace, Recruitment, RecruitmentKind
from apps.communes.models import Level, UnitCover
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry

NOT_STATED = "not_stated"
YEARS = (
    Band("under_5", _("Less than 5 years"), 4),
    Band("5_9", _("5 to 9 years"), 9),
    Band("10_19", _("10 to 19 years"), 19),
    Band("20_29", _("20 to 29 years"), 29),
    Band("30_and_more", _("30 years and more")),
)
UNKNOWN = Category("unknown", _("No recruitment recorded"), Kind.UNKNOWN, (None,))
NEAR = (
    Category("commune", _("From the commune itself"), values=("commune",)),
    Category("district", _("From another commune of the district"), values=("district",)),
    Category("province", _("From elsewhere in the province"), values=("province",)),
    Category("elsewhere", _("From another province"), values=("elsewhere",)),
    Category("unknown", _("Home town not recorded, or not clear"), Kind.UNKNOWN, (None,)),
)


def recruitment_facts(day: date) -> Sheet:
    kinds = tuple(Category(each.code, each.label, values=(each.code,)) for each in RecruitmentKind.objects.all())
    not_stated = Category(NOT_STATED, _("Form not stated"), Kind.UNKNOWN, (NOT_STATED,))
    years = rows_of(YEARS, UNKNOWN)
    return Sheet(recruited_by(day), "cadre", {"recruitment": (*kinds, not_stated, UNKNOWN), "years_of_service": years})


def latest_recruitments(day: date) -> QuerySet[Recruitment]:
    """Of each person the one that none by the day follows.

    Not the first of each person in an order: a report puts it into a larger statement, where orders are lost.
    """
    begun = Recruitment.objects.filter(recruited_on__lte=day).order_by()
    return begun.filter(~Exists(begun.filter(cadre=OuterRef("cadre"), recruited_on__gt=OuterRef("recruited_on"))))


@lru_cache(maxsize=64)
def recruited_by(day: date) -> Rows:
    """Of each person the form and the years of the latest recruitment by the day."""
    latest = latest_recruitments(day)
    years = band_of(day, YEARS, first="recruited_on", last="last_day")
    form = Case(When(kind=None, then=Value(NOT_STATED)), default=F("kind_id"), output_field=CharField())
    latest = latest.annotate(last_day=LastDay("recruited_on", "recruited_precision"))
    rows: Rows = latest.annotate(form=form, years=years)
    return rows.values_list("cadre_id", "form", "years")


def home_facts(day: date) -> Sheet:
    return Sheet(homes_on(day), "cadre", {"home_town": NEAR})


@lru_cache(maxsize=64)
def homes_on(day: date) -> Rows:
    """How near the unit of the primary post lies to the one that the home town means."""
    means = HomePlace.objects.filter(text=OuterRef("cadre__home_town")).values("unit")[:1]
    chosen = HomeChoice.objects.filter(cadre=OuterRef("cadre"), text=OuterRef("cadre__home_town")).order_by()
    home = Case(When(Exists(chosen), then=Subquery(chosen.values("unit")[:1])), default=Subquery(means))
    posts = primary_posts(day).annotate(home=home)
    near = Case(
        When(home=None, then=None),
        When(Exists(_covers(of="unit", whom="home")) | Exists(_covers_commune()), then=Value("commune")),
        When(Exists(_covering_both(Level.DISTRICT)), then=Value("district")),
        When(Exists(_covering_both(Level.PROVINCE)), then=Value("province")),
        default=Value("elsewhere"),
        output_field=CharField(),
    )
    rows: Rows = posts.annotate(near=near)
    return rows.values_list("cadre_id", "near")


def _covers(*, of: str, whom: str) -> QuerySet[UnitCover]:
    return UnitCover.objects.filter(unit=OuterRef(of), covered=OuterRef(whom))


def _covers_commune() -> QuerySet[UnitCover]:
    """The home town was written by the commune that took over the one of the post."""
    return _covers(of="home", whom="unit").filter(Q(unit__level=Level.COMMUNE))


def _covering_both(level: Level) -> QuerySet[UnitCover]:
    both = UnitCover.objects.filter(unit=OuterRef("unit"), covered=OuterRef(OuterRef("home")))
    return UnitCover.objects.filter(Exists(both), unit__level=level, covered=OuterRef("unit"))


registry.declare(
    Facts(
        "recruitment",
        (
            Dimension(
                "recruitment",
                _("Form of recruitment"),
                _("Persons by the form of their latest recruitment by the day."),
                "Nghị định 170/2025/NĐ-CP; Biểu 8C-BTCTW",
                is_ordered=False,
            ),
            Dimension(
                "years_of_service",
                _("Years since recruitment"),
                _("Completed years since the latest recruitment by the day."),
                "Nghị định 170/2025/NĐ-CP",
            ),
        ),
        recruitment_facts,
    ),
    Facts(
        "home_towns",
        (
            Dimension(
                "home_town",
                _("Home town and post"),
                _("Persons by how near the unit of their primary post lies to the unit that their home town names."),
                "Quy định 65-QĐ/TW Điều 4",
                is_ordered=False,
            ),
        ),
        home_facts,
    ),
)
