"""The establishment of the user's units, its file, and what one unit was allotted over the years."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.accounts.models import User
from apps.accounts.requests import RegistryRequest
from apps.cadres.day import unit_words
from apps.cadres.files import FORMATS, file_response
from apps.cadres.line_resources import LineResource
from apps.cadres.periods import last_day
from apps.cadres.unitchoice import UnitChoice, unit_choices
from apps.communes.models import Level, Unit
from apps.communes.titles import titles_near
from apps.core.permissions import Permission
from apps.establishment.figures import Establishment, UnitPosts, together
from apps.establishment.files import POSTS, origin_of
from apps.establishment.lines import opening_lines
from apps.establishment.models import Allotment, Block, Opening, UnitClassification

# What can be asked of the lines: every unit, those with vacancies, above the allotment, or without one.
SHOWN: dict[str, Callable[[UnitPosts], bool]] = {
    "": lambda line: True,
    "vacant": lambda line: line.vacant > 0,
    "excess": lambda line: line.excess > 0,
    "unplanned": lambda line: line.unplanned > 0,
    "without": lambda line: line.allotted is None,
}


def asked_block(request: RegistryRequest) -> Block:
    """The block asked for, else the first one."""
    blocks = Block.objects.valid_on(request.day)
    return blocks.filter(pk=request.GET.get("block", "")).first() or get_object_or_404(blocks[:1])


def asked_unit(request: RegistryRequest, units: list[UnitChoice]) -> Unit | None:
    key = request.GET.get("unit", "")
    return next((choice.unit for choice in units if choice.key == key), None)


def shown_lines(request: RegistryRequest, establishment: Establishment) -> list[UnitPosts]:
    wanted = SHOWN.get(request.GET.get("show", ""), SHOWN[""])
    return [line for line in establishment.lines if wanted(line)]


@require_safe
def overview(request: RegistryRequest) -> HttpResponse:
    """Posts allotted, people there, vacancies, and vacancies that are to be filled, unit by unit."""
    request.user.require(Permission.VIEW_CADRES)
    block, units = asked_block(request), unit_choices(request.user, request.day)
    establishment = Establishment(request.user, request.day, block, asked_unit(request, units))
    show = request.GET.get("show", "")
    context = {
        "block": block,
        "blocks": Block.objects.valid_on(request.day),
        "units": units,
        "lines": shown_lines(request, establishment),
        "total": together(establishment.lines),
        "show": show if show in SHOWN else "",
        "may_set": request.user.can(Permission.MANAGE_ESTABLISHMENT),
        "may_export": request.user.can(Permission.EXPORT_NAMES),
    }
    return render(request, "establishment/overview.html", context)


@require_safe
def export(request: RegistryRequest, form: str) -> HttpResponseBase:
    """The table as it is shown, as a file."""
    request.user.require(Permission.VIEW_CADRES)
    request.user.require(Permission.EXPORT_NAMES)
    if form not in FORMATS:
        raise Http404
    block, units = asked_block(request), unit_choices(request.user, request.day)
    within = asked_unit(request, units)
    lines = shown_lines(request, Establishment(request.user, request.day, block, within))
    asked = [(_("Block"), str(block))]
    origin = origin_of(request.user, request.day, asked)
    stem = f"bien-che-{request.day.isoformat()}"
    return file_response(LineResource(POSTS), lines, form=form, stem=stem, title=_("Establishment"), origin=origin)


@require_safe
def unit_page(request: RegistryRequest, key: str) -> HttpResponse:
    """What a unit was allotted over the years, how it stands on the day, and its vacancies to fill."""
    unit = get_object_or_404(
        Unit.objects.in_scope_of(request.user, Permission.VIEW_CADRES), key=key, level=Level.COMMUNE
    )
    allotments = Allotment.objects.visible_to(request.user).filter(unit=unit)
    openings = Opening.objects.visible_to(request.user).filter(unit=unit)
    fetched = openings.select_related("block", "title").annotate(unit_words=unit_words("unit", request.day))
    standing = [
        (block, line)
        for block in Block.objects.valid_on(request.day)
        for line in Establishment(request.user, request.day, block, unit).lines
        if line.key == unit.key
    ]
    context = {
        "unit": unit,
        "title": titles_near([unit.pk], request.day).get(unit.pk, unit.key),
        "standing": standing,
        "allotments": allotments.select_related("block", "legal_basis").order_by("-year", "block__position"),
        "classes": [(each, last_day(each.period)) for each in _classes(request.user, unit)],
        "openings": opening_lines(fetched, request.day),
        "may_set": request.user.can(Permission.MANAGE_ESTABLISHMENT, unit),
        "may_see_history": request.user.can(Permission.VIEW_HISTORY, unit),
    }
    return render(request, "establishment/unit.html", context)


def _classes(user: User, unit: Unit) -> QuerySet[UnitClassification]:
    classes = UnitClassification.objects.visible_to(user).filter(unit=unit)
    return classes.select_related("unit_class").order_by("-period")
