"""What an undo left alone: kept with the upload in words that outlive the records, told on its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from apps.core.undo import Kept, Why, because
from apps.rosters.loading import person_address
from apps.rosters.models import Upload


@dataclass(frozen=True)
class Stayed:
    """A record that was left alone, its person's code and the reason in the reader's language."""

    record: str
    cadre: str
    why: str

    @property
    def url(self) -> str:
        """The person's page, where the record can be looked at; empty where it was of nobody."""
        return person_address(self.cadre) if self.cadre else ""


def told_later(kept: Kept) -> dict[str, str]:
    """The record as JSON of an upload."""
    person = getattr(kept.row, "cadre", kept.row)
    return {
        "cadre": getattr(person, "code", ""),
        "record": str(kept.row or ""),
        "why": kept.why.value,
        "editor": kept.editor,
        "edited_at": kept.edited_at.isoformat() if kept.edited_at else "",
    }


def stayed_of(upload: Upload) -> list[Stayed]:
    return [Stayed(each["record"], each["cadre"], _why(each)) for each in upload.kept or ()]


def _why(kept: dict[str, Any]) -> str:
    edited_at = kept.get("edited_at")
    return because(Why(kept["why"]), datetime.fromisoformat(edited_at) if edited_at else None, kept.get("editor", ""))
