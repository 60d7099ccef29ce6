"""Every number of a report of events equals a plain count over its rows, person by person."""

from collections import defaultdict
from datetime import date, timedelta
from random import Random

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.cadres.models import Cadre, Posting, Title
from apps.communes.models import Kind, Level, Reorganisation, Succession, SuccessionKind, Unit, UnitPeriod
from apps.communes.services import rebuild_cover
from apps.reporting.actors import ServerActor
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.tallies.table import TallyTable
from tests.conftest import DAY, Units
from tests.reporting.postings_begun import TITLES

pytestmark = pytest.mark.usefixtures("begun")
MERGER = date(2024, 1, 1)
Numbers = dict[tuple[str, str, str, str], int]


def ended(key: str, *, code: str, parent: Unit) -> Unit:
    """A commune that was gone before the day."""
    unit = Unit.objects.create(key=key, level=Level.COMMUNE)
    UnitPeriod.objects.create(
        unit=unit, code=code, name=key, kind=Kind.XA, parent=parent, valid=DateRange(None, MERGER)
    )
    return unit


@pytest.fixture
def homes(units: Units) -> dict[Unit, set[str]]:
    """Where an event of each unit counts, by code: one commune was merged, another divided without its people."""
    merged = ended("merged", code="05357", parent=units.yen_thuy)
    divided = ended("divided", code="05358", parent=units.cao_phong)
    merger = Reorganisation.objects.create(key="nq-1", resolution="1/NQ", effective_on=MERGER)
    for gone, kind in ((merged, SuccessionKind.WHOLE), (divided, SuccessionKind.PART)):
        Succession.objects.create(reorganisation=merger, predecessor=gone, successor=units.bao_hieu, kind=kind)
    rebuild_cover()
    return {
        units.province: {"17"},
        units.yen_thuy: {"17", "158"},
        units.lac_sy: {"17", "158", "05356"},
        units.bao_hieu: {"17", "158", "05365"},
        units.thu_phong: {"17", "154", "05101"},
        merged: {"17", "158", "05365"},
        divided: {"17", "154"},
    }


def invent(chance: Random, units: list[Unit], people: int) -> None:
    """Persons with a chain of primary posts, some of them side posts too, begun around the ends of the span."""
    titles = list(Title.objects.filter(pk__in=(*TITLES, "CD_DCXD", "CD_TP")))
    for number in range(people):
        cadre = Cadre.objects.create(full_name=f"Bùi Văn {number}", sex=chance.choice(("male", "female", None)))
        start = DAY - timedelta(days=chance.choice((900, 421, 420, 419)))
        for _ in range(chance.choice((1, 2, 3))):
            end = start + timedelta(days=chance.choice((100, 210, 420)))
            title = chance.choice(titles)
            Posting.objects.create(
                cadre=cadre,
                unit=chance.choice(units),
                title=title,
                category=title.category,
                period=DateRange(start, end),
                is_primary=chance.random() < 0.8,
            )
            start = end


def expected(homes: dict[Unit, set[str]], span: Span) -> Numbers:
    rows: dict[tuple[str, str, str], list[Posting]] = defaultdict(list)
    for posting in Posting.objects.select_related("cadre", "unit"):
        if posting.period.lower <= span.last and (span.first is None or posting.period.lower >= span.first):
            for code in homes[posting.unit]:
                for measure, category in cells_of(posting):
                    rows[measure, category, code].append(posting)
    numbers: Numbers = {}
    for (measure, category, code), held in rows.items():
        found = {
            "postings": len(held),
            "persons": len({p.cadre_id for p in held}),
            "women": len({p.cadre_id for p in held if p.cadre.sex == "female"}),
            "units": len({p.unit_id for p in held}),
            "cost": sum(p.cadre_id * 1000 for p in held if p.is_primary),
        }
        if measure in ("post", "aside"):
            found = {**(found if measure == "post" else {}), "side_postings": sum(not p.is_primary for p in held)}
        numbers.update({(group, measure, category, code): number for group, number in found.items() if number})
    return numbers


def cells_of(posting: Posting) -> set[tuple[str, str]]:
    """Every measure and category in which the posting stands."""
    code = posting.title_id.lower() if posting.title_id in TITLES else None
    leading = {"leading"} if code in ("cd_bt", "cd_ctubnd") else set()
    columns = {code or "other", "in_span"} | leading
    kinds = {"cadre": {"cadre", "staff"}, "civil_servant": {"civil", "staff"}}.get(posting.category, {"unknown"})
    axis = {("post", each) for each in {code or "unknown", "in_span"} | leading}
    return (
        axis
        | {("begun", "in_span"), ("aside", "in_span")}
        | {(row, each) for row in kinds | {"matrix"} for each in columns}
    )


def found(table: TallyTable) -> Numbers:
    return {
        (cell.group, cell.measure, cell.category, cell.unit): cell.count
        for cell in table.cells()
        if cell.count and cell.category != "secretaries_less_chairs"
    }


@pytest.mark.parametrize("seed", range(6))
def test_every_cell_equals_a_plain_count(homes: dict[Unit, set[str]], seed: int) -> None:
    chance = Random(seed)
    invent(chance, list(homes), 20)
    span = chance.choice((Span(DAY - timedelta(days=420), DAY), Span(None, DAY), Span(date(2024, 1, 1), DAY)))
    table = build_tally_report("begun", unit="17", span=span, user=ServerActor())
    assert found(table) == expected(homes, span)


@pytest.mark.parametrize("unit", ["158", "154", "05365"])
def test_a_part_of_the_province_says_what_the_province_says_of_it(homes: dict[Unit, set[str]], unit: str) -> None:
    invent(Random(9), list(homes), 25)
    span = Span(None, DAY)
    whole = found(build_tally_report("begun", unit="17", span=span, user=ServerActor()))
    part = build_tally_report("begun", unit=unit, span=span, user=ServerActor())
    codes = {place.code for place in part.places}
    assert found(part) == {key: number for key, number in whole.items() if key[3] in codes}


def test_events_that_belong_to_no_part_are_told(homes: dict[Unit, set[str]]) -> None:
    invent(Random(3), list(homes), 25)
    table = build_tally_report("begun", unit="17", span=Span(None, DAY), user=ServerActor(), levels=["commune"])
    wide = [p for p in Posting.objects.filter(period__startswith__lte=DAY) if len(homes[p.unit]) < 3]
    assert wide
    aside = sum(not posting.is_primary for posting in wide)
    assert table.apart == {"begun": len(wide)} | ({"aside": aside} if aside else {})


def test_chosen_groups_and_measures_say_the_same(homes: dict[Unit, set[str]]) -> None:
    invent(Random(4), list(homes), 15)
    span = Span(None, DAY)
    whole = found(build_tally_report("begun", unit="17", span=span, user=ServerActor()))
    part = found(
        build_tally_report("begun", unit="17", span=span, user=ServerActor(), groups=["women"], measures=["post"])
    )
    assert {group for group, *_ in part} == {"women", "persons"}
    assert part == {key: n for key, n in whole.items() if key[0] in ("women", "persons") and key[1] == "post"}


def test_a_difference_has_its_minuend_as_base(homes: dict[Unit, set[str]]) -> None:
    invent(Random(5), list(homes), 30)
    table = build_tally_report("begun", unit="17", span=Span(None, DAY), user=ServerActor(), measures=["post"])
    cells = {(c.group, c.category): c for c in table.cells() if c.unit == "17"}
    difference = cells["persons", "secretaries_less_chairs"]
    whole, less = cells["persons", "cd_bt"].count, cells["persons", "cd_ctubnd"].count
    assert whole is not None
    assert less is not None
    assert (difference.count, difference.base) == (whole - less, whole)


def test_a_part_has_its_whole_as_base(homes: dict[Unit, set[str]]) -> None:
    invent(Random(5), list(homes), 30)
    table = build_tally_report("begun", unit="17", span=Span(None, DAY), user=ServerActor())
    cells = {(c.group, c.measure, c.category): c for c in table.cells() if c.unit == "17"}
    assert cells["women", "begun", "in_span"].base == cells["persons", "begun", "in_span"].count
