"""Mutated workbooks, two of each kind; `make bench` tries 2,000."""

from datetime import date

import pytest

from apps.rosters.services import examine
from apps.rosters.values import Understood
from tests.conftest import DAY, Units
from tests.corpus.enduring import endure
from tests.corpus.mutations import ONCE, TRICKS, mutated

KINDS = len(TRICKS)
SAMPLE = [*range(len(ONCE)), *range(10 * KINDS, 12 * KINDS)]


@pytest.mark.parametrize("number", SAMPLE, ids=lambda number: f"{number} {mutated_kind(number)}")
def test_a_mutated_workbook_is_read_or_refused_with_a_sentence(number: int, units: Units) -> None:
    def go_on(understood: Understood) -> None:
        examine(understood, units.lac_sy, _day(understood))

    assert not endure(mutated(number), go_on).wrong


def mutated_kind(number: int) -> str:
    """The kind of a number without making its file."""
    return list(ONCE)[number] if number < len(ONCE) else list(TRICKS)[number % KINDS]


def _day(understood: Understood) -> date:
    return understood.as_of or DAY
