"""Writing planning lists, the people in them, and health examinations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.core.writing import act, insert, update
from apps.planning.models import HealthExamination, PlanningEntry, PlanningRound

LIST_ADDED = gettext_noop("Planning list added")
LIST_EDITED = gettext_noop("Planning list edited")
PERSON_ADDED = gettext_noop("Person added to a planning list")
PERSON_EDITED = gettext_noop("Planned person edited")
TAKEN_OUT = gettext_noop("Taken out of a planning list")
EXAMINATION_ADDED = gettext_noop("Health examination added")
EXAMINATION_EDITED = gettext_noop("Health examination edited")


def _require(by: User, right: Permission, target: object) -> None:
    """To write a restricted record one may edit people and see the group, both at the target."""
    by.require(right, target)
    by.require(Permission.EDIT_CADRES, target)


def add_round(*, planning: PlanningRound, by: User) -> PlanningRound:
    _require(by, Permission.SEE_PLANNING, planning.unit)
    with act(PlanningRound, by=by, reason=LIST_ADDED):
        insert(planning)
    return planning


def edit_round(*, planning: PlanningRound, revision: int | None, by: User) -> list[str]:
    _require(by, Permission.SEE_PLANNING, planning.unit)
    with act(PlanningRound, by=by, reason=LIST_EDITED):
        return update(planning, revision=revision)


def add_entry(*, entry: PlanningEntry, by: User) -> PlanningEntry:
    """Plan a person for a title; the right is asked in the list's unit and on the person."""
    _require(by, Permission.SEE_PLANNING, entry.round.unit)
    _require(by, Permission.SEE_PLANNING, entry.cadre)
    with act(PlanningEntry, by=by, reason=PERSON_ADDED):
        insert(entry)
    return entry


def edit_entry(*, entry: PlanningEntry, revision: int | None, by: User) -> list[str]:
    _require(by, Permission.SEE_PLANNING, entry.cadre)
    with act(PlanningEntry, by=by, reason=PERSON_EDITED):
        return update(entry, revision=revision)


def take_out(*, entries: Sequence[PlanningEntry], on: date, because: str, by: User) -> None:
    """Take people out of their lists from a day on, in one act; the entries stay as they were until then."""
    for entry in entries:
        _require(by, Permission.SEE_PLANNING, entry.cadre)
        if on < entry.added_on:
            words = {"name": entry.cadre.full_name, "day": entry.added_on.strftime("%d/%m/%Y")}
            text = _("%(name)s was only added on %(day)s and cannot be taken out before.")
            raise ValidationError(text, code="planning_entry_removed_after_added", params=words)
    with act(PlanningEntry, by=by, reason=TAKEN_OUT, because=because):
        keys = [entry.pk for entry in entries]
        standing = PlanningEntry.objects.filter(pk__in=keys, removed_on__isnull=True)
        standing.update(removed_on=on, removal_reason=because)


def add_examination(*, examination: HealthExamination, by: User) -> HealthExamination:
    _require(by, Permission.SEE_HEALTH, examination.cadre)
    with act(HealthExamination, by=by, reason=EXAMINATION_ADDED):
        insert(examination)
    return examination


def edit_examination(*, examination: HealthExamination, revision: int | None, by: User) -> list[str]:
    _require(by, Permission.SEE_HEALTH, examination.cadre)
    with act(HealthExamination, by=by, reason=EXAMINATION_EDITED):
        return update(examination, revision=revision)
