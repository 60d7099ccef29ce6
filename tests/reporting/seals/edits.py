"""Edits by chance, of every kind that moves figures: people, posts, seats, qualifications, lists."""

from datetime import date, timedelta
from random import Random

from django.db import DataError, IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, CommitteeSeat, Posting, SeatKind
from apps.communes.models import Unit
from apps.qualifications.models import Qualification, QualificationLevel
from tests.reporting.populations import DAY, invent


def edit(chance: Random, units: list[Unit], times: int) -> int:
    """`times` edits; gives how many the database let through."""
    acts = (_person, _birth, _post, _new_post, _seat, _diploma, _new_diploma, _gone, _newcomer, _level)
    done = 0
    while done < times:
        try:
            with transaction.atomic():
                chance.choice(acts)(chance, units)
        except (IntegrityError, DataError):
            continue
        done += 1
    return done


def _any(chance: Random, model: type) -> object | None:
    keys = list(model._default_manager.order_by("pk").values_list("pk", flat=True))  # type: ignore[attr-defined]  # a model
    return model._default_manager.get(pk=chance.choice(keys)) if keys else None  # type: ignore[attr-defined]  # as above


def _person(chance: Random, units: list[Unit]) -> None:
    if isinstance(cadre := _any(chance, Cadre), Cadre):
        cadre.sex = chance.choice(("male", "female", None))
        cadre.ethnic_group_id = chance.choice(("DT_KINH", "DT_MUONG", None))
        cadre.save()


def _birth(chance: Random, units: list[Unit]) -> None:
    if isinstance(cadre := _any(chance, Cadre), Cadre):
        cadre.birth_date, cadre.birth_precision = date(chance.randint(1950, 2000), 2, 28), "day"
        cadre.save()


def _post(chance: Random, units: list[Unit]) -> None:
    if isinstance(post := _any(chance, Posting), Posting):
        what = chance.choice(("delete", "end", "unit", "status"))
        if what == "delete":
            post.delete()
            return
        if what == "end":
            post.period = DateRange(post.period.lower, chance.choice((None, DAY, DAY + timedelta(days=1))))
        elif what == "unit":
            post.unit = chance.choice(units)
        else:
            post.status_id = chance.choice(("TT_DL", "TT_NH"))
        post.save()


def _new_post(chance: Random, units: list[Unit]) -> None:
    if isinstance(cadre := _any(chance, Cadre), Cadre) and isinstance(other := _any(chance, Posting), Posting):
        Posting.objects.create(
            cadre=cadre,
            unit=chance.choice(units),
            title=other.title,
            category=other.category,
            period=DateRange(DAY - timedelta(days=chance.randint(0, 300)), None),
        )


def _seat(chance: Random, units: list[Unit]) -> None:
    if chance.random() < 0.5 and isinstance(seat := _any(chance, CommitteeSeat), CommitteeSeat):
        seat.delete()
    elif isinstance(cadre := _any(chance, Cadre), Cadre):
        kind = chance.choice(list(SeatKind.objects.order_by("pk")))
        CommitteeSeat.objects.create(cadre=cadre, unit=chance.choice(units), kind=kind, period=DateRange(DAY, None))


def _diploma(chance: Random, units: list[Unit]) -> None:
    if isinstance(held := _any(chance, Qualification), Qualification):
        if chance.random() < 0.5 or held.state != "held":
            held.delete()
        else:
            held.verification = chance.choice(("refused", "confirmed"))
            held.save()


def _new_diploma(chance: Random, units: list[Unit]) -> None:
    if isinstance(cadre := _any(chance, Cadre), Cadre):
        level = chance.choice(list(QualificationLevel.objects.order_by("pk")))
        Qualification.objects.create(cadre=cadre, level=level, reported_on=DAY - timedelta(days=chance.randint(-3, 30)))


def _gone(chance: Random, units: list[Unit]) -> None:
    if isinstance(cadre := _any(chance, Cadre), Cadre):
        cadre.delete()


def _newcomer(chance: Random, units: list[Unit]) -> None:
    invent(chance, units, 1)


def _level(chance: Random, units: list[Unit]) -> None:
    """The order of a list changes, and with it what stands behind every row."""
    level = chance.choice(list(QualificationLevel.objects.filter(rank__gt=0).order_by("pk")))
    level.position += 1000 + chance.randint(1, 900)
    level.save()
