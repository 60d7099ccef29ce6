"""What one distinct value of a column was read as."""

from collections.abc import Mapping

from apps.rosters.formats import EMPTY, Finding
from apps.rosters.jsontext import dumps, members, stated


class Known:
    """One distinct value; compared by identity, because so many rows share it."""

    __slots__ = ("_json", "findings", "repeats", "text", "values")

    def __init__(
        self,
        text: str,
        values: Mapping[str, object] = EMPTY,
        findings: tuple[Finding, ...] = (),
        *,
        repeats: bool = False,
    ) -> None:
        self.text, self.values, self.findings, self.repeats = text, values, findings, repeats
        self._json: tuple[str, str] | None = None

    def as_json(self) -> tuple[str, str]:
        """Its share of the two objects of a row: what it states, and in which words."""
        if self._json is None:
            words = dumps(self.text)
            raw = ",".join([f'"{key}":{words}' for key in self.values])
            self._json = members(stated(self.values)), raw
        return self._json


UNREAD = Known("")
