"""What a headline is: one row of one group in a declared report."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as __
from django.utils.translation import ngettext

from apps.reporting.definitions import HEADCOUNT, TOTAL, StrOrPromise
from apps.reporting.table import points, share


@dataclass(frozen=True)
class Headline:
    """A figure that people look for first: all persons of a report's group, or the share of one row among them."""

    code: str
    title: StrOrPromise
    report: str
    group: str
    # Where it stands among the headlines.
    place: int
    measure: str = HEADCOUNT.code
    category: str = TOTAL.code

    @property
    def is_share(self) -> bool:
        return self.measure != HEADCOUNT.code


@dataclass(frozen=True)
class Told:
    """The persons of a headline, of how many, on one day."""

    count: int
    base: int


@dataclass(frozen=True)
class Figure:
    """A headline with its persons on the day and, where both days can be told, a year before."""

    headline: Headline
    now: Told
    before: Told | None
    # The report with the row, for the same unit and day.
    url: str

    @property
    def percent(self) -> Decimal | None:
        """The share with two places; none of a headline that counts everyone, or of nobody."""
        return share(self.now.count, self.now.base) if self.headline.is_share else None

    @property
    def change(self) -> Decimal | int | None:
        """Since a year before: percentage points of a share (one place), persons of a count."""
        if self.before is None or not self.before.base or not self.now.base:
            return None
        if not self.headline.is_share:
            return self.now.count - self.before.count
        return points(self.now.count, self.now.base, self.before.count, self.before.base, 1)

    @property
    def change_words(self) -> str:
        """The change as people say it."""
        change = Decimal(self.change or 0)
        if not change:
            return __("as it was")
        size = formats.number_format(abs(change), use_l10n=True, force_grouping=True)
        if self.headline.is_share:
            return (__("up %(size)s points") if change > 0 else __("down %(size)s points")) % {"size": size}
        number = int(abs(change))
        more = ngettext("%(size)s person more", "%(size)s persons more", number)
        fewer = ngettext("%(size)s person fewer", "%(size)s persons fewer", number)
        return (more if change > 0 else fewer) % {"size": size}

    @property
    def bar_width(self) -> str:
        """Of a bar of a hundred, for a drawing."""
        return str(self.percent)


@dataclass(frozen=True)
class Headlines:
    """The figures of a unit, by its name, on a day; `before` is the day that they are compared with."""

    unit: str
    day: date
    before: date
    figures: tuple[Figure, ...]
    # The composition behind the first share.
    chart_url: str = ""

    @property
    def is_compared(self) -> bool:
        return any(figure.change is not None for figure in self.figures)
