"""Tables that are written beside the inventing are there when the database is asked, and none of them fails unseen."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from apps.cadres.models import PartyMembership
from apps.demo.beside import written_beside
from apps.demo.copying import Facts, copy_rows
from tests.conftest import DAY, Person

pytestmark = pytest.mark.django_db


def membership(cadre: int, *, joined: date = date(2010, 5, 1)) -> Facts:
    return {"cadre_id": cadre, "joined_on": joined, "official_on": date(2011, 5, 1), "reported_on": DAY}


def test_a_question_waits_for_the_tables_that_are_being_written(person: Person) -> None:
    people = [person("Bùi Văn An").pk, person("Bùi Văn Bình").pk]
    with transaction.atomic(), written_beside():
        for cadre in people:
            copy_rows(PartyMembership, [membership(cadre)])
        assert PartyMembership.objects.filter(cadre__in=people).count() == 2


@transaction.atomic
def write_each_by_itself(rows: list[Facts]) -> None:
    with written_beside():
        for row in rows:
            copy_rows(PartyMembership, [row])


def test_a_table_that_cannot_be_written_fails_the_whole_though_others_came_after_it(person: Person) -> None:
    wrong = membership(person("Bùi Văn An").pk, joined=date(2012, 5, 1))
    right = membership(person("Bùi Văn Bình").pk)
    with pytest.raises(IntegrityError, match="party"):
        write_each_by_itself([wrong, right])
    assert not PartyMembership.objects.exists()
