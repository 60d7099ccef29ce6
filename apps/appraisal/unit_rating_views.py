"""The rating of a unit as a whole: recorded beside the table of its people, and taken away."""

from __future__ import annotations

from typing import ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.requests import RegistryRequest
from apps.appraisal import services
from apps.appraisal.models import RatingLevel, UnitRating
from apps.appraisal.places import end_of
from apps.appraisal.schemes import scheme_of
from apps.appraisal.year_views import asked_track
from apps.cadres.edit.deletion import deletion_page
from apps.cadres.edit.pages import Section, Way, form_page, say_done
from apps.cadres.edit.records import writes
from apps.cadres.forms import RecordForm
from apps.communes.models import Unit
from apps.communes.titles import titles_near
from apps.core.editing import Outcome, try_to_save
from apps.core.permissions import Permission


class UnitRatingForm(RecordForm):
    """The level, with its paper."""

    error_fields: ClassVar[dict[str, str]] = {
        "appraisal_one_unit_rating_a_year": "level",
        "appraisal_unit_decided_in_or_after_the_year": "decision_on",
    }

    class Meta:
        model = UnitRating
        fields = ["level", "decision_number", "decision_on", "decision_issuer", "legal_basis"]
        labels = {"level": gettext_lazy("Rating")}
        help_texts = {
            "level": gettext_lazy("A unit with the best level is an outstanding one: its cap of excellent is higher.")
        }


def asked_rating(request: RegistryRequest, year: int, key: str) -> UnitRating:
    """The rating that stands, or an empty one: 404 outside the user's scope, 403 for who may not rate there."""
    unit = get_object_or_404(Unit.objects.in_scope_of(request.user, Permission.VIEW_CADRES), key=key)
    request.user.require(Permission.RATE_CADRES, unit)
    track = asked_track(request)
    if not 1990 <= year <= request.day.year or scheme_of(year, track.value).scheme is None:
        raise Http404
    found = UnitRating.objects.filter(unit=unit, year=year, track=track).first()
    return found or UnitRating(unit=unit, year=year, track=track)


def address_of(rating: UnitRating, name: str) -> str:
    return f"{reverse(f'appraisal:{name}', args=[rating.year, rating.unit.key])}?track={rating.track}"


def words_of(rating: UnitRating) -> str:
    return titles_near([rating.unit_id], end_of(rating.year)).get(rating.unit_id, rating.unit.key)


@writes
def unit_rating(request: RegistryRequest, year: int, key: str) -> HttpResponse:
    rating = asked_rating(request, year, key)
    form = UnitRatingForm(request.POST or None, instance=rating, user=request.user, day=request.day)
    form.fields["level"].queryset = RatingLevel.objects.order_by("-rank")  # type: ignore[attr-defined]  # a choice of models
    outcome = Outcome()
    if request.method == "POST" and form.is_valid():
        outcome = try_to_save(
            form, lambda: services.rate_unit(rating=form.instance, revision=form.opened_at, by=request.user)
        )
    if outcome.is_saved:
        say_done(request, _("The rating of the unit was saved."))
        return redirect(address_of(rating, "unit_year"))
    ways = [Way(address_of(rating, "unit_rating_delete"), _("Delete"), "danger")] if rating.pk else []
    return form_page(
        request,
        title=_("Rating of the unit as a whole, %(year)s") % {"year": year},
        pretitle=f"{words_of(rating)} · {rating.get_track_display()}",
        sections=[Section(form)],
        outcome=outcome,
        back_url=address_of(rating, "unit_year"),
        action=_("Save"),
        ways=ways,
    )


@writes
def unit_rating_delete(request: RegistryRequest, year: int, key: str) -> HttpResponse:
    rating = asked_rating(request, year, key)
    if rating.pk is None:
        raise Http404
    back = address_of(rating, "unit_year")
    return deletion_page(
        request,
        row=rating,
        question=_("Delete the rating of %(unit)s, %(rating)s?") % {"unit": words_of(rating), "rating": rating},
        done=_("The rating of the unit was deleted."),
        remove=lambda revision, because: services.delete_unit_rating(
            rating=rating, revision=revision, by=request.user, because=because
        ),
        back_url=back,
        next_url=back,
    )
