"""Hides people in a crowd: what is rare together is left out until at least so many share it (k-anonymity).

All columns count, also what people have learnt: the only doctor of a district is known by the degree, and what few
share would join two extracts like a key. The columns are given up one after another, and only in the rows that are
still too rare; rows that stay too rare with all of them given up are left out whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from apps.reporting.extract.people import LEFT_OUT, UNIT
from apps.reporting.registry import registry

if TYPE_CHECKING:
    import pandas

# As few as a report shows of a sensitive group.
LEAST = 5


# What studies are about and compare by: given up last, the last one last of all.
KEPT_LONG = (
    "language_certificate informatics_certificate foreign_language informatics general_education state_management"
    " political_theory professional age sex"
).split()


def given_up(dimensions: Sequence[str], groups: Sequence[str], frame: pandas.DataFrame) -> list[str]:
    """All columns, in the order in which they are given up.

    First what needs a right of its own, then the most detailed, then where people serve, then what studies are about;
    the groups come last.
    """
    detailed = sorted(dimensions, key=lambda code: -frame[code].nunique())
    sensitive = [code for code in detailed if registry.dimensions[code].opened_by]
    others = [code for code in detailed if code not in KEPT_LONG]
    kept = [code for code in KEPT_LONG if code in dimensions]
    return list(dict.fromkeys([*sensitive, *others, UNIT, *kept, *reversed(groups)]))


@dataclass(frozen=True)
class Coarsened:
    """Rows that may leave, and how many were changed or left out for it."""

    frame: pandas.DataFrame
    coarsened: int
    omitted: int

    @property
    def left_out(self) -> dict[str, int]:
        """In how many rows each column that gave up anything is left out."""
        counted = (self.frame == LEFT_OUT).sum()
        return {str(name): int(rows) for name, rows in counted.items() if rows}


def coarsen(frame: pandas.DataFrame, recognisable: Sequence[str], least: int = LEAST) -> Coarsened:
    """Give up the `recognisable` columns, the first one first, in rows of which fewer than `least` are alike."""
    safe = frame.astype(dict.fromkeys(recognisable, object))
    rare = _rare(safe, recognisable, least)
    changed = rare.copy()
    for name in recognisable:
        if not rare.any():
            break
        if safe[name].nunique(dropna=False) < 2:
            continue  # nobody is told from others by it
        safe.loc[rare, name] = LEFT_OUT
        rare = _rare(safe, recognisable, least)
        changed |= rare
    return Coarsened(safe[~rare].reset_index(drop=True), int((changed & ~rare).sum()), int(rare.sum()))


def _rare(frame: pandas.DataFrame, recognisable: Sequence[str], least: int) -> pandas.Series:
    import pandas

    if frame.empty or not recognisable:
        return pandas.Series(bool(recognisable) and len(frame) < least, index=frame.index, dtype=bool)
    alike = frame.groupby(list(recognisable), dropna=False, observed=True)[recognisable[0]].transform("size")
    return alike < least
