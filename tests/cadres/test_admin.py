"""Code lists are edited by administrators; people are only looked at."""

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.models import Cadre, Religion
from apps.core.history import event_model
from tests.conftest import Person

LISTS = ["title", "grade", "religion", "ethnicgroup", "employmentstatus", "committeeterm", "seatkind"]
LADDERS = ["ladder", "qualificationlevel", "rollup", "language"]


@pytest.fixture
def staff(administrator: User) -> User:
    administrator.is_staff = True
    administrator.save()
    return administrator


@pytest.mark.parametrize(
    "name", [*(f"cadres_{name}" for name in LISTS), *(f"qualifications_{name}" for name in LADDERS)]
)
def test_an_administrator_opens_every_code_list(client: Client, staff: User, name: str) -> None:
    client.force_login(staff)
    assert client.get(reverse(f"admin:{name}_changelist")).status_code == 200
    assert client.get(reverse(f"admin:{name}_add")).status_code == 200


def test_an_entry_is_edited_under_ones_name(client: Client, staff: User) -> None:
    client.force_login(staff)
    religion = Religion.objects.all()[0]
    sent = {"label_vi": "Đổi", "label_en": "Changed", "position": 1, "external_codes": "{}", "aliases": ""}
    client.post(reverse("admin:cadres_religion_change", args=[religion.pk]), sent)
    religion.refresh_from_db()
    event = event_model(Religion)._default_manager.order_by("-pgh_id").select_related("pgh_context").first()
    assert religion.label_en == "Changed"
    assert event.pgh_context.metadata["user"] == staff.pk  # type: ignore[union-attr]  # every event has one


def test_an_editor_on_the_staff_edits_no_code_list(client: Client, editor: User) -> None:
    editor.is_staff = True
    editor.save()
    client.force_login(editor)
    assert client.get(reverse("admin:cadres_title_changelist")).status_code == 403


def test_people_are_looked_at_but_not_written(client: Client, staff: User, person: Person) -> None:
    cadre: Cadre = person("Bùi Thị Hoa", citizen_id="017185000123")
    client.force_login(staff)
    page = client.get(reverse("admin:cadres_cadre_change", args=[cadre.pk]))
    assert page.status_code == 200
    assert "017185000123" not in page.content.decode()
    assert client.post(reverse("admin:cadres_cadre_change", args=[cadre.pk]), {"full_name": "x"}).status_code == 403
    assert client.get(reverse("admin:cadres_cadre_add")).status_code == 403


def test_people_are_listed_with_their_birth_under_a_word_of_the_reader(
    client: Client, staff: User, person: Person
) -> None:
    cadre = person("Bùi Văn Hạnh")
    client.force_login(staff)
    page = client.get(reverse("admin:cadres_cadre_changelist")).text
    assert "Birth" not in page
    assert "Ngày sinh" in page
    assert client.get(reverse("admin:cadres_cadre_change", args=[cadre.pk])).status_code == 200
