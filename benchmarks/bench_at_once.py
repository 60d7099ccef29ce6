"""Twenty officers send a roster of 25 people in one moment, each of another commune, beside one who is alone.

Each is a process of its own, as behind a server of many workers. The cores are shared: with two of them, work that
needs a core throughout takes ten times as long for twenty as for one, whatever the program does.
"""

import os
import time
from datetime import date
from multiprocessing import get_context
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client, override_settings

from benchmarks.measurement import Measurement
from benchmarks.rosters_workbook import workbook

DAY, OFFICERS, PEOPLE = date(2025, 2, 28), 20, 25


def run() -> list[Measurement]:
    hosts = [*settings.ALLOWED_HOSTS, "testserver"]
    with override_settings(ALLOWED_HOSTS=hosts):
        found = officers()
        alone = min(_send_all(found[:1])[0] for _ in range(3))
        together = _send_all(found)
    print(f"\n{OFFICERS} officers at once on {os.cpu_count()} cores: all answered, {len(together)} without error")
    return [
        Measurement(f"roster of {PEOPLE} rows sent, alone", alone, 0.3, "the longest allowed", aim=1),
        Measurement(f"the slowest of {OFFICERS} sent at once", max(together), alone, "one alone", aim=5),
    ]


def _send_all(officers: list[tuple[int, str]]) -> list[float]:
    """Seconds until each is answered; every process has sent one before, so that none begins cold."""
    connections.close_all()
    context = get_context("fork")
    ready, answers = context.Barrier(len(officers)), context.Queue()
    senders = [context.Process(target=_send, args=(*officer, ready, answers)) for officer in officers]
    for sender in senders:
        sender.start()
    found = [answers.get(timeout=600) for _ in senders]
    for sender in senders:
        sender.join()
    if wrong := [each for each in found if isinstance(each, str)]:
        raise RuntimeError(wrong[0])
    return found


def _send(user: int, code: str, ready: Any, answers: Any) -> None:
    from apps.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(pk=user))
    try:
        _post(client, code)
        ready.wait(600)
        begun = time.perf_counter()
        _post(client, code)
        answers.put(time.perf_counter() - begun)
    except Exception as error:  # whatever it is, it is told to the one who waits
        answers.put(f"{type(error).__name__}: {error}")


def _post(client: Client, code: str) -> None:
    from apps.rosters.models import Upload

    file = SimpleUploadedFile("roster.xlsx", workbook(PEOPLE))
    answer: Any = client.post("/rosters/upload/", {"unit": code, "as_of": f"{DAY:%d/%m/%Y}", "file": file})
    if answer.status_code != 302:
        raise RuntimeError(f"the roster was answered with {answer.status_code}")
    found = Upload.objects.described().get(code=answer.url.split("/")[2])
    if found.state != "checked":
        raise RuntimeError(f"the roster is {found.state}")


def officers() -> list[tuple[int, str]]:
    """One officer for each of the first communes of a province."""
    from apps.accounts.models import Membership, User
    from apps.accounts.roles import Role
    from apps.communes.models import UnitPeriod

    periods = UnitPeriod.objects.filter(valid__contains=DAY, unit__level="commune").order_by("code")
    found = []
    for number, period in enumerate(periods[:OFFICERS]):
        officer, is_new = User.objects.get_or_create(username=f"at-once-{number}", defaults={"working_day": DAY})
        if is_new:
            Membership.objects.create(user=officer, role=Role.COMMUNE_OFFICER, unit=period.unit, since=date(2020, 1, 1))
        found.append((officer.pk, period.code))
    return found
