"""Whether a server's process lives, from its postmaster.pid and /proc."""

import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")


@dataclass(frozen=True)
class PidFile:
    """What postmaster.pid says: the process and, once it has begun, its state."""

    pid: int
    state: str

    @property
    def is_ready(self) -> bool:
        return self.state == "ready"


def read_pid_file(cluster: Path) -> PidFile | None:
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        return PidFile(pid=int(lines[0]), state=lines[7].strip() if len(lines) > 7 else "starting")
    except (OSError, ValueError, IndexError):
        return None


def is_alive(pid: int) -> bool:
    """Whether `pid` runs; a zombie, which still answers signals, does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except FileNotFoundError:
        return not PROC.joinpath("self").exists()


def serves(pid: int, cluster: Path) -> bool:
    """Whether `pid` is a server of this very cluster, and not a later process that was given its number."""
    if not is_alive(pid):
        return False
    try:
        return (PROC / str(pid) / "cwd").samefile(cluster)
    except OSError:
        # Root of limited rights, as in most containers, may not look into another account's process.
        return not PROC.joinpath("self").exists() or os.fsencode(cluster) in _command_line(pid)


def living_server(cluster: Path) -> int | None:
    """The process number of the server that runs on `cluster`."""
    found = read_pid_file(cluster)
    return found.pid if found and serves(found.pid, cluster) else None


def someone_works_in(cluster: Path) -> bool:
    """Whether any process, a dying server's child perhaps, still has `cluster` as its working folder."""
    if not PROC.is_dir():
        return True
    return any(_may_work_in(int(entry.name), cluster) for entry in PROC.iterdir() if entry.name.isdigit())


def _may_work_in(pid: int, cluster: Path) -> bool:
    if not is_alive(pid):
        return False
    try:
        return (PROC / str(pid) / "cwd").samefile(cluster)
    except OSError:
        # Not to be looked into. A server's children keep its account, so other people's servers are none of ours.
        return _account_of(pid) == cluster.stat().st_uid and _command_line(pid).startswith(b"postgres:")


def _account_of(pid: int) -> int | None:
    try:
        lines = (PROC / str(pid) / "status").read_text().splitlines()
    except OSError:
        return None
    return next((int(line.split()[2]) for line in lines if line.startswith("Uid:")), None)


def _command_line(pid: int) -> bytes:
    try:
        return (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return b""
