"""Rosters of 1,000 and 10,000 people, each figure beside the least that any program needs; all of it is rolled back.

The floor reads with calamine, copies and upserts the same rows into the same tables without looking at them; `fast` is
the same without history.
"""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

import pgtrigger
from django.db import transaction
from python_calamine import CalamineWorkbook

from benchmarks.measurement import Measurement
from benchmarks.rosters_floor import floor
from benchmarks.rosters_memory import peak_over_baseline
from benchmarks.rosters_stock import stock_loop
from benchmarks.rosters_workbook import workbook

DAY = date(2025, 2, 28)
CODE = "10675"  # a ward without people in the demonstration, so that whatever ran before changes nothing
FLOOR = "calamine, COPY and set-based upsert without checks"
FAST = f"{FLOOR}, without history"
CALAMINE = "calamine opens the same file"
SHORT, LONG = 1_000, 10_000
# Megabytes that the client may take over its baseline, by the number of rows (as seconds: a thousandth each).
MEMORY = {10_000: 64, 100_000: 450}


def run() -> list[Measurement]:
    from apps.rosters.units import unit_by_code

    unit: Any = unit_by_code(CODE, DAY)
    return [
        *reading(LONG),
        *(measured for size in (SHORT, LONG) for measured in writing(size, unit)),
        *again(LONG, unit),
        stock(unit),
        *(memory(size, unit) for size in MEMORY),
    ]


def reading(size: int) -> list[Measurement]:
    """The cells as plain values, put right, and what they mean."""
    from apps.rosters.reading import read

    content = workbook(size)
    least = fastest(lambda: CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python())
    plain = fastest(lambda: read(content, "roster.xlsx"))
    understood = fastest(lambda: understand(content))
    return [
        Measurement(f"roster read and put right, {size} rows", plain, least, CALAMINE, aim=1.5),
        Measurement(f"roster understood, {size} rows", understood, least, CALAMINE),
    ]


def writing(size: int, unit: Any) -> list[Measurement]:
    """Checking and applying one roster of people who are all new."""
    content = workbook(size)
    least = rolled_back(lambda: floor(content, unit.pk, DAY))
    fast = rolled_back(lambda: without_history(lambda: floor(content, unit.pk, DAY)))
    read = fastest(lambda: understand(content))
    checked = rolled_back(lambda: check(content, unit))
    applied = rolled_back(lambda: write(content, unit))
    return [
        Measurement(f"roster check, {size} rows", checked, read, "reading the same rows", aim=4),
        Measurement(f"roster apply, {size} rows", applied, fast, FAST, aim=2.2),
        Measurement(f"roster apply, {size} rows", applied, least, FLOOR, aim=2.2),
    ]


def again(size: int, unit: Any) -> list[Measurement]:
    """The same file once more, and with every tenth person changed, beside a first load."""
    with transaction.atomic():
        first = timed(lambda: write(workbook(size), unit))
        changed, of_changed = timed_writing(workbook(size, changed=10), unit)
        same, of_same = timed_writing(workbook(size, changed=10), unit)
        transaction.set_rollback(True)
    if of_same or not size // 10 <= of_changed <= 2 * size // 10:
        raise RuntimeError(f"{of_changed} and {of_same} records were written")
    print(f"records written: {of_changed} of {size // 10} changed rows, {of_same} of the same file")
    return [
        Measurement(f"roster apply, {size} rows, 10 % changed", changed, first, "the first load", aim=0.6),
        Measurement(f"roster apply, {size} rows, the same again", same, first, "the first load", aim=0.6),
    ]


def stock(unit: Any) -> Measurement:
    content = workbook(SHORT)
    applied = rolled_back(lambda: write(content, unit))
    loop = rolled_back(lambda: stock_loop(content, unit.pk, DAY), times=1)
    return Measurement(f"roster apply, {SHORT} rows", applied, loop, "django-import-export's loop", aim=1 / 50)


def memory(size: int, unit: Any) -> Measurement:
    """A mebibyte stands as a millisecond."""
    rolled_back(lambda: check(workbook(SHORT), unit), times=1)
    content = workbook(size)
    peak = peak_over_baseline(lambda: rolled_back(lambda: write(content, unit), times=1))
    name = f"roster apply, {size} rows, MiB over baseline"
    return Measurement(name, peak / 1000, MEMORY[size] / 1000, "MiB that are allowed", aim=1)


def understand(content: bytes) -> Any:
    from apps.rosters import services

    return services.read_roster(content, "roster.xlsx", DAY)


def check(content: bytes, unit: Any) -> None:
    from apps.rosters import services

    services.examine(understand(content), unit, DAY)


def write(content: bytes, unit: Any) -> int:
    """Read, compare and write; gives the number of records written."""
    from apps.rosters import services

    staging, outcome = services.compare(understand(content), unit, DAY)
    if outcome.issues:
        raise RuntimeError(outcome.issues[0].sentence())
    written = staging.write() if outcome.has_news else 0
    staging.settle()
    return written


def without_history(work: Callable[[], object]) -> None:
    """Inside a transaction that is given up, for it switches the triggers of history off."""
    written = ("cadres_cadre", "cadres_posting", "qualifications_qualification")
    for model, trigger in pgtrigger.registered():
        if model._meta.db_table in written and trigger.name == "insert_insert":
            trigger.disable(model)
    work()


def timed_writing(content: bytes, unit: Any) -> tuple[float, int]:
    begun = time.perf_counter()
    written = write(content, unit)
    return time.perf_counter() - begun, written


def fastest(work: Callable[[], object], times: int = 3) -> float:
    return min(timed(work) for _ in range(times))


def rolled_back(work: Callable[[], object], times: int = 2) -> float:
    """The fastest of some runs, each in a transaction that is given up after its constraints have been checked."""
    return fastest(partial(_given_up, work), times)


def _given_up(work: Callable[[], object]) -> None:
    with transaction.atomic():
        work()
        transaction.set_rollback(True)


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
