"""Sums of several units tell whoever lacks the right to a dimension nothing that the units by themselves do not tell.

A sum over a hidden number is hidden: what is shown of any series of sums follows from what each unit alone shows, so
that A and B, B and C, A and C together do not give A away.
"""

from collections.abc import Callable, Iterable

from apps.reporting.places import Territory
from apps.reporting.table import Key
from apps.reporting.unit_codes import codes_in


def hidden_in_sums(unit: str, territory: Territory, hidden_of: Callable[[str], Iterable[Key]]) -> frozenset[Key]:
    """The cells of a sum, and of its units, that are hidden in a unit asked for alone; `hidden_of` tells its keys."""
    if not territory.root.chosen:
        return frozenset()
    own = [key for code in codes_in(unit) for key in hidden_of(code)]
    return frozenset([*own, *((key[0], territory.root.pk, *key[2:]) for key in own)])
