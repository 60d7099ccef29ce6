"""The demonstration province, built once for all tests of a file and gone after them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from apps.communes.services import load_units
from apps.demo.services import build_province
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import TallyReport
from tests.reporting.postings_begun import REPORT


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Hòa Bình with its invented people, inside one transaction that is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_units(settings.BASE_DIR / "fixtures" / "units")
        build_province()
        # Checked once here; else every test would check the keys of all rows anew at its end.
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> TallyReport:
    """A report of events that tests alone declare: postings begun in a span."""
    monkeypatch.setitem(registry.tally_reports, REPORT.code, REPORT)
    return REPORT
