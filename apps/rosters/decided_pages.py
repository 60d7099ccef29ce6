"""What an upload's page shows of decisions: those that stand, papers asked for, changes, absent people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from apps.rosters.deciding import OPEN
from apps.rosters.loading import PEOPLE, Field, Partings, fields, person_address
from apps.rosters.models import AbsentChoice, DecisionKind, StagedRow, Upload
from apps.rosters.parting import answers_about, partings_of
from apps.rosters.registry import format_named
from apps.rosters.wording import Words


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
    meanings = upload.mapped.order_by().values("pk")
    return int(rows.union(people, meanings, all=True).count())


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
            "said": typed.get(row.place_key) or Said("", as_typed(given.get((row.sheet, row.row), {}))),
            "titles": words.show("titles", row.values.get("titles")) if "titles" in visible else "",
        }
        for row in shown
    ]
    return page


def as_typed(paper: Mapping[str, str]) -> dict[str, str]:
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
