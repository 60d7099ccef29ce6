"""Twenty officers send a roster of 25 people in one moment to the registry as it is served, beside one who is alone.

Answered is who sees what the file says, or that it waits for its turn; in the end every file must have been read.
"""

import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

from benchmarks.bench_at_once import officers
from benchmarks.measurement import Measurement
from benchmarks.rosters_served import Sender, served
from benchmarks.rosters_workbook import workbook

DAY, OFFICERS, PEOPLE = date(2025, 2, 28), 20, 25
LONGEST_WAIT = 600.0


def run() -> list[Measurement]:
    from apps.accounts.models import User

    with served() as port:
        senders = [Sender.of(User.objects.get(pk=pk), code, port) for pk, code in officers()[:OFFICERS]]
        alone = min(_send_all(senders[:1])[0][0] for _ in range(5))
        together = _send_all(senders)
        begun = time.perf_counter()
        _wait_until_read([address.split("/")[2] for _seconds, address in together])
        rest = time.perf_counter() - begun
    slowest = max(seconds for seconds, _address in together)
    print(
        f"\n{OFFICERS} officers at once on {os.cpu_count()} cores: all answered; the last was read {rest:.1f} s later"
    )
    return [Measurement(f"served: the slowest of {OFFICERS} at once", slowest, alone, "one alone", aim=5)]


def _send_all(senders: Sequence[Sender]) -> list[tuple[float, str]]:
    ready, content = Barrier(len(senders)), workbook(PEOPLE)

    def send(sender: Sender) -> tuple[float, str]:
        ready.wait()
        return sender.send(content, f"{DAY:%d/%m/%Y}")

    with ThreadPoolExecutor(len(senders)) as pool:
        return list(pool.map(send, senders))


def _wait_until_read(codes: Sequence[str]) -> None:
    """Every one is checked in the end, whoever did it."""
    from apps.rosters.models import Upload

    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        states = list(Upload.objects.filter(code__in=codes).values_list("state", flat=True))
        if states == ["checked"] * len(codes):
            return
        if {"refused", "faulty"} & set(states):
            raise RuntimeError(f"the rosters are {sorted(states)}")
        time.sleep(0.1)
    raise RuntimeError(f"after {LONGEST_WAIT:.0f} s the rosters are {sorted(states)}")
