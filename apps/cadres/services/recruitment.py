"""How a person was recruited: recording and editing."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.models import Recruitment
from apps.core.permissions import Permission
from apps.core.writing import act, insert, update

RECORDED = gettext_noop("Recruitment recorded")
EDITED = gettext_noop("Recruitment edited")


def record_recruitment(*, recruitment: Recruitment, by: User) -> Recruitment:
    """Record how a person came into service."""
    by.require(Permission.EDIT_CADRES, recruitment.cadre)
    _refuse_recruitment_as_a_child(recruitment)
    with act(Recruitment, by=by, reason=RECORDED):
        insert(recruitment)
    return recruitment


def edit_recruitment(*, recruitment: Recruitment, revision: int | None, by: User) -> list[str]:
    by.require(Permission.EDIT_CADRES, recruitment.cadre)
    _refuse_recruitment_as_a_child(recruitment)
    with act(Recruitment, by=by, reason=EDITED):
        return update(recruitment, revision=revision)


def _refuse_recruitment_as_a_child(recruitment: Recruitment) -> None:
    """Who works for the State is at least 18 years old."""
    recruited, birth = recruitment.recruited, recruitment.cadre.birth
    if recruited and birth and birth.ages_on(recruited.last)[1] < 18:
        raise ValidationError(
            _("Nobody is recruited before the age of 18: born %(birth)s, recruited %(recruited)s. Correct one."),
            code="recruited_as_a_child",
            params={"birth": str(birth), "recruited": str(recruited)},
        )
