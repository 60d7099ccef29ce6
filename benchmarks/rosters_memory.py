"""How much memory reading and comparing a roster takes, in a process of its own whose highest mark is read."""

import gc
import os
import re
import struct
import traceback
from collections.abc import Callable
from pathlib import Path

from django.db import connections


def peak_over_baseline(work: Callable[[], object], *, before: Callable[[], object]) -> float:
    """Megabytes that a process takes at most for this work, over what it took after the work before."""
    connections.close_all()
    out, into = os.pipe()
    if not (child := os.fork()):
        try:
            before()
            os.write(into, struct.pack("d", _peak(work)))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as told:
        answer = told.read()
    os.waitpid(child, 0)
    if not answer:
        raise RuntimeError("the work whose memory was to be measured failed")
    return float(struct.unpack("d", answer)[0])


def _peak(work: Callable[[], object]) -> float:
    gc.collect()
    # Begins the highest mark anew.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _kilobytes("VmRSS")
    work()
    return (_kilobytes("VmHWM") - before) / 1024


def _kilobytes(name: str) -> int:
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) if found else 0
