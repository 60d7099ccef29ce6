"""Whatever is sent in, the answer is a sentence in Vietnamese and nothing changes."""

import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.qualifications.models import Qualification
from apps.rosters.models import Upload
from tests.conftest import Units
from tests.rosters.workbooks import HANH, NGUYET, roster, saved

VIETNAMESE = set("ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


def word_document() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as document:
        document.writestr("[Content_Types].xml", "<Types/>")
        document.writestr("word/document.xml", "<w:document/>")
    return file.getvalue()


def zip_bomb() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bomb:
        bomb.writestr("[Content_Types].xml", "<Types/>")
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b"0" * 400_000_000)
    return file.getvalue()


def password_protected() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4096


def many_rows() -> bytes:
    """A workbook of one row whose sheet gets the others as text: a library takes seconds to write them."""
    book, file = Workbook(write_only=True), BytesIO()
    book.create_sheet().append(("x",))
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>x</t></is></c></row>' for n in range(2, 200_001))
    with zipfile.ZipFile(BytesIO(saved(book))) as short, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as long:
        for name in short.namelist():
            long.writestr(name, short.read(name).decode().replace("</sheetData>", f"{rows}</sheetData>"))
    return file.getvalue()


UNREADABLE: dict[str, Callable[[], bytes]] = {
    "a Word document renamed": word_document,
    "an empty file": lambda: b"",
    "a password-protected workbook": password_protected,
    "a zip bomb": zip_bomb,
    "200,000 rows": many_rows,
    "no header row": lambda: roster(HANH, header=False),
    "noise": lambda: bytes(range(256)) * 40,
}


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def send(client: Client, content: bytes, unit: str = "05356") -> Any:
    file = SimpleUploadedFile("danh-sach.xlsx", content)
    return client.post("/rosters/upload/", {"unit": unit, "as_of": "28/02/2025", "file": file}, follow=True)


def registered() -> tuple[int, int, int]:
    return Cadre.objects.count(), Posting.objects.count(), Qualification.objects.count()


@pytest.mark.parametrize("kind", UNREADABLE)
def test_what_cannot_be_read_comes_back_beside_the_file(kind: str, office: Client) -> None:
    answer = send(office, UNREADABLE[kind]())
    assert answer.status_code == 422
    (sentence,) = answer.context["form"].errors["file"]
    assert VIETNAMESE & set(sentence.lower()), sentence
    assert not Upload.objects.exists()


def disagreeing() -> bytes:
    """A second header in the middle that orders the columns differently."""
    return roster(HANH, ("Dân tộc", "Nam", "Nữ", "Số CCCD", "Họ và tên", "Chuyên môn", "GDPT", "LLCT", None), NGUYET)


WRONG: dict[str, Callable[[], bytes]] = {
    "two headers that disagree": disagreeing,
    "a person listed twice": lambda: roster(HANH, HANH),
    "the roster of another commune": lambda: roster(HANH, unit="BẢO HIỆU"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_told_and_cannot_be_applied(kind: str, office: Client) -> None:
    before = registered()
    page = send(office, WRONG[kind]())
    upload = Upload.objects.get()
    assert upload.state == "faulty"
    messages = [told.message for kind in page.context["page_obj"].object_list for told in kind.told]
    assert messages
    assert all(VIETNAMESE & set(message.lower()) for message in messages), messages
    assert office.post(f"/rosters/{upload.code}/apply/", follow=True).status_code == 200
    assert registered() == before


def test_a_person_of_another_commune_is_told_and_stays_there(office: Client, person: Any, units: Units) -> None:
    known = person("Bùi Văn Hạnh", unit=units.bao_hieu, citizen_id="017076000123")
    before = registered()
    send(office, roster(HANH))
    upload = Upload.objects.get()
    assert upload.rows.get().notices[-1]["code"] == "D130"
    office.post(f"/rosters/{upload.code}/apply/")
    assert registered() == before
    known.refresh_from_db()
    assert known.home_unit == units.bao_hieu


def test_a_unit_that_is_not_the_officers_is_refused_in_words(office: Client) -> None:
    answer = send(office, roster(HANH), unit="05365")
    (sentence,) = answer.context["form"].errors["unit"]
    assert VIETNAMESE & set(sentence.lower())


def test_a_lost_zero_and_a_fraction_turned_into_a_date_are_repaired_and_told(office: Client) -> None:
    row = ("Bùi Văn Hạnh", "12/5/1976", None, 17076000123, "Mường", "VP-TK", date(2025, 12, 12), "ĐH", "TC")
    send(office, roster(row))
    upload = Upload.objects.get()
    staged = upload.rows.get()
    assert upload.state == "checked"
    assert (staged.values["citizen_id"], staged.values["gen_edu"]) == ("017076000123", "GDPT_THPT")
    assert {"citizen_id", "gen_edu"} <= {notice["key"] for notice in staged.notices}
