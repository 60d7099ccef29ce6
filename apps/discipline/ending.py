"""The list that an office draws up of discipline whose effect ends by itself: decision, last day, what opens again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.communes.titles import titles_near
from apps.discipline.effects import Blocked, Standing, standings
from apps.discipline.models import DisciplinaryDecision
from apps.reporting.papers.paper import Cell, Form, Head, Paper, Row, Table

NEXT = timedelta(days=1)


def ending_paper(decisions: Sequence[DisciplinaryDecision], *, user: User, day: date) -> Paper:
    """One row for each decision, which ends within days of `day`; its form, unit and title are those it was made on."""
    unit = user.running_memberships[0].unit if user.running_memberships else decisions[0].unit
    told = standings(decisions, day)
    return Paper(
        code="discipline-ending",
        title=_("List of disciplinary decisions whose effect ends"),
        unit=titles_near([unit.pk], day)[unit.pk],
        unit_code=unit.key,
        day=day,
        as_of=_("as of %(day)s") % {"day": _day(day)},
        tables=(_table(told, day),),
        form_number=_("Attached to Notice No. … of …"),
        notes=tuple(_notes(told)),
        language=(get_language() or "vi")[:2],
    )


def _table(told: Sequence[Standing], day: date) -> Table:
    units = titles_near([standing.decision.unit_id for standing in told], day)
    heads = (
        Head(_("No.")),
        Head(_("Full name")),
        Head(_("Unit and title at that time")),
        Head(_("Form of discipline")),
        Head(_("Decision")),
        Head(pgettext("heading of a column", "In force")),
        Head(_("Opened again from")),
    )
    rows = tuple(_row(place, standing, units) for place, standing in enumerate(told, start=1))
    return Table("", (heads,), rows, has_ordinals=True)


def _row(place: int, standing: Standing, units: dict[int, str]) -> Row:
    decision = standing.decision
    cells = (
        _words(units[decision.unit_id], decision.title),
        _words(decision.form, decision.form.track),
        _words(decision.decision_number, _day(decision.decision_on), decision.decision_issuer),
        f"{_day(decision.effective_on)} – {_day(standing.in_force_until)}",
        ". ".join(opened_again(standing)) or _("nothing was blocked"),
    )
    name = f"{decision.cadre.full_name} ({decision.cadre.code})"
    return Row(name, tuple(Cell(words, Form.TEXT) for words in cells), ordinal=str(place))


def opened_again(standing: Standing) -> list[str]:
    """What the decision blocked, by the first day on which it is open again; a pay step is put off, not blocked."""
    days: dict[date, list[str]] = {}
    for block in standing.blocks:
        if block.what is not Blocked.PAY:
            days.setdefault(block.until + NEXT, []).append(str(block.words))
    return [f"{_day(day)}: {'; '.join(words)}" for day, words in days.items()]


def _notes(told: Iterable[Standing]) -> list[str]:
    """By which rules the days were reckoned."""
    bases = dict.fromkeys(standing.legal_basis for standing in told if standing.legal_basis)
    by_itself = _("The effect ends by itself on the day told; no decision is needed for it.")
    return [by_itself, *(_("Reckoned by: %(basis)s.") % {"basis": basis} for basis in bases)]


def _words(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "–"
