"""The table of one unit, year and track: everyone who served there, with the rating that is or is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.appraisal.models import Rating, Track
from apps.appraisal.places import end_of, posts_of_year
from apps.appraisal.row_forms import RatingRowForm, choices_of, initial_of
from apps.appraisal.schemes import YearScheme, scheme_of
from apps.appraisal.services.tables import Entry, TableRefusedError, Written, revisions_of, save_ratings
from apps.cadres.day import member_on
from apps.cadres.models import PartyMembership, Posting
from apps.communes.models import Unit
from apps.core.permissions import Permission


@dataclass(frozen=True)
class Row:
    """A person of the table with the form of the rating."""

    posting: Posting
    rating: Rating | None
    form: RatingRowForm

    @property
    def is_marked(self) -> bool:
        """Whether the form differs from what stands in the registry."""
        return self.form.is_bound and self.form.is_touched


@dataclass(frozen=True)
class UnitTable:
    """Who is rated in a unit in a year; `data` is what somebody sent or a file says."""

    user: User
    unit: Unit
    year: int
    track: Track
    data: QueryDict | None = None

    @cached_property
    def scheme(self) -> YearScheme:
        return scheme_of(self.year, self.track.value)

    @cached_property
    def postings(self) -> list[Posting]:
        """The last post of the year of everyone who served here then and whom the user may see."""
        found = people_of(self.unit, self.year, self.track)
        seen = found.filter(self.user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit"))
        return list(seen.select_related("cadre", "title").order_by("title__position", "cadre__sort_key", "cadre"))

    @cached_property
    def ratings(self) -> dict[int, Rating]:
        people = [posting.cadre_id for posting in self.postings]
        found = Rating.objects.of_year(self.year, self.track.value).filter(cadre__in=people)
        return {rating.cadre_id: rating for rating in found.select_related("level", "unrated", "cadre")}

    @cached_property
    def revisions(self) -> dict[int, int]:
        return revisions_of(Rating, list(self.ratings.values()))

    @cached_property
    def rows(self) -> list[Row]:
        choices = choices_of(self.scheme)
        return [self._row(posting, choices) for posting in self.postings]

    def _row(self, posting: Posting, choices: list[tuple[str, object]]) -> Row:
        rating = self.ratings.get(posting.cadre_id)
        form = RatingRowForm(
            self.data,
            prefix=f"p{posting.cadre_id}",
            initial=initial_of(rating) | {"revision": self.revisions.get(rating.pk, 0) if rating else 0},
            scheme=self.scheme,
            choices=choices,
            name=posting.cadre.full_name,
        )
        return Row(posting, rating, form)

    @property
    def missing(self) -> int:
        return len(self.postings) - len(self.ratings)

    def as_sent(self) -> QueryDict:
        """What the table would send unchanged: the ground on which a file's values are laid."""
        sent = QueryDict(mutable=True)
        for row in self.rows:
            for name, field in row.form.fields.items():
                value = field.prepare_value(row.form.initial.get(name))
                sent[f"p{row.posting.cadre_id}-{name}"] = str(value if value is not None else "")
                if field.show_hidden_initial:
                    sent[f"initial-p{row.posting.cadre_id}-{name}"] = str(value if value is not None else "")
        return sent

    def save(self) -> Written | None:
        """Write what was changed; None when something is wrong, which then stands beside its cell."""
        changed = [row for row in self.rows if row.form.is_touched]
        # All are asked, so that every mistake is shown at once.
        if [row for row in changed if not row.form.is_valid()]:
            return None
        try:
            return save_ratings(entries=[self._entry(row) for row in changed], by=self.user)
        except TableRefusedError as refused:
            for place, error in refused.rows.items():
                self._refuse(changed[place], error)
        except ValidationError as error:
            changed[0].form.add_error(None, error)
        return None

    def _entry(self, row: Row) -> Entry:
        rating = row.rating or Rating(cadre=row.posting.cadre, year=self.year, track=self.track.value)
        revision = row.form.cleaned_data["revision"] or 0
        if row.form.is_emptied:
            return Entry(rating, revision, is_emptied=True)
        if not rating.pk:
            rating.unit_id, rating.title_id = row.posting.unit_id, row.posting.title_id
            rating.category = row.posting.category
        return Entry(row.form.fill(rating), revision)

    def _refuse(self, row: Row, error: ValidationError) -> None:
        """Beside the cell; sent again, a row that someone else changed is known to have been seen."""
        if "stale" in {one.code for one in error.error_list}:
            present = Rating.objects.filter(cadre=row.posting.cadre_id, year=self.year, track=self.track.value).first()
            words = _("Someone else changed this row meanwhile; it now says: %(now)s. Save again to write yours.")
            error = ValidationError(words % {"now": (present and str(present.outcome)) or "–"}, code="stale")
            data = cast(QueryDict, row.form.data).copy()
            data[row.form.add_prefix("revision")] = str(self._latest(present))
            row.form.data = data
        row.form.refuse(error)

    def _latest(self, rating: Rating | None) -> int:
        return revisions_of(Rating, [rating]).get(rating.pk, 0) if rating else 0


def people_of(unit: Unit, year: int, track: Track) -> QuerySet[Posting]:
    """Everyone who is rated in the unit: by the last post of the year; as Party members those who were members."""
    found = posts_of_year(year).filter(unit=unit)
    if track == Track.PARTY:
        found = found.filter(cadre__in=PartyMembership.objects.filter(member_on(end_of(year))).values("cadre"))
    return found


def laid_over(table: UnitTable, values: Mapping[int, Mapping[str, str]]) -> UnitTable:
    """The table with the values of a file in its cells; nothing is saved yet."""
    data = table.as_sent()
    for person, cells in values.items():
        for name, value in cells.items():
            data[f"p{person}-{name}"] = value
    return UnitTable(table.user, table.unit, table.year, table.track, data)
