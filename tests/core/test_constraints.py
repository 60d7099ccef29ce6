"""What the database will refuse is asked for before a write: all of it at once, and in few statements."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.core.constraints import check_constraints
from apps.petitions.models import Petition
from tests.conftest import Units

pytestmark = pytest.mark.django_db


def petition(units: Units, **facts: object) -> Petition:
    given = {"kind_id": "DT_KN", "subject_id": "ND_TD", "received_on": date(2025, 1, 10), "register_number": "01"}
    return Petition(unit=units.lac_sy, **(given | facts))


def test_everything_that_is_wrong_is_said_at_once(units: Units) -> None:
    petition(units).save()
    wrong = petition(units, due_on=date(2025, 1, 1), answered_on=date(2025, 1, 2))
    with pytest.raises(ValidationError) as refused:
        check_constraints(wrong)
    assert {error.code for error in refused.value.error_list} == {
        "petition_due_after_receipt",
        "petition_answered_after_receipt",
        "petition_answer_with_result",
        "petition_registered_once",
    }


def test_what_is_right_is_asked_in_few_statements(units: Units) -> None:
    with CaptureQueriesContext(connection) as asked:
        check_constraints(petition(units))
    assert len(asked) <= 6
