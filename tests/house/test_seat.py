"""Where root's server sits, decided on machines of every kind; whoever runs the tests need not be root."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from apps.core.embedded import moved, seat
from apps.core.embedded.errors import EmbeddedServerError
from apps.core.embedded.owner import Account, Runner
from apps.core.embedded.programs import PROGRAMS

LENT = Account(54_320, 54_320)
OWNER = Account(1000, 1000)
NOBODY_KNOWS = Account(54_321, 54_321)
NAMESPACE = Runner(prefix=("unshare", "--user"))
MOVED_PROGRAMS = Path("/somewhere/programs-17/bin")


@dataclass(frozen=True)
class Machine:
    """What a kernel and its folders allow."""

    lends_accounts: bool = True
    is_entered_by_others: bool = True
    has_namespaces: bool = True
    owner: Account = seat.ROOT


Place = Callable[[Machine], seat.Seat]


@pytest.fixture
def sit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """The seat that root's server gets for a data folder on a machine."""

    def choose(machine: Machine) -> seat.Seat:
        data = tmp_path / "data"
        data.mkdir(exist_ok=True)
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        monkeypatch.setattr(Runner, "works", lambda runner: bool(runner.prefix) or machine.lends_accounts)
        monkeypatch.setattr(Runner, "reaches", lambda *_: machine.is_entered_by_others)
        monkeypatch.setattr(seat, "account_of", lambda path: machine.owner)
        monkeypatch.setattr(seat, "has_name", lambda uid: uid != NOBODY_KNOWS.uid)
        monkeypatch.setattr(seat, "unprivileged_account", lambda: LENT)
        monkeypatch.setattr(seat, "namespace_runner", lambda account: NAMESPACE if machine.has_namespaces else None)
        monkeypatch.setattr(seat, "_folder_for", lambda account, folder: folder / f"of-{account.uid}")
        monkeypatch.setattr(moved, "programs", lambda: MOVED_PROGRAMS)
        monkeypatch.setattr(moved, "move_out", lambda folder, account: Path(f"/somewhere/of-{account.uid}"))
        return seat.choose(data)

    return choose


def test_root_lends_an_account_where_that_may_enter(sit: Place, tmp_path: Path) -> None:
    assert sit(Machine()) == seat.Seat(Runner(LENT), PROGRAMS, tmp_path / f"data/of-{LENT.uid}")


def test_in_the_folder_of_a_user_it_sits_as_that_user(sit: Place) -> None:
    assert sit(Machine(owner=OWNER)).runner == Runner(OWNER)


def test_a_folder_of_an_account_without_a_name_gets_the_lent_one(sit: Place) -> None:
    assert sit(Machine(owner=NOBODY_KNOWS)).runner == Runner(LENT)


def test_where_nobody_else_may_enter_it_sits_in_a_namespace_on_files_of_root(sit: Place, tmp_path: Path) -> None:
    assert sit(Machine(is_entered_by_others=False)) == seat.Seat(NAMESPACE, PROGRAMS, tmp_path / "data/of-0")


def test_a_root_that_cannot_lend_accounts_sits_in_a_namespace(sit: Place) -> None:
    assert sit(Machine(lends_accounts=False)).runner == NAMESPACE


def test_without_namespaces_programs_and_data_move_out(sit: Place) -> None:
    machine = Machine(is_entered_by_others=False, has_namespaces=False)
    assert sit(machine) == seat.Seat(Runner(LENT), MOVED_PROGRAMS, Path(f"/somewhere/of-{LENT.uid}"))


def test_with_neither_there_is_no_safe_place_and_root_is_told(sit: Place) -> None:
    with pytest.raises(EmbeddedServerError, match="CADRE_REGISTRY_DATA"):
        sit(Machine(lends_accounts=False, has_namespaces=False))


def test_root_follows_no_link_that_it_did_not_make(sit: Place, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data/postgres").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(EmbeddedServerError, match="data/postgres"):
        sit(Machine())


def test_an_ordinary_user_sits_in_the_data_folder_as_oneself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid or 1000)
    monkeypatch.setattr(seat, "has_name", lambda uid: True)
    monkeypatch.setattr(seat, "_own_folder", lambda data: data / "postgres")

    assert seat.choose(tmp_path) == seat.Seat(Runner(), PROGRAMS, tmp_path / "postgres")


def test_a_user_without_a_name_borrows_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: NOBODY_KNOWS.uid)
    monkeypatch.setattr(seat, "has_name", lambda uid: False)
    monkeypatch.setattr(seat, "unprivileged_account", lambda: LENT)
    monkeypatch.setattr(seat, "namespace_runner", lambda account: NAMESPACE)
    monkeypatch.setattr(seat, "_own_folder", lambda data: data / "postgres")

    assert seat.choose(tmp_path).runner == NAMESPACE
