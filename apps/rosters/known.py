"""What one distinct value of a column was read as."""

from collections.abc import Mapping

from apps.rosters.formats import EMPTY, Finding
from apps.rosters.jsontext import dumps, members, stated


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
        if not self.raw and self.values:
            words = dumps(self.text)
            self.raw = ",".join([f'"{key}":{words}' for key in self.values])
            # Most texts say themselves.
            says_itself = len(self.values) == 1 and self.text in self.values.values()
            self.said = self.raw if says_itself and self.text else members(stated(self.values))


UNREAD = Known("")
