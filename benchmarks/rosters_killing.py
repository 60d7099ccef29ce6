"""An application of a roster in a process of its own, which is killed, or whose server is, at a chosen moment."""

import os
import signal
import time
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connections

from apps.core.embedded import cluster, process, seat, server
from apps.core.embedded.place import data_folder
from apps.rosters import services
from apps.rosters.models import Upload

WORKER, WEB, SERVER = "worker", "web process", "PostgreSQL"


def applying(upload: Upload, by: Any, *, as_web: bool = False) -> Callable[[], object]:
    """What a worker does that finds the job, or a web process that was asked for a short roster."""

    def as_request() -> None:
        found = Upload.objects.described().get(pk=upload.pk)
        services.apply(found, by=by)

    return as_request if as_web else lambda: call_command("worker", once=True)


def run_until(act: Callable[[], object], seconds: float = 0.0, kill: str = "") -> bool:
    """Do it in a process of its own, and kill that, or the server, after so many seconds; gives whether it came to it.

    A killed server begins anew with whoever asks it next: who did not see that, the worker, goes on with it.
    """
    begun, child = time.perf_counter(), _forked(act)
    is_killed = bool(kill) and _outlives(child, begun + seconds)
    if is_killed and kill == SERVER:
        _kill_server()
        server.start(data_folder())
    elif is_killed:
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return is_killed


def _forked(act: Callable[[], object]) -> int:
    """A process with connections of its own."""
    connections.close_all()
    if child := os.fork():
        return child
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    try:
        act()
    finally:
        os._exit(0)


def _outlives(child: int, deadline: float) -> bool:
    while process.is_alive(child):
        if time.perf_counter() > deadline:
            return True
        time.sleep(0.005)
    return False


def _kill_server() -> None:
    """End the benchmarks' own server as a power cut would."""
    if pid := process.living_server(cluster.folder_in(seat.folder_in(data_folder()).resolve())):
        os.kill(pid, signal.SIGKILL)
