"""What the checks find, and what they leave in peace."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from apps.accounts.models import User
from apps.cadres.models import SeatKind
from apps.core.narrowing import present
from apps.qualifications.models import Qualification
from apps.reporting.consistency.definitions import CHECKS, Finding, Subset, Weight
from apps.reporting.consistency.services import run_checks
from apps.reporting.models import Claim
from apps.reporting.services import build_report
from apps.reporting.table import Key, ReportTable
from apps.rosters.models import Upload
from tests.conftest import DAY, Person, Units


def found(user: User, unit: str = "17") -> dict[str, tuple[Finding, ...]]:
    """What each check found, those that found nothing left out."""
    results = run_checks(unit=unit, day=DAY, user=user)
    return {result.check.code: result.findings for result in results if result.findings}


def claim(units: Units, source: str = "Báo cáo 125", **facts: object) -> Claim:
    usual: dict[str, object] = {"unit": units.lac_sy, "unit_code": "05356", "unit_title": "Xã Lạc Sỹ", "day": DAY}
    cell = {"report": "quality", "group": "civil_servants", "measure": "headcount", "category": "total", "value": 1}
    return Claim.objects.create(source=source, **(usual | cell | facts))


def applied(units: Units, by: User, **facts: Any) -> Upload:
    """A roster of the day that was applied in Lạc Sỹ."""
    return Upload.objects.create(
        unit=units.lac_sy,
        as_of=DAY,
        filename="x.xlsx",
        content=b"",
        size=0,
        sha256="0" * 64,
        by=by,
        state="applied",
        format="people",
        applied_at=timezone.now(),
        applied_by=by,
        context="00000000-0000-4000-8000-000000000000",
        **facts,
    )


def test_a_registry_that_agrees_gives_no_finding(person: Person, units: Units, analyst: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    person("Hà Thị Mai", unit=units.thu_phong, title="CD_BT")
    assert found(analyst) == {}


def test_a_part_that_exceeds_its_whole_is_found(
    person: Person, units: Units, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database keeps every standing member in the executive committee, so here the rule is turned round."""
    rule = Subset("party_executive_committee", "party_standing_committee", "")
    monkeypatch.setattr("apps.reporting.consistency.subsets.SUBSETS", [rule])
    kind = present(SeatKind.objects.filter(body="executive", is_standing=False).first())
    person("Bùi Văn Hạnh").seats.create(unit=units.lac_sy, kind=kind, period=DateRange(date(2020, 1, 1), None))
    first = found(analyst)["subsets"][0]
    assert [number.value for number in first.numbers] == [1, 0]


def test_who_sits_in_two_communes_is_explained_and_not_a_contradiction(
    person: Person, units: Units, analyst: User
) -> None:
    cadre, kind = person("Bùi Văn Hạnh"), present(SeatKind.objects.filter(body="executive").first())
    for unit in (units.lac_sy, units.bao_hieu):
        cadre.seats.create(unit=unit, kind=kind, period=DateRange(date(2020, 1, 1), None))
    findings = found(analyst)
    assert set(findings) == {"units"}
    assert {each.weight for each in findings["units"]} == {Weight.EXPLAINED}


def broken(monkeypatch: pytest.MonkeyPatch, *, key: Callable[[ReportTable], Key], by: int) -> None:
    """One number of every report is another one than the registry holds: the database itself keeps these rules."""

    def build(*asked: Any, **more: Any) -> ReportTable:
        table = build_report(*asked, **more)
        return replace(table, counts={**table.counts, key(table): table.counts.get(key(table), 0) + by})

    monkeypatch.setattr("apps.reporting.consistency.definitions.build_report", build)


def test_parts_that_do_not_make_their_whole_are_found(
    person: Person, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    person("Bùi Văn Hạnh")
    broken(monkeypatch, key=lambda table: ("cadres", table.unit.pk, "headcount", "total"), by=2)
    only = next(each for each in found(analyst)["parts"] if each.where == "Tỉnh Hòa Bình")
    assert [number.value for number in only.numbers] == [2, 1, 1]
    assert all(number.url for number in only.numbers)


def test_rows_that_do_not_make_all_persons_are_found(
    person: Person, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    person("Bùi Văn Hạnh")
    broken(monkeypatch, key=lambda table: ("civil_servants", table.unit.pk, "sex", "female"), by=1)
    only = next(each for each in found(analyst)["rows"] if each.numbers[1].value == 1)
    assert [number.value for number in only.numbers] == [2, 1]
    assert "Giới tính" in only.what


def test_a_group_that_another_report_counts_otherwise_is_found(
    person: Person, analyst: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    person("Bùi Văn Hạnh")
    calls: list[str] = []

    def build(code: str, **asked: Any) -> ReportTable:
        table, calls_before = build_report(code, **asked), len(calls)
        calls.append(code)
        key = ("civil_servants", table.unit.pk, "headcount", "total")
        return replace(table, counts={**table.counts, key: 7}) if calls_before else table

    monkeypatch.setattr("apps.reporting.consistency.definitions.build_report", build)
    first = next(each for each in found(analyst)["bases"] if "“Công chức”" in each.what)
    assert {number.value for number in first.numbers} == {1, 7}
    assert all(number.url for number in first.numbers)


def test_who_serves_in_a_district_itself_stands_in_none_of_its_communes(
    person: Person, units: Units, analyst: User, client: Client
) -> None:
    person("Bùi Văn Hạnh", unit=units.yen_thuy)
    person("Bùi Thị Mai", unit=units.lac_sy)
    findings = found(analyst, "158")["units"]
    told = next(each for each in findings if "Công chức" in each.what and each.where == "Huyện Yên Thủy")
    assert told.weight is Weight.WRONG
    assert [number.value for number in told.numbers] == [1, 2]
    client.force_login(analyst)
    assert client.get(told.numbers[1].url).context["page_obj"].paginator.count == 2


def test_what_had_nothing_to_compare_has_not_agreed(person: Person, analyst: User, client: Client) -> None:
    """Without rosters of the day and without stated figures the page had said of both that all agree."""
    person("Bùi Văn Hạnh")
    results = {each.check.code: each for each in run_checks(unit="17", day=DAY, user=analyst)}
    assert {code for code, each in results.items() if not each.compared} == {
        "rosters",
        "studying",
        "documents",
        "claims",
    }
    assert {each.tone for each in results.values()} == {"green", "secondary"}
    client.force_login(analyst)
    client.cookies["django_language"] = "en"
    page = client.get("/reports/consistency/findings/?unit=17&day=2025-02-28").content.decode()
    assert page.count("Nothing to compare") == 4


def test_nobody_set_against_nobody_is_no_comparison(units: Units, analyst: User) -> None:
    """Of a unit without any records the page had said that all agrees, with hundreds of comparisons."""
    results = run_checks(unit="17", day=DAY, user=analyst)
    assert {each.check.code: each.compared for each in results if each.compared} == {}
    assert {each.tone for each in results} == {"secondary"}


def test_what_cannot_be_compared_is_not_counted_as_compared(person: Person, units: Units, administrator: User) -> None:
    """A share without the size of its group, a figure without a day, a roster that kept no count of its rows."""
    person("Bùi Văn Hạnh")
    row: dict[str, Any] = {"measure": "political_theory", "category": "LLCT_CC", "form": "percent", "day": None}
    claim(units, group="party_standing_committee", **row, value=100)
    claim(units, group="party_executive_committee", **row, value="33.3", places=1)
    applied(units, administrator, understood={"sheets": [{"totals": []}]}, summary={})
    results = {each.check.code: each for each in run_checks(unit="17", day=DAY, user=administrator)}
    assert {code: results[code].compared for code in ("documents", "claims", "rosters")} == {
        "documents": 0,
        "claims": 0,
        "rosters": 0,
    }


def test_every_check_finds_a_contradiction_that_is_planted_for_it() -> None:
    """Each is planted by a test of its own here; a check that is declared later needs one, too."""
    assert set(CHECKS) == {
        "parts", "rows", "units", "subsets", "bases", "claims", "documents", "studying", "rosters",
    }  # fmt: skip


def test_studying_for_what_is_held_is_found_by_name(person: Person, analyst: User) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    Qualification.objects.create(cadre=cadre, level_id="CM_CD", state="studying", reported_on=DAY)
    (only,) = found(analyst)["studying"]
    assert only.where == "Bùi Văn Hạnh"


def test_a_total_row_of_a_roster_that_counts_otherwise_is_found(
    person: Person, units: Units, administrator: User
) -> None:
    person("Bùi Văn Hạnh")
    applied(
        units,
        administrator,
        understood={"sheets": [{"totals": [{"stated": 3.0, "counted": 1.0}]}]},
        summary={"unchanged": 1},
    )
    (only,) = found(administrator)["rosters"]
    assert [number.value for number in only.numbers] == [3, 1]
    Upload.objects.update(summary={"unchanged": 1, "new": 3})
    other = found(administrator)["rosters"][1]
    assert [number.value for number in other.numbers] == [4, 1, 0]
    assert all(number.url for number in other.numbers)


def test_stated_figures_are_right_different_or_not_to_be_computed(person: Person, units: Units, analyst: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    person("Hà Thị Mai", qualifications={"prof_edu": "CM_TC"})
    person("Xa Thị Liên", qualifications={"prof_edu": "CM_TC"})
    university = {"measure": "professional", "category": "CM_DH", "form": "percent"}
    claim(units, value=3)
    claim(units, **university, value="33.3", places=1)
    claim(units, **university, value="33.40", places=2)
    claim(units, day=None)
    findings = found(analyst)["claims"]
    assert {(each.weight, str(each.numbers[0].value)) for each in findings} == {
        (Weight.WRONG, "33.40"),
        (Weight.OPEN, "1"),
    }


def test_a_document_whose_part_exceeds_its_whole_contradicts_itself(
    person: Person, units: Units, analyst: User
) -> None:
    """Of 23 members of the standing committee all, of 60 of the executive committee a third: 23 of 20."""
    row = {"measure": "political_theory", "category": "LLCT_CC", "form": "percent"}
    claim(units, group="party_standing_committee", value=23)
    claim(units, group="party_executive_committee", value=60)
    claim(units, group="party_standing_committee", **row, value=100)
    claim(units, group="party_executive_committee", **row, value="33.3", places=1)
    claim(units, "Văn bản khác", group="party_executive_committee", **row, value="1", places=0)
    (only,) = found(analyst)["documents"]
    assert [str(number.value) for number in only.numbers] == ["100", "33.3"]
