"""Rosters of one size through the whole engine, each act committed, beside the floors of the same run."""

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

import pgtrigger
from django.db import connection, transaction
from django.test import Client
from python_calamine import CalamineWorkbook

from benchmarks.measurement import Measurement
from benchmarks.rosters_floor import floor
from benchmarks.rosters_memory import peak_over_baseline
from benchmarks.rosters_stock import stock_admin
from benchmarks.rosters_workbook import workbook

DAY, CODE = date(2025, 2, 28), "10675"
FAST = "calamine, COPY, checks and inserts as sets, without history"
TABLES = ("cadres_cadre", "cadres_posting", "qualifications_qualification")
EVENTS = tuple(f"{table}event" for table in TABLES)
# Records that a row of the workbook makes: the person, a post, five levels.
RECORDS = 7


def place() -> tuple[Any, Any]:
    """A ward without people, and its officer."""
    from apps.accounts.models import Membership, User
    from apps.accounts.roles import Role
    from apps.rosters.units import unit_by_code

    unit: Any = unit_by_code(CODE, DAY)
    officer, is_new = User.objects.get_or_create(username="measured", defaults={"working_day": DAY})
    if is_new:
        Membership.objects.create(user=officer, role=Role.COMMUNE_OFFICER, unit=unit, since=date(2020, 1, 1))
    return unit, officer


def reading(size: int) -> list[Measurement]:
    """The cells as plain values, put right, and what they mean."""
    from apps.rosters.reading import read

    content = workbook(size)
    least = fastest(lambda: CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python())
    plain = fastest(lambda: read(content, "roster.xlsx"))
    understood = fastest(lambda: understand(content))
    calamine = "calamine opens the same file"
    return [
        Measurement(f"roster read and put right, {size} rows", plain, least, calamine, aim=1.5),
        Measurement(f"roster understood, {size} rows", understood, least, calamine, aim=1.5),
    ]


def preview(size: int) -> Measurement:
    """Reading, every check and the difference, of people who are all new; nothing is written."""
    unit, _ = place()
    content = workbook(size)
    read = fastest(lambda: understand(content))
    checked = fastest(lambda: examine(content, unit))
    return Measurement(f"roster check, {size} rows", checked, read, "reading the same rows", aim=4)


def writing(size: int) -> list[Measurement]:
    """From the file to what is committed, history too; the same file with changes; the same file again."""
    unit, _ = place()
    content, corrected = workbook(size), workbook(size, changed=10)
    fast = min(_anew(partial(_fast, content, unit)) for _ in range(2))
    # Of each the faster of two: what happens beside the work, such as a checkpoint, must not fall on one side alone.
    rounds = [_round(content, corrected, size) for _ in range(2)]
    first, changed, same = map(min, zip(*rounds, strict=True))
    begin_anew()
    beside = "a first load"
    return [
        Measurement(f"roster apply, {size} rows", first, fast, FAST, aim=2.2),
        Measurement(f"roster apply, {size} rows, 10 % changed", changed, first, beside, aim=0.6),
        Measurement(f"roster apply, {size} rows, the same again", same, first, beside, aim=0.6),
    ]


def _round(content: bytes, corrected: bytes, size: int) -> tuple[float, float, float]:
    """Seconds of a first load, of the same with changes, and of that again."""
    first = _anew(partial(apply, content, size * RECORDS))
    return first, timed(lambda: apply(corrected, size // 10)), timed(lambda: apply(corrected, 0))


def stock(size: int) -> list[Measurement]:
    """The field's convention, row by row, as people would pick it instead: sent, shown and confirmed."""
    unit, officer = place()
    content = workbook(size)
    applied = min(_anew(partial(apply, content, size * RECORDS)) for _ in range(2))
    client = Client(headers={"host": "localhost"})
    client.force_login(officer)
    shown = min(_anew(partial(_seen_first, client, content, size * RECORDS)) for _ in range(2))
    loop = _anew(lambda: stock_admin(content, unit.pk, DAY, officer))
    begin_anew()
    beside = "django-import-export, previewed and confirmed"
    return [
        Measurement(f"roster apply, {size} rows", applied, loop, beside, aim=1 / 50),
        Measurement(f"roster sent, looked at, applied, {size} rows", shown, loop, beside),
    ]


def memory(size: int, allowed: int) -> Measurement:
    """What an application takes at most over what its process took before; a mebibyte stands as a millisecond."""
    begin_anew()
    content = workbook(size)
    workbook(25)

    def work() -> None:
        apply(content, size * RECORDS)

    # What the first roster of a process loads is no memory of this one.
    peak = peak_over_baseline(work, before=lambda: examine(workbook(25), place()[0]))
    begin_anew()
    name = f"roster apply, {size} rows, MiB over baseline"
    return Measurement(name, peak / 1000, allowed / 1000, "MiB that are allowed", aim=1)


def understand(content: bytes) -> Any:
    from apps.rosters import services

    return services.read_roster(content, "roster.xlsx", DAY)


def examine(content: bytes, unit: Any) -> None:
    from apps.rosters import services

    services.examine(understand(content), unit, DAY)


def apply(content: bytes, records: int) -> None:
    """Upload a roster and apply it; it must write so many records."""
    from apps.rosters import services

    unit, officer = place()
    upload = services.receive(content=content, filename="roster.xlsx", unit=unit, as_of=DAY, by=officer)
    outcome = services.apply(upload, by=officer)
    if outcome.issues or upload.rows_written != records:
        raise RuntimeError(f"{upload.rows_written} records were written; {outcome.issues[:1]}")


def _seen_first(client: Client, content: bytes, records: int) -> None:
    """The same in two acts, as an officer does it: checked and shown, then read, compared and written anew."""
    from apps.rosters import services

    unit, officer = place()
    upload = services.receive(content=content, filename="roster.xlsx", unit=unit, as_of=DAY, by=officer)
    services.check(upload)
    page = client.get(f"/rosters/{upload.code}/")
    services.apply(upload, by=officer)
    if page.status_code != 200 or upload.rows_written != records:
        raise RuntimeError(f"the page answered {page.status_code}; {upload.rows_written} records were written")


def _fast(content: bytes, unit: Any) -> None:
    """The floor, with the triggers of history switched off and on again."""
    with transaction.atomic():
        silent = [(model, trigger) for model, trigger in pgtrigger.registered() if _writes_history(model, trigger)]
        for model, trigger in silent:
            trigger.disable(model)
        floor(content, unit.pk, DAY)
        for model, trigger in silent:
            trigger.enable(model)


def _writes_history(model: Any, trigger: Any) -> bool:
    return model._meta.db_table in TABLES and trigger.name == "insert_insert"


def begin_anew() -> None:
    """No people and no history of any; the benchmarks have a database of their own."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join((*TABLES, *EVENTS))}, rosters_upload CASCADE")


def _anew(work: Callable[[], object]) -> float:
    begin_anew()
    return timed(work)


def fastest(work: Callable[[], object], times: int = 3) -> float:
    return min(timed(work) for _ in range(times))


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
