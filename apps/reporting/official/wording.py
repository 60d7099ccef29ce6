"""Every row and column of a form in words: its group, its conditions, its formula."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from apps.core.dates import day_before
from apps.reporting.definitions import Category
from apps.reporting.official.definitions import Condition, Kind, Line, OfficialForm, Operation, Taken, Test
from apps.reporting.official.numbering import number_of
from apps.reporting.official.sources import sources
from apps.reporting.official.taken_words import taken_words
from apps.reporting.papers.paper import Look
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.lines import scale_of

Titles = Mapping[str, tuple[str, Mapping[str, str]]]


@dataclass(frozen=True)
class Definition:
    """A line with the words of what it counts."""

    title: str
    words: str
    is_row: bool
    # Of a single cell, which stands for itself among its lines.
    is_cell: bool = False


def definitions_of(form: OfficialForm, day: date) -> list[Definition]:
    """The lines that count or are reckoned, the columns first, as they stand on the form."""
    titles = titles_of(form, day)
    sides = ((form.columns, False), (form.rows, True))
    lines_told = [
        Definition(name_of(line, () if is_row else lines), _told(form, line, lines, titles, day), is_row)
        for lines, is_row in sides
        for line in lines
        if line.look is not Look.HEADING
    ]
    return [*lines_told, *_of_cells(form, day)]


def _of_cells(form: OfficialForm, day: date) -> Iterator[Definition]:
    for taken in form.taken:
        if taken.row:
            yield Definition(name_of_cell(form, taken), taken_words(taken, day), is_row=True, is_cell=True)


def name_of_cell(form: OfficialForm, taken: Taken) -> str:
    """The cell by its row and its column; of a form by unit by its column alone."""
    rows, columns = ({line.code: line for line in lines} for lines in (form.rows, form.columns))
    named = [name_of(rows[taken.row]) if taken.row in rows else taken.row]
    named.append(name_of(columns[taken.column]) if taken.column in columns else taken.column)
    return " × ".join(name for name in named if name)


def words_of(form: OfficialForm, lines: Sequence[Line], day: date) -> dict[str, str]:
    """What each line of one side counts, by its code; of a heading nothing is told."""
    titles = titles_of(form, day)
    told = (each for each in lines if each.look is not Look.HEADING)
    return dict.fromkeys((line.code for line in lines), "") | {
        line.code: _told(form, line, tuple(lines), titles, day) for line in told
    }


def name_of(line: Line, lines: Sequence[Line] = ()) -> str:
    """The line as it is found on the form: its number, with its formula where the other lines are given, its words."""
    words = " – ".join([*map(str, line.under), str(line.title)])
    number = number_of(line, lines)
    return f"{number}. {words}" if number else words


def titles_of(form: OfficialForm, day: date) -> Titles:
    """The words of each dimension and its categories."""
    if form.kind is Kind.EVENTS:
        axes = sources.events[form.source].axes if form.source in sources.events else {}
        asked = {code: axes[code] for code in form.dimensions() if code in axes}
        return {c: (str(a.title), _by_code(scale_of(a, Span(None, day)).categories)) for c, a in asked.items()}
    facts = registry.facts_with(form.dimensions())
    titles: dict[str, tuple[str, dict[str, str]]] = {}
    # What a line counted before it ended has the words of that time.
    for known_on in (day, *(day_before(line.until) for line in (*form.rows, *form.columns) if line.until)):
        for each in facts:
            for code, found in each.read(known_on).categories.items():
                words = titles.setdefault(code, (str(registry.dimensions[code].title), {}))[1]
                words.update({name: title for name, title in _by_code(found).items() if name not in words})
    return {code: titles[code] for code in form.dimensions() if code in titles}


def _by_code(categories: tuple[Category, ...]) -> dict[str, str]:
    return {category.code: str(category.title) for category in categories}


def _told(form: OfficialForm, line: Line, lines: tuple[Line, ...], titles: Titles, day: date) -> str:
    """What the line counts; of a form by unit a column may stand in a composed table."""
    taken = form.taken_at("", line.code) if form.kind is Kind.UNITS else None
    return taken_words(taken, day) if taken else _words(form, line, lines, titles)


def _words(form: OfficialForm, line: Line, lines: tuple[Line, ...], titles: Titles) -> str:
    if line.missing:
        return str(line.missing)
    if line.formula:
        return _formula(line, lines)
    if line.field:
        return _field(form, line)
    told = list(_condition(line.condition, titles))
    if line.counted:
        told.insert(0, _counted(form, line.counted))
    words = "; ".join(told) or _("Everyone whom the form counts")
    return f"{words}. {_until(line)}" if line.until else f"{words}."


def _until(line: Line) -> str:
    return _("Empty from %(day)s on.") % {"day": f"{line.until:%d/%m/%Y}"}


def _formula(line: Line, lines: tuple[Line, ...]) -> str:
    by_code = {each.code: each for each in lines}
    of = list(line.formula.of) if line.formula else []
    names = [name_of(by_code[code]) if code in by_code else code for code in of]
    if line.formula and line.formula.operation is Operation.PERCENT:
        return _("%(part)s as percent of %(whole)s.") % {"part": names[0], "whole": names[-1]}
    return _("The sum of: %(lines)s.") % {"lines": "; ".join(names)}


def _field(form: OfficialForm, line: Line) -> str:
    source = sources.people.get(form.source)
    told = sources.units.get(line.field) or (source.by_code.get(line.field) if source else None)
    return f"{told.title}." if told else line.field


def _counted(form: OfficialForm, code: str) -> str:
    source = sources.events.get(form.source)
    return str(source.counted[code].title) if source and code in source.counted else code


def _condition(condition: Condition, titles: Titles) -> Iterator[str]:
    if condition.group:
        population = registry.populations.get(condition.group)
        yield f"{population.title} ({str(population.denominator).rstrip('.')})" if population else condition.group
    for test in condition.tests:
        yield _test(test, titles)


def _test(test: Test, titles: Titles) -> str:
    title, categories = titles.get(test.dimension, (test.dimension, {}))
    words = {"dimension": title, "categories": ", ".join(categories.get(code, code) for code in test.categories)}
    if test.is_excluded:
        return _("%(dimension)s: none of %(categories)s") % words
    return _("%(dimension)s: %(categories)s") % words
