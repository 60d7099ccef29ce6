"""Indexes that are made once at the end are those that were there before."""

import pytest
from django.db import connection, transaction

from apps.cadres.models import Cadre
from apps.core.history import event_model
from apps.demo.indexing import indexes_made_at_the_end
from tests.conftest import Person

pytestmark = pytest.mark.django_db


def indexes() -> dict[str, str]:
    tables = [model._meta.db_table for model in (Cadre, event_model(Cadre))]
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(%s)", [tables])
        return dict(cursor.fetchall())


def test_the_tables_do_without_until_the_rows_are_there(person: Person) -> None:
    before = indexes()
    with transaction.atomic():
        with indexes_made_at_the_end([Cadre]):
            gone = before.keys() - indexes().keys()
            person("Bùi Văn An")
        assert indexes() == before
    assert {"cadre_list", "cadre_order"} <= gone


def test_what_keeps_a_promise_stays(person: Person) -> None:
    with transaction.atomic(), indexes_made_at_the_end([Cadre]):
        assert {"cadres_cadre_pkey", "cadre_citizen_id_once"} <= indexes().keys()
