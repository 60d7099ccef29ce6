"""Pages of values: those of an upload that nobody could read, and the dictionary of what was decided about them."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.core.permissions import Permission
from apps.rosters import deciding
from apps.rosters.claims import NotApplicableError
from apps.rosters.dictionary_uses import ROSTERS_NAMED, uses_of
from apps.rosters.meanings import Meanings
from apps.rosters.models import Upload, ValueMapping
from apps.rosters.registry import format_named
from apps.rosters.units import province_of
from apps.rosters.upload_pages import period_of
from apps.rosters.value_questions import Question, is_readable, questions_of
from apps.rosters.views import recheck, require_uploader, tell_refusal, visible_upload

# What stands for a value that is left out, where an empty choice means that nothing is decided yet.
LEAVE_OUT = "-"
ENTRIES_PAGE = 50


@require_http_methods(["GET", "POST"])
def values(request: Any, code: str) -> HttpResponse:
    """Say once what each value means; the roster is then read again."""
    found = visible_upload(request, code)
    asked = questions_of(found)
    wrong: dict[int, str] = {}
    if request.method == "POST":
        wrong = answer(request, found, asked)
        if not wrong:
            return recheck(request, found)
    shown = [
        {
            "question": question,
            "number": number,
            "error": wrong.get(number),
            "given": request.POST.get(f"o-{number}"),
            "chosen": request.POST.get(f"meaning-{number}", question.known[0] if question.known else ""),
        }
        for number, question in enumerate(asked)
    ]
    context = {"upload": found, "unit_period": period_of(found), "asked": shown, "leave_out": LEAVE_OUT}
    return render(request, "rosters/values.html", context, status=422 if wrong else 200)


def answer(request: Any, upload: Upload, asked: list[Question]) -> dict[int, str]:
    """Keep the meanings that were given; of one that nobody could read either, its number with a sentence."""
    given = {
        number: (request.POST.get(f"o-{number}") or request.POST.get(f"meaning-{number}") or "").strip()
        for number, question in enumerate(asked)
        if request.POST.get(f"written-{number}") == question.written
    }
    wrong = {
        number: _("“%(meaning)s” is not understood either. Choose a value from the list.") % {"meaning": meaning}
        for number, meaning in given.items()
        if meaning not in ("", LEAVE_OUT) and not is_readable(asked[number].column, meaning, upload.as_of)
    }
    for number, meaning in given.items() if not wrong else ():
        if meaning:
            _map(request, upload, asked[number], "" if meaning == LEAVE_OUT else meaning)
    return wrong


def _map(request: Any, upload: Upload, question: Question, meaning: str) -> None:
    try:
        deciding.map_value(
            upload=upload, column=question.column.key, written=question.written, meaning=meaning, by=request.user
        )
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)


@require_GET
def dictionary(request: Any) -> HttpResponse:
    """What was decided, by whom, how often it was read; and what the province has not yet accepted."""
    require_uploader(request)
    found = ValueMapping.objects.visible_to(request.user).select_related("unit", "decided_by", "revoked_by")
    if request.GET.get("show") != "all":
        found = found.standing()
    page = Paginator(found.order_by("column", "folded", "-decided_at"), ENTRIES_PAGE).get_page(request.GET.get("page"))
    meanings = Meanings(request.day)
    uses = uses_of(page.object_list, request.user)
    entries = [_entry(entry, request, meanings) | {"uses": uses[entry.pk]} for entry in page.object_list]
    context = {"page_obj": page, "entries": entries, "is_all": request.GET.get("show") == "all"}
    return render(request, "rosters/dictionary.html", context)


def _entry(entry: Any, request: Any, meanings: Meanings) -> dict[str, Any]:
    """An entry with its column's name, its unit's and what this user may do about it."""
    declared = format_named(entry.format)
    column = next((each for each in declared.columns if each.key == entry.column), None) if declared else None
    stands = entry.revoked_at is None
    province = province_of(entry.unit) if stands else None
    is_local = province is not None and province != entry.unit
    return {
        "entry": entry,
        "column": column.label if column else entry.column,
        "meaning": meanings.of(entry.format, column, entry.meaning),
        "unit": entry.unit.period_on(request.day) or entry.unit,
        "is_proposal": is_local and not entry.accepted.standing().exists(),
        "may_accept": is_local and request.user.can(Permission.UPLOAD_ROSTERS, province),
        "may_revoke": stands and request.user.can(Permission.UPLOAD_ROSTERS, entry.unit),
    }


@require_POST
def accept(request: Any, number: int) -> HttpResponse:
    """Let a unit's answer hold for the whole province."""
    deciding.accept_for_all(entry=visible_entry(request, number), by=request.user)
    messages.success(request, _("The meaning now holds for the whole province."))
    return redirect("rosters:dictionary")


@require_POST
def revoke(request: Any, number: int) -> HttpResponse:
    """Let an entry hold no longer."""
    entry = visible_entry(request, number)
    deciding.revoke(entry=entry, by=request.user)
    messages.success(request, _("The meaning was revoked. Rosters that are not applied yet are read without it."))
    if applied := uses_of([entry], request.user)[entry.pk].applied:
        words = ngettext(
            "%(count)s roster that was applied by it stays as it is: %(codes)s. Take it back if it was wrong.",
            "%(count)s rosters that were applied by it stay as they are: %(codes)s. Take back those that were wrong.",
            len(applied),
        )
        codes = ", ".join(upload.code for upload in applied[:ROSTERS_NAMED])
        messages.warning(request, words % {"count": len(applied), "codes": codes})
    return redirect("rosters:dictionary")


def visible_entry(request: Any, number: int) -> ValueMapping:
    require_uploader(request)
    found = ValueMapping.objects.visible_to(request.user).standing().filter(pk=number).first()
    if found is None:
        raise Http404(_("There is no such entry in the dictionary."))
    return found
