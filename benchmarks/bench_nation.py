"""Goals R1 to R3: reports of one province and of all, in registries of 10,000 to 1,000,000 people.

From the records against DuckDB over Parquet of the base tables, from a stored day against a flat table of the same
persons and facts. The province is the same in every registry: what it costs shall not grow with the people of others.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

import duckdb
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext, override_settings

from apps.communes.models import UnitPeriod
from apps.reporting.actors import ServerActor
from apps.reporting.compiler import count
from apps.reporting.counts import Counts
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.disclosure import hidden_of
from apps.reporting.question import Question
from apps.reporting.services import (
    breakdowns_of,
    build_report,
    find_report,
    populations_of,
    rows_by_value,
    sheets_of,
)
from apps.reporting.stored import answers
from apps.reporting.stored.keeping import keep_ready
from apps.reporting.table import ReportTable

from .measurement import Measurement, median_processor_seconds, median_seconds, seconds_of
from .nation_crowd import crowd
from .nation_floor import DAY, EXPORTED, FLAT_FLOOR, FLOOR, export, export_flat, of_everyone
from .nation_memory import peaks
from .province import built_province

SIZES = tuple(int(size) for size in os.environ.get("BENCHMARK_PEOPLE", "10000,250000,1000000").split(","))
BASE, FLAT = "DuckDB, Parquet of the base tables", "DuckDB, Parquet of a flat snapshot"
FIRST = "processor time in the first registry"
# A report costs what its scope costs, however many people are registered elsewhere.
MOST_GROWTH = 1.1
# Seconds of processors that province and commune took in the first registry.
Alone = dict[str, float]
# A report of all provinces takes seconds.
TIMES, TIMES_OF_ALL = 9, 3
# The goals of R3 speak of a registry of this size or more; what is smaller is one province alone.
COUNTRY = 250_000
# A thousand persons all over the registry, each with another sex than before; copies of tables note nobody themselves.
CHANGE_PERSONS = """
WITH chosen AS (
  SELECT person FROM (SELECT DISTINCT person FROM reporting_storedmember WHERE stored = %s) AS held
  ORDER BY hashint8(person) LIMIT 1000
), changed AS (
  UPDATE cadres_cadre SET sex = CASE sex WHEN 'male' THEN 'female' ELSE 'male' END
  WHERE id IN (SELECT person FROM chosen)
)
INSERT INTO reporting_touchedperson SELECT person FROM chosen
"""


def run() -> list[Measurement]:
    built_province()
    found: list[Measurement] = []
    alone: Alone = {}
    for size in SIZES:
        found += of_size(size, alone)
    return found


def of_size(size: int, alone: Alone) -> list[Measurement]:
    """One registry of about so many people, in tables that end with the measuring."""
    with crowd(size), TemporaryDirectory() as folder:
        export(Path(folder))
        with override_settings(REPORT_STORED_DAYS=0):
            return [*of_records(size, Path(folder), alone), *of_stored_day(size, Path(folder))]


def of_records(size: int, folder: Path, alone: Alone) -> list[Measurement]:
    """R1 and R3 without anything kept; `alone` is what province and commune took in the first registry."""
    province, all_provinces = peaks(report), peaks(country)
    with CaptureQueriesContext(connection) as statements:
        report()
    floor, live = beside(folder, FLOOR, report, TIMES)
    country_floor, country_live = beside(folder, of_everyone(FLOOR), country, TIMES_OF_ALL)
    print(
        f"\n{size:,} people, memory over the idle processes: report of the province {province[0]:.0f} MiB here and"
        f" {province[1]:.0f} MiB in the server, of all provinces {all_provinces[0]:.0f} and {all_provinces[1]:.0f}"
    )
    found = [
        Measurement(f"R1 province among {size:,} people", live, floor, BASE, 3, len(statements)),
        Measurement(f"R3 all provinces, {size:,} people", country_live, country_floor, BASE, of_country(13, size)),
    ]
    took = {name: median_processor_seconds(work, times=TIMES) for name, work in SCOPES.items()}
    if alone:
        found += [
            Measurement(f"R1 {name} among {size:,}, over the first", seconds, alone[name], FIRST, MOST_GROWTH)
            for name, seconds in took.items()
        ]
    for name, seconds in took.items():
        alone.setdefault(name, seconds)
    return found


def of_stored_day(size: int, folder: Path) -> list[Measurement]:
    """R2 and R3 from the stored day, and what it costs to renew the day after 1,000 changed persons."""
    with transaction.atomic(), override_settings(REPORT_STORED_DAYS=24):
        measured = of_kept_day(size, folder)
        transaction.set_rollback(True)
    return measured


def of_kept_day(size: int, folder: Path) -> list[Measurement]:
    begun = time.perf_counter()
    stored = keep_ready(DAY)
    built = time.perf_counter() - begun
    export_flat(stored.pk, folder)
    # Everything here is one transaction, which has not seen itself: as if it had ended with the building.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_storedday SET seen = '1:1:'")
        cursor.execute("TRUNCATE reporting_touchedperson")
    floor, told = beside(folder, FLAT_FLOOR, lambda: counted_anew(report), TIMES)
    after_an_edit = median_seconds(lambda: counted_after_an_edit(report), times=TIMES)
    again = median_seconds(report, times=TIMES)
    country_floor, country_told = beside(folder, of_everyone(FLAT_FLOOR), lambda: counted_anew(country), TIMES_OF_ALL)
    country_again = median_seconds(country, times=TIMES_OF_ALL)
    with connection.cursor() as cursor:
        cursor.execute(CHANGE_PERSONS, (stored.pk,))
    begun = time.perf_counter()
    keep_ready(DAY)
    renewed = time.perf_counter() - begun
    return [
        Measurement(f"R2 stored day, asked first, {size:,}", told, floor, FLAT, 1),
        Measurement(f"R2 stored day, after an edit, {size:,}", after_an_edit, floor, FLAT, 1),
        Measurement(f"R2 stored day, asked again, {size:,}", again, floor, FLAT, 1),
        Measurement(f"R3 stored day, all provinces, {size:,}", country_told, country_floor, FLAT, of_country(4, size)),
        Measurement(f"R3 the same asked again, {size:,}", country_again, country_floor, FLAT, of_country(4, size)),
        Measurement(
            f"R3 renewing 1,000 persons of {size:,}", renewed, built, "building the day", of_country(0.1, size)
        ),
    ]


def of_country(aim: float, size: int) -> float | None:
    return aim if size >= COUNTRY else None


def beside(folder: Path, floor: str, work: Callable[[], object], times: int) -> tuple[float, float]:
    """The median seconds of the floor's statement and of the work, by turns: whatever else the machine does slows both.

    The first turn fills caches and does not count.
    """
    floors: list[float] = []
    ours: list[float] = []
    with duckdb.connect() as columns:
        for table in [*EXPORTED, "flat"]:
            if (file := folder / f"{table}.parquet").exists():
                columns.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{file}')")
        for _turn in range(times + 1):
            floors.append(seconds_of(lambda: columns.execute(floor, {"day": DAY}).fetchall()))
            ours.append(seconds_of(work))
    return median(floors[1:]), median(ours[1:])


def report() -> ReportTable:
    return build_report("quality", unit="17", day=DAY, user=ServerActor())


def commune() -> ReportTable:
    return build_report("quality", unit="05356", day=DAY, user=ServerActor())


SCOPES: dict[str, Callable[[], object]] = {"province": report, "commune": commune}


def country() -> Counts:
    """Everyone of the same report by province, as it is counted: a unit above the provinces is not registered."""
    asked = find_report("quality")
    sheets = sheets_of(asked, None, DAY)
    breakdowns = breakdowns_of(asked, None, sheets)
    dimensions = tuple(each.dimension for each in breakdowns if each.dimension != HEADCOUNT)
    question = Question(populations_of(asked, None), by_province(), dimensions, sheets, DAY)
    return count(question, rows_by_value(breakdowns))


def by_province() -> tuple[tuple[int, tuple[int | None, ...]], ...]:
    """Each unit of the day with its province."""
    above = dict(UnitPeriod.objects.on(DAY).values_list("unit_id", "parent_id"))

    def top(unit: int) -> int:
        parent = above.get(unit)
        return unit if parent is None else top(parent)

    return tuple((unit, (top(unit),)) for unit in above)


def counted_anew(ask: Callable[[], object]) -> object:
    """As the first who asks: no answer of before is kept."""
    hidden_of.cache_clear()
    return counted_after_an_edit(ask)


def counted_after_an_edit(ask: Callable[[], object]) -> object:
    """As the first who asks after an edit that changes none of the figures that are guarded."""
    with patch.object(answers, "_answers", answers.Answers()):
        return ask()
