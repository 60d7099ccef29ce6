"""What an upload's page shows of decisions: those that stand, papers asked for, changes, absent people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from apps.rosters.deciding import OPEN
from apps.rosters.loading import PEOPLE, Field, fields, person_address
from apps.rosters.models import AbsentChoice, DecisionKind, RowDecision, StagedRow, Upload
from apps.rosters.parting import answers_about, partings_of
from apps.rosters.turned import place_in_file, shown_cell
from apps.rosters.wording import Words


@dataclass(frozen=True)
class Decided:
    """One decision in words."""

    kind: str
    number: int
    place: str
    decision: Any
    texts: list[tuple[str, str]]


@dataclass(frozen=True)
class Said:
    """An answer about an absent person, or a paper, as it was typed, with what is wrong in it."""

    choice: str
    values: Mapping[str, str]
    error: str = ""


def decision_counts(upload: Upload) -> dict[str, int]:
    """How much there is under the headings of decisions."""
    return {
        "papers": papers_of(upload).count() if upload.state in OPEN else 0,
        "since": upload.understood.get("since", {}).get("count", 0),
        "decisions": upload.rowdecisions.standing().count() + upload.absentanswers.standing().count(),
    }


def papers_of(upload: Upload) -> QuerySet[StagedRow]:
    """Rows whose posts begin or end, for which the registry wants the number of a decision."""
    keys = [key for key, each in fields(upload.format or PEOPLE).items() if each.by_decision]
    if not keys:
        return upload.rows.none()
    return upload.rows.filter(Q(status="new") | Q(status__in=("changed", "moved"), changes__has_any_keys=keys))


def papers_page(
    upload: Upload, number: str | None, visible: dict[str, Field], size: int, typed: Mapping[str, Said]
) -> Page[Any]:
    """Rows with the paper that was given for each, and what it is for; what was typed just now stands before it."""
    page: Page[Any] = Paginator(papers_of(upload).order_by("pk"), size).get_page(number)
    given = {
        (each.sheet, each.row): each.values for each in upload.rowdecisions.standing().filter(kind=DecisionKind.PAPER)
    }
    words = Words(upload.format)
    page.object_list = [
        {
            "row": row,
            "said": typed.get(row.place_key) or Said("", _as_typed(given.get((row.sheet, row.row), {}))),
            "titles": words.show("titles", row.values.get("titles")) if "titles" in visible else "",
        }
        for row in page.object_list
    ]
    return page


def _as_typed(paper: Mapping[str, str]) -> dict[str, str]:
    """A kept paper with its day as people write it."""
    on = paper.get("on", "")
    return {**paper, "on": f"{date.fromisoformat(on):%d/%m/%Y}" if on else ""}


def absent_page(upload: Upload, number: str | None, size: int, typed: Mapping[str, Said]) -> Page[Any]:
    """People who are not in the file, with the answers so far; what was typed just now stands before what is kept."""
    answers = answers_about(upload)
    page = Paginator(upload.absent, size).get_page(number)
    page.object_list = [each | _answered(each["cadre"], answers, typed) for each in page.object_list]
    return page


def _answered(cadre: str, answers: Mapping[str, Any], typed: Mapping[str, Said]) -> dict[str, Any]:
    kept = answers.get(cadre)
    return {"url": person_address(cadre), "answer": kept, "said": typed.get(cadre) or kept}


def absent_choices(upload: Upload) -> dict[str, Any]:
    """What may be answered about absent people; nothing once the roster is applied or where no app can carry it out."""
    hook = partings_of(upload.format)
    return {
        "choices": AbsentChoice.choices,
        "causes": hook.causes(upload.as_of).items() if hook else (),
        "is_open": hook is not None and upload.state in OPEN,
    }


def since_page(upload: Upload, number: str | None, visible: dict[str, Field], size: int) -> Page[Any]:
    """Rows that read differently than in the version before, with what this reader may see."""
    page = Paginator(upload.understood.get("since", {}).get("rows", []), size).get_page(number)
    page.object_list = [each | {"changes": _seen(each["changes"], visible)} for each in page.object_list]
    return page


def _seen(changes: dict[str, list[str]], visible: dict[str, Field]) -> list[tuple[str, str, str]]:
    return [(str(visible[key].label), before, after) for key, (before, after) in changes.items() if key in visible]


def decisions_page(upload: Upload, number: str | None, size: int) -> Page[Any]:
    """All decisions on rows and people, those that stand first."""
    rows = [_of_row(each) for each in upload.rowdecisions.select_related("by", "taken_back_by").order_by("pk")]
    names = {each["cadre"]: each["full_name"] for each in upload.absent}
    people = [
        Decided("absent", each.pk, names.get(each.cadre, each.cadre), each, _texts(each.values))
        for each in upload.absentanswers.select_related("by", "taken_back_by").order_by("pk")
    ]
    every = sorted((*rows, *people), key=lambda each: each.decision.taken_back_at is not None)
    return Paginator(every, size).get_page(number)


def _of_row(decision: RowDecision) -> Decided:
    texts = _texts(decision.values) if decision.kind == DecisionKind.PAPER else _corrections(decision)
    if decision.kind == DecisionKind.CHOOSE:
        is_new = decision.values.get("cadre") == "-"
        texts = [("", _("somebody new") if is_new else _("a registered person"))]
    sheet, row, _column = place_in_file(decision.sheet, decision.row, None)
    place = _("sheet %(sheet)s, row %(number)s") % {"sheet": sheet, "number": row}
    return Decided("row", decision.pk, place, decision, texts)


def _corrections(decision: RowDecision) -> list[tuple[str, str]]:
    """The cells that are read otherwise than they are written."""
    if decision.kind != DecisionKind.CORRECT:
        return []
    return [
        (shown_cell(decision.sheet, decision.row, letter), f"{decision.said.get(letter, '–')} → {text or '–'}")
        for letter, text in decision.values.items()
    ]


def _texts(values: dict[str, str]) -> list[tuple[str, str]]:
    return [("", text) for text in values.values() if text]
