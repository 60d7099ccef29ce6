"""Bringing the administrative units in, and working out which unit covers which."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from apps.communes import loading
from apps.core.history import change


@dataclass(frozen=True)
class LoadResult:
    """How many rows a load wrote; all zero when nothing was new."""

    units: int
    periods: int
    reorganisations: int
    successions: int
    cover: int

    @property
    def total(self) -> int:
        return self.units + self.periods + self.reorganisations + self.successions + self.cover


@transaction.atomic
def load_units(folder: Path) -> LoadResult:
    """Bring the files of `folder` into the tables; rows that are the same stay untouched."""
    with change(by=None, reason="Reference data: administrative units"), connection.cursor() as cursor:
        for staged in loading.STAGED:
            _stage(cursor, folder, staged)
        result = _merge(cursor)
        cursor.execute(f"DROP TABLE {', '.join(s.table for s in loading.STAGED)}, incoming_period, incoming_link")
        # Without statistics the planner takes ten thousands of rows for a handful until autovacuum comes by.
        cursor.execute(loading.ANALYZE)
    return result


@transaction.atomic
def rebuild_cover() -> int:
    """Work out anew which unit covers which; gives the number of rows added or taken away."""
    with connection.cursor() as cursor:
        cursor.execute(loading.COVER)
        return int(cursor.fetchone()[0])


def _stage(cursor: Any, folder: Path, staged: loading.Staged) -> None:
    cursor.execute(f"CREATE TEMP TABLE {staged.table} ({staged.columns}) ON COMMIT DROP")
    with cursor.copy(f"COPY {staged.table} FROM STDIN (FORMAT csv, HEADER true)") as copy:
        copy.write((folder / staged.file).read_bytes())
    cursor.execute(f"ANALYZE {staged.table}")


def _merge(cursor: Any) -> LoadResult:
    """Write what differs, the rows that others refer to first."""
    units, periods = _written(cursor, loading.UNITS), _merge_periods(cursor)
    reorganisations, successions = _written(cursor, loading.REORGANISATIONS), _merge_successions(cursor)
    # So many rows are surveyed before the cover is worked out of them; one merger changes too few for that.
    cursor.execute("ANALYZE communes_unitperiod, communes_succession")
    return LoadResult(units, periods, reorganisations, successions, cover=rebuild_cover())


def _merge_periods(cursor: Any) -> int:
    cursor.execute(loading.PERIODS_INCOMING)
    cursor.execute("ANALYZE incoming_period")
    cursor.execute(loading.DEFER)
    written = _written(cursor, loading.PERIODS_GONE, loading.PERIODS_CHANGED, loading.PERIODS_NEW)
    cursor.execute(loading.CHECK_NOW)
    return written


def _merge_successions(cursor: Any) -> int:
    cursor.execute(loading.SUCCESSIONS_INCOMING)
    cursor.execute("ANALYZE incoming_link")
    return _written(cursor, loading.SUCCESSIONS_GONE, loading.SUCCESSIONS)


def _written(cursor: Any, *statements: str) -> int:
    written = 0
    for statement in statements:
        cursor.execute(statement)
        written += cursor.rowcount
    return written
