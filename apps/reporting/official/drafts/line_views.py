"""Pages on which the lines and breakdowns of a draft are written."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.core.requests import DatedRequest
from apps.core.revisions import StaleError
from apps.reporting.models import FormDraft
from apps.reporting.official.definitions import Line, OfficialForm
from apps.reporting.official.drafts import services
from apps.reporting.official.drafts.access import draft_of, line_of, side_of
from apps.reporting.official.drafts.block_form import BlockForm
from apps.reporting.official.drafts.line_form import LineForm, new_line
from apps.reporting.official.drafts.lines import Side, free_codes, moved, removed, without_block
from apps.reporting.official.drafts.offer import FormOffer
from apps.reporting.official.drafts.several import DivisionForm, SeveralForm
from apps.reporting.official.drafts.views import kept
from apps.reporting.official.wording import name_of

writes = require_http_methods(["GET", "HEAD", "POST"])
LINE, SEVERAL = "reporting/official/drafts/line.html", "reporting/official/drafts/several.html"
UP, DOWN = "up", "down"


@writes
def add(request: DatedRequest, code: str, side: str) -> HttpResponse:
    """One more line."""
    row, told = draft_of(request, code)
    where = side_of(side)
    line = new_line(free_codes(told, where, 1)[0])
    title = _("Add a column") if where is Side.COLUMNS else _("Add a row")
    return _write(request, row, told, where, line, title)


@writes
def change(request: DatedRequest, code: str, side: str, line: str) -> HttpResponse:
    """A line that is there."""
    row, told = draft_of(request, code)
    where = side_of(side)
    found = line_of(told, where, line)
    return _write(request, row, told, where, found, name_of(found))


def _write(
    request: DatedRequest, row: FormDraft, told: OfficialForm, side: Side, line: Line, title: str
) -> HttpResponse:
    form = LineForm(
        request.POST or None, user=request.user, day=request.day, instance=row, form=told, side=side, line=line
    )
    asks = form.is_bound and form.asks_for_more
    return kept(request, row, form, title=title, template=LINE, shows_again=asks)


@writes
def several(request: DatedRequest, code: str, side: str) -> HttpResponse:
    """A line for each category of a dimension, or for each group."""
    row, told = draft_of(request, code)
    where = side_of(side)
    division = DivisionForm(request.GET, offer=FormOffer(told, request.day))
    dimension = division.cleaned_data["dimension"] if division.is_valid() else ""
    title = _("Several columns at once") if where is Side.COLUMNS else _("Several rows at once")
    if not dimension:
        shown = {"title": title, "division": division}
        return render(request, SEVERAL, {**shown, "draft": row, "back_url": row.get_absolute_url()})
    form = SeveralForm(
        request.POST or None,
        user=request.user,
        day=request.day,
        instance=row,
        form=told,
        side=where,
        dimension=dimension,
    )
    return kept(request, row, form, title=title, template=SEVERAL, division=division, dimension=dimension)


@writes
def add_block(request: DatedRequest, code: str, side: str) -> HttpResponse:
    return _write_block(request, code, side, None)


@writes
def change_block(request: DatedRequest, code: str, side: str, place: int) -> HttpResponse:
    return _write_block(request, code, side, place)


def _write_block(request: DatedRequest, code: str, side: str, place: int | None) -> HttpResponse:
    row, told = draft_of(request, code)
    where = side_of(side)
    if place is not None and place >= len(where.blocks(told)):
        raise Http404
    form = BlockForm(
        request.POST or None, user=request.user, day=request.day, instance=row, form=told, side=where, place=place
    )
    return kept(request, row, form, title=_("Breakdown"))


@require_POST
def move(request: DatedRequest, code: str, side: str, line: str, way: str) -> HttpResponse:
    """One place up or down."""
    row, told = draft_of(request, code)
    where, steps = side_of(side), {UP: -1, DOWN: 1}.get(way)
    line_of(told, where, line)
    if steps is None:
        raise Http404
    return done(request, row, lambda: moved(told, where, line, steps=steps))


@require_POST
def remove(request: DatedRequest, code: str, side: str, line: str) -> HttpResponse:
    """Out of the draft."""
    row, told = draft_of(request, code)
    where = side_of(side)
    line_of(told, where, line)
    return done(request, row, lambda: removed(told, where, line))


@require_POST
def remove_block(request: DatedRequest, code: str, side: str, place: int) -> HttpResponse:
    row, told = draft_of(request, code)
    where = side_of(side)
    return done(request, row, lambda: without_block(told, where, place))


def done(request: DatedRequest, row: FormDraft, written: Callable[[], OfficialForm]) -> HttpResponse:
    """A step by one button: done upon what its page showed, or a sentence why not."""
    sent = request.POST.get("revision", "")
    try:
        services.keep(row=row, form=written(), revision=int(sent) if sent.isdigit() else 0, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    except StaleError:
        messages.error(request, _("Someone else wrote on this draft meanwhile. Look at it again."))
    return redirect("reporting:form_draft", row.code)
