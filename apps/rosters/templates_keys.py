"""What says whom or what a filled row of a template is about: typing over it is refused, sorting and deleting is not.

A protected sheet would refuse both. A rule for cells looks only at what is typed; so that it holds wherever a row is
sorted to, it compares with what the template was filled with, in the hidden sheet of lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from apps.rosters.formats import Column, Format

BETWEEN = "|"
# Excel shows no longer title and no longer message.
TITLE, MESSAGE = 32, 255
Texts = Mapping[int, str]


@dataclass(frozen=True)
class Key:
    """A column that is not typed over; its places are counted from the counter on.

    `beside` is the key by which a row is known wherever it is sorted to, `instead` the one that says whom the row is
    about where it is filled. A rule that `reaches` below the filled rows gives nobody who is known another key there.
    """

    place: int
    beside: int | None = None
    instead: int | None = None
    reaches: bool = False

    def holds(self, texts: Texts) -> bool:
        """Whether the cell of a filled row is one that is not typed over."""
        return bool(texts.get(self.place)) and not (self.instead and texts.get(self.instead))

    def told(self, texts: Texts) -> str:
        """What the two cells of a row say."""
        return texts[self.place] if self.beside is None else f"{texts.get(self.beside, '')}{BETWEEN}{texts[self.place]}"

    @property
    def message(self) -> str:
        if self.reaches:
            return _of_number()
        return _of_name() if self.instead else _kept_as_known()


def keys_of(declared: Format, columns: Sequence[Column], rows: Sequence[Texts], ruled: Sequence[int]) -> list[Key]:
    """The columns that are held on the filled rows.

    Those of `ruled` have a drop-down or a check of days, which a cell that is still empty needs more.
    """
    if not rows:
        return []
    if declared.held:
        return [key for key in _of_people(declared, columns) if any(map(key.holds, rows))]
    filled = {place: sum(place in texts for texts in rows) for place, each in enumerate(columns, 1) if each.is_key}
    places = [place for place, count in filled.items() if count == len(rows) or (count and place not in ruled)]
    whole = [place for place in places if filled[place] == len(rows)]
    return [Key(place, next((other for other in whole if other != place), None)) for place in places]


def _of_people(declared: Format, columns: Sequence[Column]) -> Iterator[Key]:
    """The number of who has one, whose name may be corrected; else the name."""
    places = {column.key: place for place, column in enumerate(columns, 1)}
    found = [places[key] for key in declared.held if key in places]
    if len(found) == 2:
        number, name = found
        yield Key(number, beside=name, reaches=True)
        yield Key(name, instead=number)
        yield from (Key(place, beside=name) for place, each in enumerate(columns, 1) if each.key == declared.coded)


def write_keys(
    sheet: Any, lists: Any, keys: Sequence[Key], rows: Sequence[Texts], *, free: int, first: int, last: int
) -> None:
    """The rules from the row `first` on, at most to `last`; from `free` on the sheet of lists holds nothing."""
    for number, key in enumerate(keys):
        known = [texts for texts in rows if key.holds(texts)]
        cell = f"{xl_col_to_name(key.place)}{first + 1}"
        beside = "" if key.beside is None else f"${xl_col_to_name(key.beside)}{first + 1}"
        among = _kept(lists, free + 2 * number, dict.fromkeys(map(key.told, known)))
        conditions = [_stands(among, f'{beside}&"{BETWEEN}"&{cell}' if beside else cell)]
        if key.instead:
            conditions += [f'${xl_col_to_name(key.instead)}{first + 1}<>""', *_is_new(len(rows), first, last)]
        elif key.reaches or len(known) < len(rows):
            if not beside:
                continue
            told = dict.fromkeys(texts.get(key.beside or 0, "") for texts in known)
            conditions.append(f"NOT({_stands(_kept(lists, free + 2 * number + 1, told), beside)})")
        end = last if key.reaches else first + len(rows) - 1
        rule = _refusing(f"=OR({','.join(conditions)})", key.message)
        sheet.data_validation(first, key.place, end, key.place, rule)


def _is_new(filled: int, first: int, last: int) -> tuple[str, ...]:
    """Whether the counter tells of a row that was added and sorted among the filled ones."""
    counter = f"$A{first + 1}"
    return (
        f"NOT(ISNUMBER({counter}))",
        f"{counter}>{filled}",
        f"COUNTIF($A${first + 1}:$A${last + 1},{counter})>1",
    )


def _kept(lists: Any, column: int, texts: Mapping[str, object]) -> str:
    """The texts in a column of the hidden sheet, and how a rule refers to them."""
    for row, text in enumerate(texts):
        lists.write_string(row, column, text)
    letter = xl_col_to_name(column)
    return f"'{lists.get_name()}'!${letter}$1:${letter}${max(len(texts), 1)}"


def _stands(among: str, what: str) -> str:
    """Not COUNTIF: names of classes hold what it takes for wildcards, and are longer than it compares."""
    return f"SUMPRODUCT(--({among}={what}))>0"


def _refusing(formula: str, message: str) -> dict[str, object]:
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


def _kept_as_known() -> str:
    return _(
        "This cell says whom or what the row is about, as the registry knows it. If it is wrong there, correct it "
        "there. What is new goes into an empty row below."
    )
