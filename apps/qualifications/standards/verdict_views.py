"""Pages on which people decide: whether majors suit, and who is exempt."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from apps.accounts.requests import RegistryRequest
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import editable_cadre, say_done, ways_to_delete
from apps.cadres.edit.records import record_of, record_page
from apps.cadres.models import Posting
from apps.cadres.services import delete_record
from apps.cadres.unitchoice import unit_choices
from apps.core.permissions import Permission
from apps.qualifications.models import Exemption, StandardCriterion, Suitability
from apps.qualifications.standards import services
from apps.qualifications.standards.asked import GapForm
from apps.qualifications.standards.forms import ExemptionForm, MajorsForm
from apps.qualifications.standards.majors import decidable, told, waiting_posts

writes = require_http_methods(["GET", "HEAD", "POST"])
ROWS_A_PAGE = 50


@writes
def majors(request: RegistryRequest) -> HttpResponse:
    """Majors that wait for a decision: tick some, decide for all of them at once."""
    request.user.require(Permission.VERIFY_QUALIFICATIONS)
    asked = GapForm(request.GET, user=request.user, day=request.day, units=unit_choices(request.user, request.day))
    people = decidable(request.user)
    people = people.filter(pk__in=asked.people().values("pk")) if asked.is_valid() else people.none()
    form = MajorsForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decided(request, form, people.values_list("pk", flat=True)):
        return redirect(request.get_full_path())
    waiting = list(waiting_posts(request.day, people).values_list("post_id", flat=True))
    page = Paginator(waiting, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page_obj": page, "rows": told(page.object_list, request.day), "form": form, "asked": asked}
    return render(request, "qualifications/standards/majors.html", context)


@writes
def major(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    """Decide on the major of one person for the title of one post, also again."""
    cadre = editable_cadre(request, code, Permission.VERIFY_QUALIFICATIONS)
    posting = record_of(Posting, cadre, pk)
    form = MajorsForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decided(request, form, [cadre.pk], [str(posting.pk)]):
        return redirect(cadre)
    context = {"rows": told([posting.pk], request.day), "form": form, "cadre": cadre}
    return render(request, "qualifications/standards/majors.html", context)


def _decided(request: RegistryRequest, form: MajorsForm, people: Iterable[int], posts: list[str] | None = None) -> bool:
    """Write the decision for the posts that were ticked; a refusal stands on the form."""
    wanted = request.POST.getlist("post") if posts is None else posts
    ticked = [post for post in wanted if post.isdecimal()][:ROWS_A_PAGE]
    chosen = Posting.objects.filter(pk__in=ticked, cadre__in=people).select_related("cadre")
    # One decision serves every post of a title.
    questions = {(p.cadre_id, p.title_id): services.Question(p.cadre, p.title_id) for p in chosen}
    if not questions:
        form.add_error(None, _("Tick at least one person of the list first."))
        return False
    try:
        services.decide_majors(
            questions=list(questions.values()),
            result=Suitability(form.cleaned_data["result"]),
            reason=form.cleaned_data["reason"],
            day=request.day,
            by=request.user,
        )
    except ValidationError as error:
        form.add_error(None, error)
        return False
    count = len(questions)
    words = ngettext("Decided for %(count)s person.", "Decided for %(count)s people.", count)
    say_done(request, words % {"count": count})
    return True


@writes
def exemption_create(request: RegistryRequest, code: str) -> HttpResponse:
    """Record an exemption; `?criterion=` names what it is from."""
    cadre = editable_cadre(request, code, Permission.VERIFY_QUALIFICATIONS)
    exemption = Exemption(cadre=cadre)
    asked = request.GET.get("criterion", "")
    if asked.isdecimal() and (criterion := StandardCriterion.objects.filter(pk=asked).first()):
        exemption.standard_id, exemption.criterion = criterion.standard_id, criterion
    form = ExemptionForm(request.POST or None, instance=exemption, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Record an exemption"),
        save=lambda: services.record_exemption(exemption=form.instance, by=request.user),
        done=_("The exemption was recorded."),
        action=_("Record"),
    )


@writes
def exemption_edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.VERIFY_QUALIFICATIONS)
    exemption = record_of(Exemption, cadre, pk)
    form = ExemptionForm(request.POST or None, instance=exemption, user=request.user, day=request.day)
    return record_page(
        request,
        cadre=cadre,
        form=form,
        title=_("Edit the exemption"),
        save=lambda: services.edit_exemption(exemption=form.instance, revision=form.opened_at, by=request.user),
        done=_("The changes were saved."),
        action=_("Save"),
        ways=ways_to_delete(request, exemption, "standards:exemption_delete", cadre.code, exemption.pk),
    )


@writes
def exemption_delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
    cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
    exemption = record_of(Exemption, cadre, pk)
    words = str(exemption.criterion or exemption.standard)
    return deletion_page(
        request,
        row=exemption,
        question=_("Delete the exemption from “%(what)s” of %(name)s?") % {"what": words, "name": cadre.full_name},
        done=_("The exemption was deleted."),
        remove=lambda revision, because: delete_record(
            record=exemption, revision=revision, by=request.user, because=because
        ),
        back_url=cadre.get_absolute_url(),
        next_url=cadre.get_absolute_url(),
    )
