"""Root lends the server an unprivileged account, wherever the project lies; collected where root runs the tests."""

import os
import pwd
import shutil
from pathlib import Path

import pytest

from apps.core.embedded import moved, owner, seat, server
from apps.core.embedded.errors import EmbeddedServerError

from .conftest import Sql


@pytest.fixture
def without_namespaces(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kernel that allows no user namespaces; what must move goes to a folder of the test's."""
    lent = place / "lib"
    lent.mkdir(mode=0o755)
    monkeypatch.setattr(seat, "namespace_runner", lambda account: None)
    monkeypatch.setattr(moved, "PLACES", (lent / "cadre-registry",))
    return lent / "cadre-registry"


def uid_of_server(data: Path) -> int:
    return Path(f"/proc/{server.status(data).pid}").stat().st_uid


def test_the_server_runs_as_an_account_that_is_not_root(data: Path, sql: Sql) -> None:
    sql(data, "SELECT 1")

    assert uid_of_server(data) == owner.unprivileged_account().uid != 0
    assert (data / "postgres").stat().st_uid == uid_of_server(data)


def test_in_the_folder_of_an_ordinary_user_it_runs_as_that_user(place: Path, sql: Sql) -> None:
    home = place / "someone"
    home.mkdir(mode=0o700)
    user = pwd.getpwnam("daemon")
    os.chown(home, user.pw_uid, user.pw_gid)
    sql(home / "data", "SELECT 1")

    assert uid_of_server(home / "data") == user.pw_uid
    assert (home / "data").stat().st_uid == user.pw_uid


def test_a_folder_whose_owner_has_no_name_on_this_machine_serves_all_the_same(place: Path, sql: Sql) -> None:
    mounted = place / "mounted"
    mounted.mkdir()
    os.chown(mounted, 54321, 54321)
    sql(mounted / "data", "SELECT 1")

    assert uid_of_server(mounted / "data") == owner.unprivileged_account().uid


def test_in_a_folder_that_only_root_enters_it_runs_in_a_user_namespace(locked_place: Path, sql: Sql) -> None:
    data = locked_place / "data"
    assert owner.namespace_runner(owner.unprivileged_account())
    sql(data, "CREATE TABLE kept ()")
    server.stop(data)

    assert sql(data, "SELECT count(*) FROM kept") == [(0,)]
    assert not (data / "postgres").is_symlink()


def test_programs_and_data_that_nobody_else_reaches_move_where_namespaces_are_refused(
    locked_place: Path, without_namespaces: Path, public_programs: Path, monkeypatch: pytest.MonkeyPatch, sql: Sql
) -> None:
    hidden = locked_place / "venv" / "postgresql"
    shutil.copytree(public_programs.parent, hidden)
    monkeypatch.setattr(seat, "PROGRAMS", hidden / "bin")
    monkeypatch.setattr(moved, "PROGRAMS", hidden / "bin")
    data = locked_place / "data"
    sql(data, "CREATE TABLE kept ()")

    assert uid_of_server(data) != 0
    assert (data / "postgres").resolve().parent == without_namespaces
    server.stop(data)
    assert sql(data, "SELECT count(*) FROM kept") == [(0,)]


def test_data_made_in_a_namespace_moves_along_when_namespaces_are_refused_later(
    locked_place: Path, request: pytest.FixtureRequest, sql: Sql
) -> None:
    data = locked_place / "data"
    sql(data, "CREATE TABLE kept ()")
    server.stop(data)
    request.getfixturevalue("without_namespaces")

    assert sql(data, "SELECT count(*) FROM kept") == [(0,)]
    assert uid_of_server(data) != 0


def test_nothing_moves_to_a_folder_that_others_can_change(locked_place: Path, without_namespaces: Path) -> None:
    without_namespaces.mkdir()
    without_namespaces.chmod(0o777)

    with pytest.raises(EmbeddedServerError):
        server.attach(locked_place / "data")


def test_a_link_that_another_account_planted_is_not_followed(place: Path) -> None:
    data = place / "data"
    data.mkdir()
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    (data / "postgres").symlink_to(elsewhere)
    os.chown(data / "postgres", 54321, 54321, follow_symlinks=False)

    assert not moved.is_moved(data / "postgres")
    with pytest.raises(EmbeddedServerError, match=str(data)):
        server.attach(data)
    assert elsewhere.stat().st_uid == 0
