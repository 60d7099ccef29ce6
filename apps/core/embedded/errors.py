"""What can keep the embedded server from starting, told in sentences."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError
from django.db.utils import OperationalError
from django.utils.translation import gettext as _


class EmbeddedServerError(CommandError, OperationalError):
    """The embedded server cannot be used.

    An OperationalError for code; a CommandError, so that manage.py prints the sentence and no traceback.
    """


def not_writable(folder: Path) -> EmbeddedServerError:
    return EmbeddedServerError(
        _(
            "The database folder {folder} is not writable. "
            "Give this account the right to write there, or choose another folder with CADRE_REGISTRY_DATA."
        ).format(folder=folder)
    )


def disk_full(folder: Path) -> EmbeddedServerError:
    return EmbeddedServerError(
        _(
            "The disk that holds the database folder {folder} is full. "
            "Free some space, or choose another folder with CADRE_REGISTRY_DATA. No data was lost."
        ).format(folder=folder)
    )


def other_major_version(folder: Path, *, found: str, wanted: str) -> EmbeddedServerError:
    return EmbeddedServerError(
        _(
            "The database folder {folder} was made by PostgreSQL {found}, "
            "but this registry brings PostgreSQL {wanted}. "
            "Back up with the version that made it and restore here (docs/operations.md), "
            "or choose another folder with CADRE_REGISTRY_DATA."
        ).format(folder=folder, found=found, wanted=wanted)
    )


def other_owner(folder: Path) -> EmbeddedServerError:
    return EmbeddedServerError(
        _(
            "The database folder {folder} belongs to another account. "
            "Work as that account, or choose another folder with CADRE_REGISTRY_DATA."
        ).format(folder=folder)
    )


def strange_link(folder: Path) -> EmbeddedServerError:
    return EmbeddedServerError(
        _(
            "The database folder {folder} is a link that does not lead to a folder of this registry. "
            "Put back what it led to, or remove the link to begin anew."
        ).format(folder=folder)
    )


def not_started(folder: Path, *, reason: str) -> EmbeddedServerError:
    return EmbeddedServerError(
        _("PostgreSQL did not start from {folder}. It said: {reason}").format(folder=folder, reason=reason)
    )


def not_stopped(folder: Path) -> EmbeddedServerError:
    return EmbeddedServerError(
        _("PostgreSQL in {folder} did not stop in time. Close the programs that use it, then try again.").format(
            folder=folder
        )
    )


def no_safe_place() -> EmbeddedServerError:
    return EmbeddedServerError(
        _(
            "No folder was found where PostgreSQL can run as an unprivileged account. "
            "Choose a folder that other accounts can enter with CADRE_REGISTRY_DATA, or run as an ordinary user."
        )
    )


def from_output(folder: Path, output: str) -> EmbeddedServerError:
    """The error that PostgreSQL's own words, always in English, amount to."""
    if "No space left on device" in output or "Disk quota exceeded" in output:
        return disk_full(folder)
    if "Permission denied" in output or "Read-only file system" in output:
        return not_writable(folder)
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "FATAL" in line or "PANIC" in line or "error:" in line]
    return not_started(folder, reason=(telling or lines or ["?"])[-1])


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what the operating system refuses in `folder` into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise disk_full(folder) from error
        if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST):
            raise not_writable(folder) from error
        raise
