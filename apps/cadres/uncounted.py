"""Whom reports leave out or count elsewhere: people of units that ended by the day, people with concurrent posts only.

An ended unit that one unit succeeded as a whole lends its people to that one until they are placed.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import BooleanField, Exists, OuterRef
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import ngettext

from apps.cadres.codelists import Body
from apps.cadres.filters import Gap
from apps.cadres.holding import runs_by_bounds
from apps.cadres.models import CommitteeSeat, Posting, SeatKind
from apps.communes.models import UnitCover, UnitPeriod
from apps.core.permissions import Permission
from apps.reporting.definitions import Rows
from apps.reporting.places import NOWHERE, Notice, Territory
from apps.reporting.sql import Sql, array_of, compiled


def left_out(territory: Territory, day: date) -> list[Notice]:
    unit, (ended, concurrent, seated, *waiting) = _counted(territory, day)
    posts, seats = waiting or (0, 0)
    notices = [
        _not_yet_placed(posts, _address(territory, unit, day, Gap.UNIT)),
        _seats_not_yet_filled(seats),
        _in_ended_units(ended, _address(territory, unit, day, Gap.UNIT)),
        _concurrent_only(concurrent, _address(territory, unit, day, Gap.PRIMARY_POST)),
        _seats_in_ended_units(seated),
    ]
    return [notice for notice in notices if notice.people]


def _counted(territory: Territory, day: date) -> tuple[str | None, tuple[int, ...]]:
    """The unit's key; persons with a post in an ended unit, with concurrent posts only, with a seat in an ended unit.

    Where ended units have heirs, also persons with a primary post and with a seat in one of them.
    """
    succeeded = tuple(unit for unit, place in territory.heirs if place != NOWHERE)
    statement = _counting(territory.root.pk, territory.standing, succeeded, day)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, statement.params)
        unit, *found = cursor.fetchone()
    return unit, tuple(found)


@lru_cache(maxsize=64)
def _counting(root: int, standing: tuple[int, ...], succeeded: tuple[int, ...], day: date) -> Sql:
    """The statement alone is kept: putting it together takes longer than the database needs to answer it."""
    ended = _ended_units(root, standing, day)
    within = {"unit__in": RawSQL("SELECT unit FROM ended", ())}
    primary = Posting.objects.filter(runs_by_bounds(day), is_primary=True)
    posts = Posting.objects.filter(runs_by_bounds(day)).counted()
    seats = CommitteeSeat.objects.filter(runs_by_bounds(day))
    concurrent = compiled(posts.filter(is_primary=False, unit__in=_listed(standing)).values_list("cadre"))
    beside = compiled(primary.filter(_among("cadre_id", "ARRAY(SELECT cadre FROM concurrent)")).values_list("cadre"))
    pieces = [
        compiled(posts.filter(is_primary=True, **within).values_list("cadre")),
        Sql(f"SELECT cadre FROM concurrent EXCEPT {beside.text}", beside.params),
        _executive(seats.filter(**within)),
    ]
    if succeeded:
        waiting = _among("unit_id", "%s::bigint[]", array_of(succeeded))
        pieces += [
            compiled(posts.filter(waiting, is_primary=True).values_list("cadre")),
            _executive(seats.filter(waiting)),
        ]
    columns = ", ".join(f"(SELECT count(DISTINCT cadre) FROM ({each.text}) AS p(cadre))" for each in pieces)
    key = "(SELECT key FROM communes_unit WHERE id = %s)"
    tables = f"ended(unit) AS MATERIALIZED ({ended.text}), concurrent(cadre) AS MATERIALIZED ({concurrent.text})"
    params = (*ended.params, *concurrent.params, root, *(param for each in pieces for param in each.params))
    return Sql(f"WITH {tables} SELECT {key}, {columns}", params)


def _executive(seats: Rows) -> Sql:
    """Who holds those of the seats that are in an executive committee.

    The units come first: asked for both at once, half of all seats of the country are looked up by their kind.
    """
    held = compiled(seats.values_list("cadre", "kind"))
    kinds = compiled(SeatKind.objects.filter(body=Body.EXECUTIVE).values_list("code"))
    text = f"SELECT cadre FROM ({held.text} OFFSET 0) AS held(cadre, kind) WHERE kind IN ({kinds.text})"
    return Sql(text, (*held.params, *kinds.params))


def _among(column: str, array: str, *params: object) -> RawSQL:
    """Asked by an array, a few persons or units are found by the plain index.

    Joined, each is looked for in an index of ranges, which takes half a millisecond for one.
    """
    return RawSQL(f"{column} = ANY({array})", params, output_field=BooleanField())  # noqa: S611  # constants


def _ended_units(root: int, standing: tuple[int, ...], day: date) -> Sql:
    """Units that the root covers and that do not exist on the day, there or elsewhere."""
    # The units of the day set most of the cover aside before any period is looked up.
    existing = UnitPeriod.objects.on(day).filter(unit=OuterRef("covered"))
    covered = UnitCover.objects.filter(unit=root).exclude(covered__in=_listed(standing))
    return compiled(covered.filter(~Exists(existing)).values_list("covered"))


def _listed(units: tuple[int, ...]) -> RawSQL:
    """As one parameter: a statement with hundreds of them is taken apart by the driver at each request."""
    return RawSQL("SELECT unnest(%s::bigint[])", (array_of(units),))


def _not_yet_placed(people: int, address: str) -> Notice:
    words = ngettext(
        "%(count)s person still holds a post in a unit that has ended and is not placed yet; for now the person counts"
        " in the unit that succeeded it.",
        "%(count)s people still hold posts in units that have ended and are not placed yet; for now they count in the"
        " units that succeeded these.",
        people,
    )
    text = words % {"count": number_format(people, force_grouping=True)}
    return Notice("posts_not_yet_placed", text, people, address)


def _seats_not_yet_filled(people: int) -> Notice:
    words = ngettext(
        "%(count)s person still holds a seat in a committee of a unit that has ended; for now it counts in the unit"
        " that succeeded it.",
        "%(count)s people still hold seats in committees of units that have ended; for now these count in the units"
        " that succeeded them.",
        people,
    )
    text = words % {"count": number_format(people, force_grouping=True)}
    return Notice("seats_in_succeeded_units", text, people)


def _in_ended_units(people: int, address: str) -> Notice:
    words = ngettext(
        "%(count)s person holds a post in a unit that no longer exists on this day and is not counted.",
        "%(count)s people hold a post in a unit that no longer exists on this day and are not counted.",
        people,
    )
    text = words % {"count": number_format(people, force_grouping=True)}
    return Notice("posts_in_ended_units", text, people, address)


def _concurrent_only(people: int, address: str) -> Notice:
    words = ngettext(
        "%(count)s person has only a concurrent post on this day and is not counted.",
        "%(count)s people have only concurrent posts on this day and are not counted.",
        people,
    )
    text = words % {"count": number_format(people, force_grouping=True)}
    return Notice("concurrent_posts_only", text, people, address)


def _seats_in_ended_units(people: int) -> Notice:
    words = ngettext(
        "%(count)s person holds a seat in a committee of a unit that no longer exists on this day and is not counted.",
        "%(count)s people hold seats in committees of units that no longer exist on this day and are not counted.",
        people,
    )
    return Notice("seats_in_ended_units", words % {"count": number_format(people, force_grouping=True)}, people)


def _address(territory: Territory, unit: str | None, day: date, gap: Gap) -> str:
    """The list of these people, for whoever may see people there.

    The unit stands by its key: on the day of the people its code may be that of another unit, or of none.
    """
    if unit is None or Permission.VIEW_CADRES not in territory.rights:
        return ""
    query = {"gap": gap.value, "unit": unit, "day": day.isoformat()}
    return f"{reverse('cadres:list')}?{urlencode(query)}"
