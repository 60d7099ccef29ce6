"""A text taken apart: sentences with the figures, terms, units and days that stand in each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from apps.reporting.telling.checking.ages import age_terms
from apps.reporting.telling.checking.days import Day, find_days, find_numbers_of_laws
from apps.reporting.telling.checking.figures import Figure, find_figures
from apps.reporting.telling.checking.letters import composed, plain
from apps.reporting.telling.checking.peoples import people_terms
from apps.reporting.telling.checking.scene import Sentence, within
from apps.reporting.telling.checking.terms import Term, find_terms, segments_of, sentences_of
from apps.reporting.telling.checking.units import Gazetteer, find_units
from apps.reporting.telling.words import PERSONS, Sense

# Between a figure and the year that is its own alone: 61,1% năm 2019; 4,235 people in 2020.
TO_ITS_YEAR = re.compile(r"^\s?(?:(?:nguoi|dong\schi|people|persons|vao|cuoi|at\sthe)\s){0,3}$")
MEN = re.compile(r"(?<!\w)(?<!miền )(?<!phía )(?<!tỉnh )nam(?!\w)(?!\s\d{1,2}\s*(?:[,.;)]\s|$))")


@dataclass(frozen=True)
class Text:
    """A text with its figures, terms, units and days, each in its place."""

    shown: str
    sentences: tuple[Sentence, ...]


def take_apart(shown: str, gazetteer: Gazetteer, day: date) -> Text:
    text = plain(shown)
    days = find_days(text)
    units = find_units(text, shown, gazetteer)
    spans_of_days = [(day.start, day.end) for day in days]
    named = [(unit.start, unit.end) for unit in units] + spans_of_days
    peoples = list(apart_from(people_terms(shown, day), [], named))
    terms = find_terms(text, day, [*named, *((people.start, people.end) for people in peoples)])
    terms = in_order([*terms, *peoples, *apart_from([*age_terms(text, day), *men_in(shown)], terms, named)])
    spans_of_words = [(term.start, term.end) for term in terms] + [(unit.start, unit.end) for unit in units]
    masked = [*spans_of_days, *find_numbers_of_laws(text, shown), *spans_of_words]
    figures = find_figures(text, masked)
    kept = [*spans_of_days, *spans_of_words, *((figure.start, figure.end) for figure in figures)]
    sentences = []
    for stretch in sentences_of(text):
        ends = stretch.start, stretch.end
        sentences.append(
            Sentence(
                text,
                stretch,
                tuple(segments_of(text, stretch, kept)),
                tuple(within(figures, *ends)),
                meant(within(terms, *ends)),
                tuple(within(units, *ends)),
                tuple(with_own_years(text, within(figures, *ends), within(days, *ends))),
            )
        )
    return Text(shown, tuple(sentences))


def with_own_years(text: str, figures: Sequence[Figure], days: Sequence[Day]) -> list[Day]:
    """Days of a sentence in which figure after figure has its year behind it: 61% in 2019, 79% in 2023."""
    of_one = {day for day in days if any(_stands_behind(text, figure, day) for figure in figures)}
    if len(of_one) < 2 or any(day.end < figure.start for figure in figures[:1] for day in days):
        return list(days)
    return [replace(day, is_aside=True, is_other=False) if day in of_one else day for day in days]


def _stands_behind(text: str, figure: Figure, day: Day) -> bool:
    return day.is_year and figure.end <= day.start and bool(TO_ITS_YEAR.match(text[figure.end : day.start]))


def men_in(shown: str) -> Iterator[Term]:
    """“Nam” for men, which without its marks is the word for years; only in texts that write marks."""
    if plain(shown) == shown.lower():
        return
    for match in MEN.finditer(shown):
        yield Term(*match.span(), (Sense(PERSONS, "category", "male", "sex"),))


def apart_from(found: Iterable[Term], terms: Sequence[Term], named: Iterable[tuple[int, int]]) -> Iterator[Term]:
    """Those that stand where no other phrase, unit or day is."""
    # Small words such as from and to stand in a span of ages, too.
    taken = [*((term.start, term.end) for term in terms if term.topics != {"units"}), *named]
    return (each for each in found if not any(start < each.end and each.start < end for start, end in taken))


def in_order(terms: Iterable[Term]) -> list[Term]:
    return sorted(terms, key=lambda term: (term.start, term.end))


def meant(terms: list[Term]) -> tuple[Term, ...]:
    """Without the small words (from, to, remain) that mean something only where units are counted."""
    if any(term.opens == "units" for term in terms):
        return tuple(terms)
    return tuple(term for term in terms if term.topics != {"units"})


def is_full(day: Day) -> bool:
    """Whether a text names the day as its own: not a year, a period or a day to compare with."""
    return day.first is None and not (day.is_year or day.is_other or day.is_now or day.is_aside)


def days_of(shown: str) -> list[date]:
    """The days that a text names, so that its units can be looked up."""
    return list(dict.fromkeys(day.day for day in find_days(plain(composed(shown))) if date.min < day.day < date.max))
