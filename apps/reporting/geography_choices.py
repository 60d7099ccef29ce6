"""The geographies that a page offers: the units of the day itself, of the days on which units changed, of today."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as __

from apps.reporting.choices import Choice
from apps.reporting.errors import ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.registry import registry
from apps.reporting.scope import Scope
from apps.reporting.unit_codes import codes_in


def geography_choices(scope: Scope, day: date) -> list[Choice]:
    """The units of then first, then the latest turns; a day of one's own stands among them once it was asked."""
    today = timezone.localdate()
    days = {*turns_of(scope.unit, day), today}
    labels = {each.isoformat(): _label(each, today) for each in sorted(days, reverse=True)}
    if scope.geography not in (DEFAULT_GEOGRAPHY, *labels) and (own := _day(scope.geography)):
        labels[scope.geography] = _label(own, today)
    then = Choice(DEFAULT_GEOGRAPHY, __("As on that day"), scope.geography == DEFAULT_GEOGRAPHY)
    return [then, *(Choice(value, label, value == scope.geography) for value, label in labels.items())]


def turns_of(unit: str, day: date) -> list[date]:
    """The days on which any of the units changed."""
    find = registry.geographies[DEFAULT_GEOGRAPHY].turns
    try:
        return sorted({turn for code in codes_in(unit) or (unit,) for turn in find(code, day)})
    except ReportError:  # a unit that cannot be named; the page says so
        return []


def _label(day: date, today: date) -> str:
    words = {"day": f"{day:%d/%m/%Y}"}
    if day == today:
        return __("Carried to the units of today") % words
    return __("Carried to the units of %(day)s") % words


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
