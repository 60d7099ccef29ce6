"""What is written of people elsewhere leaves a reader's list as it was drawn; what concerns it is shown at once."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres import list_page
from apps.cadres.homes import move_those_who_begin
from apps.cadres.models import Cadre, CommitteeSeat, Posting, Title
from apps.cadres.periods import period
from apps.core.unchanged import State, Told, histories_of_tables
from tests.cadres.test_homes import in_days, leaving
from tests.conftest import Person, Units

__all__ = ["leaving"]
LIST = reverse("cadres:list")


@pytest.fixture(autouse=True)
def at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records at rest after each statement, though a test is one transaction that writes."""
    monkeypatch.setattr(list_page, "_told", Told(most=10))
    monkeypatch.setattr(list_page, "_composed", Told(most=10))
    monkeypatch.setattr(list_page, "state_of_records", numbers_of_histories)


def numbers_of_histories() -> State:
    histories = sorted(histories_of_tables().values())
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT array(SELECT pg_sequence_last_value(history) FROM unnest(%s::regclass[]) AS history)",
            [[f"{history}_pgh_id_seq" for history in histories]],
        )
        (written,) = cursor.fetchone()
    return State(dict(zip(histories, written, strict=True)))


def look(client: Client, query: str = "") -> tuple[str, bool]:
    """The page, and whether it was drawn anew: whether names were read for it."""
    with CaptureQueriesContext(connection) as statements:
        page = client.get(LIST + query).content.decode()
    return page, any('"cadres_cadre"."full_name"' in each["sql"] for each in statements)


@pytest.fixture
def reader(client: Client, officer: User, person: Person) -> Client:
    """An officer of Lạc Sỹ who has looked at the list, with Hạnh in it."""
    person("Bùi Văn Hạnh")
    client.force_login(officer)
    assert "Bùi Văn Hạnh" in look(client)[0]
    return client


def test_a_list_is_not_drawn_anew_for_what_is_written_of_people_elsewhere(
    reader: Client, person: Person, units: Units
) -> None:
    other = person("Đinh Thị Yến", unit=units.bao_hieu, qualifications={"prof_edu": "CM_DH"})
    assert look(reader)[1] is False
    other.full_name = "Đinh Thị Oanh"
    other.save()
    page, is_new = look(reader)
    assert is_new is False
    assert "Bùi Văn Hạnh" in page


def test_whoever_is_written_here_is_shown_at_once(reader: Client, person: Person) -> None:
    person("Bùi Văn Hùng")
    assert "Bùi Văn Hùng" in look(reader)[0]


def test_whoever_comes_here_is_shown_at_once_and_whoever_goes_is_gone(
    reader: Client, person: Person, units: Units
) -> None:
    other = person("Đinh Thị Yến", unit=units.bao_hieu)
    look(reader)
    Posting.objects.filter(cadre=other).update(unit=units.lac_sy)
    assert "Đinh Thị Yến" in look(reader)[0]
    Posting.objects.filter(cadre=other).update(unit=units.bao_hieu)
    assert "Đinh Thị Yến" not in look(reader)[0]


def test_whoever_is_taken_away_here_is_gone_at_once(reader: Client, person: Person) -> None:
    other = person("Bùi Văn Hùng")
    assert "Bùi Văn Hùng" in look(reader)[0]
    other.delete()
    assert "Bùi Văn Hùng" not in look(reader)[0]


def test_a_seat_here_of_someone_elsewhere_draws_the_list_anew(reader: Client, person: Person, units: Units) -> None:
    other = person("Đinh Thị Yến", unit=units.bao_hieu)
    look(reader)
    CommitteeSeat.objects.create(
        cadre=other, unit=units.lac_sy, kind_id="DU_UVBCH", period=period(date(2020, 6, 1), None)
    )
    assert look(reader)[1] is True


def test_who_sees_everybody_is_shown_at_once_whoever_has_no_post_at_all(client: Client, units: Units) -> None:
    client.force_login(User.objects.create_superuser("everybody"))
    look(client, "?people=all")
    Cadre.objects.create(full_name="Bùi Văn Không")
    assert "Bùi Văn Không" in look(client, "?people=all")[0]


def test_what_surrounds_people_draws_the_list_anew(reader: Client) -> None:
    title = Title.objects.get(pk="CD_VPTK")
    title.label_vi = "Văn phòng – thống kê xã"
    title.save()
    assert "Văn phòng – thống kê xã" in look(reader)[0]


def test_a_home_that_begins_draws_the_list_anew_though_it_has_no_history(
    reader: Client, leaving: Cadre, units: Units
) -> None:
    old, new = leaving.postings.order_by("period")
    Posting.objects.filter(pk=old.pk).update(period=period(date(2020, 1, 1), in_days(-1)))
    Posting.objects.filter(pk=new.pk).update(period=period(in_days(0), None))
    # As yesterday's writing left it.
    Cadre.objects.filter(pk=leaving.pk).update(home_unit=units.lac_sy)
    assert "Bùi Văn Hòa" in look(reader)[0]
    assert move_those_who_begin() == 1
    assert "Bùi Văn Hòa" not in look(reader)[0]
