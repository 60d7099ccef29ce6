"""What the columns of a list of facts mean whose headers nobody knows: all of them against all that are missing."""

from collections.abc import Mapping
from dataclasses import replace

from apps.rosters.assignment import assigned
from apps.rosters.evidence import Surroundings
from apps.rosters.header import Header
from apps.rosters.header_spellings import IGNORED, PART
from apps.rosters.header_words import HeaderWords, Resemblance
from apps.rosters.matters import kept_elsewhere
from apps.rosters.sampling import Samples

# By so much, in logarithms of odds, the best of all meanings must weigh more than the second one to be believed.
SURE = 1.2
# By so much it must weigh more than what the words of its header were taken for.
RATHER = 4.0
# What was believed once stands beside others and tells more of these.
ROUNDS = 2


def weighed(header: Header, words: HeaderWords, samples: Samples) -> Header:
    """The same header with the columns that are clear from their values and places, and questions about others."""
    if not words.declared.telling:
        return header
    for _ in range(ROUNDS):
        header = _weighed_once(header, words, samples)
    return header


def _weighed_once(header: Header, words: HeaderWords, samples: Samples) -> Header:
    open_ones = open_columns(header, words)
    known = {place: key for place, key in header.columns.items() if place not in open_ones}
    around = Surroundings(words, samples, header.rows.stop, known, header.keys)
    paths = {place: tuple(header.texts[place].split(PART)) for place in open_ones}
    weights = {place: around.weights(place, path) for place, path in paths.items()}
    found = assigned(weights, alike(words))
    sure = {place: each.key for place, each in found.items() if each.ahead >= SURE}
    sure = {place: key for place, key in sure.items() if not _is_hardly_rather(header, weights[place], place, key)}
    kept = {place: key for place, key in header.columns.items() if place not in sure and key not in sure.values()}
    columns = kept | sure
    asked = {
        place: each.key for place, each in found.items() if place not in columns and each.key not in columns.values()
    }
    changed = {place for place, key in sure.items() if header.columns.get(place) != key}
    return replace(
        header,
        columns=dict(sorted(columns.items())),
        guessed={
            **{place: text for place, text in header.guessed.items() if place in columns},
            **{place: _head(words, sure[place]) for place in changed},
        },
        doubts={
            **{p: each for p, each in header.doubts.items() if p not in columns and each.key not in columns.values()},
            **{place: Resemblance(key, _head(words, key), 1) for place, key in asked.items()},
        },
        likened=(header.likened | changed) & columns.keys(),
        weighed=(header.weighed | changed) & columns.keys(),
    )


def _is_hardly_rather(header: Header, weights: Mapping[str | None, float], place: int, key: str) -> bool:
    """Whether the words of a header were taken for another column that weighs hardly less."""
    said = header.columns.get(place)
    return said not in (None, key) and weights.get(said, float("-inf")) > weights[key] - RATHER


def open_columns(header: Header, words: HeaderWords) -> set[int]:
    """The columns of which nobody knows what they mean, or only by headers that are near to theirs."""
    of_no_use = {place for place, text in header.texts.items() if _is_of_no_use(text, words)}
    unknown = {*header.unused, *header.doubts} - header.refused - of_no_use
    likened = header.likened - header.weighed
    guessed = {place for place in header.guessed if place in header.columns} - header.weighed
    return {place for place in unknown | likened | guessed if place in header.texts} - _whom(header, words)


def _is_of_no_use(text: str, words: HeaderWords) -> bool:
    """Whether it is known that nothing is read from the column, or it tells of a matter kept elsewhere, as of money."""
    return words.exact((*text.split(PART),)) == IGNORED or kept_elsewhere([text]) is not None


def _whom(header: Header, words: HeaderWords) -> set[int]:
    whom = {*words.declared.whom}
    return {place for place, key in header.columns.items() if key in whom}


def alike(words: HeaderWords) -> dict[str, set[str]]:
    """The columns of which one states what the other does: to read one for the other is no other meaning."""
    columns = [each for each in words.declared.columns if not each.is_mark]
    return {
        each.key: {other.key for other in columns if other is not each and not {*each.keys}.isdisjoint(other.keys)}
        for each in columns
    }


def _head(words: HeaderWords, key: str) -> str:
    return str(words.declared.column(key).headers[0])
