"""Beginning the next version of a roster from its page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from apps.core.permissions import Permission
from apps.rosters import services, versions, work
from apps.rosters.claims import BusyError
from apps.rosters.models import UploadState
from apps.rosters.views import is_long, visible_upload


@require_POST
def again(request: Any, code: str) -> HttpResponse:
    """Correct a roster that stays as it is in a version of its own; one that was begun already is opened."""
    found = visible_upload(request, code)
    request.user.require(Permission.UPLOAD_ROSTERS, found.unit)
    if begun := versions.begun_from(found):
        return redirect(begun)
    version = versions.begin_again(found, by=request.user)
    if is_long(found):
        work.queue(version, UploadState.WAITING, by=request.user)
        return redirect(version)
    try:
        services.check(version)
    except BusyError:
        work.queue(version, UploadState.WAITING, by=request.user)
    return redirect(version)
