"""The kinds of reports that can be sealed, and how each is counted from what was kept of it."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as __

from apps.core.permissions import Actor
from apps.reporting.errors import ReportError
from apps.reporting.models import SealedKind
from apps.reporting.registry import registry
from apps.reporting.seals.other_kinds import count_composed, count_events, count_form
from apps.reporting.seals.reports import count_report
from apps.reporting.seals.sealable import Parameters, Sealable

KINDS: dict[str, Callable[[Parameters, Actor], Sealable]] = {
    SealedKind.REPORT.value: count_report,
    SealedKind.EVENTS.value: count_events,
    SealedKind.COMPOSED.value: count_composed,
    SealedKind.FORM.value: count_form,
}


def counted(kind: str, parameters: Parameters, user: Actor) -> Sealable:
    """The report as it stands now; ReportError with a sentence where it cannot be counted any more."""
    if kind not in KINDS:
        raise ReportError(__("Reports of this kind cannot be sealed."))
    if kind == SealedKind.REPORT and parameters.get("report") not in registry.reports:
        raise ReportError(__("There is no such report."))
    return KINDS[kind](parameters, user)
