"""What the words of a code list are called in the language of the reader: forms send the words, people read these."""

from datetime import date

from django.utils.translation import get_language

from apps.rosters.formats import Cell, Column, Reader
from apps.rosters.wording import Words

WRITTEN_IN = "vi"


class Meanings:
    """Columns are read, and their values put into words, once each."""

    def __init__(self, day: date) -> None:
        self._day = day
        self._is_plain = get_language() == WRITTEN_IN
        self._readers: dict[tuple[str, str], Reader] = {}
        self._words: dict[str, Words] = {}

    def of(self, layout: str, column: Column | None, text: str) -> str:
        """A value of a column of this layout as its reader calls it; as it stands where nothing else is known of it."""
        if self._is_plain or column is None or not text:
            return text
        words = self._words.setdefault(layout, Words(layout))
        values = self._reader(layout, column)(Cell(text, text)).values
        told = (words.show(key, values.get(key)) for key in column.keys if words.names(key))
        return next(filter(None, told), text)

    def _reader(self, layout: str, column: Column) -> Reader:
        key = (layout, column.key)
        if key not in self._readers:
            self._readers[key] = column.reader(self._day)
        return self._readers[key]
