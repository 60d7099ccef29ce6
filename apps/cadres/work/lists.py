"""Declarations of lists that are work: one gives the page, its filters, the file, acts in bulk and a number at home."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Literal

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.cadres.columns import CellValue
from apps.cadres.day import current_posting, held_units, postings_by, unit_title
from apps.cadres.models import Cadre, follow_ups_of
from apps.core.duties import Duty, Finding, Tone, duty
from apps.core.permissions import Actor, FieldGroup, Permission
from apps.core.together import number_of

Words = str | Promise
Rows = QuerySet[Any, Any]


@dataclass(frozen=True)
class WorkColumn:
    """What a column says of a record, on the page (`text`) and in a file (`value`, a real date or number)."""

    key: str
    label: Words
    text: Callable[[Any], str]
    value: Callable[[Any], CellValue] | None = None
    kind: Literal["text", "number", "day"] = "text"
    width: int = 20

    def exported(self, record: Any) -> CellValue:
        return self.value(record) if self.value else self.text(record)


@dataclass(frozen=True)
class WorkAction:
    """What can be done with the ticked records: a view that takes their keys as `records` by POST, and asks."""

    view_name: str
    label: Words
    permission: Permission
    # It answers with a file at once, and the page stays.
    is_download: bool = False

    @property
    def url(self) -> str:
        return reverse(self.view_name)


@dataclass(frozen=True)
class WorkList:
    """Records that wait for somebody; `rows` gives those in the user's scope on a day, in order."""

    key: str
    subject: Words
    title: Words
    text: Words
    permission: Permission
    rows: Callable[[User, date], Rows]
    columns: tuple[WorkColumn, ...]
    # The field that leads to the person; empty where the record is the person.
    person: str = "cadre"
    tone: Tone = "info"
    icon: str = "checklist"
    action: Words = ""
    # Where one record is dealt with, and the word for it.
    opens: Callable[[Any], str] | None = None
    opens_words: Words = ""
    # The right that it needs besides that of the list.
    opens_permission: Permission | None = None
    actions: tuple[WorkAction, ...] = ()
    # A right that opens the list besides `permission`; who reads it is noted.
    group: FieldGroup | None = None
    is_duty: bool = True
    # A record that is found anew each day has no key that lasts: what rests is the person.
    rests_by_person: bool = False

    @property
    def url(self) -> str:
        return reverse("cadres:work_list", args=[self.key])

    def is_open_to(self, user: Actor) -> bool:
        return user.can(self.permission) and (self.group is None or user.can(self.group.permission))

    @property
    def home(self) -> str:
        """The field that leads to the unit whose rights count for a record."""
        return f"{self.person}__home_unit" if self.person else "home_unit"

    @property
    def is_of_people(self) -> bool:
        """Whether a person follows as a whole, and not one of several records."""
        return self.rests_by_person or not self.person

    def follow_ups_on(self, day: date) -> Rows:
        """What of the list rests on the day, whoever may see it."""
        kept = follow_ups_of(self.group)._default_manager
        return kept.filter(work_list=self.key, noted_on__lte=day, rests_until__gte=day)

    def follow_ups(self, day: date) -> Rows:
        """Why the record of an outer query rests on the day; nothing where it waits."""
        record = {"record__isnull": True} if self.is_of_people else {"record": OuterRef("pk")}
        return self.follow_ups_on(day).filter(cadre=OuterRef(self.person or "pk"), **record)

    def waiting(self, user: User, day: date) -> Rows:
        return self.rows(user, day).filter(~Exists(self.follow_ups(day)))

    def resting(self, user: User, day: date) -> Rows:
        return self.rows(user, day).filter(Exists(self.follow_ups(day)))

    def person_of(self, record: Any) -> Cadre:
        found: Cadre = getattr(record, self.person) if self.person else record
        return found

    def fetched(self, rows: Rows, day: date) -> Rows:
        """The records with their people and the posts of the day, fetched once for a page."""
        posts = posts_through(self.person, day)
        return (rows.select_related(self.person) if self.person else rows).prefetch_related(posts)

    def opens_for(self, user: User) -> bool:
        """Whether the user is led from a row to where it is dealt with."""
        return self.opens is not None and (self.opens_permission is None or user.can(self.opens_permission))

    def actions_for(self, user: User) -> list[WorkAction]:
        return [action for action in self.actions if user.can(action.permission)]


def posts_through(person: str, day: date) -> Prefetch[str]:
    """The posts of the people to whom the field `person` leads; of the rows themselves when it is empty."""
    postings = postings_by(day)
    path = f"{person}__{postings.prefetch_through}" if person else postings.prefetch_through
    return Prefetch(path, queryset=postings.queryset, to_attr=postings.to_attr)


def title_of(cadre: Cadre) -> str:
    posting = current_posting(cadre)
    return str(posting.title) if posting else ""


def unit_of(cadre: Cadre) -> str:
    return unit_title(held_units(cadre))


work_lists: dict[str, WorkList] = {}


def declare(*lists: WorkList) -> None:
    """Register work lists; each that is a duty shows its number on the home page of those who may open it."""
    for work in lists:
        if work.key in work_lists:
            raise ValueError(f"The work list {work.key!r} is declared twice.")
        work_lists[work.key] = work
        if work.is_duty:
            duty(partial(duty_of, work))


def duty_of(work: WorkList, user: Actor, day: date) -> Finding:
    """The list as something to do, as long as it holds something that does not rest."""
    if not isinstance(user, User) or not work.is_open_to(user):
        return None
    waiting = yield from number_of(work.waiting(user, day))
    if not waiting:
        return None
    return duty_of_numbers(work, user, waiting=waiting, resting=(yield from number_of(work.resting(user, day))))


def duty_of_numbers(work: WorkList, user: User, *, waiting: int, resting: int) -> Duty | None:
    if not waiting:
        return None
    # Who may only read is not asked to settle anything.
    action = work.action if not work.actions or work.actions_for(user) else _("Look at them")
    text = f"{work.text} {resting_words(resting)}".strip()
    return Duty(str(work.title), work.url, text, waiting, work.tone, str(action), work.icon)


def resting_words(number: int) -> str:
    """How many are followed beside those that wait; nothing where there are none."""
    if not number:
        return ""
    words = ngettext("%(number)s more is being followed.", "%(number)s more are being followed.", number)
    return words % {"number": number}
