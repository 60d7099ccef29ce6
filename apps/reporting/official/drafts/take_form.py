"""The form on which figures of a composed table are put into the cells of a draft."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.core.narrowing import narrowed
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.sentences import show_title
from apps.reporting.composed.shows import Show
from apps.reporting.composed.single_cells import cell_of
from apps.reporting.composed.table import ComposedTable
from apps.reporting.official.checking import troubles_of
from apps.reporting.official.definitions import Condition, Kind, Line, OfficialForm, Taken
from apps.reporting.official.drafts.head_forms import PartForm
from apps.reporting.official.drafts.lines import Side, changed
from apps.reporting.official.taken_checking import can_take
from apps.reporting.official.wording import name_of

Choices = list[tuple[str, Any]]
COUNTED = ("", _("As the form counts it"))
CHOOSE = ("", _("Choose…"))


class TakeForm(PartForm):
    """A column of the form, a column of the table with its figure, and for each row of the form a row of the table.

    A form by unit has its units in the rows: of the table one row is taken, and told of each unit.
    """

    column = forms.ChoiceField(label=_("Column of the form"))
    figure = forms.ChoiceField(label=_("Column and figure of the table"))

    def __init__(self, *args: Any, form: OfficialForm, table: ComposedTable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form, self.table = form, table
        self.figures = {code: (leaf, show) for code, _words, leaf, show in self._figures()}
        self.leaves = {leaf.address: leaf for leaf in table.rows.leaves}
        columns = [(line.code, name_of(line)) for line in form.columns if can_take(form, line)]
        self._offer("column", [CHOOSE, *columns])
        self._offer("figure", [CHOOSE, *((code, words) for code, words, _leaf, _show in self._figures())])
        rows: Choices = [(address, leaf.words) for address, leaf in self.leaves.items()]
        for name, label, initial in self._rows():
            is_one = form.kind is Kind.UNITS
            told = {"required": _("Choose one of the list.")}
            self.fields[name] = forms.ChoiceField(label=label, required=is_one, initial=initial, error_messages=told)
            self._offer(name, [CHOOSE if is_one else COUNTED, *rows])

    def _figures(self) -> Iterator[tuple[str, str, Leaf, Show]]:
        for leaf in self.table.columns.leaves:
            for show in self.table.shows_at(leaf):
                words = show_title(show, self.table.composition)
                told = f"{leaf.words}: {words}" if self.table.columns.axes else words
                yield f"{show.value}@{leaf.address}", told, leaf, show

    def _rows(self) -> Iterator[tuple[str, Any, str]]:
        """The fields of the rows, with the row of the table that bears the same words."""
        if self.form.kind is Kind.UNITS:
            yield "row", _("Row of the table"), next(iter(self.leaves)) if len(self.leaves) == 1 else ""
            return
        by_words = {leaf.title.casefold(): address for address, leaf in self.leaves.items()}
        for line in self.form.rows:
            if can_take(self.form, line):
                yield f"row-{line.code}", name_of(line), by_words.get(str(line.title).casefold(), "")

    def _offer(self, name: str, choices: Choices) -> None:
        narrowed(self.fields[name], forms.ChoiceField).choices = choices

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not list(self._taken()):
            self.add_error("column", _("Choose a row of the table for at least one row of the form."))
        if not self.errors:
            before = troubles_of(self.form)
            for trouble in troubles_of(self.written()):
                if trouble not in before:
                    self.add_error("figure", ValidationError(trouble))
        return told

    def _taken(self) -> Iterator[Taken]:
        told = self.cleaned_data
        leaf, show = self.figures[told["figure"]]
        for name, _label, _initial in self._rows():
            if address := told.get(name):
                cell = cell_of(self.table.composition, self.leaves[address], leaf, show)
                yield Taken(told["column"], name.removeprefix("row").removeprefix("-"), replace(cell, words=""))

    def written(self) -> OfficialForm:
        """The form with these figures, in place of those that stood in the same cells."""
        taken = list(self._taken())
        places = {(each.row, each.column) for each in taken}
        kept = (each for each in self.form.taken if (each.row, each.column) not in places)
        form = replace(self.form, taken=(*kept, *taken))
        if form.kind is not Kind.UNITS:
            return form
        # Nobody is counted by a line that stands in another table.
        return changed(form, Side.COLUMNS, replace(self._line(), condition=Condition()))

    def _line(self) -> Line:
        return next(line for line in self.form.columns if line.code == self.cleaned_data["column"])
