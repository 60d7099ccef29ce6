"""The timeline of a person's page, its filters, and the summary above it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from apps.accounts.models import SensitiveReading, User
from apps.cadres.models import Cadre, Posting
from apps.cadres.person_page import Dossier
from apps.cadres.summary import PLACES, Summary
from apps.cadres.timeline import Timeline
from apps.qualifications.models import Qualification
from tests.conftest import DAY, Person, Units


@pytest.fixture
def cadre(person: Person) -> Cadre:
    cadre = person("Bùi Văn Hạnh", since=date(2015, 1, 1))
    Qualification.objects.create(
        cadre=cadre, level_id="CM_DH", awarded_on=date(2004, 1, 1), awarded_precision="year", reported_on=DAY
    )
    Qualification.objects.create(cadre=cadre, level_id="LLCT_TC", reported_on=DAY)
    return cadre


def timeline(user: User, cadre: Cadre, query: str = "") -> Timeline:
    return Timeline(Dossier(cadre, user, DAY), QueryDict(query))


def test_years_stand_with_the_latest_first_and_the_undated_last(cadre: Cadre, editor: User) -> None:
    assert [year.year for year in timeline(editor, cadre).years] == [2015, 2004, None]


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("kind=posts", [2015]),
        ("kind=qualifications", [2004, None]),
        ("kind=posts&kind=qualifications", [2015, 2004, None]),
        ("since=2015", [2015]),
        ("until=2004", [2004]),
        ("kind=posts&until=2004", []),
        ("since=2004&until=2015", [2015, 2004]),
    ],
)
def test_kinds_and_years_narrow_it(cadre: Cadre, editor: User, query: str, years: list[int | None]) -> None:
    assert [year.year for year in timeline(editor, cadre, query).years] == years


@pytest.mark.parametrize("query", ["kind=nonsense", "since=x", "since=1", "until=%00", "since=2015&until=2004"])
def test_what_cannot_be_asked_is_said_and_breaks_nothing(
    client: Client, cadre: Cadre, editor: User, query: str
) -> None:
    assert timeline(editor, cadre, query).form.errors
    client.force_login(editor)
    assert client.get(f"{cadre.get_absolute_url()}?{query}").status_code == 200


def test_only_kinds_that_have_something_are_offered(cadre: Cadre, editor: User) -> None:
    assert {kind.key: kind.count for kind in timeline(editor, cadre).kinds} == {"posts": 1, "qualifications": 2}


def test_choosing_asks_for_the_timeline_alone(client: Client, cadre: Cadre, editor: User) -> None:
    client.force_login(editor)
    address = f"{cadre.get_absolute_url()}?kind=posts"
    whole = client.get(address).content.decode()
    alone = client.get(address, headers={"HX-Request": "true", "HX-Target": "timeline"}).content.decode()
    assert "<html" in whole
    assert "<html" not in alone
    assert 'id="timeline"' in alone
    assert "2004" not in alone.split("timeline-years")[1]


def test_the_timeline_alone_notes_no_reading_of_what_it_does_not_show(
    client: Client, person: Person, editor: User
) -> None:
    cadre = person("Bùi Văn Hạnh", phone="0912345678")
    client.force_login(editor)
    client.get(cadre.get_absolute_url(), headers={"HX-Request": "true", "HX-Target": "timeline"})
    assert not SensitiveReading.objects.exists()


def test_the_summary_says_what_the_file_lacks(person: Person, editor: User, analyst: User) -> None:
    cadre = person("Bùi Văn Hạnh", home_town="Lạc Sỹ", qualifications={"prof_edu": "CM_DH"})
    summary = Summary(Dossier(cadre, editor, DAY))
    missing = {str(need.label) for need in summary.missing}
    assert {"Lý luận chính trị", "Quản lý nhà nước"} <= missing
    assert "Trình độ chuyên môn" not in missing
    assert summary.complete + len(missing) == summary.asked
    assert Summary(Dossier(cadre, analyst, DAY)).asked == summary.asked - 1  # ethnic group: not asked of an analyst


def test_every_named_place_of_the_summary_belongs_to_a_part(person: Person, editor: User) -> None:
    """A part that changes its key would otherwise quietly move to another group."""
    cadre = person("Bùi Văn Hạnh")
    editor.is_superuser = True
    assert set(PLACES) <= {part.key for part in Dossier(cadre, editor, DAY).parts}


def test_a_level_below_the_standard_is_marked_beside_the_level(person: Person, editor: User) -> None:
    cadre = person("Bùi Văn Hạnh", title="CD_BT", since=date(2015, 1, 1), qualifications={"prof_edu": "CM_SC"})
    dossier = Dossier(cadre, editor, DAY)
    lines = {line.fact.about: line for group in Summary(dossier).groups for line in group.lines}
    remark = lines["prof_edu"].remark
    assert remark is not None
    assert remark.tone in ("warning", "bad")


def test_a_long_section_begins_folded_and_says_how_much_there_is(
    client: Client, cadre: Cadre, editor: User, units: Units
) -> None:
    for year in range(2000, 2008):
        Posting.objects.create(
            cadre=cadre, unit=units.thu_phong, title_id="CD_CTND", category="cadre", is_primary=False,
            period=(date(year, 1, 1), date(year, 6, 1)),
        )  # fmt: skip
    client.force_login(editor)
    content = client.get(cadre.get_absolute_url()).content.decode()
    assert content.count("is-long") == 1
    assert "<small>9</small>" in content


def test_filters_cost_no_query_of_their_own(
    client: Client, cadre: Cadre, editor: User, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client.force_login(editor)
    with django_assert_max_num_queries(8):
        client.get(f"{cadre.get_absolute_url()}?kind=posts&since=2015")
