"""What an upload's page shows of decisions: those that stand, papers asked for, changes, absent people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from apps.rosters.deciding import OPEN
from apps.rosters.loading import PEOPLE, Field, Partings, fields, person_address
from apps.rosters.models import AbsentAnswer, AbsentChoice, DecisionKind, RowDecision, StagedRow, Upload
from apps.rosters.parting import answers_about, partings_of
from apps.rosters.registry import format_named
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
    # Whom the row names.
    full_name: str = ""


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
        "decisions": _standing_decisions(upload),
    }


def _standing_decisions(upload: Upload) -> int:
    rows = upload.rowdecisions.standing().order_by().values("pk")
    people = upload.absentanswers.standing().order_by().values("pk")
    return int(rows.union(people, all=True).count())


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
    words, shown = Words(upload.format), list(page.object_list)
    words.learn(("titles", row.values.get("titles")) for row in shown)
    page.object_list = [
        {
            "row": row,
            "said": typed.get(row.place_key) or Said("", _as_typed(given.get((row.sheet, row.row), {}))),
            "titles": words.show("titles", row.values.get("titles")) if "titles" in visible else "",
        }
        for row in shown
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
    hook = partings_of(upload.format)
    for each in page.object_list:
        kept = answers.get(each["cadre"])
        said = typed.get(each["cadre"]) or (
            kept and Said(kept.choice, _absent_as_typed(kept.values, hook, upload.as_of))
        )
        each |= {"url": person_address(each["cadre"]), "answer": kept, "said": said}
    return page


def _absent_as_typed(values: Mapping[str, str], hook: Partings | None, day: date) -> dict[str, str]:
    """A kept answer with its day and its place as people write them."""
    last = values.get("last_day", "")
    shown = {**values, "last_day": f"{date.fromisoformat(last):%d/%m/%Y}" if last else ""}
    return shown | {"to_unit": shown_place(hook, values.get("to_unit", ""), day)}


def shown_place(hook: Partings | None, code: str, day: date) -> str:
    """A unit by code and name; its code alone where it names none on the day."""
    return str((hook and code and hook.whereto(code, day)) or code)


def absent_choices(upload: Upload) -> dict[str, Any]:
    """What may be answered about absent people; nothing once the roster is applied or where no app can carry it out."""
    hook = partings_of(upload.format)
    is_open = hook is not None and upload.state in OPEN
    return {
        "choices": AbsentChoice.choices,
        "causes": hook.causes(upload.as_of).items() if hook else (),
        "places": hook.around(upload.unit, upload.as_of) if hook and is_open else (),
        "is_open": is_open,
    }


def since_page(upload: Upload, number: str | None, visible: dict[str, Field], size: int) -> Page[Any]:
    """Rows that read differently than in the version before, with what this reader may see."""
    page = Paginator(upload.understood.get("since", {}).get("rows", []), size).get_page(number)
    page.object_list = [each | {"changes": _seen(each["changes"], visible, upload.format)} for each in page.object_list]
    return page


def _seen(changes: dict[str, list[str]], visible: dict[str, Field], code: str) -> list[tuple[str, str, str]]:
    """Changes by their names; what one cell says of several values is one change of the first of them."""
    declared = format_named(code)
    stated = [column.keys for column in declared.columns if len(column.keys) > 1] if declared else []
    minor = {
        key
        for main, *others in stated
        for key in others
        if main in changes and main in visible and changes.get(key) == changes[main]
    }
    shown = [(key, pair) for key, pair in changes.items() if key in visible and key not in minor]
    return [(str(visible[key].label), before, after) for key, (before, after) in shown]


def decisions_page(upload: Upload, number: str | None, size: int, reader: Any) -> Page[Any]:
    """All decisions on rows and people, those that stand first."""
    rows = _of_rows(upload, reader)
    names = {each["cadre"]: each["full_name"] for each in upload.absent}
    hook = partings_of(upload.format)
    people = [
        Decided("absent", each.pk, names.get(each.cadre, each.cadre), each, _about_absent(each, upload, hook))
        for each in upload.absentanswers.select_related("by", "taken_back_by").order_by("pk")
    ]
    every = sorted((*rows, *people), key=lambda each: each.decision.taken_back_at is not None)
    return Paginator(every, size).get_page(number)


def _of_rows(upload: Upload, reader: Any) -> list[Decided]:
    """Decisions on rows, each with the name that stands in its row and, where the reader may know, whom it means."""
    kept = list(upload.rowdecisions.select_related("by", "taken_back_by").order_by("pk"))
    named = upload.rows.filter(row__in={each.row for each in kept}).values_list("sheet", "row", "full_name")
    names = {(sheet, row): name for sheet, row, name in named}
    chosen = {each.values.get("cadre", "") for each in kept if each.kind == DecisionKind.CHOOSE}
    hook = partings_of(upload.format)
    people = hook.people(chosen, reader) if hook and chosen else {}
    return [_of_row(each, names.get((each.sheet, each.row), ""), people) for each in kept]


def _of_row(decision: RowDecision, full_name: str, people: Mapping[str, str]) -> Decided:
    texts = _of_paper(decision.values) if decision.kind == DecisionKind.PAPER else _corrections(decision)
    if decision.kind == DecisionKind.CHOOSE:
        cadre = decision.values.get("cadre", "")
        known = people.get(cadre) or _("a registered person")
        texts = [("", _("somebody new") if cadre == "-" else known), *_of_paper(decision.values)]
    sheet, row, _column = place_in_file(decision.sheet, decision.row, None)
    place = _("sheet %(sheet)s, row %(number)s") % {"sheet": sheet, "number": row}
    return Decided("row", decision.pk, place, decision, texts, full_name)


def _corrections(decision: RowDecision) -> list[tuple[str, str]]:
    """The cells that are read otherwise than they are written."""
    if decision.kind != DecisionKind.CORRECT:
        return []
    return [
        (shown_cell(decision.sheet, decision.row, letter), f"{decision.said.get(letter, '–')} → {text or '–'}")
        for letter, text in decision.values.items()
    ]


def _of_paper(values: Mapping[str, str]) -> list[tuple[str, str]]:
    paper = _as_typed(values)
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
