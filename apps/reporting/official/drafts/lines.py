"""The lines of a form as they are written: added, changed, moved, taken out, with the breakdowns that name them."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from apps.reporting.official.definitions import Block, Line, OfficialForm
from apps.reporting.official.wording import name_of


class Side(Enum):
    COLUMNS = "columns"
    ROWS = "rows"

    def lines(self, form: OfficialForm) -> tuple[Line, ...]:
        return form.rows if self is Side.ROWS else form.columns

    def blocks(self, form: OfficialForm) -> tuple[Block, ...]:
        return form.row_blocks if self is Side.ROWS else form.column_blocks


def written(
    form: OfficialForm, side: Side, lines: Sequence[Line], blocks: Sequence[Block] | None = None
) -> OfficialForm:
    """The form with other lines on one side, and other breakdowns where they are given."""
    kept = side.blocks(form) if blocks is None else blocks
    names = ("rows", "row_blocks") if side is Side.ROWS else ("columns", "column_blocks")
    changed: dict[str, Any] = dict(zip(names, (tuple(lines), tuple(kept)), strict=True))
    return replace(form, **changed)


def line_with(form: OfficialForm, side: Side, code: str) -> Line | None:
    return next((line for line in side.lines(form) if line.code == code), None)


def free_codes(form: OfficialForm, side: Side, number: int) -> list[str]:
    """Codes for so many new lines that no line of the side has: they stand in addresses and formulas."""
    taken, letter = {line.code for line in side.lines(form)}, side.value[0]
    found = (code for place in range(1, len(taken) + number + 1) if (code := f"{letter}{place}") not in taken)
    return [next(found) for _line in range(number)]


def changed(form: OfficialForm, side: Side, line: Line) -> OfficialForm:
    """The form with the line in place of the one of its code, or after all others."""
    lines = side.lines(form)
    if line_with(form, side, line.code) is None:
        return written(form, side, (*lines, line))
    return written(form, side, [line if each.code == line.code else each for each in lines])


def moved(form: OfficialForm, side: Side, code: str, *, steps: int) -> OfficialForm:
    """The line so many places further down, or up; at the ends it stays."""
    lines = list(side.lines(form))
    place = next((number for number, line in enumerate(lines) if line.code == code), None)
    if place is None or not 0 <= place + steps < len(lines):
        return form
    lines.insert(place + steps, lines.pop(place))
    return written(form, side, lines)


def removed(form: OfficialForm, side: Side, code: str) -> OfficialForm:
    """The form without the line; ValidationError while a formula leans on it. Breakdowns without lines go with it."""
    lines = side.lines(form)
    leaning = [name_of(line) for line in lines if line.formula and code in line.formula.of]
    if leaning:
        told = _("The formula of %(lines)s leans on this line. Change the formula first.")
        raise ValidationError(told % {"lines": "; ".join(leaning)})
    left = [
        replace(block, lines=tuple(each for each in block.lines if each != code), whole=_without(block.whole, code))
        for block in side.blocks(form)
    ]
    kept = [block for block in left if block.lines]
    own = "row" if side is Side.ROWS else "column"
    taken = tuple(each for each in form.taken if getattr(each, own) != code)
    return replace(written(form, side, [line for line in lines if line.code != code], kept), taken=taken)


def _without(whole: str, code: str) -> str:
    return "" if whole == code else whole


def with_block(form: OfficialForm, side: Side, block: Block, *, place: int | None) -> OfficialForm:
    """The form with a breakdown in place of the one there, or after all others."""
    held = side.blocks(form)
    blocks = (*held, block) if place is None else (*held[:place], block, *held[place + 1 :])
    return written(form, side, side.lines(form), blocks)


def without_block(form: OfficialForm, side: Side, place: int) -> OfficialForm:
    blocks = [block for number, block in enumerate(side.blocks(form)) if number != place]
    return written(form, side, side.lines(form), blocks)
