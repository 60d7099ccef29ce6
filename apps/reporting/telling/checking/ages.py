"""Ages that no band of the reports holds: under 40, from 35 to 45; told year by year."""

import re
from collections.abc import Iterator
from datetime import date

from apps.reporting.telling.checking.terms import Term, senses_of_ages
from apps.reporting.telling.words import PERSONS, Sense

AGE_YEARS = "age_years"
YOUNGEST, OLDEST = 15, 99
SPAN = re.compile(
    r"(?<![a-z])(?:tu\s)?(?:du\s)?(?P<first>\d\d)(?:\s(?:tuoi\s)?(?:den|toi)\s|\s?[-–]\s?)(?P<below>duoi\s)?(?P<last>\d\d)\stuoi"
)
BOUND = re.compile(
    r"(?<![a-z])(?P<how>duoi|tren|tu\sdu|tu|khong\squa|chua\sden|chua\stoi)\s(?P<age>\d\d)\stuoi(?:\stro\s(?P<way>len|xuong))?"
)
# Plain text, in which y is i.
ENGLISH = re.compile(
    r"(?<![a-z])(?:aged\s)?(?P<how>under|below|over|above)\s(?:the\sage\sof\s)?(?P<age>\d\d)(?:\siears\s(?:old|of\sage))(?![a-z])"
    r"|(?<![a-z])(?:aged|women|men|people|officials|cadres|servants|members|staff)\s"
    r"(?P<other>under|below|over|above)\s(?P<years>\d\d)(?!\d|\s?%|[.,]\d|\sper)"
)


def age_terms(text: str, day: date) -> Iterator[Term]:
    """Plain text in which an age is told by a span, or else by a bound."""
    spans = [(match, _of_span(match, day)) for match in SPAN.finditer(text)]
    taken = [match.span() for match, _term in spans]
    yield from (term for _match, term in spans if term)
    for pattern in (BOUND, ENGLISH):
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                yield from filter(None, [_of_bound(match)])


def _of_span(match: re.Match[str], day: date) -> Term | None:
    """A band of the reports also holds those of whom only the year of birth is known, where that is enough."""
    first, last = int(match["first"]), int(match["last"]) - bool(match["below"])
    banded = senses_of_ages(first, last, day)
    return Term(*match.span(), banded) if banded else _term(match, first, last)


def _of_bound(match: re.Match[str]) -> Term | None:
    """“Từ 40 tuổi trở xuống” includes the age, “dưới 40 tuổi” does not; “từ 40 tuổi” alone goes up."""
    if match.re is ENGLISH:
        age = int(match["age"] or match["years"])
        is_under = (match["how"] or match["other"]) in ("under", "below")
        return _term(match, YOUNGEST, age - 1) if is_under else _term(match, age + 1, OLDEST)
    how, age, way = match["how"], int(match["age"]), match["way"] or ""
    if how in ("duoi", "chua den", "chua toi"):
        return _term(match, YOUNGEST, age - (way != "xuong"))
    if how == "khong qua" or way == "xuong":
        return _term(match, YOUNGEST, age)
    return _term(match, age + (how == "tren" and way != "len"), OLDEST)


def _term(match: re.Match[str], first: int, last: int) -> Term | None:
    """Nothing where no age lies between."""
    ages = range(max(first, YOUNGEST), min(last, OLDEST) + 1)
    if not ages:
        return None
    # whom it is said of stands before it and is a phrase of its own: women under 30
    start = match.start("other") if match.groupdict().get("other") else match.start()
    return Term(start, match.end(), (Sense(PERSONS, "category", "+".join(map(str, ages)), AGE_YEARS),))
