"""Making the table that a request asks for; a unit out of scope answers as if it did not exist."""

from dataclasses import replace

from django.http import Http404

from apps.core.requests import DatedRequest
from apps.reporting.composed.acts import acted
from apps.reporting.composed.asking import composition_of, usual
from apps.reporting.composed.boxes import FilterBox, also_box
from apps.reporting.composed.checking import closed_to
from apps.reporting.composed.choices import Offer
from apps.reporting.composed.definitions import Composition
from apps.reporting.composed.examples import levels_below
from apps.reporting.composed.flat import unpacked
from apps.reporting.composed.page import Composer, Result
from apps.reporting.composed.services import compose
from apps.reporting.composed.within import places_within
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.offered import first_unit, units_of
from apps.reporting.places import UnitChoice
from apps.reporting.unit_codes import ALSO, LONGEST, codes_in, first_of, joined

BUILDER = "composing"


def asked_in(request: DatedRequest, units: list[UnitChoice]) -> Composition:
    """What the form says, what an address holds, or what one starts with."""
    if "t" in request.GET:
        return unpacked(request.GET["t"])
    if BUILDER not in request.GET and "group" not in request.GET:
        return usual(levels_below(units))
    return acted(composition_of(request.GET), request.GET)[0]


def composer_of(request: DatedRequest, composition: Composition | None = None) -> Composer:
    """The builder's page; whatever is wrong with the table is told beside the choices."""
    trouble, units = "", units_of(request, request.GET.get("unit", "")[:LONGEST])
    try:
        asked = composition or asked_in(request, units)
    except ReportError as error:
        asked, trouble = usual(levels_below(units)), str(error)
    unit = asked.unit or (units[0].code if units else "")
    offer = offer_of(request, replace(asked, unit=unit))
    result: Result | None = None
    try:
        result = result_of(request, asked, offer.names)
    except ReportError as error:
        trouble = trouble or str(error)
    return Composer(offer, units, first_of(unit), request.day, result, trouble)


def offer_of(request: DatedRequest, composition: Composition) -> Offer:
    """What can be chosen, with the units below the one of the composition."""
    opened = frozenset(request.GET.getlist("opened"))
    closed = closed_to(request.user)
    return Offer(
        composition, request.day, lambda: places_within(composition, request.day, request.user), opened, closed
    )


def filter_asked(request: DatedRequest, dimension: str) -> FilterBox:
    """One filter with all that can be ticked, for the unit, days and boundaries that the form says."""
    asked = composition_of(request.GET)
    unit = asked.unit or first_unit(request)
    if dimension == ALSO:
        return also_box(units_of(request, first_of(unit)), unit)
    return offer_of(request, replace(asked, unit=unit, filters=())).filter(dimension)


def result_of(request: DatedRequest, composition: Composition, names: dict[tuple[str, str], str]) -> Result:
    """The table on the day of the request, for the unit of the composition or the user's first one."""
    unit = composition.unit or first_unit(request)
    try:
        table = compose(composition, day=request.day, unit=unit, user=request.user)
    except OutOfScope as error:
        raise Http404 from error
    return Result(table, names, replace(composition, unit=unit))


def result_in(request: DatedRequest) -> Result:
    """The table that an address holds, with the words that it needs."""
    composition = unpacked(request.GET.get("t", ""))
    return result_of(request, composition, Offer(composition, request.day).names)


def at_home(request: DatedRequest, composition: Composition, units: list[UnitChoice]) -> Composition:
    """A kept table for whoever opens it: the unit and geography asked, or its own where the user has them."""
    codes = {unit.code for unit in units}
    kept = composition.unit if codes.issuperset(codes_in(composition.unit)) else ""
    unit = joined([request.GET.get("unit", "")]) or kept
    if "geography" not in request.GET:
        return replace(composition, unit=unit)
    return replace(composition, unit=unit, geography=composition_of(request.GET).geography)
