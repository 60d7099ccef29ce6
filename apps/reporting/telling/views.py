"""Pages of texts: a report in words, and the check of a text that somebody else wrote."""

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from apps.core.permissions import Permission
from apps.core.requests import DatedRequest
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.offered import units_of
from apps.reporting.telling.asking import AskedText, asked_text, other_day
from apps.reporting.telling.checking.addresses import Address, decode
from apps.reporting.telling.checking.options import NONE
from apps.reporting.telling.checking.service import MOST_FIGURES, MOST_LETTERS, check
from apps.reporting.telling.page import CheckedPage, TextPage, fingerprint
from apps.reporting.telling.services import tell


@require_safe
def telling(request: DatedRequest) -> HttpResponse:
    """A report in words; each figure leads to its people."""
    request.user.require(Permission.VIEW_REPORTS)
    choices = units_of(request, request.GET.get("unit", ""))
    unit = choices[0].code if choices else ""
    try:
        asked = asked_text(request.GET, unit=unit, day=request.day)
        page = TextPage(asked, choices, tell(asked, unit=asked.unit, user=request.user))
    except OutOfScope as error:
        raise Http404 from error
    except ReportError as error:
        page = TextPage(_usual(request, unit), choices, trouble=str(error))
    return render(request, "reporting/telling/telling.html", {"page": page}, status=400 if page.trouble else 200)


def _usual(request: DatedRequest, unit: str) -> AskedText:
    """What was asked, but for the day to compare with, which may be what was wrong."""
    query = request.GET.copy()
    query["than"] = ""
    return asked_text(query, unit=unit, day=request.day)


@require_http_methods(["GET", "HEAD", "POST"])
def checker(request: DatedRequest) -> HttpResponse:
    """A text with the verdicts on its figures; the text is shown again and never kept."""
    request.user.require(Permission.VIEW_REPORTS)
    choices = units_of(request, request.POST.get("unit", ""))
    unit = request.POST.get("unit", "").strip()[:10] or (choices[0].code if choices else "")
    text = request.POST.get("text", "")
    context = {"choices": choices, "unit": unit, "text": text, "day": request.day, "most": MOST_LETTERS}
    context["most_figures"] = MOST_FIGURES
    if not text.strip():
        return render(request, "reporting/telling/checker.html", context)
    try:
        day = other_day(request.POST.get("as_of", "")) or request.day
        checked = check(text, day=day, unit=unit, user=request.user, chosen=chosen_in(request.POST))
    except ReportError as error:
        context |= {"trouble": str(error), "typed": request.POST.get("as_of", "")}
        return render(request, "reporting/telling/checker.html", context, status=400)
    context |= {"page": CheckedPage(checked, text), "day": day}
    return render(request, "reporting/telling/checker.html", context)


def chosen_in(query: QueryDict) -> dict[int, Address | None]:
    """How the reader wants figures to be understood, by their numbers; those of another text are void."""
    if query.get("checked") != fingerprint(query.get("text", "")):
        return {}
    chosen: dict[int, Address | None] = {}
    for name, value in query.items():
        number = name.removeprefix("choice-")
        if name.startswith("choice-") and number.isascii() and number.isdigit() and len(number) < 5:
            if value == NONE:
                chosen[int(number)] = None
            elif (address := decode(str(value))) is not None:
                chosen[int(number)] = address
    return chosen
