"""What says whom or what a filled row of facts is about: typing over it is refused, sorting and deleting is not.

Beside the rule for the list of people, whose names may be corrected, the rule for all columns that are keys. It stands
on the filled rows alone: what is new goes below them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from apps.rosters.formats import Column, Format
from apps.rosters.templates_held import BETWEEN, kept, refusing


@dataclass(frozen=True)
class Key:
    """A column that is not typed over, and the key beside it by which a row is known wherever it is sorted to."""

    place: int
    beside: int | None

    def told(self, texts: Mapping[int, str]) -> str:
        """What the two cells of a row say."""
        return texts[self.place] if self.beside is None else f"{texts.get(self.beside, '')}{BETWEEN}{texts[self.place]}"


def keys_of(
    declared: Format, columns: Sequence[Column], rows: Sequence[Mapping[int, str]], ruled: Sequence[int]
) -> list[Key]:
    """The columns, counted from the counter on, that are held on the filled rows.

    Those of `ruled` have a drop-down or a check of days, which a cell that is still empty needs more.
    """
    if declared.held or not rows:
        return []
    filled = {place: sum(place in texts for texts in rows) for place, each in enumerate(columns, 1) if each.is_key}
    places = [place for place, count in filled.items() if count == len(rows) or (count and place not in ruled)]
    whole = [place for place in places if filled[place] == len(rows)]
    return [Key(place, next((other for other in whole if other != place), None)) for place in places]


def write_keys(
    sheet: Any, lists: Any, keys: Sequence[Key], rows: Sequence[Mapping[int, str]], *, free: int, first: int
) -> None:
    """The rules for the filled rows, from `first` on; from the column `free` on the sheet of lists holds nothing."""
    for number, key in enumerate(keys):
        known = [texts for texts in rows if key.place in texts]
        cell = f"{xl_col_to_name(key.place)}{first + 1}"
        beside = "" if key.beside is None else f"${xl_col_to_name(key.beside)}{first + 1}"
        among = kept(lists, free + 2 * number, list(dict.fromkeys(map(key.told, known))))
        # Not COUNTIF: names of classes hold what it takes for wildcards, and are longer than it compares.
        conditions = [_stands(among, f'{beside}&"{BETWEEN}"&{cell}' if beside else cell)]
        if len(known) < len(rows):
            if not beside:
                continue
            told = list(dict.fromkeys(texts.get(key.beside or 0, "") for texts in known))
            conditions.append(f"NOT({_stands(kept(lists, free + 2 * number + 1, told), beside)})")
        sheet.data_validation(
            first,
            key.place,
            first + len(rows) - 1,
            key.place,
            refusing(f"=OR({','.join(conditions)})", _kept_as_known()),
        )


def _stands(among: str, what: str) -> str:
    return f"SUMPRODUCT(--({among}={what}))>0"


def _kept_as_known() -> str:
    return _(
        "This cell says whom or what the row is about, as the registry knows it. If it is wrong there, correct it "
        "there. What is new goes into an empty row below."
    )
