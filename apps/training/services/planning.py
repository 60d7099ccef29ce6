"""Writing plans, their lines and classes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.core.writing import act, insert, remove, update
from apps.qualifications.models import Qualification, State
from apps.training.models import Course, PlanLine, TrainingClass, TrainingPlan
from apps.training.services.locking import locked
from apps.training.services.reasons import CLASS_WRITTEN, DELETED, PLAN_WRITTEN

Planned = TrainingPlan | PlanLine | TrainingClass


def _reason(row: Planned) -> str:
    return CLASS_WRITTEN if isinstance(row, TrainingClass) else PLAN_WRITTEN


def add(*, row: Planned, by: User) -> None:
    """Write a new plan, line or class."""
    by.require(Permission.MANAGE_TRAINING, row)
    with act(type(row), by=by, reason=_reason(row)):
        insert(row)
        row.refresh_from_db()


def edit(*, row: TrainingPlan | PlanLine, revision: int | None, by: User) -> list[str]:
    """Save what was changed; the right is asked where the row stood and where it goes."""
    by.require(Permission.MANAGE_TRAINING, type(row)._default_manager.get(pk=row.pk))
    by.require(Permission.MANAGE_TRAINING, row)
    with act(type(row), by=by, reason=PLAN_WRITTEN):
        return update(row, revision=revision)


def edit_class(*, row: TrainingClass, revision: int | None, by: User) -> list[str]:
    """Save what was changed; who studies because of the class is expected to finish with it."""
    by.require(Permission.MANAGE_TRAINING, TrainingClass.objects.get(pk=row.pk))
    by.require(Permission.MANAGE_TRAINING, row)
    with act(TrainingClass, Qualification, by=by, reason=CLASS_WRITTEN):
        changed = update(row, revision=revision)
        if "course" in changed and row.enrolments.exists():
            raise ValidationError(
                _("People are enrolled already, so the course cannot be changed. Make another class."),
                code="course_of_enrolled",
            )
        if "ends_on" in changed:
            studied = row.enrolments.unfinished().filter(opened_study=True).values("qualification")
            Qualification.objects.filter(pk__in=studied, state=State.STUDYING).update(
                expected_on=row.ends_on, expected_precision="day"
            )
    return changed


def plan_people(*, plan: TrainingPlan, course: Course, people: int, by: User) -> PlanLine:
    """Put so many people more into a plan for a course: on its line without an audience, or on a new one."""
    by.require(Permission.MANAGE_TRAINING, plan)
    with act(PlanLine, by=by, reason=PLAN_WRITTEN):
        line = plan.lines.select_for_update().filter(course=course, audience="").first()
        if line is None:
            line = PlanLine(plan=plan, course=course, planned=people)
            insert(line)
        else:
            PlanLine.objects.filter(pk=line.pk).update(planned=F("planned") + people)
    return line


def delete(*, row: Planned, revision: int | None, by: User, because: str = "") -> None:
    """Delete a plan with its lines, a line, or a class that nobody attends."""
    by.require(Permission.MANAGE_TRAINING, row)
    with act(type(row), PlanLine, TrainingClass, by=by, reason=DELETED, because=because):
        if isinstance(row, TrainingClass) and locked(row).enrolments.exists():
            raise ValidationError(
                _("People are enrolled in this class. Delete their enrolments first, or leave the class as it is."),
                code="class_in_use",
            )
        remove(row, revision=revision)
