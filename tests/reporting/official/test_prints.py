"""Official forms on paper: no last row alone on a page, and who signs stands with figures."""

import io

import pypdf
import pytest
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn

from apps.reporting.official.definitions import Kind
from apps.reporting.official.drafts.sample import sample_of
from apps.reporting.official.library import shipped
from apps.reporting.official.papers import paper_of
from apps.reporting.papers.paper import Paper
from apps.reporting.papers.renderers import RENDERERS
from tests.conftest import DAY

LEADERS = ["bieu9c", "bieu11"]


def paper(code: str, language: str) -> Paper:
    with translation.override(language):
        return paper_of(sample_of(shipped()[code].form, DAY))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", LEADERS)
@pytest.mark.django_db
def test_a_form_of_one_page_keeps_its_last_row_and_who_signs(code: str, language: str) -> None:
    printed = paper(code, language)
    first = pypdf.PdfReader(io.BytesIO(RENDERERS["pdf"](printed))).pages[0].extract_text()
    last = printed.tables[0].rows[-1].title
    assert last.split(",")[0] in first
    assert printed.signers[-1] in first


@pytest.mark.parametrize("code", [code for code, each in shipped().items() if each.form.kind is not Kind.AWAITED])
@pytest.mark.django_db
def test_the_last_rows_of_a_form_go_with_who_signs_in_word(code: str) -> None:
    document = Document(io.BytesIO(RENDERERS["docx"](paper(code, "vi"))))
    body = list(document.element.body)
    place = next(number for number, each in enumerate(body) if each.tag == qn("w:tbl") and number > 2)
    rows = body[place].findall(qn("w:tr"))
    assert all(row.find(f".//{qn('w:keepNext')}") is not None for row in rows[-3:])
    between = body[place + 1]
    while between.tag == qn("w:p"):
        assert between.find(f".//{qn('w:keepNext')}") is not None
        between = body[body.index(between) + 1]
