"""Writing qualifications: what a person holds, studies for or is to study for, and who checked the diploma."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.core.doubts import Doubt, settle
from apps.core.permissions import Permission
from apps.core.revisions import lock_unchanged
from apps.core.writing import act, insert, update
from apps.qualifications.models import ProofKind, Qualification, State, Verification
from apps.qualifications.triggers import LANGUAGE_RULE, LEVEL_RULE_MESSAGES, UNTRAINED_RULE

ADDED = gettext_noop("Qualification added")
EDITED = gettext_noop("Qualification edited")
VERIFIED = gettext_noop("Diploma checked")
REFUSED_WHY = "refusal_without_reason"
CHECKED = ("verification", "checked_by", "checked_on", "check_document", "check_remark")

# Conclusion 09-KL/TW of 2021: levels of political theory are proved by letters issued before this day.
CONFIRMATIONS_ENDED = date(2021, 7, 9)
YOUNGEST = 6


def add_qualification(
    *, qualification: Qualification, day: date, by: User, seen: Collection[str] = ()
) -> Qualification:
    """Add what is reported for `day`: from then on it counts when its award is undated."""
    by.require(Permission.EDIT_CADRES, qualification.cadre)
    qualification.reported_on = day
    _refuse_nonsense(qualification)
    settle(_doubts(qualification), seen=seen)
    with act(Qualification, by=by, reason=ADDED):
        insert(qualification)
    return qualification


def edit_qualification(
    *, qualification: Qualification, revision: int | None, by: User, seen: Collection[str] = ()
) -> list[str]:
    """Save what was changed; a diploma that was checked is declared anew when what it says changes."""
    by.require(Permission.EDIT_CADRES, qualification.cadre)
    _refuse_nonsense(qualification)
    settle(_doubts(qualification), seen=seen)
    with act(Qualification, by=by, reason=EDITED):
        present = lock_unchanged(Qualification, qualification.pk, revision=revision)
        if _says(present) != _says(qualification):
            qualification.declare_anew()
        return update(qualification, revision=None)


@dataclass(frozen=True)
class Check:
    """What the check of a diploma found, by whom, when and by which paper; `remark` says why one is refused."""

    found: Verification
    remark: str = ""
    by_whom: str = ""
    on: date | None = None
    document: str = ""

    def note_on(self, qualification: Qualification) -> None:
        qualification.verification = self.found
        qualification.checked_by, qualification.checked_on = self.by_whom, self.on
        qualification.check_document, qualification.check_remark = self.document, self.remark


def verify_qualification(*, qualification: Qualification, check: Check, revision: int | None, by: User) -> None:
    """Note what the check of the diploma found: its scan was seen, it was confirmed, or it was refused."""
    by.require(Permission.VERIFY_QUALIFICATIONS, qualification)
    if check.found == Verification.REFUSED and not check.remark:
        raise ValidationError(_("Say why the diploma is refused."), code=REFUSED_WHY)
    with act(Qualification, by=by, reason=VERIFIED, because=check.remark):
        present = lock_unchanged(Qualification, qualification.pk, revision=revision)
        if check.found == Verification.DECLARED:
            present.declare_anew()
        else:
            check.note_on(present)
        update(present, revision=None)


def verify_qualifications(*, qualifications: Collection[Qualification], check: Check, by: User) -> None:
    """Note of several diplomas that wait for it, in one act, what their check found."""
    if check.found == Verification.REFUSED and not check.remark:
        raise ValidationError(_("Say why the diplomas are refused."), code=REFUSED_WHY)
    waiting = [each.pk for each in qualifications if each.verification == Verification.DECLARED]
    recheck_qualifications(checks=dict.fromkeys(waiting, check), by=by)


def recheck_qualifications(*, checks: Mapping[int, Check], by: User) -> None:
    """Note of each diploma, by its number in the database and whatever was known of it, what its check found."""
    with act(Qualification, by=by, reason=VERIFIED, because=_said_of_all(checks.values())):
        found = Qualification.objects.select_related("cadre__home_unit").select_for_update(of=("self",))
        diplomas = list(found.filter(pk__in=checks).order_by("pk"))
        for diploma in diplomas:
            by.require(Permission.VERIFY_QUALIFICATIONS, diploma)
            checks[diploma.pk].note_on(diploma)
        Qualification.objects.bulk_update(diplomas, CHECKED)


def _said_of_all(checks: Iterable[Check]) -> str:
    """The remark, where all have the same."""
    remarks = {check.remark for check in checks}
    return remarks.pop() if len(remarks) == 1 else ""


def _says(qualification: Qualification) -> tuple[object, ...]:
    """What a diploma states; notes and the mode of study may change without a new check."""
    fields = ("level_id", "state", "specialty", "institution", "language_id", "awarded_on", "diploma_number")
    return tuple(getattr(qualification, field) for field in fields)


def _refuse_nonsense(qualification: Qualification) -> None:
    """The rules that join level and language are also a trigger; here they stand beside the field."""
    errors = []
    if qualification.language_id and qualification.level.ladder_id != "foreign_lang":
        errors.append(ValidationError(LEVEL_RULE_MESSAGES[LANGUAGE_RULE], code=LANGUAGE_RULE))
    if qualification.level.rank == 0 and (qualification.state != State.HELD or qualification.awarded_on):
        errors.append(ValidationError(LEVEL_RULE_MESSAGES[UNTRAINED_RULE], code=UNTRAINED_RULE))
    birth, awarded = qualification.cadre.birth, qualification.awarded
    if birth and awarded and birth.ages_on(awarded.last)[1] < YOUNGEST:
        text = _("The award in %(awarded)s does not fit the date of birth, %(birth)s. Correct one of them.")
        words = {"awarded": str(awarded), "birth": str(birth)}
        errors.append(ValidationError(text, code="award_before_school", params=words))
    if errors:
        raise ValidationError(errors)


def _doubts(qualification: Qualification) -> list[Doubt]:
    if (
        qualification.proof_kind == ProofKind.CONFIRMATION
        and qualification.level.ladder_id == "pol_theory"
        and qualification.awarded
        and qualification.awarded.first >= CONFIRMATIONS_ENDED
    ):
        text = _("Letters of confirmation prove a level of political theory only when issued before 9 July 2021.")
        return [Doubt(f"confirmation_too_late:{qualification.awarded.iso()}", str(text))]
    return []
