"""The units that a user may ask for on the day of a request."""

from django.utils.translation import gettext as __

from apps.core.requests import DatedRequest
from apps.reporting.composed.boxes import FilterBox, also_box
from apps.reporting.errors import ReportError
from apps.reporting.places import Place, UnitChoice
from apps.reporting.registry import registry
from apps.reporting.services import DEFAULT_GEOGRAPHY
from apps.reporting.unit_codes import ALSO, are_several, codes_in, first_of

MANY = 2


def units_of(request: DatedRequest, code: str) -> list[UnitChoice]:
    """The units of the user's scope; of several provinces only the one that holds the code with all below it."""
    return registry.geographies[DEFAULT_GEOGRAPHY].choices(request.user, request.day, first_of(code))


def with_asked(units: list[UnitChoice], codes: str, shown: Place | None) -> list[UnitChoice]:
    """The units with those that are shown, should they be none of the day: of another day, or ended ones."""
    if shown is None:
        return units
    known = {unit.code for unit in units}
    others = zip(codes_in(codes), shown.chosen or (shown,), strict=False)
    return [*(UnitChoice(code, place.title, 0) for code, place in others if code not in known), *units]


def further_units(request: DatedRequest, units: list[UnitChoice], codes: str) -> FilterBox | None:
    """The units that can be asked for beside the first one; nothing for whoever has one alone.

    The list comes when it is opened, as the units of a province are hundreds.
    """
    if len(units) < MANY:
        return None
    return also_box(units, codes, is_read=are_several(codes) or ALSO in request.GET.getlist("opened"))


def first_unit(request: DatedRequest) -> str:
    choices = units_of(request, "")
    if not choices:
        day = f"{request.day:%d/%m/%Y}"
        raise ReportError(__("There is no unit on %(day)s whose reports you may see.") % {"day": day})
    return choices[0].code
