"""A file may bear any name: no name breaks a page, an answer's headers or the folder that a file is kept in."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from apps.accounts.models import User
from apps.rosters.models import Upload
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.usefixtures("units")

# One name, as RFC 6266 writes it: between quotation marks, or encoded.
QUOTED, ENCODED = r'"(?:[^"\\/\r\n]|\\["\\])+"', r"\*=utf-8''[\w%.~!$&+^`|#-]+"
NAMES = [
    '"><img src=x onerror=alert(1)>.xlsx',
    "../../../etc/cron.d/danh-sach.xlsx",
    "..\\..\\danh-sach.xlsx",
    "=cmd|'/c calc'!A1.xlsx",
    "{{ settings.SECRET_KEY }}{% debug %}.xlsx",
    "danh sách Lạc Sỹ; filename=khac.exe.xlsx",
    "a" * 400 + ".xlsx",
    "\u202exslx.danh-sach.xlsx",
]


@pytest.fixture
def office(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, office: Client) -> str:
    """The page of a roster whose file bears the name."""
    file = SimpleUploadedFile("danh-sach.xlsx", roster(HANH, NGUYET))
    file._name = request.param  # type: ignore[attr-defined]  # as it comes over the line, before Django tidies it
    sent = {"unit": "05356", "as_of": "28/02/2025", "file": file}
    answer: Any = office.post("/rosters/upload/", sent, follow=True)
    shown: str = answer.content.decode()
    return shown


def test_a_file_of_any_name_is_read_and_shown_as_words(page: str) -> None:
    assert "Bùi Văn Hạnh" in page
    assert re.findall(r"<img src=x|django-insecure|</?debug", page) == []


@pytest.mark.usefixtures("page")
@pytest.mark.parametrize("act", ["original", "marked"])
def test_what_comes_back_is_one_attachment_of_one_name(office: Client, act: str) -> None:
    answer: Any = office.get(f"{Upload.objects.get().get_absolute_url()}{act}/")
    disposition = answer.headers["content-disposition"]
    named = re.fullmatch(f"attachment; filename(?:={QUOTED}|{ENCODED})", disposition)
    assert (answer.status_code, bool(named), disposition) == (200, True, disposition)
    assert answer.headers["x-content-type-options"] == "nosniff"
