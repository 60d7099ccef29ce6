"""Two builds of the demonstration at once: the second one waits for the first."""

import psycopg
import pytest
from django.db import connection

from apps.demo.alone import LOCK, building_alone

pytestmark = pytest.mark.django_db


def is_free_for_another() -> bool:
    """Whether a process with a connection of its own would get the lock at once."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": psycopg.Cursor}) as other:
        (got,) = other.execute("SELECT pg_try_advisory_lock(%s)", [LOCK]).fetchone() or (None,)
    return bool(got)


def test_nobody_else_builds_meanwhile() -> None:
    with building_alone():
        assert not is_free_for_another()
    assert is_free_for_another()


def test_a_build_that_fails_lets_the_next_one_begin() -> None:
    with pytest.raises(ValueError, match="broken"), building_alone():
        raise ValueError("broken")
    assert is_free_for_another()
