"""One row of an upload as a form: its cells as the file holds them, those in question first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from apps.rosters.answers import Answers
from apps.rosters.following import said_in
from apps.rosters.keeping import remark_of
from apps.rosters.models import DecisionKind, RowDecision, Upload
from apps.rosters.reading import read
from apps.rosters.registry import format_named
from apps.rosters.turned import shown_cell
from apps.rosters.workbooks import position_of

LONGEST = 500
DECIDED_HERE = (DecisionKind.CORRECT, DecisionKind.SKIP)


@dataclass(frozen=True)
class CellField:
    """One cell of the row: what the file says, what is read instead, and what is wrong with it."""

    letter: str
    label: str
    in_file: str
    text: str
    wrong: tuple[str, ...] = ()
    shown: str = ""  # the column as people find it in the file
    typed: str | None = None  # what its reader typed while a colleague kept something else


@dataclass(frozen=True)
class RowForm:
    """A row with its cells in question, the other ones, and what is wrong with the row as a whole."""

    full_name: str
    asked: list[CellField]
    others: list[CellField]
    wrong: list[str]
    said: Mapping[str, str]
    # The decision on the row that stood when the form was drawn.
    latest: RowDecision | None = None

    @property
    def seen(self) -> str:
        """By what a form that comes back tells that nobody has decided about its row meanwhile."""
        return str(self.latest.pk if self.latest else 0)

    def corrections(self, given: Mapping[str, Any]) -> dict[str, str]:
        """The texts that differ from those of the file, by letter."""
        texts = {cell.letter: str(given.get(f"cell-{cell.letter}", cell.text)).strip()[:LONGEST] for cell in self.cells}
        return {cell.letter: texts[cell.letter] for cell in self.cells if texts[cell.letter] != cell.in_file}

    def beside(self, given: Mapping[str, Any]) -> "RowForm":
        """The same with what was typed beside what a colleague has kept meanwhile."""
        return replace(
            self,
            asked=[_with_typed(cell, given) for cell in self.asked],
            others=[_with_typed(cell, given) for cell in self.others],
        )

    @property
    def has_typed_others(self) -> bool:
        """Whether something was typed in a cell that is not in question."""
        return any(cell.typed is not None for cell in self.others)

    @property
    def cells(self) -> list[CellField]:
        return [*self.asked, *self.others]


def _with_typed(cell: CellField, given: Mapping[str, Any]) -> CellField:
    typed = str(given.get(f"cell-{cell.letter}", cell.text)).strip()[:LONGEST]
    # What was left as the file says it was not typed.
    return replace(cell, typed=typed) if typed not in (cell.text, cell.in_file) else cell


def row_form(upload: Upload, content: bytes, place: tuple[str, int], answers: Answers) -> RowForm | None:
    """The form of a row; None when the file has no such row."""
    sheet_name, row = place
    sheet = next((each for each in read(content, upload.filename).sheets if each.name == sheet_name), None)
    understood = next((each for each in upload.understood.get("sheets", []) if each["name"] == sheet_name), None)
    if sheet is None or understood is None or not 0 < row <= len(sheet.rows):
        return None
    said = said_in(sheet, row)
    staged = upload.rows.filter(sheet=sheet_name, row=row).first()
    found = staged.issues if staged else [each for each in upload.issues if (each["sheet"], each["row"]) == place]
    wrong = _wrong(found, understood["columns"])
    corrected = {letter: text for (name, at, letter), text in answers.cells.items() if (name, at) == place}
    read_as = {**said, **corrected}
    cells = [
        CellField(
            *(letter, label, said.get(letter, ""), read_as.get(letter, "")),
            tuple(wrong.get(letter, ())),
            shown_cell(sheet_name, row, letter),
        )
        for letter, label in _columns(upload, understood["columns"])
    ]
    asked = [cell for cell in cells if cell.wrong or cell.letter in corrected]
    others = [cell for cell in cells if cell not in asked]
    name = staged.full_name if staged else ""
    return RowForm(name, asked, others, wrong.get("", []), said, _latest_decision(upload, place))


def _latest_decision(upload: Upload, place: tuple[str, int]) -> RowDecision | None:
    """The latest correction of a row, or that it is left out."""
    made = upload.rowdecisions.standing().filter(sheet=place[0], row=place[1], kind__in=DECIDED_HERE)
    return made.select_related("by").order_by("-pk").first()


def _columns(upload: Upload, letters: Mapping[str, str]) -> list[tuple[str, str]]:
    """Letter and name of every column that is read, in the order of the sheet."""
    declared = format_named(upload.format)
    labels = {column.key: str(column.label) for column in declared.columns} if declared else {}
    named = {letter: labels.get(key, key) for key, letter in letters.items()}
    return sorted(named.items(), key=lambda pair: position_of(pair[0]))


def _wrong(issues: Iterable[dict[str, Any]], letters: Mapping[str, str]) -> dict[str, list[str]]:
    """Sentences by the letter of the cell that they are about; empty for the row as a whole."""
    found: dict[str, list[str]] = {}
    for kept in issues:
        remark = remark_of(kept)
        letter = kept["column"] or letters.get(kept["key"] or "", "")
        found.setdefault(letter, []).append(f"{remark.message()} {remark.remedy()}".strip())
    return found
