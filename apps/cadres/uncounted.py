"""Whom reports leave out: people whose unit has ended by the day, and people with nothing but a concurrent post."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import ngettext

from apps.cadres.codelists import Body
from apps.cadres.filters import Gap
from apps.cadres.holding import beside_primary
from apps.cadres.models import CommitteeSeat, Posting
from apps.communes.models import UnitCover, UnitPeriod
from apps.core.permissions import Permission
from apps.reporting.definitions import Notice, Territory


def left_out(territory: Territory, day: date) -> list[Notice]:
    ended = _ended_units(territory, day)
    posts = Posting.objects.running_on(day).counted()
    seats = CommitteeSeat.objects.running_on(day).filter(kind__body=Body.EXECUTIVE)
    standing = [place.pk for place in territory.places]
    concurrent = posts.filter(~Q(beside_primary(day)), is_primary=False, unit__in=standing)
    notices = [
        _in_ended_units(_people(posts.filter(is_primary=True, unit__in=ended)), territory, day),
        _concurrent_only(_people(concurrent), territory, day),
        _seats_in_ended_units(_people(seats.filter(unit__in=ended))),
    ]
    return [notice for notice in notices if notice.people]


def _ended_units(territory: Territory, day: date) -> list[int]:
    """Units that the territory covers and that do not exist on the day, there or elsewhere."""
    # Read once for posts and seats; the units of the day set most of the cover aside before any period is looked up.
    covered = UnitCover.objects.filter(unit=territory.root.pk).exclude(
        covered__in=[place.pk for place in territory.places]
    )
    existing = UnitPeriod.objects.on(day).filter(unit=OuterRef("covered"))
    return list(covered.filter(~Exists(existing)).values_list("covered", flat=True))


def _in_ended_units(people: int, territory: Territory, day: date) -> Notice:
    words = ngettext(
        "%(count)s person holds a post in a unit that no longer exists on this day and is not counted.",
        "%(count)s people hold a post in a unit that no longer exists on this day and are not counted.",
        people,
    )
    text = words % {"count": number_format(people, force_grouping=True)}
    return Notice("posts_in_ended_units", text, people, _address(territory, day, Gap.UNIT))


def _concurrent_only(people: int, territory: Territory, day: date) -> Notice:
    words = ngettext(
        "%(count)s person has only a concurrent post on this day and is not counted.",
        "%(count)s people have only concurrent posts on this day and are not counted.",
        people,
    )
    text = words % {"count": number_format(people, force_grouping=True)}
    return Notice("concurrent_posts_only", text, people, _address(territory, day, Gap.PRIMARY_POST))


def _seats_in_ended_units(people: int) -> Notice:
    words = ngettext(
        "%(count)s person holds a seat in a committee of a unit that no longer exists on this day and is not counted.",
        "%(count)s people hold seats in committees of units that no longer exist on this day and are not counted.",
        people,
    )
    return Notice("seats_in_ended_units", words % {"count": number_format(people, force_grouping=True)}, people)


def _people(rows: QuerySet[Posting] | QuerySet[CommitteeSeat]) -> int:
    """How many persons hold them; nothing is asked where no unit can hold any."""
    return rows.order_by().values("cadre").distinct().count()


def _address(territory: Territory, day: date, gap: Gap) -> str:
    """The list of these people, for whoever may see people there."""
    if Permission.VIEW_CADRES not in territory.rights:
        return ""
    query = {"gap": gap.value, "unit": territory.root.code, "day": day.isoformat()}
    return f"{reverse('cadres:list')}?{urlencode(query)}"
