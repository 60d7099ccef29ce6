"""How pages answer: where they go on, the sentence with the way to take an act back, a file to keep."""

from uuid import UUID

import pghistory
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from pghistory.models import Context


def came_from(request: HttpRequest, otherwise: str) -> str:
    """The page that the form names as its own, if it is one of ours: an address elsewhere would be a trap."""
    named = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(named, {request.get_host()}, require_https=request.is_secure())
    # A word that is no address would be taken for the name of a page.
    return named if is_ours and named.startswith("/") else otherwise


def attached(content: bytes | str, *, kind: str, name: str) -> HttpResponse:
    """A file to be kept under its name, never shown as a page of ours."""
    headers = {"Content-Disposition": content_disposition_header(as_attachment=True, filename=name)}
    return HttpResponse(content, content_type=kind, headers=headers)


def say_done(request: HttpRequest, words: str, *, take_back: str) -> None:
    """Say what was done, with a link to the page of that name, which takes the present act back.

    A form that was sent as it stood has changed nothing, which is said instead: there is no act to take back.
    """
    act = present_act()
    if not Context.objects.filter(pk=act).exists():
        messages.info(request, _("Nothing was changed."))
        return
    url = reverse(take_back, args=[act])
    link = format_html('<a class="alert-link" href="{}">{}</a>', url, _("Take it back"))
    messages.success(request, format_html("{} {}", words, link))


def present_act() -> UUID:
    """The act under which history keeps what this request writes."""
    with pghistory.context() as context:
        act: UUID = context.id
        return act
