"""The PDF holds the words and figures of the paper, as they are read back from it, and can be read aloud."""

import io
import resource
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from apps.core.narrowing import narrowed
from apps.reporting.papers.paper import Office
from apps.reporting.papers.renderers import RENDERERS
from tests.reporting.papers.examples import paper, table
from tests.reporting.papers.test_read_back import written_rows


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


@pytest.mark.parametrize("pairs", [2, 5, 7])
def test_every_row_stands_in_the_pdf(pairs: int) -> None:
    found = read(RENDERERS["pdf"](paper(tables=(table(pairs),))))
    lines = [" ".join(line.split()) for page in found.pages for line in page.extract_text().splitlines()]
    for row, meant in zip(table(pairs).rows, written_rows(table(pairs)), strict=True):
        words = meant if row.cells else [row.ordinal, row.title]
        assert " ".join(word for word in " ".join(words).split()) in lines


def test_what_a_star_means_stands_below_its_table_and_not_in_the_text_of_the_report() -> None:
    notes = ("* Không hiện: số quá nhỏ.", "12 người không được tính.")
    pages = [page.extract_text() for page in read(RENDERERS["pdf"](paper(notes=notes))).pages]
    assert "12 người không được tính." in " ".join(pages[0].split())
    assert not any("số quá nhỏ" in page for page in pages)
    assert any(line.startswith("*") for line in "\n".join(pages[1:]).splitlines())


def test_the_pdf_has_title_language_bookmarks_and_tags() -> None:
    found = read(RENDERERS["pdf"](paper()))
    assert found.metadata is not None
    assert found.metadata.title == paper().title
    root = found.root_object
    assert str(root["/Lang"]) == "vi"
    assert "/StructTreeRoot" in root
    assert {table().title, table(7).title} <= {each.title for each in flat(found.outline)}


def flat(outline: Sequence[object]) -> list[pypdf.generic.Destination]:
    found: list[pypdf.generic.Destination] = []
    for each in outline:
        found.extend(flat(each) if isinstance(each, list) else [narrowed(each, pypdf.generic.Destination)])
    return found


def test_papers_that_are_asked_for_at_the_same_time_are_all_given() -> None:
    with ThreadPoolExecutor(4) as threads:
        given = list(threads.map(lambda _number: RENDERERS["pdf"](paper(tables=(table(5),))), range(12)))
    assert all(content.startswith(b"%PDF") for content in given)


def test_a_long_paper_holds_every_row_and_leaves_no_memory_behind() -> None:
    one = table(7)
    long = replace(one, rows=one.rows * 150)
    RENDERERS["pdf"](paper())
    before = resident()
    found = read(RENDERERS["pdf"](paper(tables=(long,))))
    assert resident() - before < 40
    lines = [line for page in found.pages for line in page.extract_text().splitlines()]
    assert sum("1.234.567" in line for line in lines) == 150


def test_a_list_of_thousands_is_no_heavier_than_a_mail_takes() -> None:
    one = table(7)
    width = len(one.rows[0].cells)
    short, long = (replace(one, rows=(one.rows[0],) * (cells // width)) for cells in (15_000, 24_000))
    tagged, plain = (RENDERERS["pdf"](paper(tables=(each,))) for each in (short, long))
    assert "/StructTreeRoot" in read(tagged).root_object
    assert "/StructTreeRoot" not in read(plain).root_object
    assert len(plain) < len(tagged)


def resident() -> float:
    """Megabytes that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1_000_000


def test_wide_tables_lie_on_their_side_and_pages_after_the_first_have_numbers() -> None:
    pages = read(RENDERERS["pdf"](paper())).pages
    lying = [page.mediabox.width > page.mediabox.height for page in pages]
    assert lying[0] is False
    assert True in lying
    assert pages[1].extract_text().splitlines()[0].strip() == "2"


def test_the_state_and_the_party_have_headings_of_their_own() -> None:
    state = read(RENDERERS["pdf"](paper())).pages[0].extract_text()
    party = read(RENDERERS["pdf"](paper(office=Office.PARTY))).pages[0].extract_text()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in state
    assert "Độc lập - Tự do - Hạnh phúc" in state
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in party
    assert "CỘNG HÒA" not in party
    assert "HB-7K2M" in state
