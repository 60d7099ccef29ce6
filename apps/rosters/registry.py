"""The formats that the apps declare in their `rosters.py`, found as Django finds `admin.py`."""

from django.utils.module_loading import autodiscover_modules

from apps.rosters.formats import Format

_formats: dict[str, Format] = {}


def register(declared: Format) -> Format:
    """Make a format known; gives it back, so that other apps can add their columns."""
    if _formats.setdefault(declared.code, declared) is not declared:
        raise ValueError(f"the format {declared.code} is already declared")
    return declared


def formats() -> list[Format]:
    """Every declared format with the columns of every app."""
    autodiscover_modules("rosters")
    return list(_formats.values())
