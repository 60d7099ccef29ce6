"""What the drop-downs of templates offer: every column of a code list has one, in the words of the filled cells."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.rosters.formats import Format
from apps.rosters.loading import fields
from apps.rosters.prefilling import known_people
from apps.rosters.registry import format_named, formats
from apps.rosters.templates_out import LISTS_SHEET, ROSTER_SHEET, write_template
from apps.training.models import TrainingClass
from tests.conftest import DAY, Units

pytestmark = pytest.mark.django_db


def declared(code: str) -> Format:
    found = format_named(code)
    assert found
    return found


@pytest.mark.parametrize("code", [each.code for each in formats()])
def test_every_column_of_a_code_list_has_a_drop_down(code: str) -> None:
    kinds = {key: each.kind for key, each in fields(code).items()}
    listed = [each for each in declared(code).columns if each.in_template and kinds.get(each.keys[0], "")[:4] == "code"]
    assert [each.key for each in listed if not (each.choices or each.choices_of)] == []


def offered(code: str, header: str, units: Units) -> list[Any]:
    """What the drop-down below a header offers in the template of Lạc Sỹ."""
    content = write_template(declared(code), (), unit_title="UBND XÃ LẠC SỸ", day=DAY, unit=units.lac_sy)
    book = load_workbook(BytesIO(content))
    page = book[ROSTER_SHEET]
    letter = next(cell.column_letter for row in page["A5:Z6"] for cell in row if cell.value == header)
    rules = [rule for rule in page.data_validations.dataValidation if str(rule.sqref).startswith(f"{letter}7:")]
    source = next((rule.formula1 for rule in rules if rule.type == "list"), "")
    return [cell.value for (cell,) in book[LISTS_SHEET][source.split("!")[1]]] if source else []


@pytest.mark.parametrize("code", ["enrolments", "training"])
def test_the_classes_of_the_unit_are_offered_and_no_others(code: str, units: Units) -> None:
    for name, unit, last in (
        ("Lớp A", units.lac_sy, date(2025, 6, 30)),
        ("Lớp B", units.bao_hieu, date(2025, 6, 30)),
        ("Lớp C", units.lac_sy, date(2024, 6, 30)),
    ):
        TrainingClass.objects.create(
            unit=unit, course_id="DT_LLCT_TC", name=name, starts_on=date(2024, 1, 8), ends_on=last
        )
    assert offered(code, "Lớp", units) == ["Lớp A"]


@pytest.mark.parametrize("code", ["accepted_majors", "title_rules"])
def test_titles_of_two_times_are_written_as_they_are_offered(code: str, units: Units, administrator: User) -> None:
    rows = known_people(units.province, DAY, administrator, code)
    columns = [each for each in declared(code).columns if each.choices and each.writer]
    said = {(each.key, each.writer(DAY)(row)) for each in columns if each.writer for row in rows} - {
        (each.key, "") for each in columns
    }
    assert len(said) > 5
    assert [each for each in columns if each.choices and not {text for key, text in said if key == each.key} <= set(
        each.choices(DAY))] == []  # fmt: skip
