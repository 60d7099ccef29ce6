"""Pages of one person's ratings, scores of periods and commendations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.accounts.requests import RegistryRequest
from apps.appraisal import services
from apps.appraisal.forms import CommendationForm, PeriodScoreForm, RatingForm
from apps.appraisal.models import Commendation, PeriodScore, Rating
from apps.cadres.edit.pages import Way, editable_cadre, ways_to_delete
from apps.cadres.edit.records import record_deletion, record_of, record_page, writes
from apps.core.dates import last_full_year
from apps.core.editing import WritingForm
from apps.core.permissions import Permission

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Noun:
    """What the pages of one kind of record need to know."""

    name: str
    model: type[Any]
    form: type[WritingForm]
    add: Callable[[Any, RegistryRequest], object]
    edit: Callable[[Any, int, RegistryRequest], object]
    add_words: str | Promise
    edit_words: str | Promise
    added: str | Promise


def creation(noun: Noun) -> View:
    @writes
    def create(request: RegistryRequest, code: str) -> HttpResponse:
        cadre = editable_cadre(request, code, Permission.RATE_CADRES)
        record = noun.model(cadre=cadre, year=last_full_year(request.day))
        form = noun.form(request.POST or None, instance=record, user=request.user, day=request.day)
        return record_page(
            request,
            cadre=cadre,
            form=form,
            title=noun.add_words,
            save=lambda: noun.add(form.instance, request),
            done=str(noun.added),
            action=noun.add_words,
        )

    return create


def edition(noun: Noun) -> View:
    @writes
    def edit(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
        cadre = editable_cadre(request, code, Permission.RATE_CADRES)
        record = record_of(noun.model, cadre, pk)
        form = noun.form(request.POST or None, instance=record, user=request.user, day=request.day)
        return record_page(
            request,
            cadre=cadre,
            form=form,
            title=noun.edit_words,
            save=lambda: noun.edit(form.instance, form.opened_at, request),
            done=str(_("The changes were saved.")),
            action=_("Save"),
            ways=_ways(request, noun, record),
        )

    return edit


def deletion(noun: Noun) -> View:
    @writes
    def delete(request: RegistryRequest, code: str, pk: int) -> HttpResponse:
        cadre = editable_cadre(request, code, Permission.DELETE_CADRES)
        record = record_of(noun.model, cadre, pk)
        return record_deletion(request, cadre=cadre, record=record, words=str(record))

    return delete


def _ways(request: RegistryRequest, noun: Noun, record: models.Model) -> tuple[Way, ...]:
    keys = [record.cadre.code, record.pk]  # type: ignore[attr-defined]  # every record of a person has it
    return ways_to_delete(request, record, f"appraisal:{noun.name}_delete", *keys)


NOUNS = (
    Noun(
        "rating",
        Rating,
        RatingForm,
        lambda record, request: services.record_rating(rating=record, by=request.user),
        lambda record, seen, request: services.edit_rating(rating=record, revision=seen, by=request.user),
        _("Add a rating"),
        _("Edit the rating"),
        _("The rating was added."),
    ),
    Noun(
        "score",
        PeriodScore,
        PeriodScoreForm,
        lambda record, request: services.record_score(score=record, by=request.user),
        lambda record, seen, request: services.edit_score(score=record, revision=seen, by=request.user),
        _("Add the score of a month or quarter"),
        _("Edit the score"),
        _("The score was added."),
    ),
    Noun(
        "commendation",
        Commendation,
        CommendationForm,
        lambda record, request: services.record_commendation(commendation=record, by=request.user),
        lambda record, seen, request: services.edit_commendation(commendation=record, revision=seen, by=request.user),
        _("Add a commendation"),
        _("Edit the commendation"),
        _("The commendation was added."),
    ),
)
