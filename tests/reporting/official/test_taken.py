"""Figures that a form takes from composed tables: chosen by clicks, told of unit and day, opened, sealed, refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from statistics import mean
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.communes.services import rebuild_cover
from apps.core.dates import PartialDate, Precision
from apps.core.revisions import revision_of
from apps.reporting.composed.definitions import ALL, Chosen, Composition, Filter
from apps.reporting.composed.saved import save
from apps.reporting.composed.shows import Show
from apps.reporting.composed.single_cells import Cell
from apps.reporting.models import AddedForm, FormDraft, SavedComposition
from apps.reporting.official.checking import troubles_of
from apps.reporting.official.definitions import (
    Block,
    Formula,
    Kind,
    Line,
    OfficialForm,
    Operation,
    Taken,
)
from apps.reporting.official.drafts.lines import Side, removed
from apps.reporting.official.drafts.sample import sample_of
from apps.reporting.official.drafts.services import form_of
from apps.reporting.official.papers import paper_of
from apps.reporting.official.parsing import parse
from apps.reporting.official.positions import Position
from apps.reporting.official.services import build_form
from apps.reporting.official.texts import text_of_form
from apps.reporting.official.wording import definitions_of
from apps.reporting.official.words import Words
from apps.reporting.papers.paper import Form
from tests.conftest import DAY, Person, Units
from tests.reporting.official.taking import BY_SEX, STAFF, form_with, taken
from tests.reporting.test_place_dimensions import merged

DRAFT = "/reports/forms/drafts/bieu-01/"
HEAD = {
    "number": "Biểu số 01/BNV",
    "title_vi": "SỐ LƯỢNG CÁN BỘ",
    "issuer_vi": "Bộ Nội vụ",
    "legal_basis": "Thông tư 18/2025/TT-BNV",
}
LINE = {"stands": "count", "depth": "0", "look": "part", "how": "is"}


@pytest.fixture
def people(units: Units, person: Person) -> list[Cadre]:
    """Lạc Sỹ: a woman of 30 and a man of 40; Bảo Hiệu: a woman of 51."""

    def born(year: int) -> PartialDate:
        return PartialDate(date(year, 1, 1), Precision.DAY)

    return [
        person("Bùi Thị An", unit=units.lac_sy, sex="female", birth=born(1995)),
        person("Bùi Văn Ba", unit=units.lac_sy, sex="male", birth=born(1985)),
        person("Đinh Thị Dung", unit=units.bao_hieu, sex="female", birth=born(1974)),
    ]


@pytest.fixture
def clicks(client: Client, administrator: User) -> Callable[..., Any]:
    client.force_login(administrator)

    def click(address: str, expected: int = 302, **told: Any) -> str:
        row = FormDraft.objects.filter(code="bieu-01").first()
        revision = {"revision": revision_of(row)} if row else {}
        answer = client.post(address, revision | told)
        assert answer.status_code == expected, answer.content.decode()
        return answer.content.decode()

    return click


@pytest.fixture
def kept(administrator: User) -> SavedComposition:
    return save(BY_SEX, title=BY_SEX.title, by=administrator)


@pytest.fixture
def added() -> Callable[[OfficialForm], OfficialForm]:
    def add(form: OfficialForm) -> OfficialForm:
        assert troubles_of(form) == []
        AddedForm.objects.create(code=form.code, text=text_of_form(form))
        return form

    return add


def test_a_column_of_a_form_is_taken_from_a_kept_table_by_clicks(
    client: Client, clicks: Callable[..., Any], kept: SavedComposition, people: object
) -> None:
    clicks("/reports/forms/new/", **HEAD, code="bieu-01", kind="persons", group=STAFF)
    clicks(f"{DRAFT}columns/new/", title_vi="Số người", ordinal="1", **LINE)
    clicks(f"{DRAFT}columns/new/", title_vi="Tuổi bình quân", ordinal="2", **LINE)
    clicks(f"{DRAFT}rows/new/", title_vi="Tổng số", **LINE | {"look": "total"})
    clicks(f"{DRAFT}rows/new/", title_vi="Nữ", test="is-sex", **{"is-sex": "female"}, **LINE)
    assert kept.title in client.get(f"{DRAFT}tables/").content.decode()
    page = client.get(f"{DRAFT}tables/{kept.code}/").content.decode()
    assert '<option value="female" selected>' in page
    told = {"column": "c2", "figure": "mean_age@", "row-r1": ALL, "row-r2": "female"}
    clicks(f"{DRAFT}tables/{kept.code}/", **told)
    assert [(each.row, each.column) for each in form_of(FormDraft.objects.get()).taken] == [("r1", "c2"), ("r2", "c2")]
    kept.delete()
    clicks(f"{DRAFT}force/", first="01/01/2025")
    table = build_form("bieu-01", unit="17", day=DAY, user=User.objects.get(username="administrator"))
    assert [float(table.values["r1", "c2"]), float(table.values["r2", "c2"])] == [  # type: ignore[index, arg-type]  # a form of persons has none
        round(mean([30, 40, 51]), 1),
        round(mean([30, 51]), 1),
    ]
    assert table.values["r2", "c1"] == 2  # type: ignore[index]  # as above


def test_a_figure_that_was_taken_is_counted_by_the_form_again(
    client: Client, clicks: Callable[..., Any], kept: SavedComposition, people: object
) -> None:
    clicks("/reports/forms/new/", **HEAD, code="bieu-01", kind="units", group=STAFF)
    clicks(f"{DRAFT}columns/new/", title_vi="Tuổi bình quân", ordinal="1", **LINE)
    clicks(f"{DRAFT}tables/{kept.code}/", column="c1", figure="mean_age@", row=ALL)
    assert "Tuổi theo giới tính" in client.get(DRAFT).content.decode()
    clicks(f"{DRAFT}taken/0/remove/")
    assert form_of(FormDraft.objects.get()).taken == ()


def test_nothing_is_taken_where_no_row_is_chosen(clicks: Callable[..., Any], kept: SavedComposition) -> None:
    clicks("/reports/forms/new/", **HEAD, code="bieu-01", kind="persons", group=STAFF)
    clicks(f"{DRAFT}columns/new/", title_vi="Số người", ordinal="1", **LINE)
    clicks(f"{DRAFT}rows/new/", title_vi="Tổng số", **LINE | {"look": "total"})
    page = clicks(f"{DRAFT}tables/{kept.code}/", 400, column="c1", figure="mean_age@", **{"row-r1": ""})
    assert "ít nhất một dòng" in page


def test_a_form_by_unit_needs_a_row_of_the_table(clicks: Callable[..., Any], kept: SavedComposition) -> None:
    clicks("/reports/forms/new/", **HEAD, code="bieu-01", kind="units", group=STAFF)
    clicks(f"{DRAFT}columns/new/", title_vi="Tuổi bình quân", ordinal="1", **LINE)
    page = clicks(f"{DRAFT}tables/{kept.code}/", 400, column="c1", figure="mean_age@", row="")
    assert "Hãy chọn một mục trong danh sách." in page


def test_a_form_by_unit_tells_the_figure_of_each_unit_and_of_the_whole(
    people: object, added: Callable[[OfficialForm], OfficialForm], analyst: User
) -> None:
    share = replace(taken("persons", show=Show.COLUMN_SHARE))
    added(form_with(Kind.UNITS, taken("age", sex=""), share))
    table = build_form("bieu-02", unit="158", day=DAY, user=analyst)
    rows = {str(row.title): row.code for row in table.rows}
    ages = {title: table.values.get(Position(code, "age")) for title, code in rows.items()}
    assert (float(str(ages["Xã Lạc Sỹ"])), float(str(ages["Xã Bảo Hiệu"]))) == (35.0, 51.0)
    assert float(str(ages["Tổng số"])) == round(mean([30, 40, 51]), 1)
    shares = {title: float(str(table.values[Position(code, "persons")])) for title, code in rows.items()}
    assert (shares["Xã Lạc Sỹ"], shares["Xã Bảo Hiệu"], shares["Tổng số"]) == (50.0, 100.0, 66.67)


def test_the_same_form_tells_units_of_another_geography(
    people: object, added: Callable[[OfficialForm], OfficialForm], analyst: User, units: Units
) -> None:
    merged("Lạc Lương", "05362", units.province, units.lac_sy, units.bao_hieu)
    rebuild_cover()
    added(form_with(Kind.UNITS, taken("age", sex="")))
    table = build_form("bieu-02", unit="17", day=DAY, user=analyst, geography="2025-07-01")
    ages = {str(row.title): table.values.get(Position(row.code, "age")) for row in table.rows}
    assert float(str(ages["Phường Lạc Lương"])) == round(mean([30, 40, 51]), 1)


def test_the_people_of_a_taken_figure_open_as_those_of_its_table(
    client: Client, people: object, added: Callable[[OfficialForm], OfficialForm], analyst: User
) -> None:
    client.force_login(analyst)
    added(form_with(Kind.UNITS, taken("persons", show=Show.PERSONS), taken("age")))
    page = client.get("/reports/forms/bieu-02/?unit=158").content.decode()
    found = page.split("/reports/composed/people/?")[1].split('"')[0].replace("&amp;", "&")
    told = client.get(f"/reports/composed/people/?{found}").content.decode()
    assert "Bùi Thị An" in told
    assert "Bùi Văn Ba" not in told
    assert "Đinh Thị Dung" not in told
    answer = client.get("/reports/forms/bieu-02/people/?unit=158&row=total&column=age")
    assert answer.status_code == 400


def test_means_and_shares_are_written_as_their_tables_write_them(
    people: object, added: Callable[[OfficialForm], OfficialForm], analyst: User
) -> None:
    added(form_with(Kind.PERSONS, taken("age", "all", sex=""), taken("age", "women", show=Show.COLUMN_SHARE)))
    paper = paper_of(build_form("bieu-02", unit="17", day=DAY, user=analyst))
    cells = [row.cells[1] for row in paper.tables[0].rows]
    assert [cell.form for cell in cells] == [Form.DECIMAL, Form.PERCENT]


def test_a_sum_adds_numbers_of_persons_that_were_taken(
    client: Client, people: object, added: Callable[[OfficialForm], OfficialForm], analyst: User
) -> None:
    client.force_login(analyst)
    added(
        form_with(
            Kind.PERSONS,
            taken("age", "all", show=Show.PERSONS),
            columns=(
                Line("persons", Words("Số người")),
                Line("age", Words("Nữ")),
                Line("sum", Words("Cộng"), formula=Formula(Operation.SUM, ("persons", "age"))),
            ),
        )
    )
    table = build_form("bieu-02", unit="17", day=DAY, user=analyst)
    assert table.values[Position("all", "sum")] == 3 + 2
    page = client.get("/reports/forms/bieu-02/?unit=17").content.decode()
    assert "column=sum" not in page.replace("row=women&amp;column=sum", "")


def test_the_text_of_a_definition_holds_the_figures_and_is_read_again() -> None:
    form = form_with(
        Kind.PERSONS,
        Taken(
            "age",
            "all",
            Cell(
                Composition(
                    "Đại học", (STAFF,), columns=(Chosen("age_years", bands=(30, 40)),), shows=(Show.MEAN_UNITS,)
                ),
                (),
                ("joined2",),
            ),
        ),
    )
    assert parse(text_of_form(form)).form == form


def test_a_taken_figure_that_cannot_be_read_is_told() -> None:
    text = text_of_form(form_with(Kind.PERSONS, taken("age", "all"))).replace('"mean_age"', '"nothing"')
    assert any("taken 1" in trouble for trouble in parse(text).troubles)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        (form_with(Kind.PERSONS, taken("age")), "stands in a column"),
        (form_with(Kind.UNITS, taken("age", "all")), "stands in a column"),
        (form_with(Kind.PERSONS, taken("age", "lost")), "lost"),
        (form_with(Kind.PERSONS, taken("age", "all"), taken("age", "all", sex="male")), "age"),
        (form_with(Kind.PERSONS, taken("age", "all", show=Show.DIFFERENCE)), "one day"),
        (form_with(Kind.PERSONS, taken("age", "all", show=Show.RANK)), "one day"),
        (
            form_with(
                Kind.PERSONS,
                Taken(
                    "age",
                    "all",
                    Cell(Composition("Dân tộc", (STAFF,), filters=(Filter("ethnicity", ("minority",)),)), (), ()),
                ),
            ),
            "right of its own",
        ),
        (
            form_with(
                Kind.PERSONS,
                taken("age", "all"),
                columns=(
                    Line("age", Words("Tuổi")),
                    Line("sum", Words("Cộng"), formula=Formula(Operation.SUM, ("age",))),
                ),
            ),
            "no number of persons",
        ),
        (form_with(Kind.UNITS, taken("age"), column_blocks=(Block(Words("Tuổi"), ("age",)),)), "Tuổi"),
    ],
)
def test_what_cannot_stand_in_a_form_is_told_in_a_sentence(db: object, form: OfficialForm, words: str) -> None:
    with translation.override("en"):
        assert any(words in trouble for trouble in troubles_of(form)), troubles_of(form)


def test_the_print_with_invented_figures_shows_means_as_means(db: object) -> None:
    table = sample_of(form_with(Kind.UNITS, taken("age")), DAY)
    ages = [table.values[Position(row.code, "age")] for row in table.rows]
    assert len(ages) == 4
    assert all(isinstance(age, Decimal) and 25 <= age < 55 for age in ages)


def test_a_row_that_goes_takes_its_figures_along() -> None:
    form = form_with(Kind.PERSONS, taken("age", "all"), taken("age", "women"))
    assert [each.row for each in removed(form, Side.ROWS, "women").taken] == ["all"]


def test_the_definition_says_the_table_the_row_and_the_figure_in_both_languages(db: object) -> None:
    form = form_with(Kind.PERSONS, taken("age", "women"))
    with translation.override("en"):
        (told,) = (each for each in definitions_of(form, DAY) if each.is_cell)
        assert told.title == "Nữ × Tuổi bình quân"
        assert "“Tuổi theo giới tính”" in told.words
        assert "Sex: Female" in told.words
        assert "Mean age" in told.words
    with translation.override("vi"):
        (told,) = (each for each in definitions_of(form, DAY) if each.is_cell)
        assert "Giới tính: Nữ" in told.words
        assert "Tuổi trung bình" in told.words
