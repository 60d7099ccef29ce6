"""The check of one text for one reader; nothing of the text is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from apps.core.permissions import Actor
from apps.reporting.definitions import HEADCOUNT
from apps.reporting.registry import registry
from apps.reporting.services import DEFAULT_GEOGRAPHY
from apps.reporting.table import Breakdown
from apps.reporting.telling.checking.addresses import Address
from apps.reporting.telling.checking.again import doubt_told_again
from apps.reporting.telling.checking.answers import Answers
from apps.reporting.telling.checking.apart import days_of, take_apart
from apps.reporting.telling.checking.event_sums import Finding, event_findings
from apps.reporting.telling.checking.letters import composed
from apps.reporting.telling.checking.reading import Reader
from apps.reporting.telling.checking.scene import Reading
from apps.reporting.telling.checking.sums import Sums
from apps.reporting.telling.checking.units import Gazetteer
from apps.reporting.telling.checking.verdicts import Judged, Verdict, judge

# Longer texts are cut, and the page says so.
MOST_LETTERS = 20_000
MOST_FIGURES = 400
# The units of more days than these are not looked up.
MOST_DAYS = 6


@dataclass(frozen=True)
class Checked:
    """A text with the verdicts on its figures and what they say to each other."""

    text: str
    judged: tuple[Judged, ...]
    findings: tuple[Finding, ...]
    gazetteer: Gazetteer
    is_cut: bool = False

    def number(self, verdict: Verdict) -> int:
        return sum(judged.verdict is verdict for judged in self.judged)


def check(
    text: str, *, day: date, unit: str, user: Actor, chosen: Mapping[int, Address | None] | None = None
) -> Checked:
    """Every figure of the text with its verdict; `day` and `unit` are meant where the text names none.

    `chosen` corrects how figures are understood, by their numbers in the text.
    """
    shown = composed(text)[:MOST_LETTERS]
    days = list(dict.fromkeys([day, *days_of(shown)]))[:MOST_DAYS]
    choices = registry.geographies[DEFAULT_GEOGRAPHY].choices
    gazetteer = Gazetteer(user, {each: choices(user, each, unit) for each in days})
    readings = Reader(gazetteer, day=day, unit=unit, chosen=dict(chosen or {})).read(take_apart(shown, gazetteer, day))
    is_cut = len(text) > MOST_LETTERS or len(readings) > MOST_FIGURES
    readings = readings[:MOST_FIGURES]
    answers = Answers(user)
    answers.prepare(each for r in readings if not r.others for each in (r.address, r.wider) if each)
    judged = doubt_told_again([judge(reading, answers) for reading in readings], shown, chosen or ())
    findings = (*Sums(readings, breakdowns_of(readings)).findings(), *event_findings(readings))
    return Checked(shown, judged, findings, gazetteer, is_cut)


def breakdowns_of(readings: Iterable[Reading]) -> dict[tuple[str, date], Breakdown]:
    """The rows of each measure on each day that the text speaks of."""
    asked = {(r.address.measure, r.address.day) for r in readings if r.address and r.address.measure != HEADCOUNT.code}
    found = {}
    for measure, day in asked:
        for facts in registry.facts_with([measure]):
            found[measure, day] = Breakdown(registry.dimensions[measure], facts.read(day).categories[measure])
    return found
