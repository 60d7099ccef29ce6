"""The heading of a document is the reader's choice, and bears the usual names of the unit's bodies."""

import io

import pypdf
import pytest
from django.test import Client
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.reporting.papers.letterheads import PARTY, REPUBLIC, heading_of
from apps.reporting.papers.paper import Letterhead, Office
from apps.reporting.papers.renderers import RENDERERS
from tests.reporting.papers.examples import paper


def words_of(content: bytes) -> str:
    return "\n".join(cell.text for table in Document(io.BytesIO(content)).tables for cell in table.rows[0].cells)


def test_a_report_offers_word_and_pdf_with_either_heading(client: Client, analyst: User) -> None:
    client.force_login(analyst)
    page = client.get("/reports/quality/?unit=17").content.decode()
    for form in ("docx", "pdf"):
        for office in ("state", "party"):
            assert f"download.{form}" in page
            assert f"&amp;office={office}" in page


@pytest.mark.parametrize("address", ["/reports/quality/download.docx", "/reports/quality/trend.docx"])
def test_the_heading_asked_for_stands_on_the_document(client: Client, analyst: User, address: str) -> None:
    client.force_login(analyst)
    for office, top in (("state", REPUBLIC), ("party", PARTY)):
        answer = client.get(address, {"unit": "17", "day": "2025-02-28", "office": office})
        assert top in words_of(answer.content)


def test_a_peoples_committee_stands_alone_and_signs_by_its_chair() -> None:
    heading = heading_of(paper())
    assert (heading.superior, len(heading.issuer.splitlines())) == ("", 2)
    assert heading.issuer.endswith("TỈNH HÒA BÌNH")
    assert len(heading.signers[-1].splitlines()) == 2


def test_a_party_form_of_a_province_is_issued_by_its_organization_board() -> None:
    heading = heading_of(paper(office=Office.PARTY, form_number="Biểu số 9C-BTCTW", signers=("A", "B")))
    assert heading.superior
    assert heading.issuer
    assert heading.preparing != heading.signing
    commune = heading_of(paper(office=Office.PARTY, unit="Xã Lạc Sỹ", form_number="Biểu số 9C-BTCTW"))
    assert commune.superior == ""
    assert commune.issuer.endswith("XÃ LẠC SỸ")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whom_a_form_leaves_out_stands_below_its_signatures_in_word_as_in_pdf(language: str) -> None:
    form = paper(form_number="Biểu số 9C-BTCTW", signers=("A", "B"), notes=("12 người chưa rõ.",), language=language)
    document = Document(io.BytesIO(RENDERERS["docx"](form)))
    assert "12 người chưa rõ." in [each.text for each in document.paragraphs]
    assert "12 người chưa rõ." in " ".join(
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(RENDERERS["pdf"](form))).pages
    )
    # Words of several syllables are parted in narrow columns.
    assert (document.settings.element.find(qn("w:autoHyphenation")) is not None) == (language == "en")


def test_to_whom_a_form_is_sent_stands_in_its_heading_in_every_file() -> None:
    form = paper(form_number="BM04/BNV", receiver="Bộ Nội vụ", counted_in="Người", signers=("A", "B"))
    document = Document(io.BytesIO(RENDERERS["docx"](form)))
    right = document.tables[0].rows[0].cells[1].text
    number, receiver, counted, *_others = right.splitlines()
    assert number == "BM04/BNV"
    assert receiver.endswith(": Bộ Nội vụ")
    assert "Người" in counted
    pages = pypdf.PdfReader(io.BytesIO(RENDERERS["pdf"](form))).pages
    assert receiver in pages[0].extract_text()
    sheet = load_workbook(io.BytesIO(RENDERERS["xlsx"](form))).worksheets[0]
    assert receiver in [sheet.cell(row, 1).value for row in range(1, 9)]


def test_the_name_of_a_unit_is_not_parted_by_the_end_of_a_line() -> None:
    head = Letterhead(superior="Ủy ban nhân dân tỉnh Hòa Bình", issuer="Sở Nội vụ")
    assert heading_of(paper(letterhead=head)).superior.split(" ") == [
        "ỦY",
        "BAN",
        "NHÂN",
        "DÂN",
        "TỈNH\u00a0HÒA\u00a0BÌNH",
    ]
