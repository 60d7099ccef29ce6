"""Figures under the words of their table, row and column, whatever the order in which a page or file puts these."""

import csv
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as __
from django.utils.translation import pgettext

from apps.reporting.definitions import TOTAL
from apps.reporting.registry import registry
from apps.reporting.table import share
from apps.reporting.tallies.definitions import Cross
from tests.reporting.outlets.grids import HIDDEN, VIETNAMESE, Grid, plain

Words = frozenset[str]
# What stands under the same words, in reading order: a number and its share; rows of one name below each other.
Cells = dict[Words, list[str]]
# Says that there is no figure, and the sign that a heading may say instead.
NO_FIGURE = ("–", "%")
# How columns are numbered below their headings: A, 1, 2 (=3+4). Files for programs leave that out.
COLUMN_NUMBER = re.compile(r"([A-Z]|\d+)?( ?\(.*\))?")
NUMBER = re.compile(r"[-+−]?\d[\d.,]*")


def cells_of(grids: Iterable[Grid], language: str) -> Cells:
    found: Cells = defaultdict(list)
    for grid in grids:
        heads = [line for line in grid.heads if not all(map(COLUMN_NUMBER.fullmatch, line))]
        for row in grid.rows:
            for place, text in enumerate(row[grid.stub :], start=grid.stub):
                above = [line[place] for line in heads if place < len(line)]
                found[named([grid.title, *row[: grid.stub], *above])] += figures(text, language)
    return found


def named(words: Iterable[str]) -> Words:
    """A title tells the measure and the group: “Age: Cadres”; which of two columns is the share the figures tell."""
    lines = (line.removesuffix(__("(continued)")).strip() for text in words for line in text.split("\n"))
    parts = (part for line in lines for part in (line, *line.split(": ")))
    return frozenset(parts) - said_otherwise() - {""}


def said_otherwise() -> set[str]:
    """Words over numbers and shares, for which pages and files have different ones."""
    counted = (
        group.counted.title for each in registry.tally_reports.values() for t in each.tallies for group in t.groups
    )
    told = (__("Persons"), __("Share"), __("Share, %"), "%", pgettext("narrow column", "No."), __("Number"))
    return {*told, *map(str, counted)}


def figures(text: str, language: str) -> list[str]:
    """A number as programs write it, and the share that may stand below it."""
    told = re.sub(r"[\s\u00a0]+", " ", text).replace(" %", "%").split()
    return [as_told(word.rstrip("%"), language) for word in told if word not in NO_FIGURE]


def as_told(word: str, language: str) -> str:
    if not NUMBER.fullmatch(word):
        return word
    written = (word.translate(VIETNAMESE) if language == "vi" else word).replace(",", "")
    return f"{Decimal(written).normalize():f}" if re.fullmatch(r"[-+]?\d+(\.\d+)?", written) else word


def of_flat_csv(content: bytes) -> Cells:
    """A row a figure with the words of its unit, group, measure and row; the base is said beside each."""
    found: Cells = defaultdict(list)
    tallies = [tally for report in registry.tally_reports.values() for tally in report.tallies]
    matrices = {str(each.title) for tally in tallies for each in tally.breakdowns if isinstance(each, Cross)}
    for line in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))):
        where = [plain(line[name]) for name in ("unit_title", "group_title", "measure_title")]
        # The line of all rows of a matrix bears the name of the matrix.
        where += [str(TOTAL.title)] if where[-1] in matrices else []
        count, base = (int(line[name]) if line[name] else None for name in ("count", "base"))
        found[named([*where, plain(line["category_title"])])] += with_share(count, base)
        found[named([*where, __("All persons")])] = with_share(base, base)
    return found


def with_share(count: int | None, base: int | None) -> list[str]:
    """Programs get shares with two places; pages round them once to one."""
    if count is None:
        return [HIDDEN]
    percent = share(count, base, 1) if base else None
    return [str(count), *([f"{percent.normalize():f}"] if percent is not None else [])]


def by_codes(content: bytes, kind: str) -> dict[tuple[str, ...], tuple[int | None, int | None, Decimal | None]]:
    """What JSON and CSV of a report tell programs, each under its codes."""
    told = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")))) if kind == "csv" else []
    told = told or json.loads(content, parse_float=Decimal)["cells"]
    return {
        tuple(str(cell[name]) for name in ("unit", "group", "measure", "category")): (
            number(cell["count"]),
            number(cell["base"]),
            None if cell["percent"] in ("", None) else Decimal(cell["percent"]),
        )
        for cell in told
    }


def number(told: object) -> int | None:
    return None if told in ("", None) else int(str(told))


def unlike(page: Cells, file: Cells) -> dict[str, object]:
    """The cells of a page whose figures the file of the same shape tells otherwise, or not."""
    of_page, of_file = frozenset[str]().union(*page), frozenset[str]().union(*file)
    found: dict[Words, list[list[str]]] = defaultdict(list)
    for words, told in file.items():
        found[words & of_page].append(told)
    return {
        " | ".join(sorted(words)): (told, found[words & of_file])
        for words, told in page.items()
        if told and (not found[words & of_file] or any(told != each for each in found[words & of_file]))
    }


def missing(page: Cells, file: Cells, titles: Words) -> dict[str, object]:
    """The cells of a page whose figures a file of another shape does not tell under their row, column and group.

    Such files name measures and matrices in their own ways: without these words more cells may be meant.
    """
    of_page, of_file = frozenset[str]().union(*page), frozenset[str]().union(*file)
    exact: dict[Words, list[list[str]]] = defaultdict(list)
    for words, told in file.items():
        exact[words & of_page].append(told)
    found: dict[str, object] = {}
    for words, told in page.items():
        named_so = exact.get(words & of_file) or [
            each for key, several in exact.items() for each in several if words - titles <= key
        ]
        if told and not any(_holds(each, told) for each in (*named_so, [word for each in named_so for word in each])):
            found[" | ".join(sorted(words))] = (told, named_so)
    return found


def _holds(file: list[str], page: list[str]) -> bool:
    """One figure after the other; where a number is hidden, pages leave out its hidden share."""
    told, sought = _once_hidden(file), _once_hidden(page)
    return any(told[place : place + len(sought)] == sought for place in range(len(told)))


def _once_hidden(told: list[str]) -> list[str]:
    return [word for place, word in enumerate(told) if word != HIDDEN or told[place - 1 : place] != [HIDDEN]]
