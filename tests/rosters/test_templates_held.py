"""The list of people is free to be sorted and cut; what says whom a filled row is about is not typed over."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from apps.rosters.registry import formats
from apps.rosters.templates_out import BODY_ROW, EMPTY_ROWS, LISTS_SHEET, write_template
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
