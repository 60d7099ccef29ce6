"""The legal maximum of posts that holds for a unit on a day, by its kind and its class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from apps.communes.models import Kind
from apps.establishment.models import Block, PostCeiling, UnitClassification

Entries = QuerySet[PostCeiling]
Classes = QuerySet[UnitClassification, tuple[int, str]]


@dataclass(frozen=True)
class Ceilings:
    """The maxima of a block that are in force on a day, and the classes of units by their key."""

    entries: tuple[PostCeiling, ...]
    classes: dict[int, str]

    @classmethod
    def asked(cls, day: date, block: Block, units: Iterable[int]) -> tuple[Entries, Classes]:
        """What has to be read: the maxima in force, and the class of each unit."""
        found = PostCeiling.objects.valid_on(day).filter(block=block).select_related("unit_class")
        classes = UnitClassification.objects.running_on(day).filter(unit__in=list(units)).order_by()
        return found, classes.values_list("unit", "unit_class")

    @classmethod
    def of_rows(cls, entries: Entries, classes: Classes) -> Ceilings:
        return cls(tuple(entries), dict(classes))

    def of(self, unit: int, kind: str) -> PostCeiling | None:
        """None where the class is not recorded and the law of the day asks for it."""
        return ceiling_among(self.entries, unit_class=self.classes.get(unit), kind=kind)


def ceiling_among(entries: Iterable[PostCeiling], *, unit_class: str | None, kind: str) -> PostCeiling | None:
    """That of the class before that of any class."""
    is_ward = kind == Kind.PHUONG
    holding = [each for each in entries if (each.for_wards if is_ward else each.for_others)]
    own = [each for each in holding if each.unit_class_id == unit_class and unit_class is not None]
    return next(iter([*own, *(each for each in holding if each.unit_class_id is None)]), None)
