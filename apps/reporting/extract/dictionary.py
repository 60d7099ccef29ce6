"""The data dictionary of an extract: every column and every code that stands in its rows, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as __
from django.utils.translation import override

from apps.reporting.definitions import Population
from apps.reporting.extract.people import LEFT_OUT, UNIT
from apps.reporting.places import Place
from apps.reporting.table import Breakdown

if TYPE_CHECKING:
    import pandas

Entry = tuple[str, str, str, str]


def entries(
    language: str,
    places: tuple[Place, ...],
    groups: tuple[Population, ...],
    breakdowns: tuple[Breakdown, ...],
    frame: pandas.DataFrame,
) -> list[Entry]:
    """(column, code, title, definition) of all units and groups, and of what stands in the rows.

    What was left out of the rows is not told here either: code lists hold words that somebody typed for one person.
    """
    with override(language):
        return [*_of_units(places), *_of_groups(groups), *_of_dimensions(breakdowns, frame)]


def dictionary_of(vietnamese: list[Entry], english: list[Entry]) -> pandas.DataFrame:
    """Both languages beside each other, in the order of the columns."""
    import pandas

    words = {(column, code): (title, definition) for column, code, title, definition in english}
    rows = [(column, code, title, definition, *words[column, code]) for column, code, title, definition in vietnamese]
    return pandas.DataFrame(rows, columns=["column", "code", "title_vi", "definition_vi", "title_en", "definition_en"])


def _of_units(places: tuple[Place, ...]) -> Iterator[Entry]:
    yield UNIT, "", __("Unit"), __("The unit in which the person is counted, by its official code on the day.")
    for place in places:
        yield UNIT, place.code, place.title, ""
    yield _left_out(UNIT)


def _of_groups(groups: tuple[Population, ...]) -> Iterator[Entry]:
    for group in groups:
        yield group.code, "", str(group.title), str(group.denominator)
        yield group.code, "true", __("belongs to the group"), ""
        yield group.code, "false", __("does not belong to the group"), ""
        yield _left_out(group.code)


def _of_dimensions(breakdowns: tuple[Breakdown, ...], frame: pandas.DataFrame) -> Iterator[Entry]:
    for each in breakdowns:
        told = set(frame[each.dimension.code])
        code, basis = each.dimension.code, each.dimension.legal_basis
        yield code, "", str(each.dimension.title), f"{each.dimension.numerator} {basis}".strip()
        for row in each.exclusive:
            if row.code in told:
                yield code, row.code, str(row.title), ""
        yield _left_out(code)


def _left_out(column: str) -> Entry:
    words = __("Too few people are alike, so it is not told.")
    return column, LEFT_OUT, __("left out"), words
