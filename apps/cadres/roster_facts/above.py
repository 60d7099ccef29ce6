"""What headings of lists of facts say for all their rows: the year, and words that stand for one entry of a list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from apps.cadres.roster_facts.columns import FactColumn
from apps.core.dates import PartialDate, Precision
from apps.core.text import fold_words
from apps.rosters.formats import Above, ToldAbove

YEAR = re.compile(
    r"\b(?:năm|nam|n\.)\s*(20\d\d)\b|\b\d{1,2}/(20\d\d)\b|\bquý\s+[IV\d]+\s*[/.-]\s*(20\d\d)", re.IGNORECASE
)
YEARS = re.compile(r"\b(?:19|20)\d\d\b")
# "ngày 14/12/2023" and "ngày 14 tháng 12 năm 2023".
DAY = re.compile(r"ngày\s+(\d{1,2})\s*(?:/|\.|-|tháng)\s*(\d{1,2})\s*(?:/|\.|-|năm)\s*(\d{4})", re.IGNORECASE)
ANY_DAY = re.compile(rf"{DAY.pattern}|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}\b", re.IGNORECASE)
UNTIL = re.compile(rf"(?:đến|thời điểm)\s+{DAY.pattern}", re.IGNORECASE)


def said_above(told_of: FactColumn, above: Above) -> FactColumn:
    """The column whose value may stand above the table instead."""
    return replace(told_of, column=replace(told_of.column, above=above))


def year_above(key: str = "year") -> Above:
    """The one year of the headers, else of the heading; of several nobody can tell which is meant."""

    def find(headings: Sequence[str], headers: Sequence[str]) -> ToldAbove | None:
        return _year(headers, key) or _year(headings, key)

    return find


def _year(lines: Sequence[str], key: str) -> ToldAbove | None:
    # The day of a paper or of the list is not what a heading is about, unless nothing else names a year.
    undated = [(line, ANY_DAY.sub(" ", line)) for line in lines]
    return _one_year(undated, key) or _one_year([(line, line) for line in lines], key)


def _one_year(lines: Sequence[tuple[str, str]], key: str) -> ToldAbove | None:
    dated = [(line, set(YEARS.findall(said))) for line, said in lines if YEAR.search(said)]
    years = {year for _line, found in dated for year in found}
    if len(years) != 1:
        return None
    (year,) = years
    return ToldAbove(dated[0][0], year, {key: int(year)})


def day_above(key: str) -> Above:
    """The one day until which a heading says that it counts: "tính đến ngày 31/12/2024"."""

    def find(headings: Sequence[str], _headers: Sequence[str]) -> ToldAbove | None:
        told = {match.groups(): line for line in headings for match in UNTIL.finditer(line)}
        if len(told) != 1:
            return None
        (((day, month, year), line),) = told.items()
        try:
            counted = date(int(year), int(month), int(day))
        except ValueError:
            return None
        return ToldAbove(line, f"{counted:%d/%m/%Y}", {key: PartialDate(counted, Precision.DAY)})

    return find


def words_above(key: str, words: Mapping[str, Sequence[str]], shown: Mapping[str, str] | None = None) -> Above:
    """The one entry that the heading names; longer words go before those that stand in them."""
    phrases = sorted(
        ((f" {fold_words(phrase)} ", code) for code, written in words.items() for phrase in written),
        key=lambda each: -len(each[0]),
    )

    def find(headings: Sequence[str], _headers: Sequence[str]) -> ToldAbove | None:
        met = {code: line for line in headings for code in _met(f" {fold_words(line)} ", phrases)}
        if len(met) != 1:
            return None
        ((code, line),) = met.items()
        return ToldAbove(line, (shown or {}).get(code, words[code][0]), {key: code})

    return find


def _met(line: str, phrases: Sequence[tuple[str, str]]) -> Iterator[str]:
    for phrase, code in phrases:
        if phrase in line:
            line = line.replace(phrase, "  ")
            yield code
