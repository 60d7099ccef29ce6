"""Posts allotted and vacancies: which allotment holds, what is vacant, who may set it, and taking an act back."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.cadres.periods import period
from apps.communes.models import Kind, UnitPeriod
from apps.core.doubts import DoubtfulError
from apps.core.narrowing import present
from apps.establishment import services
from apps.establishment.figures import Establishment, UnitPosts, together
from apps.establishment.models import Allotment, Block, Opening, UnitClassification
from apps.reporting.actors import ServerActor
from apps.reporting.official.services import build_form
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.services import build_tally_report
from tests.conftest import DAY, Person, Units

pytestmark = pytest.mark.django_db
STAFF = "BC_CBCC"


def allotment(units: Units, number: int, year: int = 2025, **facts: Any) -> Allotment:
    return Allotment(unit=units.lac_sy, block=Block.objects.get(pk=STAFF), year=year, number=number, **facts)


def opening(units: Units, **facts: Any) -> Opening:
    given = {"block_id": STAFF, "title_id": "CD_VPTK", "number": 2, "way": "exam", "opened_on": date(2024, 6, 1)}
    return Opening(unit=units.lac_sy, **(given | facts))


def posts_of(user: User, key: str = "c05356", day: date = DAY) -> UnitPosts:
    lines = Establishment(user, day, Block.objects.get(pk=STAFF)).lines
    return next(line for line in lines if line.key == key)


def test_vacancies_are_the_posts_allotted_less_the_people_there(units: Units, editor: User, person: Person) -> None:
    services.allot(allotment=allotment(units, 20), by=editor)
    for number in range(3):
        person(f"Bùi Văn {number}a")
    person("Đã nghỉ", until=date(2024, 1, 1))
    person("Không chuyên trách", title="KCT_VPDU")
    services.open_vacancy(opening=opening(units, filled=1), by=editor)
    found = posts_of(editor)
    assert (found.allotted, found.present, found.vacant, found.to_fill, found.unplanned) == (20, 3, 17, 1, 16)


def test_an_allotment_holds_until_a_later_one_and_never_before_its_year(units: Units, editor: User) -> None:
    services.allot(allotment=allotment(units, 20, 2023), by=editor)
    services.allot(allotment=allotment(units, 22, 2025), by=editor)
    told = [posts_of(editor, day=date(year, 6, 1)).allotted for year in (2022, 2023, 2024, 2025)]
    assert told == [None, 20, 20, 22]


def test_excess_of_one_unit_is_not_set_off_against_vacancies_of_another(units: Units, editor: User) -> None:
    lines = [
        UnitPosts("a", "", "", 20, 2025, 22, 0),
        UnitPosts("b", "", "", 20, 2025, 17, 1),
        UnitPosts("c", "", "", None, None, 9, 0),
    ]
    total = together(lines)
    assert (total.allotted, total.present, total.vacant, total.excess) == (40, 39, 3, 2)
    assert (total.without, total.present_without) == (1, 9)


def test_an_unusual_number_is_asked_about_once(units: Units, editor: User) -> None:
    with pytest.raises(DoubtfulError) as doubtful:
        services.allot(allotment=allotment(units, 12, 2024), by=editor)
    seen = [doubt.code for doubt in doubtful.value.doubts]
    services.allot(allotment=allotment(units, 12, 2024), by=editor, seen=seen)
    assert Allotment.objects.get().number == 12


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"filled": 3}, "opening_filled_of_its_number"),
        ({"wanted_by": date(2024, 1, 1)}, "opening_wanted_after_it_opened"),
        ({"title_id": None}, "opening_says_what"),
        ({"number": 0}, "opening_has_a_number"),
    ],
)
def test_a_vacancy_that_cannot_be_is_refused(
    units: Units, editor: User, facts: dict[str, Any], constraint: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        services.open_vacancy(opening=opening(units, **facts), by=editor)
    assert constraint in [error.code for error in refused.value.error_list]


def test_only_who_sets_the_establishment_writes_it(units: Units, officer: User, analyst: User, client: Client) -> None:
    for user in (officer, analyst):
        with pytest.raises(PermissionDenied):
            services.allot(allotment=allotment(units, 20), by=user)
    client.force_login(officer)
    assert client.get(reverse("establishment:unit", args=["c05356"])).status_code == 200
    assert client.get(reverse("establishment:unit", args=["c05365"])).status_code == 404


def test_staff_allot_posts_on_a_page_and_take_it_back(units: Units, editor: User, client: Client) -> None:
    client.force_login(editor)
    sent = {"unit": "c05356", "block": STAFF, "year": "2025", "number": "21", "decision_number": "1/QĐ-UBND"}
    answer = client.post(reverse("establishment:allotment_create"), sent, follow=True).content.decode()
    assert Allotment.objects.get().number == 21
    client.post(next(part for part in answer.split('"') if "take-back" in part))
    assert not Allotment.objects.exists()


def test_a_deleted_vacancy_is_given_back(units: Units, editor: User, client: Client) -> None:
    found = services.open_vacancy(opening=opening(units), by=editor)
    client.force_login(editor)
    url = reverse("establishment:opening_delete", args=[found.pk])
    revision = client.get(url).context["form"].initial["revision"]
    answer = client.post(url, {"revision": revision}, follow=True).content.decode()
    assert not Opening.objects.exists()
    client.post(next(part for part in answer.split('"') if "take-back" in part))
    assert Opening.objects.get(pk=found.pk).number == 2


def test_the_report_agrees_with_the_page(units: Units, editor: User, person: Person) -> None:
    services.allot(allotment=allotment(units, 20), by=editor)
    services.open_vacancy(opening=opening(units), by=editor)
    person("Bùi Văn An")
    person("Bùi Văn Bình", unit=units.bao_hieu)
    table = build_tally_report("establishment", unit="17", span=Span(DAY, DAY), user=ServerActor(), levels=[])
    (section,) = table.sections
    (measure,) = section.measures
    staff = next(group for group in section.groups if group.code == "staff_posts")
    numbers = {each.code: table.cell(staff, table.unit, measure, each).count for each in measure.shown}
    assert numbers == {"allotted": 20, "present": 1, "without": 1, "to_fill": 2, "vacant": 19, "unknown": 0}


def classed(units: Units, code: str, first: date, last: date | None = None, **facts: Any) -> UnitClassification:
    given = {"unit": units.lac_sy, "unit_class_id": code, "decision_number": "1/QĐ-UBND"}
    return UnitClassification(**(given | facts), period=period(first, last))


def test_the_legal_maximum_follows_from_day_class_and_kind_of_unit(units: Units, editor: User) -> None:
    services.classify(classification=classed(units, "LOAI_2", date(2024, 1, 1)), by=editor)
    services.allot(allotment=allotment(units, 20), by=editor)
    told = {day: posts_of(editor, day=day).ceiling for day in (date(2025, 2, 28), date(2025, 6, 30))}
    assert {present(ceiling).number for ceiling in told.values()} == {20}
    with pytest.raises(DoubtfulError, match="T33_CC_X_2"):
        services.allot(allotment=allotment(units, 21, 2024), by=editor)
    UnitPeriod.objects.filter(unit=units.lac_sy).update(kind=Kind.PHUONG)
    assert present(posts_of(editor).ceiling).number == 21
    assert posts_of(editor, day=date(2023, 12, 31)).ceiling is None


def test_form_bm01_shows_the_posts_allotted(units: Units, editor: User, person: Person) -> None:
    person("Bùi Văn Hạnh")
    services.allot(allotment=allotment(units, 20), by=editor)
    table = build_form("bm01", unit="17", day=DAY, user=ServerActor())
    column = table.columns[0]
    told = {row.code: (table.value(row, column), table.value(row, table.columns[1])) for row in table.rows}
    assert (told["158"], told["154"], told["total"]) == ((20, 1), (None, 0), (20, 1))
    assert any(
        "2" in note and "3" in note for note in table.notes if column.title.vi in note or column.title.en in note
    )


def test_a_communes_page_tells_the_class_of_the_day(client: Client, editor: User, units: Units) -> None:
    for year, code in ((2023, "LOAI_3"), (2025, "LOAI_2"), (2026, "LOAI_1")):
        record = classed(units, code, date(year, 1, 1), decision_number=f"{year}/QĐ")
        services.classify(classification=record, by=editor)
    client.force_login(editor)
    address = reverse("communes:detail", args=[units.lac_sy.key])
    assert "2025/QĐ" in client.get(address, {"day": f"{DAY}"}).content.decode()
    earlier = client.get(address, {"day": "2024-03-01"}).content.decode()
    assert "2023/QĐ" in earlier
    assert "2025/QĐ" not in earlier


def test_a_later_class_ends_the_earlier_one_and_taking_it_back_opens_that_again(
    units: Units, editor: User, client: Client
) -> None:
    services.classify(classification=classed(units, "LOAI_2", date(2023, 1, 1)), by=editor)
    client.force_login(editor)
    sent = {"unit": "c05356", "unit_class": "LOAI_1", "first": "2025-02-01", "decision_number": "9/QĐ-UBND"}
    answer = client.post(reverse("establishment:class_create"), sent, follow=True).content.decode()
    held = UnitClassification.objects.order_by("period")
    assert [(one.unit_class_id, one.period.upper) for one in held] == [("LOAI_2", date(2025, 2, 1)), ("LOAI_1", None)]
    client.post(next(part for part in answer.split('"') if "take-back" in part))
    assert [(one.unit_class_id, one.period.upper) for one in held.all()] == [("LOAI_2", None)]


def test_two_classes_of_one_day_are_refused_beside_the_first_day(units: Units, editor: User, client: Client) -> None:
    services.classify(classification=classed(units, "LOAI_2", date(2023, 1, 1), date(2025, 12, 31)), by=editor)
    client.force_login(editor)
    sent = {"unit": "c05356", "unit_class": "LOAI_1", "first": "2025-02-01", "decision_number": "9/QĐ-UBND"}
    page = client.post(reverse("establishment:class_create"), sent)
    assert page.context["form"].errors.keys() == {"first"}
    assert UnitClassification.objects.count() == 1
