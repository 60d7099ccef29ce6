"""Several units in one report, form, trend and report of events: their sum counts nobody twice."""

import json
from datetime import date
from io import BytesIO, StringIO
from random import Random

import pytest
from django.core.management import call_command
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import translation
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.cadres.models import CommitteeSeat
from apps.communes.models import Unit
from apps.reporting.actors import ServerActor
from apps.reporting.behind import people_behind
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.official.positions import Position
from apps.reporting.official.services import build_form
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable
from apps.reporting.tallies.definitions import Span, TallyReport
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.trends.services import build_trend
from tests.conftest import DAY, Person, Units
from tests.reporting.oracle import GROUPS, everyone, members, rows_of, units_below
from tests.reporting.reorganised import invent_country
from tests.reporting.test_geographies_oracle import DAYS
from tests.reporting.test_oracle import PHASES, STEADY, open_table, people

PAGE = "/reports/quality/?unit=05356&only_also=05101"
Figures = dict[tuple[str, str, str], int]


def expected(chosen: list[Unit]) -> Figures:
    """Every figure of the sum, person by person."""
    cadres, within = everyone(), {each.pk for unit in chosen for each in units_below(unit, DAY)}
    found: Figures = {}
    for group in GROUPS:
        for cadre in members(group, within, DAY):
            for row in rows_of(cadres[cadre.pk], DAY):
                found[group, *row] = found.get((group, *row), 0) + 1
    return found


def figures(table: ReportTable, unit: str) -> Figures:
    return {(c.group, c.measure, c.category): c.count for c in table.cells() if c.unit == unit and c.count}


@settings(max_examples=8, phases=PHASES, suppress_health_check=STEADY)
@given(seed=st.integers(0, 2**32))
def test_the_sum_counts_every_person_once_and_each_unit_stands_apart(units: Units, seed: int) -> None:
    places = [units.lac_sy, units.bao_hieu, units.thu_phong, units.lac_sy, units.yen_thuy]
    with people(seed, places, 14):
        for chosen in ([units.lac_sy, units.thu_phong], [units.yen_thuy, units.thu_phong]):
            codes = [unit.periods.get(valid__contains=DAY).code for unit in chosen]
            table = open_table(",".join(codes), levels=["chosen"])
            assert figures(table, ",".join(codes)) == expected(chosen)
            for code, unit in zip(codes, chosen, strict=True):
                assert figures(table, code) == expected([unit])


def test_who_sits_in_two_of_the_units_counts_once_and_opens_once(units: Units, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh", unit=units.lac_sy)
    for unit in (units.lac_sy, units.thu_phong):
        CommitteeSeat.objects.create(
            cadre=cadre, unit=unit, kind_id="DU_UVBCH", period=DateRange(date(2020, 1, 1), None)
        )
    chosen = {"unit": "05356,05101", "day": DAY, "user": ServerActor()}
    table = build_report("quality", **chosen, levels=["chosen"])  # type: ignore[arg-type]  # options by name
    group = "party_executive_committee"
    assert [table.base(group, place.pk) for place in table.places] == [1, 1, 1]
    behind = people_behind("quality", **chosen, group=group, measure="headcount", category="total")  # type: ignore[arg-type]  # options by name
    assert [*behind.rows] == [cadre]


def test_below_a_district_and_a_commune_stand_the_communes_of_both(units: Units, person: Person) -> None:
    for unit in (units.lac_sy, units.bao_hieu, units.thu_phong):
        person("Bùi Văn Hạnh", unit=unit)
    table = build_report("quality", unit="158,05101", day=DAY, user=ServerActor(), levels=["commune"])
    group = "cadres_and_civil_servants"
    assert {p.code: table.base(group, p.pk) for p in table.places if table.base(group, p.pk)} == {
        "158,05101": 3,
        "05356": 1,
        "05365": 1,
        "05101": 1,
    }
    everything = build_report("quality", unit="158,05101", day=DAY, user=ServerActor())
    assert [place.code for place in everything.places].count("05101") == 1


def test_a_unit_within_another_one_is_told_instead_of_counted_twice(units: Units) -> None:
    with translation.override("en"), pytest.raises(ReportError, match="overlap"):
        build_report("quality", unit="158,05356", day=DAY, user=ServerActor())


def test_nobody_adds_a_unit_that_is_not_theirs(units: Units, officer: User) -> None:
    with pytest.raises(OutOfScope):
        build_report("quality", unit="05356,05101", day=DAY, user=officer)
    client = Client()
    client.force_login(officer)
    assert client.get(PAGE).status_code == 404
    assert client.get("/reports/forms/bm02/?unit=05356,05101").status_code == 404
    assert client.get("/reports/quality/trend/?unit=05356,05101").status_code == 404


@pytest.mark.parametrize("seed", range(4))
def test_carried_to_other_units_the_sum_is_that_of_its_parts(units: Units, seed: int) -> None:
    """Who of a divided unit went to the one or the other of two that are asked for together belongs to their sum."""
    chance = Random(seed)
    invent_country(chance, units.province, [units.yen_thuy, units.cao_phong], people=40)
    day, shown = chance.sample(DAYS, 2)
    asked = {"day": day, "user": ServerActor(), "geography": shown.isoformat(), "measures": ["headcount"]}
    whole = build_report("quality", unit="17", levels=["commune"], **asked)  # type: ignore[arg-type]  # options by name
    communes = [place for place in whole.places[1:] if not place.is_remainder]
    chosen = chance.sample(communes, min(4, len(communes)))
    codes = ",".join(f"{place.code}@{shown}" for place in chosen)
    table = build_report("quality", unit=codes, levels=["chosen"], **asked)  # type: ignore[arg-type]  # options by name
    for group in ("cadres_and_civil_servants", "non_professional"):
        assert {p.code: table.base(group, p.pk) for p in table.places[1:] if not p.is_remainder} == {
            p.code: whole.base(group, p.pk) for p in chosen
        }


def test_a_form_tells_the_sum_and_each_unit_in_a_row(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    person("Hà Thị Mai", unit=units.thu_phong)
    person("Xa Văn Ỏn", unit=units.bao_hieu)
    sums = build_form("bm02", unit="05356,05101", day=DAY, user=ServerActor())
    apart = build_form("bm01", unit="05356,05101", day=DAY, user=ServerActor())
    assert sums.values[Position("cd_vptk", "1")] == 2
    assert [str(row.title) for row in apart.rows] == ["Xã Lạc Sỹ", "Xã Thu Phong", "Tổng số"]


def test_events_count_at_the_sum_and_at_each_unit(units: Units, person: Person, begun: TallyReport) -> None:
    for unit in (units.lac_sy, units.thu_phong, units.bao_hieu):
        person("Bùi Văn Hạnh", unit=unit)
    table = build_tally_report(
        "begun", unit="05356,05101", span=Span(None, DAY), user=ServerActor(), levels=["chosen"], geography="2025-02-28"
    )
    told = {
        c.unit: c.count for c in table.cells() if (c.group, c.measure, c.category) == ("postings", "begun", "in_span")
    }
    assert told == {"05356,05101": 2, "05356": 1, "05101": 1}


def test_a_trend_follows_the_sum_over_the_days(units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    person("Hà Thị Mai", unit=units.thu_phong)
    trend = build_trend(
        "quality",
        unit="05356,05101",
        days=[date(2024, 12, 31), DAY],
        user=ServerActor(),
        group="cadres_and_civil_servants",
        measure="sex",
        geography=DAY.isoformat(),
    )
    assert trend.points[-1].base == 2
    assert trend.scope.unit == "05356@2025-02-28,05101@2025-02-28"


def test_page_command_and_interface_tell_the_same_sum(units: Units, person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    person("Hà Thị Mai", unit=units.thu_phong)
    client = Client()
    client.force_login(analyst)
    page = client.get(PAGE).content.decode()
    assert "(05356, 05101)" in page
    printed = StringIO()
    call_command("report", "quality", unit=["05356", "05101"], as_of="2025-02-28", stdout=printed)
    answer = client.get("/api/v1/reports/quality/?unit=05356&unit=05101&as_of=2025-02-28")
    assert answer.content.decode() == printed.getvalue()
    heads = [cell for cell in json.loads(printed.getvalue())["cells"] if cell["measure"] == "headcount"]
    assert {c["unit"]: c["count"] for c in heads if c["group"] == "cadres_and_civil_servants"} == {
        "05356,05101": 2,
        "05356": 1,
        "05101": 1,
    }


def test_an_indicator_is_that_of_the_sum_and_offers_further_units(units: Units, person: Person, analyst: User) -> None:
    for unit, sex in ((units.lac_sy, "female"), (units.thu_phong, "male")):
        person("Bùi Văn Hạnh", unit=unit, sex=sex)
    client = Client()
    client.force_login(analyst)
    page = client.get("/reports/indicators/I01/?unit=05356&only_also=05101")
    assert page.context["page"].figures.values[0].value == 2
    also = page.context["also"]
    assert [option.value for option in also.options if option.is_chosen] == ["05101"]
    assert 'name="only_also"' in page.content.decode()


def test_what_is_told_of_one_unit_alone_says_so(units: Units, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    page = client.get("/reports/indicators/I06/?unit=05356&only_also=05101", headers={"accept-language": "en"})
    assert page.status_code == 400
    assert page.context["page"].refusal.words


def test_no_office_is_that_of_several_units(units: Units, analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    answer = client.get("/reports/quality/download.docx?unit=05356,05101")
    document = Document(BytesIO(answer.content))
    heading = " ".join(cell.text for row in document.tables[0].rows for cell in row.cells)
    assert "LẠC SỸ" not in heading.upper()
    assert "Xã Lạc Sỹ và xã Thu Phong" in " ".join(each.text for each in document.paragraphs)


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf", "csv", "json"])
def test_every_kind_of_file_is_given_of_several_units(kind: str, units: Units, person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh", unit=units.lac_sy)
    client = Client()
    client.force_login(analyst)
    for address in ("/reports/quality/download", "/reports/forms/bm04/download", "/reports/quality/trend"):
        answer = client.get(f"{address}.{kind}?unit=05356,05101&by=chosen")
        assert answer.status_code == 200, address
        assert "05356-and-1" in answer["Content-Disposition"]
