"""What stands for the state of the records is not believed while anybody writes."""

import time

import pghistory
import pytest
from django.db import connection, transaction

from apps.communes.kept import state_of_units
from apps.core.unchanged import State, state_of_records
from tests.conftest import Units

pytestmark = pytest.mark.django_db(transaction=True)
# Takes a number for the history before anyone else can see what was written.
WRITE = "UPDATE communes_unit SET complete_from = '2019-01-01' WHERE id = %s"


def test_the_latest_transaction_of_another_is_seen_while_it_runs(units: Units) -> None:
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute(WRITE, [units.lac_sy.pk])
        assert state_of_records() is None
        other.rollback()
    finally:
        other.close()


def test_who_reads_within_a_transaction_is_told_nothing(units: Units) -> None:
    with transaction.atomic():
        assert state_of_records() is None


def test_a_number_that_was_taken_tells_a_later_state_from_an_earlier_one(units: Units) -> None:
    before = _at_rest()
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [units.lac_sy.pk])
    assert _at_rest() != before


def test_it_is_told_within_a_request_that_may_write_as_well(units: Units) -> None:
    before = _at_rest()
    # Its context goes before every statement, as it does in each POST.
    with pghistory.context(url="/standards/gap/act/plan_training/"):
        assert _at_rest() == before


def _at_rest() -> State:
    """Others of the same server may write just now."""
    while (state := state_of_records()) is None:
        time.sleep(0.05)
    return state


def test_units_are_told_anew_while_another_writes_to_them_and_not_while_one_writes_of_people(units: Units) -> None:
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute("UPDATE cadres_cadre SET full_name = full_name")
        assert state_of_units() is not None
        with other.cursor() as cursor:
            cursor.execute(WRITE, [units.lac_sy.pk])
        assert state_of_units() is None
        other.rollback()
    finally:
        other.close()
