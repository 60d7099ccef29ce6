"""The demonstration province, in which benchmarks measure."""

from django.core.management import call_command

from apps.demo.services import build_province, is_built


def built_province() -> None:
    """Build it, unless it is there; where a benchmark of rosters has taken the people away, from an empty database."""
    if is_built():
        return
    call_command("flush", verbosity=0, interactive=False, allow_cascade=True)
    call_command("load_reference", verbosity=0)
    build_province()
