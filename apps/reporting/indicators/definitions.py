"""What an indicator is: its words, its dates, where its figures come from, and what it gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Protocol

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.core.dates import day_before
from apps.core.permissions import Actor
from apps.reporting.definitions import StrOrPromise
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.papers.paper import Form, Look
from apps.reporting.scope import Scope


class Field(Enum):
    """The part of the work that an indicator tells of; the page of all indicators is grouped by it."""

    STOCK = "stock"
    LEVELS = "levels"
    CHANGE = "change"
    CONDUCT = "conduct"
    FUTURE = "future"


PERSONS_AND_SHARES: StrOrPromise = _("persons, %")
FIELD_TITLES: dict[Field, StrOrPromise] = {
    Field.STOCK: _("People and units"),
    Field.LEVELS: _("Levels of training and standards"),
    Field.CHANGE: _("Movements and reorganisations"),
    Field.CONDUCT: _("Ratings, discipline, confidence"),
    Field.FUTURE: _("Studies, planning, targets"),
}


@dataclass(frozen=True)
class Inquiry:
    """Of which unit, on which day, in which geography an indicator is asked, and by whom."""

    unit: str
    day: date
    user: Actor
    geography: str = DEFAULT_GEOGRAPHY
    # One place of the geography alone.
    at: str = ""

    @property
    def scope(self) -> Scope:
        return Scope(self.unit, self.geography, self.at)

    @property
    def fixed_unit(self) -> str:
        """The unit's code with the day on which it is held, so that it names the same unit on every day."""
        return self.unit if "@" in self.unit else f"{self.unit}@{self.day.isoformat()}"


@dataclass(frozen=True)
class IndicatorValue:
    """One figure: `value` is the share, mean or number that `form` says; without one it is hidden or cannot be had.

    `base` names the category that the denominator counts; empty for all persons of the group, or all units.
    """

    group: str
    category: str
    numerator: int | None
    denominator: int | None
    value: Decimal | int | None
    form: Form
    measure: str = ""
    base: str = ""
    group_title: str = ""
    measure_title: str = ""
    category_title: str = ""
    base_title: str = ""
    look: Look = Look.PART
    # Where the page opens those who are counted.
    url: str = ""
    # The day of a figure in a line of days; otherwise that of the inquiry.
    day: date | None = None
    is_hidden: bool = False


@dataclass(frozen=True)
class Figures:
    """What a source gives: the unit by its name, the figures, and where the page leads for more."""

    unit: str
    values: tuple[IndicatorValue, ...]
    # The report of which the figures are a part, with its chart.
    report_url: str = ""
    chart_url: str = ""
    notes: tuple[str, ...] = ()


class Source(Protocol):
    """Where the figures of an indicator come from."""

    def read(self, inquiry: Inquiry) -> Figures:
        """Raises ReportError, OutOfScope and PermissionDenied as the engines do."""
        ...


@dataclass(frozen=True)
class Indicator:
    """A figure that has a name: what is counted, of what, by which law, since when in this version."""

    code: str
    title: StrOrPromise
    words: StrOrPromise
    numerator: StrOrPromise
    denominator: StrOrPromise
    field: Field
    source: Source
    unit_of_measure: StrOrPromise = PERSONS_AND_SHARES
    legal_basis: str = ""
    version: str = "1"
    valid_from: date | None = None
    # The first day on which it no longer holds.
    valid_to: date | None = None
    remarks: StrOrPromise = ""

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    @property
    def dates(self) -> str:
        """For which days the version holds."""
        days = {"first": f"{self.valid_from:%d/%m/%Y}" if self.valid_from else "", "last": ""}
        if self.valid_to:
            days["last"] = f"{day_before(self.valid_to):%d/%m/%Y}"
        if self.valid_from and self.valid_to:
            return __("from %(first)s to %(last)s") % days
        if self.valid_from:
            return __("from %(first)s on") % days
        return __("until %(last)s") % days if self.valid_to else __("for every day")

    @property
    def version_words(self) -> str:
        return __("%(version)s, %(dates)s") % {"version": self.version, "dates": self.dates}


def texts_of(indicator: Indicator) -> Iterable[str]:
    """All words in which a search may find the indicator."""
    said = (indicator.title, indicator.words, indicator.numerator, indicator.denominator, indicator.remarks)
    return (indicator.code, *(str(words) for words in said), indicator.legal_basis)
