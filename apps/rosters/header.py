"""The header of a list as it was understood: its rows, and what each of its columns was taken for."""

from dataclasses import dataclass, field

from apps.rosters.header_words import HeaderWords, Resemblance


@dataclass(frozen=True)
class Header:
    """The header rows (counted from 0) and what each column (counted from 0) was taken for."""

    rows: range
    columns: dict[int, str]  # position -> key of a column
    texts: dict[int, str]  # position -> the header as written
    counter: int | None = None
    guessed: dict[int, str] = field(default_factory=dict)  # position -> the declared header that it resembles
    repeated: dict[int, str] = field(default_factory=dict)  # position -> key that another column has already
    doubts: dict[int, Resemblance] = field(default_factory=dict)  # position -> what it may be; it is not read
    paths: dict[int, str] = field(default_factory=dict)  # position -> the path by which an answer is remembered
    refused: frozenset[int] = frozenset()  # columns of which a person said that they are not to be used
    likened: frozenset[int] = frozenset()  # columns whose header only shares most of its words with a declared one
    weighed: frozenset[int] = frozenset()  # columns read for what stands in them and beside them, whatever heads them

    @property
    def keys(self) -> set[str]:
        return set(self.columns.values())

    @property
    def unused(self) -> dict[int, str]:
        """The columns with a header that mean nothing to the format."""
        taken = {*self.columns, *self.repeated, *self.doubts, self.counter}
        return {position: text for position, text in self.texts.items() if position not in taken}

    def names_people(self, words: HeaderWords) -> bool:
        """Whether one of its columns says whom a row is about."""
        return not self.keys.isdisjoint(words.declared.person)
