"""Corrections of who a person is (name, birth, sex, citizen id …), from history, as entries of the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from django.db.models import Field, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.cadres.models import Cadre
from apps.cadres.parts import Entry
from apps.core.dates import PartialDate
from apps.core.history import event_model

# What makes a person the one they are; a new telephone number is no event of a life.
KEY_FIELDS = ("full_name", "sex", "birth_date", "citizen_id", "ethnic_group", "religion")
KEY = [field for field in Cadre._meta.concrete_fields if field.name in KEY_FIELDS]


def states_of(cadre: Cadre) -> QuerySet[Any]:
    """All that the record ever said, in the order in which it was written."""
    events: QuerySet[Any] = event_model(Cadre)._default_manager.filter(pgh_obj_id=cadre.pk)
    return events.exclude(pgh_label="delete").order_by("pgh_id")


def corrections(states: Iterable[Any], day: date) -> Iterator[Entry]:
    """One entry for each, naming the fields; values of sensitive fields are left to the history page."""
    for before, after in pairwise(states):
        changed = [field for field in KEY if getattr(before, field.attname) != getattr(after, field.attname)]
        if changed:
            yield _entry(before, after, changed, day)


def _entry(before: Any, after: Any, changed: list[Field[Any, Any]], day: date) -> Entry:
    on = timezone.localdate(after.pgh_created_at)
    fields = ", ".join(str(field.verbose_name) for field in changed)
    words = f"{before.full_name} → {after.full_name}" if before.full_name != after.full_name else ""
    return Entry(PartialDate(on), _("Record corrected: %(fields)s") % {"fields": fields}, words, "pencil", on > day)
