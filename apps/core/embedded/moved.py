"""The server's folder and programs outside the project, for a root whose home nobody else may enter.

Everything lies below a folder that only root can change, so no other account can put a link or a program in the way.
"""

import os
import secrets
import shutil
import stat
from pathlib import Path

from .errors import no_safe_place
from .owner import Account, hand_over
from .programs import PROGRAMS, VERSION

PLACES = (Path("/var/lib/cadre-registry"), Path("/var/tmp/cadre-registry"))  # noqa: S108 - checked by _is_safe


def is_moved(folder: Path) -> bool:
    """Whether `folder` is root's own link into one of our places."""
    if not folder.is_symlink() or folder.lstat().st_uid != 0:
        return False
    target = folder.resolve()
    return target.is_dir() and target.parent in PLACES and _is_safe(target.parent)


def programs() -> Path:
    """PostgreSQL's programs where every account can run them; copied once per version."""
    target = _place() / f"programs-{VERSION}"
    if not target.is_dir():
        fresh = target.with_name(f"{target.name}.{secrets.token_hex(4)}")
        shutil.copytree(PROGRAMS.parent, fresh, symlinks=True)
        _let_everyone_read(fresh)
        fresh.rename(target)
    return target / PROGRAMS.name


def move_out(folder: Path, account: Account) -> Path:
    """Move `folder`, or begin it, in a place of `account`; a link stays behind."""
    target = _place() / secrets.token_hex(8)
    if folder.is_dir():
        shutil.move(folder, target)
    else:
        target.mkdir(mode=0o700)
    hand_over(target, account)
    folder.symlink_to(target)
    return target


def _place() -> Path:
    for place in PLACES:
        if not place.parent.is_dir():
            continue
        try:
            place.mkdir(mode=0o755, exist_ok=True)
        except OSError:
            continue
        if _is_safe(place):
            place.chmod(0o755)
            return place
    raise no_safe_place()


def _is_safe(place: Path) -> bool:
    status = place.lstat()
    writable_by_others = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(status.st_mode) and status.st_uid == 0 and not writable_by_others


def _let_everyone_read(folder: Path) -> None:
    for path, _folders, files in os.walk(folder):
        Path(path).chmod(0o755)
        for file in (Path(path) / name for name in files):
            file.chmod(0o755 if file.stat().st_mode & stat.S_IXUSR else 0o644)
