"""The results of a class, for all its people in one act; a course that grants a level gives the qualification."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from apps.accounts.models import User
from apps.core.constraints import check_constraints
from apps.core.permissions import Permission
from apps.core.writing import act, changed_fields
from apps.qualifications.models import Qualification, QualificationLevel, State
from apps.training.models import Enrolment, EnrolmentState, TrainingClass
from apps.training.services.gaining import (
    WRITTEN,
    award,
    back_to_studying,
    let_go,
    matching,
    new_qualification,
    refuse_checked,
)
from apps.training.services.locking import locked
from apps.training.services.reasons import RESULTS

FIELDS = ["state", "attended", "result", "completed_on", "certificate_number", "qualification", "opened_study"]


@dataclass(frozen=True)
class Result:
    """What one enrolment came to; the day of completion is the last of the class where none is given."""

    enrolment: int
    state: str
    attended: int | None = None
    result: str = ""
    completed_on: date | None = None
    certificate_number: str = ""


@dataclass
class Gains:
    """What is to be written of qualifications."""

    new: list[Qualification] = field(default_factory=list)
    changed: list[Qualification] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)

    def write(self) -> None:
        Qualification.objects.bulk_create(self.new)
        Qualification.objects.bulk_update(self.changed, WRITTEN)


def record_results(*, training_class: TrainingClass, results: Sequence[Result], by: User) -> int:
    """Write what was given; gives the number of enrolments that changed."""
    by.require(Permission.MANAGE_TRAINING, training_class)
    with act(Enrolment, Qualification, by=by, reason=RESULTS):
        found = locked(training_class)
        changed = _changed(found, {one.enrolment: one for one in results}, by)
        gains = _gains(found, changed)
        gains.write()
        Enrolment.objects.bulk_update(changed, FIELDS)
        let_go(gains.gone)
    return len(changed)


def _changed(training_class: TrainingClass, results: dict[int, Result], by: User) -> list[Enrolment]:
    """The enrolments with their results, of those that differ from what stands."""
    enrolments = training_class.enrolments.filter(pk__in=results).select_related("cadre__home_unit", "qualification")
    changed = []
    for enrolment in enrolments.select_for_update(of=("self",)):
        before = Enrolment(**{f.attname: getattr(enrolment, f.attname) for f in Enrolment._meta.concrete_fields})
        _set(enrolment, results[enrolment.pk], training_class)
        if changed_fields(before, enrolment):
            by.require(Permission.MANAGE_TRAINING, enrolment)
            check_constraints(enrolment)
            changed.append(enrolment)
    return changed


def _set(enrolment: Enrolment, given: Result, training_class: TrainingClass) -> None:
    is_completed = given.state == EnrolmentState.COMPLETED
    enrolment.state = given.state
    enrolment.attended = given.attended
    enrolment.result = given.result
    enrolment.certificate_number = given.certificate_number
    enrolment.completed_on = (given.completed_on or training_class.ends_on) if is_completed else None


def _gains(training_class: TrainingClass, changed: list[Enrolment]) -> Gains:
    """What the changed results mean for qualifications, where the course grants a level."""
    gains = Gains()
    level = training_class.course.level
    if level is None:
        return gains
    studied = matching(training_class, [e.cadre_id for e in changed if e.qualification_id is None])
    for enrolment in changed:
        if enrolment.state == EnrolmentState.COMPLETED:
            _gain(enrolment, training_class, studied.get(enrolment.cadre_id), level, gains)
        elif enrolment.is_open:
            _study_on(enrolment, training_class, gains)
        else:
            _lose(enrolment, training_class, gains)
    return gains


def _gain(
    enrolment: Enrolment,
    held: TrainingClass,
    studied: Qualification | None,
    level: QualificationLevel,
    gains: Gains,
) -> None:
    qualification = enrolment.qualification or studied
    if qualification is None:
        qualification = new_qualification(enrolment, held.course, level, enrolment.completed_on or held.ends_on)
        enrolment.opened_study = True
        gains.new.append(qualification)
    else:
        gains.changed.append(qualification)
    award(enrolment, qualification, held)
    enrolment.qualification = qualification


def _study_on(enrolment: Enrolment, held: TrainingClass, gains: Gains) -> None:
    qualification = enrolment.qualification
    if qualification is not None and qualification.state == State.HELD:
        back_to_studying(qualification, held)
        gains.changed.append(qualification)


def _lose(enrolment: Enrolment, held: TrainingClass, gains: Gains) -> None:
    """Who did not pass, or left, no longer studies because of the class."""
    qualification = enrolment.qualification
    if qualification is None:
        return
    refuse_checked(qualification)
    if qualification.state == State.HELD:
        back_to_studying(qualification, held)
        gains.changed.append(qualification)
    if enrolment.opened_study:
        gains.gone.append(qualification.pk)
        enrolment.qualification, enrolment.opened_study = None, False
