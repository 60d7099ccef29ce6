"""The temporary tables of rosters: a session makes them once, and each roster finds them empty."""

import pytest
from django.db import connection

from apps.accounts.models import User
from apps.rosters import kept_tables, services
from tests.conftest import DAY, Units
from tests.rosters.stating import someone, stating

OWN = "SELECT relname, oid::int FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'"
ONE = someone()
OTHER = someone(full_name="Đinh Thị Mai", sex="female", birth="1990-01-02", citizen_id="017190000001")


def tables() -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(OWN)
        return dict(cursor.fetchall())


@pytest.mark.django_db
def test_a_second_roster_uses_the_tables_of_the_first(units: Units) -> None:
    services.examine(stating(ONE), units.lac_sy, DAY)
    before = tables()

    services.examine(stating(OTHER), units.lac_sy, DAY)

    assert {"staged", "staged_person", "candidate", "held_level"} <= before.keys()
    assert tables() == before


@pytest.mark.django_db
@pytest.mark.parametrize("large", [0, kept_tables.LARGE])
def test_a_roster_finds_nothing_that_an_earlier_one_staged(
    units: Units, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(kept_tables, "LARGE", large)
    services.examine(stating(ONE, OTHER), units.lac_sy, DAY)

    outcome = services.examine(stating(OTHER), units.lac_sy, DAY)

    assert outcome.summary["new"] == 1
    assert not outcome.issues


@pytest.mark.django_db(transaction=True)
def test_a_long_roster_leaves_no_tables_in_its_session(
    units: Units, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.examine(stating(ONE), units.lac_sy, DAY)
    monkeypatch.setattr(kept_tables, "KEPT_ROWS", 1)

    upload = services.receive(content=b"long", filename="long.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    outcome = services.apply(upload, by=officer, understood=stating(ONE, OTHER))

    assert (outcome.summary["new"], upload.rows_written) == (2, 16)
    assert tables() == {}


@pytest.mark.django_db(transaction=True)
def test_a_session_has_room_in_memory_for_the_tables_of_a_long_roster() -> None:
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE another AS SELECT 1")
        cursor.execute("SHOW temp_buffers")
        assert cursor.fetchone() == ("32MB",)
