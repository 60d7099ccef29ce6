"""Writing allotments and vacancies to fill: the verbs that pages, files and commands share."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import models
from django.db.models import F, Func, Value
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import Category
from apps.communes.titles import nearest_periods
from apps.core.constraints import check_constraints
from apps.core.doubts import Doubt, settle
from apps.core.permissions import Permission
from apps.core.ranges import DateRangeFunc
from apps.core.writing import act, insert, remove, update
from apps.establishment.ceilings import ceiling_among
from apps.establishment.models import Allotment, Opening, PostCeiling, UnitClassification, UnitSize

ALLOTTED = gettext_noop("Posts allotted")
ALLOTMENT_EDITED = gettext_noop("Allotment of posts edited")
OPENED = gettext_noop("Vacancy to fill recorded")
OPENING_EDITED = gettext_noop("Vacancy to fill edited")
CLASSED = gettext_noop("Class of a commune recorded")
CLASS_EDITED = gettext_noop("Class of a commune edited")
MEASURED = gettext_noop("Population and area of a unit recorded")
SIZE_EDITED = gettext_noop("Population and area of a unit edited")
DELETED = gettext_noop("Record of the establishment deleted")
RECORDED_MANY = gettext_noop("Records of the establishment written from a list")
# What decrees of the time and the letter of 30 May 2025 make plausible for one commune (cadres and civil servants).
TWO_TIERS_FROM = 2026
USUAL_BEFORE, USUAL_SINCE = range(15, 31), range(25, 71)
Record = Allotment | Opening | UnitClassification | UnitSize


def allot(*, allotment: Allotment, by: User, seen: Collection[str] = ()) -> Allotment:
    """Record how many posts a unit is allotted for a year."""
    by.require(Permission.MANAGE_ESTABLISHMENT, allotment.unit)
    settle(doubts_about(allotment), seen=seen)
    with act(Allotment, by=by, reason=ALLOTTED):
        insert(allotment)
    return allotment


def edit_allotment(*, allotment: Allotment, revision: int | None, by: User, seen: Collection[str] = ()) -> list[str]:
    by.require(Permission.MANAGE_ESTABLISHMENT, allotment.unit)
    settle(doubts_about(allotment), seen=seen)
    with act(Allotment, by=by, reason=ALLOTMENT_EDITED):
        return update(allotment, revision=revision)


def open_vacancy(*, opening: Opening, by: User) -> Opening:
    """Record that vacancies are to be filled."""
    by.require(Permission.MANAGE_ESTABLISHMENT, opening.unit)
    with act(Opening, by=by, reason=OPENED):
        insert(opening)
    return opening


def edit_vacancy(*, opening: Opening, revision: int | None, by: User) -> list[str]:
    """Save what was changed: how many were filled, that it was closed."""
    by.require(Permission.MANAGE_ESTABLISHMENT, opening.unit)
    with act(Opening, by=by, reason=OPENING_EDITED):
        return update(opening, revision=revision)


def classify(*, classification: UnitClassification, by: User) -> UnitClassification:
    """Record the class of a unit; one that runs without an end is ended the day before."""
    by.require(Permission.MANAGE_ESTABLISHMENT, classification.unit)
    with act(UnitClassification, by=by, reason=CLASSED):
        first = classification.period.lower
        earlier = UnitClassification.objects.filter(unit=classification.unit, period__startswith__lt=first)
        begun = Func(F("period"), function="lower")
        earlier.filter(period__upper_inf=True).update(period=DateRangeFunc(begun, Value(first)))
        insert(classification)
    return classification


def edit_class(*, classification: UnitClassification, revision: int | None, by: User) -> list[str]:
    by.require(Permission.MANAGE_ESTABLISHMENT, classification.unit)
    with act(UnitClassification, by=by, reason=CLASS_EDITED):
        return update(classification, revision=revision)


def measure(*, size: UnitSize, by: User) -> UnitSize:
    """Record how many people live in a unit and how large it is, as counted on a day."""
    by.require(Permission.MANAGE_ESTABLISHMENT, size.unit)
    with act(UnitSize, by=by, reason=MEASURED):
        insert(size)
    return size


def edit_size(*, size: UnitSize, revision: int | None, by: User) -> list[str]:
    by.require(Permission.MANAGE_ESTABLISHMENT, size.unit)
    with act(UnitSize, by=by, reason=SIZE_EDITED):
        return update(size, revision=revision)


def delete(*, record: Record, revision: int | None, by: User, because: str = "") -> None:
    """Delete an allotment, a vacancy, a class or figures of a unit; history gives it back."""
    by.require(Permission.MANAGE_ESTABLISHMENT, record.unit)
    by.require(Permission.DELETE_CADRES, record.unit)
    with act(type(record), by=by, reason=DELETED, because=because):
        remove(record, revision=revision)


def record_many(*, records: Sequence[Record], by: User) -> int:
    """Write many records at once, all or none; doubts are not asked. Gives their number."""
    for record in records:
        by.require(Permission.MANAGE_ESTABLISHMENT, record.unit)
    models_ = {type(record) for record in records}
    with act(*models_, by=by, reason=RECORDED_MANY):
        for record in records:
            check_constraints(record)
        return sum(_create(model, [row for row in records if type(row) is model]) for model in models_)


def _create(model: type[models.Model], rows: Sequence[models.Model]) -> int:
    return len(model._default_manager.bulk_create(rows))


def doubts_about(allotment: Allotment) -> list[Doubt]:
    return [*_above_the_law(allotment), *_unusual(allotment)]


def _above_the_law(allotment: Allotment) -> list[Doubt]:
    """More than the law of that year lets a unit of the class have."""
    day = date(allotment.year, 1, 1)
    period = nearest_periods([allotment.unit_id], day).get(allotment.unit_id)
    entries = PostCeiling.objects.valid_on(day).filter(block=allotment.block)
    classes = UnitClassification.objects.running_on(day).filter(unit=allotment.unit_id)
    of_unit = classes.values_list("unit_class", flat=True).first()
    most = ceiling_among(entries, unit_class=of_unit, kind=period.kind if period else "")
    if most is None or allotment.number <= most.number:
        return []
    text = _("%(number)s posts are more than the %(most)s of %(law)s. More people or a greater area may allow them.")
    words = {"number": allotment.number, "most": most.number, "law": most.legal_basis}
    return [Doubt(f"allotment_above_the_law:{allotment.number}:{allotment.year}:{most.pk}", text % words)]


def _unusual(allotment: Allotment) -> list[Doubt]:
    """A number of cadres and civil servants that is far from what the law of the time leads to."""
    if not {Category.CADRE, Category.CIVIL_SERVANT} <= set(allotment.block.categories):
        return []
    usual = USUAL_SINCE if allotment.year >= TWO_TIERS_FROM else USUAL_BEFORE
    if allotment.year == TWO_TIERS_FROM - 1:
        usual = range(USUAL_BEFORE.start, USUAL_SINCE.stop)
    if allotment.unit.level != "commune" or allotment.number in usual:
        return []
    text = _("%(number)s posts are unusual for one commune in %(year)s: between %(least)s and %(most)s are usual.")
    words = {"number": allotment.number, "year": allotment.year, "least": usual.start, "most": usual.stop - 1}
    return [Doubt(f"allotment_unusual:{allotment.number}:{allotment.year}", text % words)]
