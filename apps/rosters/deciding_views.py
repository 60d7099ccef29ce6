"""Pages on which people decide about the rows of an upload, about who is not in it, and about the whole."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.core.dates import parse_partial_date
from apps.core.templatetags.registry import moment
from apps.rosters import deciding, stopping
from apps.rosters.answering import answers_of
from apps.rosters.claims import NotApplicableError
from apps.rosters.decided_pages import Said
from apps.rosters.following import said_in
from apps.rosters.loading import Partings
from apps.rosters.models import AbsentAnswer, AbsentChoice, DecisionKind, RowDecision, StagedRow, Upload
from apps.rosters.pages import tell_readings
from apps.rosters.parting import partings_of
from apps.rosters.reading import read
from apps.rosters.row_forms import RowForm, row_form
from apps.rosters.upload_pages import detail_page, period_of
from apps.rosters.views import recheck, tell_refusal, visible_upload
from apps.rosters.workbook_views import content_of

PAPER = ("number", "on", "issuer")
KINDS: dict[str, type[RowDecision] | type[AbsentAnswer]] = {"row": RowDecision, "absent": AbsentAnswer}


@require_http_methods(["GET", "POST"])
def row(request: Any, code: str, number: int) -> HttpResponse:
    """Correct a row's cells, or leave the row out with a reason."""
    found = visible_upload(request, code)
    place = (request.GET.get("sheet", ""), number)
    form = row_form(found, content_of(found), place, answers_of(found))
    if form is None:
        raise Http404(_("The file has no such row."))
    tell_readings(request, found, found.unit, 1)
    error, status = "", 422
    if request.method == "POST" and request.POST.get("seen", form.seen) != form.seen:
        error, status = _overtaken(form), 409
        form = form.beside(request.POST)
    elif request.method == "POST":
        try:
            decide_row(request, found, place, form)
            return recheck(request, found)
        except ValidationError as wrong:
            error = " ".join(wrong.messages)
        except NotApplicableError as refusal:
            tell_refusal(request, refusal)
            return redirect(found)
    context = {"upload": found, "unit_period": period_of(found), "form": form, "place": place, "error": error}
    template = "rosters/row_form.html" if request.htmx else "rosters/row.html"
    return render(request, template, context, status=status if error else 200)


def _overtaken(form: RowForm) -> str:
    """The form now holds what a colleague said, beside it what was typed here; it sends what stands in its fields."""
    if form.latest is None:
        return _("Someone has decided about this row meanwhile. Look at it again before you keep it.")
    told = {"by": form.latest.by, "at": moment(form.latest.at)}
    return _("%(by)s has decided about this row meanwhile (%(at)s). Look at it again before you keep it.") % told


def decide_row(request: Any, upload: Upload, place: tuple[str, int], form: RowForm) -> None:
    """Keep what the form says; a correction that says what the file says is none."""
    if request.POST.get("act") == DecisionKind.SKIP:
        reason = request.POST.get("reason", "")
        deciding.leave_out_row(upload=upload, place=place, reason=reason, said=form.said, by=request.user)
        return
    texts = form.corrections(request.POST)
    if texts:
        deciding.correct_row(upload=upload, place=place, texts=texts, said=form.said, by=request.user)
        return
    standing = RowDecision.objects.standing().filter(upload=upload, kind=DecisionKind.CORRECT)
    deciding.take_back(decisions=list(standing.filter(sheet=place[0], row=place[1])), by=request.user)


@require_POST
def take_back(request: Any, code: str, kind: str, number: int) -> HttpResponse:
    """Let a decision hold no longer."""
    found = visible_upload(request, code)
    model = KINDS.get(kind)
    decision = model.objects.standing().filter(upload=found, pk=number).first() if model else None
    if decision is None:
        messages.info(request, _("This decision does not stand any more."))
        return redirect(found)
    try:
        deciding.take_back(decisions=[decision], by=request.user)
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
        return redirect(found)
    return recheck(request, found)


@require_POST
def absent(request: Any, code: str) -> HttpResponse:
    """Keep the answers on the people of one page who are not in the file; one that is wrong keeps none of them."""
    found = visible_upload(request, code)
    typed = {
        each["cadre"]: _said(request, each["cadre"])
        for each in found.absent
        if request.POST.get(f"choice-{each['cadre']}") in AbsentChoice.values
    }
    try:
        with transaction.atomic():
            faulty = {cadre: said for cadre in typed if (said := _answer(request, found, cadre, typed[cadre])).error}
            if faulty:
                transaction.set_rollback(True)
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
        return redirect(found)
    if faulty:
        return detail_page(request, found, "absent", page=request.GET.get("page"), typed=typed | faulty, status=422)
    return recheck(request, found, show="absent")


def _said(request: Any, cadre: str) -> Said:
    given = {key: request.POST.get(f"{key}-{cadre}", "").strip() for key in ("cause", "last_day", "to_unit", "number")}
    return Said(request.POST[f"choice-{cadre}"], {key: value for key, value in given.items() if value})


def _answer(request: Any, upload: Upload, cadre: str, said: Said) -> Said:
    """Keep one answer, or give it back with what is wrong."""
    try:
        values = _checked_values(upload, said)
        choice = AbsentChoice(said.choice)
        deciding.answer_absent(upload=upload, cadre=cadre, choice=choice, values=values, by=request.user)
    except ValidationError as wrong:
        return replace(said, error=" ".join(wrong.messages))
    return said


def _checked_values(upload: Upload, said: Said) -> dict[str, str]:
    values = dict(said.values)
    if "last_day" in values:
        values["last_day"] = day_of(values["last_day"], upload.as_of).isoformat()
    hook = partings_of(upload.format)
    if said.choice == AbsentChoice.LEFT and (not hook or values.get("cause") not in hook.causes(upload.as_of)):
        raise ValidationError(_("Say why this person has left: choose the cause."))
    if said.choice == AbsentChoice.MOVED:
        values["to_unit"] = _moved_to(values, upload, hook)
    return values


def _moved_to(values: Mapping[str, str], upload: Upload, hook: Partings | None) -> str:
    """The code of the commune that was named: a wrong one would refuse the whole roster when it is accepted."""
    text = values.get("to_unit", "")
    if not text:
        raise ValidationError(_("Say where this person has moved to: the name or code of the commune."))
    last = values.get("last_day")
    first_day = date.fromisoformat(last) + timedelta(days=1) if last else upload.as_of
    found = hook.whereto(text, first_day) if hook else None
    if found is None:
        told = {"text": text, "day": f"{first_day:%d/%m/%Y}"}
        raise ValidationError(_("On %(day)s “%(text)s” names no single commune. Choose it from the list.") % told)
    own = upload.unit.period_on(first_day)
    if own and own.code == found.code:
        raise ValidationError(_("That is the commune of this roster. Choose “Still works here” instead."))
    return found.code


def day_of(text: str, latest: date) -> date:
    """A full day that does not lie after the roster's."""
    found = parse_partial_date(text)
    if found is None or found.precision != "day":
        raise ValidationError(_("“%(text)s” is not a full date. Write day/month/year.") % {"text": text})
    if found.first > latest:
        raise ValidationError(_("The day %(text)s lies after the day of the roster.") % {"text": text})
    return found.first


@require_POST
def papers(request: Any, code: str) -> HttpResponse:
    """Keep the numbers of the decisions by which posts begin; one given for all goes to the rows without their own."""
    found = visible_upload(request, code)
    asked = _rows_named(request.POST, found)
    faulty = {}
    try:
        with transaction.atomic():
            sheets = {sheet.name: sheet for sheet in read(content_of(found), found.filename).sheets}
            for staged in asked:
                try:
                    paper = paper_of(request.POST, staged.place_key)
                except ValidationError as wrong:
                    faulty[staged.place_key] = " ".join(wrong.messages)
                    continue
                if paper["number"]:
                    said = said_in(sheets[staged.sheet], staged.row)
                    place = (staged.sheet, staged.row)
                    deciding.give_paper(upload=found, place=place, paper=paper, said=said, by=request.user)
            if faulty:
                transaction.set_rollback(True)
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
        return redirect(found)
    if faulty:
        typed = {staged.place_key: _typed(request.POST, f"-{staged.place_key}", faulty) for staged in asked}
        typed["all"] = _typed(request.POST, "", faulty)
        messages.error(request, _("Nothing was saved yet. Please correct the fields marked below."))
        return detail_page(request, found, "papers", page=request.GET.get("page"), typed=typed, status=422)
    return recheck(request, found, show="papers")


def _rows_named(given: Any, upload: Upload) -> list[StagedRow]:
    """The rows whose papers the form holds."""
    keys = {key.removeprefix("number-") for key in given if key.startswith("number-")}
    numbers = {int(number) for key in keys if (number := key.partition("-")[0]).isdecimal() and len(number) < 9}
    return [staged for staged in upload.rows.filter(row__in=numbers).order_by("pk") if staged.place_key in keys]


def _typed(given: Any, suffix: str, faulty: Mapping[str, str]) -> Said:
    """What stands in the form for a row, or for all, with what is wrong in it."""
    values = {key: given.get(f"{key}{suffix}", "") for key in PAPER}
    return Said("", values, faulty.get(suffix.removeprefix("-"), ""))


def paper_of(given: Any, row: str) -> dict[str, str]:
    """Number, day and issuer for the row of this key: its own, else those that were given for all."""
    own = any(given.get(f"{key}-{row}", "").strip() for key in PAPER)
    number, on, issuer = (given.get(f"{key}-{row}" if own else key, "").strip() for key in PAPER)
    if (on or issuer) and not number:
        raise ValidationError(_("Give the number of the decision too."))
    return {"number": number[:60], "on": day_of(on, date.max).isoformat() if on else "", "issuer": issuer[:160]}


@require_POST
def withdraw(request: Any, code: str) -> HttpResponse:
    """Put the roster aside with a reason."""
    found = visible_upload(request, code)
    try:
        deciding.withdraw(upload=found, reason=request.POST.get("reason", ""), by=request.user)
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
    else:
        messages.success(request, _("The roster was withdrawn. It stays here to be seen."))
    return redirect(found)


@require_POST
def cancel(request: Any, code: str) -> HttpResponse:
    """Stop what waits for a worker or what a worker is at; nothing half-done stays."""
    found = visible_upload(request, code)
    if stopping.cancel(found, by=request.user):
        messages.success(request, _("The work is being stopped; nothing of it stays."))
    else:
        messages.info(request, _("There is nothing to stop: this is how it stands with the roster now."))
    return redirect(found)
