"""Every figure that a cell of a composed table can show, reckoned from plain lists of persons and communes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from statistics import mean, median

from apps.communes.models import Unit
from apps.core.dates import completed_years
from apps.reporting.composed.axes import Ground
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from tests.reporting.composed.plain_counts import Counter, Fates, Rows, counter_of
from tests.reporting.dimension_oracle import ages, primary
from tests.reporting.oracle import everyone

Codes = Mapping[str, str]
Exact = Fraction | None


@dataclass(frozen=True)
class Cell:
    """One cell: what its row and its column name, and the table in whose plain lists it is looked up."""

    plain: Plain
    row: Leaf
    column: Leaf

    @cached_property
    def codes(self) -> dict[str, str]:
        return {axis.code: item.code for axis, item in (*self.row.named, *self.column.named)}

    def number(self, *sides: Leaf, **other: str) -> int:
        """The persons of the cell, or without a side those of its total."""
        own = {axis.code: item.code for side in sides for axis, item in side.named}
        kept = {code: value for code, value in self.codes.items() if code in ("day", "group")}
        return len(self.plain.persons({**kept, **own, **other}))

    @property
    def persons(self) -> int:
        return self.number(self.row, self.column)

    @property
    def first(self) -> dict[str, str]:
        """The day with which changes compare: the first one of the table, or the one before."""
        days = self.plain.table.days
        before = days.index(self.plain.day(self.codes)) - 1 if self.plain.table.composition.is_stepwise else 0
        return {"day": days[max(before, 0)].isoformat()}


@dataclass(frozen=True)
class Plain:
    """A table with its people, person by person, and numbers of its communes."""

    table: ComposedTable
    root: Unit
    # District and numbers of each commune by its code.
    districts: Codes
    amounts: Mapping[str, Mapping[str, int]]
    # In the geography of another day.
    fates: Fates | None = None

    @cached_property
    def counters(self) -> dict[tuple[str, date], Counter]:
        groups, days = self.table.groups, self.table.days
        return {(g.code, day): counter_of(g.code, self.root, day, self.fates) for g in groups for day in days}

    def persons(self, codes: Codes) -> list[int]:
        """Who stands in the rows of these codes."""
        counter = self.counters[self.group(codes), self.day(codes)]
        grounds = {a.code: a.ground for side in (self.table.rows, self.table.columns) for a in side.axes}
        spot: Rows = {(c, v) for c, v in codes.items() if grounds.get(c) is Ground.PLACE or c == "unit.commune"}
        wanted: Rows = {(c, v) for c, v in codes.items() if grounds.get(c) is Ground.PERSON}
        return [
            person
            for person, rows in counter.people.items()
            if wanted <= rows and any(spot <= stand for stand in counter.stands[person])
        ]

    def group(self, codes: Codes) -> str:
        return codes.get("group", self.table.groups[0].code)

    def day(self, codes: Codes) -> date:
        return date.fromisoformat(codes["day"]) if "day" in codes else self.table.days[-1]

    def communes(self, codes: Codes) -> list[str]:
        return [each for each, district in self.districts.items() if codes.get("unit.district", district) == district]

    def reaching(self, cell: Cell, fits: Callable[[Codes], bool]) -> int:
        return sum(fits({**cell.codes, "unit.commune": each}) for each in self.communes(cell.codes))

    def amount(self, cell: Cell, what: str) -> int:
        return sum(self.amounts[each][what] for each in self.communes(cell.codes))

    def years(self, cell: Cell, what: str) -> list[int]:
        day, cadres = self.day(cell.codes), everyone()
        found = (YEARS[what](cadres[person], day) for person in self.persons(cell.codes))
        return [each for each in found if each is not None]


def _age(cadre: object, day: date) -> int | None:
    told = ages(cadre, day)["age_years"]  # type: ignore[arg-type]  # a cadre
    return None if told == "unknown" else int(told)


def _service(cadre: object, day: date) -> int | None:
    days = [each.recruited_on for each in cadre.recruitments.all()]  # type: ignore[attr-defined]  # a cadre
    begun = [each for each in days if each and each <= day]
    return completed_years(max(begun), day) if begun else None


def _post(cadre: object, day: date) -> int | None:
    post = primary(cadre, day)  # type: ignore[arg-type]  # a cadre
    return completed_years(post.period.lower, day) if post and post.start_known else None


YEARS: dict[str, Callable[[object, date], int | None]] = {"age": _age, "service": _service, "post": _post}


def of(part: int, whole: int, times: int = 100) -> Exact:
    return Fraction(times * part, whole) if whole else None


def _units_of_share(cell: Cell) -> Fraction:
    plain = cell.plain
    row = {axis.code for axis, _item in cell.column.named} - {"day", "group"}

    def reaches(codes: Codes) -> bool:
        whole = len(plain.persons({code: value for code, value in codes.items() if code not in row}))
        return whole > 0 and 100 * len(plain.persons(codes)) >= plain.table.composition.least_share * whole

    return Fraction(plain.reaching(cell, reaches))


def _with_least(cell: Cell) -> int:
    least = cell.plain.table.composition.least
    return cell.plain.reaching(cell, lambda codes: len(cell.plain.persons(codes)) >= least)


def _change(cell: Cell, *kept: Leaf) -> Exact:
    now, then = (of(cell.number(cell.row, cell.column, **day), cell.number(*kept, **day)) for day in ({}, cell.first))
    return None if now is None or then is None else now - then


def _summary(what: str, reckon: Callable[[Sequence[Fraction]], Fraction]) -> Callable[[Cell], Exact]:
    def told(cell: Cell) -> Exact:
        years = [Fraction(each) for each in cell.plain.years(cell, what)]
        return reckon(years) if years else None

    return told


def _communes(cell: Cell) -> int:
    return len(cell.plain.communes(cell.codes))


def _posts(what: str) -> Callable[[Cell], Exact]:
    return lambda cell: Fraction(cell.plain.amount(cell, what))


# Of shows that stand for themselves; those that speak of the figure to their left are reckoned from these.
ORACLES: dict[Show, Callable[[Cell], Exact]] = {
    Show.PERSONS: lambda c: Fraction(c.persons),
    Show.ROW_SHARE: lambda c: of(c.persons, c.number(c.row)),
    Show.COLUMN_SHARE: lambda c: of(c.persons, c.number(c.column)),
    Show.WHOLE_SHARE: lambda c: of(c.persons, c.number()),
    Show.GROUP_SHARE: lambda c: of(c.persons, c.number(c.row)),
    Show.FIRST_SHARE: lambda c: of(c.persons, c.number(c.row, c.column, group=c.plain.table.groups[0].code)),
    Show.DIFFERENCE: lambda c: Fraction(c.persons - c.number(c.row, c.column, **c.first)),
    Show.GROWTH: lambda c: of(c.persons - c.number(c.row, c.column, **c.first), c.number(c.row, c.column, **c.first)),
    Show.ROW_SHARE_CHANGE: lambda c: _change(c, c.row),
    Show.COLUMN_SHARE_CHANGE: lambda c: _change(c, c.column),
    Show.UNITS: lambda c: Fraction(_communes(c)),
    Show.MEAN_UNITS: lambda c: of(c.persons, _communes(c), 1),
    Show.UNITS_WITH: lambda c: Fraction(_with_least(c)),
    Show.UNITS_WITH_SHARE: lambda c: of(_with_least(c), _communes(c)),
    Show.UNITS_BELOW: lambda c: Fraction(_communes(c) - _with_least(c)),
    Show.UNITS_SHARE: _units_of_share,
    Show.INHABITANTS: _posts("inhabitants"),
    Show.AREA: _posts("area"),
    Show.PER_THOUSAND: lambda c: of(c.persons, c.plain.amount(c, "inhabitants"), 1000),
    Show.INHABITANTS_EACH: lambda c: of(c.plain.amount(c, "inhabitants"), c.persons, 1),
    Show.ALLOTTED: _posts("allotted"),
    Show.ALLOTTED_RATE: lambda c: of(c.persons, c.plain.amount(c, "allotted")),
    Show.ALLOTTED_GAP: lambda c: Fraction(c.persons - c.plain.amount(c, "allotted")),
    Show.ALLOWED: _posts("allowed"),
    Show.ALLOWED_RATE: lambda c: of(c.persons, c.plain.amount(c, "allowed")),
    Show.ALLOWED_GAP: lambda c: Fraction(c.persons - c.plain.amount(c, "allowed")),
    Show.MEAN_AGE: _summary("age", mean),
    Show.MEDIAN_AGE: _summary("age", median),
    Show.LOWEST_AGE: _summary("age", min),
    Show.HIGHEST_AGE: _summary("age", max),
    Show.MEAN_SERVICE: _summary("service", mean),
    Show.MEDIAN_SERVICE: _summary("service", median),
    Show.MEAN_POST: _summary("post", mean),
    Show.MEDIAN_POST: _summary("post", median),
}


def _first(table: ComposedTable, cell: Cell, show: Show) -> Cell | None:
    """The cell against which a figure is set: the first column or row beside it, or the row of the total."""
    if show in (Show.COLUMN_GAP, Show.COLUMN_TIMES):
        other = next(each for each in table.columns.leaves if each.among == cell.column.among)
        return Cell(cell.plain, cell.row, other) if cell.column.among and other != cell.column else None
    if cell.row.among is None:
        return None
    if show in (Show.TOTAL_GAP, Show.TOTAL_TIMES):
        return Cell(cell.plain, next(each for each in table.rows.leaves if not each.named), cell.column)
    other = next(each for each in table.rows.leaves if each.among == cell.row.among)
    return Cell(cell.plain, other, cell.column) if other != cell.row else None


def _gap(own: Exact, first: Exact) -> Exact:
    return None if own is None or first is None else own - first


def _times(own: Exact, first: Exact) -> Exact:
    return None if own is None or not first else own / first


BESIDE: dict[Show, Callable[[Exact, Exact], Exact]] = {
    Show.COLUMN_GAP: _gap,
    Show.ROW_GAP: _gap,
    Show.TOTAL_GAP: _gap,
    Show.COLUMN_TIMES: _times,
    Show.ROW_TIMES: _times,
    Show.TOTAL_TIMES: _times,
}


def exact(cell: Cell, show: Show, left: Show) -> Exact:
    """What the figure is before it is rounded; `left` is the figure to its left."""
    if show in ORACLES:
        return ORACLES[show](cell)
    own = ORACLES[left](cell)
    if show is Show.RANK:
        beside = (Cell(cell.plain, row, cell.column) for row in cell.plain.table.rows.everyone)
        others = [ORACLES[left](each) for each in beside if each.row.among == cell.row.among]
        if cell.row.among is None or own is None:
            return None
        return Fraction(1 + sum(each is not None and each > own for each in others))
    first = _first(cell.plain.table, cell, show)
    return BESIDE[show](own, ORACLES[left](first)) if first else None
