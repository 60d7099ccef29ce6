"""Reading values of a definition's text: each is taken if it fits, and told in a sentence if it does not."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from apps.reporting.official.words import Words

E = TypeVar("E", bound=Enum)
Values = Mapping[str, Any]


class Reader:
    """One object of the text with its place in it; what does not fit is gathered for all places together."""

    def __init__(self, values: object, place: str, troubles: list[str]) -> None:
        self.place, self.troubles = place, troubles
        self.values: Values = values if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            self.tell(_("an object with names and values is expected here"))

    def tell(self, trouble: str) -> None:
        self.troubles.append(f"{self.place}: {trouble}." if self.place else f"{trouble}.")

    def know(self, *names: str) -> None:
        """Tell of every name that means nothing here; it would be left out without a word."""
        for name in self.values:
            if name not in names:
                words = {"name": name, "known": ", ".join(names)}
                self.tell(_("“%(name)s” means nothing here; the names are: %(known)s") % words)

    def text(self, name: str, *, is_needed: bool = False) -> str:
        found = self.values.get(name, "")
        if not isinstance(found, str) or (is_needed and not found.strip()):
            self.tell(_("“%(name)s” needs a text") % {"name": name})
            return ""
        return found.strip()

    def flag(self, name: str) -> bool:
        found = self.values.get(name, False)
        if not isinstance(found, bool):
            self.tell(_("“%(name)s” is true or false") % {"name": name})
        return found is True

    def number(self, name: str) -> int:
        found = self.values.get(name, 0)
        if not isinstance(found, int) or isinstance(found, bool) or not 0 <= found <= 9:
            self.tell(_("“%(name)s” is a whole number from 0 to 9") % {"name": name})
            return 0
        return found

    def day(self, name: str) -> date | None:
        found = self.values.get(name)
        if found is None:
            return None
        try:
            return date.fromisoformat(found)
        except (TypeError, ValueError):
            self.tell(_("“%(name)s” is a day, written as 2025-02-28") % {"name": name})
            return None

    def choice(self, name: str, kind: type[E], otherwise: E) -> E:
        found = self.values.get(name, otherwise.value)
        try:
            return kind(found)
        except ValueError:
            words = {"name": name, "known": ", ".join(str(each.value) for each in kind)}
            self.tell(_("“%(name)s” is one of: %(known)s") % words)
            return otherwise

    def words(self, name: str, *, is_needed: bool = False) -> Words:
        return self.as_words(self.values.get(name, ""), name, is_needed=is_needed)

    def as_words(self, found: object, name: str, *, is_needed: bool = False) -> Words:
        """A text for both languages, or one for each."""
        if isinstance(found, str) and (found.strip() or not is_needed):
            return Words(found.strip())
        if isinstance(found, dict) and set(found) <= {"vi", "en"} and isinstance(found.get("vi"), str):
            return Words(found["vi"].strip(), str(found.get("en", "")).strip())
        self.tell(_("“%(name)s” needs words, in Vietnamese as “vi” and in English as “en”") % {"name": name})
        return Words("")

    def items(self, name: str) -> list[object]:
        found = self.values.get(name, [])
        if not isinstance(found, list):
            self.tell(_("“%(name)s” is a list") % {"name": name})
            return []
        return found

    def codes(self, name: str) -> tuple[str, ...]:
        found = self.items(name)
        if not all(isinstance(each, str) for each in found):
            self.tell(_("“%(name)s” is a list of codes") % {"name": name})
        return tuple(each for each in found if isinstance(each, str))

    def readers(self, name: str) -> list["Reader"]:
        """A reader for each object of a list."""
        place = f"{self.place}, " if self.place else ""
        return [
            Reader(each, f"{place}{name} {number}", self.troubles) for number, each in enumerate(self.items(name), 1)
        ]
