"""A list of names: who is recognised, who is doubtful, who is unknown."""

from datetime import date

import pytest

from apps.accounts.models import User
from apps.core.dates import PartialDate
from apps.training.names import find_people, lines_of_text
from tests.conftest import Person, Units


@pytest.fixture
def people(person: Person, units: Units) -> None:
    person("Bùi Văn Hạnh", birth=PartialDate(date(1980, 3, 5)), citizen_id="017080000123")
    person("Bùi Văn Hành", birth=PartialDate(date(1975, 1, 1), "year"))
    person("Hà Thị Lan", unit=units.bao_hieu)
    person("Hà Thị Lan", unit=units.thu_phong)


def found(text: str, user: User) -> list[list[str]]:
    return [[person.full_name for person in line.people] for line in find_people(lines_of_text(text), user)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bùi Văn Hạnh", ["Bùi Văn Hạnh"]),
        ("1. BÙI VĂN HẠNH; 05/03/1980; xã Lạc Sỹ", ["Bùi Văn Hạnh"]),
        ("bui van hanh, 1975", ["Bùi Văn Hành"]),
        ("bui van hanh", ["Bùi Văn Hạnh", "Bùi Văn Hành"]),
        ("17080000123", ["Bùi Văn Hạnh"]),
        ("Hà Thị Lan", ["Hà Thị Lan", "Hà Thị Lan"]),
        ("Bùi Văn Hạnh 06/03/1980", []),
        ("Nguyễn Thị Không", []),
    ],
)
def test_a_line_means(people: None, editor: User, text: str, names: list[str]) -> None:
    assert [sorted(one) for one in found(text, editor)] == [sorted(names)]


def test_headings_and_empty_lines_name_nobody(people: None, editor: User) -> None:
    assert found("STT\tHọ và tên\tNgày sinh\n\n1\tHà Thị Lan\t\n", editor) == [["Hà Thị Lan", "Hà Thị Lan"]]


def test_nobody_outside_the_units_is_recognised(people: None, officer: User) -> None:
    assert found("Bùi Văn Hạnh", officer) == [[]]
