"""How complete a reporting period is: expected, delivered, in time, returned, accepted, missing, with rates.

Each expected unit is in exactly one state, and is either in time, late or missing; so both sets of columns add up to
the units expected. In time is who first sent before the deadline, also where the roster was returned later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Q, QuerySet

from apps.accounts.models import User
from apps.communes.titles import titles_near
from apps.core.text import collation_key
from apps.submissions.models import ReportingPeriod, State, Submission


@dataclass(frozen=True)
class Counts:
    """Numbers of units; rates are of the units expected."""

    expected: int = 0
    on_time: int = 0
    late: int = 0
    missing: int = 0
    waiting: int = 0
    returned: int = 0
    accepted: int = 0

    @property
    def delivered(self) -> int:
        return self.on_time + self.late

    @property
    def delivered_rate(self) -> Decimal | None:
        return self._rate(self.delivered)

    @property
    def on_time_rate(self) -> Decimal | None:
        return self._rate(self.on_time)

    @property
    def accepted_rate(self) -> Decimal | None:
        return self._rate(self.accepted)

    def of(self, state: str) -> int:
        return int(getattr(self, State(state).value))

    def _rate(self, part: int) -> Decimal | None:
        return Decimal(part * 100) / self.expected if self.expected else None


@dataclass(frozen=True)
class Line:
    """A district of the period's day, or the province itself where communes stand directly below it."""

    parent: int
    title: str
    counts: Counts


@dataclass(frozen=True)
class Completeness:
    """A period as of a moment: the whole and its districts."""

    period: ReportingPeriod
    moment: datetime
    whole: Counts
    lines: list[Line]


def completeness(period: ReportingPeriod, user: User, moment: datetime) -> Completeness:
    """The counts of the units that the user may see, by the unit above them, in one statement."""
    units = submissions_of(period, user, moment).order_by()
    rows = units.values("parent").annotate(**_columns())  # type: ignore[misc]  # annotated by with_place
    found = {row.pop("parent") or 0: Counts(**row) for row in rows}
    titles = titles_near(found, period.as_of)
    lines = [Line(parent, titles.get(parent, ""), counts) for parent, counts in found.items()]
    return Completeness(
        period, moment, total(found.values()), sorted(lines, key=lambda line: collation_key(line.title))
    )


def submissions_of(period: ReportingPeriod, user: User, moment: datetime) -> QuerySet[Submission]:
    """Who is expected in the period, with the state at the moment and the place of the unit."""
    visible = Submission.objects.visible_to(user).filter(period=period).select_related("unit", "period")
    return visible.standing_at(moment).with_place()


def total(counts: Iterable[Counts]) -> Counts:
    """Districts share no unit, so their numbers add up."""
    names = Counts.__dataclass_fields__
    listed = list(counts)
    return Counts(**{name: sum(getattr(each, name) for each in listed) for name in names})


def _columns() -> dict[str, Count]:
    delivered = Q(first_at__isnull=False)
    states = {state.value: Count("pk", filter=Q(state=state)) for state in State}
    return {
        "expected": Count("pk"),
        "on_time": Count("pk", filter=delivered & Q(is_late=False)),
        "late": Count("pk", filter=delivered & Q(is_late=True)),
        **states,
    }
