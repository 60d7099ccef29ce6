"""Compares what the engine read of a workbook with the truth, cell by cell, and counts by kind of mess."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from apps.rosters.jsontext import plain
from apps.rosters.services import read_roster
from apps.rosters.values import RefusedError, Row, Understood
from tests.corpus.said import KEYS, Made, PersonTruth, Said
from tests.corpus.telling import Told, is_text

EMPTY: Mapping[str, object] = {"titles": [], "studying": {}}
RIGHT, TOLD, SILENT = "right", "told", "silent"


@dataclass(frozen=True)
class Fault:
    """One cell that was not read right, or a person too few or too many, or a refusal."""

    workbook: str
    kinds: tuple[str, ...]
    verdict: str  # told, silent, missing, extra, refused
    sheet: str
    row: int
    key: str
    kind: str
    expected: object
    got: object
    told: str = ""


@dataclass
class Tally:
    """The figures of one kind, or of everything."""

    cells: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.cells.total()

    @property
    def right_share(self) -> float:
        return self.cells[RIGHT] / self.total if self.total else 1.0

    @property
    def silent(self) -> int:
        return self.cells[SILENT]


@dataclass
class Measured:
    """What a run over the corpus found."""

    workbooks: int = 0
    all: Tally = field(default_factory=Tally)
    by_kind: dict[str, Tally] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def refused(self) -> list[Fault]:
        return [fault for fault in self.faults if fault.verdict == "refused"]

    @property
    def strangers(self) -> list[Fault]:
        """People too many or too few, told or not."""
        return [fault for fault in self.faults if fault.verdict in ("extra", "missing")]

    @property
    def silent(self) -> list[Fault]:
        return [fault for fault in self.faults if fault.verdict == SILENT]

    def count(self, verdict: str, kinds: Iterable[str], cells: int = 1) -> None:
        self.all.cells[verdict] += cells
        for kind in kinds:
            self.by_kind.setdefault(kind, Tally()).cells[verdict] += cells


def measure(workbooks: Iterable[Made]) -> Measured:
    """Read each workbook as `roster check` reads it and judge every cell."""
    measured = Measured()
    for made in workbooks:
        measured.workbooks += 1
        try:
            understood = read_roster(made.content, made.name, made.as_of)
        except RefusedError as refusal:
            _refused(measured, made, refusal)
        else:
            _compare(measured, made, understood)
    return measured


def _refused(measured: Measured, made: Made, refusal: RefusedError) -> None:
    told = refusal.refused.message()
    measured.faults.append(Fault(made.name, made.kinds, "refused", "", 0, "", "refused", "a reading", told))
    cells = sum(_counts(truth, key) for truth in made.people for key in KEYS)
    measured.count(TOLD, made.kinds, cells)


def _compare(measured: Measured, made: Made, understood: Understood) -> None:
    _day(measured, made, understood)
    rows = {("" if is_text(made) else row.place.sheet, row.place.row): row for row in understood.rows}
    told = Told(understood, made)
    for truth in made.people:
        row = rows.pop(("" if is_text(made) else truth.sheet, truth.row), None)
        for key in KEYS:
            if row is None:
                _missing(measured, made, truth, key, told)
            else:
                _cell(measured, made, truth, key, row, told)
        if row is None:
            measured.faults.append(_fault(made, truth, "missing", Said("", "a person"), None, told))
    for row in rows.values():
        _extra(measured, made, row)


def _day(measured: Measured, made: Made, understood: Understood) -> None:
    """The day that the file states decides how titles and levels are read."""
    if made.stated is None:
        return
    kind, is_right = "the day that the file states", understood.as_of == made.stated
    measured.count(RIGHT if is_right else SILENT, (*made.kinds, kind))
    if not is_right:
        day = Fault(made.name, made.kinds, SILENT, "", 0, "as_of", kind, made.stated, understood.as_of)
        measured.faults.append(day)


def _extra(measured: Measured, made: Made, row: Row) -> None:
    values = {key: got for key in KEYS if (got := _plain(row, key)) is not None}
    verdict = TOLD if row.issues else SILENT
    measured.count(verdict, (*made.kinds, "row that is no person"), len(values))
    where = (row.place.sheet, row.place.row)
    for key, got in values.items():
        measured.faults.append(Fault(made.name, made.kinds, verdict, *where, key, "row that is no person", None, got))
    measured.faults.append(Fault(made.name, made.kinds, "extra", *where, "", "row that is no person", None, values))


def _missing(measured: Measured, made: Made, truth: PersonTruth, key: str, told: Told) -> None:
    if not _counts(truth, key):
        return
    said = truth.said[key]
    verdict = TOLD if told.of_row(truth) else SILENT
    measured.count(verdict, (*made.kinds, said.kind))
    measured.faults.append(_fault(made, truth, verdict, said, None, told))


def _cell(measured: Measured, made: Made, truth: PersonTruth, key: str, row: Row, told: Told) -> None:
    said, got = truth.said.get(key, Said(key, None, "column that is not there")), _plain(row, key)
    if said.value in (None, [], {}) and got is None and not said.unsure:
        return
    is_right = same(said.value, got) or any(same(other, got) for other in said.also)
    if not is_right and said.unsure and told.of_cell(truth, key):
        is_right = True
    verdict = RIGHT if is_right else TOLD if told.of_cell(truth, key) else SILENT
    measured.count(verdict, (*made.kinds, said.kind))
    if not is_right:
        measured.faults.append(_fault(made, truth, verdict, said, got, told))


def same(expected: object, got: object) -> bool:
    return (None if expected in ([], {}) else expected) == got


def _plain(row: Row, key: str) -> object:
    value = plain(row.values.get(key))
    return None if value in (None, "", [], {}) else value


def _counts(truth: PersonTruth, key: str) -> bool:
    said = truth.said.get(key)
    return said is not None and said.value not in (None, [], {})


def _fault(made: Made, truth: PersonTruth, verdict: str, said: Said, got: object, told: Told) -> Fault:
    heard = "; ".join(f"{each.code}@{each.place.cell or each.place.row}" for each in told.about(truth))
    return Fault(
        *(made.name, made.kinds, verdict, truth.sheet, truth.row, said.key, said.kind, said.value, got), told=heard
    )
