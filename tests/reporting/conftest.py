"""A report that only tests declare."""

import pytest

from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import TallyReport
from tests.reporting.postings_begun import REPORT


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> TallyReport:
    """A report of events that tests alone declare: postings begun in a span."""
    monkeypatch.setitem(registry.tally_reports, REPORT.code, REPORT)
    return REPORT
