"""Real servers in folders of their own; whatever a test starts is stopped when it ends."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from apps.core.embedded import cluster as clusters
from apps.core.embedded import moved, programs, seat, server
from apps.core.embedded.cluster import SUPERUSER
from apps.core.embedded.owner import Runner, hand_over, unprivileged_account

# Lending an account takes root; what is decided then is held for everyone in test_seat.py.
collect_ignore = [] if os.geteuid() == 0 else ["test_embedded_as_root.py"]

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


@pytest.fixture(scope="session")
def fresh_cluster(public_programs: Path) -> Iterator[Path]:
    """One cluster as the registry makes it; most tests begin with a copy, which is ten times faster."""
    folder = Path(tempfile.mkdtemp(prefix="house-cluster-"))
    runner = Runner(unprivileged_account()) if os.geteuid() == 0 else Runner()
    if runner.account:
        hand_over(folder, runner.account)
    clusters.prepare(seat.Seat(runner, public_programs, folder))
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    yield folder / "cluster"
    shutil.rmtree(folder)


@pytest.fixture
def place(public_programs: Path, fresh_cluster: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A short folder that every account may enter; its servers are stopped at the end."""

    def copy(chosen: seat.Seat, fresh: Path) -> None:
        done = chosen.runner.run("/bin/sh", "-c", 'umask 077; cp -r "$0" "$1"', fresh_cluster, fresh)
        assert done.returncode == 0, done.stdout

    monkeypatch.setattr(seat, "PROGRAMS", public_programs)
    monkeypatch.setattr(moved, "PROGRAMS", public_programs)
    monkeypatch.setattr(clusters, "_initdb", copy)
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
