"""Merging communes by a resolution that the reference data do not know yet, and taking that back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.communes.models import Kind, Level, Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from apps.core.constraints import check_constraints
from apps.core.history import event_model
from apps.core.permissions import Actor, Permission
from apps.core.text import fold
from apps.core.undo import Kept, undo_context
from apps.core.writing import act

UNITS_MERGED = gettext_noop("Merger of units entered")
MERGER_TAKEN_BACK = gettext_noop("Merger of units taken back")


@dataclass(frozen=True)
class NewUnit:
    """The unit that is founded: its name and kind; without a code it carries that of the unit whose seat it keeps."""

    name: str
    kind: Kind
    seat: Unit
    code: str = ""


@dataclass(frozen=True)
class Part:
    """A part of a unit that goes to another; with its people the unit itself ends, else it lives on without it."""

    unit: Unit
    takes_people: bool = False


@dataclass(frozen=True)
class Merger:
    """Which communes become one from a day on: a new unit, or one of them that takes the others in."""

    resolution: str
    issued_on: date | None
    effective_on: date
    units: Sequence[Unit]
    into: Unit | NewUnit
    subject: str = ""
    parts: Sequence[Part] = ()
    # Whether it is said of the unit that takes the others in, too, that it lives on.
    tells_heir: bool = False

    @property
    def ending(self) -> list[Unit]:
        """The units that are no more afterwards."""
        divided = [part.unit for part in self.parts if part.takes_people]
        return [unit for unit in dict.fromkeys([*self.units, *divided]) if unit != self.into]

    @property
    def sources(self) -> list[Unit]:
        """All units out of which it is made."""
        return list(dict.fromkeys([*self.units, *(part.unit for part in self.parts)]))


class StillNeededError(Exception):
    """Something that came later needs the units as they are; nothing was changed."""

    def __init__(self, kept: tuple[Kept, ...]) -> None:
        super().__init__(f"{len(kept)} rows need it")
        self.kept = kept


def key_of(resolution: str) -> str:
    """As the reference data name resolutions: nq-1676-ubtvqh15 for Nghị quyết 1676/NQ-UBTVQH15."""
    text = fold(resolution)
    if match := re.search(r"(\d+)/(?:\d{4}/)?nq-?\s*([a-z0-9]+)", text):
        return f"nq-{match[1]}-{match[2]}"
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:60]


def merge_units(*, merger: Merger, by: Actor) -> Reorganisation:
    """End the merged units on the day before, begin the new one, and say what became of what."""
    return reorganise(mergers=[merger], by=by)


def reorganise(*, mergers: Sequence[Merger], by: Actor) -> Reorganisation:
    """Carry out all mergers of one resolution in one act; each names the resolution alike."""
    for unit in {unit for merger in mergers for unit in merger.sources}:
        by.require(Permission.REORGANISE_UNITS, unit)
    _refuse_twice(mergers)
    found = [(merger, _periods(merger)) for merger in mergers]
    with act(Reorganisation, Unit, UnitPeriod, Succession, by=by, reason=UNITS_MERGED):
        made = _reorganisation(mergers[0], found[0][1][0])
        ending = {unit.pk for merger in mergers for unit in merger.ending}
        ended = {period.unit_id: period for _, periods in found for period in periods if period.unit_id in ending}
        _end(list(ended.values()), made.effective_on)
        for merger, periods in found:
            heir = merger.into if isinstance(merger.into, Unit) else _found(merger.into, merger, periods)
            Succession.objects.bulk_create(_successions(made, merger, heir))
        rebuild_cover()
    return made


def _refuse_twice(mergers: Sequence[Merger]) -> None:
    """A unit that goes to one other as a whole goes nowhere else."""
    goes = [unit for merger in mergers for unit in merger.units if unit != merger.into]
    goes += [unit for merger in mergers for unit in {part.unit for part in merger.parts if part.takes_people}]
    parts = {part.unit for merger in mergers for part in merger.parts}
    twice = [unit for unit in goes if goes.count(unit) > 1 or (unit in parts and _is_whole(unit, mergers))]
    if twice:
        words = {"unit": str(twice[0].periods.order_by("valid").last() or twice[0])}
        raise ValidationError(
            _("%(unit)s cannot go to two units as a whole, nor its people to two."), code="goes_twice", params=words
        )


def _is_whole(unit: Unit, mergers: Sequence[Merger]) -> bool:
    return any(unit in merger.units and unit != merger.into for merger in mergers)


def _successions(made: Reorganisation, merger: Merger, heir: Unit) -> list[Succession]:
    whole = [
        Succession(reorganisation=made, predecessor=unit, successor=heir, kind=SuccessionKind.WHOLE)
        for unit in merger.units
        if unit != merger.into
    ]
    parts = [
        Succession(
            reorganisation=made,
            predecessor=part.unit,
            successor=heir,
            kind=SuccessionKind.PART,
            takes_people=part.takes_people,
        )
        for part in merger.parts
    ]
    kept = [Succession(reorganisation=made, predecessor=heir, successor=heir, kind=SuccessionKind.KEEP)]
    return [*whole, *parts, *(kept if merger.tells_heir else [])]


def entered_act(reorganisation: Reorganisation) -> UUID | None:
    """The act by which a person entered it; None for what came with the reference data."""
    events = event_model(Reorganisation)._default_manager.filter(pgh_obj=reorganisation.pk, pgh_label="insert")
    found: UUID | None = (
        events.filter(pgh_context__isnull=False)
        .exclude(pgh_context__metadata__user=None)
        .order_by("-pgh_id")
        .values_list("pgh_context", flat=True)
        .first()
    )
    return found


@transaction.atomic
def unmerge(*, reorganisation: Reorganisation, by: Actor) -> None:
    """Take an entered merger back; StillNeededError when people or accounts already stand in the new unit."""
    for link in reorganisation.successions.select_related("predecessor"):
        by.require(Permission.REORGANISE_UNITS, link.predecessor)
    act_id = entered_act(reorganisation)
    if act_id is None:
        raise ValidationError(_("This resolution came with the reference data and stays."), code="reference")
    undone = undo_context(act_id, by=by, reason=MERGER_TAKEN_BACK)
    if undone.kept:
        raise StillNeededError(undone.kept)
    rebuild_cover()


def _periods(merger: Merger) -> list[UnitPeriod]:
    """The running periods of the merged units on the eve; refuses what cannot be merged on that day."""
    units = merger.sources
    if len(units) < 2 and not merger.parts:
        raise ValidationError(_("Name at least two units that become one."), code="one_unit")
    if any(unit.level != Level.COMMUNE for unit in units):
        raise ValidationError(_("Only units of commune level are merged here."), code="level")
    found = {
        p.unit_id: p
        for p in UnitPeriod.objects.filter(unit__in=units).select_related("unit", "parent").order_by("valid")
        if _runs(p, merger)
    }
    for unit in units:
        _refuse_ended(unit, found.get(unit.pk), merger)
    if len({found[unit.pk].parent_id for unit in units}) > 1:
        raise ValidationError(_("The units lie in different districts or provinces."), code="parents")
    return [found[unit.pk] for unit in units]


def _runs(period: UnitPeriod, merger: Merger) -> bool:
    lower, upper = period.valid.lower, period.valid.upper
    return (lower is None or lower < merger.effective_on) and (upper is None or upper >= merger.effective_on)


def _refuse_ended(unit: Unit, period: UnitPeriod | None, merger: Merger) -> None:
    words = {"unit": str(unit.periods.order_by("valid").last() or unit), "day": f"{merger.effective_on:%d/%m/%Y}"}
    if period is None:
        raise ValidationError(
            _("%(unit)s does not exist on the day before %(day)s. Choose another unit or another day."),
            code="not_there",
            params=words,
        )
    later = period.valid.upper
    if later is not None:
        words["end"] = f"{later:%d/%m/%Y}"
        raise ValidationError(
            _("%(unit)s already changes or ends on %(end)s by a resolution that is recorded. Enter a later day."),
            code="later_change",
            params=words,
        )


def _reorganisation(merger: Merger, period: UnitPeriod) -> Reorganisation:
    key = key_of(merger.resolution)
    if not key or Reorganisation.objects.filter(key=key).exists():
        raise ValidationError(
            _("A resolution with this number is recorded already, or the number is missing."), code="resolution_known"
        )
    made = Reorganisation(
        key=key,
        resolution=merger.resolution,
        issued_on=merger.issued_on,
        effective_on=merger.effective_on,
        title_vi=merger.subject or merger.resolution,
        province_code=_province_code(period, merger.effective_on),
    )
    check_constraints(made)
    made.save(force_insert=True)
    return made


def _province_code(period: UnitPeriod, day: date) -> str:
    above = period
    while above.parent is not None:
        parent = above.parent.period_on(day) or above.parent.periods.order_by("valid").last()
        if parent is None:
            break
        above = parent
    return above.code[:2]


def _end(periods: list[UnitPeriod], day: date) -> None:
    for period in periods:
        period.valid = DateRange(period.valid.lower, day)
    UnitPeriod.objects.bulk_update(periods, ["valid"])


def _found(new: NewUnit, merger: Merger, periods: list[UnitPeriod]) -> Unit:
    """The new unit, under its own code or that of the unit whose seat it keeps."""
    seat = next((period for period in periods if period.unit_id == new.seat.pk), None)
    if seat is None:
        raise ValidationError(_("The seat must be that of one of the merged units."), code="seat")
    code = new.code or seat.code
    unit = Unit.objects.create(key=f"c{code}-{merger.effective_on:%Y%m%d}", level=Level.COMMUNE)
    period = UnitPeriod(
        unit=unit,
        code=code,
        name=new.name,
        kind=new.kind,
        parent=seat.parent,
        valid=DateRange(merger.effective_on, None),
    )
    check_constraints(period)
    period.save(force_insert=True)
    return unit
