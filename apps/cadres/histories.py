"""The history of a person or of a unit: acts, the records that each touched, and every field before and after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _
from pghistory.models import Context

from apps.accounts.models import User
from apps.accounts.readings import log_reading
from apps.cadres.models import Cadre
from apps.cadres.restricted import acts_with, closed_models
from apps.cadres.services.acts import is_about_people, is_of_unit, is_small_act, own_act
from apps.cadres.values import ValueWords
from apps.communes.models import Unit
from apps.core.history import event_model, tracked_models
from apps.core.permissions import FieldGroup, Permission, group_of


@dataclass(frozen=True)
class FieldChange:
    """A field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class RecordChange:
    """What happened to one record."""

    kind: str
    noun: str
    fields: tuple[FieldChange, ...]
    # The group whose right opened it, where it needs one.
    group: FieldGroup | None = None

    @property
    def words(self) -> str:
        sentences = {"insert": _("%(noun)s added"), "update": _("%(noun)s changed"), "delete": _("%(noun)s deleted")}
        return (sentences[self.kind] % {"noun": self.noun}).capitalize()


@dataclass
class Act:
    """Everything that one person did in one go."""

    pk: UUID | None
    at: datetime
    who: str
    reason: str
    because: str
    upload: str
    may_take_back: bool
    records: list[RecordChange] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    """An event of one row with the one before it."""

    model: type[models.Model]
    event: Any
    before: Any


def acts_of(cadre: Cadre, *, reader: User) -> list[Act]:
    """The person's history, the latest act first; records whose right the reader lacks are left out without a trace."""
    closed = closed_models(reader, cadre)
    return _told(_steps(cadre, but=closed), about=cadre, closed=closed, reader=reader)


def acts_of_unit(unit: Unit, *, reader: User) -> list[Act]:
    """What happened to the records that belong to a unit itself: sessions of votes, ratings of it, posts, petitions."""
    closed = closed_models(reader, unit)
    open_models = [model for model in tracked_models() if is_of_unit(model) and model not in closed]
    steps = [step for model in open_models for step in _of_model(model, {getattr(model, "unit_field", "unit"): unit})]
    return _told(steps, about=unit, closed=closed, reader=reader)


def _told(
    found: Iterable[Step], *, about: Cadre | Unit, closed: Collection[type[models.Model]], reader: User
) -> list[Act]:
    steps = sorted(found, key=lambda step: step.event.pgh_created_at, reverse=True)
    words = ValueWords(steps, reader=reader, about=about)
    contexts = Context.objects.in_bulk({s.event.pgh_context_id for s in steps if s.event.pgh_context_id})
    users = User.objects.in_bulk({context.metadata.get("user") for context in contexts.values()} - {None})
    may_all = reader.can(Permission.DELETE_CADRES, about)
    veiled = acts_with(closed, contexts)
    acts: dict[object, Act] = {}
    for step in steps:
        context = contexts.get(step.event.pgh_context_id)
        key = context.pk if context else step.event.pgh_created_at
        if key not in acts:
            act = _act(step, context, users, may_all=may_all, reader=reader)
            acts[key] = veil(act, context.metadata) if context and context.pk in veiled else act
        if change := _record_change(step, words):
            acts[key].records.append(change)
    return [act for act in acts.values() if act.records]


def veil(act: Act, metadata: dict[str, Any]) -> Act:
    """An act that also touched closed records: its reason would tell of them, and it is not this reader's to undo.

    Where it says what it did to the open ones, that is its reason: one without any would tell that something is closed.
    """
    reason = str(metadata.get("open_reason") or "")
    return replace(act, reason=_(reason) if reason else "", because="", may_take_back=False)


def note_reading(acts: Iterable[Act], *, person: str, reader: User, address: str) -> None:
    """Log the restricted groups of which these acts show a record."""
    groups = {record.group for act in acts for record in act.records if record.group}
    for group in sorted(groups):
        log_reading(user=reader, group=group, person=person, address=address)


def _steps(cadre: Cadre, *, but: Collection[type[models.Model]]) -> Iterator[Step]:
    for model in tracked_models():
        if model not in but and is_about_people(model):
            yield from _of_model(model, {"pgh_obj": cadre.pk} if model is Cadre else {"cadre": cadre.pk})


def _of_model(model: type[models.Model], condition: dict[str, Any]) -> Iterator[Step]:
    """The events of a model's records, each with the one before it."""
    previous: dict[Any, Any] = {}
    events: Iterable[Any] = event_model(model)._default_manager.filter(**condition).order_by("pgh_id")
    for event in events:
        yield Step(model, event, previous.get(event.pgh_obj_id))
        previous[event.pgh_obj_id] = event


def _act(step: Step, context: Context | None, users: dict[int, User], *, may_all: bool, reader: User) -> Act:
    metadata = context.metadata if context else {}
    user = users.get(metadata.get("user") or 0)
    reason = str(metadata.get("reason") or "")
    upload = str(metadata.get("upload") or "")
    own = context is not None and own_act(context, reader) and reader.can(Permission.EDIT_CADRES)
    return Act(
        pk=context.pk if context else None,
        at=step.event.pgh_created_at,
        who=str(user) if user else _("The registry"),
        reason=_(reason) if reason else "",
        because=str(metadata.get("because") or ""),
        upload=upload,
        may_take_back=is_small_act(metadata) and (may_all or own),
    )


def _record_change(step: Step, words: ValueWords) -> RecordChange | None:
    """The fields that differ; None when nothing that people know of changed."""
    kind = step.event.pgh_label
    before = step.event if kind == "delete" else step.before
    after = None if kind == "delete" else step.event
    before = None if kind == "insert" else before
    changes = [
        FieldChange(label, old, new) for label, old, new in words.compared(step.model, before, after) if old != new
    ]
    if not changes and kind == "update":
        return None
    return RecordChange(kind, str(step.model._meta.verbose_name), tuple(changes), group_of(step.model))
