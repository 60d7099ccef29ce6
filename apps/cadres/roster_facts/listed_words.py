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
from apps.core.dates import PartialDate
from apps.core.listed import standing
from apps.core.text import fold_words
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, Reader, RowRule, RowValues, Rule
from apps.rosters.values import kept_name

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
        exact, read_titles = standing(_titles, Title), title_reader(day)

        def read(cell: Cell) -> Parsed:
            if code := exact.code(cell.text):
                return Parsed({key: code})
            found = read_titles(cell)
            titles = found.values.get("titles")
            if isinstance(titles, (list, tuple)) and len(titles) == 1 and not any(f.is_issue for f in found.findings):
                return Parsed({key: titles[0]})
            params = {"list": kept_name(Title._meta.verbose_name)}
            return Parsed({}, (Finding(told.LISTED_NOWHERE, key=key, params=params),))

        return read

    return listed(key, label, headers, Title, reader=reader, **more)


def _titles() -> ListWords:
    return ListWords(Title.objects.all())


def titles_of_day(day_key: str, *keys: str) -> RowRule:
    """Titles that bear one name before and after a reform are those of the day of the fact, not of the list."""

    def make(_: date) -> Rule:
        titles = list(Title.objects.all())
        known = {title.code: title for title in titles}
        named: dict[str, list[Title]] = {}
        for title in titles:
            named.setdefault(fold_words(title.label_vi), []).append(title)

        def conclude(row: RowValues) -> Parsed:
            day = row.values.get(day_key)
            if not isinstance(day, PartialDate):
                return UNSTATED
            stated = ((key, known[str(row.values[key])]) for key in keys if row.values.get(key))
            return Parsed({key: code for key, title in stated if (code := _on(day.first, title, named)) != title.code})

        return conclude

    return RowRule(make, asks=keys, reads=(day_key, *keys))


def _on(day: date, title: Title, named: Mapping[str, Sequence[Title]]) -> str:
    """The one title of the same name that is valid on a day, else the title itself."""
    if _is_valid(title, day):
        return title.code
    others = [each.code for each in named[fold_words(title.label_vi)] if _is_valid(each, day)]
    return others[0] if len(others) == 1 else title.code


def _is_valid(title: Title, day: date) -> bool:
    return (title.valid_from or day) <= day and (title.valid_to is None or title.valid_to > day)
