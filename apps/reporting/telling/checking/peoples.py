"""Single peoples by their names: người Tày, đồng bào Thái, dân tộc Mường 1.903 người, Thái 197 người.

Without its marks and its capital letter a short name is a common word, so only the text as it is shown tells them.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from django.utils.translation import override

from apps.reporting.registry import registry
from apps.reporting.telling.checking.terms import Term
from apps.reporting.telling.words import PERSONS, Sense, words

ETHNIC_GROUP = "ethnic_group"
# Told by a row of the usual reports.
USUAL = ("Kinh",)
NEXT_NAME = r"(?!\w)(?!\s+[^\W\d_a-zà-ỹđ]\w)"
ENDS = re.compile(r"[.!?](?=\s|$)|\n")
SPEAKS_OF_PEOPLES = re.compile(r"(?<!\w)(?:[Dd]ân tộc|DÂN TỘC|[Ee]thnic\w*|[Nn]ationalit\w+)(?!\w)")


def people_terms(shown: str, day: date) -> Iterator[Term]:
    """Names behind a word that says so, and the names that stand in a list in a sentence that speaks of peoples."""
    patterns, codes = _patterns(day)
    told = [(match.span(), codes[_name(match)]) for pattern in patterns[:3] for match in pattern.finditer(shown)]
    anchors = [*(end for (_start, end), _code in told), *(match.end() for match in SPEAKS_OF_PEOPLES.finditer(shown))]
    for match in (each for pattern in patterns[3:] for each in pattern.finditer(shown)):
        before = [end for end in anchors if end <= match.start("name")]
        if before and not ENDS.search(shown, max(before), match.start("name")):
            told.append((match.span("name"), codes[match["name"]]))
    taken = -1
    for (start, end), code in sorted(told):
        if start > taken:
            yield Term(start, end, (Sense(PERSONS, "category", code, ETHNIC_GROUP),))
            taken = end


def _name(match: re.Match[str]) -> str:
    return match.groupdict().get("other") or match["name"]


@lru_cache(maxsize=8)
def _patterns(day: date) -> tuple[tuple[re.Pattern[str], ...], dict[str, str]]:
    codes = dict(_names(day))
    name = "|".join(sorted(map(re.escape, codes), key=len, reverse=True)) or r"(?!)"
    long = "|".join(sorted((re.escape(each) for each in codes if len(each) > 2), key=len, reverse=True)) or r"(?!)"
    followed = r"(?=\s(?:có\s|là\s|chiếm\s|with\s)?\(?\d|:)"
    return (
        re.compile(
            r"(?<!\w)(?:(?:[Nn]gười|[Đđ]ồng bào|[Dd]ân tộc|[Tt]ộc người|[Ee]thnic)\s){1,3}"
            rf"(?P<name>{name}){NEXT_NAME}"
        ),
        re.compile(
            rf"(?<!\w)(?P<name>{long})(?=\s(?:people|minority|ethnic|nationality|officials?|cadres?|women|men)(?!\w))"
            rf"|(?:(?<=\d\sare\s)|(?<=as\smany\s))(?P<other>{long})(?!\w)"
        ),
        re.compile(rf"(?<=\d\s)(?P<name>{long})(?=\s(?:(?:commune|civil)(?!\w)|and\s\d[\d.,]*\s(?:{long})\s))"),
        re.compile(rf"(?:[:,;]|\bvà|\band)\s(?:là\s|người\s)?(?P<name>{long}){followed}"),
        re.compile(rf"\d\s(?:người\s)?(?P<name>{long})(?!\w)"),
    ), codes


def _names(day: date) -> Iterator[tuple[str, str]]:
    for facts in registry.facts_with([ETHNIC_GROUP]):
        for language in ("en", "vi"):
            with override(language):
                for row in facts.read(day).categories[ETHNIC_GROUP]:
                    if row.values not in ((None,), ()) and str(row.title) not in USUAL:
                        yield str(row.title), row.code
    for code, names in words().peoples.items():
        yield from ((name, code) for name in names)
