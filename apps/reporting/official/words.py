"""Words of a form in both languages, as its definition gives them."""

from dataclasses import dataclass

from django.utils.translation import get_language


@dataclass(frozen=True)
class Words:
    """Vietnamese as the form prints it, English as a help to read it."""

    vi: str
    en: str = ""

    def __str__(self) -> str:
        return self.en if self.en and (get_language() or "vi").startswith("en") else self.vi

    def __bool__(self) -> bool:
        return bool(self.vi)


NO_WORDS = Words("")
