"""Figures of texts are matched to the cells of reports and held against them."""

from datetime import date
from fractions import Fraction
from random import Random

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reporting.telling.checking.addresses import decode, encode
from apps.reporting.telling.checking.bounds import holds
from apps.reporting.telling.checking.figures import find_figures
from apps.reporting.telling.checking.letters import composed, plain
from apps.reporting.telling.checking.service import check
from apps.reporting.telling.checking.verdicts import Verdict
from tests.conftest import DAY, Person, Units

PIECES = (
    "cán bộ, công chức|Ban Thường vụ|trung cấp|đại học|lần lượt|điểm phần trăm|tăng|so với ngày 31/12/2024|xã Lạc Sỹ"
    "|luân chuyển|Quy định 98|1.234|83,3 %|5/2025|31/02/2025|trong đó|ﬁ|İ|９９|٣|1e9|từ 2020 đến 2019"
    "|99999999999999999999"
).split("|")
ADDRESS = "/reports/telling/checker/"


@pytest.mark.parametrize(
    ("figure", "true", "is_right"),
    [
        ("83 %", Fraction(825, 10), True),
        ("gần 90 %", Fraction(844, 10), False),
        ("gần 90 %", Fraction(849, 10), True),
        ("gần 85 %", Fraction(819, 10), False),
        ("gần 85 %", Fraction(826, 10), True),
        ("gần 83 %", Fraction(814, 10), False),
        ("gần 3.200 người", Fraction(3099), False),
        ("gần 3.200 người", Fraction(3150), True),
        ("gần 1/3", Fraction(311, 10), True),
        ("83 %", Fraction(8349, 100), True),
        ("83 %", Fraction(835, 10), False),
        ("83,3 %", Fraction(8324, 100), False),
        ("gần 30 %", Fraction(284, 10), True),
        ("gần 30 %", Fraction(31), False),
        ("trên 90 %", Fraction(91), True),
        ("trên 90 %", Fraction(90), False),
        ("đa số", Fraction(51), True),
        ("đa số", Fraction(50), False),
        ("từ 80 đến 85 %", Fraction(83), True),
        ("80 - 85%", Fraction(79), False),
        ("3,2 nghìn người", Fraction(3206), True),
        ("3,2 nghìn người", Fraction(3300), False),
        ("hai mươi ba cán bộ", Fraction(23), True),
        ("twenty-three officials", Fraction(23), True),
        ("hai phần ba", Fraction(65), True),
        ("hơn một nửa", Fraction(49), False),
        ("3.206 người", Fraction(3206), True),
        ("3.206 người", Fraction(3205), False),
    ],
)
def test_a_figure_is_right_within_its_printed_precision(figure: str, true: Fraction, is_right: bool) -> None:
    (found,) = find_figures(plain(composed(figure)), [])
    assert holds(found, true) is is_right


def test_a_level_of_two_ladders_is_ambiguous_until_the_reader_chooses(person: Person, officer: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"pol_theory": "LLCT_TC"})
    text = "Cán bộ, công chức xã Lạc Sỹ: trung cấp 1 người."
    result = check(text, day=DAY, unit="05356", user=officer)
    assert [j.verdict for j in result.judged] == [Verdict.AMBIGUOUS]
    readings = [result.judged[0].reading.address, *result.judged[0].reading.others]
    political = next(each for each in readings if each and each.measure == "political_theory")
    chosen = check(text, day=DAY, unit="05356", user=officer, chosen={0: decode(encode(political))})
    assert [j.verdict for j in chosen.judged] == [Verdict.RIGHT]


def test_a_unit_out_of_scope_is_not_told(person: Person, officer: User) -> None:
    person("Bùi Văn Hạnh")
    result = check("Xã Bảo Hiệu có 1 cán bộ, công chức.", day=DAY, unit="05356", user=officer)
    assert [j.verdict for j in result.judged] == [Verdict.NOT_COMPUTABLE]


def test_no_text_breaks_the_checker(officer: User) -> None:
    random = Random(11)
    pieces = [*PIECES, "(", ")", ",", ".", "\n", "%", "<b>", "\x00", "\ue000", "🙂"]
    for _round in range(12):
        text = " ".join(random.choices(pieces, k=40))
        result = check(text, day=DAY, unit="05356", user=officer)
        assert all(0 <= j.reading.figure.start < j.reading.figure.end <= len(result.text) for j in result.judged)


def test_a_day_that_is_none_stands_there_again_with_the_text(client: Client, officer: User) -> None:
    client.force_login(officer)
    page = client.post(ADDRESS, {"text": "Xã có 1 cán bộ.", "unit": "05356", "as_of": "31/02/2025"})
    assert page.status_code == 400
    assert 'value="31/02/2025"' in page.text
    assert "Xã có 1 cán bộ." in page.text


def test_the_page_keeps_the_text_and_obeys_choices(officer: User, person: Person) -> None:
    person("Bùi Văn Hạnh")
    client = Client()
    client.force_login(officer)
    text = "Xã Lạc Sỹ có 1 cán bộ, công chức <b>."
    page = client.post(ADDRESS, {"text": text, "unit": "05356", "as_of": "28/02/2025"})
    assert page.status_code == 200
    assert "&lt;b&gt;" in page.content.decode()
    assert page.context["page"].checked.judged[0].verdict is Verdict.RIGHT
    again = {"text": text, "unit": "05356", "as_of": "28/02/2025", "choice-0": "none"}
    again["checked"] = page.context["page"].fingerprint
    page = client.post(ADDRESS, again)
    assert page.context["page"].checked.judged[0].verdict is Verdict.NOT_COMPUTABLE


@pytest.mark.parametrize("choice", ["{", "[]", '{"report":"none"}', "\x00", '{"a":' * 999])
def test_a_strange_choice_is_no_choice(choice: str) -> None:
    assert decode(choice) is None


def test_programs_get_the_same_verdicts(officer: User, person: Person) -> None:
    person("Bùi Văn Hạnh")
    client = Client()
    client.force_login(officer)
    where = "as_of=2025-02-28&unit=05356"
    sent = {"text": " Xã Lạc Sỹ có 2 cán bộ, công chức."}
    (figure,) = client.post(f"/api/v1/text-checks/?{where}", sent, "application/json").json()["figures"]
    assert (figure["written"], figure["verdict"], figure["registry"]) == ("2", "wrong", "1")
    assert sent["text"][figure["start"] : figure["end"]] == "2"
    told = client.get(f"/api/v1/texts/?{where}").json()
    assert "1" in told["paragraphs"][0]["text"]


@pytest.mark.parametrize(
    ("sent", "where"),
    [
        ({}, "unit=05356"),
        ({"text": "Xã có 2 cán bộ."}, ""),
        ({"text": "Xã có 2 cán bộ."}, "unit=05356&as_of=31/02/2025"),
    ],
)
def test_programs_are_told_what_is_wrong(sent: dict[str, str], where: str, officer: User, person: Person) -> None:
    person("Bùi Văn Hạnh")
    client = Client()
    client.force_login(officer)
    answer = client.post(f"/api/v1/text-checks/?{where}", sent, "application/json")
    assert (answer.status_code, bool(answer.json()["message"])) == (400, True)


def test_programs_are_told_nothing_of_a_neighbour(officer: User, units: Units, person: Person) -> None:
    person("Bùi Văn Hạnh", unit=units.bao_hieu)
    client = Client()
    client.force_login(officer)
    sent = {"text": "Xã có 1 cán bộ, công chức."}
    (figure,) = client.post("/api/v1/text-checks/?unit=05365", sent, "application/json").json()["figures"]
    assert (figure["verdict"], "không có quyền" in figure["registry"]) == ("not_computable", True)


def test_to_an_officer_of_a_commune_the_whole_province_is_no_unit(officer: User, person: Person) -> None:
    person("Bùi Văn An")
    checked = check(
        "Xã Lạc Sỹ có 1 cán bộ, công chức. Toàn tỉnh có 1 cán bộ, công chức.", day=DAY, unit="05356", user=officer
    )
    assert [judged.verdict for judged in checked.judged] == [Verdict.RIGHT, Verdict.NOT_COMPUTABLE]


@pytest.mark.parametrize(("claim", "verdict"), [("2", "right"), ("3", "right"), ("4", "wrong")])
def test_a_change_may_be_reckoned_from_the_shares_as_they_are_printed(
    claim: str, verdict: str, officer: User, person: Person
) -> None:
    """From 18 to 15 percent are 3 points in print, and 2 of the counts: 3 of 17 and 2 of 13."""
    for sex, stays, leaves in (("female", 2, 1), ("male", 11, 3)):
        for number in range(stays + leaves):
            person("Bùi Văn Hạnh", sex=sex, until=None if number < stays else date(2025, 1, 1))
    text = f"Xã Lạc Sỹ: nữ chiếm 15% công chức, giảm {claim} điểm phần trăm so với ngày 31/12/2024."
    found = check(text, day=DAY, unit="05356", user=officer).judged
    assert [each.verdict.value for each in found] == ["right", verdict]
