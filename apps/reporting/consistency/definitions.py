"""A check as data, what it looks at, and what it finds; apps declare their own in `consistency.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from urllib.parse import urlencode

from django.urls import reverse

from apps.core.permissions import Actor
from apps.reporting.definitions import HEADCOUNT, StrOrPromise
from apps.reporting.services import build_report, find_report
from apps.reporting.table import ReportTable


class Weight(Enum):
    """What a finding is."""

    # Figures that cannot all be right.
    WRONG = "wrong"
    # Figures that differ for a reason that is told.
    EXPLAINED = "explained"
    # What could not be checked.
    OPEN = "open"


@dataclass(frozen=True)
class Number:
    """A figure of a finding with its words; `url` opens its people or its report."""

    title: str
    value: int | Decimal | None
    url: str = ""


@dataclass(frozen=True)
class Finding:
    """What was found, where, by which numbers, and what to do."""

    where: str
    what: str
    numbers: tuple[Number, ...]
    advice: str
    weight: Weight = Weight.WRONG
    url: str = ""


@dataclass
class Ground:
    """What a check looks at: the figures of one unit and all below it on a day, for one reader."""

    unit: str
    day: date
    user: Actor
    # How many comparisons the checks have made so far: a check that found nothing to compare has not agreed.
    # Nobody set against nobody is none.
    compared: int = 0
    _tables: dict[str, ReportTable] = field(default_factory=dict)
    _sizes: dict[tuple[str, ...], ReportTable] = field(default_factory=dict)

    def by_unit(self, code: str) -> ReportTable:
        """A report of the unit with every level below it; counted once."""
        if code not in self._tables:
            self._tables[code] = build_report(code, unit=self.unit, day=self.day, user=self.user)
        return self._tables[code]

    def sizes(self, code: str) -> ReportTable:
        """A report with the numbers of persons of its groups; reports that ask for the same groups are counted once."""
        if code in self._tables:
            return self._tables[code]
        report = find_report(code)
        if report.populations not in self._sizes:
            self._sizes[report.populations] = build_report(
                code, unit=self.unit, day=self.day, user=self.user, levels=[], measures=[HEADCOUNT.code]
            )
        return replace(self._sizes[report.populations], report=report)

    def report_url(self, code: str, unit: str = "", **query: str) -> str:
        asked = {"unit": unit or self.unit, "day": self.day.isoformat(), **query}
        return f"{reverse('reporting:report', args=[code])}?{urlencode(asked)}"

    def people_url(self, code: str, unit: str, group: str, measure: str, category: str) -> str:
        asked = {"report": code, "unit": unit, "day": self.day.isoformat()}
        cell = {"group": group, "measure": measure, "category": category}
        return f"{reverse('reporting:people')}?{urlencode({**asked, **cell})}"


@dataclass(frozen=True)
class Check:
    """One rule that figures must keep."""

    code: str
    title: StrOrPromise
    words: StrOrPromise
    find: Callable[[Ground], Iterable[Finding]]


@dataclass(frozen=True)
class Subset:
    """A group whose members all belong to another one, by the rules of the organisation."""

    part: str
    whole: str
    basis: StrOrPromise


CHECKS: dict[str, Check] = {}
SUBSETS: list[Subset] = []


def declare_check(*checks: Check) -> None:
    for check in checks:
        if check.code in CHECKS:
            raise ValueError(f"Check {check.code!r} is declared twice.")
        CHECKS[check.code] = check


def declare_subset(subset: Subset) -> None:
    SUBSETS.append(subset)
