"""No printed figure is left out: every row of the sources stands in a test that compares it with the reports."""

import re
from pathlib import Path

from tests.reporting.figures import published
from tests.reporting.test_published import ASKED


def test_every_row_of_the_sources_is_compared() -> None:
    files = (path for path in Path(__file__).parent.glob("test_published_*.py") if path != Path(__file__))
    named = {row for path in files for row in re.findall(r'"([A-D]\d+)"', path.read_text(encoding="utf-8"))}
    assert named | set(ASKED) == set(published())
