"""People ticked on the list of missing ratings: who of them is rated now, as what, and who is left out and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.appraisal.guards import unrated_people
from apps.appraisal.models import Rating, Track
from apps.appraisal.places import end_of, posts_of_year
from apps.appraisal.schemes import YearScheme
from apps.appraisal.services import save_ratings
from apps.appraisal.services.ratings import RECORDED_MANY
from apps.appraisal.services.tables import Entry, TableRefusedError
from apps.cadres.models import Cadre, Posting
from apps.communes.titles import titles_near
from apps.core.permissions import Permission


@dataclass(frozen=True)
class Chosen:
    """The ticked people (`keys`) of one year's list, as cadres and civil servants whom `user` rates."""

    user: User
    keys: Sequence[int]
    year: int
    scheme: YearScheme

    @cached_property
    def waiting(self) -> set[int]:
        """Keys of those who still wait for a rating; asked once, so that nobody drops out between two questions."""
        found = unrated_people(self.user, end_of(self.year)).filter(pk__in=self.keys)
        return set(found.values_list("pk", flat=True))

    @property
    def people(self) -> QuerySet[Cadre]:
        """Those who still wait, in the order of the list."""
        found = Cadre.objects.filter(pk__in=self.waiting).select_related("home_unit")
        return found.order_by("home_unit", "sort_key", "pk")

    @cached_property
    def posts(self) -> dict[int, Posting]:
        """The post by which each person is rated: the last of the year, as on the table of a unit."""
        found = posts_of_year(self.year).filter(cadre__in=self.keys)
        return {post.cadre_id: post for post in found.select_related("title")}

    @cached_property
    def units(self) -> dict[int, str]:
        return titles_near({post.unit_id for post in self.posts.values()}, end_of(self.year))

    def name(self, cadre: Cadre) -> str:
        post = self.posts.get(cadre.pk)
        return f"{cadre.full_name}: {post.title}, {self.units[post.unit_id]}" if post else cadre.full_name

    @property
    def left_out(self) -> list[str]:
        """Sentences about the ticked who do not wait; whom the user may not see is only counted."""
        others = set(self.keys) - self.waiting
        if not others:
            return []
        seen = Cadre.objects.visible_to(self.user).filter(pk__in=others).order_by("sort_key", "pk")
        names = dict(seen.values_list("pk", "full_name"))
        own = self.user.unit_condition(Permission.RATE_CADRES, "home_unit")
        ours = set(seen.filter(own).values_list("pk", flat=True))
        rated = set(Rating.objects.of_year(self.year).filter(cadre__in=ours).values_list("cadre", flat=True))
        groups = (
            (_("Rated meanwhile and therefore left out: %(names)s."), rated),
            (_("Not among the people whom you rate and therefore left out: %(names)s."), names.keys() - ours),
            (_("No longer in this list and therefore left out: %(names)s."), ours - rated),
        )
        told = [words % {"names": _joined(names, keys)} for words, keys in groups if keys]
        unseen = len(others) - len(names)
        return told + ([_unseen_words(unseen)] if unseen else [])

    def rate(self, people: Sequence[Cadre], given: dict[str, Any]) -> None:
        """One outcome for all, by the service of a unit's table; ValidationError names who stands in the way."""
        entries = [Entry(self._rating(cadre, given), revision=0) for cadre in people]
        try:
            save_ratings(entries=entries, by=self.user, reason=RECORDED_MANY)
        except TableRefusedError as refused:
            raise ValidationError(
                [_refusal(people[place].full_name, error) for place, error in sorted(refused.rows.items())]
            ) from refused

    def _rating(self, cadre: Cadre, given: dict[str, Any]) -> Rating:
        rating = Rating(cadre=cadre, year=self.year, track=Track.STATE, note=given["note"])
        self.scheme.put(given["outcome"], rating)
        if post := self.posts.get(cadre.pk):
            rating.unit_id, rating.title_id, rating.category = post.unit_id, post.title_id, post.category
        return rating


def _joined(names: dict[int, str], keys: Collection[int]) -> str:
    return ", ".join(name for key, name in names.items() if key in keys)


def _unseen_words(number: int) -> str:
    return ngettext(
        "%(n)s of the chosen is not in your list and is left out.",
        "%(n)s of the chosen are not in your list and are left out.",
        number,
    ) % {"n": number}


def _refusal(name: str, error: ValidationError) -> str:
    if "stale" in {one.code for one in error.error_list}:
        return _("%(name)s was rated by someone else just now. Save again: this person is then left out.") % {
            "name": name
        }
    return f"{name}: {' '.join(error.messages)}"
