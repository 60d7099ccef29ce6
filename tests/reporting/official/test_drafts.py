"""Official forms written by clicks: begun, filled line by line, seen, put into force from a day, ended."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from apps.accounts.models import User
from apps.core.revisions import revision_of
from apps.reporting.models import AddedForm, FormDraft
from apps.reporting.official.definitions import Formula, Operation, Test
from apps.reporting.official.drafts.sample import sample_of
from apps.reporting.official.drafts.services import form_of
from apps.reporting.official.library import find_form, shipped
from apps.reporting.official.papers import paper_of
from tests.conftest import DAY, Person

HEAD = {
    "number": "Biểu số 01/BNV",
    "title_vi": "SỐ LƯỢNG CÁN BỘ",
    "issuer_vi": "Bộ Nội vụ",
    "legal_basis": "Thông tư 18/2025/TT-BNV",
}
LINE = {"stands": "count", "depth": "0", "look": "part", "how": "is"}
DRAFT = "/reports/forms/drafts/bieu-01/"


@pytest.fixture
def clicks(client: Client, administrator: User) -> Callable[..., Any]:
    """Sends what the page's form would send, with the revision that the page showed."""
    client.force_login(administrator)

    def click(address: str, expected: int = 302, **told: Any) -> str:
        row = FormDraft.objects.filter(code="bieu-01").first()
        revision = {"revision": revision_of(row)} if row else {}
        answer = client.post(address, revision | told)
        assert answer.status_code == expected, answer.content.decode()
        return answer.content.decode()

    return click


@pytest.fixture
def draft(clicks: Callable[..., Any]) -> FormDraft:
    clicks("/reports/forms/new/", **HEAD, code="bieu-01", kind="persons", group="cadres_and_civil_servants")
    return FormDraft.objects.get()


def written(draft: FormDraft) -> Any:
    draft.refresh_from_db()
    return form_of(draft)


def test_a_form_is_written_by_clicks_and_counts_from_its_day_on(
    client: Client, clicks: Callable[..., Any], draft: FormDraft, person: Person
) -> None:
    person("Bùi Thị An", title="CD_BT", sex="female")
    person("Bùi Văn Ba", title="CD_BT", sex="male")
    clicks(f"{DRAFT}columns/new/", title_vi="Nữ", ordinal="2", test="is-sex", **{"is-sex": "female"}, **LINE)
    clicks(f"{DRAFT}columns/new/", title_vi="Nam", ordinal="3", test="not-sex", **{"not-sex": "female"}, **LINE)
    clicks(f"{DRAFT}columns/new/", title_vi="Cộng", ordinal="4 (=2+3)", **LINE | {"stands": "sum", "sum": ["c1", "c2"]})
    clicks(f"{DRAFT}rows/new/", title_vi="Tổng số", **LINE | {"look": "total"})
    clicks(f"{DRAFT}force/", first="01/01/2025")
    assert not FormDraft.objects.exists()
    told = client.get("/reports/forms/bieu-01/?unit=17").content.decode()
    assert "4 (=2+3)" in told
    form = find_form("bieu-01")
    assert form.valid_from == date(2025, 1, 1)
    assert form.columns[1].condition.tests == (Test("sex", ("female",), is_excluded=True),)
    assert form.columns[2].formula == Formula(Operation.SUM, ("c1", "c2"))
    people = client.get("/reports/forms/bieu-01/people/?unit=17&row=r1&column=c2").content.decode()
    assert "Bùi Văn Ba" in people
    assert "Bùi Thị An" not in people


def test_a_dimension_becomes_lines_with_a_heading_and_a_breakdown(
    client: Client, clicks: Callable[..., Any], draft: FormDraft
) -> None:
    clicks(f"{DRAFT}columns/new/", title_vi="Tổng số", ordinal="2", **LINE)
    page = client.get(f"{DRAFT}columns/several/?dimension=professional").content.decode()
    assert 'value="CM_DH"' in page
    several = {"categories": ["CM_DH", "CM_CD"], "heading_vi": "Trình độ chuyên môn", "is_breakdown": "on"}
    clicks(f"{DRAFT}columns/several/?dimension=professional", **several)
    clicks(f"{DRAFT}rows/several/?dimension=sex", categories=["female"], heading_vi="Giới tính")
    clicks(f"{DRAFT}rows/several/?dimension=groups", categories=["cadres"])
    form = written(draft)
    assert [line.ordinal for line in form.columns] == ["2", "3", "4"]
    assert [str(line.under[0]) for line in form.columns[1:]] == ["Trình độ chuyên môn"] * 2
    assert form.columns[1].condition.tests == (Test("professional", ("CM_DH",)),)
    assert all(line.title.en for line in form.columns[1:])
    (block,) = form.column_blocks
    assert block.lines == tuple(line.code for line in form.columns[1:])
    assert block.dimension == "professional"
    assert [(line.look.value, line.condition.group) for line in form.rows] == [
        *(("heading", ""), ("part", ""), ("part", "cadres")),
    ]


def test_a_copy_takes_the_lines_of_another_form_over_and_stands_beside_it(clicks: Callable[..., Any]) -> None:
    clicks("/reports/forms/new/?like=bieu9c", **HEAD, code="bieu-01")
    form, other = form_of(FormDraft.objects.get()), shipped()["bieu9c"].form
    assert (form.rows, form.columns, form.office) == (other.rows, other.columns, other.office)
    assert (form.number, form.valid_from, form.series) == (HEAD["number"], None, "bieu-01")


def test_the_form_that_is_followed_ends_on_the_day_on_which_the_new_one_begins(
    client: Client, clicks: Callable[..., Any], person: Person
) -> None:
    person("Bùi Thị An", title="CD_BT")
    clicks("/reports/forms/new/?like=bieu9c", **HEAD | {"number": shipped()["bieu9c"].form.number}, code="bieu-01")
    clicks(f"{DRAFT}force/", first="01/01/2025", ending=["bieu9c"])
    assert find_form("bieu9c").valid_to == date(2025, 1, 1)
    assert find_form("bieu-01").series == find_form("bieu9c").series
    told = client.get("/reports/forms/bieu9c/?unit=17").content.decode()
    assert "/reports/forms/bieu-01/" in told


def test_a_form_of_units_and_a_list_of_people_are_written_alike(clicks: Callable[..., Any]) -> None:
    clicks("/reports/forms/new/", **HEAD, code="bieu-01", kind="units", group="cadres")
    clicks(f"{DRAFT}columns/new/", title_vi="Biên chế", **LINE | {"stands": "field", "field": "posts_allotted"})
    assert form_of(FormDraft.objects.get()).columns[0].field == "posts_allotted"
    clicks("/reports/forms/new/", **HEAD, code="bieu-02", kind="people/staff", group="cadres")
    clicks("/reports/forms/drafts/bieu-02/throw-away/")
    clicks("/reports/forms/new/", **HEAD, code="bieu-03", kind="events/rotation")
    assert form_of(FormDraft.objects.get(code="bieu-03")).counted


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"title_vi": ""}, "title_vi"),
        ({"stands": "sum"}, "sum"),
        ({"stands": "percent", "whole": "c1"}, "part"),
        ({"stands": "empty"}, "missing_vi"),
        ({"test": "is-sex"}, "is-sex"),
        ({"above_vi": "A\nB", "above_en": "A"}, "above_en"),
        ({"until": "31/02/2025"}, "until"),
    ],
)
def test_what_is_wrong_in_a_line_is_told_beside_its_field(
    clicks: Callable[..., Any], client: Client, draft: FormDraft, told: dict[str, Any], field: str
) -> None:
    clicks(f"{DRAFT}columns/new/", title_vi="Nữ", **LINE)
    answer = client.post(f"{DRAFT}columns/new/", {"title_vi": "x", "revision": revision_of(draft), **LINE, **told})
    assert answer.status_code == 400
    assert field in answer.context["form"].errors
    assert len(written(draft).columns) == 1


def test_a_formula_that_leads_back_to_itself_is_refused_beside_its_lines(
    client: Client, clicks: Callable[..., Any], draft: FormDraft
) -> None:
    clicks(f"{DRAFT}columns/new/", title_vi="Một", **LINE)
    clicks(f"{DRAFT}columns/new/", title_vi="Hai", **LINE | {"stands": "sum", "sum": ["c1"]})
    wrong = {"title_vi": "Một", "revision": revision_of(draft), **LINE, "stands": "sum", "sum": ["c2"]}
    answer = client.post(f"{DRAFT}columns/lines/c1/", wrong)
    assert "sum" in answer.context["form"].errors
    clicks(f"{DRAFT}columns/lines/c1/remove/")
    assert [line.code for line in written(draft).columns] == ["c1", "c2"]


def test_conditions_are_added_and_taken_away_before_anything_is_kept(
    clicks: Callable[..., Any], draft: FormDraft
) -> None:
    told = clicks(f"{DRAFT}columns/new/", 200, title_vi="Nữ", **LINE, dimension="sex", more="1")
    assert 'name="is-sex"' in told
    assert "is-invalid" not in told
    again = clicks(f"{DRAFT}columns/new/", 200, title_vi="Nữ", **LINE, test="is-sex", less="is-sex")
    assert 'name="is-sex"' not in again
    assert 'value="Nữ"' in again
    assert written(draft).columns == ()


def test_lines_are_moved_and_taken_out_with_their_breakdown(clicks: Callable[..., Any], draft: FormDraft) -> None:
    clicks(f"{DRAFT}columns/several/?dimension=sex", categories=["male", "female"], is_breakdown="on")
    first, second = (line.code for line in written(draft).columns)
    clicks(f"{DRAFT}columns/lines/{second}/up/")
    assert [line.code for line in written(draft).columns] == [second, first]
    clicks(f"{DRAFT}columns/lines/{first}/remove/")
    assert written(draft).column_blocks[0].lines == (second,)
    clicks(f"{DRAFT}columns/lines/{second}/remove/")
    assert written(draft).column_blocks == ()


def test_whoever_comes_second_overwrites_nothing(client: Client, clicks: Callable[..., Any], draft: FormDraft) -> None:
    seen = revision_of(draft)
    clicks(f"{DRAFT}columns/new/", title_vi="Một", **LINE)
    late = client.post(f"{DRAFT}columns/new/", {"title_vi": "Hai", "revision": seen, **LINE})
    assert late.status_code == 200
    assert late.context["outcome"].conflict
    client.post(f"{DRAFT}columns/lines/c1/remove/", {"revision": seen})
    assert [str(line.title) for line in written(draft).columns] == ["Một"]


def test_words_dates_and_signatures_are_written_beside_each_other(clicks: Callable[..., Any], draft: FormDraft) -> None:
    words = {
        **HEAD,
        "series": "bieu-01",
        "version": "2",
        "valid_from": "01/01/2026",
        "office": "party",
        "receiver_vi": "Ban Tổ chức Trung ương",
        "corner_numbers": "A B",
        "preparer_vi": "NGƯỜI LẬP BIỂU",
        "head_vi": "TRƯỞNG BAN",
        "head_en": "HEAD OF THE BOARD",
        "group": "cadres",
        "remarks_vi": "Một.\nHai.",
    }
    clicks(f"{DRAFT}words/", **words)
    form = written(draft)
    assert [each.vi for each in form.signers] == ["NGƯỜI LẬP BIỂU", "TRƯỞNG BAN"]
    assert (form.office.value, form.receiver.vi, form.corner_numbers) == ("party", "Ban Tổ chức Trung ương", ("A", "B"))
    assert [each.vi for each in form.remarks] == ["Một.", "Hai."]
    told = clicks(f"{DRAFT}words/", 400, **words | {"valid_to": "01/01/2025"})
    assert "valid_to" in told


def test_a_draft_that_lacks_rows_is_not_put_into_force(clicks: Callable[..., Any], draft: FormDraft) -> None:
    clicks(f"{DRAFT}columns/new/", title_vi="Một", **LINE)
    clicks(f"{DRAFT}force/", 400, first="01/01/2025")
    assert not AddedForm.objects.exists()


def test_a_draft_that_was_thrown_away_comes_back(client: Client, clicks: Callable[..., Any], draft: FormDraft) -> None:
    clicks(f"{DRAFT}throw-away/")
    (gone,) = client.get("/reports/forms/").context["thrown_away"]
    clicks(f"/reports/forms/drafts/restore/{gone.pgh_context_id}/")
    assert FormDraft.objects.get().code == "bieu-01"


@pytest.mark.parametrize(("address", "code", "told"), [("new/", "bieu-01", False), ("bm01/draft/", "bm01", True)])
def test_a_form_in_force_is_told_of_only_where_the_draft_changes_one(
    client: Client, clicks: Callable[..., Any], address: str, code: str, told: bool
) -> None:
    begun = HEAD | {"code": code, "kind": "persons", "group": "cadres_and_civil_servants"}
    clicks(f"/reports/forms/{address}", **({} if told else begun))
    client.cookies["django_language"] = "en"
    page = client.get(f"/reports/forms/drafts/{code}/throw-away/").text
    assert ("in force under this code" in page) == told
    assert "can be brought back" in page


def test_a_shipped_form_is_changed_through_a_draft_and_ended_on_a_day(
    client: Client, clicks: Callable[..., Any], person: Person
) -> None:
    person("Bùi Thị An", title="CD_BT")
    clicks("/reports/forms/bm01/draft/")
    assert form_of(FormDraft.objects.get()) == shipped()["bm01"].form
    clicks("/reports/forms/bm01/end/", valid_to="01/02/2025")
    assert find_form("bm01").valid_to == date(2025, 2, 1)
    clicks("/reports/forms/bm01/end/", 400, valid_to="01/01/2000")
    assert "31/01/2025" in client.get("/reports/forms/bm01/?unit=17").content.decode()


@pytest.mark.parametrize("code", [code for code, each in shipped().items() if not each.form.is_awaited])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_form_has_a_print_with_invented_figures(code: str, language: str, code_lists: None) -> None:
    form = shipped()[code].form
    with translation.override(language):
        paper = paper_of(sample_of(form, DAY))
    (table,) = paper.tables
    assert len(table.rows) >= 3
    counted = [cell.value for row in table.rows for cell in row.cells if cell.value not in (None, "")]
    assert counted
    with translation.override(language):
        assert paper == paper_of(sample_of(form, DAY))


def test_pages_of_a_draft_show_its_print_and_the_figures_of_a_unit(
    client: Client, clicks: Callable[..., Any], person: Person
) -> None:
    person("Bùi Thị An", title="CD_BT", sex="female")
    clicks("/reports/forms/new/?like=bm02", **HEAD, code="bieu-01")
    for address in ("", "words/", "preview/?unit=17", "force/", "columns/lines/1/", "rows/several/", "definition.json"):
        assert client.get(f"{DRAFT}{address}").status_code == 200, address
    for kind in ("pdf", "docx", "xlsx", "csv", "json"):
        assert client.get(f"{DRAFT}sample.{kind}").status_code == 200
    assert "row=" not in client.get(f"{DRAFT}preview/?unit=99999").content.decode()


@pytest.mark.parametrize("visitor", ["officer", "analyst", "neighbour", "editor"])
def test_whoever_edits_no_code_lists_sees_no_draft(
    visitor: str, request: pytest.FixtureRequest, draft: FormDraft
) -> None:
    client = Client()
    client.force_login(request.getfixturevalue(visitor))
    gets = ("", "words/", "preview/", "sample.pdf", "definition.json", "force/", "throw-away/", "columns/new/")
    for address in (*gets, "columns/several/", "rows/breakdowns/new/"):
        assert client.get(f"{DRAFT}{address}").status_code == 403, address
    for address in ("columns/lines/c1/up/", "columns/lines/c1/remove/", "rows/breakdowns/0/remove/"):
        assert client.post(f"{DRAFT}{address}").status_code == 403, address
    for address in ("bm01/draft/", "bm01/end/"):
        assert client.post(f"/reports/forms/{address}", {"valid_to": "01/01/2026"}).status_code == 403, address
    assert "bieu-01" not in client.get("/reports/forms/").content.decode()
