"""The evaluation of standards: who meets what is asked of the post held on a day, in one statement for everyone.

For every post held on the day, the most specific standard applies: job position before title before group, a standard
of difficult areas before a general one, special law before a decree. The worst criterion decides the post, the worst
post the person; among equals the primary one speaks.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from apps.cadres.models import Cadre
from apps.qualifications.models import StandardOutcome
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.relation import rows_of
from apps.qualifications.standards.rules import Rule, rules_on
from apps.qualifications.standards.tables import Tables
from apps.reporting.sql import Sql, compiled

People = QuerySet[Cadre]


def outcomes_by_person(
    day: date, people: People | None = None, rules: Collection[Rule] | None = None
) -> QuerySet[StandardOutcome]:
    """One row per person who holds a counted post on the day: the worst of the posts, and of each criterion."""
    worst = ", ".join(f"max({name}) AS {name}" for name in ASPECTS)
    # Two passes cost half of what a window over each column does.
    text = (
        "SELECT post_id, person AS person_id, standard_id, outcome, "
        f"{', '.join(f'worst.{name}' for name in ASPECTS)}, deadline, is_lowered, is_start_unknown, "
        "worst.waiting_posts > 0 AS waits_for_major, worst.waiting_posts FROM ("
        "SELECT DISTINCT ON (person) post_id, person, standard_id, outcome, deadline, is_lowered, is_start_unknown "
        "FROM graced ORDER BY person, graced.outcome DESC NULLS LAST, is_primary DESC, post_id) AS speaking "
        f"JOIN (SELECT person, {worst}, count(*) FILTER (WHERE waits_for_major) AS waiting_posts "
        "FROM graced GROUP BY person) AS worst USING (person)"
    )
    return rows_of(StandardOutcome, _statement(day, people, rules, text))


def outcomes_by_post(
    day: date, people: People | None = None, rules: Collection[Rule] | None = None
) -> QuerySet[StandardOutcome]:
    """One row per counted post held on the day."""
    text = (
        f"SELECT post_id, person AS person_id, standard_id, outcome, {', '.join(ASPECTS)}, deadline, is_lowered, "
        "is_start_unknown, waits_for_major, waits_for_major::int AS waiting_posts FROM graced"
    )
    return rows_of(StandardOutcome, _statement(day, people, rules, text))


def _statement(day: date, people: People | None, rules: Collection[Rule] | None, text: str) -> Sql:
    given = tuple(rules_on(day) if rules is None else rules)
    tables = Tables(day, given, compiled(people.values_list("pk")) if people is not None else None)
    pieces = list(tables.all())
    named = ", ".join(piece.text for piece in pieces)
    return Sql(f"WITH {named} {text}", tuple(param for piece in pieces for param in piece.params))
