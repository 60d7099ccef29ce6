"""Starting, finding and stopping the embedded server; several processes may ask at once."""

import fcntl
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import cluster as clusters
from . import process, seat, sockets
from .errors import explained, from_output, not_started, not_stopped
from .seat import Seat

# Recovery after a crash can take a while on a slow disk.
LONGEST_START = 60.0
LONGEST_STOP = 30.0
LARGEST_LOG = 10 * 1024 * 1024
# Said while a killed server, or its children, are still on their way out.
PASSING = ("is still in use", 'lock file "postmaster.pid" already exists')
LONGEST_PASSING = 20.0


@dataclass(frozen=True)
class Status:
    """What there is to know about the server of a data folder."""

    folder: Path
    pid: int | None
    socket: Path | None

    @property
    def is_running(self) -> bool:
        return self.pid is not None and self.socket is not None


def attach(data: Path, *, durable: bool = True) -> Path:
    """The socket folder of the server of `data`, which is started when it does not run."""
    return running_socket(data) or start(data, durable=durable)


def running_socket(data: Path) -> Path | None:
    """The socket folder of the server of `data`, when it answers."""
    try:
        folder = sockets.folder_of(seat.folder_in(data).resolve())
    except OSError:
        return None
    return folder if folder and sockets.answers(folder) else None


def start(data: Path, *, durable: bool = True) -> Path:
    """Start the server of `data`, unless another process was quicker; return its socket folder."""
    seat.make_data_folder(data)
    with _locked(data):
        if folder := running_socket(data):
            return folder
        chosen = seat.choose(data)
        cluster = clusters.prepare(chosen)
        folder = sockets.make_folder(chosen.folder)
        _launch_patiently(chosen, cluster, folder, durable=durable)
        return folder


def stop(data: Path) -> bool:
    """Stop the server of `data`; False when it did not run."""
    if not data.is_dir():
        return False
    with _locked(data):
        cluster = clusters.folder_in(seat.folder_in(data).resolve())
        pid = process.living_server(cluster)
        if pid is None:
            return False
        _end(pid, cluster)
        return True


def status(data: Path) -> Status:
    folder = seat.folder_in(data).resolve()
    return Status(folder, process.living_server(clusters.folder_in(folder)), running_socket(data))


@contextmanager
def _locked(data: Path) -> Iterator[None]:
    """Hold the data folder against other processes; the lock ends with its holder, however that ends."""
    with explained(data):
        descriptor = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _recover(cluster: Path, socket_folder: Path) -> None:
    """Make way for a start after a server that was killed, or that runs but no longer answers."""
    if pid := process.living_server(cluster):
        _end(pid, cluster)
    # PostgreSQL recognises a stale pid file unless its number went to another process of the same account;
    # then the files go, but never while a child of the old server may still write.
    if process.read_pid_file(cluster) and not process.someone_works_in(cluster):
        socket = sockets.file_in(socket_folder)
        for file in (cluster / "postmaster.pid", socket, socket.with_name(f"{socket.name}.lock")):
            file.unlink(missing_ok=True)


def _launch_patiently(chosen: Seat, cluster: Path, socket_folder: Path, *, durable: bool) -> None:
    """Launch; again while a killed server is still leaving."""
    deadline = time.monotonic() + LONGEST_PASSING
    _recover(cluster, socket_folder)
    while (said := _launch(chosen, cluster, socket_folder, durable=durable)) is not None:
        if not any(words in said for words in PASSING) or time.monotonic() > deadline:
            raise from_output(chosen.folder, said)
        time.sleep(0.2)
        _recover(cluster, socket_folder)


def _launch(chosen: Seat, cluster: Path, socket_folder: Path, *, durable: bool) -> str | None:
    """Start the server's process and wait until it is ready; what it said when it would not."""
    log = chosen.folder / "server.log"
    _rotate(log)
    begun_at = log.stat().st_size if log.exists() else 0
    # The shell leaves the server to init, so that it outlives this process and is no zombie when it is killed.
    done = chosen.runner.run(
        "/bin/sh",
        "-c",
        'umask 077; log=$1; shift; "$@" >>"$log" 2>&1 </dev/null & echo $!',
        "sh",
        log,
        chosen.programs / "postgres",
        *("-D", cluster),
        *("-c", f'unix_socket_directories="{socket_folder}"'),
        *(() if durable else ("-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off")),
    )
    if done.returncode != 0 or not done.stdout.strip().isdigit():
        return done.stdout
    pid = int(done.stdout)
    if _wait(lambda: _is_settled(pid, cluster, socket_folder), LONGEST_START) and process.is_alive(pid):
        return None
    if process.is_alive(pid):
        raise not_started(chosen.folder, reason="the database system is still starting up")
    with log.open(errors="replace") as lines:
        lines.seek(begun_at)
        return lines.read()


def _is_settled(pid: int, cluster: Path, socket_folder: Path) -> bool:
    """Whether the launched process is ready or gone."""
    found = process.read_pid_file(cluster)
    is_ready = found is not None and found.pid == pid and found.is_ready and sockets.answers(socket_folder)
    return is_ready or not process.is_alive(pid)


def _end(pid: int, cluster: Path) -> None:
    """A fast shutdown: open transactions are rolled back, everything committed is on disk."""
    os.kill(pid, signal.SIGINT)
    if not _wait(lambda: not process.serves(pid, cluster), LONGEST_STOP):
        raise not_stopped(cluster)


def _wait(happened: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _rotate(log: Path) -> None:
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.1"))
