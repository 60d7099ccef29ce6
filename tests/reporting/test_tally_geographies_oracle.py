"""Events in the geography of another day, against the same walk through the reorganisations as for people."""

from collections import defaultdict
from datetime import date
from random import Random

import pytest

from apps.cadres.models import Posting
from apps.communes.models import Unit
from apps.reporting.actors import ServerActor
from apps.reporting.tallies.definitions import Span, TallyReport
from apps.reporting.tallies.services import build_tally_report
from tests.conftest import Units
from tests.reporting.books import Books
from tests.reporting.reorganised import invent_country
from tests.reporting.test_geographies_oracle import DAYS, EVE, Walk

BEGUN = ("postings", "begun", "in_span")


def place_of(posting: Posting, walk: Walk) -> Unit | None:
    """Where an event counts: where its unit is on the shown day, or else where its person went."""
    unit, books = posting.unit, walk.books
    if books.exists(unit, walk.counted):
        return walk.end_of(posting.cadre_id, unit)
    if books.exists(unit, walk.shown):
        return unit
    begun = min(period.valid.lower or date.min for period in books.periods[unit])
    return walk.end_from(posting.cadre_id, unit, begun if begun > walk.shown else books.gone_on(unit) - EVE)


def expected(walk: Walk) -> dict[str, int]:
    """How many postings began by the day, by the commune of the geography."""
    found: dict[str, int] = defaultdict(int)
    for posting in Posting.objects.filter(period__startswith__lte=walk.counted).select_related("unit"):
        place = place_of(posting, walk)
        if place is not None:
            found[walk.codes_of(place)[0]] += 1
    return dict(found)


def counted(walk: Walk, at: str = "") -> dict[str, int | None]:
    table = build_tally_report(
        "begun",
        unit="17",
        span=Span(None, walk.counted),
        user=ServerActor(),
        geography=walk.shown.isoformat(),
        levels=["commune"],
        at=at,
    )
    cells = {c.unit: c.count for c in table.cells() if (c.group, c.measure, c.category) == BEGUN and c.count}
    return {code: count for code, count in cells.items() if len(code) == 5}


@pytest.mark.parametrize("seed", range(10))
def test_every_event_counts_where_its_unit_or_its_person_went(units: Units, begun: TallyReport, seed: int) -> None:
    chance = Random(seed)
    invent_country(chance, units.province, [units.yen_thuy, units.cao_phong], people=30)
    day, shown = chance.sample(DAYS, 2)
    walk = Walk(day, shown, Books.read())
    wanted = expected(walk)
    assert counted(walk) == wanted
    for code in chance.sample(sorted(wanted), min(2, len(wanted))):
        assert counted(walk, at=code) == {code: wanted[code]}


def test_persons_of_divided_communes_are_among_those_who_are_followed(units: Units, begun: TallyReport) -> None:
    """Otherwise the comparison would say nothing of them."""
    invent_country(Random(3), units.province, [units.yen_thuy, units.cao_phong], people=40)
    walk = Walk(date(2019, 6, 1), date(2025, 2, 28), Books.read())
    postings = Posting.objects.filter(period__startswith__lte=walk.counted).select_related("unit")
    unclear = [posting for posting in postings if len(walk.ends(posting.unit, walk.counted)) > 1]
    assert any(place_of(posting, walk) for posting in unclear)
