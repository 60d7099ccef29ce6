"""Who seals, who opens, and of whom names are told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from apps.accounts.models import User
from apps.qualifications.models import Qualification
from apps.reporting.models import Seal
from tests.conftest import Person, Units
from tests.reporting.seals.conftest import SealIt


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_an_officer_opens_a_seal_of_the_own_unit_but_seals_nothing(
    officer: User, neighbour: User, analyst: User, seal_it: SealIt
) -> None:
    sealed = seal_it(analyst, unit="05356")
    with pytest.raises(PermissionDenied):
        seal_it(officer, unit="05356")
    address = sealed.get_absolute_url()
    for page in ("", "compare/", "download.csv", "download.json"):
        assert client_of(officer).get(f"{address}{page}").status_code == 200
        assert client_of(neighbour).get(f"{address}{page}").status_code == 404
    assert client_of(officer).post(f"{address}withdraw/", {"because": "x"}).status_code == 403


def test_an_analyst_seals_from_the_page(analyst: User, person: Person) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    client = client_of(analyst)
    address = "/reports/seals/new/?kind=report&report=quality&unit=17&day=2025-02-28&by=commune&measure=sex"
    assert client.get(address).status_code == 200
    answer = client.post(address, {"note": "Quý I", "document_number": "125/BC-SNV"})
    sealed = Seal.objects.get()
    assert answer.headers["Location"] == sealed.get_absolute_url()
    assert (sealed.as_of, sealed.document_number, sealed.persons) == (date(2025, 2, 28), "125/BC-SNV", 1)
    assert sealed.code in client.get(sealed.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    "query", ["", "kind=report&report=x&unit=17", "kind=report&report=quality&unit=99999", "kind=zz"]
)
def test_what_cannot_be_sealed_is_told_in_a_sentence(analyst: User, query: str) -> None:
    assert client_of(analyst).get(f"/reports/seals/new/?{query}").status_code == 400


def test_an_address_without_a_readable_day_is_of_the_day_of_the_account(analyst: User) -> None:
    answer = client_of(analyst).get("/reports/seals/new/?kind=report&report=quality&unit=17&day=x")
    assert answer.context["found"].day == analyst.working_day


def test_names_are_told_only_of_people_within_reach(
    person: Person, units: Units, analyst: User, officer: User, seal_it: SealIt
) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_TC"})
    sealed = seal_it(analyst, unit="05356")
    Qualification.objects.create(cadre=cadre, level_id="CM_DH", reported_on="2024-06-30")
    page = f"{sealed.get_absolute_url()}compare/"
    assert "Bùi Văn Hạnh" in client_of(officer).get(page).content.decode()
    # moved to the neighbour and never here: the officer learns of one person, not of whom
    cadre.postings.update(unit=units.bao_hieu)
    told = client_of(officer).get(page).content.decode()
    assert "Bùi Văn Hạnh" not in told
    assert "Bùi Văn Hạnh" in client_of(analyst).get(page).content.decode()


def test_a_corrected_ethnic_group_is_told_with_a_name_only_to_who_may_know(
    person: Person, analyst: User, editor: User, seal_it: SealIt
) -> None:
    cadre = person("Bùi Văn Hạnh", ethnic_group_id="DT_KINH")
    sealed = seal_it(analyst, measure="ethnicity")
    cadre.ethnic_group_id = "DT_MUONG"
    cadre.save()
    page = f"{sealed.get_absolute_url()}compare/"
    assert "Bùi Văn Hạnh" not in client_of(analyst).get(page).content.decode()
    assert "Bùi Văn Hạnh" in client_of(editor).get(page).content.decode()


def test_small_numbers_that_the_author_saw_need_the_same_right(
    person: Person, analyst: User, editor: User, seal_it: SealIt
) -> None:
    person("Bùi Văn Hạnh", ethnic_group_id="DT_MUONG")
    sealed = seal_it(editor, measure="ethnicity")
    assert sealed.needs == ["see_ethnicity_religion"]
    assert client_of(editor).get(sealed.get_absolute_url()).status_code == 200
    assert client_of(analyst).get(sealed.get_absolute_url()).status_code == 403
    assert client_of(analyst).get(f"{sealed.get_absolute_url()}download.json").status_code == 403
