"""Whose account PostgreSQL runs as: it refuses to run as root, so root lends it an unprivileged one."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .errors import no_safe_place

# Its messages are read by from_output(), so they must be English whatever the machine speaks.
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL": "C", "TZ": "UTC"}
PREFERRED_ACCOUNTS = ("postgres", "nobody", "daemon")


@dataclass(frozen=True)
class Account:
    uid: int
    gid: int


@dataclass(frozen=True)
class Runner:
    """How a program is started: as ourselves, as another account, or behind a prefix such as unshare."""

    account: Account | None = None
    prefix: tuple[str, ...] = ()

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*self.prefix, *(str(part) for part in command)],
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
            cwd="/",
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            check=False,
        )

    def reaches(self, folder: Path, program: Path) -> bool:
        """Whether the account can enter `folder` and run `program`."""
        return self.run("/bin/sh", "-c", 'cd "$0" && "$1" --version', folder, program).returncode == 0

    def works(self) -> bool:
        """Whether we may start programs in this way at all; a root of limited rights may not."""
        try:
            return self.run("true").returncode == 0
        except OSError:
            return False


def account_of(path: Path) -> Account:
    status = path.lstat()
    return Account(status.st_uid, status.st_gid)


def has_name(uid: int) -> bool:
    try:
        return bool(pwd.getpwuid(uid).pw_name)
    except KeyError:
        return False


def unprivileged_account() -> Account:
    """An account that every Linux machine has already; nothing is created or installed for it."""
    for name in PREFERRED_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    raise no_safe_place()


def namespace_runner(account: Account) -> Runner | None:
    """Root's own files under an unprivileged account's number, where the kernel allows it."""
    runner = Runner(prefix=("unshare", "--user", f"--map-user={account.uid}", f"--map-group={account.gid}"))
    return runner if runner.works() else None


def hand_over(folder: Path, account: Account) -> None:
    """Give `folder` and all in it to `account`, following no link."""
    for _path, folders, files, descriptor in os.fwalk(folder):
        for name in (*folders, *files):
            os.chown(name, account.uid, account.gid, dir_fd=descriptor, follow_symlinks=False)
    os.chown(folder, account.uid, account.gid, follow_symlinks=False)
