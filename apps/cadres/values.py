"""Stored values in the reader's words: labels of code lists, units by name, dates at the precision that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.periods import last_day
from apps.cadres.restricted import closed_models
from apps.cadres.sensitive import SENSITIVE_FIELDS
from apps.communes.models import Unit
from apps.communes.titles import titles_near
from apps.core.dates import partial_date
from apps.core.history import event_model

if TYPE_CHECKING:
    from apps.cadres.histories import Step

    Field = models.Field[Any, Any]

ABSENT = "–"
HIDDEN = "•••"
# Keys and derived columns say nothing to a reader.
UNSAID = {"id", "cadre", "code", "sort_key", "record"}


class ValueWords:
    """Looks up, once for all steps of a history, what the keys in it stand for."""

    def __init__(self, steps: Iterable[Step], *, reader: User, about: Cadre | Unit) -> None:
        self.hidden = {
            name
            for group, names in SENSITIVE_FIELDS.items()
            if not reader.can(group.permission, about)
            for name in names
        }
        self.closed = closed_models(reader, about)
        keys: dict[type[models.Model], set[Any]] = defaultdict(set)
        for step in steps:
            for field in _said(step.model):
                if isinstance(field, models.ForeignKey):
                    keys[field.related_model].add(getattr(step.event, field.attname))
        self.labels = {model: _labels(model, found - {None}) for model, found in keys.items()}

    def compared(self, model: type[models.Model], before: Any, after: Any) -> Iterator[tuple[str, str, str]]:
        """Label, former and present value of every field of the record."""
        for field in _said(model):
            if field.related_model in self.closed:
                continue
            old, new = self.word(field, before), self.word(field, after)
            if field.name in self.hidden and old != new:
                old, new = (value if value == ABSENT else HIDDEN for value in (old, new))
                # Both hidden, yet they differ, which is all that the reader may know.
                new = f"{new} *" if old == new else new
            yield _label(field), old, new

    def word(self, field: Field, event: Any) -> str:
        value = getattr(event, field.attname) if event else None
        if value in (None, ""):
            return ABSENT
        if isinstance(field, models.ForeignKey):
            return str(self.labels[field.related_model].get(value, value))
        if field.flatchoices:
            return str(dict(field.flatchoices).get(value, value))
        precision = getattr(event, _precision_of(field.name), None)
        if isinstance(value, date) and precision:
            return str(partial_date(value, precision))
        return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, DateRange):
        last = last_day(value)
        return f"{_plain(value.lower)} – {_plain(last) if last else _('now')}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _precision_of(name: str) -> str:
    return name.rsplit("_", 1)[0] + "_precision"


def _said(model: type[models.Model]) -> list[Field]:
    """Fields with a meaning for readers; a precision is said within its date, and what has no words is for programs."""
    kept = {field.name for field in event_model(model)._meta.concrete_fields} - UNSAID
    return [
        field
        for field in model._meta.concrete_fields
        if field.name in kept and not field.name.endswith("_precision") and _has_words(field)
    ]


def _has_words(field: Field) -> bool:
    return field.is_relation or isinstance(field.verbose_name, Promise)


def _label(field: Field) -> str:
    label = str(field.verbose_name)
    return label[:1].upper() + label[1:]


def _labels(model: type[models.Model], keys: set[Any]) -> dict[Any, str]:
    if model is Unit:
        return titles_near(keys, timezone.localdate())
    return {key: str(row) for key, row in model._default_manager.in_bulk(keys).items()}
