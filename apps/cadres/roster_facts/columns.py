"""Kinds of columns of facts: a text, a day, a number, an entry of a code list; each made by one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import TextChoices
from django.utils import translation
from django.utils.text import capfirst

from apps.cadres.roster_dates import partial_date_of
from apps.cadres.roster_facts import told
from apps.cadres.roster_facts.beside_entries import lesser_readings
from apps.cadres.roster_facts.counted import bare
from apps.cadres.roster_facts.typical import TYPICAL
from apps.cadres.roster_lists import CodeWords
from apps.core.ahead import latest_day
from apps.core.codelists import CodeListItem
from apps.core.dates import PartialDate, Precision
from apps.core.listed import standing
from apps.core.text import fold_words, place_tones
from apps.rosters.formats import Cell, Column, Finding, Parsed, Reader, Writer
from apps.rosters.loading import Field
from apps.rosters.values import kept_name

GROUPED = re.compile(r"\d{1,3}([.,\s]\d{3})+")
DECIMAL = re.compile(r"\d+([.,]\d+)?")
# The number of a paper: figures somewhere, and no day.
NUMBERED = re.compile(r"(?!\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{2,4}$)(?=.*\d).+")
MARK = re.compile(r"x|có|co|1|✓|✔", re.IGNORECASE)


@dataclass(frozen=True)
class FactColumn:
    """A column with what it is called on pages."""

    column: Column
    field: Field


def _column(key: str, label: Any, headers: tuple[str, ...], read: Callable[[date], Reader], **more: Any) -> FactColumn:
    """A column whose name begins a line, though the field of a record that it names may stand within a sentence."""
    label = capfirst(label)
    kind, labels = more.pop("kind", "text"), more.pop("labels", None)
    more.setdefault("writer", text_of(key))
    more.setdefault("typical", TYPICAL.get(key))
    column = Column(key, label, headers, read, **more)
    return FactColumn(column, Field(key, label, kind, labels) if labels else Field(key, label, kind))


def text_of(key: str) -> Callable[[date], Writer]:
    """The value as it prints itself."""
    return lambda _: lambda values: str(values[key]) if values.get(key) not in (None, "") else ""


def text(key: str, label: Any, headers: tuple[str, ...], **more: Any) -> FactColumn:
    """Words as they are written."""
    return _column(key, label, headers, lambda _: lambda cell: Parsed({key: cell.text}), **more)


def day(key: str, label: Any, headers: tuple[str, ...], **more: Any) -> FactColumn:
    """A full date."""

    def read(cell: Cell) -> Parsed:
        found, findings = partial_date_of(cell, key)
        if found is None:
            return Parsed({}, findings)
        if found.precision != Precision.DAY:
            return Parsed({}, (Finding(told.DAY_NEEDED, key=key),))
        return Parsed({key: found}, findings)

    return _column(key, label, headers, lambda _: read, kind="date", is_measured=True, **more)


def partial_day(key: str, label: Any, headers: tuple[str, ...], **more: Any) -> FactColumn:
    """A date of which perhaps only the month or the year is known."""

    def read(cell: Cell) -> Parsed:
        found, findings = partial_date_of(cell, key)
        return Parsed({key: found} if found else {}, findings)

    return _column(key, label, headers, lambda _: read, kind="date", is_measured=True, **more)


def past(told_of: FactColumn) -> FactColumn:
    """The column of a day or a year on which something has happened: one that lies ahead is an error."""
    column = told_of.column

    def reader(on: date) -> Reader:
        read, latest = column.reader(on), latest_day(on)

        def read_past(cell: Cell) -> Parsed:
            parsed = read(cell)
            found = parsed.values.get(column.key)
            if not _lies_ahead(found, latest):
                return parsed
            return Parsed(parsed.values, (*parsed.findings, Finding(told.AHEAD, key=column.key, value=str(found))))

        return read_past

    return replace(told_of, column=replace(column, reader=reader))


def _lies_ahead(found: object, latest: date) -> bool:
    if isinstance(found, PartialDate):
        return found.first > latest
    return isinstance(found, int) and found > latest.year


def whole(key: str, label: Any, headers: tuple[str, ...], **more: Any) -> FactColumn:
    """A number without fraction; thousands may be grouped."""

    def read(cell: Cell) -> Parsed:
        written = bare(key, cell.text)
        digits = re.sub(r"\D", "", written) if GROUPED.fullmatch(written) else written
        if not (digits.isascii() and digits.isdigit()) or len(digits) > 15:
            return Parsed({}, (Finding(told.NUMBER_UNCLEAR, key=key),))
        return Parsed({key: int(digits)})

    return _column(key, label, headers, lambda _: read, is_measured=True, **more)


def decimal(key: str, label: Any, headers: tuple[str, ...], places: int = 2, **more: Any) -> FactColumn:
    """A number that may have a fraction, written with a comma or a point."""

    def read(cell: Cell) -> Parsed:
        written = bare(key, cell.text)
        if not DECIMAL.fullmatch(written) or len(written) > 15:
            return Parsed({}, (Finding(told.DECIMAL_UNCLEAR, key=key),))
        number = Decimal(written.replace(",", "."))
        if number != round(number, places):
            return Parsed({}, (Finding(told.DECIMAL_UNCLEAR, key=key),))
        return Parsed({key: f"{number.normalize():f}"})

    return _column(key, label, headers, lambda _: read, is_measured=True, **more)


def listed(key: str, label: Any, headers: tuple[str, ...], model: type[CodeListItem], **more: Any) -> FactColumn:
    """An entry of a code list by its words or its code; what existed on which day the tables know."""
    only: Mapping[str, Any] = more.pop("only", {})
    make: Callable[[Iterable[CodeListItem]], ListWords] = more.pop("words", words_of)

    def stated() -> ListWords:
        return make(model.objects.filter(**only))

    def reader(_: date) -> Reader:
        words = standing(stated, *_lists_of(model, only))

        def read(cell: Cell) -> Parsed:
            if found := entry_of(words, cell.text):
                return Parsed({key: found})
            params = {"list": kept_name(model._meta.verbose_name)}
            return Parsed({}, (Finding(told.LISTED_NOWHERE, key=key, params=params),))

        return read

    def choices(on: date) -> Sequence[str]:
        return list(model.objects.valid_on(on).filter(**only).values_list("label_vi", flat=True))

    more.setdefault("choices", choices)
    more.setdefault("writer", label_of(key, model))
    return _column(key, label, headers, more.pop("reader", reader), kind="code", labels=labels_of(model), **more)


def entry_of(words: CodeWords, text: str) -> str | None:
    """The entry that a cell names, if need be without words around it that say nothing of their own."""
    readings = (text, *lesser_readings(text))
    return next((code for each in readings if (code := words.code(each))), None)


def _lists_of(model: type[CodeListItem], only: Mapping[str, Any]) -> Iterator[Any]:
    """The list itself and those by whose entries it is filtered."""
    yield model
    for path in only:
        if "__" in path:
            yield model._meta.get_field(path.split("__")[0]).related_model


def coded(key: str, label: Any, headers: tuple[str, ...], model: type[CodeListItem], **more: Any) -> FactColumn:
    """An entry of a list whose entries of several times bear the same words: the template shows each with its code."""

    def choices(_: date) -> Sequence[str]:
        return [with_code(item) for item in model.objects.all()]

    def writer(_: date) -> Writer:
        shown = {item.code: with_code(item) for item in model.objects.all()}
        return lambda values: shown.get(str(values.get(key) or ""), "")

    return listed(key, label, headers, model, words=CodedWords, choices=choices, writer=writer, **more)


def with_code(item: CodeListItem) -> str:
    return f"{item.label_vi} ({item.code})"


class ListWords(CodeWords):
    """The words of a code list, its codes among them."""

    def __init__(self, items: Iterable[CodeListItem]) -> None:
        found = list(items)
        super().__init__(found)
        self.exact |= {item.code.lower(): item.code for item in found}


class CodedWords(ListWords):
    """The words of a code list, and each entry as it stands with its code."""

    def __init__(self, items: Iterable[CodeListItem]) -> None:
        found = list(items)
        super().__init__(found)
        self.exact |= {place_tones(with_code(item)).lower(): item.code for item in found}


def words_of(items: Iterable[CodeListItem]) -> ListWords:
    return ListWords(items)


def labels_of(model: type[CodeListItem]) -> Callable[[Collection[str]], Mapping[str, str]]:
    """The words of codes in the reader's language."""

    def labels(codes: Collection[str]) -> Mapping[str, str]:
        return {item.code: item.label for item in model.objects.filter(pk__in=codes)}

    return labels


def label_of(key: str, model: type[CodeListItem]) -> Callable[[date], Writer]:
    """The Vietnamese words of a code, as the template has them."""

    def for_day(_: date) -> Writer:
        labels = dict(model.objects.values_list("code", "label_vi"))
        return lambda values: labels.get(str(values.get(key) or ""), "")

    return for_day


def choice(
    key: str,
    label: Any,
    headers: tuple[str, ...],
    values: type[TextChoices],
    words: Mapping[str, Sequence[str]],
    **more: Any,
) -> FactColumn:
    """One of a few values, by the words of offices; the first are those of the template."""
    known = {fold_words(each): value for value, written in words.items() for each in (*written, value)}
    first = {value: written[0] for value, written in words.items()}

    def reader(_: date) -> Reader:
        meant = in_lists(values) | known

        def read(cell: Cell) -> Parsed:
            readings = (fold_words(cell.text), *lesser_readings(cell.text))
            if found := next((meant[each] for each in readings if each in meant), None):
                return Parsed({key: found})
            params = {"choices": ", ".join(first.values())}
            return Parsed({}, (Finding(told.WORD_UNKNOWN, key=key, params=params),))

        return read

    def labels(codes: Collection[str]) -> Mapping[str, str]:
        return {value: str(name) for value, name in values.choices}

    more.setdefault("choices", lambda _: list(first.values()))
    more.setdefault("writer", lambda _: lambda row: first.get(str(row.get(key) or ""), ""))
    return _column(key, label, headers, reader, kind="code", labels=labels, **more)


def in_lists(values: type[TextChoices]) -> dict[str, str]:
    """What each value is called in the lists that go out, in any language, folded."""
    found: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found |= {fold_words(str(name)): str(value) for value, name in values.choices}
    return found
