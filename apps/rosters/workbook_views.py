"""Workbooks that go out: the template filled with the unit's people, the file as it was sent, the marked one."""

from typing import Any

from django.http import FileResponse, Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from apps.rosters.models import Upload
from apps.rosters.views import visible_upload

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def original(request: Any, code: str) -> HttpResponseBase:
    """The workbook as it was sent."""
    found = visible_upload(request, code)
    return FileResponse(iter([content_of(found)]), as_attachment=True, filename=found.filename)


@require_GET
def template(request: Any) -> HttpResponseBase:
    raise Http404


@require_GET
def marked(request: Any, code: str) -> HttpResponseBase:
    raise Http404


def content_of(upload: Upload) -> bytes:
    return bytes(Upload.objects.values_list("content", flat=True).get(pk=upload.pk))
