"""A form as the text of its definition (JSON), from which the same form is read again; what is usual is left out."""

import json
from collections.abc import Iterable
from typing import Any

from apps.reporting.composed.flat import as_json
from apps.reporting.official.definitions import Block, Condition, Line, OfficialForm, Taken
from apps.reporting.official.words import Words


def text_of_form(form: OfficialForm) -> str:
    """Every line of the form on a line of its own, as the shipped definitions are written."""
    told = [f"  {json.dumps(name)}: {_set(value)}" for name, value in _form(form).items()]
    return "{\n" + ",\n".join(told) + "\n}\n"


def _set(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        rows = ",\n".join(f"    {json.dumps(each, ensure_ascii=False)}" for each in value)
        return f"[\n{rows}\n  ]"
    return json.dumps(value, ensure_ascii=False)


def _form(form: OfficialForm) -> dict[str, Any]:
    told = {
        "code": form.code,
        "number": form.number,
        "kind": form.kind.value,
        "series": form.series,
        "version": form.version,
        "title": _words(form.title),
        "description": _words(form.description),
        "issuer": _words(form.issuer),
        "legal_basis": form.legal_basis,
        "valid_from": form.valid_from and form.valid_from.isoformat(),
        "valid_to": form.valid_to and form.valid_to.isoformat(),
        "office": form.office.value,
        "receiver": _words(form.receiver),
        "counted_in": _words(form.counted_in),
        "corner": _words(form.corner),
        "corner_numbers": list(form.corner_numbers),
        "has_ordinals": form.has_ordinals,
        "signers": _all_words(form.signers),
        "group": form.group,
        "source": form.source,
        "counted": form.counted,
        "columns": [_line(line) for line in form.columns],
        "rows": [_line(line) for line in form.rows],
        "column_blocks": [_block(block) for block in form.column_blocks],
        "row_blocks": [_block(block) for block in form.row_blocks],
        "taken": [_taken(each) for each in form.taken],
        "remarks": _all_words(form.remarks),
    }
    return _said(told)


def _line(line: Line) -> dict[str, Any]:
    formula = {line.formula.operation.value: list(line.formula.of)} if line.formula else {}
    return _said(
        {
            "code": line.code,
            "title": _words(line.title),
            "ordinal": line.ordinal,
            "under": _all_words(line.under),
            "where": _condition(line.condition),
            **formula,
            "look": "" if line.look.value == "part" else line.look.value,
            "depth": line.depth,
            "until": line.until and line.until.isoformat(),
            "missing": _words(line.missing),
            "field": line.field,
            "counted": line.counted,
        }
    )


def _condition(condition: Condition) -> dict[str, Any]:
    told = {test.dimension: list(test.categories) for test in condition.tests if not test.is_excluded}
    without = {test.dimension: list(test.categories) for test in condition.tests if test.is_excluded}
    return _said({"group": condition.group, **told, "not": without})


def _block(block: Block) -> dict[str, Any]:
    told = {"title": _words(block.title), "lines": list(block.lines), "whole": block.whole}
    return _said({**told, "dimension": block.dimension})


def _taken(taken: Taken) -> dict[str, Any]:
    cell = taken.cell
    told = {"column": taken.column, "row": taken.row, "table": as_json(cell.composition)}
    return _said({**told, "table_row": list(cell.row), "table_column": list(cell.column)})


def _all_words(found: Iterable[Words]) -> list[Any]:
    return [_words(each) for each in found]


def _words(words: Words) -> Any:
    return {"vi": words.vi, "en": words.en} if words.en else words.vi


def _said(told: dict[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    return {name: value for name, value in told.items() if value not in ("", None, [], {}, 0, False)}
