"""From a class to a qualification: what is studied while it runs, and what is held after it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre
from apps.core.dates import Precision
from apps.core.narrowing import present
from apps.qualifications.models import Qualification, QualificationLevel, State, Verification
from apps.qualifications.services import CHECKED
from apps.training.models import Course, Enrolment, TrainingClass

BEFORE_HELD = (State.STUDYING, State.PLANNED)
WRITTEN = [
    "state", "awarded_on", "awarded_precision", "expected_on", "expected_precision", "diploma_number", "institution",
    "mode", *CHECKED,
]  # fmt: skip


def studies_for(training_class: TrainingClass, cadres: Sequence[Cadre]) -> dict[int, tuple[Qualification, bool]]:
    """What each person studies for in the class, and whether that is new; nothing where it grants no level."""
    level = training_class.course.level
    if level is None:
        return {}
    present = matching(training_class, [cadre.pk for cadre in cadres])
    for qualification in present.values():
        qualification.state = State.STUDYING
        _expect(qualification, training_class)
    Qualification.objects.bulk_update(present.values(), ["state", "expected_on", "expected_precision"])
    new = [_study(training_class, cadre, level) for cadre in cadres if cadre.pk not in present]
    Qualification.objects.bulk_create(new)
    return {q.cadre_id: (q, False) for q in present.values()} | {q.cadre_id: (q, True) for q in new}


def matching(training_class: TrainingClass, cadres: Collection[int]) -> dict[int, Qualification]:
    """What people study, or are to study, at the level of the class: the study first, then the older record.

    A class in a language is no study of another one.
    """
    course = training_class.course
    found = Qualification.objects.select_for_update().filter(
        cadre__in=cadres, level=course.level_id, state__in=BEFORE_HELD
    )
    if course.language_id:
        found = found.filter(language=course.language_id)
    return {q.cadre_id: q for q in found.order_by("state", "-pk")}


def _study(training_class: TrainingClass, cadre: Cadre, level: QualificationLevel) -> Qualification:
    qualification = Qualification(
        cadre=cadre,
        level=level,
        language_id=training_class.course.language_id,
        state=State.STUDYING,
        institution=str(training_class.provider or ""),
        mode=training_class.mode,
        reported_on=training_class.starts_on,
    )
    _expect(qualification, training_class)
    return qualification


def _expect(qualification: Qualification, training_class: TrainingClass) -> None:
    qualification.expected_on, qualification.expected_precision = training_class.ends_on, Precision.DAY


def award(enrolment: Enrolment, qualification: Qualification, training_class: TrainingClass) -> None:
    """The study becomes what is held; whether the diploma is genuine remains to be checked."""
    completed = present(enrolment.completed_on)
    before = (qualification.state, qualification.awarded_on, qualification.diploma_number)
    qualification.state = State.HELD
    qualification.awarded_on, qualification.awarded_precision = completed, Precision.DAY
    qualification.expected_on, qualification.expected_precision = None, Precision.DAY
    qualification.diploma_number = enrolment.certificate_number
    qualification.institution = qualification.institution or str(training_class.provider or "")
    qualification.mode = qualification.mode or training_class.mode
    if before != (State.HELD, completed, enrolment.certificate_number):
        qualification.declare_anew()


def back_to_studying(qualification: Qualification, training_class: TrainingClass) -> None:
    """A result that was corrected: nothing is held any more."""
    refuse_checked(qualification)
    qualification.state, qualification.awarded_on, qualification.diploma_number = State.STUDYING, None, ""
    qualification.awarded_precision = Precision.DAY
    _expect(qualification, training_class)


def refuse_checked(qualification: Qualification) -> None:
    """What was compared with the diploma is not taken away by a list of results."""
    if qualification.verification in (Verification.SCAN_SEEN, Verification.CONFIRMED):
        raise ValidationError(
            _("The diploma of %(name)s was checked already. Correct it on the person's page first.")
            % {"name": qualification.cadre.full_name},
            code="diploma_checked",
        )


def new_qualification(enrolment: Enrolment, course: Course, level: QualificationLevel, day: date) -> Qualification:
    return Qualification(cadre=enrolment.cadre, level=level, language_id=course.language_id, reported_on=day)


def let_go(studies: Iterable[int]) -> None:
    """Delete studies that a class had opened; what is held stays."""
    Qualification.objects.filter(pk__in=list(studies), state__in=BEFORE_HELD).delete()
