"""Taking back an act on reporting periods as a whole."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from pghistory.models import Context

from apps.accounts.models import User
from apps.communes.models import Unit
from apps.core.history import event_model
from apps.core.permissions import Permission
from apps.core.undo import Undone, undo_whole
from apps.submissions.models import ReportingPeriod, Submission
from apps.submissions.services.reasons import REASONS

TAKEN_BACK = gettext_noop("Act on a reporting period taken back")
GONE_ON = _("Rosters were sent or something was changed since, so this cannot be taken back. Nothing was changed.")
NOT_YOURS = _("You may take back what was done to the reporting periods of your own province.")


def take_back(*, context: Context, by: User) -> Undone:
    """Undo the whole act or nothing."""
    if not may_take_back(context=context, by=by):
        raise PermissionDenied(NOT_YOURS)
    return undo_whole(context.pk, by=by, reason=TAKEN_BACK, refusal=GONE_ON)


def may_take_back(*, context: Context, by: User) -> bool:
    """Whether it is an act on periods of provinces whose periods the user manages."""
    if context.metadata.get("reason") not in REASONS or context.metadata.get("upload"):
        return False
    units = provinces_of(context.pk)
    own = Unit.objects.in_scope_of(by, Permission.MANAGE_PERIODS)
    return bool(units) and own.filter(pk__in=units).count() == len(units)


def provinces_of(act: UUID) -> set[int]:
    """The provinces whose periods the act wrote."""
    written = event_model(ReportingPeriod)._default_manager.filter(pgh_context=act)
    expected = event_model(Submission)._default_manager.filter(pgh_context=act).values("period")
    of_expected = event_model(ReportingPeriod)._default_manager.filter(pgh_obj__in=expected)
    return set(written.values_list("unit", flat=True)) | set(of_expected.values_list("unit", flat=True))
