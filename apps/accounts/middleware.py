"""Who may come in, in which language they read, and on which day they look."""

from collections.abc import Callable
from datetime import date
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils import timezone, translation
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import check_for_language
from django_htmx.http import HttpResponseClientRedirect

from apps.accounts.requests import RegistryRequest
from apps.core.dates import Precision, parse_partial_date

Answer = Callable[[HttpRequest], HttpResponse]
# So much of what was typed as a day is told back.
LONGEST_DAY = 40

# Log-in itself, the health check and the language switch are open to strangers.
OPEN = {
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "health",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "openid_connect_callback",
    "openid_connect_login",
    "set_language",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
    "socialaccount_signup",
}
# What someone with a password given by an administrator may still do before changing it.
WITH_TEMPORARY_PASSWORD = OPEN | {"account_change_password", "account_reauthenticate"}
YEARS = range(1900, 2101)


class LoginRequiredMiddleware:
    """Every page asks for a log-in unless it stands in `OPEN`; the JSON interface answers for itself."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or match.route.startswith("api/"):
            return None
        if not request.user.is_authenticated:
            return None if match.view_name in OPEN else ask_for_login(cast(RegistryRequest, request))
        if request.user.password_is_temporary and match.view_name not in WITH_TEMPORARY_PASSWORD:
            return redirect("account_change_password")
        return None


def ask_for_login(request: RegistryRequest) -> HttpResponse:
    """Send a stranger to the log-in; a fragment asked for by htmx sends the whole page there."""
    if request.method == "POST":
        messages.warning(request, _("You were logged out meanwhile. What you just sent was not saved; enter it again."))
    if request.htmx:
        return HttpResponseClientRedirect(resolve_url(settings.LOGIN_URL))
    return redirect_to_login(_page_of(request))


def _page_of(request: HttpRequest) -> str:
    """Where to go on after the log-in: a form leads to its page, its own address may take nothing but forms."""
    sent_from = urlsplit(request.headers.get("referer", ""))
    if request.method == "POST" and sent_from.netloc == request.get_host():
        return sent_from._replace(scheme="", netloc="").geturl()
    return request.get_full_path()


class KeptCopiesMiddleware:
    """Nothing keeps what someone may see, no fragment passes for its page, and a log-out clears the browser.

    Computers of commune offices are shared: a copy on the disk, or a page that going back brings up again, would
    outlive the log-in. Pages for everybody may be kept: what a stranger has typed is there after going back.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, **_kept(request))
        match = request.resolver_match
        if match and match.view_name == "account_logout" and request.method == "POST":
            response.headers["Clear-Site-Data"] = '"cache"'
        return response


def _kept(request: HttpRequest) -> dict[str, bool]:
    user = getattr(request, "user", None)
    return {"no_store": True} if user and user.is_authenticated else {"no_cache": True}


class LanguageMiddleware:
    """The account's language, else the one chosen in this browser, else Vietnamese, whatever the browser prefers."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = getattr(request.user, "language", "") or chosen_language(request) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def chosen_language(request: HttpRequest) -> str:
    """The language that the cookie of the language switch names, if we speak it."""
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return language if language in dict(settings.LANGUAGES) and check_for_language(language) else ""


class WorkingDayMiddleware:
    """`request.day`: the day asked for by `?day=`, else the user's working day, else today.

    `request.unread_day` is what was asked for and is no day: a page says so, for its figures are of another one.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked, dated = asked_day(request), cast(RegistryRequest, request)
        dated.day = asked or getattr(request.user, "working_day", None) or timezone.localdate()
        dated.unread_day = "" if asked else request.GET.get("day", "").strip()[:LONGEST_DAY]
        return self.get_response(request)


def asked_day(request: HttpRequest) -> date | None:
    """The day in the address, as 2025-02-28 or 28/02/2025; anything else, or a day outside all records, is no day."""
    found = parse_partial_date(request.GET.get("day", ""))
    if found is None or found.precision != Precision.DAY or found.first.year not in YEARS:
        return None
    return found.first
