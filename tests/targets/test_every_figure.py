"""Targets on means, posts, events and cells of composed tables, by plain counts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.communes.models import Unit
from apps.core.dates import PartialDate, Precision
from apps.establishment.models import Allotment
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.single_cells import cell_of, without_units
from apps.targets.models import Basis, Kind, Target, TargetPlan
from apps.targets.sources.reading import Heads
from apps.targets.standing import Board, Verdict, board_of
from apps.training.models import Course, Enrolment, TrainingClass
from tests.conftest import DAY, Person, Units

STAFF = "cadres_and_civil_servants"
DEGREE = {"prof_edu": "CM_DH"}
Aim = Callable[..., Target]


@pytest.fixture
def aim(plan: TargetPlan) -> Aim:
    def make(basis: Basis, kind: Kind, **facts: Any) -> Target:
        given = {"floor": 0, "due_on": date(2025, 12, 31)} | facts
        return Target.objects.create(plan=plan, title="Chỉ tiêu", basis=basis, kind=kind, **given)

    return make


@pytest.fixture
def people(units: Units, person: Person) -> dict[str, list[Cadre]]:
    """Lạc Sỹ: 30, 40 and one of whom the birth date is unknown; Bảo Hiệu: 50 and 61."""

    def born(year: int) -> PartialDate:
        return PartialDate(date(year, 1, 1), Precision.DAY)

    return {
        "lac_sy": [
            person("Bùi Văn An", unit=units.lac_sy, sex="male", birth=born(1995)),
            person(
                "Bùi Thị Bình", unit=units.lac_sy, sex="female", birth=born(1985), qualifications={"prof_edu": "CM_DH"}
            ),
            person("Bùi Văn Chiến", unit=units.lac_sy, sex="male"),
        ],
        "bao_hieu": [
            person(
                "Đinh Thị Dung",
                unit=units.bao_hieu,
                sex="female",
                birth=born(1975),
                qualifications={"prof_edu": "CM_DH"},
            ),
            person("Đinh Văn Em", unit=units.bao_hieu, sex="male", birth=born(1964)),
        ],
    }


def allot(unit: Unit, number: int) -> None:
    Allotment.objects.create(unit=unit, block_id="BC_CBCC", year=2025, number=number, decision_issuer="UBND tỉnh")


def board(target: Target, user: User, unit: str = "17") -> Board:
    return board_of(target, unit=unit, day=DAY, user=user, level="commune")


def by_unit(found: Board) -> dict[str, tuple[Decimal | None, Verdict]]:
    return {each.place.title: (each.now.value, each.now.verdict) for each in found.units}


def test_a_mean_age_is_of_everybody_whose_age_is_known(people: object, aim: Aim, analyst: User) -> None:
    target = aim(Basis.YEARS, Kind.YEARS, group=STAFF, measure="age_years", ceiling=45, is_limit=True)
    found = board(target, analyst)
    assert (found.whole.now.value, found.whole.now.base) == (Decimal(30 + 40 + 50 + 61) / 4, 4)
    assert found.whole.now.verdict == Verdict.BEHIND
    assert by_unit(found)["Xã Lạc Sỹ"] == (Decimal(35), Verdict.REACHED)
    assert by_unit(found)["Xã Bảo Hiệu"] == (Decimal("55.5"), Verdict.BEHIND)
    assert found.units[0].place.title == "Xã Bảo Hiệu"
    assert found.units[0].now.gap == Decimal("10.5")
    assert (found.behind, found.counted) == (1, 2)


def test_the_same_people_are_older_on_the_day_of_the_target(people: object, aim: Aim, analyst: User) -> None:
    target = aim(
        Basis.YEARS, Kind.YEARS, group=STAFF, measure="age_years", ceiling=45, is_limit=True, due_on=date(2027, 6, 30)
    )
    found = board(target, analyst)
    assert found.whole.expected is not None
    assert found.whole.expected.value == Decimal(32 + 42 + 52 + 63) / 4
    assert found.silence == ""
    target.due_on = DAY
    assert board(target, analyst).whole.expected is None
    assert board(target, analyst).silence


def test_years_of_one_kind_of_communes(people: object, aim: Aim, analyst: User, units: Units) -> None:
    units.bao_hieu.periods.update(kind="phuong")
    target = aim(Basis.YEARS, Kind.YEARS, group=STAFF, measure="age_years", unit_kind="phuong", floor=20)
    assert board(target, analyst).whole.now.value == Decimal("55.5")


def posts(aim: Aim, category: str, kind: Kind, **facts: Any) -> Target:
    return aim(
        Basis.EVENTS, kind, report="establishment", group="staff_posts", measure="posts", category=category, **facts
    )


def test_vacancies_and_the_share_of_posts_that_are_filled(
    people: object, aim: Aim, analyst: User, units: Units, person: Person
) -> None:
    allot(units.lac_sy, 4)
    allot(units.bao_hieu, 2)
    vacant = board(posts(aim, "vacant", Kind.MEAN, ceiling=0, is_limit=True), analyst)
    assert by_unit(vacant)["Xã Lạc Sỹ"] == (Decimal(1), Verdict.BEHIND)
    assert by_unit(vacant)["Xã Bảo Hiệu"] == (Decimal(0), Verdict.REACHED)
    allot(units.thu_phong, 0)
    person("Quách Văn Giang", unit=units.thu_phong)
    above = board(vacant.target, analyst)
    assert by_unit(above)["Xã Thu Phong"] == (Decimal(-1), Verdict.REACHED)
    units.thu_phong.postings.all().delete()
    filled = board(posts(aim, "present", Kind.SHARE, floor=80), analyst)
    assert (filled.whole.now.count, filled.whole.now.base) == (5, 6)
    assert by_unit(filled)["Xã Lạc Sỹ"] == (Decimal(75), Verdict.BEHIND)
    assert by_unit(filled)["Xã Bảo Hiệu"] == (Decimal(100), Verdict.REACHED)
    assert filled.whole.expected is None
    assert filled.silence


def test_a_number_is_aimed_at_for_the_whole_unit_of_the_plan(
    people: object, aim: Aim, analyst: User, units: Units
) -> None:
    allot(units.lac_sy, 4)
    found = board(posts(aim, "vacant", Kind.COUNT, ceiling=2, is_limit=True), analyst)
    assert (found.whole.now.value, found.whole.now.verdict) == (Decimal(1), Verdict.REACHED)
    assert by_unit(found)["Xã Lạc Sỹ"] == (Decimal(1), Verdict.PART)
    assert (found.behind, found.has_verdicts) == (0, False)
    district = board(found.target, analyst, unit="158").whole.now
    assert district.verdict == Verdict.PART
    assert found.reading.heads == Heads()
    assert found.words.endswith("28/02/2025")


def test_who_was_trained_this_year_for_100_of_the_staff(
    people: dict[str, list[Cadre]], aim: Aim, analyst: User, units: Units
) -> None:
    course = Course.objects.filter(row__part="fostering").first()
    assert course is not None
    for day in (date(2025, 1, 20), date(2025, 2, 10), date(2024, 12, 1)):
        held = TrainingClass.objects.create(
            course=course, unit=units.province, name=f"Lớp {day}", starts_on=day, ends_on=day, sessions=1
        )
        whom = people["lac_sy"][0] if day.year == 2025 else people["bao_hieu"][0]
        Enrolment.objects.create(
            training_class=held, cadre=whom, unit=units.lac_sy, state="completed", completed_on=day
        )
    total = {"report": "training", "group": "fostering_persons", "measure": "form_row", "category": "total"}
    found = board(aim(Basis.EVENTS, Kind.STAFF, floor=50, **total), analyst)
    assert (found.whole.now.count, found.whole.now.base, found.whole.now.value) == (1, 5, Decimal(20))
    assert by_unit(found)["Xã Lạc Sỹ"] == (Decimal(100) / 3, Verdict.BEHIND)
    turns = board(aim(Basis.EVENTS, Kind.COUNT, floor=2, **total | {"group": "fostering_turns"}), analyst)
    assert (turns.whole.now.value, turns.whole.now.verdict) == (Decimal(2), Verdict.REACHED)
    assert "01/01/2025–28/02/2025" in turns.counted_as


TABLE = Composition(
    "Trình độ theo giới",
    (STAFF, "cadres"),
    rows=(Chosen("unit", level="district"), Chosen("sex")),
    columns=(Chosen("professional"),),
    shows=(Show.PERSONS, Show.ROW_SHARE, Show.COLUMN_SHARE, Show.MEAN_AGE, Show.MEAN_UNITS, Show.RANK),
)


@pytest.fixture
def cells(people: object) -> dict[tuple[str, str, Show], dict[str, Any]]:
    """Every cell of the table of the province as it can be chosen."""
    composition = without_units(TABLE)
    table = compose(composition, day=DAY, unit="17", user=ServerActor())
    return {
        (row.address, column.address, show): cell_of(table.composition, row, column, show).as_data()
        for row, column, show, _figure in table.cells()
    }


WOMEN_GRADUATES = ("female", f"{STAFF}~CM_DH")


@pytest.mark.parametrize(
    ("show", "whole", "lac_sy", "bao_hieu"),
    [
        (Show.PERSONS, 2, 1, 1),
        (Show.ROW_SHARE, 100, 100, 100),
        (Show.COLUMN_SHARE, 100, 100, 100),
        (Show.MEAN_AGE, 45, 40, 50),
        (Show.MEAN_UNITS, Decimal("0.7"), 1, 1),
    ],
)
def test_a_cell_is_counted_in_every_unit(
    show: Show, whole: Any, lac_sy: Any, bao_hieu: Any, cells: Any, aim: Aim, analyst: User
) -> None:
    target = aim(Basis.CELL, Kind.FIGURE, cell=cells[*WOMEN_GRADUATES, show], floor=1)
    found = board(target, analyst)
    assert found.whole.now.value == whole
    assert by_unit(found)["Xã Lạc Sỹ"][0] == lac_sy
    assert by_unit(found)["Xã Bảo Hiệu"][0] == bao_hieu
    assert found.silence


def test_a_share_of_a_cell_is_of_its_own_unit_alone(cells: Any, aim: Aim, analyst: User) -> None:
    """One woman of the two of all women without a degree recorded in Lạc Sỹ would be of another unit's."""
    men = cells["male", f"{STAFF}~unknown", Show.COLUMN_SHARE]
    assert board(aim(Basis.CELL, Kind.FIGURE, cell=men), analyst).whole.now.base == 3
    women = cells["female", f"{STAFF}~*", Show.COLUMN_SHARE]
    found = board(aim(Basis.CELL, Kind.FIGURE, cell=women), analyst)
    assert (found.whole.now.count, found.whole.now.base) == (2, 5)
    assert {each.place.title: (each.now.count, each.now.base) for each in found.units if each.now.count} == {
        "Xã Lạc Sỹ": (1, 3),
        "Xã Bảo Hiệu": (1, 2),
    }


def test_no_target_is_offered_on_what_stands_beside_other_cells(cells: Any) -> None:
    assert not [show for _row, _column, show in cells if show is Show.RANK]


def test_the_people_of_a_cell_open(cells: Any, aim: Aim, analyst: User, client: Client) -> None:
    found = board(aim(Basis.CELL, Kind.FIGURE, cell=cells[*WOMEN_GRADUATES, Show.PERSONS]), analyst)
    client.force_login(analyst)
    for each in (found.whole, *found.units):
        if each.now.count:
            page = client.get(each.people_url)
            assert page.context["page_obj"].paginator.count == each.now.count
    assert client.get(found.report_url).status_code == 200
