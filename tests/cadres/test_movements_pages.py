"""The pages of movements, as their visitors meet them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre, Departure, Movement, MovementKind, Posting, Title
from apps.cadres.services import movements
from apps.core.duties import duties_of
from tests.conftest import DAY, Person, Units, make_user

Visit = Callable[..., Any]


@pytest.fixture
def visit(client: Client) -> Visit:
    """`visit(user, url)` gets, `visit(user, url, data)` posts."""

    def go(user: User, url: str, data: dict[str, Any] | None = None) -> Any:
        client.force_login(user)
        client.cookies["django_language"] = "en"
        headers = {"accept-language": "en"}
        return client.get(url, headers=headers) if data is None else client.post(url, data, headers=headers)

    return go


@pytest.fixture
def hoa(person: Person) -> Cadre:
    return person("Bùi Thị Hoa", home_town="Kim Bôi", phone="0912345678")


@pytest.fixture
def proposal(hoa: Cadre, officer: User, units: Units) -> Movement:
    draft = Movement(
        cadre=hoa,
        kind=MovementKind.objects.get(pk="DC_DD"),
        to_unit=units.bao_hieu,
        to_title=Title.objects.get(pk="CD_VPTK"),
        starts_on=date(2025, 3, 10),
    )
    return movements.propose(movement=draft, by=officer)


SENT = {"kind": "DC_DD", "to_unit": "c05365", "to_title": "CD_VPTK", "starts_on": "10/03/2025"}
PAPER = {"decision_number": "15/QĐ-UBND", "decision_on": "01/03/2025"}


def test_an_officer_proposes_and_the_other_confirms(
    visit: Visit, officer: User, neighbour: User, hoa: Cadre, units: Units
) -> None:
    sent = visit(officer, reverse("movements:create", args=[hoa.code]), SENT)
    movement = Movement.objects.get()
    assert sent.headers["Location"] == movement.get_absolute_url()
    assert "Bùi Thị Hoa" in visit(neighbour, reverse("movements:list")).content.decode()
    visit(neighbour, reverse("movements:confirm", args=[movement.pk]), PAPER)
    hoa.refresh_from_db()
    assert hoa.home_unit == units.bao_hieu


def test_an_end_before_the_beginning_is_wrong_and_not_merely_short(visit: Visit, officer: User, hoa: Cadre) -> None:
    sent = SENT | {"kind": "DC_LC", "planned_end": "09/03/2025"}
    page = visit(officer, reverse("movements:create", args=[hoa.code]), sent)
    assert "must not come before the first day" in page.content.decode()
    assert "months" not in page.context["form"].errors.as_text()
    assert not Movement.objects.exists()


def test_the_receiving_officer_sees_the_proposal_and_no_dossier(
    visit: Visit, neighbour: User, proposal: Movement
) -> None:
    page = visit(neighbour, proposal.get_absolute_url()).content.decode()
    assert "Bùi Thị Hoa" in page
    assert "Kim Bôi" not in page
    assert "0912345678" not in page
    assert proposal.cadre.get_absolute_url() not in page
    assert visit(neighbour, proposal.cadre.get_absolute_url()).status_code == 404


def test_a_unit_asks_for_a_person_by_code_and_name_alone(visit: Visit, neighbour: User, hoa: Cadre) -> None:
    wrong = visit(neighbour, reverse("movements:fetch"), SENT | {"code": hoa.code, "full_name": "Bùi Thị Hà"})
    assert list(wrong.context["sections"][0].form.errors) == ["code"]
    visit(neighbour, reverse("movements:fetch"), SENT | {"code": hoa.code.lower(), "full_name": "bui thi hoa"})
    assert Movement.objects.get().proposed_by_side == "receiver"


def test_staff_carry_out_at_once_and_are_told_what_is_missing(
    visit: Visit, editor: User, hoa: Cadre, units: Units
) -> None:
    url = reverse("movements:create", args=[hoa.code])
    missing = visit(editor, url, SENT | {"how": "carry_out"})
    assert list(missing.context["sections"][0].form.errors) == ["decision_number"]
    visit(editor, url, SENT | PAPER | {"how": "carry_out"})
    assert Posting.objects.filter(cadre=hoa, unit=units.bao_hieu).exists()


@pytest.fixture
def district_editor(units: Units) -> User:
    return make_user("district", role=Role.PROVINCE_EDITOR, unit=units.yen_thuy)


def test_the_form_says_before_that_another_unit_answers_first(visit: Visit, district_editor: User, hoa: Cadre) -> None:
    page = visit(district_editor, reverse("movements:create", args=[hoa.code])).content.decode()
    assert "Carry out now" in page
    assert "it is proposed, and that unit answers first." in page


def test_a_form_shown_again_names_the_unit_that_answers_first(
    visit: Visit, district_editor: User, hoa: Cadre, units: Units
) -> None:
    url = reverse("movements:create", args=[hoa.code])
    sent = SENT | PAPER | {"kind": "DC_LC", "planned_end": "09/03/2026", "how": "carry_out"}
    named = "Xã Thu Phong answers first: carried out now, this movement is only proposed."
    assert named in visit(district_editor, url, sent | {"to_unit": "c05101"}).content.decode()
    assert "answers first: carried out now" not in visit(district_editor, url, sent).content.decode()


def test_what_became_a_proposal_names_the_unit_that_answers(
    visit: Visit, district_editor: User, hoa: Cadre, units: Units
) -> None:
    url = reverse("movements:create", args=[hoa.code])
    sent = visit(district_editor, url, SENT | PAPER | {"to_unit": "c05101", "how": "carry_out"})
    assert Movement.objects.get().is_waiting
    told = " ".join(str(message) for message in get_messages(sent.wsgi_request))
    assert "The proposal was sent to Xã Thu Phong." in told


def test_a_short_rotation_shows_the_article_and_goes_on_when_seen(
    visit: Visit, editor: User, hoa: Cadre, units: Units
) -> None:
    url = reverse("movements:create", args=[hoa.code])
    sent = SENT | PAPER | {"kind": "DC_LC", "planned_end": "09/03/2026", "how": "carry_out"}
    asked = visit(editor, url, sent)
    assert "65-QĐ/TW" in asked.content.decode()
    visit(editor, url, sent | {"seen": [doubt.code for doubt in asked.context["outcome"].doubts]})
    assert Movement.objects.get().acknowledged == ["LC_36_THANG"]


def test_a_movement_says_where_its_two_units_lie(visit: Visit, editor: User, proposal: Movement) -> None:
    page = visit(editor, f"/movements/{proposal.pk}/").content.decode()
    assert page.count("Huyện Yên Thủy, Tỉnh Hòa Bình") == 2


def test_declining_asks_why(visit: Visit, neighbour: User, proposal: Movement) -> None:
    url = reverse("movements:decline", args=[proposal.pk])
    asked = visit(neighbour, url, {"answer": ""})
    assert list(asked.context["sections"][0].form.errors) == ["answer"]
    visit(neighbour, url, {"answer": "Đã đủ biên chế."})
    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == ("declined", "Đã đủ biên chế.")


def test_a_duty_counts_what_its_list_shows(visit: Visit, neighbour: User, officer: User, proposal: Movement) -> None:
    (duty,) = [duty for duty in duties_of(neighbour, DAY) if "show=waiting" in duty.url]
    page = visit(neighbour, duty.url)
    assert (duty.count, len(page.context["lines"])) == (1, 1)
    assert not [duty for duty in duties_of(officer, DAY) if "show=waiting" in duty.url]
    assert len(visit(officer, reverse("movements:list") + "?show=sent").context["lines"]) == 1


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("direction=XA_XA", 1),
        ("direction=none", 0),
        ("kind=DC_LC", 0),
        ("since=01/03/2025&until=31/03/2025", 1),
        ("since=11/03/2025", 0),
        ("basis=none", 1),
        ("unit=c05365", 1),
        ("q=bui+hoa", 1),
        ("state=confirmed", 0),
        ("since=quatsch", 0),
        ("unit=zzz", 0),
    ],
)
def test_the_list_is_filtered(visit: Visit, editor: User, proposal: Movement, query: str, count: int) -> None:
    page = visit(editor, f"{reverse('movements:list')}?show=all&{query}")
    assert (page.status_code, len(page.context["lines"])) == (200, count)


def test_the_file_holds_whom_one_may_take_away(
    visit: Visit, officer: User, neighbour: User, proposal: Movement
) -> None:
    url = reverse("movements:export", args=["csv"])
    own = b"".join(visit(officer, url).streaming_content).decode()
    others = b"".join(visit(neighbour, url).streaming_content).decode()
    assert "Bùi Thị Hoa" in own
    assert "Bùi Thị Hoa" not in others
    assert visit(officer, reverse("movements:export", args=["xlsx"])).status_code == 200


def test_a_person_leaves_with_a_cause(visit: Visit, officer: User, hoa: Cadre) -> None:
    sent = {"cause": "TT_NH", "last_day": "31/01/2025", "ends_seats": "on"}
    visit(officer, reverse("movements:leave", args=[hoa.code]), sent)
    assert Departure.objects.get().cause_id == "TT_NH"
    page = visit(officer, hoa.get_absolute_url()).content.decode()
    assert "Retired at the age limit" in page


def test_a_secondment_is_returned_from(visit: Visit, editor: User, hoa: Cadre) -> None:
    sent = SENT | PAPER | {"kind": "DC_BP", "planned_end": "09/03/2026", "how": "carry_out"}
    visit(editor, reverse("movements:create", args=[hoa.code]), sent)
    movement = Movement.objects.get()
    visit(editor, reverse("movements:return", args=[movement.pk]), {"back_on": "10/03/2026"})
    movement.refresh_from_db()
    assert (movement.state, str(movement.ended_on)) == ("done", "2026-03-09")


def test_programs_read_movements_through_the_same_gate(
    visit: Visit, editor: User, proposal: Movement, neighbour: User, units: Units, person: Person
) -> None:
    other = person("Hà Văn Tú", unit=units.thu_phong)
    Movement.objects.create(
        cadre=other, kind_id="DC_DD", starts_on=date(2025, 3, 1), from_unit=units.thu_phong, to_unit=units.thu_phong
    )
    told = visit(editor, "/api/v1/movements/?direction=XA_XA").json()["results"]
    assert [row["cadre"] for row in told] == [proposal.cadre.code]
    seen = visit(neighbour, "/api/v1/movements/").json()["results"]
    assert [row["cadre"] for row in seen] == [proposal.cadre.code]
