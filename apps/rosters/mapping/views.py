"""Pages of columns: those of an upload that are not certain, and what was said of columns before."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.core.permissions import Permission
from apps.rosters.claims import NotApplicableError
from apps.rosters.mapping import services
from apps.rosters.mapping.questions import LEAVE_OUT, Question, SheetOffered, above_in_pairs, questions_of, sheets_of
from apps.rosters.models import ColumnMapping, Upload
from apps.rosters.registry import format_named
from apps.rosters.upload_pages import period_of
from apps.rosters.views import recheck, require_uploader, tell_refusal, visible_upload

ANSWERS_PAGE = 50


@require_http_methods(["GET", "POST"])
def columns(request: Any, code: str) -> HttpResponse:
    """Say what the columns in question hold and which sheets count; the roster is then read again."""
    found = visible_upload(request, code)
    asked, offered = questions_of(found), sheets_of(found)
    given = [request.POST.get(f"key-{number}", question.chosen) for number, question in enumerate(asked)]
    wrong: dict[int, str] = {}
    if request.method == "POST":
        wrong = mistakes(found, asked, given)
        if not wrong:
            return keep(request, found, asked, given, offered)
    shown = [
        {"question": question, "number": number, "given": chosen, "error": wrong.get(number)}
        for number, (question, chosen) in enumerate(zip(asked, given, strict=True))
    ]
    context = {
        "upload": found,
        "unit_period": period_of(found),
        "pressing": [each for each in shown if each["question"].is_pressing],
        "others": [each for each in shown if each["question"].is_open_to_doubt],
        "certain": [each for each in shown if each["question"].is_certain],
        "is_certain_wrong": any(each["error"] for each in shown if each["question"].is_certain),
        "sheets": list(enumerate(offered)),
        "choices": choices(found),
        "leave_out": LEAVE_OUT,
    }
    return render(request, "rosters/columns.html", context, status=422 if wrong else 200)


def choices(upload: Upload) -> list[tuple[str, str]]:
    """The columns of the format by which the upload was read."""
    declared = format_named(upload.format)
    return [(column.key, str(column.label)) for column in declared.columns] if declared else []


def mistakes(upload: Upload, asked: list[Question], given: list[str]) -> dict[int, str]:
    """Answers that cannot stand beside each other, by the number of the question."""
    labels = dict(choices(upload))
    read = {
        (sheet["name"], key): letter
        for sheet in upload.understood.get("sheets", [])
        for key, letter in sheet["columns"].items()
    }
    for question in asked:
        for sheet in question.sheets:
            read.pop((sheet, question.key), None)
    wrong = {}
    for number, (question, key) in enumerate(zip(asked, given, strict=True)):
        if key and key != LEAVE_OUT and key not in labels:
            wrong[number] = _("This layout has no such column. Choose one of the list.")
        for sheet in question.sheets if key in labels else ():
            if key == above_in_pairs(upload, sheet, question.letter):
                continue
            other = read.setdefault((sheet, key), question.letter)
            if other != question.letter:
                told = {"column": other, "label": labels[key]}
                wrong[number] = _("Column %(column)s is already read as “%(label)s”. Only one column can be.") % told
    return wrong


def keep(
    request: Any, upload: Upload, asked: list[Question], given: list[str], offered: list[SheetOffered]
) -> HttpResponse:
    """Remember what was said and read the roster again."""
    said = {
        question.path: "" if key == LEAVE_OUT else key
        for question, key in zip(asked, given, strict=True)
        if key and key != question.kept
    }
    headers = {question.path: question.header or question.letter for question in asked}
    sheets = {each.name: f"sheet-{number}" in request.POST for number, each in enumerate(offered)}
    if any(used != each.is_used for used, each in zip(sheets.values(), offered, strict=True)) and not any(
        sheets.values()
    ):
        messages.error(request, _("Choose at least one sheet."))
        return redirect("rosters:columns", code=upload.code)
    try:
        services.say(upload=upload, keys=said, headers=headers, sheets=sheets, by=request.user)
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
        return redirect(upload)
    return recheck(request, upload)


@require_GET
def remembered(request: Any) -> HttpResponse:
    """What was said of columns, for which unit, by whom and when."""
    require_uploader(request)
    found = ColumnMapping.objects.visible_to(request.user).select_related("unit", "by", "revoked_by")
    is_all = request.GET.get("show") == "all"
    page = Paginator(found if is_all else found.standing(), ANSWERS_PAGE).get_page(request.GET.get("page"))
    entries = [_entry(mapping, request) for mapping in page.object_list]
    return render(request, "rosters/remembered.html", {"page_obj": page, "entries": entries, "is_all": is_all})


def _entry(mapping: Any, request: Any) -> dict[str, Any]:
    """An answer with the names of its column and its unit."""
    declared = format_named(mapping.format)
    labels = {column.key: column.label for column in declared.columns} if declared else {}
    return {
        "mapping": mapping,
        "layout": declared.label if declared else mapping.format,
        "column": labels.get(mapping.key, mapping.key),
        "unit": mapping.unit.period_on(request.day) or mapping.unit,
        "may_revert": mapping.revoked_at is None and request.user.can(Permission.UPLOAD_ROSTERS, mapping.unit),
    }


@require_POST
def revert(request: Any, number: int) -> HttpResponse:
    """Let an answer hold no longer."""
    require_uploader(request)
    found = ColumnMapping.objects.visible_to(request.user).standing().filter(pk=number).first()
    if found is None:
        raise Http404(_("There is no such answer about a column."))
    services.revert(mapping=found, by=request.user)
    messages.success(request, _("The answer was reverted. Rosters that were applied stay as they are."))
    return redirect("rosters:remembered")
