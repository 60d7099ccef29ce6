"""One measured thing and its floor: the least that any program would need for the same work."""

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Measurement:
    """Seconds for a subject beside its floor; `aim` is the largest ratio that we are content with."""

    name: str
    seconds: float
    floor: float
    floor_name: str
    aim: float | None = None
    queries: int | None = None

    @property
    def ratio(self) -> float:
        return self.seconds / self.floor if self.floor else float("inf")

    @property
    def meets_aim(self) -> bool:
        return self.aim is None or self.ratio <= self.aim

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"ratio": round(self.ratio, 3), "meets_aim": self.meets_aim}


def median_seconds(work: Callable[[], object], *, times: int = 5) -> float:
    """The median time of `work`; the first run, which fills caches, does not count."""
    work()
    return statistics.median(seconds_of(work) for _ in range(times))


def seconds_of(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def median_processor_seconds(work: Callable[[], object], *, times: int = 5) -> float:
    """The median time for which processors worked, in this process and in the server's that answers it.

    What else a machine does changes it little, so that it compares what is measured far apart.
    """
    work()
    return statistics.median(processor_seconds_of(work) for _ in range(times))


def processor_seconds_of(work: Callable[[], object]) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (server,) = cursor.fetchone() or (0,)
    begun = time.process_time() + _worked(server)
    work()
    return time.process_time() + _worked(server) - begun


def _worked(process: int) -> float:
    """Seconds for which a process has had a processor."""
    return int(Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[0]) / 1e9
