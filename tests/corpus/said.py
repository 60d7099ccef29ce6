"""What a cell holds and what a careful reader takes from it: the values that the generator and the measure share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Plain = str | int | float | date | None
# The values of a person that a reading is compared by, in the language of `roster check --json`.
KEYS = (
    *("full_name", "sex", "birth", "ethnic", "citizen_id", "titles", "party_joined"),
    *("gen_edu", "prof_edu", "pol_theory", "state_mgmt", "it_level", "foreign_lang", "studying"),
)
LADDERS = ("gen_edu", "prof_edu", "pol_theory", "state_mgmt", "it_level", "foreign_lang")


@dataclass(frozen=True)
class Formatted:
    """A number or a date with the format in which Excel shows it."""

    value: int | float | date
    shown: str  # a number format, such as "dd/mm/yyyy"


@dataclass(frozen=True)
class Formula:
    """A formula with the value that Excel last calculated."""

    formula: str
    value: int | float | str


Value = Plain | Formatted | Formula


@dataclass(frozen=True)
class Said:
    """What a reader should take for one key; `kind` is the mess that stands in the cell.

    Nobody can know an `unsure` value: whatever is read is right when an issue or a notice tells of it. Each of `also`
    is as good a reading as `value`, told or not.
    """

    key: str
    value: object
    kind: str = "plainly written"
    also: tuple[object, ...] = ()
    unsure: bool = False


@dataclass(frozen=True)
class Written:
    """The cells that one field of a person takes in a row, and what they say."""

    cells: tuple[Value, ...]
    said: tuple[Said, ...] = ()


def one(value: Value, key: str, says: object, kind: str = "plainly written", *, unsure: bool = False) -> Written:
    """One cell that states one value."""
    return Written((value,), (Said(key, says, kind, unsure=unsure),))


@dataclass
class PersonTruth:
    """What is known of one row: where it stands, what it says, and in which columns each value stands."""

    sheet: str
    row: int
    said: dict[str, Said] = field(default_factory=dict)
    letters: dict[str, set[str]] = field(default_factory=dict)

    def add(self, said: Said, letters: set[str]) -> None:
        """Add what a further cell says; several cells may say one thing, or each a part of it."""
        self.letters.setdefault(said.key, set()).update(letters)
        known = self.said.get(said.key)
        if known is not None and isinstance(known.value, Mapping) and isinstance(said.value, Mapping):
            said = Said(said.key, {**known.value, **said.value}, said.kind, unsure=known.unsure or said.unsure)
        if known is None or known.value is None or isinstance(said.value, Mapping):
            self.said[said.key] = said


@dataclass
class Page:
    """One sheet, row by row, before any container writes it."""

    name: str
    rows: list[list[Value]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, first column, last row, last
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)

    def add(self, *cells: Value) -> int:
        """Append a row; its place, counted from 0."""
        self.rows.append(list(cells))
        return len(self.rows) - 1


@dataclass
class Made:
    """A workbook as a commune sends it, with the truth about it."""

    name: str
    content: bytes
    as_of: date | None  # told beside the file
    stated: date | None  # told by the file itself
    people: list[PersonTruth]
    kinds: tuple[str, ...]
    pages: list[Page] = field(default_factory=list)
