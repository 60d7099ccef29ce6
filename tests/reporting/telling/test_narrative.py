"""The text of a report tells the cells of its table, each part once, with what remains."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from apps.accounts.models import User
from apps.core.permissions import Actor
from apps.reporting.actors import ServerActor
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable
from apps.reporting.telling.asking import asked_text
from apps.reporting.telling.narrative import Manner, Narrator, Style
from apps.reporting.telling.pieces import Paragraph, Piece, Pieces
from apps.reporting.telling.rows import as_in_the_press, in_detail, leaves_of, row_words, separator_of, shares_of
from apps.reporting.telling.words import bracketed, spoken, words
from tests.conftest import DAY, Person, Units


def table(*measures: str, user: Actor | None = None) -> ReportTable:
    return build_report(
        "quality",
        unit="05356",
        day=DAY,
        user=user or ServerActor(),
        levels=[],
        groups=["civil_servants"],
        measures=list(measures),
    )


def test_parts_are_told_with_their_remainder(person: Person) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    person("Bùi Thị Lan", qualifications={"prof_edu": "CM_THS"})
    person("Đinh Văn Bình")
    with translation.override("en"):
        (paragraph,) = Narrator(table("professional"), Manner()).paragraphs()
    assert "had 3 commune civil servants" in paragraph.text
    assert "university 1 person (33.3%)" in paragraph.text
    assert "there remain 1 person (33.3%) “no information”" in paragraph.text


def test_a_group_of_one_is_no_plural_after_one(person: Person) -> None:
    person("Bùi Văn Hạnh")
    with translation.override("en"):
        (paragraph,) = Narrator(table("sex"), Manner()).paragraphs()
    assert paragraph.text.startswith("As of 28/02/2025, the number of commune civil servants in ")
    assert " was 1." in paragraph.text


def test_each_figure_leads_to_its_people(person: Person, officer: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    (paragraph,) = Narrator(table("professional", user=officer), Manner()).paragraphs()
    figures = [piece for piece in paragraph.pieces if re.fullmatch(r"\d[\d.,]*", piece.text)]
    assert figures
    assert all("/reports/people/" in piece.url for piece in figures)


@pytest.mark.parametrize("measure", ["professional", "political_theory", "state_management", "age", "sex", "party"])
def test_both_styles_tell_everyone_once(units: Units, measure: str) -> None:
    breakdown = table(measure).breakdown(measure)
    for named in (in_detail(breakdown), as_in_the_press(breakdown)):
        told = [leaf for row in (*named.rows, *named.rest) for leaf in leaves_of(row)]
        assert sorted(told) == sorted(row.code for row in breakdown.exclusive)


def test_shares_make_a_hundred_only_when_that_is_asked() -> None:
    plain = shares_of([1, 1, 1], 3, 1, makes_hundred=False)
    made = shares_of([1, 1, 1], 3, 1, makes_hundred=True)
    assert plain == [Decimal("33.3")] * 3
    assert made == [Decimal("33.4"), Decimal("33.3"), Decimal("33.3")]


def test_the_text_says_that_shares_were_rounded_to_a_hundred(person: Person) -> None:
    person("Bùi Văn Hạnh")
    with translation.override("en"):
        told = Narrator(table("sex"), Manner(makes_hundred=True)).paragraphs()
    assert "100%" in told[-1].text


@pytest.mark.parametrize(("people", "words"), [(1, "men 1 person (100.0%)"), (2, "men 2 persons (100.0%)")])
def test_one_person_is_told_as_one(people: int, words: str, person: Person) -> None:
    for number in range(people):
        person(f"Bùi Văn {number}", sex="male")
    with translation.override("en"):
        assert any(words in told.text for told in Narrator(table("sex"), Manner()).paragraphs())


@pytest.mark.parametrize(("language", "words"), [("vi", "chưa có số liệu"), ("en", "there are no figures of")])
def test_a_day_of_which_nothing_is_recorded_is_not_compared(language: str, words: str, person: Person) -> None:
    person("Bùi Văn Hạnh", since=date(2024, 1, 1))
    with translation.override(language):
        before = build_report("quality", unit="05356", day=date(2023, 12, 31), user=ServerActor(), levels=[])
        paragraph, *_rest = Narrator(table("sex"), Manner(), before).paragraphs()
    assert f"{words}" in paragraph.text
    assert "31/12/2023" in paragraph.text
    assert "(0" not in paragraph.text


def test_rows_of_certificates_are_told_as_what_they_are(person: Person) -> None:
    for name in ("Bùi Văn Hạnh", "Bùi Văn Hiền"):
        person(name, qualifications={"it_level": "TH_UDCNTT_CB"})
    with translation.override("en"):
        asked = {"unit": "05356", "day": DAY, "user": ServerActor(), "levels": []}
        found = build_report("certificates", **asked, measures=["informatics_certificate"])  # type: ignore[arg-type]  # of any type
        paragraph, *_rest = Narrator(found, Manner()).paragraphs()
    assert "with a certificate 2 persons (100.0%)" in paragraph.text


def test_the_words_name_only_what_the_registry_has(units: Units) -> None:
    found = build_report("quality", unit="05356", day=DAY, user=ServerActor(), levels=[])
    for breakdown in found.breakdowns:
        named = words().categories.get(breakdown.dimension.code, {})
        rows = {code for joined in named for code in joined.split("+")}
        assert rows <= set(breakdown.by_code), breakdown.dimension.code
        assert set(words().press.get(breakdown.dimension.code, ())) <= set(breakdown.by_code)


@pytest.mark.parametrize(
    ("query", "answer"),
    [("", 200), ("unit=05356&style=press&places=2&hundred=1&language=en", 200), ("unit=05365", 404), ("than=x", 400)],
)
def test_the_page_answers_as_the_role_says(officer: User, person: Person, query: str, answer: int) -> None:
    person("Bùi Văn Hạnh")
    client = Client()
    client.force_login(officer)
    assert client.get(f"/reports/telling/?day=2025-02-28&{query}").status_code == answer


def test_press_style_joins_levels(person: Person) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_TC"})
    with translation.override("en"):
        (paragraph,) = Narrator(table("professional"), Manner(Style.PRESS, 0)).paragraphs()
    assert "100% below college" in paragraph.text


def test_some_are_never_told_as_none(person: Person) -> None:
    for number in range(201):
        person(f"Bùi Văn {number}", sex="male" if number else "female")
    for manner, told_as in ((Manner(Style.PRESS, 0), "less than 1% women"), (Manner(), "women 1 person (0.5%)")):
        with translation.override("en"):
            (paragraph,) = Narrator(table("sex"), manner).paragraphs()
        assert told_as in paragraph.text


def test_rows_that_hold_a_comma_are_parted_by_semicolons(person: Person) -> None:
    person("Bùi Văn Hạnh")
    with translation.override("en"):
        found = build_report("standards", unit="05356", day=DAY, user=ServerActor(), levels=[])
        standard, sex = found.breakdown("standard"), table("sex").breakdown("sex")
        rows: list[Pieces] = [(Piece("met 2 persons"),), (Piece("not met, within the grace period 1 person"),)]
        told = Narrator(found, Manner()).sentence(standard, rows, [])
        assert separator_of(sex, in_detail(sex).rows) == ", "
    assert "met 2 persons; not met, within the grace period 1 person." in Paragraph(told).text


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Party Secretary", "Party Secretary"),
        ("Phó Bí thư Đảng ủy", "Phó Bí thư Đảng ủy"),
        ("Bí thư Đảng ủy", "bí thư Đảng ủy"),
        ("Chair of the People's Council", "chair of the People's Council"),
    ],
)
def test_titles_of_two_names_keep_their_first_letter(title: str, told: str) -> None:
    assert spoken(None, title) == told


def test_a_name_keeps_its_first_letter_beside_one_that_keeps_it(units: Units) -> None:
    with translation.override("vi"):
        offices = build_report("posts", unit="05356", day=DAY, user=ServerActor(), levels=[]).breakdown("office")
        told = [row_words(offices, row) for row in in_detail(offices).rows]
    assert {"Bí thư Đảng ủy", "Phó Bí thư Đảng ủy", "Chủ tịch UBND", "công chức"} <= set(told)


@pytest.mark.parametrize(
    ("title", "told"),
    [("Studying: political theory", "Studying (political theory)"), ("Office held", "Office held")],
)
def test_a_sentence_has_one_colon(title: str, told: str) -> None:
    assert bracketed(title) == told


def test_a_text_of_ratings_tells_the_ratings_first(analyst: User) -> None:
    asked = asked_text(QueryDict("report=ratings"), unit="17", day=DAY)
    assert asked.measures == ("rating", "party_rating")
    assert asked_text(QueryDict(""), unit="17", day=DAY).measures == ("professional", "political_theory")


@pytest.mark.parametrize(
    ("stays", "leaves", "told"),
    [
        # 5 of 17 and 2 of 7 are both 29 percent, and a whole point lies between them.
        ({"female": 2, "male": 5}, {"female": 3, "male": 7}, "women down 1 percentage point (from 29.4% to 28.6%)"),
        # 3 of 17 and 2 of 13 are 18 and 15 percent, and only two points lie between them.
        ({"female": 2, "male": 11}, {"female": 1, "male": 3}, "women down 2 percentage points (from 17.6% to 15.4%)"),
        ({"female": 1, "male": 3}, {"female": 1}, "women down 15 percentage points (from 40% to 25%)"),
    ],
)
def test_the_ends_of_a_change_bear_it_out(
    stays: dict[str, int], leaves: dict[str, int], told: str, person: Person
) -> None:
    for sex, number in stays.items():
        for _each in range(number):
            person("Bùi Văn Hạnh", sex=sex)
    for sex, number in leaves.items():
        for _each in range(number):
            person("Bùi Văn Hạnh", sex=sex, until=date(2025, 1, 1))
    now, then = (
        build_report("quality", unit="05356", day=day, user=ServerActor(), levels=[], groups=["civil_servants"])
        for day in (DAY, date(2024, 12, 31))
    )
    with translation.override("en"):
        text = " ".join(each.text for each in Narrator(now, Manner(Style.PRESS, 0), then).paragraphs())
    assert told in text
