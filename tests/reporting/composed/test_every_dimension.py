"""Whatever a composed table can be divided or filtered by is counted person by person somewhere: here, or as named."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from apps.appraisal.models import Commendation, CommendationForm, Rating, RatingLevel, UnratedReason
from apps.cadres.models import Cadre, Posting, Recruitment, RecruitmentKind
from apps.core.dates import completed_years
from apps.qualifications.models import Qualification, QualificationLevel
from apps.qualifications.models.outcomes import ASPECTS
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition, Filter
from apps.reporting.composed.services import compose
from apps.reporting.composed.shows import Show
from apps.reporting.composed.table import ComposedTable
from apps.reporting.registry import registry
from tests.conftest import DAY, Units
from tests.reporting import dimension_oracle, oracle, training_oracle
from tests.reporting.composed import carried
from tests.reporting.populations import invent

TESTS = Path(__file__).parents[2]
GROUP, YEAR = "cadres_and_civil_servants", 2024
SERVICE = (("under_5", 0, 4), ("5_9", 5, 9), ("10_19", 10, 19), ("20_29", 20, 29), ("30_and_more", 30, 200))
# Where a dimension has an oracle or cases of its own.
ELSEWHERE = {
    "health": "reporting/test_published_kinh_mon.py",
    "specialty": "reporting/test_specialties.py",
    "home_town": "cadres/test_recruitment.py",
}
# Equal to the rules of standards applied one by one in qualifications/test_standards_composed.py, rows and filters.
STANDARDS = ("standard", *(f"standard_{aspect}" for aspect in ASPECTS))
STUDIED = {"professional": "prof_edu", "political_theory": "pol_theory"}


@pytest.fixture
def crowd(units: Units) -> list[Cadre]:
    chance = Random(31)
    invent(chance, [units.lac_sy, units.bao_hieu, units.thu_phong], 40)
    kinds = [None, *RecruitmentKind.objects.all()]
    levels, reasons = list(RatingLevel.objects.all()), list(UnratedReason.objects.all())
    forms = list(CommendationForm.objects.all())
    studied = list(QualificationLevel.objects.filter(ladder__in=STUDIED.values(), rank__gt=0))
    for cadre in Cadre.objects.all():
        for year in chance.sample(range(1985, 2026), chance.choice((0, 1, 2))):
            Recruitment.objects.create(cadre=cadre, recruited_on=date(year, 2, 28), kind=chance.choice(kinds))
        if chance.random() < 0.6:
            asked = {"cadre": cadre, "level": chance.choice(studied), "state": "studying"}
            if not Qualification.objects.filter(**asked).exists():
                Qualification.objects.create(**asked, reported_on=date(2024, 1, 1))
        for year in (YEAR - 1, YEAR):
            for track in chance.sample(["state", "party"], chance.choice((0, 1, 2))):
                level = chance.choice([None, *levels])
                reason = chance.choice(reasons) if level is None else None
                Rating.objects.create(
                    cadre=cadre, year=year, track=track, level=level, unrated=reason, unit=units.lac_sy
                )
            if chance.random() < 0.4:
                form = chance.choice(forms)
                Commendation.objects.create(cadre=cadre, form=form, year=year, unit=units.lac_sy)
    training_oracle.enrol(chance, units, list(Cadre.objects.order_by("pk")))
    Posting.objects.filter(pk__in=Posting.objects.values_list("pk", flat=True)[::2]).update(start_known=True)
    return oracle.members(GROUP, {units.lac_sy.pk, units.bao_hieu.pk, units.thu_phong.pk}, DAY)


def latest(cadre: Cadre) -> Recruitment | None:
    held = [each for each in cadre.recruitments.all() if each.recruited_on and each.recruited_on <= DAY]
    return max(held, key=lambda each: each.recruited_on or date.min, default=None)


def years_of(cadre: Cadre) -> int | None:
    begun = latest(cadre)
    return completed_years(begun.recruited_on, DAY) if begun and begun.recruited_on else None


def form_of(cadre: Cadre) -> str:
    begun = latest(cadre)
    return "unknown" if begun is None else begun.kind_id or "not_stated"


def in_post(cadre: Cadre) -> str:
    post = dimension_oracle.primary(cadre, DAY)
    return str(completed_years(post.period.lower, DAY)) if post and post.start_known else "unknown"


def rating(track: str) -> Callable[[Cadre], str]:
    def told(cadre: Cadre) -> str:
        held = [each for each in Rating.objects.filter(cadre=cadre) if (each.year, each.track) == (YEAR, track)]
        return (held[0].level_id.lower() if held[0].level_id else "not_rated") if held else "unknown"

    return told


def commended(cadre: Cadre) -> str:
    kinds = {each.form.kind for each in Commendation.objects.filter(cadre=cadre, year=YEAR)}
    return next((kind for kind in ("reward", "party", "emulation") if kind in kinds), "none")


def studying(measure: str, *, or_held: bool) -> Callable[[Cadre], set[str]]:
    """The levels for which somebody studies, and with those that are held."""

    def told(cadre: Cadre) -> set[str]:
        own = [q for q in cadre.qualifications.all() if q.level.ladder_id == STUDIED[measure]]
        fits = [q for q in own if q.state == "studying" and q.counts_from <= DAY and q.verification != "refused"]
        held = [q for q in own if or_held and oracle.counts(q, STUDIED[measure], DAY)]
        return {q.level_id for q in (*fits, *held)}

    return told


def member_of(group: str, units: Units) -> Callable[[Cadre], str]:
    placed = set().union(*oracle.by_unit(group, DAY).values()) if group in oracle.GROUPS else set()
    return lambda cadre: "in" if cadre.pk in placed else "out"


def service_years(cadre: Cadre) -> str:
    years = years_of(cadre)
    return "unknown" if years is None else str(years)


def years_of_service(cadre: Cadre) -> str:
    years = years_of(cadre)
    return "unknown" if years is None else dimension_oracle.band(SERVICE, years, years, "unknown")


def recruitment_year(cadre: Cadre) -> str:
    begun = latest(cadre)
    return str(begun.recruited_on.year) if begun and begun.recruited_on else "unknown"


ORACLES: dict[str, Callable[[Cadre], str]] = {
    "service_years": service_years,
    "years_of_service": years_of_service,
    "recruitment_year": recruitment_year,
    "recruitment": form_of,
    "post_years": in_post,
    "rating": rating("state"),
    "party_rating": rating("party"),
    "commended": commended,
    **training_oracle.ORACLES,
}


def table_of(dimension: str, *filters: Filter) -> ComposedTable:
    asked = Composition("", (GROUP,), filters, rows=(Chosen(dimension),), shows=(Show.PERSONS,))
    return compose(asked, day=DAY, unit="17", user=ServerActor())


def counted(table: ComposedTable) -> dict[str, int]:
    (column,) = table.columns.leaves
    found = {leaf.items[-1].code: table.cube.persons.get(table.key(leaf, column), 0) for leaf in table.rows.leaves}
    return {code: number for code, number in found.items() if number}


@pytest.mark.parametrize("dimension", ORACLES)
def test_rows_equal_a_plain_count(dimension: str, crowd: list[Cadre]) -> None:
    wanted = Counter(ORACLES[dimension](cadre) for cadre in crowd)
    found = counted(table_of(dimension))
    assert {code: found.get(code, 0) for code in wanted} == dict(wanted)
    assert found["*"] == len(crowd)


@pytest.mark.parametrize("dimension", ORACLES)
def test_filters_leave_whom_a_plain_count_leaves(dimension: str, crowd: list[Cadre]) -> None:
    rows = [ORACLES[dimension](cadre) for cadre in crowd]
    common = Counter(rows).most_common(1)[0][0]
    for is_excluded in (False, True):
        found = counted(table_of("sex", Filter(dimension, (common,), is_excluded=is_excluded)))
        assert found["*"] == sum((row == common) != is_excluded for row in rows)


@pytest.mark.parametrize("group", [each for each in oracle.GROUPS if each != GROUP])
def test_who_stands_in_another_group_too_equals_a_plain_count(group: str, crowd: list[Cadre], units: Units) -> None:
    found, told = counted(table_of(f"also_{group}")), member_of(group, units)
    wanted = Counter(told(cadre) for cadre in crowd)
    assert {code: found.get(code, 0) for code in wanted} == dict(wanted)


def by_commune(dimension: str, geography: str, *filters: Filter) -> Counter[tuple[str, str]]:
    """Persons by the code of their commune and the row of the dimension."""
    rows = (Chosen("unit", level="commune", has_total=False), Chosen(dimension))
    asked = Composition("", (GROUP,), filters, rows=rows, shows=(Show.PERSONS,), geography=geography)
    table = compose(asked, day=DAY, unit="17", user=ServerActor())
    (column,) = table.columns.leaves
    found: Counter[tuple[str, str]] = Counter()
    for leaf in table.rows.leaves:
        codes = {axis.code: item.code for axis, item in leaf.named}
        key = codes.get("unit.commune", "*"), codes.get(dimension, "*")
        found[key] += table.cube.persons.get(table.key(leaf, column), 0)
    return +found


def test_every_dimension_in_another_geography_tells_of_the_same_people(crowd: list[Cadre], units: Units) -> None:
    """Of a post everybody has one commune, so the merged one has as many as its two parts, in every row and filter."""
    codes = sorted(offered())
    then = {code: by_commune(code, "then") for code in codes}
    carried.merge(units)
    into = {"05356": carried.CODE, "05365": carried.CODE}
    for code in codes:
        wanted: Counter[tuple[str, str]] = Counter()
        for (commune, row), persons in then[code].items():
            wanted[into.get(commune, commune), row] += persons
        assert by_commune(code, carried.GEOGRAPHY) == wanted, code
        rows = Counter(row for _commune, row in then[code] if row != "*")
        (row, _times), *_others = rows.most_common(1)
        only = by_commune("sex" if code != "sex" else "age", carried.GEOGRAPHY, Filter(code, (row,)))
        told = {commune: persons for (commune, each), persons in only.items() if each == "*"}
        assert told == {commune: persons for (commune, each), persons in wanted.items() if each == row}, code


def offered() -> set[str]:
    return {code for code in registry.dimensions if code != "headcount"}


def test_every_dimension_that_is_offered_is_counted_by_an_oracle(crowd: list[Cadre]) -> None:
    """A new one stands in no list and fails here until somebody counts it plainly."""
    known = {measure for measure, _row in oracle.rows_of(crowd[0], DAY)} | set(dimension_oracle.rows_of(crowd[0], DAY))
    also = {f"also_{group}" for group in (*oracle.GROUPS, *registry.populations)}
    standards = {f"{state}_{measure}" for state in ("studying", "reached") for measure in STUDIED}
    missing = offered() - known - set(ORACLES) - also - set(ELSEWHERE) - set(STANDARDS) - standards
    assert not missing


def test_what_is_counted_elsewhere_is_counted_there() -> None:
    for code, path in ELSEWHERE.items():
        assert f'"{code}"' in (TESTS / path).read_text(encoding="utf-8"), (code, path)


@pytest.mark.parametrize("state", ["studying", "reached"])
@pytest.mark.parametrize("measure", STUDIED)
def test_levels_that_are_studied_for_equal_a_plain_count(measure: str, state: str, crowd: list[Cadre]) -> None:
    ranks = dict(QualificationLevel.objects.filter(ladder_id=STUDIED[measure]).values_list("code", "rank"))
    told = studying(measure, or_held=state == "reached")
    highest = (max(levels, key=lambda code: ranks[code]) for cadre in crowd if (levels := told(cadre)))
    wanted = Counter(code for code in highest if ranks[code])
    found = counted(table_of(f"{state}_{measure}"))
    assert wanted
    assert {code: found.get(code, 0) for code in wanted} == dict(wanted)
