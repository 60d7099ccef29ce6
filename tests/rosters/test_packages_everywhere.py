"""Whatever address gives a workbook, it opens without a word about repair."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.work.lists import work_lists
from apps.reporting.composed.flat import packed
from tests.accounts.access_figures import a_seal
from tests.accounts.access_samples import a_period
from tests.accounts.test_access_walk import OWN
from tests.conftest import DAY, Person
from tests.reporting.composed.test_composed_outlets import BY_DISTRICT
from tests.rosters.packages import faults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
LISTS = (
    "appraisal:commendation_export",
    "appraisal:rating_export",
    "cadres:export",
    "discipline:export",
    "establishment:export",
    "establishment:openings_export",
    "mergers:export",
    "movements:export",
    "petitions:export",
    "planning:forecast_export",
    "standards:gap_export",
    "training:class_export",
)
# Of the figures what is asked besides; reports and official forms, each by itself, are in test_packages.py.
FIGURES = {
    "reporting:composed_download": ({}, f"t={packed(BY_DISTRICT)}&day=2025-02-28"),
    "reporting:events_file": (
        {},
        "report=discipline&from=2020-06-01&day=2025-02-28&unit=17&group=everyone&measure=disciplined&category=in_term",
    ),
    "reporting:indicator_file": ({"code": "I01"}, "unit=17"),
    "reporting:trend_file": ({"code": "quality"}, "unit=17"),
    "standards:simulator_export": ({}, "asked=1&prof_edu=CM_DH&title=CD_BT"),
}
IN_TURN = {"cadres:work_export", "reporting:download", "reporting:form_download"}
RECORDS = {"reporting:seal_file", "submissions:export"}
NO_WORKBOOKS = {
    "cadres:form_2c",
    "reporting:consistency_file",
    "reporting:form_draft_sample",
    "reporting:picture",
    "rosters:take_back",
}


@pytest.fixture
def office(client: Client, administrator: User, analyst: User, person: Person) -> Client:
    administrator.is_staff = True
    administrator.save()
    person("Bùi Văn Hạnh", title="CD_BT", sex="male", citizen_id="017076000123", qualifications={"prof_edu": "CM_SC"})
    client.force_login(administrator)
    return client


def told_of(answer: Any) -> list[str]:
    assert answer.status_code == 200
    assert "spreadsheetml" in answer["Content-Type"]
    return faults(b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content))


def test_every_address_that_may_give_a_workbook_is_asked() -> None:
    giving = {each.name for each in OWN if {"form", "kind"} & {*each.arguments}}
    assert giving == {*LISTS, *FIGURES, *IN_TURN, *RECORDS, *NO_WORKBOOKS}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sound(name: str, office: Client) -> None:
    assert told_of(office.get(reverse(name, args=["xlsx"]), {"day": f"{DAY:%Y-%m-%d}"})) == []


@pytest.mark.parametrize("key", work_lists)
def test_a_list_that_is_work_is_sound(key: str, office: Client) -> None:
    assert told_of(office.get(reverse("cadres:work_export", args=[key, "xlsx"]))) == []


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_sound(name: str, office: Client) -> None:
    arguments, query = FIGURES[name]
    assert told_of(office.get(f"{reverse(name, kwargs={**arguments, 'form': 'xlsx'})}?{query}")) == []


def test_what_is_kept_is_sound(office: Client, analyst: User) -> None:
    person = Cadre.objects.get()
    for name, code in (("reporting:seal_file", a_seal(person)), ("submissions:export", a_period(person))):
        assert told_of(office.get(reverse(name, args=[code, "xlsx"]))) == []
