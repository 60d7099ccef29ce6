"""What the database refuses of discipline, and the sentences in which it says so."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.models import EmploymentStatus, Posting
from apps.core.doubts import DoubtfulError
from apps.core.history import event_model
from apps.discipline import services, triggers
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision
from apps.discipline.services.recording import Case
from tests.conftest import Person
from tests.discipline.conftest import DECIDED, Record, decision, member

pytestmark = pytest.mark.django_db


def refused(record: Record, *arguments: object, **options: object) -> set[str | None]:
    with pytest.raises(ValidationError) as caught:
        record(*arguments, **options)
    return {error.code for error in caught.value.error_list}


def test_an_act_is_decided_by_both_sides_with_unit_and_post_of_the_time(person: Person, record: Record) -> None:
    cadre = person("Bùi Văn Hạnh", title="CD_VPTK")
    member(cadre)
    act = record(cadre, "KLDV_CC", "KLCC_CC")
    told = list(act.decisions.order_by("side").values_list("side", "unit", "title", "category"))
    home = cadre.home_unit_id
    assert told == [("party", home, "CD_VPTK", "civil_servant"), ("state", home, "CD_VPTK", "civil_servant")]


@pytest.mark.parametrize(
    ("form", "decided", "code"),
    [
        ("KLCC_HBL", date(2025, 7, 1), triggers.FORM_EXISTS),
        ("KLCC_GC", date(2026, 1, 5), triggers.FORM_EXISTS),
        ("KLCB_KT", date(2024, 6, 10), triggers.FORM_OF_CATEGORY),
        ("KLCC_KT", date(2024, 1, 1), triggers.DECIDED_AFTER_ACT),
    ],
)
def test_an_impossible_form_is_refused(person: Person, record: Record, form: str, decided: date, code: str) -> None:
    assert refused(record, person("Bùi Văn Hạnh"), decision(form, decided)) == {code}
    assert not DisciplinaryAct.objects.exists()


def test_the_last_day_of_a_form_still_has_it(person: Person, record: Record) -> None:
    assert record(person("Bùi Văn Hạnh"), decision("KLCC_HBL", date(2025, 6, 30))).decisions.count() == 1


def test_a_probationary_member_is_reprimanded_or_warned_at_most(person: Person, record: Record) -> None:
    cadre = person("Bùi Văn Hạnh")
    member(cadre, joined=date(2024, 1, 5))
    assert refused(record, cadre, "KLDV_KTR") == {triggers.FORM_FOR_PROBATION}
    assert record(cadre, "KLDV_CC").decisions.count() == 1


def test_a_side_decides_once_until_its_decision_is_cancelled(person: Person, record: Record, keeper: User) -> None:
    act = record(person("Bùi Văn Hạnh"), "KLCC_KT")
    again = decision("KLCC_CC", act=act)
    with pytest.raises(ValidationError) as caught:
        services.add_decision(decision=again, by=keeper)
    assert {error.code for error in caught.value.error_list} == {"discipline_one_decision_a_side"}
    services.cancel_decision(
        decision=act.decisions.get(), cancelled_on=date(2024, 8, 1), cancelled_by="", revision=None, by=keeper
    )
    services.add_decision(decision=decision("KLCC_CC", act=act), by=keeper)
    assert act.decisions.count() == 2


def test_only_the_state_takes_effect_from_the_partys_day(person: Person, record: Record) -> None:
    cadre, party = person("Bùi Văn Hạnh"), decision("KLDV_KT")
    later = decision("KLCC_KT", date(2024, 7, 1), effective_on=DECIDED)
    assert record(cadre, party, later).decisions.count() == 2
    early = decision("KLCC_KT", date(2024, 7, 1), effective_on=date(2024, 5, 1), decision_number="13/QĐ")
    assert refused(record, cadre, early) == {triggers.EFFECT_FROM}


def test_bulk_writing_meets_the_same_rules(person: Person, record: Record) -> None:
    act = record(person("Bùi Văn Hạnh"), "KLCC_KT")
    with pytest.raises(IntegrityError, match="rule of discipline"):
        DisciplinaryDecision.objects.filter(act=act).update(form="KLCB_KT")


def test_a_dismissal_asks_about_the_post_and_ends_it_in_the_same_act(
    person: Person, record: Record, keeper: User
) -> None:
    cadre = person("Bùi Văn Hạnh")
    act = DisciplinaryAct(cadre=cadre, offence_id="VP_TN")
    with pytest.raises(DoubtfulError) as caught:
        services.record_act(act=act, decisions=[decision("KLCC_BTV")], by=keeper)
    assert any(doubt.code.startswith("discipline_post_runs_on") for doubt in caught.value.doubts)
    record(cadre, "KLCC_BTV", leaves_as=EmploymentStatus.objects.get(pk="TT_BTV"))
    assert Posting.objects.get(cadre=cadre).period.upper == DECIDED
    assert cadre.departures.get().cause_id == "TT_BTV"
    events: list[Any] = [event_model(m)._default_manager for m in (Posting, DisciplinaryDecision)]
    acts = {kept.latest("pgh_id").pgh_context_id for kept in events}
    assert len(acts) == 1


def test_who_may_edit_people_but_not_see_discipline_writes_none(person: Person, record: Record, editor: User) -> None:
    with pytest.raises(PermissionDenied):
        record(person("Bùi Văn Hạnh"), "KLCC_KT", by=editor)


def test_a_list_of_cases_is_written_at_once(person: Person, keeper: User) -> None:
    cases = [
        Case(DisciplinaryAct(cadre=person(name), offence_id="VP_DS"), (decision("KLCC_KT"),))
        for name in ("Bùi Văn Hạnh", "Hà Thị Hạnh")
    ]
    assert services.record_many(cases=cases, by=keeper) == 2
    assert DisciplinaryDecision.objects.filter(category="civil_servant").count() == 2


def test_a_side_that_may_stay_empty_marks_nothing_as_needed(client: Client, person: Person, keeper: User) -> None:
    client.force_login(keeper)
    page = client.get(reverse("discipline:record", args=[person("Bùi Văn Hạnh").code]))
    act, *sides = [section.form for section in page.context["sections"]]
    assert act["offence"].is_asked
    assert [field.name for form in sides for field in form if field.is_asked] == []


def test_one_decision_is_recorded_once_and_again_after_it_was_cancelled(
    person: Person, record: Record, keeper: User
) -> None:
    cadre = person("Bùi Văn Hạnh")
    first = record(cadre, "KLCC_KT").decisions.get()
    assert refused(record, cadre, "KLCC_KT") == {"discipline_recorded_once"}
    services.cancel_decision(decision=first, cancelled_on=date(2024, 8, 1), cancelled_by="", revision=None, by=keeper)
    assert record(cadre, "KLCC_KT").decisions.count() == 1


def test_the_page_of_an_appeal_says_that_it_ends_no_decision(
    client: Client, person: Person, record: Record, keeper: User
) -> None:
    cadre = person("Bùi Văn Hạnh")
    first = record(cadre, "KLCC_KT").decisions.get()
    client.force_login(keeper)
    client.cookies["django_language"] = "en"
    address = reverse("discipline:appeal", args=[cadre.code, first.pk])
    page = client.get(address)
    assert "not ended by this" in page.content.decode()
    sent = {"appealed_on": "01/08/2024", "appeal_answered_on": "01/09/2024", "appeal_result": "cancelled"}
    answer = client.post(address, sent | {"revision": page.context["form"].initial["revision"]}, follow=True)
    assert "decision is as it was" in answer.content.decode()
    first.refresh_from_db()
    assert (first.appeal_result, first.cancelled_on) == ("cancelled", None)
