"""Pages by which ticked records of a work list come to rest, and wait again."""

from __future__ import annotations

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_POST

from apps.accounts.requests import RegistryRequest
from apps.cadres.models.follow_ups import LONGEST
from apps.cadres.work.bulk import BulkAct, bulk_page
from apps.cadres.work.following import follow, may_follow, own_rows, take_up
from apps.cadres.work.lists import WorkList
from apps.cadres.work.views import list_of
from apps.core.forms import RegistryForm


class FollowForm(RegistryForm):
    rests_until = forms.DateField(
        label=gettext_lazy("Rests until"),
        help_text=gettext_lazy("Afterwards it waits in the list again; a year from the working day at most."),
    )
    note = forms.CharField(label=gettext_lazy("Why it rests"), max_length=300)

    def __init__(self, *args: Any, day: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.day = day

    def clean_rests_until(self) -> Any:
        until = self.cleaned_data["rests_until"]
        if not self.day <= until <= self.day + LONGEST:
            raise ValidationError(
                _("Choose a day from %(first)s to %(last)s."),
                code="out_of_time",
                params={"first": f"{self.day:%d/%m/%Y}", "last": f"{self.day + LONGEST:%d/%m/%Y}"},
            )
        return until


@require_POST
def follow_chosen(request: RegistryRequest, key: str) -> HttpResponse:
    """Ask until when the ticked records rest and why, then let them rest."""
    work = _followed(request, key)
    act = BulkAct(
        question=_("Until when do these rest, and why?"),
        text=work.title,
        action=_("Follow"),
        done=ngettext_lazy(
            "%(count)s record is followed; it waits in the list again when its day is over.",
            "%(count)s records are followed; they wait in the list again when their day is over.",
            "count",
        ),
        save=lambda records, given: follow(work, records, **given, day=request.day, by=request.user),
        name=partial(_named, work),
    )
    rows = work.rows(request.user, request.day)
    return bulk_page(request, rows=_own(work, rows, request), form_class=partial(FollowForm, day=request.day), act=act)


@require_POST
def take_up_chosen(request: RegistryRequest, key: str) -> HttpResponse:
    work = _followed(request, key)
    act = BulkAct(
        question=_("Do these wait again from now on?"),
        text=work.title,
        action=_("Take up again"),
        done=ngettext_lazy(
            "%(count)s record waits in the list again.", "%(count)s records wait in the list again.", "count"
        ),
        save=lambda records, _given: take_up(work, records, by=request.user),
        name=partial(_named, work),
    )
    rows = work.resting(request.user, request.day)
    return bulk_page(request, rows=_own(work, rows, request), form_class=RegistryForm, act=act)


def _followed(request: RegistryRequest, key: str) -> WorkList:
    work = list_of(request, key)
    if not may_follow(work, request.user):
        raise PermissionDenied
    return work


def _own(work: WorkList, rows: QuerySet[Any], request: RegistryRequest) -> QuerySet[Any]:
    own = own_rows(work, rows, request.user)
    return own.select_related(work.home)


def _named(work: WorkList, record: Any) -> str:
    return work.person_of(record).full_name
