"""What form 2C prints of discipline, and for whom."""

from datetime import date

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from apps.accounts.models import SensitiveReading, User
from apps.cadres.models import Cadre
from apps.cadres.printing.items import CLOSED, NONE
from apps.cadres.printing.parts import Filled, Form
from tests.conftest import DAY, Person
from tests.discipline.conftest import Record, decision, member


def item_22(user: User, cadre: Cadre, day: date = DAY) -> Filled:
    with override("vi"):
        return next(filled for filled in Form(cadre, user, day).filled if filled.item.number == "22")


def test_both_tracks_stand_under_item_22_for_the_keeper_alone(
    client: Client, person: Person, keeper: User, editor: User, record: Record
) -> None:
    cadre = person("Bùi Văn Hạnh")
    member(cadre)
    record(cadre, "KLDV_KT", "KLCC_KT")
    assert item_22(keeper, cadre).text.count("2024") == 2
    with override("vi"):
        assert item_22(editor, cadre).text == str(CLOSED)
    client.force_login(keeper)
    client.get(reverse("cadres:form_2c", args=[cadre.code, "pdf"]))
    assert SensitiveReading.objects.filter(group="see_discipline", person=cadre.code).exists()


def test_none_is_said_of_who_was_never_disciplined_and_before_the_decision(
    person: Person, keeper: User, record: Record
) -> None:
    cadre = person("Bùi Văn Hạnh")
    member(cadre)
    with override("vi"):
        assert item_22(keeper, cadre).text == str(NONE)
        record(cadre, "KLDV_KT")
        assert item_22(keeper, cadre, date(2024, 6, 9)).text == str(NONE)


def test_a_cancelled_decision_is_no_discipline(person: Person, keeper: User, record: Record) -> None:
    cadre = person("Bùi Văn Hạnh")
    member(cadre)
    record(cadre, decision("KLDV_KT", cancelled_on=date(2024, 9, 1), cancelled_by="45-QĐ/HU"))
    assert not item_22(keeper, cadre).is_known
