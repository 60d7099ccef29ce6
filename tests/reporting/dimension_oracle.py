"""In which row of every further dimension a person stands, found the slow and obvious way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from apps.cadres.dimensions.titles import BODIES, TITLES
from apps.cadres.models import Cadre, Posting
from apps.cadres.retirement import months_later, retirement_day
from apps.core.dates import PartialDate, completed_years
from apps.qualifications.models import Qualification

AGES_9C = (("up_to_40", 0, 40), ("41_50", 41, 50), ("over_50", 51, 200))
AGES_5 = (
    *(("up_to_30", 0, 30), ("31_35", 31, 35), ("36_40", 36, 40), ("41_45", 41, 45), ("46_50", 46, 50)),
    *(("51_55", 51, 55), ("56_60", 56, 60), ("over_60", 61, 200)),
)
AGES_BM = (
    *(("up_to_30", 0, 30), ("31_40", 31, 40), ("41_50", 41, 50)),
    *(("51_55", 51, 55), ("56_60", 56, 60), ("over_60", 61, 200)),
)
POST_YEARS = (("under_1", 0, 0), ("1_2", 1, 2), ("3_4", 3, 4), ("5_9", 5, 9), ("10_and_more", 10, 200))
PARTY_YEARS = (
    *(("under_5", 0, 4), ("5_9", 5, 9), ("10_19", 10, 19), ("20_29", 20, 29)),
    ("30_and_more", 30, 200),
)
Bands = Iterable[tuple[str, int, int]]


def rows_of(cadre: Cadre, day: date) -> dict[str, str]:
    """The exclusive row of each dimension."""
    return {
        **ages(cadre, day),
        **of_post(cadre, day),
        **of_studies(cadre, day),
        "seat": seat(cadre, day),
        "ethnic_group": cadre.ethnic_group_id or "unknown",
        "religion": cadre.religion_id or "unknown",
        "years_in_party": party_years(cadre, day),
        "retirement": retirement(cadre, day),
        "planned": planned(cadre, day),
        "planned_office": planned_office(cadre, day),
        "under_discipline": disciplined(cadre, day),
    }


def band(bands: Bands, lowest: int, highest: int, otherwise: str) -> str:
    """The band that holds both numbers of years."""
    fitting = [code for code, low, high in bands if low <= lowest and highest <= high]
    return fitting[0] if fitting else otherwise


def ages(cadre: Cadre, day: date) -> dict[str, str]:
    if cadre.birth_date is None or cadre.birth_date > day:
        return dict.fromkeys(("age_9c", "age_5", "age_bm", "age_by_year", "age_years"), "unknown")
    lowest, highest = PartialDate(cadre.birth_date, cadre.birth_precision).ages_on(day)
    lowest = max(lowest, 0)
    by_year = day.year - cadre.birth_date.year
    return {
        "age_9c": band(AGES_9C, lowest, highest, "unknown"),
        "age_5": band(AGES_5, lowest, highest, "unknown"),
        "age_bm": band(AGES_BM, lowest, highest, "unknown"),
        "age_by_year": band(AGES_BM, by_year, by_year, "unknown"),
        "age_years": str(lowest) if lowest == highest else "unknown",
    }


def primary(cadre: Cadre, day: date) -> Posting | None:
    return next((p for p in cadre.postings.all() if p.is_primary and p.status.counts and day in p.period), None)


def of_post(cadre: Cadre, day: date) -> dict[str, str]:
    post = primary(cadre, day)
    if post is None:
        none = dict.fromkeys(("title", "office", "title_group", "category"), "no_post")
        return {**none, "grade": "unknown", "years_in_post": "unknown"}
    years = completed_years(post.period.lower, day)
    return {
        "title": post.title_id,
        "office": office(post),
        "title_group": body(post),
        "category": post.category,
        "grade": post.grade_id or "unknown",
        "years_in_post": band(POST_YEARS, years, years, "unknown") if post.start_known else "unknown",
    }


def office(post: Posting) -> str:
    if post.category != "cadre":
        return post.category
    found = [each.value for each, titles in TITLES.items() if post.title_id in titles]
    return found[0] if found else "other_cadre"


def body(post: Posting) -> str:
    held = office(post)
    bodies = [code for code, (_words, offices) in BODIES.items() if held in [each.value for each in offices]]
    return bodies[0] if bodies else held


def seat(cadre: Cadre, day: date) -> str:
    held = [s.kind for s in cadre.seats.all() if day in s.period and s.kind.body == "executive"]
    return min(held, key=lambda kind: kind.position).code if held else "no_seat"


def party_years(cadre: Cadre, day: date) -> str:
    for member in cadre.party_memberships.all():
        if member.counts_from <= day and (member.ended_on is None or member.ended_on > day):
            if member.joined is None:
                return "undated"
            first, last = (completed_years(start, day) for start in (member.joined.first, member.joined.last))
            return band(PARTY_YEARS, max(last, 0), first, "undated") if member.joined.first <= day else "undated"
    return "no_membership"


def retirement(cadre: Cadre, day: date) -> str:
    if cadre.birth_date is None or cadre.sex is None or cadre.birth_date > day:
        return "unknown"
    reached = retirement_day(cadre.birth_date, is_female=cadre.sex == "female")
    steps = (("reached", 0), ("within_1_year", 12), ("within_2_years", 24), ("within_5_years", 60))
    return next((code for code, months in steps if reached <= months_later(day, months)), "later")


def planned_titles(cadre: Cadre, day: date) -> list[str]:
    return [
        entry.title_id
        for entry in cadre.planning_entries.all()
        if entry.added_on <= day and (entry.removed_on is None or entry.removed_on > day)
    ]


def planned(cadre: Cadre, day: date) -> str:
    return {0: "not_planned", 1: "one_post"}.get(len(planned_titles(cadre, day)), "several_posts")


def planned_office(cadre: Cadre, day: date) -> str:
    """The first office of the list that one of the planned titles bears."""
    titles = planned_titles(cadre, day)
    offices = (office.value for office, borne in TITLES.items() if any(title in borne for title in titles))
    return next(offices, "other_title" if titles else "not_planned")


def disciplined(cadre: Cadre, day: date) -> str:
    sides = {
        decision.side
        for decision in cadre.disciplinary_decisions.all()
        if decision.effective_on
        <= day
        < min(months_later(decision.effective_on, 12), decision.cancelled_on or date.max)
    }
    return "both" if len(sides) == 2 else next(iter(sides), "none")


def of_studies(cadre: Cadre, day: date) -> dict[str, str]:
    diploma, spoken = highest(cadre, "prof_edu", day), highest(cadre, "foreign_lang", day)
    return {
        "study_mode": (diploma.mode or "not_stated") if diploma else "no_diploma",
        "diploma_check": diploma.verification if diploma else "no_diploma",
        "language": (spoken.language_id or "not_stated") if spoken else "none",
        "informatics_certificate": certificate(cadre, "it_level", day),
        "language_certificate": certificate(cadre, "foreign_lang", day),
    }


def counting(cadre: Cadre, ladder: str, day: date) -> list[Qualification]:
    return [
        q
        for q in cadre.qualifications.all()
        if q.level.ladder_id == ladder and q.state == "held" and q.verification != "refused" and q.counts_from <= day
    ]


def highest(cadre: Cadre, ladder: str, day: date) -> Qualification | None:
    held = [q for q in counting(cadre, ladder, day) if q.level.rank]
    return max(held, key=lambda q: (q.level.rank, q.level.position, q.counts_from, -q.pk), default=None)


def certificate(cadre: Cadre, ladder: str, day: date) -> str:
    held = counting(cadre, ladder, day)
    return "unknown" if not held else "yes" if any(q.level.rank for q in held) else "no"
