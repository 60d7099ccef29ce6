"""Figures of the units of one kind: how many wards there are, and how many people serve in the wards."""

import re
from collections.abc import Iterator

from apps.reporting.telling.checking.addresses import Condition
from apps.reporting.telling.checking.figures import Kind
from apps.reporting.telling.checking.persons import OF_WHOM
from apps.reporting.telling.checking.scene import Reading, Sentence, View

UNIT_KIND = "unit_kind"
KINDS = {"xa": "xa", "phuong": "phuong", "thi tran": "thi_tran", "ward": "phuong", "township": "thi_tran"}
NAME = r"(?:xa|phuong|thi\stran|wards?|townships?)"
JOINED = r"(?:\s*,\s*(?:va\s|and\s)?|\sva\s|\shoac\s|\sand\s)"
# One kind or a list of them, but not of a level (cấp xã); behind a number they are counted.
NAMED = re.compile(rf"(?<![a-z])(?<!cap\s)(?P<kinds>{NAME}(?:{JOINED}{NAME})*)(?![a-z])")
COUNTED = re.compile(rf"^\s(?P<kind>{NAME})(?![a-z]|\s(?:ve|den|sang|len|to)\s)")
# Nothing more is said of the units that a number counts: 129 xã, 12 phường và …
ALONE = re.compile(rf"^\s{NAME}\s*(?:[,;.)].*|va|and)?\s*$", re.DOTALL)
IN_UNIT = re.compile(r"^\s(?:cua|o|tai|thuoc|trong|tren\sdia\sban|in|of)?\s*(?:the\s)?$")


def kind_counted(sentence: Sentence, view: View) -> str:
    """The kind of units of which a figure is the number, where the sentence lists several: 129 xã, 12 phường."""
    if view.figure.kind is not Kind.COUNT or not ALONE.match(view.words_after):
        return ""
    told = COUNTED.match(view.words_after)
    others = (COUNTED.match(sentence.view(each).words_after) for each in sentence.figures)
    kinds = {_code(each["kind"]) for each in others if each}
    return _code(told["kind"]) if told and len(kinds) > 1 else ""


def kinds_meant(sentence: Sentence, view: View, previous: Reading | None) -> tuple[str, ...]:
    """The kinds of units of whose people a figure tells; none where it tells of all units.

    Communes alone are one kind only where the paragraph also tells of another one: else all units are called so.
    """
    start, end = sentence.stretch.start, view.figure.start
    named = [each for each in _named(sentence, start, end) if not _is_left(sentence, each, end)]
    if named:
        return _kinds_of(sentence, named[-1])
    goes_on = OF_WHOM.match(sentence.text[start:end].lstrip())
    return kinds_of(previous) if goes_on else ()


def kinds_of(reading: Reading | None) -> tuple[str, ...]:
    """Of which kinds of units an earlier figure was told."""
    also = reading.address.also if reading and reading.address else ()
    return next((rows for measure, rows in also if measure == UNIT_KIND), ())


def of_kinds(kinds: tuple[str, ...]) -> Condition:
    return UNIT_KIND, kinds


def _named(sentence: Sentence, start: int, end: int) -> Iterator[re.Match[str]]:
    """The kinds named there, names of units apart."""
    for match in NAMED.finditer(sentence.text, start, end):
        is_counted = sentence.text[: match.start()].rstrip()[-1:].isdigit()
        if not is_counted and not any(unit.start < match.end() and match.start() < unit.end for unit in sentence.units):
            yield match


def _is_left(sentence: Sentence, named: re.Match[str], end: int) -> bool:
    """Whether a unit is named behind the kind that is not where these units lie."""
    behind = [unit for unit in sentence.units if named.end() <= unit.start < end]
    return bool(behind) and not IN_UNIT.match(sentence.text[named.end() : behind[0].start])


def _kinds_of(sentence: Sentence, named: re.Match[str]) -> tuple[str, ...]:
    kinds = tuple(dict.fromkeys(_code(each) for each in re.findall(NAME, named["kinds"])))
    if "xa" not in kinds:
        return kinds
    return kinds if len(kinds) == 1 and _tells_of_others(sentence) else ()


def _tells_of_others(sentence: Sentence) -> bool:
    text = sentence.text
    begin = text.rfind("\n", 0, sentence.stretch.start) + 1
    end = text.find("\n", sentence.stretch.end)
    found = NAMED.finditer(text, begin, end if end >= 0 else len(text))
    return any(set(map(_code, re.findall(NAME, each["kinds"]))) - {"xa"} for each in found if "xa" not in each["kinds"])


def _code(written: str) -> str:
    return KINDS[written.removesuffix("s")]
