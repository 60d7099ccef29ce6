"""Who is meant by a list of people on a day: those who serve, who left, who only sit in a committee, or all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import CommitteeSeat, Posting
from apps.communes.models import Unit, UnitCover, UnitPeriod


class People(models.TextChoices):
    SERVING = "serving", _("Serving on the day")
    LEFT = "left", _("No longer serving")
    SEATS = "seats", _("Committee seats only")
    ALL = "all", _("All people")


def holding(
    people: People,
    day: date,
    *,
    unit: Unit | None = None,
    titles: Iterable[str] = (),
    categories: Iterable[str] = (),
) -> Q:
    """The condition on a person; unit, titles and categories are asked of one and the same post."""
    of_post = _within(unit) & _one_of("title", titles) & _one_of("category", categories)
    posts = Posting.objects.filter(of_post, cadre=OuterRef("pk"))
    seats = CommitteeSeat.objects.filter(_within(unit), cadre=OuterRef("pk"))
    serving = Exists(Posting.objects.running_on(day).counted().filter(cadre=OuterRef("pk")))
    if people == People.SERVING:
        return Q(Exists(posts.running_on(day).counted()))
    if people == People.LEFT:
        ended = posts.filter(Q(period__endswith__lte=day) | Q(period__contains=day, status__counts=False))
        return Q(Exists(ended)) & ~Q(serving)
    if people == People.SEATS:
        asked = Q(pk__in=[]) if titles or categories else Q(Exists(seats.running_on(day)))
        return asked & ~Q(serving)
    return Q(Exists(posts)) | (Q() if titles or categories else Q(Exists(seats))) if of_post else Q()


def running_in_ended_units(day: date) -> QuerySet[Posting]:
    """Primary posts that run on a day on which their unit does not exist."""
    # Of a unit at a time: weighed against a list of all units, the posts of everybody are read for a few people.
    existing = UnitPeriod.objects.on(day).filter(unit=OuterRef("unit"))
    return Posting.objects.running_on(day).counted().filter(~Exists(existing), cadre=OuterRef("pk"), is_primary=True)


def runs_by_bounds(day: date) -> Q:
    """Of a post or a seat: whether its period holds the day, asked by the bounds of the period.

    Asked as a whole, a period is looked up beside the person in an index of ranges: for a few people or units that
    takes ten times as long as reading their rows.
    """
    return Q(period__startswith__lte=day) & (Q(period__endswith__gt=day) | Q(period__upper_inf=True))


def beside_primary(day: date) -> Exists:
    """Of a post: whether its holder has a primary one on the day."""
    return Exists(Posting.objects.filter(runs_by_bounds(day), is_primary=True, cadre=OuterRef("cadre")))


def running_without_primary(day: date) -> QuerySet[Posting]:
    """Concurrent posts that run on a day, of people without a primary one."""
    concurrent = Posting.objects.running_on(day).counted().filter(cadre=OuterRef("pk"), is_primary=False)
    return concurrent.filter(~Q(beside_primary(day)))


def _within(unit: Unit | None) -> Q:
    return Q(unit__in=UnitCover.objects.filter(unit=unit).values("covered")) if unit else Q()


def _one_of(field: str, codes: Iterable[str]) -> Q:
    chosen = list(codes)
    return Q(**{f"{field}__in": chosen}) if chosen else Q()
