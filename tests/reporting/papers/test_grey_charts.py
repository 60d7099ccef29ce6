"""Charts of workbooks are told apart where they are printed without colours."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

import pytest

from apps.reporting.palette import APART, BLUES, UNKNOWN, UNTRAINED
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.papers.workbook_chart import filled
from tests.reporting.papers.examples import paper

# The least difference of lightness, of 255, that a grey print shows beside each other.
SEEN = 18


def grey(colour: str) -> float:
    red, green, blue = bytes.fromhex(colour[1:])
    return 0.299 * red + 0.587 * green + 0.114 * blue


def pattern(colour: str) -> str:
    return str(filled(colour).get("pattern", {}).get("pattern", ""))


BESIDE = [*pairwise(APART), *pairwise(BLUES), *((each, rest) for each in BLUES for rest in (UNTRAINED, UNKNOWN))]


@pytest.mark.parametrize(("one", "other"), [*BESIDE, (UNTRAINED, UNKNOWN)])
def test_parts_beside_each_other_differ_without_colours(one: str, other: str) -> None:
    assert pattern(one) != pattern(other) or abs(grey(one) - grey(other)) >= SEEN


def test_the_chart_of_a_workbook_has_its_patterns() -> None:
    told = paper()
    (place, table) = next((n, each) for n, each in enumerate(told.tables) if each.composition)
    assert table.composition is not None
    colours = (*table.composition.colours[:-1], UNKNOWN)
    drawn = replace(table, composition=replace(table.composition, colours=colours))
    told = replace(told, tables=(*told.tables[:place], drawn, *told.tables[place + 1 :]))
    book = zipfile.ZipFile(io.BytesIO(RENDERERS["xlsx"](told)))
    charts = "".join(book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart"))
    assert '<a:pattFill prst="wdUpDiag">' in charts
