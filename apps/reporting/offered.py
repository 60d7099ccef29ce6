"""The units that a user may ask for on the day of a request."""

from django.utils.translation import gettext as __

from apps.core.requests import DatedRequest
from apps.reporting.definitions import UnitChoice
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry
from apps.reporting.services import DEFAULT_GEOGRAPHY


def units_of(request: DatedRequest, code: str) -> list[UnitChoice]:
    """The units of the user's scope; of several provinces only the one that holds the code with all below it."""
    return registry.geographies[DEFAULT_GEOGRAPHY].choices(request.user, request.day, code)


def with_asked(units: list[UnitChoice], code: str, title: str) -> list[UnitChoice]:
    """The units with the one that is shown, should it be none of the day: one of another day, or an ended one."""
    if not title or any(unit.code == code for unit in units):
        return units
    return [UnitChoice(code, title, 0), *units]


def first_unit(request: DatedRequest) -> str:
    choices = units_of(request, "")
    if not choices:
        day = f"{request.day:%d/%m/%Y}"
        raise ReportError(__("There is no unit on %(day)s whose reports you may see.") % {"day": day})
    return choices[0].code
