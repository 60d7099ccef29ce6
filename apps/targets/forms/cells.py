"""The form of a target that is one cell of a composed table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.narrowing import narrowed
from apps.reporting.composed.shows import Show
from apps.reporting.composed.single_cells import cell_of, stands_alone
from apps.reporting.composed.table import ComposedTable
from apps.targets.forms.aims import AimForm
from apps.targets.models import Basis, Kind

MOST_CELLS = 1000
# Of a whole there is no more than all; a share of another group or day may well be larger.
PARTS = (Show.ROW_SHARE, Show.COLUMN_SHARE, Show.WHOLE_SHARE, Show.GROUP_SHARE, Show.UNITS_WITH_SHARE)
MORE_THAN_ALL = {
    "floor": _("A floor is not negative, and a share is at most 100 percent."),
    "ceiling": _("The ceiling lies below the floor, or above 100 percent."),
}


class CellForm(AimForm):
    """A figure of a table that somebody composed and kept; on editing, the cell stays as it was chosen."""

    basis = Basis.CELL
    kinds: ClassVar[tuple[Kind, ...]] = (Kind.FIGURE,)

    figure = forms.ChoiceField(
        label=_("Cell"), help_text=_("Of the table as it is now, on the day asked, in every unit.")
    )

    field_order = ("title", "figure", "unit_kind", "floor", "ceiling", "is_limit", "due_on")

    def __init__(self, *args: Any, table: ComposedTable | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._cells = dict(_cells(table)) if table else {}
        if table is None:
            del self.fields["figure"]
            return
        choices = [("", _("Choose…")), *((code, cell["words"]) for code, cell in self._cells.items())]
        narrowed(self.fields["figure"], forms.ChoiceField).choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "figure" in cleaned:
            self.instance.cell = self._cells[cleaned["figure"]]
        if self.instance.cell and Show(self.instance.cell["show"]) in PARTS:
            self._refuse_more_than_all(cleaned)
        return cleaned

    def _refuse_more_than_all(self, cleaned: dict[str, Any]) -> None:
        """In the words that the rows of reports have for it."""
        for field, words in MORE_THAN_ALL.items():
            if (cleaned.get(field) or 0) > 100:
                self.add_error(field, words)


def _cells(table: ComposedTable) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every figure of the table by its address; of very long tables the first ones."""
    for number, (row, column, show, _figure) in enumerate(table.cells()):
        if number == MOST_CELLS:
            return
        if stands_alone(show):
            yield (
                f"{show.value}@{row.address}@{column.address}",
                cell_of(table.composition, row, column, show).as_data(),
            )
