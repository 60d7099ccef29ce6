"""Who sees what of composed tables: units, kept tables, sensitive dimensions, people behind numbers."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from apps.accounts.models import SensitiveReading, User
from apps.reporting.composed.definitions import MOST_CELLS, Chosen, Composition, Filter
from apps.reporting.composed.flat import as_json, packed
from apps.reporting.composed.saved import delete, deleted_by, save, take_back
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.models import SavedComposition
from tests.conftest import DAY, Person, Units

STAFF = ("cadres_and_civil_servants",)
BY_SEX = Composition("By sex", STAFF, rows=(Chosen("sex"),))
BY_ETHNICITY = Composition("By ethnicity", STAFF, rows=(Chosen("sex"),), columns=(Chosen("ethnicity"),))
DISTRICTS = (Chosen("unit", level="district"),)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def staff(person: Person, units: Units) -> None:
    """Eleven of the Kinh and two of a minority, in one commune; six of the Kinh in another district."""
    for number in range(11):
        person(f"Bùi Văn {number}", sex="male", ethnic_group_id="DT_KINH")
    for number in range(2):
        person(f"Hà Thị {number}", sex="female", ethnic_group_id="DT_MUONG")
    for number in range(6):
        person(f"Xa Văn {number}", sex="male", ethnic_group_id="DT_KINH", unit=units.thu_phong)


def figures(composition: Composition, user: User, unit: str = "17") -> dict[tuple[str, str], int | None]:
    table = compose(composition, day=DAY, unit=unit, user=user)
    return {
        (row.address, column.address): table.persons(table.key(row, column))
        for row in table.rows.leaves
        for column in table.columns.leaves
    }


def test_a_neighbour_gets_no_figures_of_another_commune(neighbour: User, units: Units) -> None:
    with pytest.raises(OutOfScope):
        compose(BY_SEX, day=DAY, unit="05356", user=neighbour)
    answer = client_of(neighbour).get(f"/reports/composed/people/?t={packed(replace(BY_SEX, unit='05356'))}&row=male")
    assert answer.status_code == 404


def test_small_cells_are_hidden_from_who_lacks_the_right(staff: None, analyst: User, editor: User) -> None:
    seen = figures(BY_ETHNICITY, analyst)
    assert seen["*", "minority"] is None
    assert seen["*", "kinh"] is None, "the whole less the Kinh would tell the minority"
    assert seen["*", "*"] == 19
    assert figures(BY_ETHNICITY, editor)["*", "minority"] == 2


def test_a_sensitive_filter_is_protected_like_a_column(staff: None, analyst: User) -> None:
    filtered = replace(BY_SEX, filters=(Filter("ethnicity", ("kinh",)),))
    assert figures(filtered, analyst)["*", ""] is None
    assert figures(replace(BY_SEX, filters=(Filter("ethnicity", ("minority",)),)), analyst)["*", ""] is None


def test_across_units_small_cells_are_hidden_even_from_who_has_the_right(staff: None, editor: User) -> None:
    by_district = Composition(
        "", STAFF, rows=DISTRICTS, columns=(Chosen("ethnicity"),), shows=(Show.PERSONS, Show.UNITS_WITH)
    )
    table = compose(by_district, day=DAY, unit="17", user=editor)
    seen = figures(by_district, editor)
    assert seen["158", "minority"] is None
    assert seen["158", "kinh"] is None
    (row, column) = table.rows.leaves[0], table.columns.leaves[-1]
    assert table.figure(row, column, Show.UNITS_WITH).is_hidden


def test_people_of_a_sensitive_table_need_the_right_and_are_noted(staff: None, analyst: User, editor: User) -> None:
    asked = replace(BY_ETHNICITY, unit="17")
    address = f"/reports/composed/people/?t={packed(asked)}&row=female&column=minority&day=2025-02-28"
    assert client_of(analyst).get(address).status_code == 403
    answer = client_of(editor).get(address)
    assert answer.status_code == 200
    assert "Hà Thị 1" in answer.content.decode()
    assert list(SensitiveReading.objects.values_list("user", "people")) == [(editor.pk, 2)]


@pytest.mark.parametrize(
    ("composition", "words"),
    [
        (Composition("", ()), "who is counted"),
        (replace(BY_SEX, columns=(Chosen("sex"),)), "twice"),
        (replace(BY_SEX, shows=(Show.DIFFERENCE,)), "several days"),
        (replace(BY_SEX, days=("tomorrow",)), "not a day"),
        (replace(BY_SEX, filters=(Filter("age", ("31_40",)), Filter("age", ("41_50",)))), "nobody"),
        (
            Composition(
                "",
                STAFF,
                rows=(Chosen("title"), Chosen("ethnic_group"), Chosen("age_5")),
                columns=(Chosen("professional"),),
            ),
            str(MOST_CELLS)[:2],
        ),
    ],
)
def test_what_makes_no_table_is_told_in_a_sentence(
    analyst: User, units: Units, composition: Composition, words: str
) -> None:
    with pytest.raises(ReportError, match=words):
        compose(composition, day=DAY, unit="17", user=analyst)


def test_a_table_of_a_dimension_that_is_gone_opens_for_the_rest(staff: None, analyst: User) -> None:
    gone = replace(BY_SEX, columns=(Chosen("shoe_size"),))
    table = compose(gone, day=DAY, unit="17", user=analyst)
    assert any("shoe_size" in remark for remark in table.remarks)
    assert figures(gone, analyst)["male", ""] == 17


def test_a_kept_table_is_private_until_it_is_shared(
    analyst: User, officer: User, neighbour: User, units: Units, stranger: User
) -> None:
    kept = save(BY_SEX, title="Ours", by=analyst)
    assert not SavedComposition.objects.visible_to(officer).exists()
    save(BY_SEX, title="Ours", shared_at=units.province, by=analyst, saved=kept)
    assert SavedComposition.objects.visible_to(officer).get() == kept
    assert client_of(officer).get(kept.get_absolute_url()).context["result"].table.unit.code == "05356"
    save(BY_SEX, title="Ours", shared_at=units.cao_phong, by=analyst, saved=kept)
    assert not SavedComposition.objects.visible_to(neighbour).exists()
    assert not SavedComposition.objects.visible_to(stranger).exists()


@pytest.mark.parametrize("title", ["", "  ", "x" * 201])
def test_a_table_is_kept_under_a_name_that_can_be_kept(title: str, analyst: User, units: Units) -> None:
    with pytest.raises(ValidationError):
        save(BY_SEX, title=title, by=analyst)
    kept = save(BY_SEX, title="Ours", by=analyst)
    with pytest.raises(ValidationError):
        save(BY_SEX, title=title, by=analyst, saved=kept)


def test_only_its_owner_changes_a_table_or_deletes_it(analyst: User, officer: User, units: Units) -> None:
    kept = save(BY_SEX, title="Ours", shared_at=units.province, by=analyst)
    with pytest.raises(PermissionDenied):
        save(BY_SEX, title="Mine", by=officer, saved=kept)
    assert client_of(officer).post(f"{kept.get_absolute_url()}delete/").status_code == 403


def test_nobody_shares_beyond_the_own_scope(officer: User, units: Units) -> None:
    with pytest.raises(ValidationError, match="within the units"):
        save(BY_SEX, title="Ours", shared_at=units.province, by=officer)


def test_a_deleted_table_comes_back_for_its_owner_alone(analyst: User, officer: User, units: Units) -> None:
    kept = save(BY_SEX, title="Ours", by=analyst)
    act = delete(kept, by=analyst)
    with pytest.raises(PermissionDenied):
        take_back(act, by=officer)
    take_back(act, by=analyst)
    assert SavedComposition.objects.visible_to(analyst).get().definition["groups"] == list(STAFF)
    assert not deleted_by(analyst)


def test_two_tables_of_one_name_are_refused_on_the_page(analyst: User, units: Units) -> None:
    save(BY_SEX, title="Ours", by=analyst)
    answer = client_of(analyst).post("/reports/composed/save/", {"t": packed(BY_SEX), "title": "Ours"})
    assert answer.status_code == 400
    assert "alert" in answer.content.decode()


def test_programs_try_a_definition_out(staff: None, analyst: User) -> None:
    answer = client_of(analyst).post(
        "/api/v1/compositions/?unit=17&day=2025-02-28", as_json(BY_SEX), content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    cells = {cell["row"]["sex"]: cell["value"] for cell in answer.json()["cells"]}
    assert cells == {"male": 17, "female": 2, "unknown": 0, "*": 19}


def test_a_table_follows_the_day_on_which_it_is_opened(staff: None, analyst: User, units: Units) -> None:
    yearly = replace(BY_SEX, days=("year_end-1", "year_end-0", "asked"))
    days = compose(yearly, day=DAY, unit="17", user=analyst).days
    assert [day.isoformat() for day in days] == ["2023-12-31", "2024-12-31", "2025-02-28"]


def test_who_sees_no_reports_keeps_no_table(stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        save(BY_SEX, title="Ours", by=stranger)


def test_rows_are_ranked_by_the_figure_to_their_left(staff: None, analyst: User) -> None:
    ranked = replace(BY_SEX, shows=(Show.PERSONS, Show.COLUMN_SHARE, Show.RANK))
    table = compose(ranked, day=DAY, unit="17", user=analyst)
    ranks = {row.address: table.figure(row, table.columns.leaves[0], Show.RANK).value for row in table.rows.leaves}
    assert ranks == {"male": 1, "female": 2, "unknown": None, "*": None}


def test_a_rank_does_not_tell_what_is_hidden(staff: None, analyst: User) -> None:
    by_ethnicity = Composition("", STAFF, rows=(Chosen("ethnicity"),), shows=(Show.PERSONS, Show.RANK))
    table = compose(by_ethnicity, day=DAY, unit="17", user=analyst)
    row = next(row for row in table.rows.leaves if row.address == "kinh")
    assert table.figure(row, table.columns.leaves[0], Show.RANK).is_hidden
