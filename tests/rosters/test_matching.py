"""Whom a row means: a table of pairs with their verdicts, questions and answers, people of other communes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from apps.accounts.models import User
from apps.cadres.models import Cadre, Movement
from apps.cadres.services import movements
from apps.core.dates import PartialDate
from apps.rosters import services
from apps.rosters.claims import NotApplicableError
from apps.rosters.outcome import Outcome
from tests.conftest import DAY, Units
from tests.rosters.stating import someone, stating

BORN = PartialDate(date(1976, 5, 12))
YEAR = PartialDate(date(1976, 1, 1), "year")
KNOWN: dict[str, Any] = {"full_name": "Bùi Văn Hạnh", "sex": "male", "birth": BORN}

# What the registry knows otherwise than KNOWN, what the row states otherwise, and what is said of the pair.
PAIRS: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "the same citizen id": ({"citizen_id": "017076000123"}, {"citizen_id": "017076000123"}, "sure"),
    "the same citizen id, another day": (
        {"citizen_id": "017076000123"},
        {"citizen_id": "017076000123", "birth": "1976-05-21"},
        "sure",
    ),
    "the same citizen id, nothing else": (
        {"citizen_id": "017076000123", "full_name": "Hà Thị Lan", "birth": None},
        {"citizen_id": "017076000123"},
        "asked D108",
    ),
    "name, day and sex": ({}, {}, "sure"),
    "name without its marks": ({}, {"full_name": "Bui Van Hanh"}, "sure"),
    "only the year is known": ({"birth": YEAR}, {}, "sure"),
    "only the year is stated": ({}, {"birth": "1976"}, "sure"),
    "no date is known": ({"birth": None}, {}, "sure"),
    "no date is stated": ({}, {"birth": None}, "asked D106"),
    "parts of the name swapped": ({}, {"full_name": "Hạnh Bùi Văn"}, "told D115"),
    "a part of the name missing": ({}, {"full_name": "Bùi Hạnh"}, "told D116"),
    "a letter of the name missing": ({}, {"full_name": "Bùi Văn Hạn"}, "asked D113"),
    "another name on the same day": ({}, {"full_name": "Đinh Quốc Tuấn"}, "new"),
    "day and month swapped": ({}, {"birth": "1976-12-05"}, "told D118"),
    "one digit of the date off": ({}, {"birth": "1976-05-13"}, "told D119"),
    "another day of the year": ({}, {"birth": "1976-08-23"}, "asked D113"),
    "another year": ({}, {"birth": "1981-08-23"}, "new"),
    "the other sex": ({}, {"sex": "female"}, "asked D113"),
    "one digit of the citizen id off": ({"citizen_id": "017076000124"}, {"citizen_id": "017076000123"}, "asked D107"),
    "another citizen id": ({"citizen_id": "017076009999"}, {"citizen_id": "017076000123"}, "asked D107"),
    "another citizen id and year": (
        {"citizen_id": "017076009999"},
        {"citizen_id": "017076000123", "birth": "1981-08-23"},
        "new",
    ),
}


@pytest.fixture
def examine(units: Units) -> Callable[..., Outcome]:
    """What rows would do in Lạc Sỹ."""
    return lambda *rows: services.examine(stating(*rows), units.lac_sy, DAY)


def said_of(outcome: Outcome, code: str, place: int = 0) -> str:
    """The verdict on a row in a word: sure, told or asked with a code, new; "another" when someone else was matched."""
    told = outcome.people[place]
    if told.verdict.status == "unsure":
        return " ".join(["asked", *(issue.code for issue in told.issues)])
    if told.verdict.cadre is None:
        return "new"
    if told.verdict.cadre != code:
        return "another"
    likely = [notice.code for notice in told.notices if "D111" < notice.code < "D120"]
    return " ".join(["told", *likely]) if likely else "sure"


def test_the_table_of_pairs_holds(examine: Callable[..., Outcome], person: Any) -> None:
    wrong = []
    for case, (facts, states, expected) in PAIRS.items():
        with transaction.atomic():
            known = person(**(KNOWN | facts))
            found = said_of(examine(someone(**({"citizen_id": None} | states))), known.code)
            transaction.set_rollback(True)
        if found != expected:
            wrong.append(f"{case}: {found} instead of {expected}")
    assert wrong == []


def test_nobody_is_matched_by_two_rows(examine: Callable[..., Outcome], person: Any) -> None:
    known = person(**KNOWN)
    outcome = examine(someone(citizen_id=None, full_name="Bùi Hạnh"), someone(citizen_id=None))
    assert [each.verdict.cadre for each in outcome.people] == [None, known.code]
    assert [issue.code for issue in outcome.issues] == ["D101", "D101"]


def test_the_row_that_is_kept_has_the_person_when_the_other_is_left_out(units: Units, person: Any) -> None:
    known = person(**KNOWN)
    understood = stating(someone(citizen_id=None), someone(citizen_id=None))
    left = understood.rows[0].__class__(
        **{name: getattr(understood.rows[0], name) for name in ("place", "values", "raw", "letters")}, left_out="twice"
    )
    told = services.examine(
        replace(understood, rows=understood.rows.with_replaced({0: left})),
        units.lac_sy,
        DAY,
    )
    assert (told.people[1].verdict.cadre, told.issues) == (known.code, [])


def test_who_is_chosen_is_matched_and_somebody_new_is_new(examine: Callable[..., Outcome], person: Any) -> None:
    twins = [person(**KNOWN), person(**KNOWN)]
    assert said_of(examine(someone(citizen_id=None)), "") == "asked D105"
    chosen = examine(someone(citizen_id=None, chosen=twins[1].code))
    assert (said_of(chosen, twins[1].code), chosen.issues) == ("sure", [])
    assert said_of(examine(someone(citizen_id=None, chosen="-")), "") == "new"


@pytest.fixture
def elsewhere(person: Any, units: Units) -> Cadre:
    """Who serves in Bảo Hiệu and stands in the roster of Lạc Sỹ."""
    found: Cadre = person(**KNOWN, unit=units.bao_hieu, citizen_id="017076000123")
    return found


def apply(units: Units, by: User, *rows: dict[str, Any]) -> Any:
    upload = services.receive(content=repr(rows).encode(), filename="lac-sy.xlsx", unit=units.lac_sy, as_of=DAY, by=by)
    services.apply(upload, by=by, understood=stating(*rows))
    return upload


def test_a_person_of_another_commune_becomes_a_proposed_transfer(
    elsewhere: Cadre, units: Units, officer: User, neighbour: User
) -> None:
    apply(units, officer, someone(phone="0987654321"), someone(full_name="Hà Thị Lan", citizen_id=None))
    proposed = Movement.objects.get()
    assert (proposed.state, proposed.cadre, proposed.to_unit) == ("proposed", elsewhere, units.lac_sy)
    elsewhere.refresh_from_db()
    assert (elsewhere.home_unit, elsewhere.phone) == (units.bao_hieu, "")
    assert Cadre.objects.serving_on(DAY).count() == 2
    assert movements.may_answer(proposed, neighbour)
    assert not movements.may_answer(proposed, officer)


def test_a_roster_that_the_province_accepts_asks_the_other_commune_all_the_same(
    elsewhere: Cadre, units: Units, officer: User, neighbour: User, editor: User
) -> None:
    apply(units, editor, someone())
    assert Movement.objects.get().proposed_by == editor
    assert Movement.objects.waiting_for(neighbour).exists()
    assert not Movement.objects.waiting_for(officer).exists()


def test_the_difference_names_the_unit_that_must_confirm_and_shows_nothing_else(
    elsewhere: Cadre, examine: Callable[..., Outcome]
) -> None:
    (told,) = examine(someone(phone="0987654321")).people
    assert (told.verdict.status, told.verdict.cadre) == ("moved", elsewhere.code)
    assert told.verdict.changes == {"unit": ["05365", "05356"]}
    assert "Bảo Hiệu" in told.notices[-1].message()


def test_who_moved_away_after_the_day_of_a_late_roster_is_neither_fetched_back_nor_missing(
    person: Any, units: Units, officer: User, editor: User
) -> None:
    moved = person("Bùi Văn Hạnh", birth=BORN, citizen_id=someone()["citizen_id"], unit=units.lac_sy)
    movements.carry_out(
        movement=Movement(
            cadre=moved, kind_id="DC_DD", from_unit=units.lac_sy, to_unit=units.bao_hieu, to_title_id="CD_VPTK",
            starts_on=DAY + timedelta(days=1), decision_number="1/QĐ", decision_on=DAY,
        ),
        by=editor,
    )  # fmt: skip
    late = services.examine(stating(someone(phone="0987654321")), units.lac_sy, DAY)
    assert [(each.verdict.status, each.verdict.cadre, each.verdict.changes) for each in late.people] == [
        ("unchanged", moved.code, {})
    ]
    assert [notice.code for notice in late.notices] == ["D136"]
    assert late.absent == ()
    apply(units, officer, someone(phone="0987654321"))
    moved.refresh_from_db()
    assert (moved.home_unit, moved.phone) == (units.bao_hieu, "")
    assert not Movement.objects.filter(state="proposed").exists()


def test_a_proposed_transfer_is_not_proposed_again_and_goes_with_the_roster(
    elsewhere: Cadre, units: Units, officer: User
) -> None:
    upload = apply(units, officer, someone())
    again = services.examine(stating(someone()), units.lac_sy, DAY)
    assert again.people[0].verdict.status == "unchanged"
    assert [notice.code for notice in again.notices] == ["D131"]
    services.undo(upload, by=officer)
    assert not Movement.objects.exists()


def test_who_speaks_for_both_communes_may_carry_it_out_at_once(
    elsewhere: Cadre, units: Units, editor: User, officer: User
) -> None:
    paper = {"number": "12/QĐ", "on": "2025-02-20"}
    apply(units, editor, someone(chosen=elsewhere.code, carry_out=paper))
    elsewhere.refresh_from_db()
    assert (Movement.objects.get().state, elsewhere.home_unit) == ("confirmed", units.lac_sy)
    assert Cadre.objects.serving_on(DAY).count() == 1


def test_an_officer_cannot_carry_a_transfer_out_alone(elsewhere: Cadre, units: Units, officer: User) -> None:
    with pytest.raises(NotApplicableError) as refusal:
        apply(units, officer, someone(chosen=elsewhere.code, carry_out={"number": "12/QĐ", "on": "2025-02-20"}))
    assert refusal.value.refused.code == "D134"
    elsewhere.refresh_from_db()
    assert elsewhere.home_unit == units.bao_hieu


def test_the_same_name_and_day_in_another_commune_is_asked_about_without_telling_who(
    examine: Callable[..., Outcome], person: Any, units: Units
) -> None:
    person(**KNOWN, unit=units.bao_hieu)
    outcome = examine(someone(citizen_id=None))
    assert (said_of(outcome, ""), outcome.people[0].verdict.cadre) == ("asked D133", None)
    assert "Bảo Hiệu" in outcome.issues[0].message()
