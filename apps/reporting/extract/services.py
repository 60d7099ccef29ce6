"""Extracts for researchers: what would leave, and taking it, which is kept with its purpose."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as __
from django.utils.translation import override

from apps.core.history import change
from apps.core.narrowing import narrowed
from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import HEADCOUNT, Dimension, Place, Report
from apps.reporting.errors import ReportError
from apps.reporting.extract.coarsening import Coarsened, coarsen
from apps.reporting.extract.dictionary import Entry, dictionary_of, entries
from apps.reporting.extract.earlier import require_a_crowd_between
from apps.reporting.extract.files import packed
from apps.reporting.extract.people import UNIT, frame_of_people
from apps.reporting.models import Extract
from apps.reporting.registry import registry
from apps.reporting.services import breakdowns_of, populations_of, question_of, sheets_of
from apps.reporting.table import Breakdown
from apps.reporting.territories import read_territory

if TYPE_CHECKING:
    import pandas

# What studies are about and compare by: given up last, the last one last of all.
KEPT_LONG = (
    "language_certificate informatics_certificate foreign_language informatics general_education state_management"
    " political_theory professional age sex"
).split()


@dataclass(frozen=True)
class Asked:
    """What is asked for: whom, when, which groups and dimensions, by which level of units."""

    unit: str
    day: date
    level: str
    groups: tuple[str, ...]
    dimensions: tuple[str, ...]


@dataclass(frozen=True)
class Ready:
    """Rows that may leave, with their dictionary."""

    place: Place
    asked: Asked
    rows: Coarsened
    dictionary: pandas.DataFrame

    @property
    def persons(self) -> int:
        return len(self.rows.frame)

    @property
    def losses(self) -> list[tuple[str, int]]:
        """The columns that gave up anything by their titles, each with the rows in which it is left out."""
        known = registry.populations | registry.dimensions
        return [
            (str(known[code].title) if code in known else __("Unit"), rows) for code, rows in self.rows.left_out.items()
        ]


def open_dimensions(user: Actor) -> list[Dimension]:
    """The dimensions that the user may see somewhere; groups are columns of their own."""
    known = [each for each in registry.dimensions.values() if each != HEADCOUNT and not each.of_group]
    return [each for each in known if each.opened_by is None or user.can(each.opened_by)]


def prepare(asked: Asked, *, user: Actor) -> Ready:
    """The rows as they would leave.

    Raises ReportError with a sentence, OutOfScope and PermissionDenied as the user's rights at the unit say.
    """
    rights = {registry.dimensions[code].opened_by for code in asked.dimensions if code in registry.dimensions} - {None}
    needed = (Permission.VIEW_REPORTS, Permission.TAKE_EXTRACTS, *(right for right in rights if right))
    territory = read_territory(asked.unit, asked.day, user, needed)
    for right in needed:
        if right not in territory.rights:
            raise ReportError(__("You do not have the right for this: %(right)s.") % {"right": right.label})
    report = _report()
    sheets = sheets_of(report, asked.dimensions, asked.day)
    breakdowns = _without_headcount(breakdowns_of(report, asked.dimensions, sheets))
    levels = tuple(dict.fromkeys((territory.root.level, asked.level or territory.root.level)))
    question = question_of(territory, levels, populations_of(report, asked.groups), breakdowns, sheets, asked.day)
    places = tuple(place for place in territory.places if place.level == levels[-1])
    frame = frame_of_people(question, places, breakdowns)
    require_a_crowd_between(asked, territory, question)
    rows = coarsen(frame, given_up(asked, frame))
    told = {each: _entries(each, asked, report, places, rows.frame) for each in ("vi", "en")}
    return Ready(territory.root, asked, rows, dictionary_of(told["vi"], told["en"]))


def given_up(asked: Asked, frame: pandas.DataFrame) -> list[str]:
    """All columns, in the order in which they are given up.

    First what needs a right of its own, then the most detailed, then where people serve, then what studies are about;
    the groups come last.
    """
    detailed = sorted(asked.dimensions, key=lambda code: -frame[code].nunique())
    sensitive = [code for code in detailed if registry.dimensions[code].opened_by]
    others = [code for code in detailed if code not in KEPT_LONG]
    kept = [code for code in KEPT_LONG if code in asked.dimensions]
    return list(dict.fromkeys([*sensitive, *others, UNIT, *kept, *reversed(asked.groups)]))


@transaction.atomic
def take(ready: Ready, *, purpose: str, recipient: str, by: Actor) -> tuple[Extract, bytes]:
    """The files as one archive, and the record that they left."""
    archive = packed(ready, purpose=purpose, recipient=recipient)
    territory = read_territory(ready.asked.unit, ready.asked.day, by, (Permission.VIEW_REPORTS,))
    extract = Extract(
        unit_id=territory.root.pk,
        unit_code=ready.place.code,
        unit_title=ready.place.title,
        as_of=ready.asked.day,
        columns=list(ready.rows.frame.columns),
        persons=ready.persons,
        coarsened=ready.rows.coarsened,
        omitted=ready.rows.omitted,
        purpose=purpose.strip(),
        recipient=recipient.strip(),
        fingerprint=hashlib.sha256(archive).hexdigest(),
        taken_by=narrowed(by, get_user_model()),
    )
    with change(by=by, reason="extract"):
        extract.full_clean()
        extract.save()
    return extract, archive


def _report() -> Report:
    """The question as a report, so that what it names is checked as a report's words are."""
    dimensions = tuple(code for code in registry.dimensions if code != HEADCOUNT.code)
    return Report("extract", "", "", tuple(registry.populations), (HEADCOUNT.code, *dimensions), "", "1")


def _entries(
    language: str, asked: Asked, report: Report, places: tuple[Place, ...], frame: pandas.DataFrame
) -> list[Entry]:
    """Code lists speak the language in which they are read."""
    with override(language):
        sheets = sheets_of(report, asked.dimensions, asked.day)
        breakdowns = _without_headcount(breakdowns_of(report, asked.dimensions, sheets))
    return entries(language, places, populations_of(report, asked.groups), breakdowns, frame)


def _without_headcount(breakdowns: Sequence[Breakdown]) -> tuple[Breakdown, ...]:
    return tuple(each for each in breakdowns if each.dimension != HEADCOUNT)
