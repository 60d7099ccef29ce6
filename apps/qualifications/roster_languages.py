"""Reading foreign languages: the language and its level, "Anh B", "Tiếng Anh B1", "English B", "Trung A"."""

import re
from datetime import date

from apps.core.text import fold, fold_words
from apps.qualifications import roster_remarks as told
from apps.qualifications.models import Language
from apps.qualifications.roster_levels import read_level
from apps.qualifications.roster_words import LANGUAGES, ladder_words
from apps.rosters.formats import Cell, Finding, Parsed, Reader

KEY = LANGUAGES.ladder
SEVERAL = re.compile(r"\s*(?:[;,+\n]|\bvà\b)\s*", re.IGNORECASE)
MINORITY = re.compile(r"\b(muong|hmong|h mong|mong|dao|tay|nung|e de|gia rai|ba na|khmer nam bo|dan toc)\b")
NAMES = {
    "anh van": "ANH",
    "english": "ANH",
    "phap van": "PHAP",
    "nga van": "NGA",
    "hoa van": "TRUNG",
    "trung van": "TRUNG",
}
# "Trung cấp" is a level, "Trung B" a language.
NOT_A_LANGUAGE = re.compile(r"\btrung (?=cap|hoc)")

TONGUE = re.compile(r"\bT\.\s*(?=\w)")
SIXTH = re.compile(r"(?<!bậc )(?<!Bậc )\b([1-6])\s*/\s*6\b")


class LanguageWords:
    """The names of the languages, longer ones first."""

    def __init__(self, day: date) -> None:
        self.levels = ladder_words(LANGUAGES, day)
        self.codes = dict(NAMES)
        for language in Language.objects.valid_on(day):
            for words in (language.label_vi, language.label_en, *language.aliases):
                self.codes[fold_words(words).removeprefix("tieng ")] = language.code
        ranked = sorted(self.codes, key=len, reverse=True)
        self.pattern = re.compile(r"\b(?:tieng )?(" + "|".join(map(re.escape, ranked)) + r")\b")

    def divided(self, text: str) -> tuple[str | None, str]:
        """The language and what is said besides."""
        words = NOT_A_LANGUAGE.sub("trung-", " ".join(fold(text).replace(":", " ").split()))
        found = self.pattern.search(words)
        if not found or words[found.end() :].startswith("-"):
            return None, text
        rest = words[: found.start()] + " " + words[found.end() :]
        return self.codes[found[1]], " ".join(rest.split())


def language_reader(day: date) -> Reader:
    """Reads the highest level of any language, and which language that is."""
    words = LanguageWords(day)

    def read(cell: Cell) -> Parsed:
        cell = Cell(cell.value, _spelt(cell.text))
        if MINORITY.search(fold_words(cell.text)):
            return Parsed({}, (Finding(told.MINORITY_LANGUAGE, False, KEY),))
        pieces = [piece for piece in SEVERAL.split(cell.text) if piece.strip()]
        said = [_piece(piece, words) for piece in pieces]
        levels = [parsed for parsed in said if parsed.values.get(KEY)]
        if len(pieces) < 2 or len(levels) < len(pieces):
            return said[0] if said and len(pieces) < 2 else _piece(cell.text, words)
        highest = max(levels, key=lambda parsed: words.levels.levels[str(parsed.values[KEY])].place)
        label = words.levels.levels[str(highest.values[KEY])].label
        several = Finding(told.HIGHEST_COUNTS, False, KEY, before=cell.text, after=label)
        return Parsed(highest.values, (several,))

    return read


def _spelt(text: str) -> str:
    """T.Anh as Tiếng Anh, 3/6 as the third of six levels."""
    return SIXTH.sub(r"bậc \1", TONGUE.sub("Tiếng ", text))


def _piece(text: str, words: LanguageWords) -> Parsed:
    language, rest = words.divided(text)
    parsed = read_level(rest, words.levels)
    findings = tuple(parsed.findings)
    return Parsed({**parsed.values, **({"language": language} if language and parsed.values else {})}, findings)
