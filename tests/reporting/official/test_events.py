"""Forms of events: movements by direction and by what the person was that day, classes by row, place and mode."""

from collections import Counter
from datetime import date

from django.utils import timezone

from apps.cadres.models import Cadre, Movement
from apps.qualifications.models import Qualification
from apps.reporting.actors import ServerActor
from apps.reporting.official.behind import AskedCell, cell_behind
from apps.reporting.official.library import shipped
from apps.reporting.official.positions import Position
from apps.reporting.official.services import build_form, open_lines
from apps.reporting.official.table import FormTable
from apps.reporting.scope import Scope
from apps.training.models import Course, Enrolment, FormRow, TrainingClass
from tests.conftest import DAY, Person, Units

FIRST = date(2024, 1, 1)
# Column of the form -> direction, as the form prints them.
DIRECTIONS = {
    "3": "central_to_province",
    "4": "province_to_district",
    "5": "district_to_province",
    "6": "district_to_district",
    "7": "sector_to_sector",
    "8": "province_to_commune",
    "9": "district_to_commune",
    "10": "commune_to_district",
    "11": "commune_to_commune",
    "12": "division_to_division",
}


def move(
    cadre: Cadre, units: Units, *, direction: str = "", on: date = date(2024, 6, 1), adds_post: bool = False
) -> None:
    tiers = direction.split("_to_") if direction else ("", "")
    Movement.objects.create(
        cadre=cadre,
        kind_id="DC_LC",
        decision_number="01/QĐ",
        decision_on=on,
        to_unit=units.lac_sy,
        from_level=tiers[0],
        to_level=tiers[1],
        starts_on=on,
        state="confirmed",
        answered_at=timezone.now(),
        adds_post=adds_post,
    )


def form_11(day: date = DAY) -> FormTable:
    return build_form("bieu11", unit="17", day=day, user=ServerActor(), first=FIRST)


def value(table: FormTable, row: str, column: str) -> object:
    return table.values.get(Position(row, column))


def test_each_direction_stands_in_its_column_and_their_sum_is_the_total(person: Person, units: Units) -> None:
    for column, direction in DIRECTIONS.items():
        move(person(f"Bùi Văn {column}"), units, direction=direction)
    move(person("Hà Văn Hai"), units, direction="commune_to_commune")
    move(person("Hà Văn Ba"), units)
    table = form_11()
    assert {column: value(table, "total", column) for column in DIRECTIONS} == {
        column: 2 if column == "11" else 1 for column in DIRECTIONS
    }
    assert value(table, "total", "2") == 11
    told = next(note for note in table.notes if note.startswith(str(shipped()["bieu11"].form.column_blocks[0].title)))
    assert ": 1" in told


def test_a_person_counts_by_what_was_so_on_the_day_of_the_movement(person: Person, units: Units) -> None:
    cadre = person(
        "Bùi Thị Mai", sex="female", ethnic_group_id="DT_MUONG", religion_id="TG_01", birth_date=date(1984, 5, 31)
    )
    for level, day in (("CM_CD", date(2020, 1, 1)), ("CM_DH", date(2024, 7, 1)), ("LLCT_TC", date(2021, 1, 1))):
        Qualification.objects.create(cadre=cadre, level_id=level, awarded_on=day, reported_on=day)
    move(cadre, units, direction="commune_to_commune", adds_post=True)
    table = form_11()
    ones = {"total", "women", "minority", "religious", "added", "age_40", "prof_cd", "pol_tc"}
    assert {row.code for row in table.rows if value(table, row.code, "11") == 1} == ones
    move(cadre, units, direction="commune_to_commune", on=date(2024, 9, 1))
    later = form_11()
    assert value(later, "prof_dh", "11") == 1
    assert value(later, "total", "11") == 2


LEVELS = {
    "CM_TC": "prof_tc",
    "CM_CD": "prof_cd",
    "CM_DH": "prof_dh",
    "CM_THS": "prof_sdh",
    "CM_TS": "prof_sdh",
    "LLCT_SC": "pol_sc",
    "LLCT_TC": "pol_tc",
    "LLCT_CC": "pol_cc",
    "LLCT_CN": "pol_cc",
}


def test_every_level_stands_in_its_row(person: Person, units: Units) -> None:
    for level in LEVELS:
        move(person("Bùi Văn An", qualifications={"any": level}), units, direction="commune_to_commune")
    table = form_11()
    wanted = Counter(LEVELS.values())
    assert {row: value(table, row, "11") for row in wanted} == wanted


def test_ages_over_forty_and_fifty_stand_in_their_rows(person: Person, units: Units) -> None:
    for name, born in (("An", date(1983, 5, 31)), ("Ba", date(1973, 5, 31)), ("Tư", date(1973, 6, 2))):
        move(person(f"Bùi Văn {name}", birth_date=born), units, direction="province_to_commune")
    table = form_11()
    assert [value(table, row, "8") for row in ("age_40", "age_50", "age_over")] == [0, 2, 1]


def test_columns_of_districts_are_empty_once_a_span_begins_after_their_end(person: Person, units: Units) -> None:
    table = build_form("bieu11", unit="17", day=date(2025, 2, 28), user=ServerActor(), first=date(2025, 1, 1))
    assert value(table, "total", "9") == 0
    closed = [line.code for line in open_lines(table.form.columns, date(2025, 7, 1)) if line.missing]
    assert closed == ["4", "5", "6", "9", "10"]


def test_behind_a_movement_figure_stand_its_movements(person: Person, units: Units) -> None:
    move(person("Bùi Văn An", sex="female"), units, direction="commune_to_commune")
    move(person("Bùi Văn Ba"), units, direction="province_to_commune")
    for row, column, number in (("total", "2", 2), ("women", "2", 1), ("total", "8", 1), ("women", "8", 0)):
        asked = AskedCell("bieu11", Scope("17"), DAY, row, column, FIRST)
        assert cell_behind(asked, ServerActor()).rows.count() == number, (row, column)


def study(cadre: Cadre, units: Units, row: str, *, place: str = "domestic", mode: str = "", title: str = "") -> None:
    course, _new = Course.objects.get_or_create(
        code=f"T_{row}",
        defaults={"label_vi": row, "row": FormRow.objects.get(pk=row), "position": 900, "kind": "fostering"},
    )
    held = TrainingClass.objects.create(
        unit=units.province, course=course, name=row, place=place, mode=mode, starts_on=FIRST, ends_on=date(2025, 1, 31)
    )
    Enrolment.objects.create(
        training_class=held,
        cadre=cadre,
        unit=units.lac_sy,
        title_id=title or None,
        state="completed",
        completed_on=date(2025, 1, 31),
    )


def test_form_10_counts_persons_once_in_a_line_and_classes_beside_them(person: Person, units: Units) -> None:
    leader, clerk = person("Bùi Văn An", title="CD_BT"), person("Hà Thị Mai")
    study(leader, units, "B10_LLCT_CC", mode="full_time", title="CD_BT")
    study(leader, units, "B10_BD_QLNN", title="CD_BT")
    study(clerk, units, "B10_CM_THS", place="abroad", title="CD_VPTK")
    study(clerk, units, "B10_BD_QLNN", title="CD_VPTK")
    study(clerk, units, "B10_QPAN_3", title="CD_VPTK")
    table = build_form("bieu10", unit="17", day=DAY, user=ServerActor(), first=FIRST)
    figures = {row: [value(table, row, column) for column in ("2", "3", "5", "6", "7")] for row in SOME_ROWS}
    assert figures == SOME_ROWS


SOME_ROWS = {
    "I": [2, None, 2, 1, 2],
    "I1": [1, None, 1, 0, 1],
    "cm_ths": [1, None, 1, 0, 1],
    "cm_ths_abroad": [1, None, 1, 0, 1],
    "cm_ths_domestic": [0, None, 0, 0, 0],
    "llct_cc_full_time": [1, None, 1, 1, 1],
    "llct_cc_not_full_time": [0, None, 0, 0, 0],
    "II": [2, None, 2, 1, 3],
    "bd_2": [2, None, 2, 1, 2],
    "bd_8": [1, None, 1, 0, 1],
    "qpan_3": [1, None, 1, 0, 1],
    "qpan_4": [0, None, 0, 0, 0],
}
