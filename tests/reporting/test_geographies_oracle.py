"""Reports in the geography of another day, against a walk through every reorganisation for one person after another."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.communes.models import LIVING_ON, Succession, SuccessionKind, Unit, UnitPeriod
from apps.reporting.actors import ServerActor
from apps.reporting.behind import people_behind
from apps.reporting.services import build_report
from tests.conftest import Units
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
    """Units from one day to another, by nothing but periods and successions read anew at each step."""

    counted: date
    shown: date
    walked: dict[tuple[Unit | None, date], set[Unit | None]] = field(default_factory=dict, compare=False)
    # What was asked before, of units that stay as they are during the walk.
    codes: dict[Unit | None, list[str]] = field(default_factory=dict, compare=False)

    def ends(self, unit: Unit | None, day: date) -> set[Unit | None]:
        """All units of the shown day in which this unit of a day may end up; None where nothing is known."""
        if (unit, day) not in self.walked:
            turns = self.turns(unit, day)
            found = {unit} if turns is None else {end for other, on in turns for end in self.ends(other, on)}
            self.walked[unit, day] = found or {None}
        return set(self.walked[unit, day])

    def codes_of(self, unit: Unit | None) -> list[str]:
        """The codes of the unit and of those above it on the shown day."""
        if unit not in self.codes:
            self.codes[unit] = codes_of(unit, self.shown) if unit else [UNCLEAR]
        return self.codes[unit]

    def turns(self, unit: Unit | None, day: date) -> list[tuple[Unit | None, date]] | None:
        """Where it went next, with the day; None where it has arrived."""
        if unit is None:
            return None
        return self._next(unit) if day < self.shown else self._before(unit, day)

    def _next(self, unit: Unit) -> list[tuple[Unit | None, date]] | None:
        if exists(unit, self.shown):
            return None
        gone = max(p.valid.upper for p in unit.periods.all())
        return [(heir, gone) for heir in heirs(unit, gone)]

    def _before(self, unit: Unit, day: date) -> list[tuple[Unit | None, date]] | None:
        links = Succession.objects.filter(successor=unit).exclude(kind__in=LIVING_ON).select_related("reorganisation")
        turns = sorted({link.reorganisation.effective_on for link in links}, reverse=True)
        for turn in turns:
            if self.shown < turn <= day:
                came = [link.predecessor for link in links if link.reorganisation.effective_on == turn]
                sent = [each for each in came if unit in heirs(each, turn)]
                own = [unit] if exists(unit, turn - EVE) else []
                return [(each, turn - EVE) for each in (*own, *sent)]
        return None if exists(unit, self.shown) else [(None, self.shown)]

    def stations(self, unit: Unit, day: date) -> Iterator[tuple[Unit, date]]:
        """Where one has to have stood, and when, to be sure of one end."""
        for other, on in self.turns(unit, day) or []:
            if other is not None:
                yield from [(other, on)] if len(self.ends(other, on)) == 1 else self.stations(other, on)

    def end_of(self, cadre: Cadre, unit: Unit) -> Unit | None:
        """Where a person of the unit belongs; who stays in an ended one stood there on its last day."""
        return self.end_from(cadre, unit, self.counted if exists(unit, self.counted) else gone_on(unit) - EVE)

    def end_from(self, cadre: Cadre, unit: Unit, start: date) -> Unit | None:
        """Where a person who stood there on that day belongs, as far as the unit or the person's own posts tell."""
        ends = self.ends(unit, start)
        if len(ends) == 1:
            return ends.pop()
        sure = {(on, station): self.ends(station, on) for station, on in self.stations(unit, start)}
        for day in sorted({on for on, _station in sure}, key=lambda on: abs(on - self.counted)):
            for stood in stood_at(cadre, day):
                if sure.get((day, stood), {None}) != {None}:
                    return sure[day, stood].pop()
        return None


def exists(unit: Unit, day: date) -> bool:
    return UnitPeriod.objects.filter(unit=unit, valid__contains=day).exists()


def heirs(unit: Unit, day: date) -> list[Unit]:
    """Where the people of a unit may have gone on the day; nowhere as long as it lives on."""
    if exists(unit, day):
        return []
    links = Succession.objects.filter(predecessor=unit, reorganisation__effective_on=day)
    takers = [link.successor for link in links if link.takes_people]
    return takers if len(takers) == 1 else [link.successor for link in links]


def gone_on(unit: Unit) -> date:
    return max(period.valid.upper or date.max for period in unit.periods.all())


def lends_people(unit: Unit, day: date) -> bool:
    """Whether an ended unit went to one unit, this one perhaps to the next, up to one that exists on the day."""
    if exists(unit, day) or gone_on(unit) > day:
        return False
    links = Succession.objects.filter(predecessor=unit, reorganisation__effective_on=gone_on(unit))
    takers = [link.successor for link in links if link.kind == SuccessionKind.WHOLE or link.takes_people]
    return len(takers) == 1 and (exists(takers[0], day) or lends_people(takers[0], day))


def stood_at(cadre: Cadre, day: date) -> list[Unit]:
    """By the primary post, then by committee seats."""
    posts = Posting.objects.filter(cadre=cadre, is_primary=True, period__contains=day)
    seats = CommitteeSeat.objects.filter(cadre=cadre, period__contains=day).order_by("unit")
    return [held.unit for rows in (posts, seats) for held in rows]


def expected(root: Unit, walk: Walk) -> dict[tuple[str, str], set[int]]:
    """The persons of each place, by group and code."""
    found: dict[tuple[str, str], set[int]] = defaultdict(set)
    known = Unit.objects.filter(level="commune")
    communes = [unit for unit in known if exists(unit, walk.counted) or lends_people(unit, walk.counted)]
    cadres = Cadre.objects.in_bulk()
    for group in GROUPS:
        placed = by_unit(group, walk.counted)
        for unit in communes:
            for cadre in (cadres[person] for person in placed.get(unit.pk, ())):
                found[group, "17"].add(cadre.pk)
                end = walk.end_of(cadre, unit)
                for code in walk.codes_of(end):
                    found[group, code].add(cadre.pk)
    return found


def codes_of(unit: Unit, day: date) -> list[str]:
    period = UnitPeriod.objects.get(unit=unit, valid__contains=day)
    return [period.code, *(codes_of(period.parent, day) if period.parent else [])]


@settings(max_examples=25, deadline=None, phases=PHASES, suppress_health_check=STEADY)
@given(seed=st.integers(0, 2**32), days=st.permutations(DAYS))
def test_everyone_counts_where_a_walk_through_the_reorganisations_leads(
    units: Units, seed: int, days: list[date]
) -> None:
    walk = Walk(days[0], days[1])
    with transaction.atomic():
        invent_country(Random(seed), units.province, [units.yen_thuy, units.cao_phong], people=25)
        asked = {"unit": "17", "day": walk.counted, "user": ServerActor(), "geography": walk.shown.isoformat()}
        table = build_report("quality", **asked, groups=GROUPS, measures=["headcount"])  # type: ignore[arg-type]
        wanted = expected(units.province, walk)
        found = {(cell.group, cell.unit): cell.count for cell in table.cells() if cell.count}
        assert found == {cell: len(people) for cell, people in wanted.items() if people}
        then = build_report("quality", **{**asked, "geography": "then"}, groups=GROUPS, measures=["headcount"])  # type: ignore[arg-type]
        wanted_then = expected(units.province, Walk(walk.counted, walk.counted))
        found_then = {(cell.group, cell.unit): cell.count for cell in then.cells() if cell.count}
        assert found_then == {cell: len(people) for cell, people in wanted_then.items() if people}
        assert {g: table.base(g, table.unit.pk) for g in GROUPS} == {g: then.base(g, then.unit.pk) for g in GROUPS}
        for group, code in Random(seed).sample(sorted(found), min(4, len(found))):
            row = {"group": group, "measure": "headcount", "category": "total", "at": "" if code == "17" else code}
            behind = people_behind("quality", **asked, **row)  # type: ignore[arg-type]
            assert set(behind.rows.values_list("pk", flat=True)) == wanted[group, code]
        for code in [place.code for place in table.places if place.level == "commune" and not place.is_remainder][:3]:
            own = {**asked, "unit": f"{code}@{walk.shown}", "groups": GROUPS, "measures": ["headcount"]}
            alone = build_report("quality", **own)  # type: ignore[arg-type]
            assert [alone.base(g, alone.unit.pk) for g in GROUPS] == [len(wanted.get((g, code), ())) for g in GROUPS]
        transaction.set_rollback(True)


@pytest.mark.parametrize("seed", range(4))
def test_parts_sum_to_the_whole_for_persons_of_one_unit(units: Units, seed: int) -> None:
    invent_country(Random(seed), units.province, [units.yen_thuy, units.cao_phong], people=40)
    group = GROUPS[0]
    for day in DAYS:
        for shown in DAYS:
            asked = {"unit": "17", "day": day, "user": ServerActor(), "geography": shown.isoformat()}
            table = build_report("quality", **asked, groups=[group], measures=["headcount"], levels=["commune"])  # type: ignore[arg-type]
            whole, *parts = table.places
            assert table.base(group, whole.pk) == sum(table.base(group, place.pk) for place in parts)
