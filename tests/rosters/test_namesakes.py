"""Two registered people of one name and birthday: the registry's own template does not call them one listed twice."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.dates import PartialDate, Precision
from apps.rosters.outcome import Outcome
from tests.conftest import Person, Units
from tests.rosters.test_round_trip import exported, read_back, template, verdicts

pytestmark = pytest.mark.django_db
NAME = "Bùi Văn Hạnh"
NUMBERED, OTHER_NUMBER = {"citizen_id": "017076000001"}, {"citizen_id": "017076000002"}


def born(day: int) -> PartialDate:
    return PartialDate(date(1976, 5, day), Precision.DAY)


@pytest.mark.parametrize(("first", "second"), [(NUMBERED, OTHER_NUMBER), (NUMBERED, {}), ({}, NUMBERED)])
def test_two_of_whom_one_is_told_by_the_number_come_back_unchanged(
    first: dict[str, Any], second: dict[str, Any], person: Person, units: Units, administrator: User
) -> None:
    for told in (first, second):
        person(NAME, birth=born(12), **told)
    outcome = read_back(template("people", units, administrator), "a.xlsx", "people", units)
    assert ([*outcome.issues], verdicts(outcome)) == ([], {"unchanged"})


def twins(person: Person) -> tuple[Cadre, Cadre]:
    """Two whom nothing but their codes tells apart."""
    return person(NAME, birth=born(12)), person(NAME, birth=born(12))


def codes_of(sheet: Any) -> dict[str, Any]:
    """The cells of the column of codes, by what stands in them."""
    header = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Mã trong Sổ")
    cells = (sheet.cell(row, header.column) for row in range(header.row + 1, sheet.max_row + 1))
    return {cell.value: cell for cell in cells if cell.value}


def changed(content: bytes, change: Callable[[Any], None]) -> bytes:
    """A template in which an officer has changed something."""
    book, target = load_workbook(BytesIO(content)), BytesIO()
    change(book.worksheets[0])
    book.save(target)
    return target.getvalue()


def read_again(content: bytes, units: Units) -> Outcome:
    return read_back(content, "a.xlsx", "people", units)


def test_two_whom_nothing_else_tells_apart_are_told_by_the_codes_of_the_template(
    person: Person, units: Units, administrator: User
) -> None:
    both = {each.code for each in twins(person)}
    outcome = read_again(template("people", units, administrator), units)
    assert ([*outcome.issues], verdicts(outcome)) == ([], {"unchanged"})
    assert {each.verdict.cadre for each in outcome.people} == both


@pytest.mark.parametrize("language", ["vi", "en"])
def test_they_are_told_by_the_codes_of_an_exported_list(
    language: str, client: Client, person: Person, units: Units, administrator: User
) -> None:
    twins(person)
    client.force_login(administrator)
    outcome = read_again(exported("xlsx", client, language), units)
    assert ([*outcome.issues], verdicts(outcome)) == ([], {"unchanged"})


def test_without_the_codes_they_are_asked_about(person: Person, units: Units, administrator: User) -> None:
    twins(person)

    def emptied(sheet: Any) -> None:
        for cell in codes_of(sheet).values():
            cell.value = None

    outcome = read_again(changed(template("people", units, administrator), emptied), units)
    assert {each.code for each in outcome.issues} == {"D101", "D105"}


@pytest.mark.parametrize(("name", "issues"), [("Xa Thị Tám", ["D142"]), ("Bùi Văn Hạn", [])])
def test_a_code_beside_another_name_is_asked_about(
    name: str, issues: list[str], person: Person, units: Units, administrator: User
) -> None:
    known = person(NAME, birth=born(12), sex="male")

    def renamed(sheet: Any) -> None:
        next(cell for row in sheet.iter_rows() for cell in row if cell.value == NAME).value = name

    outcome = read_again(changed(template("people", units, administrator), renamed), units)
    assert [each.code for each in outcome.issues] == issues
    assert [each.verdict.cadre for each in outcome.people] == ([None] if issues else [known.code])


def test_the_code_of_a_person_of_another_unit_says_as_little_as_one_of_nobody(
    person: Person, units: Units, administrator: User
) -> None:
    own, other = person(NAME, birth=born(12)), person("Đinh Thị Kín", birth=born(13), unit=units.bao_hieu)
    told = []
    for code in (other.code, "CB-999999"):

        def typed(sheet: Any, code: str = code) -> None:
            codes_of(sheet)[own.code].value = code

        outcome = read_again(changed(template("people", units, administrator), typed), units)
        assert [each.verdict.cadre for each in outcome.people] == [own.code]
        told.append([(each.code, each.before) for each in (*outcome.issues, *outcome.notices)])
    assert told[0] == told[1] == [("D143", None)]


def test_codes_are_grey_and_are_not_typed_over(person: Person, units: Units, administrator: User) -> None:
    own = person(NAME, birth=born(12))
    sheet = load_workbook(BytesIO(template("people", units, administrator))).worksheets[0]
    cell = codes_of(sheet)[own.code]
    rules = [rule for rule in sheet.data_validations.dataValidation if cell.coordinate in rule.sqref]
    assert [(rule.type, rule.errorStyle or "stop") for rule in rules] == [("custom", "stop")]
    assert sheet.column_dimensions[cell.column_letter].width < 14


def test_a_row_that_stands_twice_is_not_taken_for_somebody_born_on_nearly_that_day(
    person: Person, units: Units, administrator: User
) -> None:
    person(NAME, birth=born(12), sex="male", **NUMBERED)
    almost = person(NAME, birth=born(12), sex="male")
    content = template("people", units, administrator)
    Cadre.objects.filter(pk=almost.pk).update(birth_date=born(13).first)
    outcome = read_back(content, "a.xlsx", "people", units)
    assert [each.code for each in outcome.issues] == ["D101", "D101"]
