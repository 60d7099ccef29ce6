"""Pages of one reorganisation: what it means for people, carrying it out, and taking that back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.handover import handovers
from apps.accounts.models import User
from apps.accounts.requests import RegistryRequest
from apps.cadres.mergers import carrying, planning
from apps.cadres.mergers.carrying import LeanedOnError, Order, readiness_of
from apps.cadres.mergers.doubles import doubles_of
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.forms import OrderForm
from apps.cadres.mergers.overview import Overview, merged_units, result_counts, summed, undecided_by_unit, without_post
from apps.cadres.models import Category, PlacementRound
from apps.communes.models import Reorganisation
from apps.communes.reorganising import entered_act
from apps.core.permissions import Permission
from apps.core.templatetags.registry import number
from apps.core.undo import Kept

writes = require_http_methods(["GET", "HEAD", "POST"])
UNITS_A_PAGE = 50


def ending_of(request: RegistryRequest, key: str) -> Ending:
    """The reorganisation as the user may carry it out: 403 without the right, 404 when nothing of it is theirs."""
    request.user.require(Permission.REORGANISE_UNITS)
    return Ending(get_object_or_404(Reorganisation, key=key), request.user)


@require_safe
def detail(request: RegistryRequest, key: str) -> HttpResponse:
    """What the reorganisation means for the people of the user's units."""
    request.user.require(Permission.VIEW_CADRES)
    found = get_object_or_404(Reorganisation, key=key)
    overview = Overview(found, request.user)
    ending, seen = overview.ending, overview.seen
    rows = merged_units(seen, undecided=undecided_by_unit(ending))
    page = Paginator(rows, UNITS_A_PAGE).get_page(request.GET.get("page"))
    cases = without_post(seen)
    context = {
        "reorganisation": found,
        "categories": [category.label for category in Category],
        "page_obj": page,
        "total": summed(former for row in rows for former in row.before),
        "units_before": len({former.period.unit_id for row in rows for former in row.before}),
        "has_parts": any(former.is_part for row in rows for former in row.before),
        "units_after": len(rows),
        "done": result_counts(seen.placements()),
        "is_done": seen.placements().exists(),
        "cases": cases.count(),
        "outstanding": cases.outstanding_on(max(request.day, seen.day)).count(),
        "rounds": _rounds(found, request.user),
        "may": bool(ending.heirs),
        "handovers": _handovers(found, request),
        "is_entered": bool(ending.heirs) and entered_act(found) is not None and not found.placement_rounds.exists(),
        **(_working(ending) if ending.heirs else {}),
    }
    return render(request, "cadres/mergers/detail.html", context)


def _handovers(found: Reorganisation, request: RegistryRequest) -> int:
    """How many accounts keep a role at a unit that this reorganisation ended, of those who may be handed over."""
    if not request.user.can(Permission.MANAGE_ACCOUNTS):
        return 0
    near = handovers(request.user, max(request.day, found.effective_on))
    return sum(one.is_possible and one.reorganisation == found for one in near)


def _working(ending: Ending) -> dict[str, object]:
    """What those who place people see of the plan."""
    readiness = readiness_of(ending)
    return {
        "readiness": readiness,
        "planned": result_counts(ending.plan()),
        "doubles": doubles_of(ending, with_undecided=True)[:60] if readiness.lines else [],
        "goes_out_of_sight": ending.visible_successors < len(ending.successors),
    }


def _rounds(reorganisation: Reorganisation, user: User) -> list[tuple[PlacementRound, bool]]:
    found = reorganisation.placement_rounds.select_related("done_by")
    return [(one, one.act is not None and carrying.may_take_back(done=one, by=user)) for one in found]


@require_POST
def draw(request: RegistryRequest, key: str) -> HttpResponse:
    """Draw up the plan, or bring it up to the posts of now."""
    drawn = planning.draw_up(ending=ending_of(request, key))
    words = ngettext("%(n)s post was added to the plan.", "%(n)s posts were added to the plan.", drawn)
    messages.success(request, words % {"n": number(drawn)})
    return redirect("mergers:plan", key)


@writes
def carry_out(request: RegistryRequest, key: str) -> HttpResponse:
    """Ask once more, then close the old posts and open the new ones in one act."""
    ending = ending_of(request, key)
    if not ending.heirs:
        raise PermissionDenied(planning.NOT_HERE)
    readiness = readiness_of(ending)
    form = OrderForm(request.POST or None, day=ending.day, has_doubles=bool(readiness.doubles))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        doubles_seen = data.pop("doubles_seen", False)
        try:
            done = carrying.carry_out(ending=ending, order=Order(**data), doubles_seen=doubles_seen)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            people = done.placements.filter(is_primary=True).count()
            words = ngettext("%(n)s person was given a result.", "%(n)s people were given their results.", people)
            messages.success(request, words % {"n": number(people)})
            return redirect("mergers:detail", key)
    context = {"ending": ending, "readiness": readiness, "form": form, "planned": result_counts(ending.plan())}
    return render(request, "cadres/mergers/carry_out.html", context)


@writes
def take_back(request: RegistryRequest, key: str, number: int) -> HttpResponse:
    """Ask, then restore everything as it was; whatever leans on it is named instead."""
    request.user.require(Permission.REORGANISE_UNITS)
    done = get_object_or_404(PlacementRound, reorganisation__key=key, number=number)
    if not carrying.may_take_back(done=done, by=request.user):
        raise PermissionDenied(planning.NOT_HERE)
    back = reverse("mergers:detail", args=[key])
    details: list[str] = []
    if request.method == "POST":
        try:
            carrying.take_back(done=done, by=request.user)
        except LeanedOnError as error:
            details = kept_words(error.kept)
            messages.error(request, _("This cannot be taken back, because what came later leans on it."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Everything stands again as it was before."))
            return redirect(back)
    context = {
        "question": _("Take back what was carried out under %(resolution)s?") % {"resolution": done.reorganisation},
        "text": _("The old posts run again, the new ones and the surplus cases go. The plan stays as it is."),
        "details": details,
        "action_label": _("Take it back"),
        "tone": "warning",
        "back_url": back,
    }
    return render(request, "confirm.html", context, status=409 if details else 200)


def kept_words(kept: tuple[Kept, ...]) -> list[str]:
    """What leans on it: whose record, and why it stands in the way."""
    words = []
    for one in kept[:30]:
        row = one.row
        person = getattr(row, "cadre", None)
        name = f"{person}: {one.model._meta.verbose_name}" if person else f"{one.model._meta.verbose_name} “{row}”"
        words.append(f"{name}. {one.why.label}")
    if len(kept) > 30:
        words.append(_("and %(n)s more") % {"n": len(kept) - 30})
    return words
