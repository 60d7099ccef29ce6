"""The seven forms of the demonstration, cell by cell, in a commune, a former district and on an earlier day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import pytest

from apps.cadres.models import Movement, Posting, Title
from apps.communes.models import Unit, UnitPeriod
from apps.establishment.models import Allotment
from apps.reporting.actors import ServerActor
from apps.reporting.official.positions import Position, Value
from apps.reporting.official.services import build_form
from apps.reporting.official.table import FormTable
from apps.training.models import Enrolment
from tests.reporting.official.form_oracle import HOLDING
from tests.reporting.official.recounting import (
    BM01,
    BM02,
    MARKS,
    OFFICES_9C,
    ROWS_9C,
    ROWS_11,
    Condition,
    Known,
    Place,
    known,
)
from tests.reporting.oracle import described

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
# A commune, a former district and the province, each on a day of its own.
ASKED = (("c05200", date(2024, 6, 30)), ("d156", date(2023, 12, 31)), ("p17", date(2022, 12, 31)))
PLACES = [pytest.param(key, day, id=f"{key} {day}") for key, day in ASKED]
Cells = dict[Position, Value]


def placed(key: str, day: date) -> Place:
    return Place(Unit.objects.get(key=key), day)


def form(code: str, place: Place, *, first: date | None = None) -> FormTable:
    official = UnitPeriod.objects.get(unit=place.unit, valid__contains=place.day).code
    return build_form(code, unit=official, day=place.day, user=ServerActor(), first=first)


def counted(row: str, people: Iterable[Known], columns: Mapping[str, Condition]) -> Cells:
    told = list(people)
    return {Position(row, column): sum(map(meets, told)) for column, meets in columns.items()}


def wrong(table: FormTable, wanted: Mapping[Position, Value]) -> dict[Position, tuple[Value, Value]]:
    """What the form says and what it should say, where the two differ; hidden cells say nothing."""
    asked = {at: number for at, number in wanted.items() if at not in table.hidden}
    return {at: (table.values.get(at), number) for at, number in asked.items() if table.values.get(at) != number}


def filled(table: FormTable) -> set[Position]:
    """The cells in which the form says something other than nothing."""
    return {at for at, value in table.values.items() if value not in (None, "", 0)}


@pytest.mark.parametrize(("key", "day"), PLACES)
def test_form_9c_counts_each_office_by_what_its_holders_are(key: str, day: date) -> None:
    place = placed(key, day)
    people = {"2": place.seated(standing_alone=False), "3": place.seated(standing_alone=True)}
    people |= {column: place.holding(titles) for column, titles in OFFICES_9C.items()}
    table = form("bieu9c", place)
    wanted: Cells = {
        Position(row, column): sum(map(meets, told))
        for column, told in people.items()
        for row, meets in ROWS_9C.items()
    }
    assert wrong(table, wanted) == {}
    assert filled(table) <= wanted.keys()
    assert wanted[Position("total", "2")]


@pytest.mark.parametrize(("key", "day"), PLACES)
def test_bm01_counts_each_unit_below_and_their_whole(key: str, day: date) -> None:
    place = placed(key, day)
    table = form("bm01", place)
    below = {
        each.code: Place(each.unit, day)
        for each in UnitPeriod.objects.filter(parent=place.unit, valid__contains=day).select_related("unit")
    }
    assert {row.code for row in table.rows} == {*below, "total"}
    wanted: Cells = {}
    for row, part in {**below, "total": place}.items():
        wanted |= counted(row, part.staff(), BM01)
        wanted[Position(row, "1")] = allotted(part)
    assert wrong(table, wanted) == {}
    assert filled(table) <= wanted.keys()
    assert table.values[Position("total", "2")]


def allotted(place: Place) -> int | None:
    """The posts of the year; where none are allotted for it, of the latest year before."""
    latest: dict[int, int] = {}
    rows = Allotment.objects.filter(unit__in=place.units, block="BC_CBCC", year__lte=place.day.year)
    for each in rows.order_by("year"):
        latest[each.unit_id] = each.number
    return sum(latest.values()) if latest else None


@pytest.mark.parametrize(("key", "day"), PLACES)
def test_bm02_counts_each_title_and_the_two_parts(key: str, day: date) -> None:
    place = placed(key, day)
    table = form("bm02", place)
    staff = place.staff()
    by_row: dict[str, list[Known]] = defaultdict(list, {"total": staff})
    for person in staff:
        assert person.post
        by_row[person.post.title_id.lower()].append(person)
        by_row["I" if person.post.category == "cadre" else "II"].append(person)
    ended = {row.code for row in table.rows if row.missing}
    assert {code for code in ended if by_row[code]} == set()
    rows = [row.code for row in table.rows if row.code not in ended]
    assert len(table.rows) == 21
    wanted: Cells = {at: n for row in rows for at, n in counted(row, by_row[row], BM02).items()}
    assert wrong(table, wanted) == {}
    assert filled(table) <= wanted.keys()
    assert wanted[Position("total", "1")]


@pytest.mark.parametrize(("key", "day"), PLACES[:2])
def test_the_roster_form_marks_each_person_as_known_and_counts_the_marks(key: str, day: date) -> None:
    place = placed(key, day)
    table = form("mau02", place)
    staff = by_code(place)
    assert Counter(table.addresses.values()) == Counter(person.cadre.get_absolute_url() for person in staff.values())
    wanted = counted("total", staff.values(), MARKS)
    for row, address in table.addresses.items():
        person = staff[address]
        wanted |= {Position(row, column): "x" if meets(person) else None for column, meets in MARKS.items()}
        wanted |= {Position(row, column): text or "" for column, text in written(person).items()}
        ethnic, religion = person.cadre.ethnic_group, person.cadre.religion
        wanted[Position(row, "7")] = ethnic.label_vi if ethnic else ""
        wanted[Position(row, "8")] = religion.label_vi if religion else ""
        wanted[Position(row, "12")] = titles(person, day)
    assert wrong(table, wanted) == {}
    assert filled(table) <= wanted.keys()


@pytest.mark.parametrize(("key", "day"), PLACES[:2])
def test_the_payroll_form_writes_of_each_person_birth_titles_unit_and_first_day(key: str, day: date) -> None:
    place = placed(key, day)
    table = form("bm04", place)
    staff = by_code(place)
    assert Counter(table.addresses.values()) == Counter(person.cadre.get_absolute_url() for person in staff.values())
    wanted: Cells = {}
    for row, address in table.addresses.items():
        person = staff[address]
        assert person.post
        period = UnitPeriod.objects.get(unit=person.post.unit, valid__contains=day)
        wanted |= {Position(row, column): text or "" for column, text in written(person).items()}
        wanted[Position(row, "5")] = titles(person, day)
        wanted[Position(row, "6")] = f"{period.get_kind_display()} {period.name}"
        begun = person.post.period.lower if person.post.start_known else None
        wanted[Position(row, "7")] = f"{begun:%d/%m/%Y}" if begun else ""
    assert wrong(table, wanted) == {}
    assert filled(table) <= wanted.keys()


def by_code(place: Place) -> dict[str, Known]:
    return {person.cadre.get_absolute_url(): person for person in place.staff()}


def written(person: Known) -> dict[str, str | None]:
    """The birth date in the column of men or of women, as exactly as it is known."""
    cadre = person.cadre
    pattern = {"day": "%d/%m/%Y", "month": "%m/%Y", "year": "%Y"}
    birth = cadre.birth_date.strftime(pattern[cadre.birth_precision]) if cadre.birth_date else "x"
    return {"3": birth if person.is_man else None, "4": birth if person.is_woman else None}


def titles(person: Known, day: date) -> str:
    held = Posting.objects.filter(cadre=person.cadre, period__contains=day).order_by("-is_primary", "-period")
    return "; ".join(Title.objects.get(pk=each.title_id).label_vi for each in held)


DIRECTIONS_11 = {
    "3": ("central", "province"),
    "4": ("province", "district"),
    "5": ("district", "province"),
    "6": ("district", "district"),
    "7": ("sector", "sector"),
    "8": ("province", "commune"),
    "9": ("district", "commune"),
    "10": ("commune", "district"),
    "11": ("commune", "commune"),
    "12": ("division", "division"),
}


@pytest.mark.parametrize(("key", "day"), PLACES)
def test_form_11_counts_rotations_by_direction_and_by_what_the_person_was_that_day(key: str, day: date) -> None:
    place, first = placed(key, day), date(2021, 1, 1)
    found = Movement.objects.filter(
        kind__in=("DC_LC", "DC_DD"), state__in=("confirmed", "done"), starts_on__gte=first, starts_on__lte=day
    )
    units, people = place.units, described().in_bulk(found.values_list("cadre", flat=True))
    wanted = Counter({Position(row, column): 0 for row in (*ROWS_11, "added") for column in ("2", *DIRECTIONS_11)})
    for each in found:
        unit = each.to_unit_id or each.from_unit_id or people[each.cadre_id].home_unit_id
        ways = (each.from_level, each.to_level)
        column = next((column for column, way in DIRECTIONS_11.items() if way == ways), None)
        if unit not in units or column is None:
            continue
        person = known(people[each.cadre_id], each.starts_on)
        rows = {row for row, meets in ROWS_11.items() if meets(person)} | ({"added"} if each.adds_post else set())
        for row in rows:
            wanted[Position(row, column)] += 1
            wanted[Position(row, "2")] += 1
    table = form("bieu11", place, first=first)
    assert wrong(table, wanted) == {}
    assert filled(table) <= wanted.keys()


# Rows of form 10: the rows of the code list that they hold, with the place or the mode of study where they ask for it.
LEVELS_10 = {
    **{f"cm_{level}": ("domestic", "abroad", "joint") for level in ("dh", "ths", "ts")},
    **{f"llct_{level}": ("full_time", "not_full_time") for level in ("tc", "cc", "cn")},
}
FOSTERED_10 = {f"bd_{at}": f"B10_BD_{code}" for at, code in enumerate("LLCT QLNN XDD DTCT QLKT KTM KHAC".split(), 1)}
DEFENCE_10 = {f"qpan_{group}": f"B10_QPAN_{group}" for group in range(1, 5)}
LEADERS = {title for titles in HOLDING.values() for title in titles}


def rows_10(enrolment: Enrolment) -> set[str]:
    held = enrolment.training_class
    assert held.course.row
    code, part = held.course.row.pk, held.course.row.part
    rows = {"professional": {"I", "I1"}, "political": {"I", "I2"}, "fostering": {"II"}}[part]
    for level, ways in LEVELS_10.items():
        if code == f"B10_{level.upper()}":
            mode = "full_time" if held.mode == "full_time" else "not_full_time" if held.mode else ""
            rows |= {level} | {f"{level}_{way}" for way in ways if way in (held.place, mode)}
    rows |= {row for row, wanted in FOSTERED_10.items() if code == wanted}
    groups = {row for row, wanted in DEFENCE_10.items() if code == wanted}
    return rows | groups | ({"bd_8"} if groups else set())


@pytest.mark.parametrize(("key", "day"), [*PLACES[:2], pytest.param("p17", date(2024, 12, 31), id="p17 2024")])
def test_form_10_counts_who_completed_classes_once_in_a_row(key: str, day: date) -> None:
    place, first = placed(key, day), date(day.year, 1, 1)
    told: dict[Position, set[int]] = defaultdict(set)
    found = Enrolment.objects.filter(
        state="completed", completed_on__gte=first, completed_on__lte=day, unit__in=place.units
    )
    for each in found.select_related("training_class__course__row"):
        for row in rows_10(each):
            told[Position(row, "5")].add(each.cadre_id)
            told[Position(row, "7")].add(each.training_class_id)
            if each.title_id in LEADERS:
                told[Position(row, "6")].add(each.cadre_id)
    table = form("bieu10", place, first=first)
    wanted: Cells = {
        Position(row.code, column): len(told[Position(row.code, column)]) for row in table.rows for column in "567"
    }
    wanted |= {Position(row.code, "2"): wanted[Position(row.code, "5")] for row in table.rows}
    assert wrong(table, wanted) == {}
    assert filled(table) <= wanted.keys()
    assert len(table.rows) == 37
