"""Ratings of 2020–2024, commendations and a round of votes of confidence in the demonstration.

Most communes rate as the rules ask; some rate everyone good, some give too many excellent ones, and some have not
delivered the last year yet, so that every check has something honest to show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from django.db.models.functions import Lower

from apps.appraisal.models import Commendation, PeriodScore, Rating
from apps.appraisal.places import posts_of_year
from apps.cadres.models import PartyMembership
from apps.demo.copying import Facts, copy_rows
from apps.demo.facts.votes import build_votes
from apps.demo.lives import DAY
from apps.discipline.models import DisciplinaryDecision

YEARS = (2020, 2021, 2022, 2023, 2024)
PARTY_YEARS = (2024,)
RATED_UNPAID = 2023
EXCELLENT, GOOD, COMPLETED, NOT_COMPLETED = "XL_HTXS", "XL_HTT", "XL_HT", "XL_KHT"
ALL_GOOD, GENEROUS, SILENT, LATE, SCORING = 14, 9, 5, 11, 6


@dataclass(frozen=True)
class Served:
    """A person's last post of a year."""

    cadre: int
    unit: int
    title: str
    category: str
    since: date


@dataclass(frozen=True)
class Habits:
    """Communes that rate in their own way."""

    all_good: frozenset[int]
    generous: frozenset[int]
    silent: frozenset[int]
    late: frozenset[int]
    scoring: frozenset[int]


Levels = dict[tuple[int, int], str]


def build(chance: Random) -> None:
    """Ratings first, as commendations follow from them; the votes stand by themselves."""
    served = {year: served_in(year) for year in YEARS}
    habits = habits_of(sorted({post.unit for post in served[YEARS[-1]]}), chance)
    disciplined = set(DisciplinaryDecision.objects.values_list("cadre", "effective_on__year"))
    levels: Levels = {}
    rows: list[Facts] = []
    for year, posts in served.items():
        levels |= {(cadre, year): level for cadre, level in levels_of(posts, year, habits, disciplined, chance)}
        rows += [rating for post in posts if (rating := rating_of(post, year, habits, levels, chance))]
    members = dict(PartyMembership.objects.filter(ended_on__isnull=True).values_list("cadre", "counts_from"))
    rows += list(party_ratings(rows, members, chance))
    copy_rows(Rating, rows)
    copy_rows(
        Commendation, [row for year in YEARS for row in commendations(served[year], year, levels, members, chance)]
    )
    copy_rows(PeriodScore, list(quarters(served[YEARS[-1]], habits, chance)))
    build_votes(chance)


def served_in(year: int) -> list[Served]:
    """Whoever is rated for the year: non-professional staff since the decree of 2023 asks for it."""
    posts = posts_of_year(year).order_by("cadre_id")
    if year < RATED_UNPAID:
        posts = posts.exclude(category="non_professional")
    return [Served(*row) for row in posts.values_list("cadre", "unit", "title", "category", Lower("period"))]


def habits_of(units: list[int], chance: Random) -> Habits:
    drawn = chance.sample(units, ALL_GOOD + GENEROUS + SILENT + LATE)
    silent, late = drawn[-SILENT - LATE : -LATE], drawn[-LATE:]
    parts = drawn[:ALL_GOOD], drawn[ALL_GOOD : ALL_GOOD + GENEROUS], silent, late, chance.sample(units, SCORING)
    return Habits(*(frozenset(part) for part in parts))


def levels_of(
    posts: list[Served], year: int, habits: Habits, disciplined: set[tuple[int, int]], chance: Random
) -> Iterator[tuple[int, str]]:
    """Everyone's level; the excellent are drawn from the good of each group of comparable posts."""
    groups: dict[tuple[int, str], list[int]] = defaultdict(list)
    for post in posts:
        if (post.cadre, year) in disciplined:
            yield post.cadre, chance.choices([NOT_COMPLETED, COMPLETED, GOOD], [31, 60, 9])[0]
        elif post.unit not in habits.all_good and chance.random() < 0.085:
            yield post.cadre, NOT_COMPLETED if chance.random() < 0.05 else COMPLETED
        else:
            groups[post.unit, post.category].append(post.cadre)
    for (unit, _category), people in groups.items():
        # n excellent beside the rest stay within a fifth of the good: n <= people / 6.
        share = 3 if unit in habits.generous else 6
        chosen = set(chance.sample(people, chance.randint(len(people) // share // 2, len(people) // share)))
        yield from ((cadre, EXCELLENT if cadre in chosen else GOOD) for cadre in people)


def rating_of(post: Served, year: int, habits: Habits, levels: Levels, chance: Random) -> Facts | None:
    """Nothing where the commune has not delivered; newcomers of the last months are not rated."""
    if year == YEARS[-1] and (post.unit in habits.silent or (post.unit in habits.late and chance.random() < 0.2)):
        return None
    facts: dict[str, object] = {
        "cadre_id": post.cadre,
        "year": year,
        "track": "state",
        "unit_id": post.unit,
        "title_id": post.title,
        "category": post.category,
        "legal_basis_id": "ND90_2020",
        "decision_on": date(year, 12, 10 + post.unit % 18),
        "decision_number": f"{40 + post.unit % 150}/TB-UBND",
    }
    if post.since > date(year, 7, 1):
        reason = "CXL_MOI" if chance.random() < 0.8 else "CXL_OM"
        levels.pop((post.cadre, year), None)
        return facts | {"unrated_id": reason}
    return facts | {"level_id": levels[post.cadre, year]}


def party_ratings(rows: list[Facts], members: dict[int, date], chance: Random) -> Iterator[Facts]:
    """Mostly as the State rates; the paper is the Party's."""
    for row in rows:
        year, cadre = row["year"], row["cadre_id"]
        if year not in PARTY_YEARS or "level_id" not in row or cadre not in members:
            continue
        differs = row["level_id"] == EXCELLENT and chance.random() < 0.15
        own = {
            "track": "party",
            "level_id": GOOD if differs else row["level_id"],
            "legal_basis_id": "QD124",
            "decision_number": str(row["decision_number"]).replace("TB-UBND", "TB-ĐU"),
        }
        yield {**row, **own}


def commendations(
    posts: list[Served], year: int, levels: Levels, members: dict[int, date], chance: Random
) -> Iterator[Facts]:
    """Titles and rewards for the good years, badges for thirty years in the Party."""
    for post in posts:
        level = levels.get((post.cadre, year))
        joined = members.get(post.cadre)
        if level == EXCELLENT and chance.random() < 0.6:
            yield _commended(post, year, "TD_CSTD_CS", "Hoàn thành xuất sắc nhiệm vụ")
        elif level in (EXCELLENT, GOOD) and chance.random() < 0.3:
            yield _commended(post, year, "TD_LDTT", "Hoàn thành tốt nhiệm vụ")
        if level in (EXCELLENT, GOOD) and chance.random() < 0.05:
            yield _commended(post, year, "KT_GK_HUYEN", "Thành tích trong phong trào thi đua yêu nước")
        if level == EXCELLENT and chance.random() < 0.08:
            yield _commended(post, year, "KT_BK_TINH", "Thành tích trong xây dựng nông thôn mới")
        if joined and joined.year == year - 30:
            yield _commended(post, year, "HH_30", "")


def _commended(post: Served, year: int, form: str, reason: str) -> Facts:
    decided = min(date(year + 1, 1, 6 + post.cadre % 20), DAY)
    return {
        "cadre_id": post.cadre,
        "form_id": form,
        "year": year,
        "reason": reason,
        "unit_id": post.unit,
        "title_id": post.title,
        "category": post.category,
        "decision_number": f"{20 + (post.cadre * 7 + year) % 900}/QĐ-{'TU' if form.startswith('HH') else 'UBND'}",
        "decision_on": decided,
    }


def quarters(posts: list[Served], habits: Habits, chance: Random) -> Iterator[Facts]:
    """Quarterly scores of the communes that have begun to give them."""
    for post in posts:
        if post.unit in habits.scoring:
            for number in range(1, 5):
                score = chance.randint(68, 97)
                yield {"cadre_id": post.cadre, "year": YEARS[-1], "kind": "quarter", "number": number, "score": score}
