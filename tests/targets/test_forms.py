"""Setting targets on means, posts, events and cells of composed tables."""

from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.saved import save
from apps.reporting.composed.shows import Show
from apps.reporting.models import SavedComposition
from apps.targets.models import Basis, Kind, Target, TargetPlan

pytestmark = pytest.mark.usefixtures("staff")
COMMON = {"title": "Chỉ tiêu", "floor": "", "ceiling": "45", "is_limit": "on", "due_on": "31/12/2025", "unit_kind": ""}
YEARS = COMMON | {"group": "cadres", "measure": "age_years"}
POSTS = COMMON | {"group": "establishment/staff_posts", "figure": "posts/vacant", "kind": "mean"}


@pytest.fixture
def kept(editor: User) -> SavedComposition:
    composition = Composition(
        "Giới", ("cadres",), rows=(Chosen("sex"),), shows=(Show.PERSONS, Show.ROW_SHARE, Show.COLUMN_SHARE)
    )
    return save(composition, title="Giới", by=editor)


def send(client: Client, user: User, plan: TargetPlan, page: str, form: dict[str, str]) -> Any:
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client.post(f"{plan.get_absolute_url()}new/{page}", form)


def test_a_mean_age_that_must_not_be_passed_is_set(plan: TargetPlan, client: Client, editor: User) -> None:
    send(client, editor, plan, "years/", YEARS)
    target = Target.objects.get()
    assert (target.basis, target.kind, target.is_limit) == (Basis.YEARS.value, Kind.YEARS.value, True)
    assert target.floor == 0
    page = client.get(target.get_absolute_url()).content.decode()
    assert "at most 45" in page
    assert "if the same persons serve then" in page


def test_vacancies_are_set_and_edited(plan: TargetPlan, client: Client, editor: User) -> None:
    send(client, editor, plan, "events/", POSTS)
    target = Target.objects.get()
    assert (target.basis, target.report, target.category) == (Basis.EVENTS.value, "establishment", "vacant")
    page = client.get(target.get_absolute_url()).content.decode()
    assert "there is no forecast" in page
    form: Any = client.get(f"{target.get_absolute_url()}edit/").context["sections"][0].form
    assert form.initial["floor"] is None
    sent = POSTS | {"ceiling": "2", "revision": form.initial["revision"]}
    client.post(f"{target.get_absolute_url()}edit/", sent)
    target.refresh_from_db()
    assert target.ceiling == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"figure": "form_row/total"}, "figure"),
        ({"group": "training/fostering_turns", "figure": "form_row/total", "kind": "share"}, "kind"),
        ({"group": "training/fostering_persons", "figure": "form_row/total", "unit_kind": "xa"}, "unit_kind"),
        ({"is_limit": ""}, "floor"),
        ({"ceiling": ""}, "ceiling"),
    ],
)
def test_what_cannot_be_counted_is_refused_beside_its_field(
    wrong: dict[str, str], field: str, plan: TargetPlan, client: Client, editor: User
) -> None:
    page = send(client, editor, plan, "events/", {key: v for key, v in (POSTS | wrong).items() if v})
    assert not Target.objects.exists()
    assert list(page.context["sections"][0].form.errors) == [field]


def test_a_cell_of_a_kept_table_is_set_and_outlives_it(
    plan: TargetPlan, kept: SavedComposition, client: Client, editor: User
) -> None:
    client.force_login(editor)
    assert kept.code in client.get(f"{plan.get_absolute_url()}new/table/").content.decode()
    form = COMMON | {"floor": "30", "ceiling": "", "figure": "column_share@female@"}
    send(client, editor, plan, f"table/{kept.code}/", {key: value for key, value in form.items() if key != "is_limit"})
    target = Target.objects.get()
    kept.delete()
    page = client.get(target.get_absolute_url()).content.decode()
    assert "Female: Share of the column, %" in page
    assert target.is_percent


@pytest.mark.parametrize(("floor", "ceiling", "field"), [("150", "", "floor"), ("30", "100.5", "ceiling")])
def test_of_a_cell_that_is_a_share_no_more_than_all_can_be_aimed_at(
    floor: str, ceiling: str, field: str, plan: TargetPlan, kept: SavedComposition, client: Client, editor: User
) -> None:
    form = COMMON | {"floor": floor, "ceiling": ceiling, "figure": "column_share@female@", "is_limit": ""}
    page = send(client, editor, plan, f"table/{kept.code}/", {key: value for key, value in form.items() if value})
    assert not Target.objects.exists()
    assert list(page.context["sections"][0].form.errors) == [field]


def test_a_table_of_somebody_else_is_not_found(
    plan: TargetPlan, kept: SavedComposition, client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    assert client.get(f"{plan.get_absolute_url()}new/table/{kept.code}/").status_code == 404


def test_a_table_of_what_needs_a_right_of_its_own_is_refused(plan: TargetPlan, client: Client, editor: User) -> None:
    table = save(Composition("Dân tộc", ("cadres",), rows=(Chosen("ethnicity"),)), title="Dân tộc", by=editor)
    client.force_login(editor)
    answer = client.get(f"{plan.get_absolute_url()}new/table/{table.code}/")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{plan.get_absolute_url()}new/table/"


def test_the_interface_tells_the_cell(plan: TargetPlan, kept: SavedComposition, client: Client, editor: User) -> None:
    form = COMMON | {"figure": "persons@female@"}
    send(client, editor, plan, f"table/{kept.code}/", form)
    (found,) = client.get("/api/v1/target-plans/").json()["results"]
    assert found["targets"][0]["cell"]["row"] == ["female"]
    assert found["targets"][0]["is_limit"] is True
