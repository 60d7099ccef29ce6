"""Where the embedded server sits: whose account, which programs, which folder.

An ordinary user's server sits in the data folder. Root's sits there too, under an unprivileged account; when that
account cannot enter the project (root's home), in a user namespace, or else in a folder of that account.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from . import moved
from .errors import explained, no_safe_place, other_owner, strange_link
from .owner import Account, Runner, account_of, hand_over, has_name, namespace_runner, unprivileged_account
from .programs import PROGRAMS

ROOT = Account(0, 0)


@dataclass(frozen=True)
class Seat:
    runner: Runner
    programs: Path
    folder: Path


def folder_in(data: Path) -> Path:
    """The server's folder of a data folder; a link when it had to move out."""
    return data / "postgres"


def choose(data: Path) -> Seat:
    """Decide where the server of the data folder sits, and make its folder when there is none."""
    with explained(data):
        if os.geteuid() == 0:
            return _root_seat(data)
        return Seat(_own_runner(), PROGRAMS, _own_folder(data))


def make_data_folder(data: Path) -> None:
    """Make the data folder; root gives it to whom the surrounding folder belongs."""
    with explained(data):
        if data.is_dir():
            return
        data.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            parent = account_of(data.parent)
            os.chown(data, parent.uid, parent.gid, follow_symlinks=False)


def _own_runner() -> Runner:
    """Ourselves; under a borrowed name where our number has none, for initdb insists on a name."""
    unnamed = not has_name(os.geteuid())
    return (unnamed and namespace_runner(unprivileged_account())) or Runner()


def _own_folder(data: Path) -> Path:
    folder = folder_in(data)
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_uid != os.geteuid():
        raise other_owner(folder)
    return folder.resolve()


def _root_seat(data: Path) -> Seat:
    folder = folder_in(data)
    if moved.is_moved(folder):
        account = account_of(folder.resolve())
        return Seat(Runner(account), moved.programs(), folder.resolve())
    if folder.is_symlink():
        raise strange_link(folder)
    account = _account_for(data)
    runner = Runner(account)
    if runner.works() and runner.reaches(data, PROGRAMS / "postgres"):
        return Seat(runner, PROGRAMS, _folder_for(account, data))
    if namespace := namespace_runner(account):
        return Seat(namespace, PROGRAMS, _folder_for(ROOT, data))
    if not runner.works():
        raise no_safe_place()
    return Seat(runner, moved.programs(), moved.move_out(folder, account))


def _account_for(data: Path) -> Account:
    """The account that owns what is already there; another only when that is root or has no name."""
    for path in (folder_in(data), data):
        if path.exists() and account_of(path).uid != 0 and has_name(account_of(path).uid):
            return account_of(path)
    return unprivileged_account()


def _folder_for(account: Account, data: Path) -> Path:
    folder = folder_in(data)
    if account_of(data) == account and account.uid != 0:
        # Whoever owns the data folder could swap what root makes in it, so that account makes it.
        Runner(account).run("mkdir", "-p", "-m", "700", folder)
        return folder
    folder.mkdir(mode=0o700, exist_ok=True)
    if account_of(folder).uid != account.uid:
        hand_over(folder, account)
    return folder
