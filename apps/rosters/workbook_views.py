"""Workbooks that go out: the template filled with the unit's people, the file as it was sent, the marked one."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from apps.core.permissions import Permission
from apps.rosters import marked_files
from apps.rosters.loading import PEOPLE
from apps.rosters.marking import ending_of
from apps.rosters.models import MarkedFile, Upload, UploadState
from apps.rosters.pages import tell_readings
from apps.rosters.prefilling import known_people
from apps.rosters.registry import offered
from apps.rosters.templates_out import write_template
from apps.rosters.units import unit_by_code
from apps.rosters.views import is_long, require_uploader, visible_upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {".xlsx": XLSX, ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12"}


@require_GET
def original(request: Any, code: str) -> HttpResponseBase:
    """The workbook as it was sent."""
    found = visible_upload(request, code)
    tell_readings(request, found, found.unit, found.rows.count())
    return FileResponse(BytesIO(content_of(found)), as_attachment=True, filename=found.filename)


@require_http_methods(["GET", "POST"])
def marked(request: Any, code: str) -> HttpResponseBase:
    """The officer's own workbook with marked cells and the reasons; of a long roster once a worker has made it."""
    found = visible_upload(request, code)
    if found.state == UploadState.WAITING:
        # Nothing is known of it yet that could be marked.
        return redirect(found)
    if not is_long(found):
        return _marked_file(request, found, marked_files.marked(found))
    if request.method == "POST":
        return _asked_again(request, found)
    file = marked_files.asked_for(found)
    context = {"upload": found, "file": file, "progress": None if file.made_at else marked_files.progress_of(file)}
    if "HX-Request" in request.headers:
        return render(request, "rosters/marked_progress.html", context)
    if file.made_at:
        return _marked_file(
            request, found, bytes(MarkedFile.objects.exclude(content=None).get(pk=file.pk).content or b"")
        )
    return render(request, "rosters/marked.html", context)


def _asked_again(request: Any, found: Upload) -> HttpResponseBase:
    """Stop making it, or make it once more."""
    if "stop" not in request.POST:
        marked_files.ask_again(found)
        return redirect("rosters:marked", found.code)
    if marked_files.give_up(found):
        messages.success(request, _("The marked file is not made any more."))
    return redirect(found)


def _marked_file(request: Any, found: Upload, content: bytes) -> FileResponse:
    tell_readings(request, found, found.unit, found.rows.count())
    ending = ending_of(content)
    name = f"{PurePath(found.filename).stem} - {_('marked')}{ending}"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=KINDS[ending])


@require_GET
def template(request: Any) -> HttpResponseBase:
    """The template of the format, filled with whom the registry knows."""
    require_uploader(request)
    unit: Any = unit_by_code(request.GET.get("unit", ""), request.day)
    if unit is None or not request.user.can(Permission.UPLOAD_ROSTERS, unit):
        raise Http404(_("There is no such unit on this day."))
    code = request.GET.get("format") or PEOPLE
    declared = next((each for each in offered(request.user, unit) if each.code == code), None)
    if declared is None:
        raise Http404(_("There is no such layout."))
    people = list(known_people(unit, request.day, request.user, code))
    tell_readings(request, None, unit, len(people), code)
    title = unit.period_on(request.day).title
    content = write_template(declared, people, unit_title=title, day=request.day, unit=unit)
    kind = "" if code == PEOPLE else f"-{code}"
    name = f"{request.GET['unit']}-{request.day:%Y-%m-%d}{kind}.xlsx"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=XLSX)


def content_of(upload: Upload) -> bytes:
    return bytes(Upload.objects.values_list("content", flat=True).get(pk=upload.pk))
