"""An indicator as a paper, of which its page and its files are made: figures, definition, legal basis."""

from collections.abc import Iterable, Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as __

from apps.reporting.definitions import HEADCOUNT
from apps.reporting.geographies import geography_of
from apps.reporting.indicators.definitions import Figures, Indicator, IndicatorValue, Inquiry
from apps.reporting.indicators.spread import PerUnit, UnitFigure
from apps.reporting.indicators.trend import Trend, one_geography
from apps.reporting.papers.paper import Cell, Explanation, Form, Head, Look, Paper, Row, Table

# A table is told by measure and base; a column by its group or its day.
Name = tuple[str, str]
# Rows that a reader takes in at a glance.
LONG = 8


def paper_of(indicator: Indicator, figures: Figures, inquiry: Inquiry, is_by_year: bool = False) -> Paper:
    day = f"{inquiry.day:%d/%m/%Y}"
    is_trend = is_by_year or isinstance(indicator.source, Trend)
    geography = (one_geography(inquiry) if is_trend else inquiry).geography
    tables = [*tables_of(figures.values)]
    if isinstance(indicator.source, PerUnit) and not is_by_year:
        tables.append(units_table(indicator.source, indicator.source.units(inquiry)))
    return Paper(
        code=indicator.code,
        title=f"{indicator.code}. {indicator.title}",
        unit=figures.unit,
        unit_code=inquiry.unit,
        day=inquiry.day,
        as_of=__("As of %(day)s") % {"day": day},
        tables=tuple(tables),
        geography=str(geography_of(geography).title),
        notes=figures.notes,
        definitions=tuple(definitions_of(indicator)),
        legal_basis=indicator.legal_basis,
        version=indicator.version,
        language=(get_language() or "vi")[:2],
    )


def definitions_of(indicator: Indicator) -> Iterator[Explanation]:
    yield Explanation(str(indicator.title), str(indicator.words), indicator.legal_basis)
    yield Explanation(__("Numerator"), str(indicator.numerator))
    yield Explanation(__("Denominator"), str(indicator.denominator))
    if indicator.remarks:
        yield Explanation(__("To be noted"), str(indicator.remarks))
    yield Explanation(__("Version of the definition"), indicator.version_words)


def tables_of(values: Iterable[IndicatorValue]) -> Iterator[Table]:
    """A table for each measure and base that anyone stands in; groups, or the days of a trend, stand side by side."""
    found: dict[Name, list[IndicatorValue]] = {}
    for value in values:
        name = (value.measure, f"{value.base} {value.group}" if value.day else value.base)
        found.setdefault(name, []).append(value)
    for held in found.values():
        if any(value.numerator or value.value or value.is_hidden for value in held):
            yield _table(held)


def _table(values: list[IndicatorValue]) -> Table:
    columns = list(dict.fromkeys(_column(value) for value in values))
    cells = {(value.category, _column(value)): value for value in values}
    shown = _shown(values)
    # Numbers and shares side by side, or numbers alone where there are no shares.
    has_pairs = any(value.form is not Form.COUNT for value in values)
    rows = [
        Row(value.category_title, _cells([cells.get((code, column)) for column in columns], has_pairs), value.look)
        for code, value in shown.items()
    ]
    base = _base_row(values, columns) if has_pairs else None
    is_short = len(shown) < len({value.category for value in values})
    return Table(
        _title(values[0]),
        _heads(columns, values, has_pairs),
        (*([base] if base else []), *rows),
        words=__("Rows in which nothing stands are left out.") if is_short else "",
    )


def _shown(values: list[IndicatorValue]) -> dict[str, IndicatorValue]:
    """The rows by their codes; of a long list of events those that hold any."""
    rows = {value.category: value for value in values}
    if len(rows) <= LONG or values[0].base_title:
        return rows
    held = {value.category for value in values if value.numerator or value.is_hidden}
    return {code: value for code, value in rows.items() if code in held or value.look is not Look.PART}


def _column(value: IndicatorValue) -> str:
    return f"{value.day:%d/%m/%Y}" if value.day else value.group_title


def _title(value: IndicatorValue) -> str:
    words = f"{value.measure_title}: {value.group_title}" if value.day else value.measure_title
    return f"{words} – {__('of: %(base)s') % {'base': value.base_title}}" if value.base else words


def _heads(columns: list[str], values: list[IndicatorValue], has_pairs: bool) -> tuple[tuple[Head, ...], ...]:
    if not has_pairs:
        return ((Head(""), *(Head(column) for column in columns)),)
    is_mean = any(value.form is Form.DECIMAL for value in values)
    second = __("Value of the indicator") if is_mean else "%"
    groups = (Head("", 1, 2), *(Head(column, 2) for column in columns))
    return (groups, tuple(head for _column in columns for head in (Head(__("Number")), Head(second))))


def _base_row(values: list[IndicatorValue], columns: list[str]) -> Row | None:
    """The denominators of people, where all rows of a column share one; events have a total among their rows."""
    if not values[0].base_title:
        return None
    cells: list[Cell] = []
    for column in columns:
        bases = {value.denominator for value in values if _column(value) == column and value.denominator is not None}
        if len(bases) != 1:
            return None
        cells += [Cell(bases.pop()), Cell("", Form.TEXT)]
    return Row(values[0].base_title, tuple(cells), Look.TOTAL)


def _cells(values: list[IndicatorValue | None], has_pairs: bool) -> tuple[Cell, ...]:
    return tuple(cell for value in values for cell in _pair(value)[: 2 if has_pairs else 1])


def _pair(value: IndicatorValue | None) -> tuple[Cell, Cell]:
    if value is None:
        return (Cell("", Form.TEXT), Cell("", Form.TEXT))
    number = Cell(value.numerator, is_hidden=value.is_hidden, url=value.url)
    if value.numerator is None and not value.is_hidden:
        number = Cell("", Form.TEXT)
    if value.form is Form.COUNT:
        return (number, Cell("", Form.TEXT))
    return (number, Cell(value.value, value.form, value.is_hidden))


def units_table(source: PerUnit, units: list[UnitFigure]) -> Table:
    """Every unit, the greatest figure first; of a headcount there is no share."""
    has_shares = source.measure != HEADCOUNT.code
    shares = (Head(__("All persons")), Head("%")) if has_shares else ()
    rows = tuple(
        Row(
            each.title,
            (Cell(each.code, Form.TEXT), Cell(each.persons), *(_of_unit(each) if has_shares else ())),
            url=each.url,
        )
        for each in units
    )
    heads = (Head(__("Unit")), Head(__("Code")), Head(__("Number")), *shares)
    return Table(__("By unit, the greatest first"), (heads,), rows)


def _of_unit(figure: UnitFigure) -> tuple[Cell, Cell]:
    return (Cell(figure.base), Cell(figure.percent, Form.PERCENT))
