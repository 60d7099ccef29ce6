"""What follows from units alone, told again until one of them is written: every report stands on it."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from apps.communes.models import Reorganisation, Succession, Unit, UnitPeriod
from apps.core.history import event_model
from apps.core.listed import Standing, state_of, usually_asked
from apps.core.unchanged import State, Told
from apps.reporting.once import once

Found = TypeVar("Found")
MODELS = (Unit, UnitPeriod, Reorganisation, Succession)
# How far the histories of units have come, as in core.unchanged; nothing while one of the tables is locked by somebody
# who writes to it, this transaction included. Who writes elsewhere does not matter.
UNITS = Standing(f"""(
  WITH told AS MATERIALIZED (
    SELECT (SELECT oid FROM pg_database WHERE datname = current_database()) AS database, array(
      SELECT pg_sequence_last_value(history)
      FROM unnest('{{{",".join(f"{event_model(each)._meta.db_table}_pgh_id_seq" for each in MODELS)}}}'::regclass[])
      AS history
    ) AS written
  )
  SELECT CASE WHEN NOT EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'relation' AND database = told.database AND granted AND told.written IS NOT NULL
      AND relation = ANY('{{{",".join(each._meta.db_table for each in MODELS)}}}'::regclass[])
      AND mode NOT IN ('AccessShareLock', 'RowShareLock')
  ) THEN told.database::bigint || told.written END FROM told
)""")
# A trend asks for some ten days of one unit; each takes some hundred kilobytes.
_told = Told(60)

usually_asked(UNITS)


def kept(question: Hashable, find: Callable[[], Found]) -> Found:
    """What `find` gives of units, their periods and successions and of nothing else; nobody may change it."""
    state = once("state of units", state_of_units)
    found: Found | None = _told.find(question, state)
    if found is None:
        found = find()
        _told.keep(question, state, found)
    return found


def state_of_units() -> State | None:
    """Equal as long as no unit is written; None while somebody does."""
    written = cast("list[int] | None", state_of(UNITS)[-1])
    return State({str(number): each for number, each in enumerate(written)}) if written else None
