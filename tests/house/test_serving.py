"""`manage.py serve`: one command for the web server and the worker, and its plain words when it cannot."""

import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from apps.core import serving
from apps.core.management.commands import serve

ROOT = Path(__file__).resolve().parents[2]


def test_a_taken_port_is_told_with_another_to_try() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(CommandError, match=str(port)):
            call_command("serve", port=port)


def test_a_port_that_is_taken_while_the_database_is_prepared_is_told_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        monkeypatch.setattr(serve, "reach_database", other.listen)
        monkeypatch.setattr(serving.Crew, "hire", lambda *_of: pytest.fail("a second server would answer in turn"))
        # Between the two questions the other one takes the port.
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]

        with pytest.raises(CommandError, match=str(port)):
            call_command("serve", port=port)


def test_a_crew_that_loses_one_is_complete_no_more_and_ends_together() -> None:
    crew = serving.Crew()
    crew.hire(partial(time.sleep, 60))
    crew.hire(int)
    deadline = time.monotonic() + 20
    while crew.is_complete and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not crew.is_complete

    crew.end()
    assert all(hand.process.exitcode is not None for hand in crew.hands)


def test_a_killed_worker_is_replaced_and_the_web_server_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    crew = serving.Crew()
    for _each in range(2):
        crew.hire(partial(time.sleep, 60))
    web_server, worker = crew.hands
    try:
        worker.process.kill()
        worker.process.join()
        assert not crew.renew(), "who falls at once would fall again"

        monkeypatch.setattr(serving, "SHORT_LIFE", 0.0)
        assert crew.renew()
        assert crew.is_complete
        assert crew.hands[0] is web_server
        assert crew.hands[1].work is worker.work
    finally:
        crew.end()


def test_the_worker_that_is_served_is_the_one_that_takes_up_what_was_left(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    stood_back: list[int] = []
    monkeypatch.setattr(serving, "call_command", called.append)
    monkeypatch.setattr("os.nice", stood_back.append)
    serving.do_long_work()

    assert called == ["worker"]
    assert stood_back[0] > 0, "who waits for a page goes before it"


def be_deaf(port: int) -> None:
    """A process and its child, which holds the port, that both ignore what should end them."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    subprocess.run([sys.executable, "-m", "http.server", "--bind", "127.0.0.1", str(port)], check=False)
    time.sleep(60)


def test_a_child_that_does_not_listen_is_ended_with_its_own_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "LONGEST_FAREWELL", 0.2)
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        port = reserved.getsockname()[1]
    crew = serving.Crew()
    crew.hire(partial(be_deaf, port))
    deadline = time.monotonic() + 60
    while not serving.answers(host="127.0.0.1", port=port) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert serving.answers(host="127.0.0.1", port=port)

    crew.end()
    # A killed process gives its port back when the system has buried it, a moment after the signal.
    deadline = time.monotonic() + 20
    while not serving.is_free(host="127.0.0.1", port=port) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert serving.is_free(host="127.0.0.1", port=port)


def test_the_pages_are_there_before_the_first_is_asked_for() -> None:
    """Reading them takes over a second, for which whoever came first had waited in each process of the server."""
    asked = "import sys, cadre_registry.wsgi; print('apps.cadres.views' in sys.modules)"
    answered = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answered.stdout.strip() == "True"
