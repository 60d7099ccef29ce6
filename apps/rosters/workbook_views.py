"""Workbooks that go out: the template filled with the unit's people, the file as it was sent, the marked one."""

from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.http import FileResponse, Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from apps.core.permissions import Permission
from apps.rosters.keeping import remark_of
from apps.rosters.marking import mark_workbook
from apps.rosters.models import Upload
from apps.rosters.pages import tell_readings
from apps.rosters.prefilling import known_people
from apps.rosters.registry import formats
from apps.rosters.templates_out import write_template
from apps.rosters.units import unit_by_code
from apps.rosters.values import Remark
from apps.rosters.views import require_uploader, visible_upload
from apps.rosters.wording import Words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    content = mark_workbook(content_of(found), remarks_of(found, "issues"), remarks_of(found, "notices"))
    name = f"{PurePath(found.filename).stem} - {_('marked')}.xlsx"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=XLSX)


@require_GET
def template(request: Any) -> HttpResponseBase:
    """The template of the format, filled with whom the registry knows."""
    require_uploader(request)
    unit: Any = unit_by_code(request.GET.get("unit", ""), request.day)
    if unit is None or not request.user.can(Permission.UPLOAD_ROSTERS, unit):
        raise Http404(_("There is no such unit on this day."))
    people = list(known_people(unit, request.day, request.user))
    tell_readings(request, None, unit, len(people))
    content = write_template(formats()[0], people, unit_title=unit.period_on(request.day).title, day=request.day)
    name = f"{request.GET['unit']}-{request.day:%Y-%m-%d}.xlsx"
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=XLSX)


def content_of(upload: Upload) -> bytes:
    return bytes(Upload.objects.values_list("content", flat=True).get(pk=upload.pk))


def remarks_of(upload: Upload, key: str) -> list[Remark]:
    """All remarks of one kind, those of the file first, in words."""
    words = Words()
    rows = upload.rows.exclude(**{key: []}).order_by("pk").values_list(key, flat=True)
    return [words.told(remark_of(kept)) for kept in (*getattr(upload, key), *(one for row in rows for one in row))]
