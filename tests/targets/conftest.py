"""A plan of the province with one target, and people of three communes."""

from datetime import date

import pytest

from apps.accounts.models import User
from apps.targets import services
from apps.targets.models import Kind, Target, TargetPlan
from tests.conftest import Person, Units


@pytest.fixture
def plan(units: Units, editor: User) -> TargetPlan:
    plan = TargetPlan(unit=units.province, name="Đề án số 06-ĐA/TU", first_year=2021, last_year=2025)
    services.add(row=plan, by=editor)
    return plan


@pytest.fixture
def target(plan: TargetPlan, editor: User) -> Target:
    """Half to four fifths of the civil servants and cadres with a university degree or above."""
    target = Target(
        plan=plan,
        title="Cán bộ, công chức có trình độ đại học trở lên",
        report="quality",
        group="cadres_and_civil_servants",
        measure="professional",
        category="CM_DH",
        and_above=True,
        kind=Kind.SHARE,
        floor=50,
        ceiling=80,
        due_on=date(2025, 12, 31),
    )
    services.add(row=target, by=editor)
    return target


@pytest.fixture
def staff(units: Units, person: Person) -> None:
    """Lạc Sỹ: a master, a graduate and one below; Bảo Hiệu: one of a college, and one of whom nothing is known."""
    for name, level in (("Bùi Văn An", "CM_THS"), ("Bùi Thị Bình", "CM_DH"), ("Bùi Văn Chiến", "CM_TC")):
        person(name, unit=units.lac_sy, qualifications={"prof_edu": level})
    person("Đinh Thị Dung", unit=units.bao_hieu, qualifications={"prof_edu": "CM_CD"})
    person("Đinh Văn Em", unit=units.bao_hieu)
