"""Whether a sheet that was read as a list of people fits a list of facts better: by columns that nothing is read of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from apps.rosters.formats import Format
from apps.rosters.header import Header
from apps.rosters.header_words import HeaderWords
from apps.rosters.headers import best_header
from apps.rosters.rows import NAME
from apps.rosters.sampling import Samples
from apps.rosters.values import SheetUnderstood
from apps.rosters.workbooks import Sheet, letter_of

# So many columns that nothing is read of make a list of facts, where they are more than what else is known of people.
LEAST, FEW = 2, 3


@dataclass(frozen=True)
class Fit:
    """A list of facts, and the headers of the columns that only it knows."""

    declared: Format
    headers: tuple[str, ...]


def fitting_another(
    sheet: Sheet, understood: SheetUnderstood, people: Format, among: Iterable[Format], day: date
) -> Fit | None:
    """The list of facts that knows most of the columns of which a list of people says nothing."""
    known = understood.columns.keys() - {*people.whom, *people.person}
    # All other lists are looked at only where it is in doubt: it takes longer than to read one.
    if len(understood.unused) < LEAST or len(known) > FEW:
        return None
    facts = [each for each in among if each.telling and NAME in each.person]
    fits = [fit for each in facts if (fit := _fit(sheet, understood, each, day))]
    best = max(fits, key=lambda fit: len(fit.headers), default=None)
    return best if best and len(best.headers) >= max(len(known), LEAST) else None


def _fit(sheet: Sheet, understood: SheetUnderstood, declared: Format, day: date) -> Fit | None:
    header = best_header(sheet, HeaderWords(declared), Samples(sheet, declared, day))
    if header is None:
        return None
    keys = {**{place: found.key for place, found in header.doubts.items()}, **header.columns}
    if {*declared.telling}.isdisjoint(keys.values()):
        return None
    headers = tuple(_open(header, understood, keys, {*declared.whom, *declared.person}))
    return Fit(declared, headers) if len(headers) >= LEAST else None


def _open(header: Header, understood: SheetUnderstood, keys: dict[int, str], whom: set[str]) -> Iterable[str]:
    """The headers of the columns that the one list knows and the other does not use."""
    for place, key in sorted(keys.items()):
        if key not in whom and letter_of(place) in understood.unused:
            yield header.texts[place]
