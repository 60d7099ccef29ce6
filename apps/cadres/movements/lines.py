"""A movement in words, for lists, pages and the timeline: from where to where, in which state, whose person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Direction, Movement, State, Tier
from apps.communes.models import UnitPeriod
from apps.communes.titles import periods_of
from apps.core.permissions import Permission
from apps.core.together import Asking, answered

TONES = {
    State.PROPOSED: "yellow",
    State.CONFIRMED: "green",
    State.DECLINED: "red",
    State.WITHDRAWN: "secondary",
    State.DONE: "blue",
}
LISTED = (
    "cadre__home_unit", "kind", "legal_basis", "from_unit", "from_title", "to_unit", "to_title",
    "proposed_by", "answered_by",
)  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A movement as its readers see it; `url` leads to the person where the reader may open the dossier.

    What is written of a place is what a roster is read back by: the words of the record, else the unit with its code.
    """

    movement: Movement
    origin: str
    destination: str
    written_origin: str
    written_destination: str
    direction: str
    url: str
    day: date

    @property
    def tone(self) -> str:
        return TONES[State(self.movement.state)]

    @property
    def state(self) -> str:
        """In words; what is permanent took place, what is temporary goes on."""
        permanent = self.movement.state == State.CONFIRMED and not self.movement.kind.is_temporary
        if permanent:
            return _("Took place") if self.movement.starts_on <= self.day else _("Agreed")
        return str(self.movement.get_state_display())

    @property
    def birth_year(self) -> str:
        born = self.movement.cadre.birth_date
        return str(born.year) if born else ""

    @property
    def is_overdue(self) -> bool:
        return self.movement.is_overdue(self.day)

    @property
    def way(self) -> str:
        return f"{self.origin} → {self.destination}"


def lines_of(movements: Iterable[Movement], *, user: User | None, day: date) -> list[Line]:
    """Lines with names of units as they were called when it began, and links for a user who may follow them."""
    return answered(asking_lines(movements, user=user, day=day))


def asking_lines(movements: Iterable[Movement], *, user: User | None, day: date) -> Asking[list[Line]]:
    found = list(movements)
    if not found:
        return []
    ways, named = Direction.objects.all(), _named(found)
    yield ways, named
    directions = {(d.from_tier, d.to_tier): d.label for d in ways}
    periods = _by_unit(named)

    def unit_of(unit: int | None, when: date) -> UnitPeriod | None:
        return _period(periods.get(unit or 0, []), when)

    ends = [(unit_of(each.from_unit_id, each.starts_on), unit_of(each.to_unit_id, each.starts_on)) for each in found]
    return [
        Line(
            movement,
            _place(movement.from_place, source, movement.from_level),
            _place(movement.to_place, goal, movement.to_level),
            movement.from_place or _with_code(source),
            movement.to_place or _with_code(goal),
            directions.get((movement.from_level, movement.to_level), ""),
            movement.cadre.get_absolute_url() if user and user.can(Permission.VIEW_CADRES, movement.cadre) else "",
            day,
        )
        for movement, (source, goal) in zip(found, ends, strict=True)
    ]


def _named(movements: list[Movement]) -> QuerySet[UnitPeriod]:
    """The periods of all units named, the earliest first."""
    units = {unit for movement in movements for unit in (movement.from_unit_id, movement.to_unit_id) if unit}
    return periods_of(units).order_by("valid")


def _by_unit(periods: Iterable[UnitPeriod]) -> dict[int, list[UnitPeriod]]:
    told: dict[int, list[UnitPeriod]] = {}
    for period in periods:
        told.setdefault(period.unit_id, []).append(period)
    return told


def _period(periods: list[UnitPeriod], day: date) -> UnitPeriod | None:
    """The unit as it was on the day, else when it last began before, else at first."""
    begun = [period for period in periods if period.valid.lower is None or period.valid.lower <= day]
    named = begun[-1:] or periods[:1]
    return named[0] if named else None


def _with_code(unit: UnitPeriod | None) -> str:
    """Names repeat in the country, codes do not."""
    return f"{unit.title} ({unit.code})" if unit else ""


def _place(written: str, unit: UnitPeriod | None, level: str) -> str:
    """A body as written, with its unit; else the unit; else only the level; else that nothing is stated."""
    told = ", ".join(part for part in (written, unit.title if unit else "") if part)
    if told:
        return told
    return str(Tier(level).label) if level else _("not stated")
