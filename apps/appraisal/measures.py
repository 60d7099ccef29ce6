"""The rating of the last full year, and whether a person was commended in it, as dimensions of reports."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Max, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from apps.appraisal.models import Commendation, Rating, RatingLevel, Track
from apps.appraisal.querysets import GOOD_OR_BETTER, RatingQuerySet
from apps.cadres.measures import primary_posts
from apps.cadres.models import Category as PostCategory
from apps.core.dates import last_full_year
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Population, Rows, Sheet
from apps.reporting.registry import registry

LAW = "Nghị định 90/2020/NĐ-CP, 48/2023/NĐ-CP; Nghị định 335/2025/NĐ-CP; Quy định 366-QĐ/TW"
LAST_YEAR = _(
    "Persons by their rating of the last full year on the day; on 31 December it is that year's."
    " Who was rated stands apart, as the second base of the shares."
)
UNRATED = "not_rated"
DIMENSIONS = {
    Track.STATE: Dimension("rating", _("Rating as cadre or civil servant"), LAST_YEAR, LAW),
    Track.PARTY: Dimension("party_rating", _("Rating as Party member"), LAST_YEAR, LAW),
}


def rating_rows() -> tuple[Category, ...]:
    """Levels from the best, not rated, no information; rated, and good or better, join some of them."""
    levels = list(RatingLevel.objects.order_by("-rank"))
    parts = [Category(level.code.lower(), level.label, values=(level.code,)) for level in levels]
    good = tuple(level.code.lower() for level in levels if level.rank >= GOOD_OR_BETTER)
    return (
        *parts,
        Category(UNRATED, _("Not rated, with a reason"), Kind.UNTRAINED, (UNRATED,)),
        Category("unknown", _("No information"), Kind.UNKNOWN, (None,)),
        Category("rated", _("Rated"), Kind.ROLL_UP, parts=tuple(row.code for row in parts)),
        Category("good_or_better", _("Good or excellent"), Kind.ROLL_UP, parts=good),
    )


def rating_facts(day: date) -> Sheet:
    """One row per person with the ratings of both tracks."""
    held = {
        dimension.code: Max(Coalesce(F("level"), Value(UNRATED)), filter=Q(track=track))
        for track, dimension in DIMENSIONS.items()
    }
    ratings = Rating.objects.filter(year=last_full_year(day)).values("cadre_id").annotate(**held)
    rows = rating_rows()
    return Sheet(ratings.values_list("cadre_id", *held), "cadre", dict.fromkeys(held, rows))


COMMENDED = Dimension(
    "commended",
    _("Commended in the year"),
    _("Persons with at least one commendation of the last full year; the base is the group on the day."),
    "Luật Thi đua, khen thưởng 2022",
    is_ordered=False,
)
COMMENDED_ROWS = (
    Category("reward", _("Form of reward"), values=("reward",)),
    Category("party", _("Party's commendation, no reward"), values=("party",)),
    Category("emulation", _("Emulation title only"), values=("emulation",)),
    Category("none", _("None recorded"), Kind.UNTRAINED, (None,)),
    Category("any", _("Commended"), Kind.ROLL_UP, parts=("reward", "emulation", "party")),
)


def commended_facts(day: date) -> Sheet:
    """One row per commended person: a reward before the Party's own before an emulation title, as the codes sort."""
    found = Commendation.objects.filter(year=last_full_year(day)).values("cadre_id")
    return Sheet(
        found.annotate(commended=Max("form__kind")).values_list("cadre_id", "commended"),
        "cadre",
        {COMMENDED.code: COMMENDED_ROWS},
    )


def rated_staff(day: date) -> Rows:
    """Cadres and civil servants of the day who have a level of the last full year: the second base of its shares."""
    return _staff_among(Rating.objects.of_year(last_full_year(day)).filter(level__isnull=False), day)


def good_staff(day: date) -> Rows:
    """Those of them whose level is good or excellent: women, minorities and members among them are rows of it."""
    return _staff_among(Rating.objects.of_year(last_full_year(day)).good_or_better(), day)


def _staff_among(ratings: RatingQuerySet, day: date) -> Rows:
    rated = ratings.values("cadre")
    posts = primary_posts(day).filter(category__in=(PostCategory.CADRE, PostCategory.CIVIL_SERVANT), cadre__in=rated)
    return posts.values_list("cadre_id", "unit_id")


registry.declare(
    Population(
        "rated_cadres_and_civil_servants",
        _("Cadres and civil servants who were rated"),
        _("Cadres and civil servants of the day who have a level of the last full year."),
        rated_staff,
        LAW,
    ),
    Population(
        "good_cadres_and_civil_servants",
        _("Cadres and civil servants rated good or excellent"),
        _("Cadres and civil servants of the day whose level of the last full year is good or excellent."),
        good_staff,
        LAW,
    ),
    Facts("ratings", tuple(DIMENSIONS.values()), rating_facts),
    Facts("commended", (COMMENDED,), commended_facts),
)
