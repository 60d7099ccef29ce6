"""What becomes of studies, of many people in one act: finished, prolonged or given up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.dates import Precision
from apps.core.permissions import Permission
from apps.core.writing import act
from apps.qualifications.models import Qualification, State, Verification
from apps.training.models import OPEN_STATES, Enrolment, EnrolmentState
from apps.training.services.reasons import STUDY_COMPLETED, STUDY_EXTENDED, STUDY_GIVEN_UP


def complete_studies(*, studies: Sequence[Qualification], awarded_on: date, by: User) -> None:
    """The studies led to a diploma, which remains to be checked; open enrolments in their classes are completed."""
    _require(studies, by)
    if late := next((study for study in studies if study.reported_on > awarded_on), None):
        raise ValidationError(
            _("%(name)s began to study on %(day)s, after the day given.")
            % {"name": late.cadre.full_name, "day": f"{late.reported_on:%d/%m/%Y}"},
            code="awarded_before_the_start",
        )
    with act(Qualification, Enrolment, by=by, reason=STUDY_COMPLETED):
        _still(studies).update(
            state=State.HELD,
            awarded_on=awarded_on,
            awarded_precision=Precision.DAY,
            expected_on=None,
            expected_precision=Precision.DAY,
            verification=Verification.DECLARED,
        )
        _attended(studies).update(state=EnrolmentState.COMPLETED, completed_on=awarded_on)


def extend_studies(*, studies: Sequence[Qualification], expected_on: date, by: User) -> None:
    """The studies go on until a later day."""
    _require(studies, by)
    with act(Qualification, by=by, reason=STUDY_EXTENDED):
        _still(studies).update(expected_on=expected_on, expected_precision=Precision.DAY)


def give_up_studies(*, studies: Sequence[Qualification], by: User, because: str = "") -> None:
    """The studies ended without a diploma; open enrolments in their classes are withdrawn."""
    _require(studies, by)
    with act(Qualification, Enrolment, by=by, reason=STUDY_GIVEN_UP, because=because):
        _attended(studies).update(state=EnrolmentState.WITHDRAWN, qualification=None, opened_study=False)
        _still(studies).delete()


def _require(studies: Sequence[Qualification], by: User) -> None:
    for study in studies:
        by.require(Permission.MANAGE_TRAINING, study)


def _still(studies: Sequence[Qualification]) -> QuerySet[Qualification]:
    return Qualification.objects.filter(pk__in=[study.pk for study in studies], state=State.STUDYING)


def _attended(studies: Sequence[Qualification]) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(qualification__in=[study.pk for study in studies], state__in=OPEN_STATES)
