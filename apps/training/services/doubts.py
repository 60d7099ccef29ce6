"""What is unlikely in an enrolment: who holds the level already, who may not be sent, who leaves before the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2s

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.accounts.readings import log_readings
from apps.cadres.models import Cadre, Category, Posting
from apps.cadres.retirement import retires_between
from apps.core.doubts import Doubt
from apps.core.permissions import FieldGroup
from apps.discipline.effects import Blocked
from apps.discipline.running import is_blocked
from apps.qualifications.models import Qualification, State, Verification
from apps.training.models import TrainingClass

NAMES_SHOWN = 10


@dataclass(frozen=True)
class ClassDoubt(Doubt):
    """A doubt about some of the people; `group` is what it tells of them that needs a right."""

    people: tuple[str, ...] = ()
    group: FieldGroup | None = None


def doubts_about(training_class: TrainingClass, cadres: Sequence[Cadre], by: User) -> list[ClassDoubt]:
    """One doubt for each thing that is unlikely, with the people of whom it is said."""
    people = Cadre.objects.filter(pk__in=[cadre.pk for cadre in cadres]).order_by("sort_key", "pk")
    days = {"first": f"{training_class.starts_on:%d/%m/%Y}", "last": f"{training_class.ends_on:%d/%m/%Y}"}
    days["level"] = str(training_class.course.level or "")
    told = [
        ("held", _("Already hold %(level)s or more: %(names)s."), None),
        (
            "kept",
            _("Discipline keeps them from being sent to training on %(first)s: %(names)s."),
            FieldGroup.DISCIPLINE,
        ),
        ("leave", _("Their posts end before the class does, on %(last)s: %(names)s."), None),
        ("retire", _("Reach the age of retirement before the class ends, on %(last)s: %(names)s."), None),
    ]
    found = {
        "held": _holding(people, training_class),
        "kept": _kept_away(people, training_class, by),
        "leave": _leaving(people, training_class),
        "retire": _retiring(people, training_class),
    }
    return [
        _doubt(code, words % {**days, "names": names_of(found[code])}, found[code], group)
        for code, words, group in told
        if found[code]
    ]


def note_readings(doubts: Iterable[Doubt], *, by: User, address: str) -> None:
    """Log what the doubts that are shown tell of restricted groups."""
    for doubt in doubts:
        if isinstance(doubt, ClassDoubt) and doubt.group:
            for person in doubt.people:
                log_readings(user=by, groups=[doubt.group], person=person, address=address)


def names_of(people: Sequence[Cadre]) -> str:
    """The first names, and how many more there are."""
    names = ", ".join(cadre.full_name for cadre in people[:NAMES_SHOWN])
    more = len(people) - NAMES_SHOWN
    if more <= 0:
        return names
    return ngettext("%(names)s and %(count)s more", "%(names)s and %(count)s more", more) % {
        "names": names,
        "count": more,
    }


def _doubt(code: str, message: str, people: Sequence[Cadre], group: FieldGroup | None) -> ClassDoubt:
    """The code stands for exactly these people: others are asked about anew."""
    codes = tuple(cadre.code for cadre in people)
    digest = blake2s(" ".join(codes).encode(), digest_size=8).hexdigest()
    return ClassDoubt(f"training_{code}:{digest}", message, codes, group)


def _holding(people: QuerySet[Cadre], training_class: TrainingClass) -> list[Cadre]:
    """Who holds the level of the course, or a higher one of its ladder, when the class begins."""
    course = training_class.course
    if course.level is None:
        return []
    held = Qualification.objects.filter(
        cadre=OuterRef("pk"), state=State.HELD, counts_from__lte=training_class.starts_on,
        level__ladder=course.level.ladder_id, level__rank__gte=course.level.rank,
    )  # fmt: skip
    if course.language_id:
        held = held.filter(language=course.language_id)
    return list(people.filter(Exists(held.exclude(verification=Verification.REFUSED))))


def _kept_away(people: QuerySet[Cadre], training_class: TrainingClass, by: User) -> list[Cadre]:
    """Whom discipline bars from training on the first day, of those whose discipline the user may see."""
    blocked = people.filter(by.unit_condition(FieldGroup.DISCIPLINE.permission, "home_unit"))
    return list(blocked.filter(is_blocked(training_class.starts_on, Blocked.TRAINING)))


def _leaving(people: QuerySet[Cadre], training_class: TrainingClass) -> list[Cadre]:
    """Who serves when the class begins and, as is recorded, no longer when it ends."""
    own = Posting.objects.filter(cadre=OuterRef("pk")).counted()
    begun = people.filter(Exists(own.running_on(training_class.starts_on)))
    return list(begun.exclude(Exists(own.running_on(training_class.ends_on))))


def _retiring(people: QuerySet[Cadre], training_class: TrainingClass) -> list[Cadre]:
    """Of cadres and civil servants; no age of retirement is set for non-professional staff."""
    salaried = Posting.objects.filter(cadre=OuterRef("pk")).running_on(training_class.starts_on).counted()
    bound = people.filter(Exists(salaried.exclude(category=Category.NON_PROFESSIONAL)))
    return list(bound.filter(retires_between(None, training_class.ends_on)))
