"""The reference page of all roster formats and of all that can be said about a file, from the declarations."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.utils import translation

from apps.rosters import deciding, refusals, resources, services  # noqa: F401  # their codes belong to the catalogue
from apps.rosters.formats import Column, Format
from apps.rosters.header_families import BETWEEN, families
from apps.rosters.loading import loaders
from apps.rosters.registry import formats
from apps.rosters.remarks import Explanation, explanations

# A column's headers -> where they were told.
Told = dict[tuple[str, ...], str]
# So many headers are told once, and named where they come again.
MANY_HEADERS = 8
PATH = Path(settings.BASE_DIR) / "docs" / "rosters.md"
HEAD = """# Rosters

Written by `./manage.py roster reference` from the declarations in the apps; change those, not this page.
A column is found by any of its headers, whatever their case, tones and punctuation, in any order; the parts of a
header that stands over others are divided by " > ", and "(A · B) (c · d)" tells four headers: A c, A d, B c, B d.
Where a column is told as that of another format, it has the same headers. What is not in the file is left as the
registry knows it.
"""


def codes_of(known: Sequence[Format]) -> list[Explanation]:
    """Everything that can be said to who may send these formats; of others' tables nothing is told."""
    closed = frozenset().union(*(each.codes for each in formats() if each not in known))
    open_ = frozenset().union(*(each.codes for each in known))
    loaders()  # the apps explain their codes where they declare what they load
    return [each for each in explanations() if each.code in open_ or each.code not in closed]


def write() -> str:
    """The page in English, headers as the files have them."""
    with translation.override("en"):
        told: Told = {}
        parts = [HEAD, *(line for declared in formats() for line in _format(declared, told)), *_codes()]
        return "\n".join(parts) + "\n"


def is_current() -> bool:
    return PATH.exists() and PATH.read_text(encoding="utf-8") == write()


def _format(declared: Format, told: Told) -> Iterator[str]:
    yield f"## `{declared.code}`: {declared.label}\n"
    if declared.rights or declared.group:
        yield "Asks for: " + ", ".join(f"`{right.value}`" for right in declared.all_rights) + ".\n"
    yield "| column | headers | states | in the template |\n| --- | --- | --- | --- |"
    known = {header for column in declared.columns for header in column.headers}
    for column in declared.columns:
        states = ", ".join(f"`{key}`" for key in column.keys)
        yield f"| {column.label} | {_headers(column, declared, known, told)} | {states} | {_standing(column)} |"
    if declared.groups:
        yield "\nRows that head a group: " + ", ".join(f"“{words}”" for words in declared.groups) + "."
    yield ""


def _headers(column: Column, declared: Format, known: Collection[str], told: Told) -> str:
    """Its headers; of a long list that was told before, only where."""
    if len(column.headers) > MANY_HEADERS and column.headers in told:
        return told[column.headers]
    told[column.headers] = f"as “{column.label}” of `{declared.code}`"
    return BETWEEN.join(families(column.headers, known)).replace("|", "\\|")


def _standing(column: Column) -> str:
    """Whether the template has it, and whether a file must."""
    standing = ("yes, held as filled" if column.is_key else "yes") if column.in_template else "no"
    return f"{standing}; required" if column.required else standing


def _codes() -> Iterator[str]:
    loaders()  # the apps explain their codes where they declare what they load
    yield "## What is said about a file\n"
    yield "| code | found | what to do |\n| --- | --- | --- |"
    yield from (f"| `{each.code}` | {each.message} | {each.remedy} |" for each in explanations())
