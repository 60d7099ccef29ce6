"""The standards as rows of composed tables, against the rules written down one by one."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from apps.qualifications.models import Outcome
from apps.qualifications.models.outcomes import ASPECTS
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from tests.conftest import Units
from tests.qualifications.standards_oracle import VALUES, Somebody, World, evaluate, runs
from tests.qualifications.standards_worlds import BEGIN, invent_person, invent_world

GROUPS = ("cadres_and_civil_servants", "non_professional")
DAYS = tuple(BEGIN + timedelta(days=days) for days in (500, 1100, 1600))
Told = tuple[World, list[Somebody]]


@pytest.fixture(params=[5, 23])
def told(request: pytest.FixtureRequest, units: Units) -> Told:
    chance = Random(request.param)
    places = [units.lac_sy, units.bao_hieu, units.thu_phong]
    world = invent_world(chance, places, units.province)
    return world, [invent_person(chance, world, places, f"Người {number}")[1] for number in range(60)]


def row_of(somebody: Somebody, world: World, day: date, aspect: str) -> str:
    """The code of the row in which a person stands who holds a post on the day."""
    worst, by_aspect = evaluate(somebody, world, day) or (None, {})
    found = by_aspect.get(aspect) if aspect else worst
    without = "not_asked" if aspect else "no_standard"
    return Outcome(VALUES[found]).code if found else without


def in_group(somebody: Somebody, group: str, day: date) -> bool:
    categories = ("non_professional",) if group == "non_professional" else ("cadre", "civil_servant")
    own = [post for post in somebody.posts if post.is_primary and post.counts and runs(post.period, day)]
    return any(post.category in categories for post in own)


def counted(dimension: str, group: str, day: date, *filters: Filter) -> Counter[str]:
    asked = Composition("", (group,), filters, rows=(Chosen(dimension),), shows=(Show.PERSONS,))
    table = compose(asked, day=day, unit="17", user=ServerActor())
    (column,) = table.columns.leaves
    found = {leaf.items[-1].code: table.cube.persons.get(table.key(leaf, column), 0) for leaf in table.rows.leaves}
    return +Counter(found)


@pytest.mark.parametrize("aspect", ["", *ASPECTS])
def test_rows_of_a_standard_equal_the_rules_counted_one_by_one(aspect: str, told: Told) -> None:
    world, people = told
    dimension, kinds = f"standard_{aspect}" if aspect else "standard", set()
    for day in DAYS:
        for group in GROUPS:
            own = [each for each in people if in_group(each, group, day)]
            wanted = Counter(row_of(each, world, day, aspect) for each in own)
            found = counted(dimension, group, day)
            assert {code: found[code] for code in wanted} == wanted
            assert found["*"] == len(own)
            kinds |= set(wanted)
            for row in wanted:
                only = counted("sex", group, day, Filter(dimension, (row,)))
                assert only["*"] == wanted[row], row
    assert len(kinds) > 2, "some meet it, others do not"
