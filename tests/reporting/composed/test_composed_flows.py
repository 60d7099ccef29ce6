"""Who came and left between two days, with the reasons: against plain counts, and as a person reads it."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.cadres.models import Departure, Movement, Posting, SurplusCase
from apps.cadres.models.recruitment import Recruitment
from apps.communes.models import Reorganisation
from apps.core.dates import PartialDate
from apps.reporting.actors import ServerActor
from apps.reporting.composed.axes import Ground
from apps.reporting.composed.behind import people_behind
from apps.reporting.composed.definitions import Chosen, Composition, Filter, Joined
from apps.reporting.composed.flat import packed
from apps.reporting.composed.flow_items import CAME, CLOSING, LEFT, OPENING
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.seals import services
from apps.reporting.seals.differences import compare
from apps.reporting.table import share
from tests.conftest import DAY, Person, Units
from tests.reporting.composed.plain_counts import passes
from tests.reporting.oracle import by_unit, everyone, rows_of, units_below
from tests.reporting.test_oracle import PHASES, STEADY, people

STAFF = "cadres_and_civil_servants"
FIRST = date(2024, 2, 28)
PERIODS = {("asked-1y", "asked"): (FIRST, DAY), ("2024-12-31", "asked"): (date(2024, 12, 31), DAY)}
ROWS = ("sex", "age", "professional", "party")
BY_SEX = Composition("", (STAFF,), rows=(Chosen("sex"),), columns=(Chosen("flow"),))


def flow_table(composition: Composition, unit: str = "17") -> ComposedTable:
    return compose(composition, day=DAY, unit=unit, user=ServerActor())


def told(table: ComposedTable, *codes: str) -> dict[str, int | None]:
    """By the item of those who came and left the persons of the row whose items these are."""
    row = next(row for row in table.rows.leaves if tuple(item.code for _axis, item in row.named) == codes)
    return {
        column.items[-1].code: table.persons(table.key(row, column))
        for column in table.columns.leaves
        if table.persons(table.key(row, column))
    }


# ------------------------------------------------------------------------------------------------ the oracle

Stands = dict[int, set[tuple[str, str]]]


def standing(group: str, units: list[int], day: date) -> Stands:
    """Everyone of the group in these units, with all rows of all breakdowns."""
    found, placed = everyone(), by_unit(group, day)
    return {person: rows_of(found[person], day) for unit in units for person in placed.get(unit, ())}


def plainly(before: Stands, after: Stands, wanted: set[tuple[str, str]], filters: list[Filter]) -> dict[str, set[int]]:
    def fits(stands: Stands) -> set[int]:
        return {
            person for person, rows in stands.items() if wanted <= rows and all(passes(rows, each) for each in filters)
        }

    was, now = fits(before), fits(after)
    return {OPENING: was, CAME: now - was, LEFT: was - now, CLOSING: now}


@settings(max_examples=12, phases=PHASES, suppress_health_check=STEADY)
@given(
    seed=st.integers(0, 2**32),
    size=st.integers(0, 14),
    rows=st.permutations(ROWS).map(lambda each: each[:2]),
    by_place=st.sampled_from([(), ("district",), ("district", "commune"), ("commune",)]),
    group=st.sampled_from([STAFF, "civil_servants", "party_executive_committee"]),
    days=st.sampled_from(sorted(PERIODS)),
    is_filtered=st.booleans(),
)
def test_every_cell_equals_the_plain_difference_of_two_days(
    units: Units,
    seed: int,
    size: int,
    rows: list[str],
    by_place: tuple[str, ...],
    group: str,
    days: tuple[str, str],
    is_filtered: bool,
) -> None:
    filters = [Filter("sex", ("female",))] if is_filtered and "sex" not in rows else []
    asked = Composition(
        "",
        (group,),
        tuple(filters),
        rows=tuple(Chosen("unit", level=level) for level in by_place) or (Chosen(rows[1]),),
        columns=(Chosen("flow"), Chosen(rows[0])),
        days=days,
    )
    with people(seed, [units.lac_sy, units.bao_hieu, units.thu_phong], size):
        table = flow_table(asked)
        checked = 0
        for row in table.rows.leaves:
            root = unit_of(units, row) if by_place else units.province
            covered = [each.pk for each in units_below(root, PERIODS[days][1])]
            first, last = (standing(group, covered, day) for day in PERIODS[days])
            for column in table.columns.leaves:
                wanted = {(a.code, i.code) for a, i in (*row.named, *column.named) if a.ground is Ground.PERSON}
                expected = plainly(first, last, wanted, filters)
                item = next(item.code for axis, item in column.named if axis.ground is Ground.FLOW)
                if item in expected:
                    assert table.persons(table.key(row, column)) == len(expected[item]), (row.words, column.words)
                    checked += 1
        assert checked or not table.rows.leaves


def unit_of(units: Units, row: Leaf):  # type: ignore[no-untyped-def]  # any of the cast
    codes = [item.code for _axis, item in row.named]
    known = {"158": units.yen_thuy, "154": units.cao_phong, "05356": units.lac_sy, "05365": units.bao_hieu}
    return known.get(codes[-1], units.thu_phong) if codes else units.province


@settings(max_examples=8, phases=PHASES, suppress_health_check=STEADY)
@given(seed=st.integers(0, 2**32), size=st.integers(3, 14))
def test_reasons_make_the_sum_and_open_as_many_people(units: Units, seed: int, size: int) -> None:
    asked = replace(BY_SEX, shows=(Show.PERSONS, Show.OPENING_SHARE))
    with people(seed, [units.lac_sy, units.bao_hieu, units.thu_phong], size):
        table = flow_table(asked)
        for row in table.rows.leaves:
            found = told(table, *(item.code for _axis, item in row.named))
            for sum_ in (CAME, LEFT):
                assert found.get(sum_, 0) == sum(n or 0 for code, n in found.items() if code.startswith(f"{sum_}."))
            for column in table.columns.leaves:
                told_share = table.figure(row, column, Show.OPENING_SHARE).value
                persons, opening = table.persons(table.key(row, column)) or 0, found.get(OPENING) or 0
                assert told_share == (share(persons, opening) if opening else None)
        cells = [
            (row, column, number)
            for row in table.rows.leaves
            for column in table.columns.leaves
            if (number := table.persons(table.key(row, column)))
        ]
        for row, column, number in Random(seed).sample(cells, min(6, len(cells))):
            behind = people_behind(
                asked, day=DAY, unit="17", user=ServerActor(), row=row.address, column=column.address
            )
            assert behind.rows.count() == number, (row.words, column.words)


# ------------------------------------------------------------------------------------------------ as a person reads it


def begin(posting: Posting, day: date) -> None:
    posting.period = DateRange(day, posting.period.upper)
    posting.save()


def end(posting: Posting, last: date) -> None:
    posting.period = DateRange(posting.period.lower, last + timedelta(days=1))
    posting.save()


@pytest.fixture
def year(person: Person, units: Units) -> None:
    """One stays, one is recruited, one retires, one leaves by a policy, one moves to the next commune."""
    person("Bùi Văn Ở", sex="male")
    recruited = person("Đinh Thị Mới", sex="female")
    begin(recruited.postings.get(), date(2024, 9, 1))
    Recruitment.objects.create(cadre=recruited, kind_id="TD_THI", recruited_on=date(2024, 9, 1))
    retired = person("Hà Công Hưu", sex="male")
    end(retired.postings.get(), date(2024, 6, 30))
    Departure.objects.create(cadre=retired, cause_id="TT_NH", last_day=date(2024, 6, 30), unit=units.lac_sy)
    early = person("Xa Văn Sớm", sex="male")
    end(early.postings.get(), date(2025, 1, 31))
    Departure.objects.create(
        cadre=early, cause_id="TT_NHTT", legal_basis_id="QD65", last_day=date(2025, 1, 31), unit=units.lac_sy
    )
    moved = person("Bạch Thị Chuyển", sex="female")
    post = moved.postings.get()
    end(post, date(2024, 7, 31))
    Posting.objects.create(
        cadre=moved,
        unit=units.thu_phong,
        title=post.title,
        category=post.category,
        period=DateRange(date(2024, 8, 1), None),
    )
    Movement.objects.create(
        cadre=moved,
        kind_id="DC_DD",
        starts_on=date(2024, 8, 1),
        state="confirmed",
        decision_number="12/QĐ",
        decision_on=date(2024, 7, 20),
        answered_at="2024-07-21T00:00Z",
        from_unit=units.lac_sy,
        to_unit=units.thu_phong,
        to_title=post.title,
    )


def test_the_reasons_are_those_of_the_records(year: None, units: Units) -> None:
    table = flow_table(BY_SEX)
    assert told(table) == {
        "opening": 4,
        "came": 1,
        "came.TD_THI": 1,
        "left": 2,
        "left.TT_NH": 1,
        "left.TT_NHTT.QD65": 1,
        "closing": 3,
    }
    assert told(table, "male") == {"opening": 3, "left": 2, "left.TT_NH": 1, "left.TT_NHTT.QD65": 1, "closing": 1}


def test_who_was_left_over_by_a_reorganisation_leaves_by_its_settlement(person: Person, units: Units) -> None:
    merger = Reorganisation.objects.create(key="m", resolution="NQ 830", effective_on=date(2020, 1, 1), title_vi="-")
    for name, option, basis in (("Lò Văn Dôi", "DDPA_NHTT", "ND29_2023"), ("Lò Thị Chuyển", "DDPA_CCQ", None)):
        surplus = person(name, sex="male")
        end(surplus.postings.get(), date(2024, 9, 30))
        SurplusCase.objects.create(
            reorganisation=merger, cadre=surplus, unit=units.lac_sy, group="civil_servant", reason_id="DD_DVHC",
            option_id=option, legal_basis_id=basis, decision_on=date(2024, 9, 15), effective_on=date(2024, 10, 1),
        )  # fmt: skip
    # What was recorded of the leaving itself comes first.
    Departure.objects.create(cadre=surplus, cause_id="TT_TV", last_day=date(2024, 9, 30), unit=units.lac_sy)
    assert told(flow_table(BY_SEX), "male") == {
        "opening": 2, "left": 2, "left.TT_NHTT.ND29_2023": 1, "left.TT_TV": 1,
    }  # fmt: skip


def test_who_moves_between_communes_comes_and_leaves_there_and_not_in_the_province(year: None, units: Units) -> None:
    table = flow_table(replace(BY_SEX, rows=(Chosen("unit", level="commune"),)))
    assert told(table, "05356")["left.DC_DD"] == 1
    assert told(table, "05101") == {"came": 1, "came.DC_DD": 1, "closing": 1}
    assert "left.DC_DD" not in told(table)
    assert any("neither of the unit that holds both" in note for note in paper_of(table).notes)


def test_the_headings_stand_over_the_reasons_and_the_sums_are_checked(year: None, units: Units) -> None:
    paper = paper_of(flow_table(BY_SEX))
    first, second = paper.tables[0].heads
    assert [(head.text, head.columns, head.rows) for head in first] == [
        ("Sex", 1, 2),
        ("At the beginning (28/02/2024)", 1, 2),
        ("Increase in the period", 2, 1),
        ("Decrease in the period", 3, 1),
        ("At the end (28/02/2025)", 1, 2),
    ]
    assert [head.text for head in second] == ["Total", "Examination", "Total", *[head.text for head in second[3:]]]
    assert [cell.value for cell in paper.tables[0].rows[-1].cells] == [4, 1, 1, 2, 1, 1, 3]
    assert any(note.startswith("Checked in every row and column") for note in paper.notes)


def test_a_sum_that_does_not_hold_is_told(year: None, units: Units) -> None:
    table = flow_table(BY_SEX)
    row = next(row for row in table.rows.leaves if row.title == "Male")
    closing = next(column for column in table.columns.leaves if column.items[-1].code == CLOSING)
    table.cube.persons[table.key(row, closing)] += 1
    assert any("does not make the end in: Male" in note for note in paper_of(table).notes)


def test_in_rows_the_reasons_stand_below_their_sums(year: None, units: Units) -> None:
    paper = paper_of(flow_table(Composition("", (STAFF,), rows=(Chosen("flow"),), columns=(Chosen("sex"),))))
    rows = [(row.title, row.depth) for row in paper.tables[0].rows]
    assert rows[:4] == [
        ("At the beginning (28/02/2024)", 0),
        ("Increase in the period", 0),
        ("Examination", 1),
        ("Decrease in the period", 0),
    ]


def test_a_change_of_row_is_told_as_such(person: Person, units: Units) -> None:
    """Forty on the first day, forty-one on the last: who grows older leaves one band and comes to the next."""
    person("Bùi Văn Tuổi", birth=PartialDate(date(1983, 9, 1)))
    table = flow_table(replace(BY_SEX, rows=(Chosen("age"),)))
    assert told(table, "31_40") == {"opening": 1, "left": 1, "left.changed": 1}
    assert told(table, "41_50") == {"came": 1, "came.changed": 1, "closing": 1}
    assert told(table) == {"opening": 1, "closing": 1}


def test_several_days_make_several_periods(year: None, units: Units) -> None:
    table = flow_table(replace(BY_SEX, days=("2023-12-31", "2024-07-15", "asked")))
    titles = [head.text for head in paper_of(table).tables[0].heads[0]]
    assert titles == ["Sex", "31/12/2023 – 15/07/2024", "15/07/2024 – 28/02/2025"]
    whole = table.rows.leaves[-1]
    found = Counter(
        {
            tuple(item.code for item in column.items): table.persons(table.key(whole, column)) or 0
            for column in table.columns.leaves
        }
    )
    assert found["2024-07-15", "left"] == 1
    assert found["2025-02-28", "opening"] == found["2024-07-15", "closing"] == 3
    assert found["2025-02-28", "came"] == 1


def test_reasons_can_be_joined(year: None, units: Units) -> None:
    joined = Chosen("flow", joined=(Joined("Pension", ("left.TT_NH", "left.TT_NHTT.QD65")),))
    table = flow_table(replace(BY_SEX, columns=(joined,)))
    assert told(table)["joined1"] == 2
    heads = paper_of(table).tables[0].heads
    assert [(head.text, head.columns) for head in heads[0] if head.text == "Decrease in the period"] == [
        ("Decrease in the period", 2)
    ]


def test_a_share_of_those_at_the_beginning(year: None, units: Units) -> None:
    table = flow_table(replace(BY_SEX, shows=(Show.PERSONS, Show.OPENING_SHARE)))
    whole = table.rows.leaves[-1]
    left = next(column for column in table.columns.leaves if column.items[-1].code == LEFT)
    assert str(table.figure(whole, left, Show.OPENING_SHARE).value) == "50.00"
    opening = table.columns.leaves[0]
    assert Show.OPENING_SHARE not in table.shows_at(opening)


def test_figures_that_say_nothing_of_flows_are_left_out(year: None, units: Units) -> None:
    table = flow_table(replace(BY_SEX, shows=(Show.PERSONS, Show.MEAN_AGE)))
    assert table.shows == (Show.PERSONS,)
    assert "Of increase and decrease these figures are not told: Mean age, years." in paper_of(table).notes
    with pytest.raises(ReportError, match="divide rows or columns by"):
        flow_table(Composition("", (STAFF,), rows=(Chosen("sex"),), shows=(Show.OPENING_SHARE,)))


def test_reasons_that_nobody_has_do_not_make_a_table_too_large(year: None, units: Units) -> None:
    """A table of two groups by title and qualification: hardly a third of its columns stands."""
    wide = replace(BY_SEX, groups=(STAFF, "cadres"), rows=(Chosen("title"), Chosen("professional")))
    assert flow_table(replace(wide, is_without_empty=True)).rows.leaves
    with pytest.raises(ReportError, match="at most"):
        flow_table(replace(wide, rows=(*wide.rows, Chosen("age_5"))))


def test_sensitive_divisions_are_refused_over_several_units(year: None, units: Units) -> None:
    with pytest.raises(ReportError, match="sensitive"):
        flow_table(replace(BY_SEX, rows=(Chosen("unit", level="commune"), Chosen("ethnicity"))))


def test_whoever_has_the_right_sees_sensitive_divisions_of_one_unit_as_a_whole(
    year: None, units: Units, editor: User, officer: User
) -> None:
    asked = replace(BY_SEX, rows=(Chosen("ethnicity"),))
    for unit, user in (("05356", officer), ("17", editor)):
        found = compose(asked, day=DAY, unit=unit, user=user)
        assert told(found) == told(flow_table(BY_SEX, unit))
        assert None not in [found.persons(found.key(row, c)) for row in found.rows.leaves for c in found.columns.leaves]


@pytest.mark.parametrize("place", ["rows", "filters"])
def test_without_the_right_sensitive_divisions_are_refused(year: None, units: Units, analyst: User, place: str) -> None:
    asked = {
        "rows": replace(BY_SEX, rows=(Chosen("ethnicity"),)),
        "filters": replace(BY_SEX, filters=(Filter("ethnicity", ("minority",)),)),
    }
    with pytest.raises(ReportError, match="whoever has the right"):
        compose(asked[place], day=DAY, unit="05356", user=analyst)


def test_a_late_leaving_is_the_reason_why_a_sealed_table_differs(
    year: None, units: Units, person: Person, analyst: User
) -> None:
    late = person("Quách Văn Muộn", sex="male")
    parameters = {"unit": "17", "day": DAY.isoformat(), "language": "en", "t": packed(replace(BY_SEX, unit="17"))}
    sealed = services.seal(kind="composed", parameters=parameters, by=analyst)
    assert compare(sealed, analyst).persons == 0
    end(late.postings.get(), date(2025, 1, 31))
    Departure.objects.create(cadre=late, cause_id="TT_TV", last_day=date(2025, 1, 31), unit=units.lac_sy)
    assert compare(sealed, analyst).persons == 1


def test_whom_one_may_not_see_stays_unseen(year: None, units: Units, officer: User) -> None:
    table = flow_table(BY_SEX)
    with pytest.raises(OutOfScope):
        people_behind(
            BY_SEX,
            day=DAY,
            unit="17",
            user=officer,
            row=table.rows.leaves[-1].address,
            column=table.columns.leaves[1].address,
        )
