"""A text taken apart: sentences with the figures, terms, units and days that stand in each."""

from dataclasses import dataclass
from datetime import date

from apps.reporting.telling.checking.days import Day, find_days, find_numbers_of_laws
from apps.reporting.telling.checking.figures import find_figures
from apps.reporting.telling.checking.letters import composed, plain
from apps.reporting.telling.checking.scene import Sentence, within
from apps.reporting.telling.checking.terms import Term, find_terms, segments_of, sentences_of
from apps.reporting.telling.checking.units import Gazetteer, find_units


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
    terms = find_terms(text, day, [(unit.start, unit.end) for unit in units] + spans_of_days)
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
                tuple(within(days, *ends)),
            )
        )
    return Text(shown, tuple(sentences))


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
