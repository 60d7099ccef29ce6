"""The unix socket: in the server's folder, or in a short one when the path is longer than the kernel allows."""

import os
import socket
import tempfile
from pathlib import Path

from .owner import account_of

PORT = 5432
# sun_path holds 107 bytes and a final zero.
LONGEST_PATH = 107


def file_in(folder: Path) -> Path:
    return folder / f".s.PGSQL.{PORT}"


def fits(folder: Path) -> bool:
    """Whether a client can name a socket in `folder`: short enough, and no comma, which libpq reads as a list."""
    return len(os.fsencode(file_in(folder))) <= LONGEST_PATH and "," not in str(folder)


def folder_of(server: Path) -> Path | None:
    """The socket's folder of the server in `server`, when there is one."""
    if fits(server):
        return server
    link = server / "socket"
    if not link.is_symlink():
        return None
    short = link.readlink()
    return short if _belongs(short, server) else None


def make_folder(server: Path) -> Path:
    """The socket's folder of the server in `server`, made when the server's own path is too long."""
    if folder := folder_of(server):
        return folder
    short = Path(tempfile.mkdtemp(prefix="cadre-registry-"))
    account = account_of(server)
    (short / "server").symlink_to(server)
    os.chown(short, account.uid, account.gid)
    link = server / "socket"
    link.unlink(missing_ok=True)
    link.symlink_to(short)
    return short


def answers(folder: Path) -> bool:
    """Whether a server listens there."""
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(5)
        try:
            probe.connect(str(file_in(folder)))
        except OSError:
            return False
        return True


def _belongs(short: Path, server: Path) -> bool:
    """A copied data folder still links to the original's socket; it must not be taken for its own."""
    try:
        return (short / "server").readlink() == server and account_of(short).uid == account_of(server).uid
    except OSError:
        return False
