"""Workbooks that go out: the template filled with the unit's people, the file as it was sent, the marked one."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.http import FileResponse, Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from apps.core.permissions import Permission
from apps.rosters.hooks import remarks_on
from apps.rosters.keeping import remark_of
from apps.rosters.loading import PEOPLE
from apps.rosters.marking import ending_of, mark_workbook
from apps.rosters.models import Upload
from apps.rosters.pages import tell_readings
from apps.rosters.prefilling import known_people
from apps.rosters.registry import offered
from apps.rosters.templates_out import write_template
from apps.rosters.units import unit_by_code
from apps.rosters.values import Remark
from apps.rosters.views import require_uploader, visible_upload
from apps.rosters.wording import Words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {".xlsx": XLSX, ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12"}


@require_GET
def original(request: Any, code: str) -> HttpResponseBase:
    """The workbook as it was sent."""
    found = visible_upload(request, code)
    tell_readings(request, found, found.unit, found.rows.count())
    return FileResponse(BytesIO(content_of(found)), as_attachment=True, filename=found.filename)


@require_GET
def marked(request: Any, code: str) -> HttpResponseBase:
    """The officer's own workbook with marked cells and the reasons."""
    found = visible_upload(request, code)
    tell_readings(request, found, found.unit, found.rows.count())
    issues = [*remarks_on(found), *remarks_of(found, "issues")]
    headers = {sheet["name"]: max(sheet["header_rows"], default=0) for sheet in found.understood.get("sheets", ())}
    content = mark_workbook(
        content_of(found), issues, remarks_of(found, "notices"), found.code, filename=found.filename, headers=headers
    )
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


def remarks_of(upload: Upload, key: str) -> list[Remark]:
    """All remarks of one kind, those of the file first, in words."""
    words = Words(upload.format)
    rows = upload.rows.exclude(**{key: []}).order_by("pk").values_list(key, flat=True)
    return [words.told(remark_of(kept)) for kept in (*getattr(upload, key), *(one for row in rows for one in row))]
