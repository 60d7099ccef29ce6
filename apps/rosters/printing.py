"""Outcomes as the command prints them: one JSON object for programs, a few lines for people."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.rosters.models import Upload
from apps.rosters.outcome import Outcome
from apps.rosters.values import Refused


def outcome_json(outcome: Outcome, *, file: str, unit: str, as_of: date) -> dict[str, Any]:
    head = {"file": file, "format": outcome.understood.format, "unit": unit, "as_of": as_of.isoformat()}
    return head | outcome.as_json()


def refused_json(subject: str, refused: Refused) -> dict[str, Any]:
    return {"file": subject, "refused": {"code": refused.code, "message": refused.message()}}


def undone_json(upload: Upload, records: int) -> dict[str, Any]:
    return {"upload": upload.code, "as_of": upload.as_of.isoformat(), "records": records, "kept": upload.kept}


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """Problems first, then the sums."""
    for issue in outcome.issues:
        yield f"✗ {issue.sentence()}"
    for notice in outcome.notices:
        yield f"• {notice.sentence()}"
    labels = {
        "new": _("new"),
        "changed": _("changed"),
        "moved": _("moved here"),
        "unchanged": _("unchanged"),
        "unsure": _("unsure"),
        "absent": _("in the registry but not in the file"),
        "issues": _("to correct"),
        "notices": _("noticed"),
    }
    # Rows in doubt are told where there are any, so that the kinds of rows make the whole list.
    shown = [key for key in labels if key != "unsure" or outcome.summary[key]]
    yield ", ".join(f"{labels[key]}: {outcome.summary[key]}" for key in shown)
