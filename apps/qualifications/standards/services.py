"""Writing what people decide about standards: that a major suits a post, that someone is exempt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.permissions import Permission
from apps.core.writing import act, insert, update
from apps.qualifications.models import Exemption, MajorSuitability, Qualification, Suitability
from apps.qualifications.standards.triggers import EXEMPTION_MESSAGES, ITEM

DECIDED = gettext_noop("Suitability of majors decided")
EXEMPTED = gettext_noop("Exemption recorded")
EXEMPTION_EDITED = gettext_noop("Exemption edited")


@dataclass(frozen=True)
class Question:
    """Whose major is decided on, and for which title."""

    cadre: Cadre
    title: str


def decide_majors(
    *, questions: Collection[Question], result: Suitability, reason: str, day: date, by: User
) -> list[MajorSuitability]:
    """Decide for many at once; a decision of the same day is replaced, earlier ones stay as they were."""
    _require_all([question.cadre for question in questions], by=by)
    if not reason.strip():
        raise ValidationError(_("Say why."), code="major_suitability_has_reason")
    majors = _majors({question.cadre.pk for question in questions}, day)
    rows = [
        MajorSuitability(
            cadre=question.cadre,
            title_id=question.title,
            result=result,
            reason=reason.strip(),
            major=majors.get(question.cadre.pk, ""),
            decided_on=day,
            decided_by=by,
        )
        for question in questions
    ]
    with act(MajorSuitability, by=by, reason=DECIDED):
        MajorSuitability.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["cadre", "title", "decided_on"],
            update_fields=["result", "reason", "major", "decided_by"],
        )
    return rows


def record_exemption(*, exemption: Exemption, by: User) -> Exemption:
    """Exempt a person from one criterion of a standard or from all, by a document."""
    by.require(Permission.VERIFY_QUALIFICATIONS, exemption.cadre)
    _refuse_other_standard(exemption)
    with act(Exemption, by=by, reason=EXEMPTED):
        insert(exemption)
    return exemption


def edit_exemption(*, exemption: Exemption, revision: int | None, by: User) -> list[str]:
    by.require(Permission.VERIFY_QUALIFICATIONS, exemption.cadre)
    _refuse_other_standard(exemption)
    with act(Exemption, by=by, reason=EXEMPTION_EDITED):
        return update(exemption, revision=revision)


def _require_all(cadres: Collection[Cadre], *, by: User) -> None:
    if not all(by.can(Permission.VERIFY_QUALIFICATIONS, cadre) for cadre in cadres):
        raise PermissionDenied(
            _("You do not have the right for this: %(right)s.") % {"right": Permission.VERIFY_QUALIFICATIONS.label}
        )


def _refuse_other_standard(exemption: Exemption) -> None:
    """Also a trigger; here it stands beside the field."""
    if exemption.criterion and exemption.criterion.standard_id != exemption.standard_id:
        raise ValidationError(EXEMPTION_MESSAGES[ITEM], code=ITEM)


def _majors(cadres: Collection[int], day: date) -> dict[int, str]:
    """What the highest professional qualification of each person was in."""
    highest = Qualification.objects.filter(cadre__in=cadres, level__ladder="prof_edu").highest_on(day)
    return dict(highest.values_list("cadre_id", "specialty"))
