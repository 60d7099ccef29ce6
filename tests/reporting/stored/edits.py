"""Edits by chance of what stored days are made of."""

from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

from django.db import IntegrityError, transaction

from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting
from apps.qualifications.models import Qualification, QualificationLevel
from tests.reporting.stored.asking import DAY


def edit(chance: Random) -> None:
    """One edit that the database allows."""
    is_done = False
    while not is_done:
        with suppress(IntegrityError), transaction.atomic():
            chance.choice(EDITS)(chance)
            is_done = True


def one_of(rows: Any, chance: Random) -> Any:
    return rows.order_by("pk")[chance.randrange(rows.count())]


def edit_person(chance: Random) -> None:
    person = one_of(Cadre.objects.filter(birth_precision="day"), chance)
    Cadre.objects.filter(pk=person.pk).update(
        sex=chance.choice(["male", "female"]),
        birth_date=person.birth_date + timedelta(days=chance.randrange(-4000, 4000)),
    )


def running() -> Any:
    return Posting.objects.filter(period__contains=DAY)


def edit_post(chance: Random) -> None:
    unit = one_of(running(), chance).unit_id
    running().filter(pk=one_of(running(), chance).pk).update(unit=unit)


def end_post(chance: Random) -> None:
    post = one_of(running(), chance)
    Posting.objects.filter(pk=post.pk).update(period=(post.period.lower, DAY))


def edit_seat(chance: Random) -> None:
    seats = CommitteeSeat.objects.filter(period__contains=DAY)
    CommitteeSeat.objects.filter(pk=one_of(seats, chance).pk).update(unit=one_of(running(), chance).unit_id)


def edit_party(chance: Random) -> None:
    PartyMembership.objects.filter(pk=one_of(PartyMembership.objects.all(), chance).pk).delete()


def edit_level(chance: Random) -> None:
    held = one_of(Qualification.objects.all(), chance)
    ladder = QualificationLevel.objects.filter(ladder=held.level.ladder_id)
    Qualification.objects.filter(pk=held.pk).update(level=one_of(ladder, chance))


def drop_level(chance: Random) -> None:
    Qualification.objects.filter(pk=one_of(Qualification.objects.all(), chance).pk).delete()


def move_level(chance: Random) -> None:
    """As when a record that stood twice is joined: both persons change."""
    person = one_of(Cadre.objects.all(), chance)
    Qualification.objects.filter(pk=one_of(Qualification.objects.all(), chance).pk).update(cadre=person)


def seat_elsewhere(chance: Random) -> None:
    """A seat more, in another commune."""
    seat = one_of(CommitteeSeat.objects.filter(period__contains=DAY), chance)
    unit = one_of(running().exclude(unit=seat.unit_id), chance).unit_id
    CommitteeSeat.objects.create(cadre_id=seat.cadre_id, unit_id=unit, kind_id=seat.kind_id, period=seat.period)


EDITS = (edit_person, edit_post, end_post, edit_seat, edit_party, edit_level, drop_level, move_level, seat_elsewhere)
