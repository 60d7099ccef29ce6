"""A workbook as one format explains it: which columns are known, and whether they tell that it is such a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from apps.rosters.header import Header
from apps.rosters.header_spellings import IGNORED, PART
from apps.rosters.header_words import HeaderWords

# So many headers make a header even if none of them says whom a row is about.
TELLING_COLUMNS = 3
# Of so many columns a list of people must know nothing to be one of facts: rosters have one more now and then.
LEAST_UNREAD = 2


@dataclass(frozen=True)
class Recognised:
    """The format that explains most columns, its words, and the header of each sheet that has one."""

    words: HeaderWords
    headers: dict[str, Header]
    # The columns of which no value is what they hold, whatever their headers say.
    contradicted: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[bool, float]:
        """Whether rows can be told from each other, and how many columns are known at most; a likely one is half."""
        whom = {*self.words.declared.person} - self.contradicted
        named = [header for header in self.headers.values() if not header.keys.isdisjoint(whom)]
        among = named or list(self.headers.values())
        return bool(named), max((len(header.keys) - len(header.likened) / 2 for header in among), default=0)

    @property
    def is_told(self) -> bool:
        """Whether a column is there by which lists of the format are known, where it asks for one."""
        if not self.words.declared.telling:
            return True
        telling = {*self.words.declared.telling} - self.contradicted
        return any(not telling.isdisjoint(header.keys) for header in self.headers.values())

    @property
    def keys(self) -> set[str]:
        """What the columns of all sheets stand for."""
        return set[str]().union(*(header.keys for header in self.headers.values()))

    def is_rather_meant_than(self, other: "Recognised") -> bool:
        """Whether this format, of one matter alone, explains every column that a format of any matter does."""
        telling = {*self.words.declared.telling}
        is_told = any(not telling.isdisjoint(header.keys) for header in self.headers.values())
        is_alone = is_told and not other.words.declared.telling
        return is_alone and self.columns == other.columns and self._explained == other._explained

    @property
    def unread(self) -> Iterator[tuple[str, int]]:
        """The columns, with their sheets, of which it is not known what they say."""
        for name, header in self.headers.items():
            for place, text in header.unused.items():
                if self.words.exact((*text.split(PART),)) != IGNORED:
                    yield name, place

    def knows_rather_than(self, other: "Recognised") -> bool:
        """Whether this list of facts knows what one of people leaves unread, what tells of it among that.

        What it says of people besides their names may make it longer as a list of people, and is of no use in one.
        Where one of its columns stands several times and people have a column of their own for each, it is of people:
        levels of several ladders.
        """
        if other.words.declared.telling or not (self.words.declared.telling and self.columns[0]) or self.is_unclear:
            return False
        if self._repeated & other._known:
            return False
        telling = {
            (name, place)
            for name, header in self.headers.items()
            for place, key in header.columns.items()
            if key in self.words.declared.telling
        }
        mine, theirs = {*self.unread}, {*other.unread}
        return bool(telling & theirs) and max(LEAST_UNREAD, len(mine) * 2 + 1) <= len(theirs)

    @property
    def is_whole(self) -> bool:
        """Whether rows are told apart, and one of the columns is there that lists of the format have."""
        return self.columns[0] and self.is_told

    @property
    def is_unclear(self) -> bool:
        """Whether no header of known words tells what list of facts this is; a list that only names people is no such.

        What a person said of its columns is not weighed against anything.
        """
        if self.words.answers:
            return False
        has_names, columns = self.columns
        if not self.words.declared.telling:
            return not has_names and columns < TELLING_COLUMNS
        telling = {*self.words.declared.telling}
        return not has_names or all(
            key not in telling or place in header.likened
            for header in self.headers.values()
            for place, key in header.columns.items()
        )

    @property
    def _known(self) -> set[tuple[str, int]]:
        return {(name, place) for name, header in self.headers.items() for place in header.columns}

    @property
    def _repeated(self) -> set[tuple[str, int]]:
        return {(name, place) for name, header in self.headers.items() for place in header.repeated}

    @property
    def _explained(self) -> dict[str, set[int]]:
        return {name: {*header.columns} for name, header in self.headers.items()}
