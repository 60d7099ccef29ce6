"""Who may see reports of events: a role at the unit or above, and its own right where a report has one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Membership, SensitiveReading, User
from apps.accounts.roles import Role
from apps.core.permissions import Permission
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import Span, TallyReport
from apps.reporting.tallies.services import build_tally_report
from tests.conftest import DAY, Person, Units

CELL = "report=begun&from=&group=persons&measure=post&category=cd_vptk"
PAGES = {
    "report": "/reports/begun/?unit={unit}",
    "by commune": "/reports/begun/?unit={unit}&by=commune",
    "chart": "/reports/begun/chart/?unit={unit}",
    "xlsx": "/reports/begun/download.xlsx?unit={unit}",
    "csv": "/reports/begun/download.csv?unit={unit}",
    "json": "/reports/begun/download.json?unit={unit}",
    "api": "/api/v1/reports/begun/?unit={unit}",
    "events": f"/reports/events/?{CELL}&unit={{unit}}",
    "events file": f"/reports/events.csv?{CELL}&unit={{unit}}",
}
# Who, and the answer for the own commune, its neighbour, the district and the province.
ANSWERS = {
    "officer": (200, 404, 404, 404),
    "neighbour": (404, 200, 404, 404),
    "analyst": (200, 200, 200, 200),
    "administrator": (200, 200, 200, 200),
    "stranger": (403, 403, 403, 403),
}
CLOSED = dict.fromkeys(("officer", "neighbour", "analyst", "stranger"), (403, 403, 403, 403))
Visitor = Callable[[str], Client]


@pytest.fixture
def visitor(request: pytest.FixtureRequest) -> Visitor:
    def come(name: str) -> Client:
        client = Client()
        client.force_login(request.getfixturevalue(name))
        return client

    return come


@pytest.fixture
def guarded(begun: TallyReport, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report, as if it told of discipline."""
    monkeypatch.setitem(registry.tally_reports, "begun", replace(begun, opened_by=Permission.SEE_DISCIPLINE))


@pytest.fixture
def protected(begun: TallyReport, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report, open to all, with small numbers that only some may see."""
    tallies = tuple(replace(tally, protected_by=Permission.SEE_VOTES) for tally in begun.tallies)
    monkeypatch.setitem(registry.tally_reports, "begun", replace(begun, tallies=tallies))


def require_answers(come: Visitor, answers: Mapping[str, tuple[int, ...]]) -> None:
    for name, expected in answers.items():
        client = come(name)
        for unit, answer in zip(("05356", "05365", "158", "17"), expected, strict=True):
            for page, address in PAGES.items():
                assert client.get(address.format(unit=unit)).status_code == answer, (name, unit, page)


@pytest.mark.usefixtures("begun")
def test_every_address_answers_as_the_role_says(visitor: Visitor, person: Person) -> None:
    person("Bùi Văn Hạnh")
    require_answers(visitor, ANSWERS)


@pytest.mark.usefixtures("guarded")
def test_a_report_with_a_right_of_its_own_is_closed_without_it(visitor: Visitor, person: Person) -> None:
    person("Bùi Văn Hạnh")
    require_answers(visitor, CLOSED | {"administrator": (200, 200, 200, 200)})


@pytest.mark.usefixtures("guarded")
def test_a_report_with_a_right_of_its_own_stands_in_no_list_without_it(visitor: Visitor, units: Units) -> None:
    for name, is_listed in (("analyst", False), ("administrator", True)):
        client = visitor(name)
        assert ("/reports/begun/" in client.get("/reports/").content.decode()) is is_listed
        assert ("begun" in client.get("/api/v1/reports/").content.decode()) is is_listed


@pytest.mark.usefixtures("guarded")
def test_each_reading_of_its_lists_is_noted(visitor: Visitor, person: Person, administrator: User) -> None:
    person("Bùi Văn Hạnh")
    client = visitor("administrator")
    client.get("/reports/begun/?unit=17")
    assert not SensitiveReading.objects.exists()
    client.get(f"/reports/events/?{CELL}&unit=17")
    client.get(f"/reports/events.xlsx?{CELL}&unit=17")
    assert (
        list(SensitiveReading.objects.values_list("user", "group", "people"))
        == [(administrator.pk, "see_discipline", 1)] * 2
    )


@pytest.mark.usefixtures("begun")
def test_a_list_leaves_out_who_now_belongs_elsewhere_and_says_so(
    visitor: Visitor, person: Person, units: Units
) -> None:
    moved = person("Bùi Văn Hạnh", until=DAY.replace(year=2024))
    person("Hà Thị Mai")
    moved.postings.create(
        unit=units.bao_hieu, title_id="CD_VPTK", category="civil_servant", period=(DAY.replace(year=2024), None)
    )
    page = visitor("officer").get(f"/reports/events/?{CELL}&unit=05356")
    behind = page.context["behind"]
    assert (behind.number, behind.visible, behind.unseen) == (2, 1, 1)
    assert "Bùi Văn Hạnh" not in page.content.decode()


def a_few(person: Person, units: Units) -> None:
    """In Lạc Sỹ 7 and 2 of two posts, in Bảo Hiệu 6 and 6."""
    numbers = {(units.lac_sy, "CD_BT"): 7, (units.lac_sy, "CD_VPTK"): 2}
    numbers |= {(units.bao_hieu, "CD_BT"): 6, (units.bao_hieu, "CD_VPTK"): 6}
    for (unit, title), number in numbers.items():
        for turn in range(number):
            person(f"Bùi Văn {turn}", unit=unit, title=title)


def shown(user: User, unit: str) -> dict[tuple[str, str, str, str], int | None]:
    table = build_tally_report("begun", unit=unit, span=Span(None, DAY), user=user)
    return {(c.group, c.measure, c.category, c.unit): c.count for c in table.cells()}


@pytest.mark.usefixtures("protected")
def test_small_numbers_and_what_would_tell_them_are_hidden(person: Person, units: Units, analyst: User) -> None:
    a_few(person, units)
    cells = shown(analyst, "158")
    assert cells["persons", "post", "cd_vptk", "05356"] is None
    assert cells["cost", "post", "cd_vptk", "05356"] is None
    # the other category of the row, the same category of the other commune, the same cell of the matrix
    assert cells["persons", "post", "cd_bt", "05356"] is None
    assert cells["persons", "post", "cd_vptk", "05365"] is None
    assert cells["persons", "matrix", "cd_vptk", "05356"] is None
    assert cells["persons", "post", "leading", "05356"] is None
    assert cells["persons", "post", "in_span", "158"] == 21


@pytest.mark.usefixtures("protected")
def test_who_holds_the_right_sees_every_number(person: Person, units: Units, administrator: User) -> None:
    a_few(person, units)
    assert None not in shown(administrator, "158").values()


@pytest.mark.usefixtures("protected")
def test_the_right_at_one_of_several_units_opens_no_small_number_of_another(
    person: Person, units: Units, analyst: User
) -> None:
    a_few(person, units)
    Membership.objects.create(
        user=analyst, role=Role.PROVINCE_ADMINISTRATOR, unit=units.bao_hieu, since=date(2020, 1, 1)
    )
    both = shown(analyst, "05356,05365")
    assert both["persons", "post", "cd_vptk", "05356"] is None
    assert both["persons", "post", "cd_vptk", "05365"] is None
    assert None not in shown(analyst, "05365").values()
    assert shown(analyst, "05356")["persons", "post", "cd_vptk", "05356"] is None


def test_what_opens_only_with_a_right_of_its_own_is_told_by_no_open_report() -> None:
    """Small numbers alone would leave the difference of two days: whole reports are closed instead."""
    usual = {Permission.VIEW_CADRES, Permission.VIEW_REPORTS}
    for report in registry.tally_reports.values():
        for tally in report.tallies:
            assert tally.listing.needed in usual or report.opened_by is not None, (report.code, tally.code)


@pytest.mark.usefixtures("protected")
def test_who_lacks_the_right_opens_no_list(visitor: Visitor, person: Person) -> None:
    person("Bùi Văn Hạnh")
    client = visitor("analyst")
    assert "/reports/events/" not in client.get("/reports/begun/?unit=17&from=").content.decode()
    assert client.get(f"/reports/events/?{CELL}&unit=17").status_code == 403


@pytest.mark.usefixtures("begun")
def test_a_report_takes_one_statement_a_tally_beside_four_for_the_user_and_the_units(
    person: Person, analyst: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    person("Bùi Văn Hạnh")
    fresh = User.objects.get(pk=analyst.pk)
    # One of them asks whether the units stand as they were read before: here they were written meanwhile, so they are
    # read again; else that is the one that is spared.
    with django_assert_max_num_queries(6):
        build_tally_report("begun", unit="17", span=Span(None, DAY), user=fresh)


@pytest.mark.parametrize(
    "query",
    [
        "report=none",
        "report=begun&group=x&measure=post&category=cd_bt&unit=17",
        "report=begun&group=persons&measure=x&category=cd_bt&unit=17",
        "report=begun&group=persons&measure=post&category=x&unit=17",
        "report=begun&group=persons&measure=post&category=secretaries_less_chairs&unit=17",
        "report=begun&group=persons&measure=post&category=cd_bt&unit=99999",
    ],
)
@pytest.mark.usefixtures("begun")
def test_what_does_not_exist_is_told_in_a_sentence(visitor: Visitor, units: Units, query: str) -> None:
    answer = visitor("analyst").get(f"/reports/events/?{query}")
    assert answer.status_code in (400, 404)
