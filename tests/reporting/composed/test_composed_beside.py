"""Means and medians of years, differences between rows and columns, the row of all others, groups added at once."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from statistics import mean, median
from typing import Any

import pytest
from django.http import QueryDict

from apps.cadres.models import Cadre, Posting, Recruitment
from apps.core.dates import PartialDate, Precision
from apps.reporting.actors import ServerActor
from apps.reporting.composed.acts import acted
from apps.reporting.composed.addresses import query_of
from apps.reporting.composed.asking import composition_of
from apps.reporting.composed.behind import people_behind
from apps.reporting.composed.definitions import REST, Chosen, Composition, Filter, Joined
from apps.reporting.composed.examples import examples
from apps.reporting.composed.papers import paper_of
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.papers.paper import Form
from tests.conftest import DAY, Person, Units
from tests.reporting.populations import invent

STAFF = ("cadres_and_civil_servants",)
DISTRICT = Chosen("unit", level="district")


def table_of(composition: Composition) -> ComposedTable:
    return compose(composition, day=DAY, unit="17", user=ServerActor())


def figure_of(table: ComposedTable, row: str, column: str, show: Show) -> Decimal | int | None:
    rows, columns = ({leaf.address: leaf for leaf in side.leaves} for side in (table.rows, table.columns))
    return table.figure(rows[row], columns[column], show).value


@pytest.fixture
def served(person: Person, units: Units) -> list[Cadre]:
    """Five persons: recruited 2, 7, 8 and 20 years ago, one without a recruitment."""
    years = ((2023, 2000), (2018, 1990), (2017, 1985), (2005, 1970), (None, 1969))
    found = []
    for number, (recruited, born) in enumerate(years):
        cadre = person(
            f"Bùi Văn {'AnBi'[number % 4]}",
            sex="female" if number % 2 else "male",
            unit=(units.lac_sy, units.thu_phong)[number % 2],
            birth=PartialDate(date(born, 2, 28), Precision.DAY),
        )
        Posting.objects.filter(cadre=cadre).update(start_known=True)
        if recruited:
            Recruitment.objects.create(cadre=cadre, recruited_on=date(recruited, 2, 28))
        found.append(cadre)
    return found


def test_means_and_medians_of_years_are_those_of_the_persons(served: list[Cadre]) -> None:
    shows = (Show.MEAN_AGE, Show.MEDIAN_AGE, Show.MEAN_SERVICE, Show.MEDIAN_SERVICE, Show.MEAN_POST, Show.MEDIAN_POST)
    table = table_of(Composition("", STAFF, rows=(Chosen("sex"),), shows=shows))
    ages, service = [25, 35, 40, 55, 56], [2, 7, 8, 20]
    own = {
        "*": (ages, service, [5] * 5),
        "male": ([25, 40, 56], [2, 8], [5] * 3),
        "female": ([35, 55], [7, 20], [5] * 2),
    }
    for row, lists in own.items():
        wanted = [float(reckon(years)) for years in lists for reckon in (mean, median)]
        assert [float(figure_of(table, row, "", show) or 0) for show in shows] == pytest.approx(wanted, abs=0.051)


def test_the_youngest_and_the_oldest_are_persons(served: list[Cadre]) -> None:
    shows = (Show.LOWEST_AGE, Show.HIGHEST_AGE)
    table = table_of(Composition("", STAFF, rows=(Chosen("sex"),), shows=shows))
    told = {row: [figure_of(table, row, "", show) for show in shows] for row in ("*", "male", "female", "unknown")}
    assert told == {"*": [25, 56], "male": [25, 56], "female": [35, 55], "unknown": [None, None]}
    assert {cell.form for cell in paper_of(table).tables[0].rows[0].cells} == {Form.COUNT}


@pytest.fixture
def known_by_year(person: Person, units: Units) -> None:
    """On 2025-02-28: 44 or 45 years old, 45 or 46, nobody knows, and 46 to the day."""
    for born, precision in ((1980, "year"), (1979, "year"), (None, ""), (1978, "day")):
        person(
            "Bùi Văn An",
            unit=units.lac_sy,
            birth=PartialDate(date(born, 6, 30) if precision == "day" else date(born, 1, 1), precision)
            if born
            else None,
        )


@pytest.mark.usefixtures("known_by_year")
def test_who_is_known_by_year_stands_in_the_band_that_holds_both_ages() -> None:
    table = table_of(Composition("", STAFF, rows=(Chosen("age_years", bands=(45, 50)),)))
    told = {leaf.title: table.persons(table.key(leaf, table.columns.leaves[0])) for leaf in table.rows.leaves}
    assert (told["45 and younger"], told["46 to 50"], told["No information"], told["Total"]) == (1, 1, 2, 4)
    cell = {"row": "joined1", "column": table.columns.leaves[0].address}
    assert people_behind(table.composition, day=DAY, unit="17", user=ServerActor(), **cell).rows.count() == 1


@pytest.mark.usefixtures("known_by_year")
def test_who_is_known_by_year_passes_a_span_that_holds_both_ages_and_is_known_in_a_band() -> None:
    def persons(**asked: Any) -> int | None:
        table = table_of(Composition("", STAFF, **asked))
        return table.persons(table.key(table.rows.leaves[-1], table.columns.leaves[0]))

    assert persons(filters=(Filter("age_years", tuple(map(str, range(46)))),)) == 1
    assert persons(filters=(Filter("age_years", tuple(map(str, range(44, 47)))),)) == 3
    in_bands = Chosen("age_years", bands=(45, 50), is_known_only=True)
    assert persons(rows=(in_bands,)) == persons(rows=(replace(in_bands, bands=(44, 50)),)) == 2
    assert persons(rows=(replace(in_bands, bands=()),)) == 1


def test_people_are_divided_by_year_and_form_of_recruitment(served: list[Cadre]) -> None:
    years = Chosen("recruitment_year", bands=(2009, 2019))
    asked = Composition("", STAFF, rows=(years,), filters=(Filter("service_years", tuple(map(str, range(5, 71)))),))
    table = table_of(asked)
    assert [(leaf.title, table.persons(table.key(leaf, table.columns.leaves[0]))) for leaf in table.rows.leaves] == [
        ("Up to 2009", 1),
        ("2010 to 2019", 2),
        ("Over 2019", 0),
        ("No recruitment recorded", 0),
        ("Total", 3),
    ]
    # The form says it as numbers from … to.
    query = QueryDict(query_of(asked))
    assert (query["from_service_years"], query["to_service_years"]) == ("5", "70")
    assert composition_of(query) == asked


def test_differences_are_taken_from_the_first_column_the_first_row_and_the_total(units: Units) -> None:
    invent(Random(11), [units.lac_sy, units.bao_hieu, units.thu_phong], 30)
    shows = (Show.PERSONS, Show.ROW_SHARE, Show.COLUMN_GAP, Show.ROW_GAP, Show.TOTAL_GAP)
    table = table_of(Composition("", STAFF, rows=(DISTRICT,), columns=(Chosen("sex"),), shows=shows))
    count = {
        (row, column): figure_of(table, row, column, Show.PERSONS) or 0
        for row in ("*", "154", "158")
        for column in ("*", "male", "female")
    }
    share = {key: Fraction(100 * int(count[key]), int(count[key[0], "*"])) for key in count}
    for row in ("*", "154", "158"):
        assert is_near(figure_of(table, row, "female", Show.COLUMN_GAP), share[row, "female"] - share[row, "male"])
        assert figure_of(table, row, "male", Show.COLUMN_GAP) is None
    first, last = [leaf.address for leaf in table.rows.leaves if leaf.address in ("154", "158")]
    assert is_near(figure_of(table, last, "female", Show.ROW_GAP), share[last, "female"] - share[first, "female"])
    assert figure_of(table, first, "female", Show.ROW_GAP) is None
    assert is_near(figure_of(table, last, "female", Show.TOTAL_GAP), share[last, "female"] - share["*", "female"])
    assert figure_of(table, "*", "female", Show.TOTAL_GAP) is None
    (printed,) = paper_of(table).tables
    forms = {
        (head.text.endswith("%"), "points" in head.text, cell.form)
        for head, cell in zip(printed.heads[-1], printed.rows[0].cells, strict=True)
    }
    # Shares bear the sign of percent, points between them do not.
    assert forms == {(False, False, Form.COUNT), (True, False, Form.PERCENT), (True, True, Form.DECIMAL)}


def is_near(figure: Decimal | int | None, exact: Fraction) -> bool:
    """Rounded once from the counts, not reckoned from rounded shares."""
    return figure is not None and abs(Fraction(figure) - exact) <= Fraction(1, 200)


def test_times_the_first_column_and_the_total_are_reckoned_from_the_counts(units: Units) -> None:
    invent(Random(11), [units.lac_sy, units.bao_hieu, units.thu_phong], 30)
    shows = (Show.PERSONS, Show.COLUMN_TIMES, Show.ROW_SHARE, Show.TOTAL_TIMES)
    table = table_of(Composition("", STAFF, rows=(DISTRICT,), columns=(Chosen("sex"),), shows=shows))
    for row in ("*", "154", "158"):
        men, women, whole = (int(figure_of(table, row, each, Show.PERSONS) or 0) for each in ("male", "female", "*"))
        assert is_near(figure_of(table, row, "female", Show.COLUMN_TIMES), Fraction(women, men))
        assert figure_of(table, row, "male", Show.COLUMN_TIMES) is None
        if row != "*":
            all_women, everyone = (int(figure_of(table, "*", each, Show.PERSONS) or 0) for each in ("female", "*"))
            times = figure_of(table, row, "female", Show.TOTAL_TIMES)
            assert is_near(times, Fraction(women, whole) / Fraction(all_women, everyone))
    forms = {cell.form for cell in paper_of(table).tables[0].rows[0].cells[-1:]}
    assert forms == {Form.DECIMAL}


def test_nothing_is_times_of_nobody(units: Units, person: Person) -> None:
    person("Bùi Văn An", sex="female", unit=units.lac_sy)
    asked = Composition("", STAFF, columns=(Chosen("sex"),), shows=(Show.PERSONS, Show.COLUMN_TIMES))
    assert figure_of(table_of(asked), "", "female", Show.COLUMN_TIMES) is None


def test_no_total_is_asked_how_large_a_share_of_itself_it_is(units: Units) -> None:
    asked = Composition("", STAFF, columns=(Chosen("sex"),), shows=(Show.PERSONS, Show.UNITS_SHARE))
    table = table_of(asked)
    shown = {leaf.address: table.shows_at(leaf) for leaf in table.columns.leaves}
    assert shown["*"] == (Show.PERSONS,)
    assert shown["female"] == asked.shows


def test_all_others_stand_as_one_row_and_who_is_unknown_apart(units: Units) -> None:
    invent(Random(5), [units.lac_sy, units.bao_hieu], 20)
    plain = table_of(Composition("", STAFF, rows=(Chosen("professional"),)))
    rest = Chosen("professional", ("CM_DH",), joined=(Joined("The others", (REST,)),))
    table = table_of(Composition("", STAFF, rows=(rest,)))
    count = {leaf.title: figure_of(plain, leaf.address, "", Show.PERSONS) or 0 for leaf in plain.rows.leaves}
    shown = {leaf.title: figure_of(table, leaf.address, "", Show.PERSONS) or 0 for leaf in table.rows.leaves}
    whole, unknown, university = (count[title] for title in ("Total", "No information", "University"))
    assert shown == {
        "University": university,
        "The others": whole - unknown - university,
        "No information": unknown,
        "Total": whole,
    }


def test_groups_of_columns_are_added_at_once_and_only_once() -> None:
    query = QueryDict(
        "group=cadres&row1=title&column1=age&add=column&column_add=sex:female&column_add=age&column_add=no"
    )
    asked, has_acted = acted(composition_of(query), query)
    assert has_acted
    assert asked.columns == (Chosen("age"), Chosen("sex", ("female",), hides_unknown=True, is_beside=True))
    assert composition_of(QueryDict(query_of(asked))) == asked


def test_the_usual_wide_table_stands_ready(units: Units) -> None:
    invent(Random(3), [units.lac_sy, units.thu_phong], 20)
    wide = next(each for each in examples() if each.rows == (DISTRICT,) and len(each.columns) > 8)
    table = table_of(wide)
    persons = {leaf.address: figure_of(table, "*", leaf.address, Show.PERSONS) or 0 for leaf in table.columns.leaves}
    women = Posting.objects.counted().filter(
        is_primary=True, category__in=("cadre", "civil_servant"), period__contains=DAY, cadre__sex="female"
    )
    assert persons.get("female", 0) == women.values("cadre").distinct().count()
    # Whole groups make the total; those that tell of one row do not, and say so.
    for block in ("4.", "5."):
        assert sum(number for address, number in persons.items() if address.startswith(block)) == persons["*"]
    assert any("the total counts all persons" in note for note in paper_of(table).notes)


@pytest.mark.parametrize("outer", ["category", "title_group"])
def test_titles_stand_in_their_categories_alone_and_not_again_below_the_total(outer: str, served: list[Cadre]) -> None:
    table = table_of(Composition("", STAFF, rows=(Chosen(outer), Chosen("title")), is_without_empty=True))
    *_others, total = table.rows.leaves
    assert total.address == "*~*"
    assert sum(leaf.address.startswith("*~") for leaf in table.rows.leaves) == 1
    # What does not stand within the other is told for all of them.
    table = table_of(Composition("", STAFF, rows=(Chosen(outer), Chosen("sex"))))
    assert {"*~female", "*~male"} <= {leaf.address for leaf in table.rows.leaves}
