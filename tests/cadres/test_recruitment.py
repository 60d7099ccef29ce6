"""How people came into service: written on pages, told by the dossier and form 2C, counted; where home towns lie."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.home_places import ONE, learn
from apps.cadres.models import Cadre, HomeChoice, HomePlace, Recruitment
from apps.cadres.services.recruitment import record_recruitment
from apps.core.dates import PartialDate
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.services import compose
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db
STAFF = ("cadres_and_civil_servants",)


def counted(dimension: str) -> dict[str, int]:
    table = compose(Composition("", STAFF, rows=(Chosen(dimension),)), day=DAY, unit="17", user=ServerActor())
    (column,) = table.columns.leaves
    found = {leaf.address: table.persons(table.key(leaf, column)) for leaf in table.rows.leaves}
    return {code: persons for code, persons in found.items() if persons and code != "*"}


def test_a_recruitment_is_written_shown_and_changed(client: Client, editor: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh")
    client.force_login(editor)
    facts = {"recruited": "3/2010", "kind": "TD_THI", "recruited_by": "UBND huyện Yên Thủy"}
    assert client.post(reverse("cadres:recruitment_create", args=[cadre.code]), facts).status_code == 302
    held = Recruitment.objects.get()
    assert (held.recruited_on, held.recruited_precision, held.kind_id) == (date(2010, 3, 1), "month", "TD_THI")
    assert "UBND huyện Yên Thủy" in client.get(cadre.get_absolute_url()).content.decode()
    again = client.post(reverse("cadres:recruitment_create", args=[cadre.code]), facts)
    assert "recruited" in again.context["sections"][0].form.errors
    edited = reverse("cadres:recruitment_edit", args=[cadre.code, held.pk])
    opened = client.get(edited).context["sections"][0].form
    client.post(edited, facts | {"kind": "TD_XET", "revision": opened["revision"].value()})
    assert Recruitment.objects.get().kind_id == "TD_XET"


def test_nobody_is_recruited_as_a_child(editor: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh", birth=PartialDate(date(1990, 5, 1)))
    with pytest.raises(ValidationError, match="18"):
        record_recruitment(recruitment=Recruitment(cadre=cadre, recruited_on=date(2005, 1, 1)), by=editor)


def test_people_are_counted_by_their_latest_recruitment(person: Person) -> None:
    for name, days in (("Bùi Văn A", ("TD_THI",)), ("Bùi Văn B", ("TD_THI", "TD_TN")), ("Bùi Văn C", ())):
        cadre = person(name)
        for place, kind in enumerate(days):
            Recruitment.objects.create(cadre=cadre, kind_id=kind, recruited_on=date(2005 + 5 * place, 1, 1))
    late = person("Bùi Văn D")
    Recruitment.objects.create(cadre=late, kind_id="TD_XET", recruited_on=date(2026, 1, 1))
    assert counted("recruitment") == {"TD_THI": 1, "TD_TN": 1, "unknown": 2}
    assert counted("years_of_service") == {"20_29": 1, "10_19": 1, "unknown": 2}


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Lạc Sỹ", "commune"),
        ("Xóm Thung, xã Lạc Sỹ, huyện Yên Thủy, tỉnh Hòa Bình", "commune"),
        ("xã Bảo Hiệu, Hòa Bình", "district"),
        ("Hòa Bình", "province"),
        ("somewhere", "unknown"),
        ("", "unknown"),
    ],
)
def test_home_towns_lie_near_or_far_from_the_post(person: Person, units: Units, written: str, near: str) -> None:
    person("Bùi Văn Hạnh", home_town=written)
    learn()
    assert counted("home_town") == {near: 1}


def test_the_same_words_are_read_once(person: Person) -> None:
    assert (learn(ONE, text="Lạc Sỹ"), learn(ONE, text="Lạc Sỹ")) == (1, 0)
    assert HomePlace.objects.get().unit is not None
    assert not Cadre.objects.exists()


def test_a_unit_chosen_for_a_home_town_goes_before_what_its_words_tell(
    client: Client, editor: User, person: Person, units: Units
) -> None:
    cadre = person("Bùi Văn Hạnh", home_town="Lạc Sĩ cũ")
    learn()
    client.force_login(editor)
    address = reverse("cadres:home_town", args=[cadre.code])
    assert counted("home_town") == {"unknown": 1}
    assert client.post(address, {"unit": units.lac_sy.key}).status_code == 302
    assert counted("home_town") == {"commune": 1}
    told = client.get(cadre.get_absolute_url()).context["dossier"].parts
    assert next(part for part in told if part.key == "identity").records[0].is_chosen
    unknown = client.post(address, {"unit": "Nowhere at all"})
    assert "unit" in unknown.context["sections"][0].form.errors
    opened = client.get(address).context["sections"][0].form
    client.post(address, {"forgets": "on", "revision": opened["revision"].value()})
    assert (counted("home_town"), HomeChoice.objects.count()) == ({"unknown": 1}, 0)


def test_other_words_need_another_choice(person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh", home_town="Lạc Sĩ cũ")
    HomeChoice.objects.create(cadre=cadre, text="Lạc Sĩ cũ", unit=units.lac_sy)
    assert counted("home_town") == {"commune": 1}
    Cadre.objects.filter(pk=cadre.pk).update(home_town="xa")
    assert counted("home_town") == {"unknown": 1}


def test_recruitments_are_read_by_programs_within_ones_units(
    client: Client, officer: User, person: Person, units: Units
) -> None:
    own, other = person("Bùi Văn Hạnh"), person("Quách Văn Xa", unit=units.bao_hieu)
    for cadre in (own, other):
        Recruitment.objects.create(
            cadre=cadre, kind_id="TD_THI", recruited_on=date(2010, 3, 1), recruited_precision="month"
        )
    client.force_login(officer)
    found = client.get("/api/v1/recruitments/").json()["results"]
    assert [(one["cadre"], one["recruited"], one["kind"]) for one in found] == [(own.code, "2010-03", "TD_THI")]
    assert client.get(f"/api/v1/recruitments/{found[0]['id']}/").status_code == 200
    assert client.get(f"/api/v1/recruitments/{other.recruitments.get().pk}/").status_code == 404
    assert client.get("/api/v1/recruitments/?kind=TD_XET").json()["results"] == []
