"""Rosters of 1,000 and 10,000 people: checking and applying, beside the least that any program needs.

The floor reads with calamine, copies and upserts the same rows into the same tables without looking at them.
"""

import time
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db import transaction

from benchmarks.measurement import Measurement
from benchmarks.rosters_floor import floor
from benchmarks.rosters_stock import stock_loop
from benchmarks.rosters_workbook import workbook

DAY = date(2025, 2, 28)
CODE = "10675"  # a ward without people in the demonstration, so that whatever ran before changes nothing
FLOOR = "calamine, COPY and set-based upsert without checks"


def run() -> list[Measurement]:
    return [measurement for size in (1_000, 10_000) for measurement in of_size(size)]


def of_size(size: int) -> list[Measurement]:
    """Checking and applying one roster, the short one beside the stock import too."""
    from apps.rosters.units import unit_by_code

    unit: Any = unit_by_code(CODE, DAY)
    content = workbook(size)
    least = rolled_back(lambda: floor(content, unit.pk, DAY))
    checked = rolled_back(lambda: check(content, unit))
    applied = rolled_back(lambda: write(content, unit))
    measured = [
        Measurement(f"roster check, {size} rows", checked, least, FLOOR, aim=3),
        Measurement(f"roster apply, {size} rows", applied, least, FLOOR, aim=3),
    ]
    if size == 1_000:
        stock = timed(lambda: stock_loop(content, unit.pk, DAY))
        measured.append(
            Measurement("roster apply, 1000 rows", applied, stock, "django-import-export's loop", aim=1 / 30)
        )
    return measured


def check(content: bytes, unit: Any) -> None:
    from apps.rosters import services

    services.examine(services.read_roster(content, "roster.xlsx", DAY), unit, DAY)


def write(content: bytes, unit: Any) -> None:
    from apps.rosters import services

    staging, outcome = services.compare(services.read_roster(content, "roster.xlsx", DAY), unit, DAY)
    if outcome.issues:
        raise RuntimeError(outcome.issues[0].sentence())
    staging.write()
    staging.settle()


def rolled_back(work: Callable[[], object]) -> float:
    """The faster of two runs, each in a transaction that is given up after its constraints have been checked."""
    return min(timed(work) for _ in range(2))


def timed(work: Callable[[], object]) -> float:
    """Seconds of one run, the checks of its constraints included; nothing of it stays."""
    with transaction.atomic():
        begun = time.perf_counter()
        work()
        seconds = time.perf_counter() - begun
        transaction.set_rollback(True)
    return seconds
