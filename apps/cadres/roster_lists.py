"""Finding entries of code lists by what files call them: label or alias, with tones first, then without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.models import EthnicGroup, Religion, Sex
from apps.core.codelists import CodeListItem
from apps.core.listed import from_lists
from apps.core.text import fold_words, place_tones
from apps.rosters.formats import Cell, Finding, Parsed, Reader

SEXES = {
    **dict.fromkeys(("nam", "nam gioi", "trai", "ong", "male", "m"), Sex.MALE),
    **dict.fromkeys(("nu", "nu gioi", "gai", "ba", "female", "f"), Sex.FEMALE),
}
# What a drop-down list of another program puts before its entries: 1. Nam, 01 - Kinh.
NUMBER_BEFORE = re.compile(r"^\(?\d{1,2}\s*[.)\-–:/]\s*(?=[^\d\s])")
NUMBER_BEHIND = re.compile(r"\s*\(\d\)$")
LIST_WORDS = re.compile(r"^(dân tộc|dan toc|dt|d\.t|d\.tộc|người|tôn giáo|tg)\s*[:.]?\s+(?=\S)", re.IGNORECASE)
# Parts of a group: Dao đỏ, Mông trắng, Dao quần chẹt.
BRANCH = re.compile(
    r"\s+(đỏ|tiền|trắng|đen|hoa|xanh|lềnh|thanh y|thanh phán|quần chẹt|quần trắng|áo dài)$", re.IGNORECASE
)
BRACKETS = re.compile(r"\s*\(([^)]*)\)")
# Letters that write one sound of the languages without an alphabet of their own: Raglây and Raclai, Katu and Cơ Tu.
SOUNDS = str.maketrans({"y": "i", "k": "c", "q": "c", "g": "c", "j": "i"})
# So short a word may be another one: "Coho", and no shorter.
SHORTEST_JOINED = 4
# "Có" is an answer, and only without its tone the name of a people.
ANSWERS = frozenset({"có", "x", "v"})


class CodeWords:
    """The words of one code list."""

    def __init__(self, items: Iterable[CodeListItem]) -> None:
        self.exact: dict[str, str] = {}
        self.folded: dict[str, set[str]] = {}
        # Of several words written as one: Cơtu, Xơđăng.
        self.joined: dict[str, set[str]] = {}
        self.heard: dict[str, set[str]] = {}
        self.labels: dict[str, str] = {}
        for item in items:
            self.labels[item.code] = item.label_vi
            for words in (item.label_vi, item.label_en, *item.aliases):
                self.exact.setdefault(_exact(words), item.code)
                folded = fold_words(words)
                self.folded.setdefault(folded, set()).add(item.code)
                if len(joined := folded.replace(" ", "")) >= SHORTEST_JOINED:
                    self.joined.setdefault(joined, set()).add(item.code)
                    self.heard.setdefault(joined.translate(SOUNDS), set()).add(item.code)

    def code(self, text: str) -> str | None:
        """The code of an entry; without tones only when just one entry fits."""
        if found := self.exact.get(_exact(text)):
            return found
        folded = fold_words(text)
        fitting = self.folded.get(folded) or self.joined.get(folded.replace(" ", ""), set())
        return next(iter(fitting)) if len(fitting) == 1 else None

    def code_by_sound(self, text: str) -> str | None:
        """The code of the one entry that sounds alike, however its letters are chosen."""
        fitting = self.heard.get(fold_words(text).replace(" ", "").translate(SOUNDS), set())
        return next(iter(fitting)) if len(fitting) == 1 else None


def _exact(text: str) -> str:
    return place_tones(text).lower()


def code_reader(key: str, model: type[EthnicGroup] | type[Religion]) -> Callable[[date], Reader]:
    """Reads entries of a code list by name, never by number."""

    def words_on(day: date) -> CodeWords:
        return CodeWords(model.objects.valid_on(day))

    def for_day(day: date) -> Reader:
        words = from_lists(words_on, day, model)
        listed = str(model._meta.verbose_name)

        def read(cell: Cell) -> Parsed:
            if cell.text.isdigit():
                return Parsed({}, (Finding(told.ETHNIC_NUMBER, key=key),))
            text = LIST_WORDS.sub("", NUMBER_BEFORE.sub("", cell.text))
            code = words.code(cell.text) or words.code(text) or words.code(BRACKETS.sub("", text))
            others = {found for inner in BRACKETS.findall(text) if (found := words.code(inner))}
            if (code and others - {code}) or text.lower() in ANSWERS:
                return Parsed({}, (Finding(told.NOT_IN_LIST, key=key, params={"list": listed}),))
            if code is None and (code := words.code(BRANCH.sub("", text))):
                return Parsed(
                    {key: code}, (Finding(told.BRANCH, False, key, before=cell.text, after=words.labels[code]),)
                )
            if code is None and (code := words.code_by_sound(text)):
                alike = Finding(told.SOUNDS_ALIKE, False, key, before=cell.text, after=words.labels[code])
                return Parsed({key: code}, (alike,))
            if code is None:
                return Parsed({}, (Finding(told.NOT_IN_LIST, key=key, params={"list": listed}),))
            return Parsed({key: code})

        return read

    return for_day


def read_sex(cell: Cell) -> Parsed:
    """Nam or Nữ."""
    sex = SEXES.get(fold_words(NUMBER_BEHIND.sub("", NUMBER_BEFORE.sub("", cell.text))))
    return Parsed({"sex": str(sex)}) if sex else Parsed({}, (Finding(told.SEX_UNKNOWN, key="sex"),))
