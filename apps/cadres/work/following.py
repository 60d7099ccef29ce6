"""Following records of a work list: they rest until a day, with a note; taken up again, they wait as before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import follow_ups_of
from apps.cadres.work.lists import WorkColumn, WorkList
from apps.core.permissions import Permission
from apps.core.writing import act

FOLLOWED = gettext_noop("Records of a work list followed")
TAKEN_UP = gettext_noop("Records of a work list taken up again")
KEY = ("work_list", "cadre", "record")
TOLD = ("noted_on", "rests_until", "note", "by")
COLUMNS = (
    WorkColumn(
        "followed_until",
        _("Rests until"),
        lambda record: record.followed_until.strftime("%d/%m/%Y"),
        lambda record: record.followed_until,
        kind="day",
        width=14,
    ),
    WorkColumn("followed_why", _("Why it rests"), lambda record: record.followed_why, width=40),
    WorkColumn("followed_by", _("Followed by"), lambda record: record.followed_by or "–", width=24),
)


def may_follow(work: WorkList, user: User) -> bool:
    """Whether the user may put aside a record of anybody in the list."""
    return work.is_open_to(user) and user.can(Permission.EDIT_CADRES)


def own_rows(work: WorkList, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
    """The records of people whom the user may edit, and of whom the user may see what the list tells."""
    own = rows.filter(user.unit_condition(Permission.EDIT_CADRES, work.home))
    return own.filter(user.unit_condition(work.group.permission, work.home)) if work.group else own


def told(work: WorkList, rows: QuerySet[Any], day: date) -> QuerySet[Any]:
    """Resting records with until when, why and by whom, for `COLUMNS`."""
    found = work.follow_ups(day)
    resting: QuerySet[Any] = rows.annotate(
        followed_until=Subquery(found.values("rests_until")),
        followed_why=Subquery(found.values("note")),
        followed_by=Subquery(found.values("by__full_name")),
    )
    return resting


def follow(work: WorkList, records: Sequence[Any], *, note: str, rests_until: date, day: date, by: User) -> None:
    """Let records rest from the working day to another day; what rests already gets the new day and note."""
    _require(work, records, by)
    model: Any = follow_ups_of(work.group)
    keys = {tuple(_key_of(work, record).items()) for record in records}
    rows = [model(**dict(key), noted_on=day, rests_until=rests_until, note=note, by=by) for key in keys]
    with act(model, by=by, reason=FOLLOWED):
        model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=KEY, update_fields=TOLD)


def take_up(work: WorkList, records: Sequence[Any], *, by: User) -> None:
    """Let records wait again."""
    _require(work, records, by)
    model: Any = follow_ups_of(work.group)
    people = [work.person_of(record).pk for record in records]
    keys = {"record__isnull": True} if work.is_of_people else {"record__in": [record.pk for record in records]}
    with act(model, by=by, reason=TAKEN_UP):
        model._default_manager.filter(work_list=work.key, cadre__in=people, **keys).delete()


def _require(work: WorkList, records: Sequence[Any], by: User) -> None:
    for record in records:
        by.require(Permission.EDIT_CADRES, work.person_of(record))
        if work.group:
            by.require(work.group.permission, work.person_of(record))


def _key_of(work: WorkList, record: Any) -> dict[str, Any]:
    key = None if work.is_of_people else record.pk
    return {"work_list": work.key, "cadre_id": work.person_of(record).pk, "record": key}
