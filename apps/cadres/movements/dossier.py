"""The part of a dossier on movements and leaving."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Departure, Movement, Posting, State
from apps.cadres.movements.lines import LISTED, Line, asking_lines
from apps.cadres.parts import Entry, Fact, Part, Telling, part
from apps.core.dates import PartialDate

SHOWN = (State.PROPOSED, State.CONFIRMED, State.DONE)


@part(25)
def movements(cadre: Cadre, user: User, day: date) -> Telling:
    found = Movement.objects.filter(cadre=cadre).select_related(*LISTED)
    departures = Departure.objects.filter(cadre=cadre).select_related("cause").order_by("last_day")
    running = Posting.objects.filter(cadre=cadre).running_on(day)
    yield found, departures, running
    lines = yield from asking_lines(found, user=user, day=day)
    entries = [entry for line in lines for entry in _entries(line, day)]
    return Part(
        "movements",
        _("Movements"),
        "cadres/movements/part.html",
        list(lines),
        summary=(*_away(lines, day), *_left(departures, running, day)),
        entries=(*entries, *(_leaving(departure, day) for departure in departures)),
    )


def _entries(line: Line, day: date) -> list[Entry]:
    """The beginning, and the return of what was temporary; proposals that came to nothing are no part of a career."""
    movement = line.movement
    if movement.state not in SHOWN:
        return []
    note = _("proposed, not yet confirmed") if movement.is_waiting else str(movement.legal_basis or "")
    text = " · ".join(part for part in (line.way, note) if part)
    begin = Entry(
        PartialDate(movement.starts_on), str(movement.kind), text, "arrows-exchange", movement.starts_on > day
    )
    if not (movement.ended_on and movement.kind.is_temporary):
        return [begin]
    end = _("End: %(what)s") % {"what": movement.kind}
    return [begin, Entry(PartialDate(movement.ended_on), end, "", "home-move", movement.ended_on > day)]


def _away(lines: list[Line], day: date) -> tuple[Fact, ...]:
    """What waits for an answer, and where the person is for a time."""
    facts = []
    for line in lines:
        movement = line.movement
        if movement.is_waiting:
            facts.append(Fact(_("Movement proposed"), f"{movement.kind}: {line.destination}", tone="unknown"))
        elif movement.is_away and movement.starts_on <= day:
            until = movement.planned_end
            note = _("until %(day)s") % {"day": f"{until:%d/%m/%Y}"} if until else ""
            facts.append(Fact(str(movement.kind), line.destination, note))
    return tuple(facts)


def _left(departures: Iterable[Departure], running: Iterable[Posting], day: date) -> tuple[Fact, ...]:
    """The leaving after which no post was taken up by the day."""
    gone = [departure for departure in departures if departure.last_day < day]
    if not gone or list(running):
        return ()
    return (Fact(_("Left"), str(gone[-1].cause), f"{gone[-1].last_day:%d/%m/%Y}"),)


def _leaving(departure: Departure, day: date) -> Entry:
    number = _("Decision %(number)s") % {"number": departure.decision_number} if departure.decision_number else ""
    title = _("Left: %(cause)s") % {"cause": departure.cause}
    return Entry(PartialDate(departure.last_day), title, number, "door-exit", departure.last_day > day)
