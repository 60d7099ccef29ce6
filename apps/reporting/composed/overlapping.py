"""Whether the groups of a table have persons in common."""

from collections.abc import Sequence
from itertools import combinations

from apps.reporting.definitions import Population
from apps.reporting.registry import registry


def may_overlap(groups: Sequence[Population]) -> bool:
    """Whether somebody may stand in two of them; parts of one whole have nobody in common."""
    told = [set(each.parts) or {each.code} for each in groups]
    are_apart = not any(one & other for one, other in combinations(told, 2))
    wholes = (set(each.parts) for each in registry.populations.values() if each.parts)
    return not (are_apart and any(set().union(*told) <= whole for whole in wholes))
