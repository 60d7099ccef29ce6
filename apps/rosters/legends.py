"""Headers that explain the numbers below them: “Giới tính (1: Nam; 0: Nữ)”."""

import re
from collections.abc import Mapping
from dataclasses import replace

from apps.rosters import remarks
from apps.rosters.header import Header
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import CellValue, Sheet, letter_of, text_of

IN_BRACKETS = re.compile(r"\(([^()]*)\)?")
DIVIDED = re.compile(r"[;,/\n]")
NUMBER_FIRST = re.compile(r"\s*(\d{1,2})\s*[:=.\-–]\s*([^\W\d].{0,60}?)\s*")
NUMBER_LAST = re.compile(r"\s*([^\W\d].{0,60}?)\s*[:=\-–]\s*(\d{1,2})\s*")
LEAST = 2


def legend_of(header: str) -> dict[str, str]:
    """What each number stands for; empty unless the brackets hold nothing else."""
    for inner in IN_BRACKETS.findall(header):
        parts = DIVIDED.split(inner)
        first, last = ([way.fullmatch(part) for part in parts] for way in (NUMBER_FIRST, NUMBER_LAST))
        meant = {found[1]: found[2] for found in first if found} or {found[2]: found[1] for found in last if found}
        if len(meant) == len(parts) >= LEAST:
            return meant
    return {}


def with_words(sheet: Sheet, header: Header) -> tuple[Sheet, list[Remark]]:
    """The sheet with the words that such headers give for the numbers below them; and notices."""
    legends = {position: legend for position in header.columns if (legend := legend_of(header.texts.get(position, "")))}
    if not legends:
        return sheet, []
    rows = list(sheet.rows)
    for place in range(header.rows.stop, len(rows)):
        rows[place] = [_word(value, legends.get(position)) for position, value in enumerate(rows[place])]
    told = [
        Remark(Place(sheet.name, header.rows[-1] + 1, letter_of(position)), remarks.LEGEND, header.texts[position])
        for position in legends
    ]
    return replace(sheet, rows=rows), told


def _word(value: CellValue, legend: Mapping[str, str] | None) -> CellValue:
    return legend.get(text_of(value), value) if legend and value != "" else value
