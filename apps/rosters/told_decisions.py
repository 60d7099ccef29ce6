"""What was decided about an upload, in words: on its rows, about absent people, and what its values mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.rosters.decided_pages import as_typed, shown_place
from apps.rosters.loading import Partings
from apps.rosters.meanings import Meanings
from apps.rosters.models import AbsentAnswer, DecisionKind, RowDecision, Upload
from apps.rosters.parting import partings_of
from apps.rosters.registry import format_named
from apps.rosters.turned import place_in_file, shown_cell


@dataclass(frozen=True)
class Decided:
    """One decision in words."""

    kind: str
    number: int
    place: str
    what: str
    texts: list[tuple[str, str]]
    by: Any
    at: datetime
    reason: str = ""
    ended_by: Any = None
    ended_at: datetime | None = None
    # Whom the row names.
    full_name: str = ""


def decisions_page(upload: Upload, number: str | None, size: int, reader: Any) -> Page[Any]:
    """All decisions on rows, people and values, those that stand first."""
    every = [*_of_rows(upload, reader), *_about_people(upload), *_of_values(upload)]
    return Paginator(sorted(every, key=lambda each: each.ended_at is not None), size).get_page(number)


def _of_rows(upload: Upload, reader: Any) -> Iterator[Decided]:
    """Decisions on rows, each with the name that stands in its row and, where the reader may know, whom it means."""
    kept = list(upload.rowdecisions.select_related("by", "taken_back_by").order_by("pk"))
    named = upload.rows.filter(row__in={each.row for each in kept}).values_list("sheet", "row", "full_name")
    names = {(sheet, row): name for sheet, row, name in named}
    chosen = {each.values.get("cadre", "") for each in kept if each.kind == DecisionKind.CHOOSE}
    hook = partings_of(upload.format)
    people = hook.people(chosen, reader) if hook and chosen else {}
    for each in kept:
        sheet, row, _column = place_in_file(each.sheet, each.row, None)
        place = _("sheet %(sheet)s, row %(number)s") % {"sheet": sheet, "number": row}
        name = names.get((each.sheet, each.row), "")
        yield _decided("row", each, place, str(each.get_kind_display()), _of_row(each, people), name)


def _about_people(upload: Upload) -> Iterator[Decided]:
    names = {each["cadre"]: each["full_name"] for each in upload.absent}
    hook = partings_of(upload.format)
    for each in upload.absentanswers.select_related("by", "taken_back_by").order_by("pk"):
        texts = _about_absent(each, upload, hook)
        yield _decided("absent", each, names.get(each.cadre, each.cadre), str(each.get_choice_display()), texts)


def _of_values(upload: Upload) -> Iterator[Decided]:
    """The entries of the dictionary by which the file was read, also those that were revoked since."""
    meanings, declared = Meanings(upload.as_of), format_named(upload.format)
    columns = {column.key: column for column in declared.columns} if declared else {}
    for use in upload.mapped.select_related("mapping__decided_by", "mapping__revoked_by").order_by("pk"):
        entry, column = use.mapping, columns.get(use.mapping.column)
        meaning = meanings.of(entry.format, column, entry.meaning) or _("left out")
        rows = ngettext("%(count)s row", "%(count)s rows", use.rows) % {"count": use.rows}
        yield Decided(
            kind="meaning",
            number=entry.pk,
            place=str(column.label if column else entry.column),
            what=_("What a value means"),
            texts=[("", f"“{entry.written}” → {meaning}"), ("", rows)],
            by=entry.decided_by,
            at=entry.decided_at,
            reason=entry.note,
            ended_by=entry.revoked_by,
            ended_at=entry.revoked_at,
        )


def _decided(
    kind: str,
    decision: RowDecision | AbsentAnswer,
    place: str,
    what: str,
    texts: list[tuple[str, str]],
    full_name: str = "",
) -> Decided:
    return Decided(
        kind=kind,
        number=decision.pk,
        place=place,
        what=what,
        texts=texts,
        by=decision.by,
        at=decision.at,
        reason=decision.reason,
        ended_by=decision.taken_back_by,
        ended_at=decision.taken_back_at,
        full_name=full_name,
    )


def _of_row(decision: RowDecision, people: Mapping[str, str]) -> list[tuple[str, str]]:
    if decision.kind == DecisionKind.PAPER:
        return _of_paper(decision.values)
    if decision.kind == DecisionKind.CHOOSE:
        cadre = decision.values.get("cadre", "")
        known = people.get(cadre) or _("a registered person")
        return [("", _("somebody new") if cadre == "-" else known), *_of_paper(decision.values)]
    return _corrections(decision)


def _corrections(decision: RowDecision) -> list[tuple[str, str]]:
    """The cells that are read otherwise than they are written."""
    if decision.kind != DecisionKind.CORRECT:
        return []
    return [
        (shown_cell(decision.sheet, decision.row, letter), f"{decision.said.get(letter, '–')} → {text or '–'}")
        for letter, text in decision.values.items()
    ]


def _of_paper(values: Mapping[str, str]) -> list[tuple[str, str]]:
    paper = as_typed(values)
    return [("", text) for key in ("number", "on", "issuer") if (text := paper.get(key, ""))]


def _about_absent(answer: AbsentAnswer, upload: Upload, hook: Partings | None) -> list[tuple[str, str]]:
    """Cause, place and day as people write them."""
    values = answer.values
    cause = values.get("cause", "")
    place = values.get("to_unit", "")
    day = values.get("last_day", "")
    told = (
        hook.causes(upload.as_of).get(cause, cause) if hook and cause else cause,
        shown_place(hook, place, upload.as_of),
        _("last day: %(day)s") % {"day": f"{date.fromisoformat(day):%d/%m/%Y}"} if day else "",
        values.get("number", ""),
    )
    return [("", text) for text in told if text]
