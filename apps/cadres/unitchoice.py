"""Choosing a unit in a filter: by key or official code of the day, from the units of one's scope."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import CharField
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from apps.accounts.models import User
from apps.communes.models import Level, Unit, UnitPeriod, titled
from apps.core.permissions import Permission

# Below so many units a select lists them all; above, only the upper levels.
FULL_LIST = 400


@dataclass(frozen=True)
class UnitChoice:
    """A unit as a select offers it; `depth` is its place below the first level shown.

    Where another one of them has the same `title`, `apart` names the unit above in brackets.
    """

    pk: int
    key: str
    code: str
    level: str
    title: str
    depth: int
    apart: str = ""

    @property
    def unit(self) -> Unit:
        """Made for the one that is chosen: to make hundreds takes as long as to read them."""
        return Unit.from_db(None, ("id", "key", "level"), (self.pk, self.key, self.level))

    @property
    def words(self) -> str:
        return self.apart or self.title

    @property
    def label(self) -> str:
        return "\u2003" * self.depth + self.words

    @property
    def choice(self) -> tuple[str, str]:
        """As a select offers it: its value and its words."""
        return self.key, self.label


class UnitField(CharField):
    """A unit by its key, or by the official code that is valid on the day."""

    default_error_messages = {
        "unknown": _("There is no unit with the code “%(code)s” on this day. Check the code, or look at another day.")
    }

    day: date
    # The units that are offered beside the field, read when one is chosen.
    offered: Callable[[], list[UnitChoice]]

    def to_python(self, value: Any) -> Unit | None:  # type: ignore[override]  # text in, unit out
        code = super().to_python(value)
        if not code:
            return None
        super().run_validators(code)
        known = (choice.unit for choice in self.offered() if choice.key == code)
        unit = next(known, None) or unit_coded(code, self.day)
        if unit is None:
            raise ValidationError(self.error_messages["unknown"], code="unknown", params={"code": code[:20]})
        return unit

    def run_validators(self, value: Any) -> None:
        """The text's own validators are asked before the unit is looked for."""


def unit_coded(code: str, day: date) -> Unit | None:
    if unit := Unit.objects.filter(key=code).first():
        return unit
    period = UnitPeriod.objects.on(day).coded(code).select_related("unit").first()
    return period.unit if period else None


class UnitFilter(Filter):  # type: ignore[misc]  # django_filters has no types
    field_class = UnitField

    @property
    def field(self) -> UnitField:
        field: UnitField = super().field
        field.day = self.parent.day
        field.offered = lambda: getattr(self.parent, "units", [])
        return field


def unit_choices(user: User, day: date) -> list[UnitChoice]:
    """The units of the user's scope on the day, each below its parent."""
    rows = list(in_scope(user, day)[: FULL_LIST + 1])
    if len(rows) > FULL_LIST:
        rows = [row for row in rows if row.unit__level != Level.COMMUNE]
    shown = {row.unit_id for row in rows}
    below: dict[int | None, list[Any]] = defaultdict(list)
    for row in rows:
        below[row.parent_id if row.parent_id in shown else None].append(row)
    return _told_apart(list(_tree(below, None, 0)), {row.unit_id: row for row in rows})


def _told_apart(choices: list[UnitChoice], rows: dict[int, Any]) -> list[UnitChoice]:
    """Two communes of one name, as there are in many provinces, by the district above, else by the official code."""
    titles = {choice.pk: choice.title for choice in choices}
    above = {pk: titles.get(rows[pk].parent_id, "") for pk in titles}
    known, beside = Counter(titles.values()), Counter((titles[pk], above[pk]) for pk in titles)

    def apart(pk: int, title: str) -> str:
        return f"{title} ({above[pk] if above[pk] and beside[title, above[pk]] == 1 else rows[pk].code})"

    return [
        replace(choice, apart=apart(choice.pk, choice.title)) if known[choice.title] > 1 else choice
        for choice in choices
    ]


def in_scope(user: User, day: date) -> QuerySet[UnitPeriod, Any]:
    """Named rows of the periods, by official code."""
    periods = UnitPeriod.objects.on(day).filter(user.unit_condition(Permission.VIEW_CADRES, "unit")).order_by("code")
    return periods.values_list("unit_id", "unit__key", "unit__level", "kind", "name", "parent_id", "code", named=True)


def _tree(below: dict[int | None, list[Any]], parent: int | None, depth: int) -> Iterator[UnitChoice]:
    for row in below.get(parent, ()):
        yield UnitChoice(row.unit_id, row.unit__key, row.code, row.unit__level, titled(row.kind, row.name), depth)
        yield from _tree(below, row.unit_id, depth + 1)
