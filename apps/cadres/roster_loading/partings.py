"""People who are not in a roster because they left or moved: posts end with a leaving, a transfer is proposed."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Departure, EmploymentStatus, Movement, MovementKind
from apps.cadres.movements.warnings import warnings_of
from apps.cadres.services import movements
from apps.cadres.unitchoice import unit_coded
from apps.communes.models import Level, Unit, UnitPeriod
from apps.core.permissions import Permission
from apps.core.text import fold
from apps.rosters.loading import Parting, Partings, Whereto
from apps.rosters.remarks import explain
from apps.rosters.units import province_of
from apps.rosters.values import RefusedError

NOT_RECORDED = explain(
    "D120",
    _("That %(name)s left or moved could not be recorded: the posts of the registry contradict it."),
    _("Take the answer back and record it on the person's page."),
)
NO_RIGHT_TO_PART = explain(
    "D121",
    _("You may not record that %(name)s left or moved."),
    _("Take the answer back and tell the province's organization board."),
)
NO_SUCH_UNIT = explain(
    "D122",
    _("No unit holds the code %(unit)s, to which %(name)s is said to have moved."),
    _("Take the answer back and give the unit's official code."),
)
TRANSFER = "DC_DD"


def causes(day: date) -> Mapping[str, str]:
    """The ways of leaving that are in force."""
    return {cause.code: cause.label for cause in EmploymentStatus.objects.valid_on(day).filter(ends_service=True)}


def whereto(text: str, day: date) -> Whereto | None:
    """The commune of this code or name on a day; of several of one name none, because it would be a guess."""
    communes = UnitPeriod.objects.on(day).filter(unit__level=Level.COMMUNE)
    first, _blank, _rest = text.strip().partition(" ")
    if found := communes.coded(first).first():
        return Whereto(found.code, found.title)
    named = [each for each in communes.named_like(text) if fold(text) in (fold(each.title), fold(each.name))]
    return Whereto(named[0].code, named[0].title) if len(named) == 1 else None


def around(unit: Unit, day: date) -> Sequence[Whereto]:
    """The other communes of the province, by name."""
    province = province_of(unit)
    communes = UnitPeriod.objects.on(day).filter(unit__level=Level.COMMUNE, unit__covered_by__unit=province)
    others = communes.exclude(unit=unit).order_by("name_folded", "code").distinct()
    return [Whereto(each.code, each.title) for each in others]


def people(codes: Collection[str], reader: User) -> Mapping[str, str]:
    """Names and codes of those whom the reader may see."""
    known = Cadre.objects.visible_to(reader).filter(code__in=codes)
    return {each.code: f"{each.full_name}, {each.code}" for each in known}


def write(parting: Parting, by: Any) -> None:
    """Record one answer; refusals are codes, so that they can be told in any language."""
    person = Cadre.objects.visible_to(by).get(code=parting.cadre)
    try:
        if parting.choice == "left":
            _leave(person, parting, by)
        else:
            _propose(person, parting, by)
    except ValidationError as refusal:
        raise RefusedError(NOT_RECORDED, {"name": person.full_name}) from refusal
    except PermissionDenied as denied:
        raise RefusedError(NO_RIGHT_TO_PART, {"name": person.full_name}) from denied


def _leave(person: Cadre, parting: Parting, by: Any) -> None:
    cause = EmploymentStatus.objects.get(pk=parting.cause)
    departure = Departure(
        cadre=person, cause=cause, last_day=parting.last_day, decision_number=parting.number, note=parting.note
    )
    movements.leave(departure=departure, by=by)


def _propose(person: Cadre, parting: Parting, by: Any) -> None:
    by.require(Permission.EDIT_CADRES, person)
    first_day = parting.last_day + timedelta(days=1)
    to_unit = unit_coded(parting.to_unit, first_day)
    if to_unit is None:
        raise RefusedError(NO_SUCH_UNIT, {"name": person.full_name, "unit": parting.to_unit})
    movement = Movement(
        cadre=person,
        kind=MovementKind.objects.get(pk=TRANSFER),
        to_unit=to_unit,
        starts_on=first_day,
        decision_number=parting.number,
        note=parting.note,
    )
    movements.state_places(movement)
    movements.propose(movement=movement, by=by, seen=[warning.doubt.code for warning in warnings_of(movement)])


PARTINGS = Partings(causes=causes, write=write, whereto=whereto, around=around, people=people)
