"""Before people are sent to a class what is unlikely is said once; restricted matters to those who may see them."""

from datetime import date

from django.test import Client
from django.urls import reverse

from apps.accounts.models import SensitiveReading, User
from apps.cadres.models import Cadre, Posting
from apps.training.models import Enrolment
from apps.training.services.doubts import ClassDoubt, doubts_about
from tests.conftest import Person
from tests.discipline.conftest import Record, keeper, record
from tests.training.conftest import MakeClass

__all__ = ["keeper", "record"]


def told(doubts: list[ClassDoubt]) -> dict[str, tuple[str, ...]]:
    return {doubt.code.partition(":")[0]: doubt.people for doubt in doubts}


def test_who_holds_the_level_who_leaves_and_who_retires_are_told_apart(
    make_class: MakeClass, person: Person, editor: User
) -> None:
    held = make_class()
    higher = person("Bùi Thị Cao", qualifications={"pol_theory": "LLCT_CC"})
    lower = person("Bùi Thị Sơ", qualifications={"pol_theory": "LLCT_SC"})
    leaves = person("Bùi Văn Đi", since=date(2020, 1, 1))
    Posting.objects.filter(cadre=leaves).update(period=(date(2020, 1, 1), date(2024, 6, 1)))
    old = person("Bùi Văn Già")
    Cadre.objects.filter(pk=old.pk).update(sex="male", birth_date=date(1963, 8, 1))
    found = told(doubts_about(held, [higher, lower, leaves, old], editor))
    assert found == {"training_held": (higher.code,), "training_leave": (leaves.code,), "training_retire": (old.code,)}


def test_discipline_is_said_to_those_alone_who_may_see_it_and_its_reading_is_noted(
    client: Client, make_class: MakeClass, person: Person, editor: User, keeper: User, record: Record
) -> None:
    cadre = person("Bùi Văn Hạnh", since=date(2019, 1, 1))
    record(cadre, "KLCC_GC")
    held = make_class(starts_on=date(2024, 9, 1))
    assert told(doubts_about(held, [cadre], editor)) == {}
    assert told(doubts_about(held, [cadre], keeper)) == {"training_kept": (cadre.code,)}
    client.force_login(keeper)
    before = set(SensitiveReading.objects.values_list("pk", flat=True))
    answer = client.post(reverse("training:enrol", args=[held.code]), {"people": cadre.code})
    assert answer.status_code == 422
    assert [reading.person for reading in SensitiveReading.objects.exclude(pk__in=before)] == [cadre.code]


def test_doubts_are_set_aside_once_and_other_people_are_asked_about_anew(
    client: Client, make_class: MakeClass, person: Person, editor: User
) -> None:
    held = make_class()
    first, second = (person(name, qualifications={"pol_theory": "LLCT_TC"}) for name in ("Bùi Thị Ba", "Bùi Thị Tư"))
    client.force_login(editor)
    url = reverse("training:enrol", args=[held.code])
    asked = client.post(url, {"people": first.code})
    seen = [doubt.code for doubt in asked.context["outcome"].doubts]
    assert "Bùi Thị Ba" in asked.content.decode()
    assert client.post(url, {"people": [first.code, second.code], "seen": seen}).status_code == 422
    assert not Enrolment.objects.exists()
    assert client.post(url, {"people": first.code, "seen": seen}).status_code == 302
    assert Enrolment.objects.get().cadre == first
