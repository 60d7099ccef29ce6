"""A figure that differs between a seal and today, and the words of where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from apps.reporting.table import Key


@dataclass(frozen=True)
class CellDifference:
    """A figure that differs: before, now, and how much of it persons explain."""

    key: Key
    before: int
    now: int
    by_people: int
    # Whether the row is made of other parts now than when it was sealed.
    is_redefined: bool
    is_hidden: bool = False

    @property
    def difference(self) -> int:
        return self.now - self.before

    @property
    def by_definition(self) -> int:
        """Of the difference what comes from the row's own change, in whoever did not change."""
        return self.difference - self.by_people if self.is_redefined else 0

    @property
    def unexplained(self) -> int:
        return self.difference - self.by_people - self.by_definition


@dataclass(frozen=True)
class Where:
    """The words of a figure: what it tells, of which row, and where; `opened_by` names the rights that it needs."""

    measure: str
    row: str
    group: str = ""
    unit: str = ""
    opened_by: str = ""
