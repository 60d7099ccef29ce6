"""The figures of an indicator: the single entry of page, JSON interface and whoever checks a text."""

from datetime import date

from django.utils.translation import gettext as __

from apps.core.permissions import Actor, Permission
from apps.reporting.errors import ReportError
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.indicators.definitions import Figures, Indicator, IndicatorValue, Inquiry
from apps.reporting.indicators.register import find_indicator
from apps.reporting.indicators.sources import OfReport, OfTally
from apps.reporting.registry import registry
from apps.reporting.services import right_of


def value_of(
    indicator: Indicator | str, *, unit: str, day: date, user: Actor, geography: str = DEFAULT_GEOGRAPHY
) -> tuple[IndicatorValue, ...]:
    """Every figure of the indicator for the unit of that official code on the day.

    Raises ReportError with a sentence, OutOfScope and PermissionDenied as the user's rights at the unit say.
    """
    return figures_of(indicator, Inquiry(unit, day, user, geography)).values


def figures_of(indicator: Indicator | str, inquiry: Inquiry) -> Figures:
    """The figures with the unit's name and the way to the report."""
    held = find_indicator(indicator) if isinstance(indicator, str) else indicator
    if not held.holds_on(inquiry.day):
        words = {"code": held.code, "day": f"{inquiry.day:%d/%m/%Y}"}
        raise ReportError(__("The indicator %(code)s is not defined for %(day)s. Choose another day.") % words)
    return held.source.read(inquiry)


def right_lacking(indicator: Indicator, user: Actor) -> Permission | None:
    """The right of its own that the report behind the indicator needs, where the user holds it nowhere."""
    source = indicator.source
    if isinstance(source, OfTally):
        needed = registry.tally_reports[source.report].opened_by
    elif isinstance(source, OfReport):
        needed = right_of(registry.reports[source.report])
    else:
        return None
    return None if needed is None or user.can(needed) else needed
