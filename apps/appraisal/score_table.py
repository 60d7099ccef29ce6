"""The table of a unit's scores by month or quarter: everyone who served there in the year, a cell for each period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.appraisal.models import PeriodKind, PeriodScore, Track
from apps.appraisal.row_forms import ScoreField
from apps.appraisal.services.scores import ScoreCell, save_scores
from apps.appraisal.services.tables import TableRefusedError, Written
from apps.appraisal.unit_table import people_of
from apps.cadres.models import Posting
from apps.communes.models import Unit
from apps.core.forms import RegistryForm
from apps.core.permissions import Permission

PERIODS = {PeriodKind.MONTH: range(1, 13), PeriodKind.QUARTER: range(1, 5)}


class ScoreRowForm(RegistryForm):
    """A person's scores of the year; hidden first values tell what the person at the screen changed."""

    def __init__(self, *args: Any, kind: PeriodKind, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in PERIODS[kind]:
            label = f"{kind.label} {number}"
            field = ScoreField(label=label, show_hidden_initial=True)
            field.widget.attrs |= {
                "class": "form-control-sm",
                "size": 4,
                "aria-label": f"{label}: {name}",
                "data-column": f"n{number}",
            }
            self.fields[f"n{number}"] = field

    @property
    def cells(self) -> list[BoundField]:
        return list(self)

    def seen(self, name: str) -> Decimal | None:
        """What stood in the cell when the table was opened."""
        field = self.fields[name]
        text = self.data.get(self.add_initial_prefix(name), "")
        try:
            seen: Decimal | None = field.clean(text)
        except ValidationError:
            return None
        return seen


@dataclass(frozen=True)
class ScoreRow:
    """A person of the table with the form of the scores."""

    posting: Posting
    scores: Mapping[int, Decimal]
    form: ScoreRowForm

    @property
    def is_marked(self) -> bool:
        return self.form.is_bound and self.form.has_changed()


@dataclass(frozen=True)
class ScoreTable:
    """Whose scores of a year are kept in a unit; `data` is what somebody sent."""

    user: User
    unit: Unit
    year: int
    kind: PeriodKind
    data: QueryDict | None = None

    @property
    def numbers(self) -> list[int]:
        return list(PERIODS[self.kind])

    @cached_property
    def postings(self) -> list[Posting]:
        found = people_of(self.unit, self.year, Track.STATE)
        seen = found.filter(self.user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit"))
        return list(seen.select_related("cadre", "title").order_by("title__position", "cadre__sort_key", "cadre"))

    @cached_property
    def scores(self) -> dict[int, dict[int, Decimal]]:
        people = [posting.cadre_id for posting in self.postings]
        found: dict[int, dict[int, Decimal]] = {}
        for score in PeriodScore.objects.filter(cadre__in=people, year=self.year, kind=self.kind):
            found.setdefault(score.cadre_id, {})[score.number] = score.score
        return found

    @cached_property
    def rows(self) -> list[ScoreRow]:
        return [self._row(posting) for posting in self.postings]

    def _row(self, posting: Posting) -> ScoreRow:
        scores = self.scores.get(posting.cadre_id, {})
        initial = {f"n{number}": scores.get(number, "") for number in self.numbers}
        prefix = f"p{posting.cadre_id}"
        name = posting.cadre.full_name
        return ScoreRow(
            posting, scores, ScoreRowForm(self.data, prefix=prefix, initial=initial, kind=self.kind, name=name)
        )

    def save(self) -> Written | None:
        """Write what was changed; None when something is wrong, which then stands beside its cell."""
        changed = [row for row in self.rows if row.form.has_changed()]
        # All are asked, so that every mistake is shown at once.
        if [row for row in changed if not row.form.is_valid()]:
            return None
        cells = [(row, name) for row in changed for name in row.form.changed_data]
        try:
            return save_scores(
                cells=[self._cell(row, name) for row, name in cells], year=self.year, kind=self.kind, by=self.user
            )
        except TableRefusedError as refused:
            for place, error in refused.rows.items():
                row, name = cells[place]
                self._refuse(row, name, error)
        return None

    def _cell(self, row: ScoreRow, name: str) -> ScoreCell:
        now = row.form.cleaned_data[name]
        return ScoreCell(row.posting.cadre, int(name.removeprefix("n")), row.form.seen(name), now)

    def _refuse(self, row: ScoreRow, name: str, error: ValidationError) -> None:
        """Beside the cell; sent again, a score that someone else changed is known to have been seen."""
        if "stale" in {one.code for one in error.error_list}:
            data = cast(QueryDict, row.form.data).copy()
            present = self.scores.get(row.posting.cadre_id, {}).get(int(name.removeprefix("n")))
            data[row.form.add_initial_prefix(name)] = row.form.fields[name].prepare_value(present)
            row.form.data = data
        row.form.add_error(name, error)

    @property
    def errors(self) -> int:
        return sum(bool(row.form.is_bound and row.form.errors) for row in self.rows)

    @property
    def title(self) -> str:
        words = {
            PeriodKind.MONTH: _("Scores of the months of %(year)s"),
            PeriodKind.QUARTER: _("Scores of the quarters of %(year)s"),
        }
        return words[self.kind] % {"year": self.year}
