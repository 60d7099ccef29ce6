"""What a text is asked for: report, unit, days, groups, measures and manner, from the query of its address."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as __

from apps.core.dates import Precision, parse_partial_date
from apps.reporting.definitions import HEADCOUNT, Report
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry
from apps.reporting.telling.narrative import Manner, Style
from apps.reporting.telling.words import words

PLACES = (0, 1, 2)
LANGUAGES = ("vi", "en")
# How many measures a text tells when nothing else was chosen: those that its report is about stand first.
USUAL_MEASURES = 2


@dataclass(frozen=True)
class AskedText:
    """A text; `than` is the day to compare with."""

    report: Report
    unit: str
    day: date
    than: date | None
    groups: tuple[str, ...]
    measures: tuple[str, ...]
    manner: Manner
    language: str


def asked_text(query: QueryDict, *, unit: str, day: date) -> AskedText:
    """The query as an `AskedText`; what is missing or unknown falls back to the usual. Raises ReportError for days."""
    known = list(words().reports)
    report = registry.reports.get(str(query.get("report", "")), registry.reports[known[0]])
    measures = [code for code in report.dimensions if code != HEADCOUNT.code]
    usual = measures[:USUAL_MEASURES]
    style = query.get("style", "")
    places = query.get("places", "")
    language = query.get("language", "")
    return AskedText(
        report,
        query.get("unit", "").strip()[:10] or unit,
        day,
        other_day(query.get("than", "")),
        _chosen(query.getlist("group"), report.populations, report.populations[:1]),
        _chosen(query.getlist("measure"), measures, usual),
        Manner(
            Style(style) if style in {each.value for each in Style} else Style.REPORT,
            int(places) if places in {str(each) for each in PLACES} else 1,
            query.get("hundred") == "1",
        ),
        language if language in LANGUAGES else (get_language() or "vi")[:2],
    )


def other_day(text: str) -> date | None:
    if not text.strip():
        return None
    found = parse_partial_date(text.strip())
    if found is None or found.precision != Precision.DAY:
        raise ReportError(__("%(text)s is not a day. Write it as 01/07/2020 or 2020-07-01.") % {"text": text[:40]})
    return found.first


def _chosen(
    asked: list[str], known: tuple[str, ...] | list[str], usual: tuple[str, ...] | list[str]
) -> tuple[str, ...]:
    return tuple(code for code in known if code in asked) or tuple(usual)
