"""A roster of 10,000 people whose application is killed at 50 random moments: each time all of it or nothing.

Killed are the worker, a web process and PostgreSQL, turn by turn; each next application begins where the last was
killed. After each the numbers of all tables, the upload's state and its page must tell the same. It takes minutes.
"""

import random
import re
import sys
import time
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings

from benchmarks.measurement import Measurement
from benchmarks.rosters_killing import SERVER, WEB, WORKER, applying, run_until
from benchmarks.rosters_workbook import workbook

CODE, DAY, SIZE, KILLS = "10675", date(2025, 2, 28), 10_000, 50
TABLES = ("cadres_cadre", "cadres_posting", "qualifications_qualification")
EVENTS = ("cadres_cadreevent", "cadres_postingevent", "qualifications_qualificationevent")
PER_ROSTER = (SIZE, SIZE, 5 * SIZE)
# So many seconds after a kill the page must tell it: a worker's session ends half a second after the worker.
PATIENCE = 10.0
# What the page says of an application that was killed, by the state that the upload is in.
SAYS = {"applying": "Applying was interrupted|waits for its turn", "checked": "/apply/", "applied": "/undo/"}


@dataclass
class Tally:
    """What came of the kills."""

    nothing: int = 0
    everything: int = 0
    ended_before: int = 0
    # Seconds for which a page still said, at most, that the killed work goes on.
    longest_untold: float = 0.0
    by_kind: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def run() -> list[Measurement]:
    from apps.rosters import work

    work.START = timedelta(0)
    hosts = [*settings.ALLOWED_HOSTS, "testserver"]
    with override_settings(ALLOWED_HOSTS=hosts):
        tally, alone = kill_them(KILLS, random.Random(KILLS))
    killed = tally.nothing + tally.everything
    print(f"\n{killed} kills at random moments of {alone:.1f} s: {tally.nothing} left nothing, {tally.everything} all")
    print(f"  killed: {tally.by_kind}; ended before they could be killed: {tally.ended_before}")
    print(f"  half done, or an unsure officer: {len(tally.wrong)}; told within {tally.longest_untold:.1f} s")
    for words in tally.wrong:
        print(f"  {words}")
    aim = "kills that leave half or an unsure officer, of all"
    return [Measurement(f"roster apply killed, {killed} times", len(tally.wrong) / 1000, killed / 1000, aim, aim=0)]


def kill_them(kills: int, chance: random.Random) -> tuple[Tally, float]:
    """Kill applications until so many were killed; gives what came of it and how long one takes alone."""
    officer, upload = _officer(), None
    _begin_anew()
    upload = _checked(officer)
    _ask(upload, officer)
    begun = time.perf_counter()
    run_until(applying(upload, officer))
    alone = time.perf_counter() - begun
    tally, client = Tally(), Client()
    client.cookies["django_language"] = "en"
    _judge(upload, officer, client, tally, "without a kill")
    while tally.nothing + tally.everything < kills:
        kill = (WORKER, WEB, SERVER)[(tally.nothing + tally.everything) % 3]
        if _state(upload) == "applied":
            _begin_anew()
            upload = _checked(officer)
        if kill != WEB:
            _ask(upload, officer)
        moment = chance.uniform(0.02, 1.02) * alone
        is_killed = run_until(applying(upload, officer, as_web=kill == WEB), moment, kill)
        _judge(upload, officer, client, tally, f"{kill} killed after {moment:.2f} s", is_killed=is_killed)
        tally.by_kind[kill] = tally.by_kind.get(kill, 0) + is_killed
    return tally, alone


def _judge(
    upload: Any, officer: Any, client: Client, tally: Tally, what: str, *, is_killed: bool | None = None
) -> None:
    """Whether the tables, their history, the state and the page tell the same, all or nothing."""
    numbers, told = _counted(TABLES), _counted(EVENTS)
    state = _state(upload)
    is_whole = state == "applied"
    if is_killed:
        tally.everything, tally.nothing = tally.everything + is_whole, tally.nothing + (not is_whole)
    elif is_killed is False:
        tally.ended_before += 1
    expected = PER_ROSTER if is_whole else (0, 0, 0)
    what = "ended before the kill" if is_killed is False else what
    words = f"{what}: {numbers} records, {told} events, the upload is {state}"
    print(f"  {words}", file=sys.stderr, flush=True)
    client.force_login(officer)
    waited = _until_told(client, upload, SAYS.get(state, "^$"))
    tally.longest_untold = max(tally.longest_untold, waited or 0)
    if numbers != expected or told != expected or waited is None:
        tally.wrong.append(words if waited is not None else f"{words}, which its page does not tell")


def _until_told(client: Client, upload: Any, pattern: str) -> float | None:
    """Seconds until the page of an upload, which asks anew by itself, tells how it stands; None when it does not."""
    begun = time.perf_counter()
    while (waited := time.perf_counter() - begun) < PATIENCE:
        if re.search(pattern, client.get(f"/rosters/{upload.code}/").content.decode()):
            return waited
        time.sleep(0.1)
    return None


def _officer() -> Any:
    from apps.accounts.models import Membership, User
    from apps.accounts.roles import Role
    from apps.rosters.units import unit_by_code

    unit: Any = unit_by_code(CODE, DAY)
    officer, is_new = User.objects.get_or_create(username="killed", defaults={"working_day": DAY})
    if is_new:
        Membership.objects.create(user=officer, role=Role.COMMUNE_OFFICER, unit=unit, since=date(2020, 1, 1))
    return officer


def _checked(officer: Any) -> Any:
    from apps.rosters import services
    from apps.rosters.units import unit_by_code

    unit: Any = unit_by_code(CODE, DAY)
    upload = services.receive(content=workbook(SIZE), filename="roster.xlsx", unit=unit, as_of=DAY, by=officer)
    return services.check(upload)


def _ask(upload: Any, officer: Any) -> None:
    """The officer presses the button, again when the page says that it was interrupted; a later turn comes at once."""
    from apps.rosters import work
    from apps.rosters.models import UploadState

    work.ask(upload, UploadState.APPLYING, by=officer)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")


def _state(upload: Any) -> str:
    upload.refresh_from_db(fields=["state"])
    return str(upload.state)


def _begin_anew() -> None:
    """No people, no history of any and no jobs; quicker than taking 10,000 people back."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join((*TABLES, *EVENTS))}, procrastinate_jobs, procrastinate_workers CASCADE")


def _counted(tables: tuple[str, ...]) -> tuple[int, ...]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(f'(SELECT count(*) FROM {table})' for table in tables)}")
        return tuple(cursor.fetchone())
