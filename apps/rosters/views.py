"""Pages of rosters: send one in, see what it says and would do, apply it, take it back."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.core.permissions import Permission
from apps.rosters import crowding, services, work
from apps.rosters.claims import OVERTAKEN, BusyError, NotApplicableError
from apps.rosters.forms import ROWS_AT_ONCE, UploadForm
from apps.rosters.hooks import waiting_of
from apps.rosters.models import Upload, UploadState
from apps.rosters.steps import progress_of
from apps.rosters.upload_pages import detail_page, period_of
from apps.rosters.wording import applied_words, refused_words

UPLOADS_PAGE = 25


def visible_upload(request: HttpRequest, code: str) -> Upload:
    """The upload that the address names, if this user may see it."""
    found = Upload.objects.visible_to(request.user).described().select_related("unit", "by").filter(code=code).first()
    if found is None:
        raise Http404(_("There is no such roster."))
    return found


def require_uploader(request: Any) -> None:
    if not request.user.can(Permission.UPLOAD_ROSTERS):
        raise PermissionDenied(_("You do not have the right to upload rosters."))


@require_GET
def uploads(request: Any) -> HttpResponse:
    """All rosters that came in for one's units, the latest first."""
    require_uploader(request)
    found = Upload.objects.visible_to(request.user).described().select_related("unit", "by")
    page = Paginator(found, UPLOADS_PAGE).get_page(request.GET.get("page"))
    standings = work.standings([each.pk for each in page.object_list])
    waiting = waiting_of(list(page.object_list))
    for each in page.object_list:
        each.unit_period = period_of(each)  # type: ignore[attr-defined]  # for the template alone
        each.standing = standings.get(each.pk)  # type: ignore[attr-defined]  # for the template alone
        each.waiting = waiting.get(each.pk)  # type: ignore[attr-defined]  # for the template alone
    return render(request, "rosters/list.html", {"page_obj": page})


@require_http_methods(["GET", "POST"])
def upload(request: Any) -> HttpResponse:
    """Send a roster in; what cannot be read comes back with a sentence beside the file."""
    require_uploader(request)
    if request.method != "POST":
        return _upload_page(request, _form(request))
    # Asked before the file is opened: who waits for the worker anyway need not wait for that too.
    with crowding.room() as has_room:
        form = _form(request, is_read_now=has_room or not crowding.crowd.joined())
        if form.is_valid():
            received = receive(request, form)
            if received.state != UploadState.REFUSED:
                return redirect(received)
            form.add_error("file", refused_words(received))
            received.delete()
    return _upload_page(request, form)


def _form(request: Any, *, is_read_now: bool = True) -> UploadForm:
    return UploadForm(
        request.POST or None,
        request.FILES or None,
        user=request.user,
        day=request.day,
        initial=_asked(request),
        is_read_now=is_read_now,
    )


def _asked(request: Any) -> dict[str, str]:
    """A page that asks for a roster names its unit, day and layout in the address."""
    return {key: request.GET[key][:40] for key in ("unit", "as_of", "layout") if key in request.GET}


def _upload_page(request: Any, form: UploadForm) -> HttpResponse:
    units = form.offer_units()
    if "file" in form.errors:
        # Browsers empty the field of a file; all others come back as they were.
        form["file"].help_text = _("All else stays as you chose it: only the file is to be chosen again.")
    layout = _asked(request).get("layout")
    context = {"form": form, "template_units": units, "layouts": form.layouts, "layout": layout}
    return render(request, "rosters/upload.html", context, status=422 if form.errors else 200)


def receive(request: Any, form: UploadForm) -> Upload:
    """Keep the workbook, and check it at once when it was read, is short and its unit is not being written."""
    if form.rows is None or form.rows > ROWS_AT_ONCE:
        return _kept_for_worker(request, form)
    received = _kept(request, form)
    with suppress(BusyError):
        return services.check(received, form.workbook)
    work.queue(received, UploadState.WAITING, by=request.user)
    return received


def _kept(request: Any, form: UploadForm) -> Upload:
    cleaned = form.cleaned_data
    return services.receive(
        content=form.content,
        filename=cleaned["file"].name,
        unit=cleaned["unit"],
        as_of=cleaned["as_of"],
        by=request.user,
        format_code=cleaned["layout"],
        recognised=form.recognised,
    )


@transaction.atomic
def _kept_for_worker(request: Any, form: UploadForm) -> Upload:
    """Kept and handed over in one act: no upload waits for a worker who never heard of it."""
    received = _kept(request, form)
    work.queue(received, UploadState.WAITING, by=request.user)
    return received


@require_GET
def detail(request: Any, code: str) -> HttpResponse:
    """What was understood of a roster and what it would do or did."""
    found = visible_upload(request, code)
    return detail_page(request, found, request.GET.get("show", ""), page=request.GET.get("page"))


@require_GET
def progress(request: Any, code: str) -> HttpResponse:
    """How far a worker is; the page is loaded anew when it is done."""
    found = visible_upload(request, code)
    context = {"upload": found, "standing": work.standing_of(found), "progress": progress_of(found)}
    answer = render(request, "rosters/progress.html", context)
    if not found.is_under_way:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
def check(request: Any, code: str) -> HttpResponse:
    """Compare the roster again with the registry as it is now."""
    found = visible_upload(request, code)
    if is_long(found):
        return hand_over(request, found, UploadState.WAITING)
    try:
        services.check(found)
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
    return redirect(found)


@require_POST
def apply(request: Any, code: str) -> HttpResponse:
    """Write all of a roster or nothing."""
    found = visible_upload(request, code)
    if is_long(found):
        return hand_over(request, found, UploadState.APPLYING)
    try:
        outcome = services.apply(found, by=request.user)
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
        return redirect(found)
    if outcome.issues:
        messages.error(request, _("Nothing was written, because there is something to correct."))
    else:
        messages.success(request, applied_words(found))
    return redirect(found)


@require_POST
def undo(request: Any, code: str) -> HttpResponse:
    """Take back all that a roster wrote."""
    found = visible_upload(request, code)
    if is_long(found):
        return hand_over(request, found, UploadState.UNDOING)
    try:
        undone = services.undo(found, by=request.user)
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
        return redirect(found)
    messages.success(
        request,
        ngettext("%(count)s record was taken back.", "%(count)s records were taken back.", undone.restored)
        % {"count": undone.restored},
    )
    return redirect(found)


def hand_over(request: Any, upload: Upload, act: UploadState) -> HttpResponse:
    """Let a worker do it; the upload's page then shows how far it is."""
    if not work.ask(upload, act, by=request.user):
        messages.info(request, _("Someone was quicker: this is how it stands with the roster now."))
    return redirect(upload)


def tell_refusal(request: Any, refusal: NotApplicableError) -> None:
    """Who was a moment too late has made no mistake."""
    tell = messages.info if refusal.refused.code in OVERTAKEN else messages.error
    tell(request, refusal.refused.message())


def recheck(request: Any, upload: Upload, show: str = "") -> HttpResponse:
    """Compare again with what was decided; a long roster waits until everything is decided."""
    if is_long(upload):
        messages.info(request, _("Kept. Press “Check again” when you have decided everything."))
    else:
        try:
            services.check(upload)
        except NotApplicableError as refusal:
            tell_refusal(request, refusal)
    return redirect(f"{upload.get_absolute_url()}?show={show}" if show else upload)


def is_long(upload: Upload) -> bool:
    """Whether a worker does what is asked; how many rows an unread one has is not known."""
    return upload.is_under_way or upload.rows.count() > ROWS_AT_ONCE
