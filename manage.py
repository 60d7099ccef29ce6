#!/usr/bin/env python3
"""Django's command line for the registry; also for a shell in which the project's environment is not active."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent / ".venv" / "bin" / "python"


def main() -> None:
    if find_spec("django") is None:
        enter_environment()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cadre_registry.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(str(error))


def enter_environment() -> None:
    """Begin again with the Python of .venv, which has what this one lacks."""
    if not ENVIRONMENT.exists() or Path(sys.prefix) == ENVIRONMENT.parent.parent:
        sys.exit("Chưa cài đặt: hãy chạy `make run` trước.\nNot installed yet: run `make run` first.")
    os.execv(ENVIRONMENT, [str(ENVIRONMENT), *sys.argv])  # noqa: S606  # no shell is wanted


if __name__ == "__main__":
    main()
