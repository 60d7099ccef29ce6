"""What an .xls of 1997 says beside its values: rows that are struck out, comments on cells."""

from io import BytesIO
from random import Random
from struct import pack

import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from apps.rosters.asides import Asides, asides
from apps.rosters.compound_file import CompoundFile
from apps.rosters.workbooks import COMMENTER, DIVIDER
from tests.rosters.sheets import understood

END = pack("<HH", 0x000A, 0)
ROWS = (
    ("STT", "Họ và tên", "Giới tính", "Năm sinh"),
    (1, "Bùi Văn Hạnh", "Nam", 1976),
    (2, "Đinh Thị Nguyệt", "Nữ", 1980),
)


def record(number: int, content: bytes) -> bytes:
    return pack("<HH", number, len(content)) + content


def note(row: int, column: int, text: str, author: str = "VP", *, drawn: int = 1, part: int = 4000) -> bytes:
    """A comment as [MS-XLS] keeps it: an object, its box, the words in parts, and the note that names the object."""
    common = pack("<HHHHH", 0x15, 0x12, 0x19, drawn, 0) + bytes(12)
    box = pack("<HHHHHHHI", 0, 0, 0, 0, 0, len(text), 16, 0)
    parts = [text[place : place + part] for place in range(0, len(text), part)]
    words = b"".join(record(0x3C, b"\x01" + each.encode("utf-16-le")) for each in parts)
    about = pack("<HHHHHB", row, column, 0, drawn, len(author), 1) + author.encode("utf-16-le") + b"\0"
    return record(0x5D, common) + record(0x1B6, box) + words + record(0x3C, bytes(16)) + record(0x1C, about)


def written(*notes: bytes, struck: str = "", rows: int = 3) -> bytes:
    """The records of the rows, the third struck out in some columns, and of notes; more rows of numbers follow."""
    book, style = xlwt.Workbook(encoding="utf-8"), xlwt.XFStyle()
    style.font.struck_out = True
    sheet = book.add_sheet("Danh sách")
    for place, row in enumerate(ROWS):
        for column, value in enumerate(row):
            is_struck = place == 2 and "ABCD"[column] in struck
            sheet.write(place, column, value, style if is_struck else xlwt.XFStyle())
    for place in range(len(ROWS), rows):
        for column in range(14):
            sheet.write(place, column, place + column / 7)
    stream: bytes = book.get_biff_data()
    assert stream.endswith(END)
    return stream[: -len(END)] + b"".join(notes) + END


def workbook(*notes: bytes, struck: str = "") -> bytes:
    return packed(written(*notes, struck=struck))


def packed(stream: bytes) -> bytes:
    file = BytesIO()
    XlsDoc().save(file, stream)
    return file.getvalue()


def told(data: bytes) -> list[Asides]:
    return list(asides(data).values())


@pytest.mark.django_db
def test_a_person_who_is_struck_out_and_a_comment_are_told(code_lists: None) -> None:
    read = understood(workbook(note(1, 1, "Đã nghỉ hưu"), struck="ABCD"))
    notices = [(each.code, each.place.cell, each.value) for each in read.notices]
    assert ("R127", "B3", "Đinh Thị Nguyệt") in notices
    assert ("R128", "B2", "Đã nghỉ hưu") in notices
    assert [row.values["full_name"] for row in read.rows] == ["Bùi Văn Hạnh", "Đinh Thị Nguyệt"]


def test_numbers_side_by_side_in_one_record_are_struck_out_too() -> None:
    assert [each.struck for each in told(workbook(struck="AD"))] == [frozenset({2})]


def test_a_single_cell_that_is_struck_out_strikes_nobody_out() -> None:
    assert [each.struck for each in told(workbook(struck="D"))] == [frozenset()]


def test_a_workbook_that_says_nothing_beside_its_values_is_not_walked_through() -> None:
    assert told(workbook()) == []


def test_a_long_comment_in_several_records_is_told_from_its_beginning() -> None:
    (sheet,) = told(workbook(note(1, 1, "Nghỉ " + "lâu " * 60, part=50)))
    ((column, words),) = sheet.comments[1]
    assert (column, words[:12], len(words)) == (1, "Nghỉ lâu lâu", 200)


def test_each_note_has_the_words_of_its_own_box() -> None:
    (sheet,) = told(workbook(note(1, 1, "một", drawn=1), note(2, 3, "hai", drawn=2)))
    assert dict(sheet.comments) == {1: ((1, "một"),), 2: ((3, "hai"),)}


def test_what_the_registry_itself_wrote_on_a_cell_is_not_told_again() -> None:
    own, added = note(1, 1, "Sửa ngày sinh", COMMENTER), note(2, 1, f"Nghỉ\n{DIVIDER}\nSửa", drawn=2)
    assert [dict(each.comments) for each in told(workbook(own, added))] == [{2: ((1, "Nghỉ"),)}]


@pytest.mark.parametrize("rows", [3, 3_000, 30_000])
def test_the_records_are_found_again_however_many_sectors_they_take(rows: int) -> None:
    """Above 7 MB the header has no more room for the list of the sectors that hold the table of sectors."""
    stream = written(rows=rows)
    assert (rows < 30_000) == (len(stream) < 7_200_000)
    assert CompoundFile(packed(stream)).stream("Workbook").startswith(stream)


def test_where_there_is_no_workbook_there_are_no_records() -> None:
    assert CompoundFile(workbook()).stream("Book", "PowerPoint Document") == b""


def test_damage_is_looked_past() -> None:
    whole, chance = workbook(note(1, 1, "Đã nghỉ hưu"), struck="ABCD"), Random("damage")
    for _ in range(300):
        damaged = bytearray(whole[: chance.choice((len(whole), chance.randrange(8, len(whole))))])
        for place in (chance.randrange(8, len(damaged)) for _ in range(chance.randrange(6))):
            damaged[place] = chance.randrange(256)
        assert isinstance(asides(bytes(damaged)), dict)
