"""The page that describes rosters says what the declarations say."""

import pytest

from apps.rosters import reference
from apps.rosters.remarks import explanations


def test_the_reference_of_rosters_is_current() -> None:
    assert reference.is_current(), "Run: manage.py roster reference"


def test_the_reference_names_every_column_and_every_code() -> None:
    page = reference.write()
    assert "`people`" in page
    assert [each.code for each in explanations() if f"| `{each.code}` |" not in page] == []


def test_the_reference_tells_when_it_is_not_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "HEAD", "# Something else\n")
    assert not reference.is_current()
