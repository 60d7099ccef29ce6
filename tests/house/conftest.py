"""Real servers in folders of their own; whatever a test starts is stopped when it ends."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from apps.core.embedded import moved, programs, seat, server
from apps.core.embedded.cluster import SUPERUSER

Sql = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture(scope="session")
def public_programs() -> Iterator[Path]:
    """PostgreSQL's programs where every account reaches them, wherever the project lies."""
    folder = Path(tempfile.mkdtemp(prefix="house-programs-"))
    folder.chmod(0o755)
    copy = folder / "postgresql"
    shutil.copytree(programs.PROGRAMS.parent, copy)
    yield copy / "bin"
    shutil.rmtree(folder)


@pytest.fixture
def place(public_programs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A short folder that every account may enter; its servers are stopped at the end."""
    monkeypatch.setattr(seat, "PROGRAMS", public_programs)
    monkeypatch.setattr(moved, "PROGRAMS", public_programs)
    folder = Path(tempfile.mkdtemp(prefix="house-"))
    folder.chmod(0o755)
    yield folder
    for found in folder.rglob("postgres"):
        if found.is_dir():
            server.stop(found.parent)
    shutil.rmtree(folder)


@pytest.fixture
def data(place: Path) -> Path:
    return place / "data"


@pytest.fixture
def sql() -> Sql:
    """Start the server of a data folder when it does not run, and ask it something."""

    def ask(data: Path, statement: str) -> list[tuple[Any, ...]]:
        socket = str(server.attach(data))
        with psycopg.connect(host=socket, user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    return ask


@pytest.fixture
def locked_place(place: Path) -> Path:
    """A folder of root's that nobody else may enter, as root's home."""
    folder = place / "home"
    folder.mkdir(mode=0o700)
    assert os.geteuid() == folder.stat().st_uid
    return folder
