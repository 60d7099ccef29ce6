"""The demonstration's records outside a test's transaction, and a day of it that is stored."""

from collections.abc import Iterator

import pytest
from django.db import connections

from apps.reporting.stored import answers, reading
from apps.reporting.stored.keeping import keep_ready
from tests.reporting.stored.asking import DAY


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
