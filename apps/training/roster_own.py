"""Rows about what the unit of the roster itself plans and holds; they name no person and no other unit."""

from __future__ import annotations

from typing import Any

from apps.cadres.roster_facts.columns import FactColumn
from apps.cadres.roster_facts.of_units import NOBODY
from apps.cadres.roster_people import PEOPLE
from apps.rosters.facts import Entry, People
from apps.rosters.formats import Format

OWN = People(fields=(), prepare=(), match=(NOBODY,), findings=())
OWNER = Entry("unit_id", stated="%(unit)s::bigint")
COURSES = (
    "Khóa đào tạo, bồi dưỡng",
    "Nội dung đào tạo, bồi dưỡng",
    "Nội dung đào tạo",
    "Nội dung bồi dưỡng",
    "Khóa học",
)
FUNDINGS = ("Nguồn kinh phí", "Nguồn vốn", "Kinh phí từ nguồn")


def format_of_own(code: str, label: Any, title: str, *columns: FactColumn, **more: Any) -> Format:
    """A format whose rows are found by their course."""
    declared = Format(
        code=code,
        label=label,
        title=title,
        person=("course",),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung", "Kế hoạch", "Kinh phí"),
        units=(),
        **more,
    )
    declared.add(*(each.column for each in columns))
    return declared
