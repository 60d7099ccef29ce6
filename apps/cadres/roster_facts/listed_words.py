"""Reading entries of code lists in lists of facts, where more words stand beside them than the list has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from apps.cadres.models import Title
from apps.cadres.roster_facts import told
from apps.cadres.roster_facts.columns import FactColumn, ListWords, listed
from apps.cadres.roster_lists import BRACKETS
from apps.cadres.roster_titles import title_reader
from apps.core.codelists import CodeListItem
from apps.core.text import fold_words
from apps.rosters.formats import Cell, Finding, Parsed, Reader

# What stands behind the words of a list and says where, when or why; never another entry.
BEHIND = re.compile(r"(tinh|huyen|xa|phuong|thi tran|nam|khoa|theo|vi|ve|do|len|sang|cua|cap|nghi quyet) .+|xa|nam \d+")
SHORTEST = 2
# Behind these stands a name: Giấy khen UBND huyện Yên Thủy.
PLACES, LONGEST_NAME = frozenset({"tinh", "huyen", "xa", "phuong"}), 4


class BegunWords(ListWords):
    """The words of a list, others of offices among them; more may stand behind an entry of two words or more."""

    def __init__(self, items: Iterable[CodeListItem], also: Mapping[str, Sequence[str]]) -> None:
        super().__init__(items)
        for code, written in also.items():
            for words in written:
                self.folded.setdefault(fold_words(words), set()).add(code)

    def code(self, text: str) -> str | None:
        """The entry that a text is, without its brackets if need be, or begins with."""
        found = super().code(text) or super().code(BRACKETS.sub("", text).strip())
        return found or self._begun(fold_words(BRACKETS.sub("", text)).split())

    def _begun(self, words: list[str]) -> str | None:
        for end in range(len(words) - 1, SHORTEST - 1, -1):
            fitting = self.folded.get(" ".join(words[:end]), set())
            is_place = words[end - 1] in PLACES and len(words) - end <= LONGEST_NAME
            if len(fitting) == 1 and (is_place or BEHIND.fullmatch(" ".join(words[end:]))):
                return next(iter(fitting))
        return None


def named(
    key: str,
    label: Any,
    headers: tuple[str, ...],
    model: type[CodeListItem],
    also: Mapping[str, Sequence[str]],
    **more: Any,
) -> FactColumn:
    """An entry of a list by its words, by those of `also`, and with words of place, time or reason behind them."""
    return listed(key, label, headers, model, words=lambda items: BegunWords(items, also), **more)


def title_of(key: str, label: Any, headers: tuple[str, ...], **more: Any) -> FactColumn:
    """One title, by the words of the list or as rosters of people write it: CT HĐND xã."""

    def reader(day: date) -> Reader:
        exact, read_titles = ListWords(Title.objects.all()), title_reader(day)

        def read(cell: Cell) -> Parsed:
            if code := exact.code(cell.text):
                return Parsed({key: code})
            found = read_titles(cell)
            titles = found.values.get("titles")
            if isinstance(titles, (list, tuple)) and len(titles) == 1 and not any(f.is_issue for f in found.findings):
                return Parsed({key: titles[0]})
            params = {"list": str(Title._meta.verbose_name)}
            return Parsed({}, (Finding(told.LISTED_NOWHERE, key=key, params=params),))

        return read

    return listed(key, label, headers, Title, reader=reader, **more)
