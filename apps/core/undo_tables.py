"""One table's part in an undo: what an act did to its rows, and the statements that put them back.

Every step is one statement for all rows of the table; the plan of the undo is a temporary table beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import IntegrityError, connection, models, transaction

from apps.core.history import event_model, tracked_models

PLAN = """
CREATE TEMPORARY TABLE {plan} AS
SELECT row_number() OVER (ORDER BY span.pk) AS n, span.pk, span.left_id, 'todo'::text AS state, ''::text AS why,
  CASE WHEN first.pgh_label = 'insert' THEN 'delete' WHEN last.pgh_label = 'delete' THEN 'insert' ELSE 'update' END
    AS wants,
  CASE WHEN first.pgh_label = 'delete' THEN first.pgh_id ELSE (
    SELECT max(event.pgh_id) FROM {events} AS event WHERE event.pgh_obj_id = span.pk AND event.pgh_id < span.first_id
  ) END AS before_id
FROM (
  SELECT pgh_obj_id AS pk, min(pgh_id) AS first_id, max(pgh_id) AS left_id
  FROM {events} WHERE pgh_context_id = %s GROUP BY pgh_obj_id
) AS span
JOIN {events} AS first ON first.pgh_id = span.first_id
JOIN {events} AS last ON last.pgh_id = span.left_id
WHERE NOT (first.pgh_label = 'insert' AND last.pgh_label = 'delete')
"""
LOCK = """
SELECT now.{pk} FROM {table} AS now JOIN {plan} AS plan ON plan.pk = now.{pk} ORDER BY now.{pk} FOR UPDATE OF now
"""
# A row that is no longer as the act left it was edited since; one that is already as before needs nothing.
ALREADY = """
UPDATE {plan} AS plan SET state = 'already'
WHERE CASE WHEN plan.wants = 'delete' THEN NOT EXISTS (SELECT 1 FROM {table} AS now WHERE now.{pk} = plan.pk)
ELSE EXISTS (
  SELECT 1 FROM {table} AS now JOIN {events} AS past ON past.pgh_id = plan.before_id
  WHERE now.{pk} = plan.pk AND ROW({now_columns}) IS NOT DISTINCT FROM ROW({past_columns})
) END
"""
EDITED = """
UPDATE {plan} AS plan SET state = 'kept', why = 'edited'
WHERE plan.state = 'todo' AND CASE WHEN plan.wants = 'insert'
THEN EXISTS (SELECT 1 FROM {table} AS now WHERE now.{pk} = plan.pk)
ELSE NOT EXISTS (
  SELECT 1 FROM {table} AS now JOIN {events} AS past ON past.pgh_id = plan.left_id
  WHERE now.{pk} = plan.pk AND ROW({now_columns}) IS NOT DISTINCT FROM ROW({past_columns})
) END
"""
UNRECORDED = """
UPDATE {plan} SET state = 'kept', why = 'unrecorded' WHERE state = 'todo' AND wants <> 'delete' AND before_id IS NULL
"""
REFERRED = """
UPDATE {plan} AS plan SET state = 'kept', why = 'referred'
WHERE plan.state = 'todo' AND plan.wants = 'delete'
  AND EXISTS (SELECT 1 FROM {other} AS other WHERE other.{column} = plan.pk {unless})
"""
# A row that the undo itself will point elsewhere does not hold its target back.
UNLESS_MOVED = """AND NOT EXISTS (
  SELECT 1 FROM {other_plan} AS moved JOIN {other_events} AS past ON past.pgh_id = moved.before_id
  WHERE moved.pk = other.{other_pk} AND moved.state = 'todo' AND moved.wants = 'update'
    AND past.{column} IS DISTINCT FROM other.{column}
)"""
DROP_FOLLOWERS = """
DELETE FROM {other} AS other USING {plan} AS plan
WHERE other.{column} = plan.pk AND plan.state = 'todo' AND plan.wants = 'delete'
"""
FREE_FOLLOWERS = """
UPDATE {other} AS other SET {column} = NULL FROM {plan} AS plan
WHERE other.{column} = plan.pk AND plan.state = 'todo' AND plan.wants = 'delete'
"""
DELETE = """
DELETE FROM {table} AS now USING {plan} AS plan
WHERE now.{pk} = plan.pk AND plan.state = 'todo' AND plan.wants = 'delete'
"""
DELETED = "UPDATE {plan} SET state = 'done' WHERE state = 'todo' AND wants = 'delete'"
POSSIBLE = """
SELECT plan.n FROM {plan} AS plan JOIN {events} AS past ON past.pgh_id = plan.before_id
WHERE plan.state = 'todo' AND plan.wants = %s {references} ORDER BY plan.n
"""
REFERENCE = "AND (past.{column} IS NULL OR EXISTS (SELECT 1 FROM {target} AS t WHERE t.{target_pk} = past.{column}))"
UPDATE = """
UPDATE {table} AS now SET {assignments} FROM {plan} AS plan JOIN {events} AS past ON past.pgh_id = plan.before_id
WHERE now.{pk} = plan.pk AND plan.n = ANY(%s)
"""
INSERT = """
INSERT INTO {table} ({columns}) SELECT {past_columns}
FROM {plan} AS plan JOIN {events} AS past ON past.pgh_id = plan.before_id WHERE plan.n = ANY(%s)
"""
DONE = "UPDATE {plan} SET state = 'done' WHERE n = ANY(%s)"
STUCK = "UPDATE {plan} SET state = 'kept', why = 'conflict' WHERE state = 'todo'"
KEPT = """
SELECT plan.pk, plan.why, later.pgh_created_at, (context.metadata ->> 'user')::bigint
FROM {plan} AS plan
LEFT JOIN LATERAL (
  SELECT pgh_created_at, pgh_context_id FROM {events} AS event
  WHERE event.pgh_obj_id = plan.pk AND event.pgh_id > plan.left_id ORDER BY pgh_id DESC LIMIT 1
) AS later ON true
LEFT JOIN pghistory_context AS context ON context.id = later.pgh_context_id
WHERE plan.state = 'kept' ORDER BY plan.n
"""


def run(statement: str, parameters: list[Any] | None = None) -> list[tuple[Any, ...]]:
    """Rows of a statement that gives some, else nothing."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []


def quote(name: str | None) -> str:
    """The name of a table or column; every concrete field has one."""
    assert name  # noqa: S101  # None is the type's word for fields that are no columns
    return connection.ops.quote_name(name)


@dataclass(frozen=True)
class UndoTable:
    """A tracked model with the plan of the undo beside it."""

    model: type[models.Model]

    @cached_property
    def events(self) -> type[models.Model]:
        return event_model(self.model)

    @property
    def plan(self) -> str:
        return quote(f"undo_{self.model._meta.db_table}")

    @cached_property
    def columns(self) -> list[str]:
        """The columns that history keeps: all but generated and derived ones."""
        kept = {field.name for field in self.events._meta.concrete_fields}
        fields = [f for f in self.model._meta.concrete_fields if f.name in kept and not f.generated]
        return [quote(f.column) for f in fields]

    @cached_property
    def names(self) -> dict[str, str]:
        return {
            "table": quote(self.model._meta.db_table),
            "events": quote(self.events._meta.db_table),
            "plan": self.plan,
            "pk": quote(_pk_column(self.model)),
            "columns": ", ".join(self.columns),
            "now_columns": ", ".join(f"now.{column}" for column in self.columns),
            "past_columns": ", ".join(f"past.{column}" for column in self.columns),
            "assignments": ", ".join(f"{column} = past.{column}" for column in self.columns),
        }

    def say(self, statement: str, parameters: list[Any] | None = None, /, **names: str) -> list[tuple[Any, ...]]:
        return run(statement.format(**self.names, **names), parameters)

    def make_plan(self, context_id: str) -> None:
        """Note what the act did to each row, lock the rows, and set aside those that others edited since."""
        self.say(PLAN, [context_id])
        for step in (LOCK, UNRECORDED, ALREADY, EDITED):
            self.say(step)

    def drop_plan(self) -> None:
        run(f"DROP TABLE {self.plan}")

    def delete_inserted(self, planned: dict[type[models.Model], UndoTable]) -> None:
        """Delete what the act inserted, but for rows that something else refers to by now."""
        followers = [field for field in _referring_fields(self.model) if not _follows(field)]
        for field in followers:
            self.say(REFERRED, None, **_other(field), unless=_unless_moved(field, planned.get(field.model)))
        for field in set(_referring_fields(self.model)) - set(followers):
            follow = DROP_FOLLOWERS if field.remote_field.on_delete is models.CASCADE else FREE_FOLLOWERS
            self.say(follow, None, **_other(field))
        self.say(DELETE)
        self.say(DELETED)

    def put_back(self, *, wants: str) -> bool:
        """Give rows their former values ("update") or re-insert them ("insert"); whether any could be put back."""
        references = " ".join(
            REFERENCE.format(
                column=quote(field.column),
                target=quote(field.remote_field.model._meta.db_table),
                target_pk=quote(field.target_field.column),
            )
            for field in self.model._meta.concrete_fields
            if isinstance(field, models.ForeignKey) and quote(field.column) in self.columns
        )
        rows = [n for (n,) in self.say(POSSIBLE, [wants], references=references)]
        return self._put_back(UPDATE if wants == "update" else INSERT, rows) if rows else False

    def _put_back(self, statement: str, rows: list[int]) -> bool:
        """All at once; where a constraint objects, by halves, so that only the rows that conflict stay behind."""
        try:
            with transaction.atomic():
                self.say(statement, [rows])
        except IntegrityError:
            half = len(rows) // 2
            moved = [self._put_back(statement, part) for part in (rows[:half], rows[half:]) if half]
            return any(moved)
        self.say(DONE, [rows])
        return True

    def set_stuck_aside(self) -> None:
        self.say(STUCK)

    def kept(self) -> list[tuple[Any, ...]]:
        return self.say(KEPT)

    def done(self) -> int:
        return int(run(f"SELECT count(*) FROM {self.plan} WHERE state = 'done'")[0][0])  # name of a table


def _pk_column(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


def _referring_fields(model: type[models.Model]) -> list[models.ForeignKey[Any, Any]]:
    """Foreign keys to the model that the database enforces (events refer without a constraint)."""
    relations = [r for r in model._meta.get_fields(include_hidden=True) if r.one_to_many or r.one_to_one]
    fields = [relation.field for relation in relations if isinstance(relation, models.ManyToOneRel)]
    return [field for field in fields if isinstance(field, models.ForeignKey) and field.db_constraint]  # type: ignore[attr-defined]  # the stubs lack it


def _follows(field: models.ForeignKey[Any, Any]) -> bool:
    """Whether rows of a table without history follow their target, as the ORM would have them do."""
    on_delete = field.remote_field.on_delete
    return field.model not in tracked_models() and on_delete in (models.CASCADE, models.SET_NULL)


def _other(field: models.ForeignKey[Any, Any]) -> dict[str, str]:
    return {"other": quote(field.model._meta.db_table), "column": quote(field.column)}


def _unless_moved(field: models.ForeignKey[Any, Any], other: UndoTable | None) -> str:
    # What a trigger keeps is in no history, and moves by itself.
    if other is None or quote(field.column) not in other.columns:
        return ""
    return UNLESS_MOVED.format(
        other_plan=other.plan,
        other_events=other.names["events"],
        other_pk=other.names["pk"],
        column=quote(field.column),
    )
