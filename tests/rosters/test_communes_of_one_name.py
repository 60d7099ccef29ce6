"""The roster of several communes, two of which have one name: what does not tell them apart is asked, never guessed."""

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Posting
from apps.communes.models import Kind, Unit
from apps.communes.services import rebuild_cover
from apps.rosters import services
from apps.rosters.models import Upload
from apps.rosters.outcome import Outcome
from tests.conftest import DAY, Person, Units, make_unit
from tests.rosters.sheets import workbook
from tests.rosters.stating import someone, stating
from tests.rosters.test_upload_pages import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def namesake(units: Units) -> Unit:
    """A second Lạc Sỹ, a township in the other district."""
    made = make_unit("c05110", name="Lạc Sỹ", kind=Kind.THI_TRAN, parent=units.thu_phong.periods.get().parent)
    rebuild_cover()
    return made


@pytest.fixture
def almost(units: Units) -> dict[str, Unit]:
    """Two communes whose names differ in a tone alone."""
    above = units.thu_phong.periods.get().parent
    named = {"Mỵ Hòa": "c05083", "Mỹ Hòa": "c05143"}
    made = {name: make_unit(code, name=name, kind=Kind.XA, parent=above) for name, code in named.items()}
    rebuild_cover()
    return made


def examined(named: str, units: Units) -> Outcome:
    return services.examine(stating(someone(of=named)), units.province, DAY)


def codes(outcome: Outcome) -> list[str]:
    return [issue.code for person in outcome.people for issue in person.issues]


@pytest.mark.usefixtures("namesake")
@pytest.mark.parametrize("named", ["Lạc Sỹ", "UBND Lạc Sỹ"])
def test_a_name_that_two_communes_have_is_asked_with_both_of_them(named: str, units: Units) -> None:
    outcome = examined(named, units)
    assert codes(outcome) == ["D141"]
    message = outcome.people[0].issues[0].message()
    assert all(place in message for place in ("Xã Lạc Sỹ (05356), Yên Thủy", "Thị trấn Lạc Sỹ (05110), Cao Phong"))


@pytest.mark.usefixtures("namesake")
@pytest.mark.parametrize(
    "named",
    [
        "Xã Lạc Sỹ",
        "Lạc Sỹ (05356)",
        "Lạc Sỹ, huyện Yên Thủy",
        "Lạc Sỹ - Yên Thủy",
        "UBND xã Lạc Sỹ (huyện Yên Thủy)",
        "Xã Lạc Sỹ (Huyện Yên Thủy)",
    ],
)
def test_its_kind_its_code_or_its_district_tells_it_apart(named: str, units: Units) -> None:
    assert codes(examined(named, units)) == []


def test_one_commune_of_a_name_is_meant_whatever_kind_is_written(units: Units) -> None:
    assert codes(examined("Phường Lạc Sỹ", units)) == []


@pytest.mark.usefixtures("namesake")
def test_a_commune_that_no_longer_was_on_the_day_makes_no_doubt(namesake: Unit, units: Units) -> None:
    namesake.periods.update(valid="[,2019-01-01)")
    assert codes(examined("Lạc Sỹ", units)) == []


@pytest.mark.usefixtures("namesake")
def test_a_row_about_a_commune_asks_the_same(units: Units, editor: User) -> None:
    header = ("TT", "Đơn vị", "Năm", "Biên chế giao", "Số quyết định")
    content = workbook([header, (1, "Lạc Sỹ", 2025, 20, "1/QĐ"), (2, "Thị trấn Lạc Sỹ", 2025, 9, "1/QĐ")])
    received = services.receive(content=content, filename="b.xlsx", unit=units.province, as_of=DAY, by=editor)
    upload = services.check(received)
    assert [each["code"] for row in upload.rows.all() for each in row.issues] == ["D141"]


@pytest.mark.parametrize("named", ["Mỵ Hòa", "Xã Mỵ Hòa", "UBND xã Mỵ Hoà", "MỴ HÒA"])
def test_the_commune_whose_name_is_spelled_just_so_is_meant(
    named: str, almost: dict[str, Unit], person: Person, units: Units
) -> None:
    meant, _other = (
        person("Bùi Văn Hạnh", unit=almost[name], citizen_id=f"01707600012{end}")
        for name, end in (("Mỵ Hòa", 3), ("Mỹ Hòa", 4))
    )
    outcome = services.examine(stating({"full_name": "Bùi Văn Hạnh", "of": named}), units.province, DAY)
    assert [each.verdict.cadre for each in outcome.people] == [meant.code]


@pytest.mark.usefixtures("almost")
def test_without_its_tones_such_a_name_is_asked(units: Units) -> None:
    assert codes(examined("My Hoa", units)) == ["D141"]


@pytest.fixture
def board(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def people_of(*communes: str) -> bytes:
    header = ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị")
    rows = [(n, f"Bùi Văn {chr(64 + n)}", "12/5/1976", "Nam", "VP-TK", each) for n, each in enumerate(communes, 1)]
    return workbook([header, *rows])


def latest() -> Upload:
    return Upload.objects.order_by("pk").last() or Upload()


@pytest.mark.usefixtures("almost")
def test_one_answer_says_which_commune_all_rows_of_one_name_mean(board: Client) -> None:
    send(board, people_of("My Hoa", "Mỹ Hòa", "My Hoa", "MY HOA"), unit="17")
    address = f"/rosters/{latest().code}/values/"
    page = board.get(address).text
    assert page.count('name="written-') == 1
    assert "dòng 2" in page
    assert '<option value="Xã Mỵ Hòa (05083)">' in page
    board.post(address, {"written-0": "My Hoa", "meaning-0": "Xã Mỵ Hòa (05083)"})
    board.post(f"/rosters/{latest().code}/apply/")
    served = Posting.objects.values_list("cadre__full_name", "unit__key")
    assert {name[-1]: key for name, key in served} == {"A": "c05083", "B": "c05143", "C": "c05083", "D": "c05083"}
