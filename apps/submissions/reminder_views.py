"""Reminding the missing, and the log of who was reminded."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.requests import RegistryRequest
from apps.communes.titles import titles_near
from apps.core.permissions import Permission
from apps.core.text import collation_key
from apps.submissions import reminders
from apps.submissions.models import Reminder
from apps.submissions.pages import period_of

LINES = 100


@require_POST
def remind(request: RegistryRequest, code: str) -> HttpResponse:
    """Remind everyone whose turn it is, once a day."""
    period = period_of(request, code)
    request.user.require(Permission.REVIEW_ROSTERS, period)
    if not reminders.letters_are_sent():
        messages.error(request, _("No mail server is set up, so no letters can be sent."))
    elif not period.is_open:
        messages.error(request, _("The reporting period is not open, so nobody is reminded."))
    else:
        tell(request, reminders.ask(period, by=request.user))
    return redirect("submissions:reminders", code=code)


def tell(request: RegistryRequest, asked: reminders.Asked) -> None:
    new, before, missed = asked.reminded, asked.already, len(asked.without_address)
    said = [ngettext("%(count)s letter is being sent.", "%(count)s letters are being sent.", new) % {"count": new}]
    if before:
        words = ngettext("%(count)s was reminded today already.", "%(count)s were reminded today already.", before)
        said.append(words % {"count": before})
    if missed:
        words = ngettext(
            "For %(count)s unit nobody has an e-mail address.",
            "For %(count)s units nobody has an e-mail address.",
            missed,
        )
        said.append(words % {"count": missed})
    (messages.success if new else messages.warning)(request, " ".join(said))


@require_safe
def log(request: RegistryRequest, code: str) -> HttpResponse:
    """To whom letters went about which unit and when, and who cannot be reached."""
    period = period_of(request, code)
    request.user.require(Permission.REVIEW_ROSTERS, period)
    found = Reminder.objects.visible_to(request.user).filter(submission__period=period)
    page = Paginator(found.select_related("user", "asked_by", "submission"), LINES).get_page(request.GET.get("page"))
    open_units = list(reminders.undelivered(period))
    reached = {o.submission.pk for o in reminders.officers_of(open_units) if o.address}
    unreached = [each.unit_id for each in open_units if each.pk not in reached]
    titles = titles_near([each.submission.unit_id for each in page.object_list], period.as_of)
    context = {
        "period": period,
        "page_obj": page,
        "rows": [(each, titles.get(each.submission.unit_id, "")) for each in page.object_list],
        "unreached": sorted(titles_near(unreached, period.as_of).values(), key=collation_key),
        "letters_are_sent": reminders.letters_are_sent(),
        "waiting": len(open_units),
    }
    return render(request, "submissions/reminders.html", context)
