"""A gap that was evaluated is told again while nothing is written, of as many people as a large province has."""

from array import array
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.unchanged import State, Told
from apps.qualifications.standards import gap
from apps.qualifications.standards.standings import VERDICT, Standing, standings
from tests.conftest import DAY, Person

PEOPLE = 45_000


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, int | None]:
    """Records at rest, though the test is a transaction of its own; who changes a number has written."""
    numbers: dict[str, int | None] = {"cadres_cadreevent": 7}
    monkeypatch.setattr(gap, "_told", Told(most=8))
    monkeypatch.setattr(gap, "state_of_records", lambda: State(dict(numbers)))
    return numbers


def test_the_people_of_a_large_province_are_evaluated_once_until_something_is_written(
    client: Client, editor: User, written: dict[str, int | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    evaluated: list[int] = []

    def many(*_asked: Any) -> list[Standing]:
        evaluated.append(1)
        return [Standing((None,) * len(VERDICT), array("q", range(PEOPLE)))]

    monkeypatch.setattr(gap, "standings", many)
    client.force_login(editor)
    for query in ("", "?outcome=not_met", "?page=2"):
        assert "45" in client.get(f"/standards/gap/{query}").content.decode()
    assert len(evaluated) == 1
    written["cadres_cadreevent"] = 8
    client.get("/standards/gap/")
    assert len(evaluated) == 2


def test_what_was_evaluated_is_kept_packed(client: Client, editor: User, person: Person) -> None:
    one: Cadre = person("Bùi Văn Hạnh", title="CD_BT")
    found = standings(DAY, Cadre.objects.all())
    assert [[*each.people] for each in found] == [[one.pk]]
    assert all(isinstance(each.people, array) for each in found)
