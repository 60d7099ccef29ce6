"""The library's own pages in the administration: every model of it that a layout brings in is imported and exported."""

from functools import partial
from io import BytesIO
from random import Random
from typing import Any

import pytest
from django.contrib.admin import site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.cadres.models import Cadre, Title, TitleRule
from apps.rosters import loading
from apps.rosters.administration import LayoutAdminMixin
from apps.rosters.facts import Facts
from apps.rosters.registry import formats
from apps.rosters.resources import RosterResource
from tests.conftest import DAY, Person, Units
from tests.rosters.cast import Cast, made_cast
from tests.rosters.packages import faults
from tests.rosters.test_every_format import BEGUN, applied, drawn, of_code

pytestmark = pytest.mark.django_db
XLSX, CSV = "0", "1"
PAGES = [page for page in site._registry.values() if isinstance(page, LayoutAdminMixin)]
STATED = {"unit": "17", "day": f"{DAY:%d/%m/%Y}"}


@pytest.fixture
def cast(units: Units, person: Person, administrator: User) -> Cast:
    return made_cast(units, person, administrator)


@pytest.fixture
def office(client: Client, administrator: User, units: Units) -> Client:
    return at_a_desk(client, administrator)


def at_a_desk(client: Client, user: User) -> Client:
    user.is_staff = True
    user.save()
    client.force_login(user)
    return client


def address(page: Any, act: str) -> str:
    about = page.model._meta
    return f"/admin/{about.app_label}/{about.model_name}/{act}/"


def exported(page: Any, form: str, office: Client, **stated: str) -> Any:
    return office.post(address(page, "export"), {"format": form, "resource": "0", **STATED, **stated})


def brought_in() -> dict[type, str]:
    """The models that the rows of layouts become, each with its layout."""
    assert formats()
    makers = (each for each in loading._makers.values() if isinstance(each, partial))
    facts = [each.args[0] for each in makers if each.args and isinstance(each.args[0], Facts)]
    return {target.model: each.declared.code for each in facts for target in each.targets}


def test_every_administered_model_that_a_layout_brings_in_has_both_pages() -> None:
    layouts = brought_in()
    administered = {model: page for model, page in site._registry.items() if model in layouts and model is not Cadre}
    assert {model: getattr(page, "layout", "") for model, page in administered.items()} == {
        model: layouts[model] for model in administered
    }
    assert {*administered.values()} == {*PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.layout)
def test_what_a_page_exports_it_reads_back_as_unchanged(page: Any, office: Client, cast: Cast) -> None:
    declared, random = of_code(page.layout), Random(BEGUN)
    applied(declared, cast, drawn(declared, cast, random), random)
    for form in (XLSX, CSV):
        answer = exported(page, form, office)
        assert answer.status_code == 200, answer.content
        if form == XLSX:
            assert faults(answer.content) == []
        name = "a.xlsx" if form == XLSX else "a.csv"
        sent = {**STATED, "layout": page.layout, "format": form, "resource": "0"}
        shown = office.post(
            address(page, "import"), {**sent, "import_file": SimpleUploadedFile(name, answer.content)}
        ).context
        result = shown["result"]
        assert [str(each.error) for each in result.base_errors] == []
        assert len(result.rows) > 1
        assert (result.totals["skip"], result.totals["new"], result.totals["update"]) == (len(result.rows), 0, 0)


def test_a_corrected_cell_is_one_change_by_the_pages_of_the_library(office: Client, code_lists: None) -> None:
    (page,) = [each for each in PAGES if each.layout == "title_rules"]
    rule = TitleRule.objects.select_related("title", "becomes").exclude(becomes=None)[0]
    other = Title.objects.exclude(code__in=(rule.title_id, rule.becomes_id))[0]
    book = load_workbook(BytesIO(exported(page, XLSX, office).content))
    sheet, saved = book.worksheets[0], BytesIO()
    row = next(each for each in sheet.iter_rows(min_row=2) if rule.title_id in str(each[1].value))
    row[2].value = other.code
    book.save(saved)
    sent = {**STATED, "layout": page.layout, "format": XLSX, "resource": "0"}
    shown = office.post(
        address(page, "import"), {**sent, "import_file": SimpleUploadedFile("a.xlsx", saved.getvalue())}
    ).context
    assert shown["result"].totals["update"] == 1
    office.post(address(page, "process_import"), {**sent, **shown["confirm_form"].initial})
    rule.refresh_from_db()
    assert rule.becomes == other


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.layout)
@pytest.mark.parametrize("who", ["stranger", "neighbour", "officer", "analyst"])
def test_who_may_not_send_a_layout_has_none_of_its_pages(
    page: Any, who: str, client: Client, request: pytest.FixtureRequest
) -> None:
    desk = at_a_desk(client, request.getfixturevalue(who))
    for act in ("import", "export"):
        assert desk.get(address(page, act)).status_code == 403
        assert desk.post(address(page, act), STATED).status_code == 403


@pytest.mark.parametrize("unit", ["99999", "05356", "01"])
def test_a_unit_for_which_one_may_not_send_is_refused_in_a_sentence(unit: str, client: Client, units: Units) -> None:
    page = PAGES[0]
    boss = User.objects.create_user("nobody-there", password="a-password-for-tests-only")
    answer = exported(page, XLSX, at_a_desk(client, boss), unit=unit)
    assert answer.status_code == 403


def test_a_unit_that_is_not_there_is_told_in_a_sentence(office: Client) -> None:
    answer = exported(PAGES[0], XLSX, office, unit="99999")
    assert "text/html" in answer["Content-Type"]
    assert [str(each) for each in answer.context["messages"]]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.layout)
def test_the_pages_are_answered_by_the_engine_and_name_its_columns(page: Any, office: Client) -> None:
    assert page.resource_classes == [RosterResource]
    assert office.get(address(page, "export")).context["fields_list"][0][1]
    assert b"export/" in office.get(f"/admin/{page.model._meta.app_label}/{page.model._meta.model_name}/").content
