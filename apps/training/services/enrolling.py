"""Enrolling people in a class, and taking them out of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.core.doubts import settle
from apps.core.permissions import Permission
from apps.core.writing import act, remove
from apps.qualifications.models import Qualification
from apps.training.models import Enrolment, TrainingClass
from apps.training.services.doubts import doubts_about
from apps.training.services.gaining import let_go, studies_for
from apps.training.services.locking import locked
from apps.training.services.reasons import ENROLLED, UNENROLLED
from apps.training.triggers import PLACES


def enrol(*, training_class: TrainingClass, cadres: Sequence[Cadre], by: User) -> list[Enrolment]:
    """Enrol people, one or hundreds; who is in the class already stays as he is. Gives the new enrolments.

    A class that grants a level makes a study of it: what was planned or studied is expected with the end of the class.
    """
    by.require(Permission.MANAGE_TRAINING, training_class)
    for cadre in cadres:
        by.require(Permission.MANAGE_TRAINING, cadre)
    with act(Enrolment, Qualification, by=by, reason=ENROLLED):
        found = locked(training_class)
        inside = set(found.enrolments.values_list("cadre", flat=True))
        new = list({cadre.pk: cadre for cadre in cadres if cadre.pk not in inside}.values())
        if not new:
            raise ValidationError(_("Everyone chosen is in this class already."), code="all_enrolled")
        _require_places(found, len(new))
        posts = _posts(new, found.starts_on)
        studies = studies_for(found, new)
        rows = [_enrolment(found, cadre, posts, studies.get(cadre.pk)) for cadre in new]
        return Enrolment.objects.bulk_create(rows)


def send(
    *, training_class: TrainingClass, cadres: Sequence[Cadre], by: User, seen: Collection[str] = ()
) -> list[Enrolment]:
    """Enrol people whom somebody chose, once the doubts about them are set aside; `enrol` writes down what was."""
    settle(doubts_about(training_class, cadres, by), seen=seen)
    return enrol(training_class=training_class, cadres=cadres, by=by)


def _require_places(training_class: TrainingClass, number: int) -> None:
    if training_class.capacity is None:
        return
    free = training_class.capacity - training_class.enrolments.holding_places().count()
    if number > free:
        text = ngettext(
            "The class has %(free)s place left, and %(number)s people were chosen. "
            "Choose fewer, or give the class more places.",
            "The class has %(free)s places left, and %(number)s people were chosen. "
            "Choose fewer, or give the class more places.",
            max(free, 0),
        )
        raise ValidationError(text % {"free": max(free, 0), "number": number}, code=PLACES)


def _posts(cadres: Sequence[Cadre], day: date) -> dict[int, Posting]:
    """The post of each person on the day, the primary one first."""
    running = Posting.objects.running_on(day).filter(cadre__in=cadres).order_by("cadre_id", "-is_primary", "-period")
    return {posting.cadre_id: posting for posting in running.distinct("cadre_id")}


def _enrolment(
    training_class: TrainingClass, cadre: Cadre, posts: dict[int, Posting], study: tuple[Qualification, bool] | None
) -> Enrolment:
    post = posts.get(cadre.pk)
    unit = post.unit_id if post else cadre.home_unit_id
    if unit is None:
        raise ValidationError(
            _("%(name)s has no unit. Record a post or a committee seat first.") % {"name": cadre.full_name},
            code="no_unit",
        )
    qualification, is_new = study or (None, False)
    return Enrolment(
        training_class=training_class,
        cadre=cadre,
        unit_id=unit,
        title_id=post.title_id if post else None,
        qualification=qualification,
        opened_study=is_new,
    )


def remove_enrolment(*, enrolment: Enrolment, revision: int | None, by: User, because: str = "") -> None:
    """Delete an enrolment that was a mistake, with the study that it opened; a diploma that is held stays."""
    by.require(Permission.MANAGE_TRAINING, enrolment.training_class)
    by.require(Permission.MANAGE_TRAINING, enrolment)
    if not enrolment.is_open and enrolment.qualification_id:
        raise ValidationError(
            _("The class led to a qualification. Put the result back to “enrolled” before you delete the enrolment."),
            code="enrolment_with_result",
        )
    with act(Enrolment, Qualification, by=by, reason=UNENROLLED, because=because):
        study = enrolment.qualification_id if enrolment.opened_study else None
        remove(enrolment, revision=revision)
        let_go([study] if study else [])
