"""Who may come in, and on which day they look."""

from collections.abc import Callable
from datetime import date

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import resolve
from django.utils import timezone

# Log-in itself, the health check and the language switch are open to strangers.
OPEN = {"account_login", "account_reset_password", "set_language", "health", "mfa_authenticate"}


class LoginRequiredMiddleware:
    """Every page asks for a log-in unless it stands in `OPEN`; the JSON interface answers for itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        match = resolve(request.path_info)
        if request.user.is_authenticated or match.view_name in OPEN or match.route.startswith("api/"):
            return None
        return redirect_to_login(request.get_full_path())


class WorkingDayMiddleware:
    """`request.day`: the day asked for by `?day=`, else the user's working day, else today."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.day = asked_day(request) or getattr(request.user, "working_day", None) or timezone.localdate()  # type: ignore[attr-defined]  # declared in apps.accounts.requests
        return self.get_response(request)


def asked_day(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return None
