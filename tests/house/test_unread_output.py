"""A command whose output nobody reads any more, as after `| head`, ends without a word."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("command", [["messages", "extract"], ["help", "--commands"]])
def test_a_command_whose_reader_is_gone_ends_quietly(command: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        text=True,
    )
    os.close(writer)
    assert (ended.stderr, ended.returncode) == ("", 141)


def test_what_is_read_to_its_end_ends_well() -> None:
    ended = subprocess.run(
        [sys.executable, "manage.py", "help", "--commands"], cwd=ROOT, capture_output=True, check=False
    )
    assert (ended.stderr, ended.returncode) == (b"", 0)
    assert b"report" in ended.stdout
