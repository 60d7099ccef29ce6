"""One's own account: rights, working day, language, and what to do about a forgotten password."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from apps.accounts import services
from apps.accounts.forms import WorkingDayForm
from apps.accounts.requests import RegistryRequest
from apps.accounts.rights import rights_of
from apps.core.answering import came_from


@require_safe
def me(request: RegistryRequest) -> HttpResponse:
    form = WorkingDayForm(initial={"day": request.user.working_day})
    return render(request, "accounts/me.html", {"form": form, "rights": rights_of(request.user, request.day)})


@require_safe
@never_cache
def present(request: RegistryRequest) -> HttpResponse:
    """Who is logged in, for a page that was open for long, and the token with which its forms are sent now."""
    return JsonResponse({"account": request.user.get_username(), "token": get_token(request)})


@require_POST
def working_day(request: RegistryRequest) -> HttpResponse:
    """Choose the day that pages look at; an empty one means today."""
    form = WorkingDayForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "rights": rights_of(request.user, request.day)}
        return render(request, "accounts/me.html", context, status=422)
    day = form.cleaned_data["day"]
    services.set_working_day(day=day, by=request.user)
    shown = date_format(day, "SHORT_DATE_FORMAT") if day else _("today")
    messages.success(request, _("Working day: %(day)s.") % {"day": shown})
    return redirect(came_from(request, otherwise="accounts:me"))


@require_POST
def choose_language(request: RegistryRequest) -> HttpResponse:
    """Django's language switch, which an account remembers beyond this browser."""
    language = request.POST.get("language", "")
    if request.user.is_authenticated and language in dict(settings.LANGUAGES):
        services.set_language(language=language, by=request.user)
    response: HttpResponse = set_language(request)
    return response


@require_safe
def password_help(request: HttpRequest) -> HttpResponse:
    """No letters are sent: the administrator gives a new password."""
    return render(request, "accounts/password_help.html")
