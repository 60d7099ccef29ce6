"""What one distinct value of a column was read as."""

from collections.abc import Mapping

from apps.rosters.formats import EMPTY, Finding
from apps.rosters.jsontext import dumps, is_stated, members, stated


class Known:
    """One distinct value; compared by identity, because so many rows share it."""

    __slots__ = ("findings", "raw", "repeats", "said", "text", "values")

    def __init__(
        self,
        text: str,
        values: Mapping[str, object] = EMPTY,
        findings: tuple[Finding, ...] = (),
        *,
        repeats: bool = False,
    ) -> None:
        self.text, self.values, self.findings, self.repeats = text, values, findings, repeats
        # Its share of the two objects of a row as JSON, once it is put into words.
        self.said = self.raw = ""

    def put_into_words(self) -> None:
        """Say what it states, and in which words, for the rows in which it stands."""
        if self.raw or not self.values:
            return
        words = dumps(self.text)
        if len(self.values) > 1:
            self.raw = ",".join([f'"{key}":{words}' for key in self.values])
            self.said = members(stated(self.values))
            return
        # Most columns state one value, and most texts say themselves.
        ((key, value),) = self.values.items()
        self.raw = f'"{key}":{words}'
        if value == self.text and self.text:
            self.said = self.raw
        elif is_stated(value):
            self.said = f'"{key}":{dumps(value)}'


UNREAD = Known("")
