"""Whether planned people meet the standards of the titles for which they are planned: one statement for all lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from apps.planning.models import PlannedOutcome, PlanningEntry
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.relation import rows_of
from apps.qualifications.standards.rules import rules_on
from apps.qualifications.standards.tables import Tables
from apps.reporting.sql import Sql, compiled


@dataclass(frozen=True)
class PlannedTables(Tables):
    """The tables of the evaluation over planned titles instead of posts that are held; `people` are the entries."""

    def _posts(self) -> Sql:
        entries = self.people or Sql("SELECT id FROM planning_planningentry")
        return Sql(
            "post AS MATERIALIZED (SELECT entry.id AS post_id, entry.cadre_id AS person, round.unit_id, "
            "entry.title_id, title.category, true AS is_primary, '' AS position, "
            "difficult.unit_id IS NOT NULL AS difficult FROM planning_planningentry AS entry "
            "JOIN planning_planninground AS round ON round.id = entry.round_id "
            "JOIN cadres_title AS title ON title.code = entry.title_id "
            "LEFT JOIN difficult ON difficult.unit_id = round.unit_id "
            f"WHERE entry.id IN ({entries.text}))",
            entries.params,
        )


def outcomes(entries: QuerySet[PlanningEntry], day: date) -> QuerySet[PlannedOutcome]:
    """One row per planned person: the worst of what the standard of the planned title asks on the day."""
    # nobody has grace for a post that is not held yet
    rules = tuple(replace(rule, in_post_on=None, grace_until=None) for rule in rules_on(day))
    tables = PlannedTables(day, rules, compiled(entries.order_by().values_list("pk")))
    pieces = list(tables.all())
    named = ", ".join(piece.text for piece in pieces)
    text = f"WITH {named} SELECT post_id AS entry_id, standard_id, outcome, {', '.join(ASPECTS)} FROM graced"
    return rows_of(PlannedOutcome, Sql(text, tuple(param for piece in pieces for param in piece.params)))
