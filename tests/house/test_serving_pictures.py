"""A process that was forked from one that has drawn waits for ever at its first picture, and every page with it."""

import os
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from signal import SIGKILL, SIGTERM

import pytest
from django.db import connection

from apps.core import serving

ROOT = Path(__file__).resolve().parents[2]
# In a process of its own, since the tests' own has drawn before or will.
SET_UP_THEN_DRAW = """
import multiprocessing, sys, django
django.setup()
import vl_convert
from unittest.mock import patch
from apps.core.management.commands import serve

BARS = {"data": {"values": [{"persons": 1}]}, "mark": "bar", "encoding": {"x": {"field": "persons"}}}

def draw(*_of, **_more):
    assert vl_convert.vegalite_to_svg(BARS).startswith("<svg")

with (
    patch.object(serve, "set_up_database"),
    patch.object(serve, "call_command", draw),
    patch.object(serve, "is_made", lambda: False),
):
    serve.Command()._set_up()
child = multiprocessing.get_context("fork").Process(target=draw)
child.start()
child.join(30)
print("drawn" if child.exitcode == 0 else "waits")
child.kill()
"""


def test_what_draws_while_the_demonstration_is_made_leaves_the_servers_able_to_draw() -> None:
    command = [sys.executable, "-c", SET_UP_THEN_DRAW]
    answered = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert answered.stdout.split()[-1] == "drawn"


def test_an_error_is_the_same_as_if_it_had_been_raised_here() -> None:
    with pytest.raises(ValueError, match="no such province"):
        serving.apart(partial(_fail, "no such province"))


def test_work_that_is_killed_ends_with_an_error_instead_of_never() -> None:
    with pytest.raises(BrokenProcessPool):
        serving.apart(_be_killed)


@pytest.mark.django_db(transaction=True)
def test_the_connection_is_not_shared(django_db_setup: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (ours,) = cursor.fetchone()
    assert serving.apart(_backend) != ours


def test_whoever_ends_the_command_ends_the_work_too(tmp_path: Path) -> None:
    sign = tmp_path / "end"
    waiting = f"""
import os, signal, sys, time
import django
django.setup()
from functools import partial
from apps.core import serving
from apps.core.management.commands.serve import _interrupt
signal.signal(signal.SIGTERM, _interrupt)

def work():
    print("begun", os.getpid(), flush=True)
    time.sleep(60)
    open({str(sign)!r}, "w").close()

try:
    serving.apart(work)
except KeyboardInterrupt:
    print("stopped")
"""
    with subprocess.Popen([sys.executable, "-c", waiting], cwd=ROOT, stdout=subprocess.PIPE, text=True) as command:
        assert command.stdout is not None
        begun, child = command.stdout.readline().split()
        os.kill(command.pid, SIGTERM)
        assert command.stdout.readline().strip() == "stopped"
        assert command.wait(20) == 0
    assert begun == "begun"
    with pytest.raises(ProcessLookupError):
        os.kill(int(child), 0)
    assert not sign.exists()


def _fail(why: str) -> None:
    raise ValueError(why)


def _be_killed() -> None:
    os.kill(os.getpid(), SIGKILL)


def _backend() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (theirs,) = cursor.fetchone()
    return int(theirs)
