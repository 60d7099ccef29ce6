"""What a figure is understood to be: cells of a report for units on a day, or why it cannot be understood."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date

from apps.reporting.registry import registry
from apps.reporting.telling.words import words

# Group, measure and category of a cell.
Cell = tuple[str, str, str]
# A dimension and the rows of it in which those stand who are meant.
Condition = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Threshold:
    """From how many persons, or from which share of the group in percent, a commune counts; or below or over which."""

    least: int
    is_share: bool = False
    is_below: bool = False
    is_over: bool = False


@dataclass(frozen=True)
class Address:
    """Cells whose numbers are added (each person stands in one of them), for units of which each is claimed the same.

    `since` is the first day of a span of events; `than` is the other day of a change.
    """

    report: str
    cells: tuple[Cell, ...]
    units: tuple[str, ...]
    day: date
    since: date | None = None
    than: date | None = None
    # Several units are claimed together, not each for itself.
    is_sum: bool = False
    # The group of which all of the cells' group are a share.
    whole: str = ""
    # A mean: the number divided by the communes of the unit.
    is_per_commune: bool = False
    # The unit whose share is taken away from that of the address.
    versus: str = ""
    # The group whose share of the same rows is taken away.
    against: str = ""
    # Only of those who also stand in these rows: women among the minorities, those of the wards.
    also: tuple[Condition, ...] = ()
    # Of points: those whose share of the same rows is taken away, in the place of `also`.
    otherwise: tuple[Condition, ...] = ()
    # How many times the number it is of other cells, of the other day or of the other unit.
    is_ratio: bool = False
    over: tuple[Cell, ...] = ()
    # Of a number of communes: what each of them reaches.
    reaching: Threshold | None = None

    @property
    def of_other_group(self) -> "Address":
        """The same rows of the group that it is held against."""
        cells = tuple((self.against, measure, row) for _group, measure, row in self.cells)
        return replace(self, cells=cells, against="")

    @property
    def of_others(self) -> "Address":
        """The same rows of those whose share is taken away."""
        return replace(self, also=self.otherwise, otherwise=())

    @property
    def group(self) -> str:
        return self.cells[0][0]

    @property
    def measure(self) -> str:
        return self.cells[0][1]


def encode(address: Address) -> str:
    """An address as the value of a choice."""
    return json.dumps(asdict(address), default=date.isoformat, separators=(",", ":"), sort_keys=True)


def decode(text: str) -> Address | None:
    """The address that was chosen; None for anything else."""
    try:
        told = json.loads(text)
        address = Address(
            str(told["report"]),
            tuple((str(group), str(measure), str(category)) for group, measure, category in told["cells"]),
            tuple(str(unit) for unit in told["units"]),
            date.fromisoformat(told["day"]),
            date.fromisoformat(told["since"]) if told["since"] else None,
            date.fromisoformat(told["than"]) if told["than"] else None,
            bool(told["is_sum"]),
            str(told.get("whole", "")),
            bool(told.get("is_per_commune")),
            str(told.get("versus", "")),
            str(told.get("against", "")),
            _conditions(told.get("also", ())),
            _conditions(told.get("otherwise", ())),
            bool(told.get("is_ratio")),
            tuple((str(group), str(measure), str(category)) for group, measure, category in told.get("over", ())),
            _threshold(told.get("reaching")),
        )
        days = (address.day, address.since or address.day, address.than or address.day)
        is_sound = address.cells and address.units and all(1900 < day.year < 2100 for day in days)
        return address if is_sound else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _conditions(told: Iterable[tuple[str, Iterable[str]]]) -> tuple[Condition, ...]:
    return tuple((str(measure), tuple(map(str, rows))) for measure, rows in told)


def _threshold(told: Mapping[str, int] | None) -> Threshold | None:
    return (
        Threshold(int(told["least"]), bool(told["is_share"]), bool(told["is_below"]), bool(told.get("is_over")))
        if told
        else None
    )


def report_of(measure: str, group: str) -> str:
    """The first report that tells the measure for the group; empty where none does."""
    order = [*words().reports, *registry.reports]
    return next(
        (
            code
            for code in order
            if (report := registry.reports.get(code)) and measure in report.dimensions and group in report.populations
        ),
        "",
    )
