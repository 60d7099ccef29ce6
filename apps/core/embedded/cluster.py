"""A PostgreSQL cluster on disk: made once, whole or not at all, and only used by the version that made it."""

import shutil
from pathlib import Path

from . import sockets
from .errors import disk_full, explained, from_output, other_major_version
from .programs import MAJOR_VERSION
from .seat import Seat

SUPERUSER = "cadre_registry"
# A fresh cluster with its first log segments takes 60 MB; a province's registry needs some more to breathe.
LEAST_FREE_BYTES = 150 * 1024 * 1024

# Small memory, full durability: fsync, full_page_writes and synchronous_commit stay on as PostgreSQL ships them.
SETTINGS = {
    "listen_addresses": "''",
    "port": str(sockets.PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "60",
    "shared_buffers": "'128MB'",
    "work_mem": "'16MB'",
    "maintenance_work_mem": "'64MB'",
    "effective_cache_size": "'1GB'",
    "random_page_cost": "1.1",
    "jit": "off",
    # No replica reads this server's log, so bulk loads into new tables may skip it.
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "'512MB'",
    # A roster of a thousand people writes 10 MB of log in a moment: with 4 MB in between it went out in 500 pieces.
    "wal_buffers": "'16MB'",
    "log_checkpoints": "off",
    # Refusals are logged without the rows of people that they quote, and without the statement that held them.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_line_prefix": "'%m [%p] '",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "lc_messages": "'C'",
}


def folder_in(server: Path) -> Path:
    return server / "cluster"


def prepare(seat: Seat) -> Path:
    """The cluster of `seat`, made when there is none."""
    cluster = folder_in(seat.folder)
    with explained(seat.folder):
        if not (cluster / "PG_VERSION").exists():
            _create(seat, cluster)
        check_version(cluster)
    return cluster


def check_version(cluster: Path) -> None:
    found = (cluster / "PG_VERSION").read_text().strip()
    if found != MAJOR_VERSION:
        raise other_major_version(cluster, found=found, wanted=MAJOR_VERSION)


def _create(seat: Seat, cluster: Path) -> None:
    if shutil.disk_usage(seat.folder).free < LEAST_FREE_BYTES:
        raise disk_full(seat.folder)
    # Made beside its place and renamed: a first start that is interrupted leaves no half-made cluster.
    fresh = cluster.with_name("cluster.new")
    shutil.rmtree(fresh, ignore_errors=True)
    _initdb(seat, fresh)
    fresh.rename(cluster)


def _initdb(seat: Seat, fresh: Path) -> None:
    done = seat.runner.run(
        seat.programs / "initdb",
        f"--pgdata={fresh}",
        f"--username={SUPERUSER}",
        "--locale-provider=builtin",
        "--locale=C.UTF-8",
        "--encoding=UTF8",
        # The socket is the only door, in a folder that only the account itself and root can enter.
        "--auth=trust",
        "--no-instructions",
        *(f"--set={name}={value.strip(chr(39))}" for name, value in SETTINGS.items()),
    )
    if done.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise from_output(seat.folder, done.stdout)
