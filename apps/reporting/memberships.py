"""Belonging to another group too, as a dimension: Party secretaries who also chair the People's Committee.

One dimension for each group that is taken from a roll; persons count wherever on the day the other group counts them.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django.db.models import Value
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.reporting.definitions import Category, Dimension, Facts, Kind, Population, Rows, Sheet, Taken
from apps.reporting.registry import registry

PREFIX = "also_"
IN, OUT = "in", "out"


def declare_memberships() -> None:
    """Once all groups are known."""
    registry.declare(*_facts())


def _facts() -> Iterator[Facts]:
    for group in registry.populations.values():
        if isinstance(group.members, Taken):
            yield _facts_of(group, group.members)


def _facts_of(group: Population, taken: Taken) -> Facts:
    code = f"{PREFIX}{group.code}"
    categories = (
        Category(IN, format_lazy(_("Also in: {group}"), group=group.title), values=(IN,)),
        Category(OUT, format_lazy(_("Not in: {group}"), group=group.title), Kind.PART, values=(None,)),
    )
    dimension = Dimension(
        code,
        format_lazy(_("Also in: {group}"), group=group.title),
        format_lazy(_("Persons whom the group “{group}” counts on the day too, in whatever unit."), group=group.title),
        group.legal_basis,
        is_ordered=False,
        of_group=group.code,
    )
    return Facts(code, (dimension,), lambda day: Sheet(_members(taken, day), taken.roll.person, {code: categories}))


@lru_cache(maxsize=256)
def _members(taken: Taken, day: date) -> Rows:
    """One row per person, of however many posts or seats."""
    rows: Rows = taken.roll.rows(day).filter(taken.condition).order_by().annotate(belongs=Value(IN))
    members: Rows = rows.values_list(taken.roll.person, "belongs").distinct()
    return members
