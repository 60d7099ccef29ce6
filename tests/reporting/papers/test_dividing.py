"""A table that no page holds is printed in parts: every figure once, in its order, below its own headings."""

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest

from apps.reporting.papers.dividing import divided, tables_on_pages
from apps.reporting.papers.layout import (
    LARGE,
    LYING,
    MOST_ON_A4,
    SIDES,
    UPRIGHT,
    has_room,
    heading_grid,
    is_wide,
    needs,
    shares_of_width,
    size_for,
)
from apps.reporting.papers.paper import Cell, Head, Paper, Row, Table
from apps.reporting.papers.renderers import RENDERERS


def wide(*blocks: int) -> Table:
    """A column of titles, a total, and blocks of categories with two figures each."""
    width = 1 + 2 * sum(blocks)
    cells = tuple(Cell(number) for number in range(width))
    heads = (
        (Head("Unit", rows=3), Head("Total", rows=2), *(Head(f"B{n}", columns=2 * n) for n in blocks)),
        tuple(Head(f"C{n}-{place}", columns=2) for n in blocks for place in range(n)),
        tuple(Head(f"F{number}") for number in range(width)),
    )
    return Table("By district", heads, (Row("Whole", cells), Row("Heading", ()), Row("Part", cells)))


@pytest.mark.parametrize("blocks", [(8, 6, 6), (30,), (3, 25, 2), (5, 5, 5, 5, 5)])
def test_every_figure_stands_once_below_its_own_headings(blocks: tuple[int, ...]) -> None:
    table = wide(*blocks)
    parts = list(divided(table))
    assert len(parts) > 1
    assert all(part.width <= MOST_ON_A4 for part in parts)
    assert [cell for part in parts for cell in part.rows[0].cells] == list(table.rows[0].cells)
    assert all(part.rows[1].cells == () for part in parts)
    whole, grids = heading_grid(table), [heading_grid(part) for part in parts]
    for row, words in enumerate(whole):
        assert [text for grid in grids for text in grid[row][1:]] == words[1:]
        assert {grid[row][0] for grid in grids} == {"Unit"}
    assert parts[0].title == "By district"


def test_pairs_of_figures_stay_together() -> None:
    parts = list(divided(wide(30)))
    assert all((part.width - 1) % 2 == (0 if number else 1) for number, part in enumerate(parts))


def test_parts_are_about_as_wide_as_each_other_so_that_their_letters_are_of_one_size() -> None:
    parts = list(divided(wide(*[3] * 6)))
    widths = [part.width for part in parts]
    assert len(widths) == 2
    assert max(widths) - min(widths) <= 6


def test_narrow_tables_and_official_forms_stay_whole() -> None:
    narrow, form = wide(4), wide(30)
    paper = Paper("x", "X", "Hòa Bình", "17", date(2025, 2, 28), "", (narrow, form), form_number="Biểu 1")
    assert tables_on_pages(paper) == (narrow, form)
    assert tables_on_pages(replace(paper, form_number="", tables=(narrow,))) == (narrow,)


def test_a_table_whose_headings_have_no_room_is_divided_though_its_columns_are_few() -> None:
    """As 25 columns of “Persons”, “Difference to the first column” and the like, which A4 had cut within words."""
    words = ["Persons", "Share, %", "Difference to the first column", "Youngest, years", "Oldest, years"] * 5
    cells = tuple(Cell(3_206) for _word in words)
    blocks = tuple(Head(f"B{number}", columns=5) for number in range(5))
    table = Table("By sex", ((Head("Unit", rows=2), *blocks), tuple(map(Head, words))), (Row("Huyện", cells),))
    parts = list(divided(table))
    assert 1 < len(parts) <= 3
    assert [cell for part in parts for cell in part.rows[0].cells] == list(cells)
    for part in parts:
        for head, share in zip(heading_grid(part)[-1][1:], shares_of_width(part)[1:], strict=True):
            longest = max(map(len, head.split()))
            assert share * LYING >= SIDES + longest * 0.55 * size_for(part)


@pytest.mark.parametrize(("decrees", "others"), [(2, 6), (4, 10), (5, 12), (6, 6)])
def test_words_above_narrow_columns_stay_whole_where_titles_can_give_way(decrees: int, others: int) -> None:
    """As the causes for which people left: with a page's share kept for titles decrees and dates were cut."""
    words = ["Nghị định 29/2023/NĐ-CP"] * decrees + ["Thôi việc"] * others
    row = Row("Bí thư Đoàn Thanh niên Cộng sản Hồ Chí Minh của xã", tuple(Cell(1_644) for _word in words))
    table = Table("", ((Head("Chức danh"), *map(Head, words)),), (row,))
    assert has_room(needs(table))
    page = LYING if is_wide(table) else UPRIGHT
    for head, share in zip(words, shares_of_width(table)[1:], strict=True):
        assert share * page >= SIDES + max(map(len, head.split())) * 0.55 * size_for(table), head


def test_titles_that_stand_in_keep_their_words_whole() -> None:
    cells = tuple(Cell(11) for _number in range(24))
    heads = ((Head("Unit"), *(Head(f"C{number}") for number in range(24))),)
    table = Table("", heads, (Row("Huyện", cells), Row("Phường Thống Nhất", cells, depth=1)))
    title = shares_of_width(table)[0] * LYING
    assert title >= SIDES + (len("Phường") + 2) * 0.55 * size_for(table)


def test_no_column_is_narrower_than_its_longest_figure() -> None:
    """As in BM01: columns of few letters between many long headings."""
    words = [*["Certificate intermediate"] * 36, "31 to 40", "41 to 50"]
    cells = (*[Cell(0)] * 36, Cell(11_990), Cell(1_163))
    table = Table("", ((Head("Unit"), *map(Head, words)),), (Row("Huyện Cao Phong", cells),))
    narrow, narrower = (share * LARGE for share in shares_of_width(table)[-2:])
    # Six digits and five of seven points, half as wide each, and the sides of the cell.
    assert narrow == pytest.approx(6 * 3.5 + SIDES)
    assert narrower == pytest.approx(5 * 3.5 + SIDES)
    assert sum(shares_of_width(table)) == pytest.approx(1)


def test_words_of_headings_stay_whole_where_the_page_has_room() -> None:
    words = ["Total", "Elementary", "Intermediate", "Advanced", "No information"]
    row = Row("Deputy chair of the Fatherland Front Committee", tuple(Cell(3_206) for _word in words))
    table = Table("", ((Head("Title"), *map(Head, words)),), (row,))
    widths = [share * UPRIGHT for share in shares_of_width(table)[1:]]
    letters = [max(map(len, each.split())) for each in words]
    assert all(width >= SIDES + number * 0.58 * size_for(table) for width, number in zip(widths, letters, strict=True))


def test_no_date_and_no_word_of_a_title_is_parted() -> None:
    """As in BM04: dates between many empty columns."""
    words = ["Men", "In the post since", *["Allowances for responsibility"] * 10]
    cells = (Cell("16/05/1975"), Cell("21/12/2021"), *[Cell(None)] * 10)
    table = Table("", ((Head("Full name"), *map(Head, words)),), (Row("Professional qualification", cells),))
    title, *dates = (share * LYING for share in shares_of_width(table)[:3])
    assert all(width >= SIDES + 10 * 0.5 * size_for(table) - 0.01 for width in dates)
    assert title >= SIDES + len("qualification") * 0.5 * size_for(table) - 0.01


def test_a_part_that_goes_on_over_pages_begins_one_and_a_short_one_does_not() -> None:
    long, short = wide(30), replace(wide(30), rows=wide(30).rows[:1])
    long = replace(long, rows=long.rows * 10)
    continued = [text for page in pages_of(long) if "(continued)" in (text := page.extract_text())]
    assert [text.splitlines()[1] for text in continued] == ["By district (continued)"] * 2
    # Short ones stand below the first part.
    (together,) = [text for page in pages_of(short) if "(continued)" in (text := page.extract_text())]
    assert together.count("By district") == 3


def pages_of(table: Table) -> list[pypdf.PageObject]:
    paper = Paper("x", "X", "Hòa Bình", "17", date(2025, 2, 28), "", (table,), language="en")
    return list(pypdf.PdfReader(io.BytesIO(RENDERERS["pdf"](paper))).pages)
