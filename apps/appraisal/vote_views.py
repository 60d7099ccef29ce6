"""Votes of confidence: the sessions, the ballots of one, and what follows from them; each reading is noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from apps.accounts.readings import log_reading
from apps.accounts.requests import RegistryRequest
from apps.appraisal import services
from apps.appraisal.ballot_table import LABELS, BallotTable
from apps.appraisal.ballots import Counted, counted
from apps.appraisal.forms import SessionForm
from apps.appraisal.models import ConfidenceVote, VoteSession
from apps.cadres.day import unit_title, unit_words
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import Section, form_page, say_done
from apps.cadres.edit.records import writes
from apps.cadres.unitchoice import unit_choices
from apps.communes.models import UnitCover
from apps.communes.titles import titles_near
from apps.core.editing import Outcome, seen_doubts, try_to_save
from apps.core.permissions import FieldGroup, Permission

ROWS_A_PAGE = 50
V = TypeVar("V", VoteSession, ConfidenceVote)


@dataclass(frozen=True)
class VoteLine:
    """A vote in a list, with the unit as it was called."""

    counted: Counted
    unit: str


def note(request: RegistryRequest, people: int) -> None:
    if people:
        log_reading(user=request.user, group=FieldGroup.VOTES, person="", people=people, address=request.path)


def in_unit(request: RegistryRequest, rows: QuerySet[V]) -> tuple[QuerySet[V], dict[str, object]]:
    """The rows of the unit that was chosen, and what the form to choose it shows."""
    units = unit_choices(request.user, request.day)
    unit = next((choice.unit for choice in units if choice.key == request.GET.get("unit")), None)
    if unit is not None:
        rows = rows.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))
    return rows, {"units": units, "unit": unit}


@require_safe
def session_list(request: RegistryRequest) -> HttpResponse:
    """The sessions, latest first, each with how many people were voted on."""
    request.user.require(Permission.SEE_VOTES)
    chosen, units = in_unit(request, VoteSession.objects.visible_to(request.user).select_related("scheme"))
    sessions = chosen.annotate(unit_words=unit_words("unit", request.day), people=Count("votes"))
    page = Paginator(sessions.order_by("-held_on", "-pk"), ROWS_A_PAGE).get_page(request.GET.get("page"))
    note(request, sum(getattr(session, "people", 0) for session in page))
    context = {
        "page_obj": page,
        "lines": [(session, unit_title(getattr(session, "unit_words", None))) for session in page],
        "may_record": request.user.can(Permission.EDIT_CADRES),
        "may_see_votes": True,
        **units,
    }
    return render(request, "appraisal/votes.html", context)


@require_safe
def low_votes(request: RegistryRequest) -> HttpResponse:
    """The people in whom more than half had low confidence, with what the texts draw from it."""
    request.user.require(Permission.SEE_VOTES)
    votes, units = in_unit(request, ConfidenceVote.objects.visible_to(request.user).mostly_low())
    fetched = votes.select_related("cadre", "title", "session__scheme").annotate(
        unit_words=unit_words("unit", request.day)
    )
    page = Paginator(fetched.order_by("-session__held_on", "cadre__sort_key"), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    note(request, len(page))
    found = counted(page.object_list)
    lines = [VoteLine(one, unit_title(getattr(one.vote, "unit_words", None))) for one in found]
    return render(request, "appraisal/low_votes.html", {"page_obj": page, "lines": lines, **units})


def session_of(request: RegistryRequest, pk: int, *permissions: Permission) -> VoteSession:
    """A session: the right to see votes is asked first, so that a refusal tells nothing."""
    request.user.require(Permission.SEE_VOTES)
    visible = VoteSession.objects.visible_to(request.user).select_related("scheme", "unit", "legal_basis")
    session = get_object_or_404(visible, pk=pk)
    for permission in permissions:
        request.user.require(permission, session)
    return session


@writes
def session(request: RegistryRequest, pk: int) -> HttpResponse:
    """The ballots of a session on one screen."""
    found = session_of(request, pk)
    may_write = request.user.can(Permission.EDIT_CADRES, found)
    if request.method == "POST":
        request.user.require(Permission.EDIT_CADRES, found)
    table = BallotTable(request.user, found, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        written = table.save()
        if written is not None:
            changed = written.total
            words = ngettext("Ballots on %(n)s person were saved.", "Ballots on %(n)s people were saved.", changed)
            say_done(request, words % {"n": changed})
            return redirect("appraisal:session", found.pk)
    note(request, len(table.votes))
    context = {
        "session": found,
        "rows": table.rows,
        "shown": [row for row in table.rows if row.vote],
        "labels": LABELS,
        "unit": titles_near([found.unit_id], found.held_on).get(found.unit_id, ""),
        "may_write": may_write,
        "may_see_history": request.user.can(Permission.VIEW_HISTORY, found),
        "may_delete": request.user.can(Permission.DELETE_CADRES, found) and not table.votes,
        "has_errors": any(row.form.is_bound and row.form.is_touched and row.form.errors for row in table.rows),
    }
    return render(request, "appraisal/session.html", context)


@writes
def session_create(request: RegistryRequest) -> HttpResponse:
    request.user.require(Permission.SEE_VOTES)
    request.user.require(Permission.EDIT_CADRES)
    form = SessionForm(request.POST or None, instance=VoteSession(), user=request.user, day=request.day)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form,
            lambda: services.record_session(session=form.instance, by=request.user, seen=seen_doubts(request)),
        )
    if outcome.is_saved:
        say_done(request, _("The session was recorded. Write the ballots on each person now."))
        return redirect("appraisal:session", form.instance.pk)
    return form_page(
        request,
        title=_("Record a vote of confidence"),
        pretitle=_("Votes of confidence"),
        sections=[Section(form)],
        outcome=outcome,
        back_url=reverse("appraisal:votes"),
        action=_("Record"),
    )


@writes
def session_edit(request: RegistryRequest, pk: int) -> HttpResponse:
    found = session_of(request, pk, Permission.EDIT_CADRES)
    form = SessionForm(request.POST or None, instance=found, user=request.user, day=request.day)
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form,
            lambda: services.edit_session(
                session=form.instance, revision=form.opened_at, by=request.user, seen=seen_doubts(request)
            ),
        )
    if outcome.is_saved:
        say_done(request, _("The changes were saved."))
        return redirect("appraisal:session", found.pk)
    return form_page(
        request,
        title=_("Edit the session"),
        pretitle=_("Votes of confidence"),
        sections=[Section(form)],
        outcome=outcome,
        back_url=reverse("appraisal:session", args=[found.pk]),
        action=_("Save"),
    )


@writes
def session_delete(request: RegistryRequest, pk: int) -> HttpResponse:
    found = session_of(request, pk, Permission.DELETE_CADRES)
    if found.votes.exists():
        messages.error(request, _("Ballots are recorded in this session. Empty their rows first."))
        return redirect("appraisal:session", found.pk)
    return deletion_page(
        request,
        row=found,
        question=_("Delete the session “%(session)s”?") % {"session": found},
        done=_("The session was deleted."),
        remove=lambda revision, because: services.delete_session(
            session=found, revision=revision, by=request.user, because=because
        ),
        back_url=reverse("appraisal:session", args=[found.pk]),
        next_url=reverse("appraisal:votes"),
    )
