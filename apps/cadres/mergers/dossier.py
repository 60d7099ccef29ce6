"""What a person's page tells of reorganisations: the results, and a surplus case with its settlement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Placement, Result, SurplusCase
from apps.cadres.parts import Entry, Fact, Part, Telling, part
from apps.communes.models import UnitPeriod
from apps.communes.titles import periods_of, titles_among
from apps.core.dates import PartialDate, day_before
from apps.core.permissions import Permission

Placements = Iterable[Placement]
Cases = Iterable[SurplusCase]
Periods = Iterable[UnitPeriod]


@dataclass(frozen=True)
class Story:
    """One result under a reorganisation, or a case that stands without one."""

    placement: Placement | None
    case: SurplusCase | None
    unit_before: str
    unit_after: str
    day: date
    may: bool

    @property
    def reorganisation(self) -> object:
        return (self.placement or self.case).reorganisation  # type: ignore[union-attr]  # one of them is there

    @property
    def is_settled(self) -> bool:
        return self.case is not None and self.case.is_settled_on(self.day)


@part(27)
def reorganisations(cadre: Cadre, user: User, day: date) -> Telling:
    placements = (
        Placement.objects.filter(cadre=cadre)
        .select_related("reorganisation", "old_posting__title", "new_posting__title", "status")
        .order_by("-reorganisation__effective_on", "-is_primary")
    )
    own = SurplusCase.objects.filter(cadre=cadre)
    cases = own.select_related("reorganisation", "option", "legal_basis", "title")
    yield placements, cases
    periods = periods_of(_units(placements, cases))
    yield [periods]
    may = user.can(Permission.REORGANISE_UNITS, cadre)
    stories = [*_placed(placements, cases, periods, day, may), *_cases_alone(cases, periods, day, may)]
    return Part(
        "reorganisations",
        _("Reorganisations"),
        "cadres/mergers/part.html" if stories else "",
        list(stories),
        summary=tuple(_summary(cases, day)),
        entries=tuple(_entries(placements, cases, day)),
    )


def _units(placements: Placements, cases: Cases) -> Iterator[int]:
    """Those that the stories name."""
    for placement in placements:
        yield from (posting.unit_id for posting in (placement.old_posting, placement.new_posting) if posting)
    yield from (case.unit_id for case in cases)


def _placed(placements: Placements, cases: Cases, periods: Periods, day: date, may: bool) -> Iterator[Story]:
    of_placement = {case.placement_id: case for case in cases}
    for placement in placements:
        first = placement.reorganisation.effective_on
        before = titles_among(periods, day_before(first)).get(placement.old_posting.unit_id, "")
        new = placement.new_posting
        after = titles_among(periods, first).get(new.unit_id, "") if new else ""
        yield Story(placement, of_placement.get(placement.pk), before, after, day, may)


def _cases_alone(cases: Cases, periods: Periods, day: date, may: bool) -> Iterator[Story]:
    for case in cases:
        if case.placement_id is None:
            eve = day_before(case.reorganisation.effective_on)
            yield Story(None, case, titles_among(periods, eve).get(case.unit_id, ""), "", day, may)


def _summary(cases: Cases, day: date) -> Iterator[Fact]:
    """A case that waits is what a reader must know; one that is settled is history."""
    for case in cases:
        if case.reorganisation.effective_on <= day and not case.is_settled_on(day):
            note = _("to be settled by %(day)s") % {"day": f"{case.deadline:%d/%m/%Y}"} if case.deadline else ""
            yield Fact(_("Surplus"), _("waiting for a settlement"), note, "unknown")


def _entries(placements: Placements, cases: Cases, day: date) -> Iterator[Entry]:
    for placement in placements:
        on = placement.reorganisation.effective_on
        if placement.is_primary:
            words = _("Reorganisation: %(result)s") % {"result": Result(placement.result).label}
            yield Entry(PartialDate(on), words, placement.reorganisation.resolution, "git-merge", on > day)
    for case in cases:
        if case.effective_on:
            words = _("Surplus settled: %(how)s") % {"how": case.option}
            number = case.decision_number
            text = _("Decision %(number)s") % {"number": number} if number else ""
            yield Entry(PartialDate(case.effective_on), words, text, "gavel", case.effective_on > day)
