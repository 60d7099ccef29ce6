"""One sheet with its marks: colours and comments on cells, and the reasons beside the rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from apps.rosters.inflation import COLUMN_LIMIT
from apps.rosters.marked.notes import Notes
from apps.rosters.marked.package import OFFICE, Package, main, written
from apps.rosters.marked.rows import SheetText, cell_at, first_filled, fit, last_filled, position, say, unfit
from apps.rosters.marked.styles import HEAD_COLOUR, ISSUE_COLOUR, NOTICE_COLOUR, Look, Styles
from apps.rosters.values import Remark
from apps.rosters.workbooks import REASONS_HEADER, position_of

REASONS_WIDTH = 60
SPAN = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\sr=[\"']([A-Z]+)\d+[\"'][^>]*?(?<!/)>")
TABLE = re.compile(rb"<(\w+:)?sheetData\b[^>]*/>")
# What stands after the reference to the boxes of comments, in the order that the standard asks for.
AFTER_BOXES = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
)
BEFORE_COLUMNS = ("sheetPr", "dimension", "sheetViews", "sheetFormatPr")


@dataclass
class Told:
    """What is to be said about one sheet."""

    issues: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)
    # The last row of its header, 0 when it is not known; None where no row is a person, and none has reasons.
    header_row: int | None = 0


class MarkedSheet:
    """A sheet on its way: marks of an earlier time are taken away first."""

    def __init__(self, package: Package, part: str, styles: Styles) -> None:
        self._package, self._part, self._styles = package, part, styles
        self._text = SheetText.of(package.parts[part])
        self._frame = self._text.frame()
        self._rows = self._text.rows
        self._notes = Notes(package, part)
        self._comments: dict[str, str] = {}
        self._anchors = dict(self._merged())

    def _merged(self) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
        """Of every cell that is merged into another: the one that shows."""
        for span in self._frame.iterfind(f"{main('mergeCells')}/{main('mergeCell')}"):
            found = SPAN.fullmatch(span.get("ref", ""))
            if found:
                top, left, bottom, right = int(found[2]), position_of(found[1]), int(found[4]), position_of(found[3])
                for row in range(top, min(bottom, top + 200) + 1):
                    for column in range(left, min(right, left + 200) + 1):
                        yield (row, column), (top, left)

    def unmark(self, reasons: frozenset[str]) -> None:
        """Take away the marks of an earlier time; `reasons` are the numbers of the shared text above the reasons."""
        told = self._notes.take_away()
        found: list[int] = []

        def change(row: Any, _number: int) -> None:
            for cell in list(row.iterchildren(main("c"))):
                if cell.get("r") in told and cell.get("s"):
                    cell.set("s", str(self._styles.unmarked(int(cell.get("s")))))
                if _is_reasons(cell, reasons):
                    found.append(position(cell))
                if position(cell) in found:
                    unfit(row, "".join(cell.itertext()), REASONS_WIDTH)
                    row.remove(cell)

        self._rows = self._rewritten(None, change)

    def mark(self, told: Told) -> None:
        """Colour the cells, remember what is said on them, and write the reasons beside the rows."""
        rows = self._by_row(told)
        if not rows:
            return
        header = told.header_row or min(rows) - 1
        has_reasons = told.header_row is not None
        hindered = {self._shown(issue)[0] for issue in told.issues if issue.place.row and has_reasons}
        beside = self._beside({*hindered, header}) if hindered else 0
        beside = beside if beside < COLUMN_LIMIT else 0
        bold = Look(HEAD_COLOUR, is_bold=True, is_centred=True)

        def change(row: Any, number: int) -> None:
            reasons = self._mark_row(row, number, rows.get(number, ()))
            if beside and reasons:
                say(cell_at(row, beside), " ".join(reasons), self._styles.own(Look(ISSUE_COLOUR)))
                fit(row, " ".join(reasons), REASONS_WIDTH)
            if beside and number == header:
                say(cell_at(row, beside), REASONS_HEADER, self._styles.own(bold))

        self._rows = self._rewritten({*rows, header} if header and beside else set(rows), change)
        if beside:
            _widen(self._frame, beside)

    def _by_row(self, told: Told) -> dict[int, list[tuple[Remark, str]]]:
        """The remarks by the row in which they show, those that hinder last, so that their colour counts."""
        rows: dict[int, list[tuple[Remark, str]]] = {}
        for remarks, colour in ((told.notices, NOTICE_COLOUR), (told.issues, ISSUE_COLOUR)):
            for remark in remarks:
                if remark.place.row:
                    rows.setdefault(self._shown(remark)[0], []).append((remark, colour))
        return rows

    def _shown(self, remark: Remark) -> tuple[int, int | None]:
        """Where a remark shows: its cell, or the one into which that is merged."""
        place = remark.place
        if not place.column:
            return place.row, None
        column = position_of(place.column)
        return self._anchors.get((place.row, column), (place.row, column))

    def _beside(self, numbers: set[int]) -> int:
        """The column right of everything that the sheet holds, so that nothing of the officer's is written over."""
        last = [position_of(letters.decode()) for letters in set(FILLED.findall(self._rows))]
        self._rewritten(numbers, lambda row, _number: last.append(last_filled(row)))
        reached = (right for (row, right) in self._anchors if row in numbers)
        return max(0, *last, *reached) + 1

    def _mark_row(self, row: Any, number: int, told: Iterable[tuple[Remark, str]]) -> list[str]:
        """Colour the cells of a row; gives what hinders in it, a sentence each."""
        reasons: list[str] = []
        words: dict[str, list[str]] = {}
        for remark, colour in told:
            column = self._shown(remark)[1]
            cell = cell_at(row, first_filled(row) if column is None else column)
            cell.set("s", str(self._styles.marked(int(cell.get("s", "0")), colour)))
            sentence = f"{remark.message()} {remark.remedy()}".strip()
            words.setdefault(cell.get("r"), []).insert(0, sentence)
            if colour == ISSUE_COLOUR:
                where = f"{remark.place.column}{number}: " if remark.place.column else ""
                reasons.append(where + sentence)
        self._comments |= {cell: "\n".join(dict.fromkeys(sentences)) for cell, sentences in words.items()}
        return list(dict.fromkeys(reasons))

    def _rewritten(self, numbers: set[int] | None, change: Any) -> bytes:
        return replace(self._text, rows=self._rows).changed(numbers, change)

    def save(self, comments: int) -> int:
        """Put the sheet back with at most so many comments; gives how many it has now."""
        kept = dict(list(self._comments.items())[:comments])
        self._notes.add(kept)
        boxes = self._notes.save()
        if boxes:
            _refer_to_boxes(self._frame, boxes)
        dimension = self._frame.find(main("dimension"))
        if dimension is not None:
            self._frame.remove(dimension)
        whole = written(self._frame)
        self._package.parts[self._part] = TABLE.sub(lambda found: _table(found[1] or b"", self._rows), whole, count=1)
        return len(kept)


def _table(prefix: bytes, rows: bytes) -> bytes:
    name = main("")[1:-1].encode()
    space = b"" if prefix else b' xmlns="' + name + b'"'
    return b"<" + prefix + b"sheetData" + space + b">" + rows + b"</" + prefix + b"sheetData>"


def _is_reasons(cell: Any, shared: frozenset[str]) -> bool:
    if cell.get("t") == "s":
        return cell.findtext(main("v")) in shared
    return "".join(cell.itertext()) == REASONS_HEADER


def _widen(frame: Any, column: int) -> None:
    """Give a column the width of sentences; others that were described together with it keep theirs."""
    number = column + 1
    columns = frame.find(main("cols"))
    if columns is None:
        columns = etree.Element(main("cols"))
        place = sum(frame.find(main(name)) is not None for name in BEFORE_COLUMNS)
        frame.insert(place, columns)
    for each in list(columns):
        first, last = int(each.get("min")), int(each.get("max"))
        if first <= number <= last:
            for start, end in ((first, number - 1), (number + 1, last)):
                if start <= end:
                    columns.append(etree.Element(main("col"), dict(each.attrib) | {"min": str(start), "max": str(end)}))
            columns.remove(each)
    etree.SubElement(columns, main("col"), min=str(number), max=str(number), width=str(REASONS_WIDTH), customWidth="1")
    columns[:] = sorted(columns, key=lambda each: int(each.get("min")))


def _refer_to_boxes(frame: Any, relation: str) -> None:
    known = frame.find(main("legacyDrawing"))
    if known is None:
        known = etree.Element(main("legacyDrawing"))
        after = next((each for each in frame.iterchildren("*") if etree.QName(each).localname in AFTER_BOXES), None)
        if after is None:
            frame.append(known)
        else:
            after.addprevious(known)
    known.set(f"{{{OFFICE}}}id", relation)
