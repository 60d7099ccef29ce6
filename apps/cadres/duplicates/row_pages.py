"""The page on which people say whom the rows of a roster mean."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.models import User
from apps.cadres.duplicates.doubled import doubled_rows, keep_row
from apps.cadres.duplicates.questions import NEW, NOBODY, Question, questions_of
from apps.cadres.models import RosterCandidate
from apps.cadres.roster_loading.findings import LISTED_TWICE
from apps.rosters import deciding
from apps.rosters.claims import NotApplicableError
from apps.rosters.deciding import OPEN
from apps.rosters.deciding_views import PAPER, paper_of
from apps.rosters.following import said_in
from apps.rosters.models import Upload
from apps.rosters.pages import tell_readings
from apps.rosters.reading import read
from apps.rosters.upload_pages import period_of
from apps.rosters.views import recheck, tell_refusal, visible_upload
from apps.rosters.workbook_views import content_of

QUESTIONS_A_PAGE = 20


@require_http_methods(["GET", "POST"])
def roster_people(request: Any, code: str) -> HttpResponse:
    """Rows beside the people whom they may mean, and the answers."""
    upload = visible_upload(request, code)
    if request.method == "POST":
        try:
            _decide(request, upload)
        except ValidationError as wrong:
            messages.error(request, " ".join(wrong.messages))
            return _page(request, upload, status=422)
        except NotApplicableError as refusal:
            tell_refusal(request, refusal)
        else:
            recheck(request, upload)
        return redirect(_next(upload, request.user))
    return _page(request, upload)


def _page(request: Any, upload: Upload, status: int = 200) -> HttpResponse:
    """The questions that are left; what was typed for a transfer stands there again."""
    questions = questions_of(upload, request.user)
    tell_readings(request, upload, upload.unit, len(questions))
    asked = [each for each in questions if not each.is_transfer]
    context = {
        "upload": upload,
        "unit_period": period_of(upload),
        "page_obj": Paginator(asked, QUESTIONS_A_PAGE).get_page(request.GET.get("page")),
        "transfers": [each for each in questions if each.is_transfer],
        "doubled": doubled_rows(upload, request.user),
        "is_open": upload.state in OPEN,
        "typed": request.POST.get("row", ""),
        "paper": {key: request.POST.get(f"{key}-{request.POST.get('row', '')}", "") for key in PAPER},
    }
    return render(request, "cadres/duplicates/rows.html", context, status=status)


def _next(upload: Upload, reader: User) -> str:
    """The page again while something is left for the reader to answer, else the roster."""
    twice = upload.rows.filter(issues__contains=[{"code": LISTED_TWICE}])
    asked = any(_is_left(each) for each in questions_of(upload, reader))
    return reverse("cadres:roster_people", args=[upload.code]) if asked or twice.exists() else upload.get_absolute_url()


def _is_left(question: Question) -> bool:
    return not question.answered and (not question.is_transfer or question.may_carry_out)


def _decide(request: Any, upload: Upload) -> None:
    """Say whom a row means, or which of several rows of one person counts."""
    number = request.POST.get("keep") or request.POST.get("join")
    if not number:
        _answer(request, upload)
        return
    for group in doubled_rows(upload, request.user):
        for row in group.rows:
            if row.place_key == number:
                keep_row(upload=upload, group=group, kept=row, joined="join" in request.POST, by=request.user)
                return
    raise ValidationError(_("Nothing is asked about this row any more."))


def _answer(request: Any, upload: Upload) -> None:
    question = _question(request.POST, upload, request.user)
    place = (question.row.sheet, question.row.row)
    sheet = next(each for each in read(content_of(upload), upload.filename).sheets if each.name == place[0])
    values = {"cadre": _chosen(request.POST.get("answer", ""), upload, question)}
    if question.is_transfer:
        values |= _paper(request.POST, question)
    deciding.choose_person(upload=upload, place=place, values=values, said=said_in(sheet, place[1]), by=request.user)


def _question(given: Any, upload: Upload, reader: User) -> Question:
    found = questions_of(upload, reader)
    asked = next((each for each in found if each.row.place_key == given.get("row")), None)
    if asked is None:
        raise ValidationError(_("Nothing is asked about this row any more."))
    return asked


def _chosen(answer: str, upload: Upload, question: Question) -> str:
    """The code of the person who was pointed at: its number says nothing to someone who may not know the person."""
    if answer == NEW and question.may_be_new:
        return NOBODY
    kept = RosterCandidate.objects.filter(upload=upload, sheet=question.row.sheet, row=question.row.row)
    numbered = {str(each.number): each for each in question.candidates}
    if answer not in numbered:
        raise ValidationError(_("Choose one of the people, or say that it is somebody new."))
    return kept[int(answer)].cadre


def _paper(given: Any, question: Question) -> dict[str, str]:
    """The decision by which a transfer takes place at once, by someone who speaks for both communes."""
    if not question.may_carry_out:
        raise ValidationError(_("The other commune confirms the transfer."))
    paper = paper_of(given, question.row.place_key)
    if not (paper["number"] and paper["on"]):
        raise ValidationError(_("A transfer takes place by a decision: give its number and date."))
    return paper
