"""What says whom a filled row of the list of people is about: typing over it is refused, sorting and deleting is not.

A protected sheet would refuse both. A rule for cells looks only at what is typed; so that it holds wherever a row is
sorted to, it compares with whom the template was filled with, in the hidden sheet of lists.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from apps.rosters.formats import Column, Format

BETWEEN = "|"
# Excel shows no longer title and no longer message.
TITLE, MESSAGE = 32, 255


@dataclass(frozen=True)
class Held:
    """The columns of a template by which a row means somebody: the first where it is filled, else the second."""

    number: int
    name: int

    @classmethod
    def of(cls, declared: Format, columns: Sequence[Column]) -> Held | None:
        """Their places, counted from the counter on; None where the format has no such columns."""
        places = {column.key: place for place, column in enumerate(columns, 1)}
        found = [places.get(key) for key in declared.held]
        return cls(found[0], found[1]) if len(found) == 2 and found[0] and found[1] else None

    def is_held(self, place: int, texts: Mapping[int, str]) -> bool:
        """Whether a cell of a filled row is the one by which the row means somebody."""
        return bool(texts.get(place)) and place == (self.number if texts.get(self.number) else self.name)


def write_held(
    sheet: Any, lists: Any, held: Held, rows: Sequence[Mapping[int, str]], *, free: int, first: int, last: int
) -> None:
    """The rules for the rows from `first` to `last`; `free` is a column of the sheet of lists that holds nothing."""
    if not rows:
        return
    numbered = [texts for texts in rows if texts.get(held.number)]
    named = [texts for texts in rows if not texts.get(held.number)]
    pairs = kept(lists, free, [f"{texts[held.name]}{BETWEEN}{texts[held.number]}" for texts in numbered])
    known = kept(lists, free + 1, [texts[held.name] for texts in numbered])
    names = kept(lists, free + 2, [texts[held.name] for texts in named])
    number, name = (f"{xl_col_to_name(place)}{first + 1}" for place in (held.number, held.name))
    name_of_row = f"${name}"
    if numbered:
        rule = f'=OR(COUNTIF({pairs},{name_of_row}&"{BETWEEN}"&{number})>0,COUNTIF({known},{name_of_row})=0)'
        sheet.data_validation(first, held.number, last, held.number, refusing(rule, _of_number()))
    if named:
        counter, end = f"$A{first + 1}", first + len(rows)
        is_new = f"NOT(ISNUMBER({counter})),{counter}>{len(rows)},COUNTIF($A${first + 1}:$A${last + 1},{counter})>1"
        rule = f'=OR(${number}<>"",COUNTIF({names},{name})>0,{is_new})'
        sheet.data_validation(first, held.name, end - 1, held.name, refusing(rule, _of_name()))


def kept(lists: Any, column: int, texts: Sequence[str]) -> str:
    """The texts in a column of the hidden sheet, and how a rule refers to them."""
    for row, text in enumerate(texts):
        lists.write_string(row, column, text)
    letter = xl_col_to_name(column)
    return f"'{lists.get_name()}'!${letter}$1:${letter}${max(len(texts), 1)}"


def refusing(formula: str, message: str) -> dict[str, object]:
    """A rule that refuses what is typed unless the formula holds."""
    return {
        "validate": "custom",
        "value": formula,
        "error_type": "stop",
        "error_title": _("This cell is locked")[:TITLE],
        "error_message": message[:MESSAGE],
    }


def _of_number() -> str:
    return _(
        "The number says whom the row is about. If it is wrong in the registry, correct it on the person's page. "
        "A new person goes into an empty row below."
    )


def _of_name() -> str:
    return _(
        "This person has no citizen id in the registry, so the name says whom the row is about. If it is wrong, "
        "correct it on the person's page. A new person goes into an empty row below."
    )
