"""What the registry writes into workbooks it reads back as unchanged: templates of every layout, lists of people."""

from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.rosters import services
from apps.rosters.formats import Cell, Format
from apps.rosters.outcome import Outcome
from apps.rosters.prefilling import known_people
from apps.rosters.registry import format_named, formats
from apps.rosters.templates_out import write_template
from tests.conftest import DAY, Person, Units
from tests.rosters.facts import CASES, NAME, Case, book, prepared, sent
from tests.rosters.test_apply_undo import apply, rows

pytestmark = pytest.mark.django_db
# Columns of a list that say of a person what a roster says; all others only help to look at it.
COLUMNS = ("sex", "birth", "title", "unit", "other_titles", "prof_edu", "pol_theory", "joined", "citizen_id", "phone")


def read_back(content: bytes, name: str, code: str, units: Units) -> Outcome:
    declared = format_named(code)
    assert declared
    return services.examine(services.read_roster(content, name, DAY, [declared]), units.lac_sy, DAY)


def template(code: str, units: Units, user: User) -> bytes:
    declared = format_named(code)
    assert declared
    known = known_people(units.lac_sy, DAY, user, code)
    return write_template(declared, known, unit_title="UBND XÃ LẠC SỸ", day=DAY)


@pytest.fixture
def office(client: Client, administrator: User) -> Client:
    """The administrator's lists have these columns."""
    client.force_login(administrator)
    client.post(reverse("cadres:columns"), {"columns": COLUMNS})
    return client


def exported(form: str, client: Client, language: str) -> bytes:
    client.cookies["django_language"] = language
    answer: Any = client.get(reverse("cadres:export", args=[form]), {"day": f"{DAY:%Y-%m-%d}"})
    assert isinstance(answer, HttpResponse) or answer.streaming
    return b"".join(answer.streaming_content)


def verdicts(outcome: Outcome) -> set[str]:
    """What is said of the people, with the changes for who reads that a test failed."""
    return {f"{each.verdict.status} {each.verdict.changes or ''}".strip() for each in outcome.people}


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=rows())
def test_people_come_back_unchanged_by_template_and_by_list(
    people: list[dict[str, Any]], units: Units, administrator: User, office: Client
) -> None:
    with transaction.atomic():
        apply(people, units, administrator)
        files = [("a.xlsx", template("people", units, administrator))]
        files += [
            (f"a.{form}", exported(form, office, language))
            for form, language in (("xlsx", "vi"), ("csv", "vi"), ("xlsx", "en"))
        ]
        for name, content in files:
            outcome = read_back(content, name, "people", units)
            assert ([*outcome.issues], verdicts(outcome)) == ([], {"unchanged"})
            assert len(outcome.people) == Cadre.objects.count()
        transaction.set_rollback(True)


@pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])
def test_facts_come_back_unchanged_by_template(case: Case, person: Person, units: Units, administrator: User) -> None:
    prepared(case, person(NAME), units)
    services.apply(sent(book(case, case.good), units, administrator), by=administrator)
    outcome = read_back(template(case.code, units, administrator), "a.xlsx", case.code, units)
    assert ([*outcome.issues], verdicts(outcome)) == ([], {"unchanged"})


def test_the_template_of_every_layout_is_read_without_anybody_in_it(units: Units) -> None:
    for declared in formats():
        empty = write_template(declared, (), unit_title="UBND XÃ LẠC SỸ", day=DAY)
        assert len(services.read_roster(empty, "a.xlsx", DAY, [declared]).rows) == 0


@pytest.mark.parametrize("declared", formats(), ids=lambda declared: declared.code)
def test_what_every_drop_down_offers_is_read_and_written_again_as_itself(declared: Format, code_lists: None) -> None:
    told = []
    # What a rule makes a value of with other cells of the row is written from what it made.
    ruled = {key for rule in declared.rules for key in (*rule.asks, *rule.reads)}
    for column in declared.columns:
        offered = list(column.choices(DAY)) if column.choices and column.in_template else []
        read, write = column.reader(DAY), column.writer(DAY) if column.writer else None
        for text in offered:
            parsed = read(Cell(text, text))
            again = write(parsed.values) if write else text
            if not parsed.values or any(each.is_issue for each in parsed.findings):
                told.append((column.key, text, "is not read"))
            elif again or not ruled & {*column.keys}:
                is_same = read(Cell(again, again)).values == parsed.values
                told += [] if is_same else [(column.key, text, again)]
    assert told == []
