"""What stands in a cell that a form takes from a composed table, in words."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from apps.reporting.composed.axes import BANDED, item_of
from apps.reporting.composed.checking import title_of
from apps.reporting.composed.choices import Offer
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.joining import JOINED, bands_of
from apps.reporting.composed.sentences import filter_words, show_title
from apps.reporting.official.definitions import Taken
from apps.reporting.registry import registry


def taken_words(taken: Taken, day: date) -> str:
    """The table with who is counted in it, the row and column there, the filters and the figure."""
    cell = taken.cell
    composition = cell.composition
    told = [*_groups(composition)]
    codes = (*cell.row, *cell.column)
    told += [_item(step, code, day) for step, code in zip(composition.steps(), codes, strict=False)]
    told += filter_words(composition.filters, Offer(composition, day).names)
    words = {"table": composition.title, "what": "; ".join(told), "figure": show_title(cell.show, composition)}
    if not composition.title:
        return _("From a composed table: %(what)s. Figure: %(figure)s.") % words
    return _("From the composed table “%(table)s”: %(what)s. Figure: %(figure)s.") % words


def _groups(composition: Composition) -> Iterator[str]:
    for code in composition.groups:
        population = registry.populations.get(code)
        yield f"{population.title} ({str(population.denominator).rstrip('.')})" if population else code


def _item(step: Chosen, code: str, day: date) -> str:
    """The division with the row that stands in the cell."""
    rows = Offer(Composition("", ()), day).rows_of(step.dimension)
    titles = {row.code: str(row.title) for row in rows}
    made = (*step.joined, *bands_of(step, [item_of(row) for row in rows]))
    titles |= {f"{JOINED}{number}": each.title for number, each in enumerate(made, start=1)}
    name = str(BANDED.get(step.dimension, "")) if step.bands else ""
    return f"{name or title_of(step.dimension)}: {titles.get(code, code)}"
