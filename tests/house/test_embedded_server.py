"""The embedded server: started when needed, shared, found again after a restart, a kill or a move."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from apps.core.embedded import cluster, process, server, sockets
from apps.core.embedded.errors import EmbeddedServerError

from .conftest import Sql

ROOT = Path(__file__).resolve().parents[2]


def pid_of(data: Path) -> int:
    pid = server.status(data).pid
    assert pid is not None
    return pid


def kill(data: Path) -> None:
    pid = pid_of(data)
    os.kill(pid, signal.SIGKILL)
    while process.is_alive(pid):
        time.sleep(0.01)


def test_the_first_connection_makes_a_durable_server_that_only_a_private_socket_reaches(data: Path, sql: Sql) -> None:
    names = ("listen_addresses", "fsync", "full_page_writes", "synchronous_commit", "server_encoding")
    shown = {name: sql(data, f"SHOW {name}")[0][0] for name in names}

    assert shown == {
        "listen_addresses": "",
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": "on",
        "server_encoding": "UTF8",
    }
    assert sql(data, "SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'postgres'") == [
        ("b", "C.UTF-8")
    ]
    assert (data / "postgres").stat().st_mode & 0o777 == 0o700


def test_data_survives_a_stop_and_a_killed_server(data: Path, sql: Sql) -> None:
    sql(data, "CREATE TABLE kept (word text)")
    sql(data, "INSERT INTO kept VALUES ('before the stop')")
    assert server.stop(data)
    sql(data, "INSERT INTO kept VALUES ('before the kill')")
    kill(data)

    assert sql(data, "SELECT word FROM kept") == [("before the stop",), ("before the kill",)]


def test_a_server_that_runs_is_used_and_not_started_again(data: Path, sql: Sql) -> None:
    sql(data, "SELECT 1")
    first = pid_of(data)
    sql(data, "SELECT 1")

    assert pid_of(data) == first


def test_a_stale_pid_file_with_the_number_of_another_process_is_seen_through(data: Path, sql: Sql) -> None:
    sql(data, "CREATE TABLE kept (word text)")
    kill(data)
    owner = (data / "postgres").stat()
    other = subprocess.Popen(
        ["sleep", "60"], user=owner.st_uid if os.geteuid() == 0 else None, stdin=subprocess.DEVNULL
    )
    for file in (data / "postgres/cluster/postmaster.pid", data / "postgres/.s.PGSQL.5432.lock"):
        lines = file.read_text().splitlines(keepends=True)
        file.write_text("".join([f"{other.pid}\n", *lines[1:]]))
    try:
        assert sql(data, "SELECT count(*) FROM kept") == [(0,)]
    finally:
        other.kill()
        other.wait()


@pytest.mark.parametrize(("is_own", "may_work"), [(True, True), (False, False)])
def test_a_server_that_may_not_be_looked_into_is_feared_only_of_the_same_account(
    is_own: bool, may_work: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the servers of other people on the machine would keep a stale pid file in force for good."""
    account = tmp_path.stat().st_uid + (0 if is_own else 1)
    seen = tmp_path / "proc" / str(os.getpid())
    seen.mkdir(parents=True)
    (seen / "stat").write_text(f"{os.getpid()} (postgres) S 1")
    (seen / "status").write_text(f"Name:\tpostgres\nUid:\t{account}\t{account}\t{account}\t{account}\n")
    (seen / "cmdline").write_bytes(b"postgres: checkpointer ")
    monkeypatch.setattr(process, "PROC", tmp_path / "proc")

    assert process.someone_works_in(tmp_path) == may_work


def test_two_processes_that_begin_together_share_one_server(place: Path) -> None:
    (place / "file").touch()
    script = "import sys; from pathlib import Path; from apps.core.embedded import server; "
    script += "server.attach(Path(sys.argv[1])); print(server.status(Path(sys.argv[1])).pid)"
    command = [sys.executable, "-c", script, str(place / "data")]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate(timeout=60)[0] for one in both]

    assert said[0] == said[1] != "None\n"


def test_a_long_path_gets_a_short_socket_of_its_own(place: Path, sql: Sql) -> None:
    long = place / ("dài-" * 30)
    sql(long, "CREATE TABLE original ()")
    socket = server.running_socket(long)
    assert socket is not None
    assert sockets.fits(socket)

    shutil.copytree(long, place / "copy" / long.name, symlinks=True, ignore=shutil.ignore_patterns("postmaster.pid"))
    assert server.running_socket(place / "copy" / long.name) is None


def test_a_data_folder_that_is_renamed_keeps_its_server_and_its_data(place: Path, sql: Sql) -> None:
    sql(place / "before", "CREATE TABLE kept ()")
    (place / "before").rename(place / "after")

    assert sql(place / "after", "SELECT count(*) FROM kept") == [(0,)]


def test_a_first_start_that_was_interrupted_is_begun_again(data: Path, sql: Sql) -> None:
    sql(data, "SELECT 1")
    server.stop(data)
    (data / "postgres/cluster").rename(data / "postgres/cluster.new")
    (data / "postgres/cluster.new/PG_VERSION").unlink()

    assert sql(data, "SELECT 1") == [(1,)]


def test_a_folder_of_another_major_version_is_refused_with_both_versions(data: Path, sql: Sql) -> None:
    sql(data, "SELECT 1")
    server.stop(data)
    (data / "postgres/cluster/PG_VERSION").write_text("15\n")

    with pytest.raises(EmbeddedServerError, match=r"PostgreSQL 15.*PostgreSQL 17"):
        server.attach(data)


def test_a_full_disk_is_told_before_anything_is_made(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "LEAST_FREE_BYTES", 2**80)

    with pytest.raises(EmbeddedServerError, match=str(data)):
        server.attach(data)
    assert list((data / "postgres").iterdir()) == []


def test_a_server_that_is_not_there_cannot_be_stopped(data: Path) -> None:
    assert server.stop(data) is False


def test_the_command_line_says_what_is_wrong_without_a_traceback(place: Path) -> None:
    (place / "file").touch()
    said = manage("postgres", "start", data=place / "file" / "data")

    assert said.returncode == 1
    assert str(place / "file" / "data") in said.stderr
    assert "Traceback" not in said.stderr


def test_a_command_ends_though_the_server_that_it_started_goes_on(place: Path, settings: Any) -> None:
    started = manage("postgres", "start", data=place / "data")
    assert started.returncode == 0, started.stderr
    assert server.status(place / "data").is_running

    settings.CADRE_REGISTRY_DATA = place / "data"
    call_command("postgres", "stop")
    assert not server.status(place / "data").is_running


def manage(*arguments: str, data: Path) -> subprocess.CompletedProcess[str]:
    surroundings = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=surroundings | {"CADRE_REGISTRY_DATA": str(data), "DJANGO_SETTINGS_MODULE": "cadre_registry.settings"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
