"""The demonstration's records outside a test's transaction, and a day of it that is stored."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from apps.reporting.stored import answers, reading
from apps.reporting.stored.keeping import keep_ready
from tests.database import DEMONSTRATION, connected_to, copied
from tests.reporting.stored.asking import DAY


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A copy for a module alone, for what is edited in it stays edited."""
    with django_db_blocker.unblock(), copied(DEMONSTRATION) as name, connected_to(name):
        yield


@pytest.fixture
def records(demonstration: None, db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The demonstration's records through a connection of its own, outside the test's transaction: edits are final."""
    monkeypatch.setattr(answers, "_answers", answers.Answers())
    usual = connections["default"]
    connections["default"] = own = connections.create_connection("default")
    try:
        yield
    finally:
        own.close()
        connections["default"] = usual


@pytest.fixture
def kept(records: None) -> reading.Stored:
    return keep_ready(DAY)
