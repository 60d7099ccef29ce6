"""The memory that a report takes at most: in the process that asks, and in the one of the server that answers."""

import gc
import re
from collections.abc import Callable
from pathlib import Path

from django.db import connection


def peaks(work: Callable[[], object]) -> tuple[float, float]:
    """Mebibytes over what both processes took before; what the server's processes share is nobody's own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (server,) = cursor.fetchone() or (0,)
    gc.collect()
    before = [_begun_anew(process) for process in ("self", str(server))]
    work()
    after = [_own(process, "VmHWM") for process in ("self", str(server))]
    own, answering = ((most - least) / 1024 for most, least in zip(after, before, strict=True))
    return own, answering


def _begun_anew(process: str) -> int:
    Path(f"/proc/{process}/clear_refs").write_text("5", encoding="ascii")
    return _own(process, "VmRSS")


def _own(process: str, mark: str) -> int:
    told = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    found = {name: int(kilobytes) for name, kilobytes in re.findall(r"(\w+):\s+(\d+) kB", told)}
    return found[mark] - found["RssShmem"]
