"""Hòa Bình in the communes of then and of now, with the units of the whole country as the reference files tell them."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre, CommitteeSeat, Posting, SeatKind
from apps.communes.models import Unit
from apps.qualifications.models import RollUp
from apps.reporting.actors import ServerActor
from apps.reporting.behind import people_behind
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.services import compose
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable
from apps.reporting.trends.papers import paper_of
from apps.reporting.trends.services import build_trend, days_of
from apps.reporting.trends.trend import Point, change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]
DAY, REFORM = date(2025, 2, 28), "2025-07-01"
GROUP = "cadres_and_civil_servants"
LAC_SY, BAO_HIEU, VAY_NUA = "c05356", "c05365", "c04891"
LAC_LUONG, TIEN_PHONG = "05362", "04891"
AssertNumQueries = Callable[[int], object]


def posted(name: str, unit: str, *, since: date = date(2020, 1, 1), until: date | None = None, **facts: str) -> Cadre:
    cadre = Cadre.objects.create(full_name=name, **facts)
    post(cadre, unit, since=since, until=until)
    return cadre


def post(cadre: Cadre, unit: str, *, since: date, until: date | None = None) -> None:
    Posting.objects.create(
        cadre=cadre,
        unit=Unit.objects.get(key=unit),
        title_id="CD_VPTK",
        category="civil_servant",
        period=DateRange(since, until),
    )


def user_at(unit: str, role: Role) -> User:
    user: User = User.objects.create_user(f"{role}-{unit}", password="Hoa-Binh-2025", working_day=DAY)
    Membership.objects.create(user=user, role=role, unit=Unit.objects.get(key=unit), since=date(2020, 1, 1))
    return user


@pytest.fixture
def people() -> None:
    posted("Bùi Văn An", LAC_SY, sex="male")
    posted("Bùi Thị Bình", LAC_SY, sex="female")
    posted("Quách Văn Chiến", BAO_HIEU, sex="male")


def table(unit: str, geography: str, *, day: date = DAY, user: object = None, **chosen: object) -> ReportTable:
    asked = {"measures": ["sex"], "groups": [GROUP], **chosen}
    return build_report("quality", unit=unit, day=day, user=user or ServerActor(), geography=geography, **asked)  # type: ignore[arg-type]  # options by name


def bases(found: ReportTable) -> dict[str, int]:
    return {place.code: base for place in found.places if (base := found.base(GROUP, place.pk))}


@pytest.mark.usefixtures("people")
def test_two_communes_stand_apart_in_the_units_of_then_and_together_in_those_of_today() -> None:
    then, now = table("17", "then"), table("17", REFORM)
    assert bases(then) == {"17": 3, "158": 3, "05356": 2, "05365": 1}
    assert bases(now) == {"17": 3, LAC_LUONG: 3}
    assert len([p for p in then.places if p.level == "commune"]) == 151
    assert len([p for p in now.places if p.level == "commune"]) == 46
    assert {p.level for p in now.places} == {"province", "commune"}
    assert (now.unit.title, {p.kind for p in now.places}) == ("Tỉnh Hòa Bình", {"tinh", "xa", "phuong"})


@pytest.mark.usefixtures("people")
def test_the_same_code_means_the_unit_of_the_day_unless_it_names_another_day() -> None:
    assert bases(table(LAC_LUONG, REFORM)) == {}
    assert bases(table(f"{LAC_LUONG}@{REFORM}", REFORM)) == {LAC_LUONG: 3}
    assert bases(table(f"{LAC_LUONG}@{REFORM}", "then")) == {LAC_LUONG: 3}
    assert bases(table("17", REFORM, at=LAC_LUONG)) == {LAC_LUONG: 3}
    later = table("17", "2025-02-28", day=date(2025, 12, 31))
    assert later.unit.title == "Tỉnh Hòa Bình"


def test_people_of_a_divided_commune_stand_where_they_were_placed_or_in_a_row_of_their_own() -> None:
    placed = posted("Đinh Văn Dũng", VAY_NUA, until=date(2025, 7, 1))
    post(placed, "c04891-20250701", since=date(2025, 7, 1))
    posted("Xa Văn Giang", VAY_NUA)
    found = table("17", REFORM, levels=["commune"])
    assert bases(found) == {"17": 2, TIEN_PHONG: 1, "unclear": 1}
    assert found.places[-1].is_remainder
    assert [(notice.code, notice.people) for notice in found.notices] == [("not_carried", 1)]
    assert "unclear" not in bases(table("17", "then"))


@pytest.mark.parametrize("level", ["commune", "chosen"])
def test_a_composed_table_calls_those_who_were_not_placed_as_the_report_does(level: str) -> None:
    posted("Bùi Văn An", LAC_SY)
    posted("Xa Văn Giang", VAY_NUA)
    unit = "17" if level == "commune" else "158,150"
    asked = Composition("", (GROUP,), rows=(Chosen("unit", level=level),), geography=REFORM)
    found = compose(asked, day=DAY, unit=unit, user=ServerActor())
    titles = {leaf.title: found.persons(found.key(leaf, found.columns.leaves[0])) for leaf in found.rows.leaves}
    remainder = table("17", REFORM).places[-1].title
    assert titles.get(remainder) == 1, titles


def test_people_of_a_merged_commune_go_back_only_to_where_they_came_from() -> None:
    old = posted("Bùi Văn Hạnh", BAO_HIEU, until=date(2025, 7, 1))
    post(old, "c05362-20250701", since=date(2025, 7, 1))
    posted("Bùi Văn Mới", "c05362-20250701", since=date(2025, 9, 1))
    found = table("17", "2025-02-28", day=date(2025, 12, 31), levels=["commune"])
    assert bases(found) == {"17": 2, "05365": 1, "unclear": 1}


def test_people_left_in_an_ended_commune_count_in_the_one_that_took_it_over() -> None:
    after = date(2026, 1, 1)
    posted("Bùi Văn An", LAC_SY, sex="male")
    posted("Bùi Văn Mới", "c05362-20250701", since=date(2025, 9, 1))
    posted("Xa Văn Giang", VAY_NUA)
    for unit, geography, code in (
        (LAC_LUONG, "then", LAC_LUONG),
        (f"25@{REFORM}", "then", LAC_LUONG),
        ("17@2025-06-30", REFORM, LAC_LUONG),
        ("17@2025-06-30", "2025-02-28", "05356"),
        ("05356", "2025-02-28", "05356"),
    ):
        found = table(unit, geography, day=after)
        held, whole = bases(found), found.base(GROUP, found.unit.pk)
        assert (held[code], whole) == ((2, 2) if code == LAC_LUONG else (1, 1 if unit == "05356" else 2))
        told = {notice.code: notice.people for notice in found.notices}
        assert told["posts_not_yet_placed"] == 1
        assert told.get("posts_in_ended_units") == (None if unit in (LAC_LUONG, "05356") else 1)
    row = {"group": GROUP, "measure": "sex", "category": "male", "geography": REFORM, "at": LAC_LUONG}
    behind = people_behind("quality", unit="17@2025-06-30", day=after, user=ServerActor(), **row)
    assert [cadre.full_name for cadre in behind.rows] == ["Bùi Văn An"]


def test_a_chain_of_mergers_leads_to_the_last_unit() -> None:
    posted("Đinh Văn Xưa", "c04819", since=date(2015, 1, 1))
    assert bases(table("17", "then", day=date(2019, 12, 31), levels=["commune"])) == {"17": 1, "04819": 1}
    assert bases(table("17", "then", levels=["commune"])) == {"17": 1, "04819": 1}
    assert bases(table("17", REFORM)) == {"17": 1, "04828": 1}
    assert bases(table("04828", "then", day=date(2026, 1, 1))) == {"04828": 1}


@pytest.mark.usefixtures("people")
def test_a_user_sees_what_is_theirs_in_any_geography(client: Client) -> None:
    officer, analyst = user_at(LAC_SY, Role.COMMUNE_OFFICER), user_at("p17", Role.ANALYST)
    assert bases(table("05356", REFORM, user=officer)) == {"05356": 2}
    assert bases(table("17", REFORM, user=analyst))["17"] == 3
    for unit in ("17", "05365", f"{LAC_LUONG}@{REFORM}"):
        with pytest.raises(OutOfScope):
            table(unit, REFORM, user=officer)
    client.force_login(officer)
    for page in ("report", "trend", "chart"):
        address = reverse(f"reporting:{page}", args=["quality"])
        assert client.get(address, {"unit": "17", "geography": REFORM, "at": LAC_LUONG}).status_code == 404
    client.force_login(User.objects.create_user("stranger", working_day=DAY))
    assert client.get(reverse("reporting:trend", args=["quality"]), {"unit": "17"}).status_code == 403


@pytest.mark.usefixtures("people")
def test_the_page_says_its_geography_and_leads_on_in_it(client: Client) -> None:
    client.force_login(user_at("p17", Role.ANALYST))
    asked = {"unit": "17", "day": "28/02/2025", "by": "commune", "group": GROUP, "measure": "sex", "geography": REFORM}
    page = client.get(reverse("reporting:report", args=["quality"]), asked).content.decode()
    assert "01/07/2025" in page
    behind = f"{reverse('reporting:people')}?report=quality&amp;day=2025-02-28&amp;unit=17&amp;geography={REFORM}"
    assert f"{behind}&amp;at={LAC_LUONG}&amp;group={GROUP}" in page
    row = {"report": "quality", "group": GROUP, "measure": "sex", "category": "male", "at": LAC_LUONG}
    people = client.get(reverse("reporting:people"), {**asked, **row}).content.decode()
    assert "Bùi Văn An" in people
    assert "Quách Văn Chiến" in people
    assert "Bùi Thị Bình" not in people


@pytest.mark.parametrize("geography", ["yesterday", "2025-02-31", "99999-01-01", "1492-10-12"])
def test_a_wrong_geography_gives_a_sentence(client: Client, geography: str) -> None:
    with pytest.raises(ReportError, match=geography):
        table("17", geography)
    with pytest.raises(CommandError, match=geography):
        call_command("report", "quality", "--unit", "17", "--geography", geography)
    client.force_login(user_at("p17", Role.ANALYST))
    answer = client.get(reverse("reporting:report", args=["quality"]), {"unit": "17", "geography_day": geography})
    assert answer.status_code == 400
    assert geography in answer.content.decode()


def test_a_day_before_the_list_of_units_is_complete_is_refused_with_the_reason() -> None:
    with pytest.raises(ReportError, match="01/03/2025"):
        table(f"25@{REFORM}", REFORM)
    assert bases(table(f"25@{REFORM}", REFORM, day=date(2025, 3, 1))) == {}


@pytest.mark.usefixtures("people")
def test_events_count_in_the_geography_too() -> None:
    stream = StringIO()
    call_command(
        *("report", "movements", "--unit", "17", "--as-of", "2025-02-28", "--geography", REFORM),
        *("--level", "commune", "--format", "json"),
        stdout=stream,
    )
    found = json.loads(stream.getvalue())
    assert found["geography"] == REFORM
    assert LAC_LUONG in {cell["unit"] for cell in found["cells"]}


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("geography", ["then", REFORM, "2019-12-31"])
def test_a_report_in_any_geography_asks_few_questions(
    django_assert_max_num_queries: AssertNumQueries, geography: str
) -> None:
    table("17", geography)
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]  # the fixture is a context manager
        table("17", geography)


def test_a_trend_goes_on_over_both_reorganisations_without_a_break() -> None:
    cadre = posted("Bùi Văn Kiên", LAC_SY, until=date(2025, 7, 1), sex="male")
    post(cadre, "c05362-20250701", since=date(2025, 7, 1))
    posted("Bùi Thị Lan", BAO_HIEU, since=date(2018, 1, 1), until=date(2025, 7, 1), sex="female")
    days = days_of("2019, 2021; 28/02/2025 2025-12-31", DAY)
    assert days == [date(2019, 12, 31), date(2021, 12, 31), DAY, date(2025, 12, 31)]
    asked = {"days": days, "user": ServerActor(), "group": GROUP, "measure": "sex"}
    for unit, geography in (("17", "2025-02-28"), ("17", REFORM), (f"{LAC_LUONG}", REFORM)):
        trend = build_trend("quality", unit=unit, geography=geography, **asked)  # type: ignore[arg-type]  # options by name
        assert [point.base for point in trend.points] == [1, 2, 2, 1]
        assert [point.counts["male"] for point in trend.points] == [0, 1, 1, 1]
        assert not any(point.trouble for point in trend.points)
    total, *_rows = paper_of(trend).tables[0].rows
    # On every day persons and share, then the change.
    assert [cell.value for cell in total.cells] == [1, 100, 2, 100, 2, 100, 1, 100, None]


def test_a_trend_goes_on_where_nobody_was_placed_yet() -> None:
    posted("Bùi Văn An", LAC_SY, since=date(2018, 1, 1), sex="male")
    days = [date(year, 12, 31) for year in range(2019, 2026)]
    asked = {"days": days, "user": ServerActor(), "group": GROUP, "measure": "sex", "geography": REFORM}
    trend = build_trend("quality", unit="17", **asked)  # type: ignore[arg-type]  # options by name
    assert [point.base for point in trend.points] == [1] * len(days)
    assert [bool(point.remarks) for point in trend.points] == [False] * 6 + [True]


def test_a_trend_reads_the_levels_once_whatever_its_days() -> None:
    # As after an edit: nothing is known of them yet.
    RollUp.objects.update(position=F("position"))
    posted("Bùi Văn An", LAC_SY)
    days, user = [date(year, 12, 31) for year in range(2019, 2026)], ServerActor()
    with CaptureQueriesContext(connection) as asking:
        build_trend("quality", days=days, unit="17", user=user, group=GROUP, measure="professional", geography=REFORM)
    assert len(asking) <= 100
    asked_for = [each["sql"] for each in asking.captured_queries]
    # Beside them, one statement asks whether they are as they were.
    assert len([sql for sql in asked_for if "rollup" in sql and "xmin" in sql]) == 1
    assert len([sql for sql in asked_for if "rollup" in sql and "xmin" not in sql]) == 1
    # Whoever cannot be carried to a unit is told by a row of the report; a trend has none.
    assert not [sql for sql in asked_for if "count(DISTINCT person)" in sql]
    # All count in the province, wherever in it those of a divided commune went.
    assert not [sql for sql in asked_for if "stood" in sql]


def test_a_roll_up_stands_in_a_report_while_it_is_in_force() -> None:
    posted("Bùi Văn An", LAC_SY)
    roll_up = RollUp.objects.get(ladder="prof_edu", category="below_college")
    roll_up.valid_from, roll_up.valid_to = date(2024, 1, 1), date(2025, 1, 1)
    roll_up.save()
    for day, stands in (("2023-12-31", False), ("2024-01-01", True), ("2024-12-31", True), ("2025-01-01", False)):
        found = build_report("quality", unit="17", day=date.fromisoformat(day), user=ServerActor(), levels=[])
        assert (roll_up.category in found.breakdown("professional").by_code) is stands, day


def test_a_trend_tells_its_breaks() -> None:
    days = [date(2024, 12, 31), date(2025, 3, 31), date(2025, 12, 31)]
    asked = {"days": days, "user": ServerActor(), "group": GROUP, "measure": "sex"}
    trend = build_trend("quality", unit="25", geography=REFORM, **asked)  # type: ignore[arg-type]  # options by name
    assert [point.base for point in trend.points] == [None, 0, 0]
    assert "01/03/2025" in trend.points[0].trouble
    with pytest.raises(ReportError, match="32/13/2024"):
        days_of("32/13/2024", DAY)


def test_a_change_is_rounded_once_from_the_counts() -> None:
    (male, *_rest) = registry.facts["person"].read(DAY).categories["sex"]
    first, last = Point(DAY, 3, {male.code: 1}), Point(DAY, 3, {male.code: 2})
    assert change(first, last, male) == Decimal("33.33")
    assert change(last, first, male) == Decimal("-33.33")
    assert change(first, Point(DAY, 0, {male.code: 0}), male) is None


@pytest.mark.usefixtures("people")
def test_a_trend_says_the_same_on_its_page_in_the_interface_and_by_the_command(client: Client) -> None:
    client.force_login(user_at("p17", Role.ANALYST))
    query = {"unit": "17", "days": "2024, 28/02/2025", "measure": "sex", "geography": REFORM}
    assert "Bùi" not in (page := client.get(reverse("reporting:trend", args=["quality"]), query).content.decode())
    assert "66,67" in page or "66.67" in page
    told = client.get(reverse("api:report-trend", args=["quality"]), {**query, "as_of": "2025-02-28"}).json()
    stream = StringIO()
    call_command(
        *("report", "quality", "--unit", "17", "--as-of", "2025-02-28", "--geography", REFORM, "--measure", "sex"),
        *("--trend", "2024,28/02/2025"),
        stdout=stream,
    )
    assert json.loads(stream.getvalue()) == told
    last = [cell for cell in told["cells"] if cell["day"] == "2025-02-28" and cell["category"] == "male"]
    assert last == [{"day": "2025-02-28", "category": "male", "count": 2, "base": 3, "percent": 66.67, "change": 0.0}]
    for form in ("xlsx", "csv"):
        assert client.get(reverse("reporting:trend_file", args=["quality", form]), query).status_code == 200


def test_seats_tell_where_somebody_went_who_has_no_post() -> None:
    cadre = Cadre.objects.create(full_name="Đinh Văn Núi")
    kind = SeatKind.objects.filter(body="executive").earliest("pk")
    for unit, since, until in (
        (VAY_NUA, date(2020, 1, 1), date(2025, 7, 1)),
        ("c04828-20250701", date(2025, 7, 1), None),
    ):
        CommitteeSeat.objects.create(
            cadre=cadre, unit=Unit.objects.get(key=unit), kind=kind, period=DateRange(since, until)
        )
    found = table("17", REFORM, groups=["party_executive_committee"])
    assert [p.code for p in found.places if found.base("party_executive_committee", p.pk)] == ["17", "04828"]
