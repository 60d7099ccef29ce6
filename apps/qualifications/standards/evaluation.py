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
OF_POSTS = (
    f"SELECT post_id, person AS person_id, standard_id, outcome, {', '.join(ASPECTS)}, deadline, is_lowered, "
    "is_start_unknown, waits_for_major, waits_for_major::int AS waiting_posts FROM graced"
)
SEVERAL = Sql("several AS (SELECT person FROM post GROUP BY person HAVING count(*) > 1)")
DOUBLED = Sql("doubled AS (SELECT * FROM graced WHERE person IN (SELECT person FROM several))")


def outcomes_by_person(
    day: date, people: People | Sql | None = None, rules: Collection[Rule] | None = None
) -> QuerySet[StandardOutcome]:
    """One row per person who holds a counted post on the day: the worst of the posts, and of each criterion."""
    worst = ", ".join(f"max({name}) AS {name}" for name in ASPECTS)
    # Nearly everybody holds one post; only of the few others anything has to be compared. For these, two passes cost
    # half of what a window over each column does.
    text = (
        f"{OF_POSTS} WHERE person NOT IN (SELECT person FROM several) UNION ALL "
        "SELECT post_id, person, standard_id, outcome, "
        f"{', '.join(f'worst.{name}' for name in ASPECTS)}, deadline, is_lowered, is_start_unknown, "
        "worst.waiting_posts > 0, worst.waiting_posts FROM ("
        "SELECT DISTINCT ON (person) post_id, person, standard_id, outcome, deadline, is_lowered, is_start_unknown "
        "FROM doubled ORDER BY person, doubled.outcome DESC NULLS LAST, is_primary DESC, post_id) AS speaking "
        f"JOIN (SELECT person, {worst}, count(*) FILTER (WHERE waits_for_major) AS waiting_posts "
        "FROM doubled GROUP BY person) AS worst USING (person)"
    )
    return rows_of(StandardOutcome, _statement(day, people, rules, text, SEVERAL, DOUBLED))


def outcomes_by_post(
    day: date, people: People | None = None, rules: Collection[Rule] | None = None
) -> QuerySet[StandardOutcome]:
    """One row per counted post held on the day."""
    return rows_of(StandardOutcome, _statement(day, people, rules, OF_POSTS))


def _statement(day: date, people: People | Sql | None, rules: Collection[Rule] | None, text: str, *further: Sql) -> Sql:
    given = tuple(rules_on(day) if rules is None else rules)
    tables = Tables(day, given, compiled(people.values_list("pk")) if isinstance(people, QuerySet) else people)
    pieces = [*tables.all(), *further]
    named = ", ".join(piece.text for piece in pieces)
    return Sql(f"WITH {named} {text}", tuple(param for piece in pieces for param in piece.params))
