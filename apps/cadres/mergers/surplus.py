"""Writing surplus cases: recording, settling one or many, and what that does to the post kept while waiting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import Posting, SurplusCase
from apps.core.constraints import check_constraints
from apps.core.permissions import Permission
from apps.core.writing import act, update

CASES_RECORDED = gettext_noop("Surplus cases recorded")
CASE_EDITED = gettext_noop("Surplus case edited")
CASES_SETTLED = gettext_noop("Surplus cases settled")
WAITING = "TT_DD"
AT_WORK = "TT_DL"


def record_many(*, cases: Sequence[SurplusCase], by: User) -> int:
    """Record cases as papers tell them; all of them or none."""
    for case in cases:
        by.require(Permission.REORGANISE_UNITS, case)
        check_constraints(case)
    with act(SurplusCase, by=by, reason=CASES_RECORDED):
        return len(SurplusCase.objects.bulk_create(cases))


def edit_case(*, case: SurplusCase, revision: int | None, by: User) -> list[str]:
    """Save what was changed on a case; a decision that takes effect ends the wait."""
    by.require(Permission.REORGANISE_UNITS, case)
    before = SurplusCase.objects.get(pk=case.pk)
    if before.effective_on and before.effective_on != case.effective_on and before.placement_id:
        raise ValidationError(
            _("The wait already ended with this day. Take the settlement back in the history, then record it anew."),
            code="effect_too_early",
        )
    with act(SurplusCase, Posting, by=by, reason=CASE_EDITED):
        changed = update(case, revision=revision)
        if before.effective_on is None:
            _end_waiting([case])
        return changed


def settle_many(*, cases: Sequence[SurplusCase], values: Mapping[str, object], by: User) -> int:
    """Write the same facts of a decision on many cases; cases settled before keep their day."""
    with act(SurplusCase, Posting, by=by, reason=CASES_SETTLED):
        locked = list(
            SurplusCase.objects.filter(pk__in=[case.pk for case in cases])
            .select_related("cadre__home_unit", "option", "placement")
            .select_for_update(of=("self",))
        )
        newly = [case for case in locked if case.effective_on is None]
        for case in locked:
            by.require(Permission.REORGANISE_UNITS, case)
            for name, value in values.items():
                if name != "effective_on" or case in newly:
                    setattr(case, name, value)
        _refuse_impossible(locked)
        SurplusCase.objects.bulk_update(locked, list(values))
        _end_waiting([case for case in newly if case.effective_on])
    return len(locked)


def _refuse_impossible(cases: list[SurplusCase]) -> None:
    """The first few cases that the facts do not fit, each with its person."""
    errors: list[ValidationError] = []
    for case in cases:
        try:
            check_constraints(case)
        except ValidationError as error:
            errors += [
                ValidationError("%(name)s: %(why)s", code=one.code, params={"name": case.cadre, "why": one.message})
                for one in error.error_list
            ]
        if len(errors) >= 5:
            break
    if errors:
        raise ValidationError(errors)


def _end_waiting(cases: Sequence[SurplusCase]) -> None:
    """The post kept while waiting ends with the settlement; who is placed later goes on in it, at work."""
    settled = {case.placement.new_posting_id: case for case in cases if case.placement and case.effective_on}
    waiting = Posting.objects.filter(pk__in=[pk for pk in settled if pk], status=WAITING).select_for_update()
    ended, begun = [], []
    for posting in waiting:
        case = settled[posting.pk]
        day = case.effective_on
        if day is None or (posting.period.upper and posting.period.upper <= day):
            continue
        _refuse_too_early(case, posting, day)
        if case.option and not case.option.ends_post:
            begun.append(_at_work(posting, case, day))
        posting.period = DateRange(posting.period.lower, day)
        ended.append(posting)
    Posting.objects.bulk_update(ended, ["period"])
    Posting.objects.bulk_create(begun)


def _refuse_too_early(case: SurplusCase, posting: Posting, day: date) -> None:
    if day <= posting.period.lower:
        raise ValidationError(
            _("%(name)s: the decision must take effect after %(day)s, the day on which the wait began."),
            code="effect_too_early",
            params={"name": case.cadre, "day": f"{posting.period.lower:%d/%m/%Y}"},
        )


def _at_work(posting: Posting, case: SurplusCase, day: date) -> Posting:
    return Posting(
        cadre_id=posting.cadre_id,
        unit_id=posting.unit_id,
        title_id=posting.title_id,
        category=posting.category,
        is_primary=posting.is_primary,
        status_id=(case.option.status_id if case.option else None) or AT_WORK,
        grade_id=posting.grade_id,
        period=DateRange(day, posting.period.upper),
        decision_number=case.decision_number,
        decision_on=case.decision_on,
        decision_issuer=case.decision_issuer,
    )
