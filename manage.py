#!/usr/bin/env python3
"""Django's command line for the registry; also for a shell in which the project's environment is not active."""

import os
import select
import sys
from importlib.util import find_spec
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent / ".venv" / "bin" / "python"
# What a shell tells of a program that ended because nobody reads its output any more: 128 and the number of SIGPIPE.
UNREAD = 141


def main() -> None:
    if find_spec("django") is None:
        enter_environment()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadre_registry.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
        sys.stdout.flush()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    except BrokenPipeError:
        if not nobody_reads():
            raise
        # What is still to be written is written nowhere; else Python complains of it once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(UNREAD)


def nobody_reads() -> bool:
    """Whether the reader of the output is gone, as after `| head`; another pipe that breaks is an error."""
    poll = select.poll()
    poll.register(sys.stdout, select.POLLOUT)
    return any(event & select.POLLERR for _, event in poll.poll(0))


def enter_environment() -> None:
    """Begin again with the Python of .venv, which has what this one lacks."""
    if not ENVIRONMENT.exists() or Path(sys.prefix) == ENVIRONMENT.parent.parent:
        sys.exit("Chưa cài đặt: hãy chạy `make run` trước.\nNot installed yet: run `make run` first.")
    os.execv(ENVIRONMENT, [str(ENVIRONMENT), *sys.argv])  # noqa: S606  # no shell is wanted


if __name__ == "__main__":
    main()
