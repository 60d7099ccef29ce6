"""When a roster is clean enough to be accepted without a reviewer; the rule stands here and on the page of the period.

A roster is clean when nothing in it waits for a judgement: it was checked without issues, no row was left out, it says
of everyone whom the registry has in the unit whether they left, and each change of title or unit names its decision.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from apps.rosters.loading import PEOPLE, fields
from apps.rosters.models import AbsentAnswer, DecisionKind, RowDecision, RowStatus, Upload, UploadState

RULE: tuple[str | Promise, ...] = (
    _("it was checked and there is nothing to correct"),
    _("no row of it was left out"),
    _("for everyone who is in the registry but not in the file it says why"),
    _("every change of title or unit names its decision"),
)


FAULTY = _("There is something to correct.")
LEFT_OUT = ngettext_lazy("%(count)s row was left out.", "%(count)s rows were left out.", "count")
ABSENT = ngettext_lazy(
    "%(count)s person of the registry is not in the file, and it is not said why.",
    "%(count)s people of the registry are not in the file, and it is not said why.",
    "count",
)
WITHOUT_DECISION = ngettext_lazy(
    "%(count)s change of title or unit does not name its decision.",
    "%(count)s changes of title or unit do not name their decisions.",
    "count",
)


class Obstacle(NamedTuple):
    """What keeps a roster from being clean, and the list of the roster's page in which it stands."""

    words: str
    shown: str


def obstacles(upload: Upload) -> list[Obstacle]:
    """All that keeps a roster from being clean; nothing when it is."""
    if upload.state not in (UploadState.CHECKED, UploadState.APPLIED):
        return [Obstacle(str(FAULTY), "issues")]
    answers: Any = AbsentAnswer.objects.standing().filter(upload=upload)
    answered = set(answers.values_list("cadre", flat=True))
    counts = (
        (LEFT_OUT, "skipped", RowDecision.objects.filter(upload=upload, kind=DecisionKind.SKIP).standing().count()),
        (ABSENT, "absent", sum(person["cadre"] not in answered for person in upload.absent)),
        (WITHOUT_DECISION, "papers", _without_decision(upload)),
    )
    return [Obstacle(str(words % {"count": count}), shown) for words, shown, count in counts if count]


def _without_decision(upload: Upload) -> int:
    """Rows in which someone's title or unit changes and for which no decision was given."""
    papers = RowDecision.objects.filter(upload=upload, kind=DecisionKind.PAPER, taken_back_at=None)
    given = papers.filter(sheet=OuterRef("sheet"), row=OuterRef("row"))
    keys = [key for key, each in fields(upload.format or PEOPLE).items() if each.by_decision]
    changed = Q(status=RowStatus.CHANGED, changes__has_any_keys=keys) if keys else Q(pk__in=[])
    changing = upload.rows.filter(changed | Q(status=RowStatus.MOVED))
    return changing.filter(~Exists(given)).count()
