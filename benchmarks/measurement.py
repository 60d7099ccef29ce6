"""One measured thing and its floor: the least that any program would need for the same work."""

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


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
