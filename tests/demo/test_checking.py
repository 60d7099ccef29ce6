"""References that are checked once at the end are checked as surely as one by one."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from apps.cadres.models import PartyMembership
from apps.demo.checking import references_checked_at_the_end
from tests.conftest import DAY, Person

pytestmark = pytest.mark.django_db


def write(cadre: int) -> None:
    facts = {"joined_on": date(2010, 5, 1), "official_on": date(2011, 5, 1), "reported_on": DAY}
    PartyMembership.objects.create(cadre_id=cadre, **facts)


@transaction.atomic
def write_checked(cadre: int) -> None:
    write(cadre)
    connection.check_constraints()


def test_a_row_that_refers_to_nobody_fails_the_whole(person: Person) -> None:
    nobody = person("Bùi Văn An").pk + 1000
    refused = pytest.raises(IntegrityError, match="foreign key")
    with refused, transaction.atomic(), references_checked_at_the_end([PartyMembership]):
        write(nobody)


def test_afterwards_the_references_are_held_as_before(person: Person) -> None:
    cadre = person("Bùi Văn An").pk
    with transaction.atomic(), references_checked_at_the_end([PartyMembership]):
        write(cadre)
    with pytest.raises(IntegrityError, match="foreign key"):
        write_checked(cadre + 1000)
