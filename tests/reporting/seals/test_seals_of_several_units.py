"""A seal over several units at once: of every kind, opened by who may see reports of each, explained as others."""

from datetime import date
from random import Random

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre, Posting
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.flat import packed
from apps.reporting.errors import OutOfScope
from apps.reporting.models import Seal
from apps.reporting.seals import services
from apps.reporting.seals.differences import compare
from tests.conftest import Person, Units
from tests.reporting.populations import invent
from tests.reporting.seals.edits import edit

# Lạc Sỹ and Thu Phong, which lie in different districts.
BOTH = "05356,05101"
SAID = {"day": "2025-02-28", "language": "vi", "unit": BOTH}
STAFF = ("cadres_and_civil_servants",)
BY_LEVEL = Composition("By level", STAFF, rows=(Chosen("professional"),), columns=(Chosen("sex"),), unit=BOTH)
KINDS = {
    "report": {"report": "quality", **SAID},
    "composed": {"t": packed(BY_LEVEL), **SAID},
    "events": {"report": "movements", **SAID},
    "form": {"report": "bm02", **SAID},
}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_sealed_over_the_units_together(kind: str, person: Person, units: Units, analyst: User) -> None:
    for name, unit in (("Một", units.lac_sy), ("Hai", units.thu_phong), ("Ba", units.bao_hieu)):
        person(f"Bùi Văn {name}", unit=unit, sex="male")
    sealed = services.seal(kind=kind, parameters=KINDS[kind], by=analyst)
    assert sealed.persons == (0 if kind == "events" else 2)
    assert (sealed.unit_code, sealed.unit_title) == (BOTH, "Xã Lạc Sỹ và xã Thu Phong")
    assert services.is_untouched(sealed)
    assert compare(sealed, analyst).parts[0].cells == ()
    page = client_of(analyst).get(sealed.get_absolute_url())
    assert "Xã Lạc Sỹ và xã Thu Phong" in page.content.decode()


def test_it_opens_to_whoever_may_see_reports_of_each_of_them(
    units: Units, analyst: User, officer: User, neighbour: User, administrator: User, person: Person
) -> None:
    person("Bùi Văn Một", unit=units.thu_phong)
    sealed = services.seal(kind="report", parameters=KINDS["report"], by=analyst)
    address = sealed.get_absolute_url()

    def answers(user: User) -> set[int]:
        pages = ("", "compare/", "download.csv")
        return {client_of(user).get(f"{address}{page}").status_code for page in pages}

    assert answers(administrator) == {200}
    assert answers(officer) == answers(neighbour) == {404}
    Membership.objects.create(user=officer, role=Role.COMMUNE_OFFICER, unit=units.thu_phong, since=date(2020, 1, 1))
    assert answers(officer) == {200}
    assert client_of(officer).post(f"{address}withdraw/", {"because": "x"}).status_code == 403


def test_it_is_sealed_by_whoever_may_seal_reports_of_each_of_them(units: Units, stranger: User) -> None:
    Membership.objects.create(user=stranger, role=Role.ANALYST, unit=units.lac_sy, since=date(2020, 1, 1))
    with pytest.raises(OutOfScope):
        services.seal(kind="report", parameters=KINDS["report"], by=stranger)
    Membership.objects.create(user=stranger, role=Role.COMMUNE_OFFICER, unit=units.thu_phong, since=date(2020, 1, 1))
    reader = User.objects.get(pk=stranger.pk)
    with pytest.raises(PermissionDenied):
        services.seal(kind="report", parameters=KINDS["report"], by=reader)
    assert not Seal.objects.exists()


@pytest.mark.parametrize("kind", ["report", "composed", "form"])
def test_after_a_hundred_edits_the_bytes_are_the_same_and_every_cell_is_explained(
    kind: str, units: Units, administrator: User
) -> None:
    chance = Random(3)
    places = [units.lac_sy, units.bao_hieu, units.thu_phong]
    invent(chance, places, 40)
    sealed = services.seal(kind=kind, parameters=KINDS[kind], by=administrator)
    kept = sealed.paper
    edit(chance, places, 100)
    found = compare(sealed, administrator)
    assert Seal.objects.get(pk=sealed.pk).paper == kept
    assert found.unexplained == 0
    assert sum(len(part.cells) for part in found.parts) > 3


def test_who_moved_between_the_units_is_still_one_of_the_sum(person: Person, units: Units, analyst: User) -> None:
    cadre: Cadre = person("Bùi Văn Một")
    sealed = services.seal(kind="report", parameters={**KINDS["report"], "by": "chosen"}, by=analyst)
    Posting.objects.filter(cadre=cadre).update(unit=units.thu_phong)
    found = compare(sealed, analyst)
    (part,) = found.parts
    moved = {(part.where(cell.key).unit, cell.before, cell.now) for cell in part.cells}
    assert moved == {("Xã Lạc Sỹ", 1, 0), ("Xã Thu Phong", 0, 1)}
    assert found.unexplained == 0


@pytest.mark.parametrize(
    "page",
    [
        f"/reports/quality/?unit={BOTH}",
        f"/reports/movements/?unit={BOTH}",
        f"/reports/forms/bm02/?unit={BOTH}",
        f"/reports/composed/new/?composing=1&unit={BOTH}&group=cadres_and_civil_servants&row1=sex",
    ],
)
def test_the_pages_lead_to_the_seal(page: str, person: Person, analyst: User) -> None:
    person("Bùi Văn Một")
    client = client_of(analyst)
    link = next(part for part in client.get(page).content.decode().split('"') if part.startswith("/reports/seals/new/"))
    answer = client.post(link.replace("&amp;", "&"), {"note": ""})
    assert answer.headers["Location"] == Seal.objects.get().get_absolute_url()
    assert Seal.objects.get().unit_code == BOTH
