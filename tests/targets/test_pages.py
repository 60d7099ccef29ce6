"""Pages of targets, as each kind of visitor meets them."""

import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from apps.accounts.models import User
from apps.targets import services
from apps.targets.models import Target, TargetPlan
from tests.conftest import Units

FORM = {
    "title": "Công chức có lý luận chính trị trung cấp", "group": "quality/civil_servants",
    "figure": "political_theory/LLCT_TC", "kind": "share", "floor": "85", "ceiling": "90", "due_on": "31/12/2025",
}  # fmt: skip


def pages(target: Target) -> list[str]:
    return ["/targets/", target.plan.get_absolute_url(), target.get_absolute_url()]


@pytest.mark.parametrize(
    ("visitor", "answer", "writing"),
    [
        ("stranger", 404, 404),
        ("officer", 200, 403),
        ("neighbour", 200, 403),
        ("analyst", 200, 403),
        ("editor", 200, 200),
    ],
)
def test_whoever_a_plan_covers_sees_it_and_the_province_writes_it(
    visitor: str, answer: int, writing: int, target: Target, client: Client, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(visitor))
    assert [client.get(page).status_code for page in pages(target)[1:]] == [answer] * 2
    assert client.get(f"{target.get_absolute_url()}edit/").status_code == writing
    assert client.get(f"{target.plan.get_absolute_url()}new/").status_code == writing


def test_an_officer_sees_the_own_commune_alone(staff: None, target: Target, client: Client, officer: User) -> None:
    client.force_login(officer)
    page = client.get(target.get_absolute_url()).content.decode()
    assert "Lạc Sỹ" in page
    assert "Bảo Hiệu" not in page
    assert client.get(f"{target.get_absolute_url()}?unit=05365").status_code == 404


def test_of_nobody_who_studies_no_noughts_are_listed(
    staff: None, target: Target, client: Client, analyst: User
) -> None:
    client.force_login(analyst)
    client.cookies["django_language"] = "en"
    page = " ".join(client.get(target.get_absolute_url()).content.decode().split())
    assert "Nobody of the group who does not hold it studies for this" in page
    assert "expected in time 0" not in page


def test_a_target_is_added_edited_and_deleted_and_taken_back(plan: TargetPlan, client: Client, editor: User) -> None:
    client.force_login(editor)
    client.cookies["django_language"] = "en"
    answer = client.post(f"{plan.get_absolute_url()}new/", FORM)
    target = Target.objects.get()
    assert answer.headers["Location"] == target.get_absolute_url()
    assert (target.report, target.group, target.category) == ("quality", "civil_servants", "LLCT_TC")
    form: Any = client.get(f"{target.get_absolute_url()}edit/").context["sections"][0].form
    sent = FORM | {"floor": "95", "revision": form.initial["revision"]}
    page = client.post(f"{target.get_absolute_url()}edit/", sent)
    assert "The ceiling lies below the floor" in page.content.decode()
    deleted = client.post(f"{target.get_absolute_url()}delete/", {"revision": form.initial["revision"]}, follow=True)
    assert not Target.objects.exists()
    way_back = re.search(r"/targets/take-back/[0-9a-f-]+/", deleted.content.decode())
    assert way_back
    assert client.get(way_back[0]).status_code == 200
    client.post(way_back[0])
    assert Target.objects.get().title == FORM["title"]


def test_no_figure_is_chosen_before_somebody_chooses(plan: TargetPlan, client: Client, editor: User) -> None:
    client.force_login(editor)
    form: Any = client.get(f"{plan.get_absolute_url()}new/").context["sections"][0].form
    assert form["figure"].as_widget().split("<option")[1].startswith(' value=""')
    assert form["figure"].value() is None


def test_a_figure_that_the_groups_report_lacks_is_refused_beside_the_field(
    plan: TargetPlan, client: Client, editor: User
) -> None:
    client.force_login(editor)
    client.cookies["django_language"] = "en"
    page = client.post(f"{plan.get_absolute_url()}new/", FORM | {"group": "health/cadres"})
    assert not Target.objects.exists()
    assert list(page.context["sections"][0].form.errors) == ["figure"]


def test_a_plan_is_set_by_the_editor_s_own_unit_unless_another_is_chosen(
    client: Client, editor: User, units: Units
) -> None:
    client.force_login(editor)
    form: Any = client.get("/targets/new/").context["sections"][0].form
    assert form.initial["unit"] == units.province


@pytest.mark.parametrize("figure", ["professional/untrained", "professional/unknown", "sex/female"])
def test_nothing_lies_above_a_row_without_an_order(figure: str, plan: TargetPlan, client: Client, editor: User) -> None:
    """“Women and above” had counted whatever rows the report lists after them."""
    client.force_login(editor)
    page = client.post(f"{plan.get_absolute_url()}new/", FORM | {"figure": figure, "and_above": "on"})
    assert not Target.objects.exists()
    assert "and_above" in page.context["sections"][0].form.errors


def test_only_the_right_writes_and_the_database_keeps_the_range(target: Target, analyst: User, editor: User) -> None:
    with pytest.raises(PermissionDenied):
        services.delete(row=target, revision=None, by=analyst)
    target.floor = 101
    with pytest.raises(ValidationError, match="100"):
        services.edit(row=target, revision=None, by=editor)


def test_the_interface_tells_plans_with_their_targets(target: Target, client: Client, officer: User) -> None:
    client.force_login(officer)
    (found,) = client.get("/api/v1/target-plans/").json()["results"]
    assert found["name"] == "Đề án số 06-ĐA/TU"
    assert found["targets"][0]["category"] == "CM_DH"


def test_plans_stand_by_their_last_year_the_latest_first(client: Client, editor: User, units: Units) -> None:
    for last in (2025, 2030, 2020):
        TargetPlan.objects.create(unit=units.province, name=f"Đề án {last}", first_year=last - 4, last_year=last)
    client.force_login(editor)
    page = client.get("/targets/")
    assert [plan.last_year for plan, _unit in page.context["rows"]] == [2030, 2025, 2020]


def test_a_target_of_one_kind_of_communes_is_set_and_says_so(
    plan: TargetPlan, client: Client, editor: User, staff: None
) -> None:
    client.force_login(editor)
    wrong = client.post(f"{plan.get_absolute_url()}new/", FORM | {"unit_kind": "castle"})
    assert "unit_kind" in wrong.context["sections"][0].form.errors
    client.post(f"{plan.get_absolute_url()}new/", FORM | {"unit_kind": "xa"})
    target = Target.objects.get()
    assert target.unit_kind == "xa"
    shown = client.get(f"{target.get_absolute_url()}?unit=17").context["shown"]
    assert shown.board.counted_as.endswith("(Xã)")
