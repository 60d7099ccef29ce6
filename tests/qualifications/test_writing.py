"""Writing and checking qualifications."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.work.lists import duty_of, work_lists
from apps.core.constraints import explanation
from apps.core.doubts import DoubtfulError
from apps.core.history import event_model
from apps.core.together import answered
from apps.qualifications import services
from apps.qualifications.models import ProofKind, Qualification, State, Verification
from apps.qualifications.triggers import LANGUAGE_RULE, UNTRAINED_RULE
from tests.conftest import DAY, Person

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def hoa(person: Person) -> Cadre:
    return person("Bùi Thị Hoa")


def add(cadre: Cadre, by: User, *, seen: tuple[str, ...] = (), **facts: Any) -> Qualification:
    facts = {"level_id": "CM_DH"} | facts
    return services.add_qualification(qualification=Qualification(cadre=cadre, **facts), day=DAY, by=by, seen=seen)


def codes(error: pytest.ExceptionInfo[ValidationError]) -> list[str | None]:
    return [one.code for one in error.value.error_list]


def test_an_undated_qualification_counts_from_the_day_it_is_reported_for(officer: User, hoa: Cadre) -> None:
    assert add(hoa, officer).reported_on == DAY


def test_the_same_qualification_twice_is_refused(officer: User, hoa: Cadre) -> None:
    add(hoa, officer)
    with pytest.raises(ValidationError) as error:
        add(hoa, officer)
    assert codes(error) == ["qualification_once"]


def test_all_refusals_of_the_database_come_at_once(officer: User, hoa: Cadre) -> None:
    with pytest.raises(ValidationError) as error:
        add(hoa, officer, state=State.STUDYING, awarded_on=date(2020, 1, 1), verification=Verification.CONFIRMED)
    assert set(codes(error)) == {"qualification_award_only_when_held", "qualification_verified_when_held"}


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"level_id": "CM_DH", "language_id": "ANH"}, LANGUAGE_RULE),
        ({"level_id": "CM_CHUA", "state": State.STUDYING}, UNTRAINED_RULE),
    ],
)
def test_what_does_not_fit_the_level_is_refused_by_service_and_database_in_the_same_words(
    officer: User, hoa: Cadre, facts: dict[str, Any], rule: str
) -> None:
    with pytest.raises(ValidationError) as error:
        add(hoa, officer, **facts)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Qualification.objects.create(cadre=hoa, reported_on=DAY, **facts)
    assert error.value.messages == explanation(refused.value, Qualification).messages
    assert codes(error) == [rule]


def test_a_late_letter_of_confirmation_is_asked_about(officer: User, hoa: Cadre) -> None:
    late: dict[str, Any] = {"level_id": "LLCT_TC", "proof_kind": ProofKind.CONFIRMATION, "awarded_on": date(2021, 7, 9)}
    with pytest.raises(DoubtfulError) as doubtful:
        add(hoa, officer, **late)
    seen = tuple(doubt.code for doubt in doubtful.value.doubts)
    assert add(hoa, officer, seen=seen, **late).pk


def test_a_letter_of_the_day_before_is_fine(officer: User, hoa: Cadre) -> None:
    assert add(hoa, officer, level_id="LLCT_TC", proof_kind=ProofKind.CONFIRMATION, awarded_on=date(2021, 7, 8)).pk


def test_an_officer_does_not_verify(officer: User, hoa: Cadre) -> None:
    with pytest.raises(PermissionDenied):
        services.verify_qualification(
            qualification=add(hoa, officer), check=services.Check(Verification.CONFIRMED), revision=None, by=officer
        )


def test_a_confirmed_diploma_is_declared_anew_when_what_it_says_changes(
    officer: User, editor: User, hoa: Cadre
) -> None:
    diploma = add(hoa, officer, institution="Trường Đại học Tây Bắc")
    services.verify_qualification(
        qualification=diploma, check=services.Check(Verification.CONFIRMED), revision=None, by=editor
    )
    diploma.refresh_from_db()
    diploma.note = "Seen in the original"
    services.edit_qualification(qualification=diploma, revision=None, by=officer)
    diploma.refresh_from_db()
    assert diploma.verification == Verification.CONFIRMED
    diploma.institution = "Học viện Nông nghiệp"
    services.edit_qualification(qualification=diploma, revision=None, by=officer)
    diploma.refresh_from_db()
    assert diploma.verification == Verification.DECLARED


def test_a_refusal_needs_a_reason(officer: User, editor: User, hoa: Cadre) -> None:
    diploma = add(hoa, officer)
    with pytest.raises(ValidationError) as error:
        services.verify_qualification(
            qualification=diploma, check=services.Check(Verification.REFUSED), revision=None, by=editor
        )
    assert codes(error) == ["refusal_without_reason"]


def test_the_duty_counts_diplomas_that_wait_in_ones_units(officer: User, editor: User, hoa: Cadre) -> None:
    diplomas = work_lists["diplomas"]
    assert answered(duty_of(diplomas, editor, DAY)) is None
    add(hoa, officer, institution="Trường Đại học Tây Bắc")
    add(hoa, officer, level_id="LLCT_TC")
    duty = answered(duty_of(diplomas, editor, DAY))
    assert duty is not None
    assert duty.count == 1
    assert answered(duty_of(diplomas, officer, DAY)) is None


def test_the_form_offers_the_levels_of_its_ladder_only(client: Client, officer: User, hoa: Cadre) -> None:
    client.force_login(officer)
    page = client.get(reverse("qualifications:create", args=[hoa.code]), {"ladder": "pol_theory"})
    form = page.context["sections"][0].form
    assert {level.ladder_id for level in form.fields["level"].queryset} == {"pol_theory"}
    assert "language" not in form.fields


def test_an_unknown_ladder_is_not_found(client: Client, officer: User, hoa: Cadre) -> None:
    client.force_login(officer)
    assert client.get(reverse("qualifications:create", args=[hoa.code]), {"ladder": "magic"}).status_code == 404


def test_an_award_while_studying_is_refused_beside_the_field(client: Client, officer: User, hoa: Cadre) -> None:
    client.force_login(officer)
    sent = {"level": "CM_DH", "state": "studying", "awarded": "2020"}
    page = client.post(reverse("qualifications:create", args=[hoa.code]), sent, headers=ENGLISH)
    assert list(page.context["sections"][0].form.errors) == ["awarded"]
    assert not Qualification.objects.exists()


def test_a_qualification_is_added_with_the_year_alone(client: Client, officer: User, hoa: Cadre) -> None:
    client.force_login(officer)
    client.post(
        reverse("qualifications:create", args=[hoa.code]), {"level": "CM_DH", "state": "held", "awarded": "2010"}
    )
    assert str(Qualification.objects.get().awarded) == "2010"


def test_a_check_is_noted_and_leads_back_to_the_list(client: Client, officer: User, editor: User, hoa: Cadre) -> None:
    diploma = add(hoa, officer, institution="Trường Đại học Tây Bắc")
    client.force_login(editor)
    url = reverse("qualifications:verify", args=[hoa.code, diploma.pk]) + "?list"
    opened = client.get(url).context["sections"][0].form
    response = client.post(url, {"found": "confirmed", "revision": opened["revision"].value()})
    diploma.refresh_from_db()
    assert diploma.verification == Verification.CONFIRMED
    assert response.headers["Location"] == reverse("cadres:work_list", args=["diplomas"])


def test_the_list_of_diplomas_costs_few_queries(
    client: Client, officer: User, editor: User, person: Person, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        add(person(f"Người {number}"), officer, institution="Trường Đại học Tây Bắc")
    client.force_login(editor)
    with django_assert_max_num_queries(12):
        page = client.get(reverse("cadres:work_list", args=["diplomas"]))
    assert len(page.context["rows"]) == 12


def test_several_diplomas_are_checked_in_one_act(client: Client, officer: User, editor: User, person: Person) -> None:
    diplomas = [add(person(f"Người {n}"), officer, institution="Trường Đại học Tây Bắc") for n in range(3)]
    client.force_login(editor)
    sent = {"records": [d.pk for d in diplomas[:2]], "asked": "1", "bulk-found": "confirmed"}
    shown = client.post(reverse("qualifications:verify_many"), {"records": sent["records"]})
    assert len(shown.context["names"]) == 2
    answer = client.post(reverse("qualifications:verify_many"), sent)
    assert answer.status_code == 302
    assert [Qualification.objects.get(pk=d.pk).verification for d in diplomas] == ["confirmed", "confirmed", "declared"]
    acts = event_model(Qualification)._default_manager.filter(pgh_label="update")
    assert acts.values("pgh_context").distinct().count() == 1


def test_several_refusals_need_a_reason(client: Client, officer: User, editor: User, hoa: Cadre) -> None:
    diploma = add(hoa, officer, institution="Trường Đại học Tây Bắc")
    client.force_login(editor)
    sent = {"records": [diploma.pk], "asked": "1", "bulk-found": "refused"}
    page = client.post(reverse("qualifications:verify_many"), sent)
    assert "Hãy nêu lý do không công nhận các văn bằng." in page.content.decode()
    assert Qualification.objects.get().verification == Verification.DECLARED


def test_the_dossier_tells_the_number_of_a_diploma(client: Client, officer: User, hoa: Cadre) -> None:
    add(hoa, officer, specialty="Luật", diploma_number="B 123456")
    client.force_login(officer)
    assert "Luật · số hiệu B 123456" in client.get(hoa.get_absolute_url()).content.decode()
