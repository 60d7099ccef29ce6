"""The registry's processes: a web server and a worker, begun together and ended together."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import cast

from django.conf import settings

# granian and the worker finish what they are doing first.
LONGEST_FAREWELL = 20.0
# Who ends sooner would end again; who ends later was killed, and is hired again.
SHORT_LIFE = 10.0
PR_SET_PDEATHSIG = 1


@dataclass
class Crew:
    """Child processes that live and die together; one that is killed does not take the others along."""

    children: list[subprocess.Popen[bytes]] = field(default_factory=list)
    hired_at: dict[int, float] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        return all(child.poll() is None for child in self.children)

    def hire(self, *command: str) -> None:
        parent = os.getpid()
        child = subprocess.Popen(command, cwd=settings.BASE_DIR, process_group=0, preexec_fn=lambda: _die_with(parent))
        self.children.append(child)
        self.hired_at[child.pid] = time.monotonic()

    def renew(self) -> bool:
        """Hire again who fell after a time of good service; False when someone fell at once."""
        fallen = [child for child in self.children if child.poll() is not None]
        if any(time.monotonic() - self.hired_at[child.pid] < SHORT_LIFE for child in fallen):
            return False
        for child in fallen:
            self.children.remove(child)
            self.hire(*cast(tuple[str, ...], child.args))
        return True

    def end(self) -> None:
        for child in self.children:
            child.terminate()
        deadline = time.monotonic() + LONGEST_FAREWELL
        for child in self.children:
            try:
                child.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                # The whole group: a web server's own children would go on and hold the port.
                os.killpg(child.pid, signal.SIGKILL)
                child.wait()


def web_server(*, host: str, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "--no-ws"),
        "cadre_registry.wsgi:application",
    ]


def worker() -> list[str]:
    return [sys.executable, "manage.py", "worker"]


def is_free(*, host: str, port: int) -> bool:
    """Whether a server could listen there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
        return True


def answers(*, host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def _die_with(parent: int) -> None:
    """On Linux, end with the command even when it is killed outright, so that the port is free again."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
