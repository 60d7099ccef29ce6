"""Templates are free to be sorted and cut; what says whom or what a filled row is about is not typed over."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from apps.rosters.formats import Column, Format
from apps.rosters.registry import formats
from apps.rosters.templates_out import BODY_ROW, EMPTY_ROWS, LISTS_SHEET, UNIT, write_template
from tests.rosters.sheets import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
AN = {"full_name": "Bùi Văn An", "citizen_id": "017076000123"}
BA = {"full_name": "Đinh Thị Ba"}
FIRST, LAST = BODY_ROW + 1, BODY_ROW + 2
GREY = "FFEDEDED"


def book(*people: Mapping[str, object]) -> Any:
    return load_workbook(BytesIO(write_template(formats()[0], people, unit_title="UBND XÃ LẠC SỸ", day=DAY)))


def stops(page: Any) -> dict[str, Any]:
    """The rules that refuse, by the cells for which they stand."""
    rules = page.data_validations.dataValidation
    return {str(rule.sqref): rule for rule in rules if rule.type == "custom" and rule.errorStyle != "warning"}


def test_the_number_of_a_person_is_held_and_the_name_of_one_without_a_number() -> None:
    page = book(AN, BA)["Danh sách"]
    number, name = f"E{FIRST}:E{LAST + EMPTY_ROWS}", f"B{FIRST}:B{LAST}"
    assert set(stops(page)) == {number, name}
    assert all(rule.showErrorMessage and rule.error for rule in stops(page).values())


def test_what_is_held_is_grey() -> None:
    page = book(AN, BA)["Danh sách"]
    colours = [page[cell].fill.fgColor.rgb == GREY for cell in (f"B{FIRST}", f"E{FIRST}", f"B{LAST}", f"E{LAST}")]
    assert colours == [False, True, True, False]


def test_rows_may_be_sorted_and_deleted() -> None:
    assert not book(AN, BA)["Danh sách"].protection.sheet


def test_who_is_meant_is_kept_in_the_hidden_sheet() -> None:
    kept = {cell.value for row in book(AN, BA)[LISTS_SHEET] for cell in row}
    assert {"Bùi Văn An|017076000123", "Bùi Văn An", "Đinh Thị Ba"} <= kept


def test_an_empty_template_holds_nothing() -> None:
    assert stops(book()["Danh sách"]) == {}


FACTS = [declared for declared in formats() if not declared.held]


def columns_in(declared: Format) -> list[Column]:
    return [column for column in declared.columns if column.in_template]


def filled(declared: Format, *texts: str) -> Any:
    """A template with a row for each of the texts, which stand in all of its keys."""
    columns = [replace(each, writer=None) for each in declared.columns]
    keyed = replace(declared, columns=columns)
    rows = [{each.key: text for each in columns if each.is_key} for text in texts]
    return load_workbook(BytesIO(write_template(keyed, rows, unit_title="UBND TỈNH", day=DAY)))


@pytest.mark.parametrize("declared", FACTS, ids=lambda declared: declared.code)
def test_filled_keys_of_every_list_of_facts_are_held_and_their_rows_free(declared: Format) -> None:
    page = filled(declared, "một", "hai")["Danh sách"]
    keys = [column for column in declared.columns if column.is_key and (column.in_template or column.key == UNIT)]
    assert len(stops(page)) == len(keys)
    assert all(cells.endswith(f"{LAST}") and f"{FIRST}:" in cells for cells in stops(page))
    assert not page.protection.sheet


@pytest.mark.parametrize("declared", FACTS, ids=lambda declared: declared.code)
def test_no_cell_of_a_template_has_two_rules(declared: Format) -> None:
    for texts in ((), ("một", "hai")):
        rules = filled(declared, *texts)["Danh sách"].data_validations.dataValidation
        cells = [(row, block.min_col) for rule in rules for block in rule.sqref.ranges
                 for row in range(block.min_row, block.max_row + 1)]  # fmt: skip
        assert len(cells) == len(set(cells))


def test_a_drop_down_stays_where_a_key_is_still_empty() -> None:
    scores = next(each for each in formats() if each.code == "period_scores")
    page = filled(scores, "Quý II")["Danh sách"]
    place = [column.key for column in columns_in(scores)].index("period_kind") + 2
    lists = [rule for rule in page.data_validations.dataValidation if rule.type == "list"]
    begins = {block.min_row for rule in lists for block in rule.sqref.ranges if block.min_col == place}
    assert begins == {FIRST + 1}
