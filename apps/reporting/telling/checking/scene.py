"""A sentence with all that was found in it, and what the sentences before it leave to be understood."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from apps.reporting.telling.checking.addresses import Address
from apps.reporting.telling.checking.days import Day
from apps.reporting.telling.checking.figures import Bound, Figure
from apps.reporting.telling.checking.terms import Stretch, Term, is_of_persons
from apps.reporting.telling.checking.units import Mention
from apps.reporting.telling.words import PERSONS


class Placed(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


# Between a part and its whole, in plain text.
OF = re.compile(
    r"^/$|^\s*(?:out\sof|of|tren|trong|tren\stong\sso|trong\stong\sso|trong\sso)\s(?:the\s|a\stotal\sof\s)?$"
)
P = TypeVar("P", bound=Placed)


def within(items: Sequence[P], start: int, end: int) -> list[P]:
    return [item for item in items if item.start >= start and item.end <= end]


@dataclass
class Context:
    """What later sentences take over from earlier ones."""

    day: date
    units: tuple[Mention, ...] = ()
    topic: str = PERSONS
    group: str = ""
    # The group of which the sentence names a part.
    whole_group: str = ""
    # The holders of an office of whom the sentence before spoke; “of whom” goes on with them.
    held: str = ""
    measure: str = ""
    kind: str = ""
    basis: str = ""
    since: date | None = None
    is_year: bool = False
    # The day to compare with that was named before a semicolon.
    other: date | None = None


@dataclass(frozen=True)
class Sentence:
    """One sentence; the figures, terms, units and days in it, and its segments."""

    text: str
    stretch: Stretch
    segments: tuple[Stretch, ...]
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    units: tuple[Mention, ...]
    days: tuple[Day, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    def segment_of(self, figure: Figure) -> Stretch:
        return self.segments[max(bisect_right(self._starts, figure.start) - 1, 0)]

    def previous(self, figure: Figure) -> Figure | None:
        place = self.figures.index(figure)
        return self.figures[place - 1] if place else None

    def following(self, figure: Figure) -> Figure | None:
        place = self.figures.index(figure)
        return self.figures[place + 1] if place + 1 < len(self.figures) else None

    def is_whole(self, figure: Figure) -> bool:
        """Whether a figure is that of which the one before it is a part: 10 of 235."""
        previous = self.previous(figure)
        if previous is None:
            return False
        # 143 women of 641: what the part is called may stand between.
        named = next((t.end for t in self.terms if t.start == previous.end + 1 and t.end < figure.start), previous.end)
        return bool(OF.match(self.text[previous.end : figure.start]) or OF.match(self.text[named : figure.start]))

    def without_days(self, start: int, end: int) -> str:
        """What is said there, less the days that it names."""
        days = [(day.start, day.end) for day in self.days if start <= day.start and day.end <= end]
        return "".join(self.text[n] for n in range(start, end) if not any(a <= n < b for a, b in days))

    def view(self, figure: Figure) -> "View":
        """What stands around a figure, up to its neighbours and the ends of its segment."""
        segment, previous, following = self.segment_of(figure), self.previous(figure), self.following(figure)
        start = max(segment.start, previous.end if previous else segment.start)
        if following and self.is_whole(following):
            # 10 of 235 officials hold a master's degree: the words behind the whole are about the part.
            following = self.following(following)
        end = min(segment.end, following.start if following else segment.end)
        pending_from = previous.end if previous else self.stretch.start
        return View(
            figure,
            segment,
            tuple(within(self.terms, start, figure.start)),
            tuple(within(self.terms, figure.end, end)),
            tuple(within(self.terms, pending_from, start)),
            *self._trailing(figure, segment),
            self.text[start : figure.start],
            self.text[figure.end : end],
            previous,
        )

    def _trailing(self, figure: Figure, segment: Stretch) -> tuple[tuple[Term, ...], str]:
        """Terms and words after a bracket that only says the figure again: 8 people (0.2%) untrained."""
        place = self.segments.index(segment)
        again = self.following(figure)
        if segment.opening in ("(", "[") and self.previous(figure) is None:
            # About one in three of them (32.2%) are women.
            rest = next(iter(self.segments[place + 1 : place + 2]), segment)
            if rest.opening in (",", ":"):
                # Still within the bracket, and of another figure; or all of a group, of whom a list begins.
                return (), ""
            end = min(rest.end, again.start if again else rest.end)
            return tuple(within(self.terms, rest.start, end)), ""
        if len(self.segments) < place + 3 or again is None:
            return (), ""
        bracket, rest = self.segments[place + 1], self.segments[place + 2]
        says_exactly = again.kind is not figure.kind or figure.bound is not Bound.EXACT
        is_again = bracket.start <= again.start < bracket.end and says_exactly
        if bracket.opening != "(" or rest.opening != ")" or not is_again:
            return (), ""
        end = min(rest.end, next((each.start for each in self.figures if each.start >= rest.start), rest.end))
        return tuple(within(self.terms, rest.start, end)), self.text[rest.start : end].strip()


@dataclass(frozen=True)
class View:
    """One figure with the terms of its segment before and after it, and those that wait since the figure before."""

    figure: Figure
    segment: Stretch
    before: tuple[Term, ...]
    after: tuple[Term, ...]
    pending: tuple[Term, ...]
    trailing: tuple[Term, ...]
    trailing_words: str
    words_before: str
    words_after: str
    previous: Figure | None

    @property
    def own(self) -> tuple[Term, ...]:
        """The terms of the segment, the nearest first on each side, those before the figure first."""
        return (*reversed(self.before), *self.after)

    @property
    def speaks_of_persons(self) -> bool:
        return any(is_of_persons(term) and term.senses[0].slot != "group" for term in self.own) or any(
            sense.value.startswith("party_")
            and sense.slot == "group"
            and sense.topic == PERSONS
            and is_of_persons(term)
            for term in self.own
            for sense in term.senses
        )


@dataclass
class Reading:
    """A figure with how it is understood: the first address, others that are as likely, or what is missing."""

    figure: Figure
    address: Address | None = None
    others: tuple[Address, ...] = ()
    missing: str = ""
    # Terms that this figure used up.
    used: tuple[Term, ...] = field(default=(), repr=False)
    # Of a change: 1 for a rise, -1 for a fall, 0 where the words do not say.
    direction: int = 0
    # The same of the whole text's unit, where the words leave open which one is meant.
    wider: Address | None = None
    # That unit was named in an earlier paragraph, which may have ended with it.
    is_far: bool = False
    # The same of other groups that the text named before, where the sentence names none.
    alike: tuple[Address, ...] = ()
    # A part of the part that the figure before it told.
    is_part: bool = False
    # A ratio of shares and not of numbers.
    is_of_shares: bool = False
    # Why nobody is told to be wrong: words beside it that the registry does not understand.
    doubt: str = ""
    # Which choice of the text's figures this is; set by whoever numbers them.
    number: int = 0
