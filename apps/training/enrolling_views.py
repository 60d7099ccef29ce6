"""Enrolling people in a class: from a gap list, from a search, from a roster of names."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.models import Cadre
from apps.cadres.search import matching
from apps.cadres.work.bulk import ticked
from apps.cadres.work.lists import work_lists
from apps.communes.titles import titles_near
from apps.core.answering import came_from
from apps.core.doubts import DoubtfulError
from apps.core.editing import Outcome, seen_doubts
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission
from apps.qualifications.standards.actions import GapSelection, gap_action
from apps.qualifications.standards.gap import asked_on, selection_of
from apps.qualifications.standards.standings import Found as Standings
from apps.qualifications.standards.standings import standings
from apps.training import services
from apps.training.choosing import Chosen, chosen_from, chosen_in, enrol_words
from apps.training.enrolling_forms import NamesForm, PlanTrainingForm
from apps.training.models import Course, Enrolment, TrainingClass
from apps.training.names import Found, find_people
from apps.training.pages import class_of, gone_to, people_to_train, say_done

writes = require_http_methods(["GET", "HEAD", "POST"])
FOUND_AT_MOST = 30


@writes
def add_people(request: RegistryRequest, code: str) -> HttpResponse:
    """Find people to enrol: search as one types, or hand over a list of names."""
    found = class_of(request, code)
    words = request.GET.get("q", "").strip()[:100]
    form = NamesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _matched_page(request, found, find_people(form.lines, request.user))
    context = {
        "class": found,
        "words": words,
        "rows": _rows(request, _search(request, found, words)),
        "most": FOUND_AT_MOST,
        "form": form,
    }
    return render(request, "training/add_people.html", context)


def _search(request: RegistryRequest, found: TrainingClass, words: str) -> list[Cadre]:
    if not words:
        return []
    outside = people_to_train(request.user).exclude(enrolments__training_class=found)
    near = matching(outside, words, request.user)
    found_first = near.order_by("closeness", "sort_key", "pk")  # type: ignore[misc]  # annotated by the search
    return list(found_first[:FOUND_AT_MOST])


def _rows(request: RegistryRequest, people: list[Cadre]) -> list[tuple[Cadre, str]]:
    titles = titles_near([cadre.home_unit_id for cadre in people if cadre.home_unit_id], request.day)
    return [(cadre, titles.get(cadre.home_unit_id or 0, "")) for cadre in people]


def _matched_page(request: RegistryRequest, found: TrainingClass, lines: list[Found]) -> HttpResponse:
    """What was understood of a list: the sure ones ticked, the doubtful ones side by side, the unknown ones told."""
    inside = set(found.enrolments.values_list("cadre", flat=True))
    everyone = [person for line in lines for person in line.people]
    titles = titles_near([p.home_unit_id for p in everyone if p.home_unit_id], request.day)
    units = {person.pk: titles.get(person.home_unit_id or 0, "") for person in everyone}

    def shown(line: Found) -> list[tuple[Cadre, str, bool]]:
        return [(person, units[person.pk], person.pk in inside) for person in line.people]

    context = {
        "class": found,
        "sure": [(line.line, shown(line)) for line in lines if line.is_sure],
        "doubtful": [(line.line, shown(line)) for line in lines if len(line.people) > 1],
        "unknown": [line.line for line in lines if not line.people],
    }
    return render(request, "training/matched.html", context)


@require_POST
def enrol(request: RegistryRequest, code: str) -> HttpResponse:
    """Enrol the people who were ticked, and of each doubtful line the one who was chosen."""
    found = class_of(request, code)
    settled = [request.POST[name] for name in request.POST if name.startswith("line-")]
    chosen = chosen_in(request, *settled)
    if not chosen:
        return _not_enrolled(request, found, chosen, _("Tick at least one person of the list first."))
    try:
        new = services.send(training_class=found, cadres=chosen.people, by=request.user, seen=seen_doubts(request))
    except ValidationError as error:
        return _not_enrolled(request, found, chosen, " ".join(error.messages))
    except DoubtfulError as error:
        return _not_enrolled(request, found, chosen, outcome=_doubtful(request, error))
    say_done(request, enrol_words(len(new)))
    return gone_to(found)


def _not_enrolled(
    request: RegistryRequest, found: TrainingClass, chosen: Chosen, why: str = "", outcome: Outcome | None = None
) -> HttpResponse:
    """The same people again, still ticked, with what stands in the way."""
    rows = _rows(request, list(chosen.people))
    context = {"class": found, "rows": rows, "why": why, "outcome": outcome}
    return render(request, "training/enrol_again.html", context, status=422)


def _doubtful(request: RegistryRequest, error: DoubtfulError) -> Outcome:
    services.note_readings(error.doubts, by=request.user, address=request.path)
    return Outcome(doubts=error.doubts)


@gap_action("plan_training", gettext_lazy("Plan training"), permission=Permission.MANAGE_TRAINING, icon="school")
def plan_training(request: RegistryRequest, selection: GapSelection) -> HttpResponse:
    """The people of a gap list, by the level that each needs, and where they may go."""
    return _plan_page(request, chosen_from(request, selection))


@require_POST
def plan_for_grace(request: RegistryRequest) -> HttpResponse:
    """The same for people ticked on the list of grace that ends."""
    request.user.require(Permission.MANAGE_TRAINING)
    ending = work_lists["grace-ending"].rows(request.user, request.day).filter(pk__in=ticked(request))
    people = people_to_train(request.user).filter(pk__in=ending.values("person"))
    found = Standings(standings(request.day, people))
    if not len(found):
        messages.warning(request, _("Tick at least one person of the list first."))
        return redirect(came_from(request, otherwise=work_lists["grace-ending"].url))
    selection = selection_of(found, asked_on(request.day))
    return _plan_page(request, chosen_from(request, GapSelection(request.day, "", selection)))


def _plan_page(
    request: RegistryRequest,
    chosen: Chosen,
    form: PlanTrainingForm | None = None,
    status: int = 200,
    outcome: Outcome | None = None,
) -> HttpResponse:
    form = form or PlanTrainingForm(user=request.user, day=request.day, chosen=chosen)
    titles = titles_near([p.home_unit_id for p in chosen.people if p.home_unit_id], request.day)
    context = {
        "chosen": chosen,
        "form": form,
        "outcome": outcome,
        "rows": [(person, titles.get(person.home_unit_id or 0, "")) for person in chosen.people],
    }
    return render(request, "training/plan_people.html", context, status=status)


@require_POST
def plan_people(request: RegistryRequest) -> HttpResponse:
    """Send those who were chosen into a class that is open, or count them into a plan."""
    request.user.require(Permission.MANAGE_TRAINING)
    chosen = chosen_in(request)
    if not chosen:
        return redirect(reverse("standards:gap"))
    form = PlanTrainingForm(request.POST, user=request.user, day=request.day, chosen=chosen)
    if not form.is_valid():
        return _plan_page(request, chosen, form, status=422)
    try:
        return _count_in(request, form, chosen) if "to_plan" in request.POST else _send(request, form, chosen)
    except ValidationError as error:
        form.add_error(None, error)
        return _plan_page(request, chosen, form, status=422)
    except DoubtfulError as error:
        return _plan_page(request, chosen, form, status=422, outcome=_doubtful(request, error))


def _send(request: RegistryRequest, form: PlanTrainingForm, chosen: Chosen) -> HttpResponse:
    found: TrainingClass | None = form.cleaned_data["training_class"]
    if found is None:
        raise ValidationError(_("Choose the class first, or make a new one."), code="no_class")
    people = chosen.needing(found.course)
    if not people:
        raise ValidationError(_("None of the chosen people needs the course of this class."), code="no_need")
    new = services.send(training_class=found, cadres=people, by=request.user, seen=seen_doubts(request))
    say_done(request, enrol_words(len(new)))
    return gone_to(found)


def _count_in(request: RegistryRequest, form: PlanTrainingForm, chosen: Chosen) -> HttpResponse:
    plan, course = form.cleaned_data["plan"], form.cleaned_data["course"]
    if plan is None:
        raise ValidationError(_("Choose the plan first, or make one on the page of plans."), code="no_plan")
    course = narrowed(course, Course)
    people = len(chosen.needing(course))
    services.plan_people(plan=plan, course=course, people=people, by=request.user)
    say_done(request, _("%(count)s people were added to “%(course)s”.") % {"count": people, "course": course})
    return gone_to(plan)


@writes
def enrolment_delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    """Take a person out of a class where the enrolment was a mistake."""
    found = class_of(request, code)
    visible = Enrolment.objects.visible_to(request.user).filter(training_class=found)
    enrolment = get_object_or_404(visible.select_related("cadre", "training_class__unit"), pk=pk)
    return deletion_page(
        request,
        row=enrolment,
        question=_("Take %(name)s out of the class?") % {"name": enrolment.cadre.full_name},
        done=_("%(name)s was taken out of the class.") % {"name": enrolment.cadre.full_name},
        remove=lambda revision, because: services.remove_enrolment(
            enrolment=enrolment, revision=revision, by=request.user, because=because
        ),
        back_url=found.get_absolute_url(),
        next_url=found.get_absolute_url(),
        tell=say_done,
    )
