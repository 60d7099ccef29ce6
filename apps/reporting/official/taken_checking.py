"""Whether the figures that a form takes from composed tables can stand where it says."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from apps.reporting.composed.checking import rights_of
from apps.reporting.composed.single_cells import stands_alone
from apps.reporting.official.definitions import Kind, Line, OfficialForm, Taken

# Each is counted by itself.
MOST_TAKEN = 40


def taken_troubles(form: OfficialForm) -> Iterator[str]:
    if not form.taken:
        return
    if form.kind not in (Kind.PERSONS, Kind.UNITS):
        yield _("Only forms that count persons of a day take figures from composed tables.")
        return
    if len(form.taken) > MOST_TAKEN:
        yield _("A form takes at most %(most)s figures from composed tables.") % {"most": MOST_TAKEN}
    places = [(taken.row, taken.column) for taken in form.taken]
    for row, column in dict.fromkeys(place for place in places if places.count(place) > 1):
        words = {"cell": " × ".join(code for code in (row, column) if code)}
        yield _("Two figures of composed tables stand in the cell %(cell)s.") % words
    for taken in form.taken:
        yield from _place(form, taken)
        yield from _figure(taken)
    yield from _leaning(form)
    yield from _in_blocks(form)


def _place(form: OfficialForm, taken: Taken) -> Iterator[str]:
    """A cell where lines count: the figure of a formula, a heading or an empty line is another one."""
    if bool(taken.row) == (form.kind is Kind.UNITS):
        yield _("A figure of a composed table stands in a column of a form by unit, and else in a row and a column.")
        return
    sides = ((form.columns, taken.column), *([(form.rows, taken.row)] if taken.row else []))
    for lines, code in sides:
        if not any(line.code == code and line.is_counted for line in lines):
            yield _("A figure of a composed table stands at %(line)s, which is no counted line.") % {"line": code}


def _figure(taken: Taken) -> Iterator[str]:
    composition = taken.cell.composition
    words = {"table": composition.title or "–"}
    if rights_of(composition):
        yield _("“%(table)s”: what needs a right of its own is counted by the lines of a form themselves.") % words
    if composition.has_flows or len(composition.shows) != 1 or not stands_alone(taken.cell.show):
        yield (_("“%(table)s”: only a figure that stands for itself on one day can be taken.") % words)
    if len(taken.cell.row) != len(composition.rows) or len(taken.cell.column) != len(composition.columns):
        yield _("“%(table)s”: the row or the column of the figure is not named in full.") % words


def _leaning(form: OfficialForm) -> Iterator[str]:
    """Numbers of persons may be added; means, shares and numbers of communes not."""
    for lines, taken_in in ((form.rows, _rows(form)), (form.columns, _columns(form))):
        for line in lines:
            if taken_in & set(line.formula.of if line.formula else ()):
                words = {"line": line.code}
                yield (
                    _("The formula of %(line)s leans on a figure of a composed table that is no number of persons.")
                    % words
                )


def _rows(form: OfficialForm) -> set[str]:
    return {taken.row for taken in form.taken if not taken.is_of_persons}


def _columns(form: OfficialForm) -> set[str]:
    return {taken.column for taken in form.taken if not taken.is_of_persons}


def _in_blocks(form: OfficialForm) -> Iterator[str]:
    """Whom a breakdown leaves out cannot be told where a column stands in another table."""
    if form.kind is not Kind.UNITS:
        return
    own = {taken.column for taken in form.taken}
    for block in form.column_blocks:
        if own & {block.whole, *block.lines}:
            yield _("The breakdown “%(block)s” names a column that stands in a composed table.") % {
                "block": block.title
            }


def can_take(form: OfficialForm, line: Line) -> bool:
    """Whether figures of composed tables can stand in the line."""
    return form.kind in (Kind.PERSONS, Kind.UNITS) and line.is_counted
