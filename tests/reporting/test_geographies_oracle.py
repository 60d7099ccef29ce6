"""Reports in the geography of another day, against a walk through every reorganisation for one person after another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from apps.communes.models import LIVING_ON, Unit
from apps.reporting.actors import ServerActor
from apps.reporting.behind import people_behind
from apps.reporting.services import build_report
from tests.conftest import Units
from tests.reporting.books import Books
from tests.reporting.oracle import by_unit
from tests.reporting.reorganised import TURNS, invent_country

STEADY = [HealthCheck.function_scoped_fixture]
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
EVE = timedelta(days=1)
DAYS = (date(2019, 6, 1), *(day - EVE for day in TURNS), *TURNS, date(2025, 2, 28))
GROUPS = ("cadres_and_civil_servants", "party_executive_committee")
UNCLEAR = "unclear"


@dataclass(frozen=True)
class Walk:
    """Units from one day to another, by nothing but periods and successions."""

    counted: date
    shown: date
    books: Books
    walked: dict[tuple[Unit | None, date], set[Unit | None]] = field(default_factory=dict, compare=False)

    def ends(self, unit: Unit | None, day: date) -> set[Unit | None]:
        """All units of the shown day in which this unit of a day may end up; None where nothing is known."""
        if (unit, day) not in self.walked:
            turns = self.turns(unit, day)
            found = {unit} if turns is None else {end for other, on in turns for end in self.ends(other, on)}
            self.walked[unit, day] = found or {None}
        return set(self.walked[unit, day])

    def codes_of(self, unit: Unit | None) -> list[str]:
        """The codes of the unit and of those above it on the shown day."""
        return self.books.codes_of(unit, self.shown) if unit else [UNCLEAR]

    def turns(self, unit: Unit | None, day: date) -> list[tuple[Unit | None, date]] | None:
        """Where it went next, with the day; None where it has arrived."""
        if unit is None:
            return None
        return self._next(unit) if day < self.shown else self._before(unit, day)

    def _next(self, unit: Unit) -> list[tuple[Unit | None, date]] | None:
        if self.books.exists(unit, self.shown):
            return None
        gone = self.books.gone_on(unit)
        return [(heir, gone) for heir in self.books.heirs(unit, gone)]

    def _before(self, unit: Unit, day: date) -> list[tuple[Unit | None, date]] | None:
        links = [link for link in self.books.came[unit] if link.kind not in LIVING_ON]
        turns = sorted({link.reorganisation.effective_on for link in links}, reverse=True)
        for turn in turns:
            if self.shown < turn <= day:
                came = [link.predecessor for link in links if link.reorganisation.effective_on == turn]
                sent = [each for each in came if unit in self.books.heirs(each, turn)]
                own = [unit] if self.books.exists(unit, turn - EVE) else []
                return [(each, turn - EVE) for each in (*own, *sent)]
        return None if self.books.exists(unit, self.shown) else [(None, self.shown)]

    def stations(self, unit: Unit, day: date) -> Iterator[tuple[Unit, date]]:
        """Where one has to have stood, and when, to be sure of one end."""
        for other, on in self.turns(unit, day) or []:
            if other is not None:
                yield from [(other, on)] if len(self.ends(other, on)) == 1 else self.stations(other, on)

    def end_of(self, person: int, unit: Unit) -> Unit | None:
        """Where a person of the unit belongs; who stays in an ended one stood there on its last day."""
        start = self.counted if self.books.exists(unit, self.counted) else self.books.gone_on(unit) - EVE
        return self.end_from(person, unit, start)

    def end_from(self, person: int, unit: Unit, start: date) -> Unit | None:
        """Where a person who stood there on that day belongs, as far as the unit or the person's own posts tell."""
        ends = self.ends(unit, start)
        if len(ends) == 1:
            return ends.pop()
        sure = {(on, station): self.ends(station, on) for station, on in self.stations(unit, start)}
        for day in sorted({on for on, _station in sure}, key=lambda on: abs(on - self.counted)):
            for stood in self.books.stood_at(person, day):
                if sure.get((day, stood), {None}) != {None}:
                    return sure[day, stood].pop()
        return None


def expected(walk: Walk) -> dict[tuple[str, str], set[int]]:
    """The persons of each place, by group and code."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    books, day = walk.books, walk.counted
    communes = [
        unit
        for unit in books.periods
        if unit.level == "commune" and (books.exists(unit, day) or books.lends_people(unit, day))
    ]
    for group in GROUPS:
        placed = by_unit(group, walk.counted)
        for unit in communes:
            for person in placed.get(unit.pk, ()):
                found[group, "17"].add(person)
                for code in walk.codes_of(walk.end_of(person, unit)):
                    found[group, code].add(person)
    return found


@settings(max_examples=25, phases=PHASES, suppress_health_check=STEADY)
@given(seed=st.integers(0, 2**32), days=st.permutations(DAYS))
def test_everyone_counts_where_a_walk_through_the_reorganisations_leads(
    units: Units, seed: int, days: list[date]
) -> None:
    with transaction.atomic():
        invent_country(Random(seed), units.province, [units.yen_thuy, units.cao_phong], people=25)
        walk = Walk(days[0], days[1], Books.read())
        asked = {"unit": "17", "day": walk.counted, "user": ServerActor(), "geography": walk.shown.isoformat()}
        table = build_report("quality", **asked, groups=GROUPS, measures=["headcount"])  # type: ignore[arg-type]  # options by name
        wanted = expected(walk)
        found = {(cell.group, cell.unit): cell.count for cell in table.cells() if cell.count}
        assert found == {cell: len(people) for cell, people in wanted.items() if people}
        then = build_report("quality", **{**asked, "geography": "then"}, groups=GROUPS, measures=["headcount"])  # type: ignore[arg-type]  # options by name
        wanted_then = expected(Walk(walk.counted, walk.counted, walk.books))
        found_then = {(cell.group, cell.unit): cell.count for cell in then.cells() if cell.count}
        assert found_then == {cell: len(people) for cell, people in wanted_then.items() if people}
        assert {g: table.base(g, table.unit.pk) for g in GROUPS} == {g: then.base(g, then.unit.pk) for g in GROUPS}
        for group, code in Random(seed).sample(sorted(found), min(4, len(found))):
            row = {"group": group, "measure": "headcount", "category": "total", "at": "" if code == "17" else code}
            behind = people_behind("quality", **asked, **row)  # type: ignore[arg-type]  # options by name
            assert set(behind.rows.values_list("pk", flat=True)) == wanted[group, code]
        for code in [place.code for place in table.places if place.level == "commune" and not place.is_remainder][:3]:
            own = {**asked, "unit": f"{code}@{walk.shown}", "groups": GROUPS, "measures": ["headcount"]}
            alone = build_report("quality", **own)  # type: ignore[arg-type]  # options by name
            assert [alone.base(g, alone.unit.pk) for g in GROUPS] == [len(wanted.get((g, code), ())) for g in GROUPS]
        transaction.set_rollback(True)


@pytest.mark.parametrize("seed", range(4))
def test_parts_sum_to_the_whole_for_persons_of_one_unit(units: Units, seed: int) -> None:
    invent_country(Random(seed), units.province, [units.yen_thuy, units.cao_phong], people=40)
    group = GROUPS[0]
    for day in DAYS:
        for shown in DAYS:
            asked = {"unit": "17", "day": day, "user": ServerActor(), "geography": shown.isoformat()}
            table = build_report("quality", **asked, groups=[group], measures=["headcount"], levels=["commune"])  # type: ignore[arg-type]  # options by name
            whole, *parts = table.places
            assert table.base(group, whole.pk) == sum(table.base(group, place.pk) for place in parts)
