"""Which rows are looked at as headers at all."""

import pytest

from apps.rosters.header_blocks import score, whole
from apps.rosters.header_words import HeaderWords
from apps.rosters.workbooks import CellValue, Sheet
from tests.rosters.sheets import flat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


def test_the_rows_of_a_list_are_not_scored_as_headers_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    scored = list[int]()

    def told_score(sheet: Sheet, rows: range, words: HeaderWords) -> tuple[bool, int]:
        if words.declared.code == "people":
            scored.append(rows.start)
        return score(sheet, rows, words)

    monkeypatch.setattr("apps.rosters.headers.score", told_score)
    people = [[number, f"Bùi Văn {letter}", "12/12", "ĐH", "TC", "B"] for number, letter in enumerate("ABCDEFGH", 1)]

    told = flat("STT|Họ và tên|GDPT|Chuyên môn|LLCT|Tin học", *people)

    assert len(told.rows) == len(people)
    assert len({*scored}) == 1


def test_rows_are_scored_where_no_header_says_whom_they_are_about() -> None:
    people = [[number, f"Bùi Văn {letter}", "12/12", "ĐH", "TC", "B"] for number, letter in enumerate("ABCDEFGH", 1)]

    told = flat("STT|Cán bộ|GDPT|Chuyên môn|LLCT|Tin học", *people)

    assert [row.values["full_name"] for row in told.rows] == [row[1] for row in people]


def test_a_row_that_fills_what_is_open_left_of_all_headers_belongs_to_none() -> None:
    rows: list[list[CellValue]] = [
        ["TT", "Họ và tên", "", "", "", ""],
        ["", "", "", "Chuyên môn", "LLCT", "QLNN"],
        ["", "", "Nam", "Nữ", "", ""],
    ]
    sheet = Sheet("DS", rows)
    assert whole(sheet, range(2)) == range(2)
