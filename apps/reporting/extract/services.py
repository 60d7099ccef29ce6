"""Extracts for researchers: what would leave, and taking it, which is kept with its purpose."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext as __
from django.utils.translation import override

from apps.core.history import change
from apps.core.narrowing import narrowed
from apps.core.permissions import Actor, Permission
from apps.reporting.definitions import HEADCOUNT, Dimension
from apps.reporting.errors import ReportError
from apps.reporting.extract.asking import Asked, questioned, whole_report, without_headcount
from apps.reporting.extract.coarsening import Coarsened, coarsen, given_up
from apps.reporting.extract.dictionary import Entry, dictionary_of, entries
from apps.reporting.extract.earlier import require_a_crowd_between
from apps.reporting.extract.files import packed
from apps.reporting.extract.people import frame_of_people
from apps.reporting.models import Extract
from apps.reporting.places import Place
from apps.reporting.registry import registry
from apps.reporting.services import breakdowns_of, populations_of, sheets_of
from apps.reporting.territories import read_territory

if TYPE_CHECKING:
    import pandas


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
    question, breakdowns = questioned(asked, territory)
    places = tuple(place for place in territory.places if place.level == asked.levels(territory)[-1])
    frame = frame_of_people(question, places, breakdowns)
    rows = coarsen(frame, given_up(asked.dimensions, asked.groups, frame))
    require_a_crowd_between(asked, territory, question, breakdowns, rows.frame)
    told = {each: _entries(each, asked, places, rows.frame) for each in ("vi", "en")}
    return Ready(territory.root, asked, rows, dictionary_of(told["vi"], told["en"]))


def sensitive_rights(asked: Asked) -> tuple[Permission, ...]:
    """The rights of their own that its columns need: reading them is noted."""
    rights = (registry.dimensions[code].opened_by for code in asked.dimensions)
    return tuple(dict.fromkeys(right for right in rights if right))


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


def _entries(language: str, asked: Asked, places: tuple[Place, ...], frame: pandas.DataFrame) -> list[Entry]:
    """Code lists speak the language in which they are read."""
    report = whole_report()
    with override(language):
        sheets = sheets_of(report, asked.dimensions, asked.day)
        breakdowns = without_headcount(breakdowns_of(report, asked.dimensions, sheets))
    return entries(language, places, populations_of(report, asked.groups), breakdowns, frame)
