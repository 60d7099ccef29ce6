"""What a text's figures say to each other: parts that leave somebody out, more in a part than in the whole."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as __

from apps.reporting.definitions import HEADCOUNT
from apps.reporting.registry import registry
from apps.reporting.table import Breakdown
from apps.reporting.telling.checking.addresses import Address
from apps.reporting.telling.checking.event_sums import Finding
from apps.reporting.telling.checking.figures import Bound, Figure, Kind
from apps.reporting.telling.checking.reckoned import COMPOSED
from apps.reporting.telling.checking.scene import Reading
from apps.reporting.telling.pieces import decimal_words, number_words
from apps.reporting.telling.rows import leaves_of, row_words
from apps.reporting.telling.words import spoken, words

Whole = tuple[str, str, tuple[str, ...], date, Kind]


@dataclass(frozen=True)
class Part:
    """A figure with the exclusive rows that it joins."""

    figure: Figure
    address: Address
    leaves: frozenset[str]


class Sums:
    """Checks the figures that were understood against each other, whatever the registry says."""

    def __init__(self, readings: Iterable[Reading], breakdowns: dict[tuple[str, date], Breakdown]) -> None:
        self.breakdowns = breakdowns
        self.wholes: dict[Whole, list[Part]] = defaultdict(list)
        self.heads: dict[tuple[str, tuple[str, ...], date], int] = {}
        for reading in readings:
            if reading.address and not reading.others and reading.figure.bound is Bound.EXACT:
                self._take(reading.figure, reading.address)

    def _take(self, figure: Figure, address: Address) -> None:
        # Means, posts, communes and parts of parts are no numbers of persons of a group.
        is_of_persons = address.report in (*words().reports, COMPOSED) and address.group in registry.populations
        is_reckoned = address.than or address.versus or address.is_per_commune or address.is_ratio or address.also
        if is_reckoned or not is_of_persons or len(address.units) != 1:
            return
        where = address.units, address.day
        if address.measure == HEADCOUNT.code:
            self.heads.setdefault((address.group, *where), int(figure.value))
            return
        breakdown = self.breakdowns.get((address.measure, address.day))
        if breakdown is None or any(category not in breakdown.by_code for _g, _m, category in address.cells):
            return
        leaves = frozenset[str]().union(*(leaves_of(breakdown.by_code[c]) for _g, _m, c in address.cells))
        self.wholes[address.group, address.measure, *where, figure.kind].append(Part(figure, address, leaves))

    def findings(self) -> list[Finding]:
        return [*self._remainders(), *self._contradictions()]

    def _remainders(self) -> Iterable[Finding]:
        """For each whole, whether the parts that are named make it."""
        for (group, measure, units, day, kind), parts in self.wholes.items():
            apart = _apart(parts)
            if len(apart) < 2:
                continue
            total = sum((part.figure.value for part in apart), Decimal(0))
            whole = Decimal(100) if kind is Kind.PERCENT else Decimal(self.heads.get((group, units, day), 0))
            slack = sum((_half(part.figure) for part in apart), Fraction(0))
            if whole and abs(Fraction(whole - total)) > slack:
                yield self._unequal(group, measure, day, kind, total, whole)

    def _unequal(self, group: str, measure: str, day: date, kind: Kind, total: Decimal, whole: Decimal) -> Finding:
        places = max(-int(total.as_tuple().exponent), 0) if kind is Kind.PERCENT else 0
        parts = {
            "group": spoken(words().groups.get(group), registry.populations[group].title),
            "measure": spoken(words().measures.get(measure), registry.dimensions[measure].title),
            "total": _written(total, kind, places),
            "whole": _written(whole, kind, 0),
            "rest": _written(abs(whole - total), kind, places),
        }
        if total > whole:
            text = __("%(group)s, %(measure)s: the parts add up to %(total)s, more than %(whole)s by %(rest)s.")
            return Finding(text % parts, is_contradiction=True)
        text = __("%(group)s, %(measure)s: the parts that are named add up to %(total)s; %(rest)s is not named.")
        return Finding(text % parts)

    def _contradictions(self) -> Iterable[Finding]:
        """More persons of a level in a group than in the wider one that mostly holds it."""
        for key, parts in self.wholes.items():
            wider = words().within.get(key[0], "")
            while wider:
                for part in parts:
                    for other in self._same_rows(wider, key, part.leaves):
                        if (finding := self._more_in_part(part, other)) is not None:
                            yield finding
                wider = words().within.get(wider, "")

    def _same_rows(self, wider: str, key: Whole, leaves: frozenset[str]) -> Iterable[Part]:
        for kind in (Kind.PERCENT, Kind.COUNT):
            yield from (p for p in self.wholes.get((wider, *key[1:4], kind), ()) if p.leaves == leaves)

    def _more_in_part(self, part: Part, other: Part) -> Finding | None:
        least, most = self._persons(part), self._persons(other)
        if least is None or most is None or least[0] <= most[1]:
            return None
        breakdown = self.breakdowns[part.address.measure, part.address.day]
        parts = {
            "part": spoken(words().groups.get(part.address.group), ""),
            "whole": spoken(words().groups.get(other.address.group), ""),
            "row": row_words(breakdown, breakdown.by_code[part.address.cells[0][2]]),
            "least": number_words(least[0]),
            "most": number_words(most[1]),
        }
        text = __(
            "%(row)s: the figures mean at least %(least)s persons among %(part)s, but at most %(most)s among %(whole)s."
            " Either one of them is wrong, or some of the first group do not belong to the second."
        )
        return Finding(text % parts, is_contradiction=True)

    def _persons(self, part: Part) -> tuple[int, int] | None:
        """The least and the most persons that a figure can mean, by the size of the group in the text."""
        if part.figure.kind is Kind.COUNT:
            return int(part.figure.value), int(part.figure.value)
        base = self.heads.get((part.address.group, part.address.units, part.address.day))
        if base is None:
            return None
        value, half = Fraction(part.figure.value), _half(part.figure)
        least, most = (value - half) * base / 100, (value + half) * base / 100
        return max(-(-least.numerator // least.denominator), 0), most.numerator // most.denominator


def _apart(parts: list[Part]) -> list[Part]:
    """Parts of which no two share a row; figures that are told twice count once."""
    taken: set[str] = set()
    apart = []
    for part in parts:
        if not part.leaves & taken:
            apart.append(part)
            taken |= part.leaves
    return apart


def _half(figure: Figure) -> Fraction:
    return Fraction(1, 2) / 10**figure.places if figure.kind is Kind.PERCENT else Fraction(0)


def _written(value: Decimal, kind: Kind, places: int) -> str:
    return f"{decimal_words(value, places)} %" if kind is Kind.PERCENT else number_words(int(value))
