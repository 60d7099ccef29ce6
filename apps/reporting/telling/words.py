"""How papers and the press call what reports count: `fixtures/telling/words.toml`, read once."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

PATH = settings.BASE_DIR / "fixtures" / "telling" / "words.toml"
PERSONS = "persons"
# Before the codes of titles that stand in the place of a group.
TITLED = "title:"
# English names that keep their first letter anywhere.
NAMES = ("Party", "People's")
Phrases = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Sense:
    """What a phrase may mean: a value of a slot (group, measure, category, kind, basis) within a topic."""

    topic: str
    slot: str
    value: str
    # The measure that a category belongs to, for persons.
    measure: str = ""
    # Only the title of a row, which nobody writes where another measure is usual: a university degree in English.
    is_title: bool = False


@dataclass(frozen=True)
class Topic:
    """A report of events as texts tell it."""

    code: str
    report: str
    measure: str
    group: str
    category: str
    # A category named in an earlier part of the sentence may be a figure's: reduced, from 210 to 151, by 59.
    takes_waiting: bool = False
    # Whether the other categories are parts of the usual one.
    has_parts: bool = False
    # What stands in the measure's place, and the measure of all of them together.
    kinds: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    whole: str = ""


@dataclass(frozen=True)
class Words:
    """All phrases with their senses, and what narratives need to know."""

    senses: Mapping[str, tuple[Sense, ...]]
    topics: Mapping[str, Topic]
    reports: tuple[str, ...]
    within: Mapping[str, str]
    press: Phrases
    groups: Phrases
    # Groups that are the holders of an office.
    offices: Phrases
    # Holders of a title, by the codes of its titles joined by plus signs.
    titles: Phrases
    categories: Mapping[str, Phrases]
    measures: Phrases
    # Other names of single peoples, by their codes.
    peoples: Phrases
    # For each measure the level of the code list that one studies for.
    studying: Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=1)
def words() -> Words:
    told = tomllib.loads(PATH.read_text(encoding="utf-8"))
    senses: dict[str, list[Sense]] = {}
    for phrase, sense in _senses(told):
        senses.setdefault(phrase, []).append(sense)
    persons = told[PERSONS]
    return Words(
        {phrase: tuple(dict.fromkeys(held)) for phrase, held in senses.items()},
        {
            code: Topic(
                code,
                each["report"],
                each["measure"],
                each["group"],
                each["category"],
                each.get("takes_waiting", False),
                each.get("has_parts", False),
                tuple(each.get("kinds", ())),
                tuple(each.get("bases", ())),
                each.get("whole", ""),
            )
            for code, each in told["topics"].items()
        },
        tuple(told["reports"]),
        told["within"],
        _tuples(told["press"]),
        _tuples(persons["groups"]),
        _tuples(persons["offices"]),
        {titled(codes): tuple(phrases) for codes, phrases in persons["titles"].items()},
        {measure: _tuples(phrases) for measure, phrases in persons["categories"].items()},
        _tuples(persons["measures"]),
        _tuples(told["peoples"]),
        told["studying"],
    )


def _senses(told: dict[str, Any]) -> Iterator[tuple[str, Sense]]:
    persons = told[PERSONS]
    yield from _listed(persons["groups"] | persons["offices"], PERSONS, "group")
    titles = {titled(codes): phrases for codes, phrases in persons["titles"].items()}
    yield from _listed(titles, PERSONS, "group")
    yield from _listed(persons["measures"], PERSONS, "measure")
    yield from _listed(persons["states"], PERSONS, "state")
    for measure, phrases in persons["categories"].items():
        yield from _listed(phrases, PERSONS, "category", measure)
    for code, topic in told["topics"].items():
        for phrase in topic.get("words", ()):
            yield phrase, Sense(code, "topic", code)
        for slot, table in (
            ("kind", "kinds"),
            ("basis", "bases"),
            ("group", "groups"),
            ("category", "categories"),
        ):
            yield from _listed(topic.get(table, {}), code, slot)
        for measure, phrases in topic.get("others", {}).items():
            yield from _listed(phrases, code, "category", measure)


def _listed(table: Mapping[str, list[str]], topic: str, slot: str, measure: str = "") -> Iterator[tuple[str, Sense]]:
    for value, phrases in table.items():
        for phrase in phrases:
            yield phrase, Sense(topic, slot, value, measure)


def _tuples(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {code: tuple(phrases) for code, phrases in table.items()}


def titled(codes: str) -> str:
    """Holders of some titles in the place of a group."""
    return f"{TITLED}{codes}"


def spoken(phrases: tuple[str, ...] | None, otherwise: object) -> str:
    """The phrase that a narrative writes: Vietnamese stands first, English second; else the title."""
    if not phrases or len(phrases) < 2:
        return within_sentence(str(otherwise))
    return phrases[1] if (get_language() or "vi").startswith("en") else phrases[0]


def within_sentence(title: str) -> str:
    """A title with a small first letter, unless it is a name, or its next word is one too: Phó Bí thư Đảng ủy."""
    first, following = [*title.split(" ", 2), ""][:2]
    return title if first in NAMES or following[:1].isupper() else lowered(title)


def holds_a_name(title: str) -> bool:
    """Whether a word after the first one has a capital letter."""
    return any(word[:1].isupper() for word in title.split(" ")[1:])


def bracketed(title: str) -> str:
    """What follows a colon in a title stands in brackets: studying (professional qualification)."""
    whole, colon, part = title.partition(": ")
    return f"{whole} ({part})" if colon else title


def lowered(title: str) -> str:
    """A title within a sentence: its first letter is small unless the word is an abbreviation."""
    first = title.split(" ", 1)[0]
    return title if len(first) > 1 and first.isupper() else title[:1].lower() + title[1:]
