"""The registry's processes: a web server and a worker, begun together and ended together."""

import ctypes
import multiprocessing
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.context import ForkProcess
from typing import TypeVar

from django.core.management import call_command
from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

# granian and the worker finish what they are doing first.
LONGEST_FAREWELL = 20.0
# Who ends sooner would end again; who ends later was killed, and is hired again.
SHORT_LIFE = 10.0
# With an idle thread ends its connection, and with that all it has planned: as long as the settings keep one open.
LONGEST_REST = 600
# One process has one page drawn at a time, whatever its threads; a second one takes a hundred megabytes more.
WEB_PROCESSES = min(2, os.cpu_count() or 1)
# How far the worker stands back where the processors are fewer than those who want them.
GENTLE = 5
PR_SET_PDEATHSIG = 1
FORK = multiprocessing.get_context("fork")
Work = Callable[[], object]
Answer = TypeVar("Answer")


@dataclass
class Hand:
    """One child: what it does, its process and when it began."""

    work: Work
    process: ForkProcess
    hired_at: float

    @property
    def served_well(self) -> bool:
        return time.monotonic() - self.hired_at >= SHORT_LIFE


@dataclass
class Crew:
    """Child processes that live and die together; one that is killed does not take the others along.

    They are forked, so that what the parent has imported is there at once.
    """

    hands: list[Hand] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return all(hand.process.is_alive() for hand in self.hands)

    def hire(self, work: Work) -> None:
        # Two processes on one connection would answer each other's questions.
        connections.close_all()
        process = FORK.Process(target=_begin, args=(os.getpid(), work))
        process.start()
        self.hands.append(Hand(work, process, time.monotonic()))

    def renew(self) -> bool:
        """Hire again who fell after a time of good service; False when someone fell at once."""
        fallen = [hand for hand in self.hands if not hand.process.is_alive()]
        if not all(hand.served_well for hand in fallen):
            return False
        for hand in fallen:
            self.hands.remove(hand)
            self.hire(hand.work)
        return True

    def end(self) -> None:
        for hand in self.hands:
            hand.process.terminate()
        deadline = time.monotonic() + LONGEST_FAREWELL
        for hand in self.hands:
            hand.process.join(max(0.1, deadline - time.monotonic()))
            if hand.process.is_alive() and hand.process.pid:
                # The whole group: a web server's own children would go on and hold the port.
                os.killpg(hand.process.pid, signal.SIGKILL)
                hand.process.join()


def apart(work: Callable[[], Answer]) -> Answer:
    """Do it in a process of its own: what it begins, such as the threads that draw, would not live on in our children.

    Errors are raised here as they were there; `BrokenProcessPool` where it was killed.
    """
    connections.close_all()
    with ProcessPoolExecutor(1, FORK, initializer=_take_place, initargs=(os.getpid(),)) as own:
        try:
            return own.submit(work).result()
        except KeyboardInterrupt:
            for process in multiprocessing.active_children():
                process.terminate()
            raise


def serve_web(*, host: str, port: int) -> None:
    Granian(
        "cadre_registry.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=WEB_PROCESSES,
        blocking_threads=4,
        blocking_threads_idle_timeout=LONGEST_REST,
        log_level=LogLevels.warning,
        websockets=False,
    ).serve()


def do_long_work() -> None:
    """Gently: whoever waits for a page goes before what is done behind it."""
    os.nice(GENTLE)
    call_command("worker")


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


def _begin(parent: int, work: Work) -> None:
    _take_place(parent)
    work()


def _take_place(parent: int) -> None:
    """In the child: a process group of its own, which Ctrl-C at the terminal does not reach, and usual signals."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    _die_with(parent)


def _die_with(parent: int) -> None:
    """On Linux, end with the command even when it is killed outright, so that the port is free again."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
