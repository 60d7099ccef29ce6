"""Events whose parts are named beside their total: what is left is said, as readers take the parts for all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as __

from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.services import sections_of
from apps.reporting.telling.checking.figures import Bound, Kind
from apps.reporting.telling.checking.scene import Reading
from apps.reporting.telling.pieces import number_words
from apps.reporting.telling.words import words

Line = tuple[str, tuple[str, ...], date, str, str]


@dataclass(frozen=True)
class Finding:
    """A sentence about several figures of a text."""

    text: str
    is_contradiction: bool = False


def event_findings(readings: Iterable[Reading]) -> Iterator[Finding]:
    """For each line of events whose total the text tells, whether the parts that it names make it."""
    totals = {topic.report + topic.measure: topic.category for topic in words().topics.values() if topic.has_parts}
    lines: dict[Line, dict[str, int]] = defaultdict(dict)
    for reading in readings:
        address, figure = reading.address, reading.figure
        is_plain = not reading.others and figure.kind is Kind.COUNT and figure.bound is Bound.EXACT
        if address and is_plain and address.report in registry.tally_reports and len(address.cells) == 1:
            group, measure, category = address.cells[0]
            lines[address.report, address.units, address.day, group, measure].setdefault(category, int(figure.value))
    for line, parts in lines.items():
        total = parts.pop(_total_of(line, totals), None)
        if total is not None and parts and sum(parts.values()) != total:
            yield _told(line, total, sum(parts.values()))


def _total_of(line: Line, totals: dict[str, str]) -> str:
    """The category that is the total of a line, where its others are parts of it."""
    report, _units, _day, _group, measure = line
    patterned = next((t.category for t in words().topics.values() if t.report == report and "{" in t.measure), "")
    return totals.get(report + measure, "") or patterned


def _told(line: Line, total: int, found: int) -> Finding:
    parts = {
        "total": number_words(total),
        "sum": number_words(found),
        "rest": number_words(abs(total - found)),
        "what": _title(line),
    }
    if found > total:
        text = __("Of %(total)s, the parts that are named make %(sum)s, which is more (%(what)s).")
        return Finding(text % parts, is_contradiction=True)
    text = __("Of %(total)s, the parts that are named make %(sum)s; %(rest)s are not named (%(what)s).")
    return Finding(text % parts)


def _title(line: Line) -> str:
    report, _units, day, group, code = line
    sections = sections_of(registry.tally_reports[report], Span(None, day), None, None)
    found = (m for s in sections if group in {g.code for g in s.groups} for m in s.measures if m.code == code)
    measure = next(found, None)
    return str(measure.title) if measure else code
