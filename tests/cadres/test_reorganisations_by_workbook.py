"""A reorganisation by workbook: units of a resolution merge, are divided or live on, as a whole and never by guess."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import User
from apps.cadres.models import Posting
from apps.communes.models import Reorganisation, Succession, Unit, UnitCover, UnitPeriod
from apps.core.history import change
from apps.rosters import services
from apps.rosters.claims import NotApplicableError
from apps.rosters.models import Upload
from tests.conftest import DAY, Person, Units
from tests.fingerprints import of_tracked
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
HEADER = (
    *("TT", "Nghị quyết", "Ngày ban hành", "Ngày có hiệu lực", "Đơn vị trước sắp xếp", "Cách sắp xếp"),
    *("Dân cư, cán bộ về đơn vị này", "Đơn vị sau sắp xếp", "Giữ trụ sở và mã"),
)
PAPER = ("Nghị quyết 12/NQ-HĐND", "10/02/2025", "01/03/2025")
NEW = "Xã Yên Sỹ"
ROWS = [(1, *PAPER, "Xã Lạc Sỹ", "Toàn bộ", "", NEW, "x"), (2, *PAPER, "05365 Xã Bảo Hiệu", "Toàn bộ", "", NEW, "")]
ON, EVE = date(2025, 3, 1), date(2025, 2, 28)


@pytest.fixture(autouse=True)
def lasting(units: Units) -> None:
    """No later resolution ends the communes of these tests."""
    for unit in (units.lac_sy, units.bao_hieu, units.thu_phong):
        period = unit.periods.get(valid__contains=DAY)
        period.valid = DateRange(period.valid.lower, None)
        period.save()


def sent(rows: list[Any], units: Units, by: User, code: str = "") -> Upload:
    received = services.receive(
        content=workbook([HEADER, *rows]), filename="d.xlsx", unit=units.province, as_of=DAY, by=by, format_code=code
    )
    return services.check(received)


def codes(upload: Upload, by: User) -> list[str]:
    return [issue.code for issue in services.apply(upload, by=by).issues]


def put(row: tuple[Any, ...], place: int, value: object) -> tuple[Any, ...]:
    return (*row[:place], value, *row[place + 1 :])


def covers() -> set[tuple[int, int]]:
    return set(UnitCover.objects.values_list("unit", "covered"))


def test_two_communes_become_one_and_two_again(units: Units, administrator: User) -> None:
    before, covered = of_tracked(), covers()
    upload = sent(ROWS, units, administrator)
    assert (upload.format, codes(upload, administrator)) == ("reorganisations", [])
    made = UnitPeriod.objects.get(name="Yên Sỹ")
    assert (made.code, made.kind, made.valid.lower) == ("05356", "xa", ON)
    assert (units.lac_sy.period_on(ON), units.bao_hieu.period_on(ON)) == (None, None)
    assert units.lac_sy.period_on(EVE) is not None
    assert UnitCover.objects.filter(unit=made.unit, covered=units.bao_hieu).exists()
    again = sent(ROWS, units, administrator)
    assert (again.summary["unchanged"], again.summary["new"], again.summary["issues"]) == (2, 0, 0)
    upload.refresh_from_db()
    services.undo(upload, by=administrator)
    assert (of_tracked(), covers()) == (before, covered)


def test_what_came_later_keeps_a_reorganisation(units: Units, administrator: User, person: Person) -> None:
    upload = sent(ROWS, units, administrator)
    assert codes(upload, administrator) == []
    made = UnitPeriod.objects.get(name="Yên Sỹ").unit
    with change(by=administrator, reason="later"):
        person("Bùi Văn An", unit=made)
    upload.refresh_from_db()
    with pytest.raises(NotApplicableError) as refused:
        services.undo(upload, by=administrator)
    assert refused.value.refused.code == "F368"
    assert UnitPeriod.objects.filter(unit=made).exists()
    assert Posting.objects.filter(unit=made).exists()


def test_a_commune_lives_on_and_takes_another_in(units: Units, administrator: User) -> None:
    rows = [(1, *PAPER, "Lạc Sỹ", "Giữ nguyên", "", "", ""), (2, *PAPER, "Bảo Hiệu", "Toàn bộ", "", "Xã Lạc Sỹ", "")]
    assert codes(sent(rows, units, administrator), administrator) == []
    assert units.bao_hieu.period_on(ON) is None
    assert units.lac_sy.period_on(ON) is not None
    told = set(Succession.objects.filter(reorganisation__resolution=PAPER[0]).values_list("kind", "successor"))
    assert told == {("whole", units.lac_sy.pk), ("keep", units.lac_sy.pk)}
    again = sent(rows, units, administrator)
    assert (again.summary["unchanged"], again.summary["new"], again.summary["issues"]) == (2, 0, 0)


def test_a_divided_commune_ends_where_its_people_go(units: Units, administrator: User) -> None:
    rows = [
        (1, *PAPER, "Lạc Sỹ", "Toàn bộ", "", NEW, "x"),
        (2, *PAPER, "Bảo Hiệu", "Một phần", "Có", NEW, ""),
    ]
    assert codes(sent(rows, units, administrator), administrator) == []
    assert units.bao_hieu.period_on(ON) is None
    part = Succession.objects.get(kind="part")
    assert (part.predecessor, part.takes_people) == (units.bao_hieu, True)


def test_a_commune_that_gives_a_part_away_lives_on(units: Units, administrator: User) -> None:
    rows = [
        (1, *PAPER, "Lạc Sỹ", "Toàn bộ", "", NEW, "x"),
        (2, *PAPER, "Bảo Hiệu", "Một phần", "", NEW, ""),
    ]
    assert codes(sent(rows, units, administrator), administrator) == []
    assert units.bao_hieu.period_on(ON) is not None


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([put(ROWS[0], 4, "Xã Nào Đó"), ROWS[1]], "F361"),
        ([put(ROWS[0], 7, "Yên Sỹ"), put(ROWS[1], 7, "Yên Sỹ")], "F363"),
        ([put(ROWS[0], 8, ""), ROWS[1]], "F364"),
        ([*ROWS, (3, *PAPER, "Lạc Sỹ", "Toàn bộ", "", "Xã Khác", "x")], "F365"),
        ([put(ROWS[0], 4, "Thu Phong"), ROWS[1]], "F366"),
        ([put(ROWS[0], 3, ""), put(ROWS[1], 3, "")], "F101"),
    ],
)
def test_what_cannot_be_is_said_of_the_row(units: Units, administrator: User, rows: Any, code: str) -> None:
    before = Unit.objects.count()
    assert code in codes(sent(rows, units, administrator), administrator)
    assert (Unit.objects.count(), Reorganisation.objects.filter(resolution=PAPER[0]).count()) == (before, 0)


def test_a_recorded_resolution_is_not_written_anew(units: Units, administrator: User) -> None:
    assert codes(sent(ROWS, units, administrator), administrator) == []
    other = [put(put(row, 3, "01/04/2025"), 7, NEW) for row in ROWS]
    assert "F367" in codes(sent(other, units, administrator), administrator)


def test_only_who_places_the_people_of_ended_units_meets_it(units: Units, officer: User) -> None:
    received = services.receive(
        content=workbook([HEADER, *ROWS]), filename="d.xlsx", unit=units.lac_sy, as_of=DAY, by=officer, format_code=""
    )
    assert services.check(received).format != "reorganisations"
    with pytest.raises(PermissionDenied):
        sent(ROWS, units, officer, "reorganisations")


def test_a_unit_that_goes_alone_is_told_of_its_row(units: Units, administrator: User) -> None:
    assert codes(sent(ROWS[:1], units, administrator), administrator) == ["F369"]
