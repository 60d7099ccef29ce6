"""Whatever a row of facts states is written or spoken of, where too little stands beside it to make a record."""

from random import Random

import pytest
from django.utils import translation

from apps.accounts.models import User
from apps.rosters import services
from apps.rosters.keeping import remark_of
from apps.rosters.loading import PEOPLE, fields
from apps.rosters.registry import format_named, formats
from apps.rosters.templates_out import BODY_ROW, UNIT
from tests.conftest import DAY, Person, Units
from tests.rosters.cast import COMMUNES, Cast, made_cast
from tests.rosters.drawn import WHOM, Drawing, Known, Row
from tests.rosters.facts import NAME, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(units: Units, person: Person, administrator: User) -> Cast:
    return made_cast(units, person, administrator)


def lone_facts(dice: Drawing, about: Row, known: Row) -> dict[str, Row]:
    """For each column that says not whom or what a row is about a row of it alone, other than what is known."""
    kinds = {key: each.kind for key, each in fields(dice.declared.code).items()}
    offered = {each.key: list(each.choices(DAY)) for each in dice.columns if each.choices}
    typed = {
        column.key: dice._text(column, kinds.get(column.keys[0], "text"), DAY, offered)
        for column in dice.columns
        if not column.is_key and column.key not in about
    }
    return {key: about | {key: text} for key, text in typed.items() if text and text not in known.get(key, "")}


@pytest.mark.parametrize("code", [each.code for each in formats() if each.code != PEOPLE])
def test_a_fact_that_stands_alone_is_written_or_spoken_of_and_keys_alone_are_not(code: str, cast: Cast) -> None:
    declared = next(each for each in formats() if each.code == code)
    dice = Drawing(declared, cast.known(declared), DAY, Random(3))
    known = dict(dice.known.rows[0]) if dice.known.rows else {}
    keys = WHOM | {each.key for each in dice.columns if each.is_key}
    about = {key: text for key, text in known.items() if key in keys}
    if UNIT in {each.key for each in dice.columns} and "person_code" not in declared.person:
        about[UNIT] = COMMUNES[0]
    alone = lone_facts(dice, about, known)
    rows = [about, *alone.values()]
    outcome = services.examine(dice.understood(rows), cast.unit(declared), DAY)
    told: dict[int, list[tuple[str, str | None, str]]] = {}
    for each in (*outcome.issues, *outcome.notices):
        told.setdefault(each.place.row - BODY_ROW - 1, []).append((each.code, each.place.column, each.value))
    written = {
        each.row.place.row - BODY_ROW - 1 for each in outcome.people if each.verdict.status in ("new", "changed")
    }
    assert [key for place, key in enumerate(alone, 1) if place not in written and place not in told] == []
    assert [each for each in told.get(0, ()) if each[0] == "F107"] == []
    # Of what is recorded by nothing beside it, the cell is named with what stands in it.
    for place, (key, row) in enumerate(alone.items(), 1):
        for _, letter, value in (each for each in told.get(place, ()) if each[0] == "F107"):
            assert (bool(letter), value) == (True, row[key])


def test_what_only_one_of_several_records_would_take_is_spoken_of_at_its_cell(
    person: Person, units: Units, administrator: User
) -> None:
    person(NAME)
    declared = format_named("discipline")
    assert declared
    row = {"full_name": NAME, "offence": "Đất đai", "party_form": "Khiển trách", "party_number": "12-QĐ/UBKT",
           "party_on": "15/01/2025", "state_issuer": "UBND huyện"}  # fmt: skip
    upload = sent(Drawing(declared, Known(), DAY, Random(3)).workbook([row]), units, administrator)
    found = upload.rows.get()
    assert (found.status, found.issues) == ("new", [])
    (told,) = found.notices
    assert (bool(told["column"]), told["code"], told["value"]) == (True, "F107", "UBND huyện")
    with translation.override("en"):
        message = remark_of(told).message()
    state, party = (declared.column(key).headers[0].replace(" > ", ": ") for key in ("state_form", "party_form"))
    assert (state in message, party in message) == (True, False)
