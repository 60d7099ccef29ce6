"""Pages of duplicates: two records side by side, what became of a former code, and taking a merging back."""

from __future__ import annotations

from types import SimpleNamespace

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.cadres.duplicates import services
from apps.cadres.duplicates.compare import choices, held_by, home_title, is_open, posts_of, shown_groups
from apps.cadres.histories import acts_of, note_reading
from apps.cadres.models import Cadre, DistinctPair, MergedRecord
from apps.cadres.restricted import closed_models, restricted_models
from apps.core.permissions import FieldGroup, Permission
from apps.core.undo import CannotUndoError

ACTS_A_PAGE = 25
HOW = {
    "folded": lambda: _("Both records stated it; it now stands once."),
    "cut": lambda: _("It overlapped with the same one of the other record; the days that both had stand once."),
    "concurrent": lambda: _("The other record had a primary post in these days, so it became a concurrent one."),
}


def visible_pair(request: RegistryRequest, code: str, second: str) -> tuple[Cadre, Cadre]:
    """Both people, for those who may see both."""
    people = Cadre.objects.visible_to(request.user).select_related("home_unit", "ethnic_group", "religion")
    if code == second:
        raise Http404(_("Both are the same record."))
    return get_object_or_404(people, code=code), get_object_or_404(people, code=second)


@require_http_methods(["GET", "HEAD", "POST"])
def duplicates(request: RegistryRequest, code: str, second: str) -> HttpResponse:
    """Two records side by side; the first is kept when they are merged."""
    kept, other = visible_pair(request, code, second)
    for person in (kept, other):
        request.user.require(Permission.EDIT_CADRES, person)
    if request.method == "POST":
        try:
            return _act(request, kept, other)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
    for group in sorted(shown_groups(kept, other, request.user)):
        for person in (kept, other):
            log_reading(user=request.user, group=group, person=person.code, address=request.path)
    context = {
        "kept": kept,
        "other": other,
        "choices": choices(kept, other, request.user),
        "held": held_by(kept, other, request.user),
        "homes": [home_title(person) for person in (kept, other)],
        "posts": [posts_of(person) for person in (kept, other)],
        "may_merge": services.may_merge(kept=kept, other=other, by=request.user),
        "is_distinct": _pair_of(kept, other) is not None,
        "swapped": reverse("cadres:duplicates", args=[other.code, kept.code]),
    }
    return render(request, "cadres/duplicates/pair.html", context)


def _pair_of(kept: Cadre, other: Cadre) -> DistinctPair | None:
    first, later = sorted((kept.pk, other.pk))
    return DistinctPair.objects.filter(cadre=first, other=later).first()


def _act(request: RegistryRequest, kept: Cadre, other: Cadre) -> HttpResponse:
    """Merge, or note that these are two people, or take such a note back."""
    act = request.POST.get("act")
    if act == "merge":
        taken = {name for name in services.FIELDS if _takes(request, name, kept, other)}
        services.merge(kept=kept, other=other, taken=taken, by=request.user)
        messages.success(request, _("The two records are one now. It can be taken back on this page."))
        return redirect("cadres:merged", kept.code)
    pair = _pair_of(kept, other)
    if act == "distinct" and pair is None:
        services.note_distinct(cadre=kept, other=other, by=request.user)
        messages.success(request, _("Noted: these are two people. Nobody will be asked about them again."))
        return redirect("cadres:work_list", "duplicates")
    if act == "alike" and pair is not None:
        services.forget_distinct(pair=pair, by=request.user)
    return redirect(request.path)


def _takes(request: RegistryRequest, name: str, kept: Cadre, other: Cadre) -> bool:
    """Of fields that the reader may not see nothing is chosen."""
    return request.POST.get(f"take-{name}") == "other" and is_open(name, kept, other, request.user)


@require_GET
def merged(request: RegistryRequest, code: str) -> HttpResponse:
    """The records that were merged into a person's, what was settled in doing so, and the way back."""
    cadre = get_object_or_404(Cadre.objects.visible_to(request.user).select_related("home_unit"), code=code)
    request.user.require(Permission.VIEW_HISTORY, cadre)
    records = MergedRecord.objects.filter(cadre=cadre).select_related("by")
    may = services.may_merge(kept=cadre, other=cadre, by=request.user)
    lines = [(record, _settled(record, request, cadre)) for record in records]
    return render(request, "cadres/duplicates/merged.html", {"cadre": cadre, "lines": lines, "may_separate": may})


def _settled(record: MergedRecord, request: RegistryRequest, cadre: Cadre) -> list[tuple[str, str, str]]:
    """What both records stated, without groups of which the reader may not know."""
    groups = {model: group for model, group in _groups().items() if not request.user.can(group.permission, cadre)}
    told = [each for each in record.settled if each["model"] not in groups]
    return [(_noun(each["model"]), each["words"], HOW[each["how"]]()) for each in told]


def _groups() -> dict[str, FieldGroup]:
    return {model._meta.label_lower: group for model, group in restricted_models().items()}


def _noun(label: str) -> str:
    return str(apps.get_model(label)._meta.verbose_name).capitalize()


@require_GET
def former_history(request: RegistryRequest, code: str, second: str) -> HttpResponse:
    """The history of a record that was merged into a person's."""
    people = Cadre.objects.visible_to(request.user).select_related("home_unit")
    cadre = get_object_or_404(people, code=code)
    request.user.require(Permission.VIEW_HISTORY, cadre)
    record = get_object_or_404(MergedRecord, cadre=cadre, code=second)
    former = Cadre(pk=record.former, code=record.code, full_name=record.full_name, home_unit=cadre.home_unit)
    page = Paginator(acts_of(former, reader=request.user), ACTS_A_PAGE).get_page(request.GET.get("page"))
    note_reading(page.object_list, person=former.code, reader=request.user, address=request.path)
    shown = SimpleNamespace(full_name=record.full_name, code=record.code, get_absolute_url=cadre.get_absolute_url())
    return render(request, "cadres/history.html", {"cadre": shown, "page_obj": page})


@require_http_methods(["GET", "HEAD", "POST"])
def separate(request: RegistryRequest, code: str, second: str) -> HttpResponse:
    """Ask, then take a merging back."""
    cadre = get_object_or_404(Cadre.objects.visible_to(request.user).select_related("home_unit"), code=code)
    if not services.may_merge(kept=cadre, other=cadre, by=request.user):
        raise PermissionDenied
    record = get_object_or_404(MergedRecord.objects.select_related("cadre__home_unit"), cadre=cadre, code=second)
    if request.method == "POST":
        try:
            undone = services.separate(record=record, by=request.user)
        except CannotUndoError as refusal:
            messages.error(request, str(refusal))
            return redirect("cadres:merged", cadre.code)
        messages.success(request, _("Both records stand again."))
        closed = closed_models(request.user, cadre)
        for kept in [each for each in undone.kept if each.model not in closed][:20]:
            messages.warning(request, kept.told)
        return redirect("cadres:duplicates", cadre.code, record.code)
    context = {
        "question": _("Take the merging of %(code)s back?") % {"code": record.code},
        "text": _("Both records stand again with what was theirs. What was edited since is kept and named."),
        "action_label": _("Take it back"),
        "tone": "warning",
        "back_url": reverse("cadres:merged", args=[cadre.code]),
    }
    return render(request, "confirm.html", context)
