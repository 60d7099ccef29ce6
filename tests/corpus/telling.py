"""What the issues and notices of a reading tell of: cells, rows, columns and whole sheets."""

from apps.rosters import remarks
from apps.rosters.values import Remark, Understood
from tests.corpus.said import Made, PersonTruth


def is_text(made: Made) -> bool:
    """A text file has one sheet, whose name its reader chooses."""
    return made.name.endswith(".csv")


class Told:
    """Which rows, columns and sheets the issues and notices of a reading name."""

    def __init__(self, understood: Understood, made: Made) -> None:
        self.is_text = is_text(made)
        self.rows: dict[tuple[str, int], list[Remark]] = {}
        self.headers = {self._name(sheet.name): set(sheet.header_rows) for sheet in understood.sheets}
        self.spans: list[tuple[str, int, int]] = []
        for remark in (*understood.issues, *understood.notices):
            sheet = self._name(remark.place.sheet)
            self.rows.setdefault((sheet, remark.place.row), []).append(remark)
            if remark.code == remarks.CLOSING_ROWS:
                self.spans.append((sheet, int(remark.params["first"]), int(remark.params["last"])))
        left_out = {remark.place.sheet for remark in understood.notices if remark.code == remarks.SHEET_LEFT_OUT}
        blocked = {remark.place.sheet for remark in understood.issues if self._is_about_all(remark)}
        self.sheets = {self._name(sheet) for sheet in left_out | blocked}

    def about(self, truth: PersonTruth) -> list[Remark]:
        return self._at(truth, truth.row)

    def of_row(self, truth: PersonTruth) -> bool:
        """Whether a remark names a row, the rows that it was left out with, or its sheet as not read."""
        sheet = self._name(truth.sheet)
        within = any(first <= truth.row <= last for name, first, last in self.spans if name == sheet)
        return within or sheet in self.sheets or bool(self.about(truth))

    def of_cell(self, truth: PersonTruth, key: str) -> bool:
        """Whether a remark names the cell, its value, its whole row or, in the header, its column."""
        letters = truth.letters.get(key, set())
        for each in self.about(truth):
            if each.place.column is None or each.place.column in letters or each.key == key:
                return True
        headers = self.headers.get(self._name(truth.sheet), set())
        return any(each.place.column in letters for header in headers for each in self._at(truth, header))

    def _at(self, truth: PersonTruth, row: int) -> list[Remark]:
        return self.rows.get((self._name(truth.sheet), row), [])

    def _is_about_all(self, issue: Remark) -> bool:
        """An issue about a sheet, or about its header as a whole, keeps all of it from being applied."""
        headers = self.headers.get(self._name(issue.place.sheet), set())
        return issue.place.row == 0 or (issue.place.column is None and issue.place.row in headers)

    def _name(self, sheet: str) -> str:
        return "" if self.is_text else sheet
