"""What the days of a trend have in common is not worked out again for each, nor by the next who asks."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.cadres.models import Cadre
from apps.communes import kept
from apps.communes.models import UnitPeriod
from apps.core.unchanged import State, Told
from apps.qualifications.models import QualificationLevel, StandardSet
from apps.qualifications.standards.measures import standard_facts
from apps.reporting.actors import ServerActor
from apps.reporting.common_tables import with_tables
from apps.reporting.once import reading_once
from apps.reporting.question import Question
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from apps.training.measures import studying_facts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country")]

DAY = date(2025, 2, 28)
DAYS = (date(2023, 12, 31), date(2024, 12, 31), DAY)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, int | None]:
    """Records at rest, though the test is a transaction of its own; who changes a number has written."""
    numbers: dict[str, int | None] = {"communes_unitperiodevent": 7, "cadres_cadreevent": 7}
    monkeypatch.setattr(kept, "_told", Told(most=8))
    monkeypatch.setattr(kept, "state_of_units", lambda: State({"units": numbers["communes_unitperiodevent"]}))
    return numbers


def carried() -> int:
    """How many statements tell a province in the units of another day."""
    with CaptureQueriesContext(connection) as statements:
        build_report("quality", unit="17", day=DAY, user=ServerActor(), levels=[], geography="2025-07-01")
    return len(statements)


def test_where_units_went_is_told_again_until_a_unit_is_written(written: dict[str, int | None]) -> None:
    carried()  # all that is kept besides
    written["communes_unitperiodevent"] = 8
    first, again = carried(), carried()
    assert again < first
    written["cadres_cadreevent"] = 8
    assert carried() == again
    written["communes_unitperiodevent"] = 9
    assert carried() == first


def test_the_same_people_stand_in_the_same_units_when_they_are_told_again(written: dict[str, int | None]) -> None:
    first, again = (
        build_report("quality", unit="17", day=DAY, user=ServerActor(), geography="2025-07-01") for _time in range(2)
    )
    assert first.places == again.places
    assert dict(first.counts) == dict(again.counts)


@pytest.mark.parametrize("facts", [standard_facts, studying_facts])
def test_lists_are_read_once_for_all_days(facts: Callable[[date], object]) -> None:
    for day in DAYS:
        facts(day)
    with reading_once(), CaptureQueriesContext(connection) as statements:
        for day in DAYS:
            facts(day)
    assert len(statements) == 1


def test_a_standard_that_was_written_counts_at_once() -> None:
    before = standard_facts(DAY)
    assert standard_facts(DAY) is before
    StandardSet.objects.filter(code="R25-LD").update(label_en="Cadres")
    assert standard_facts(DAY) is not before


def test_a_level_that_was_written_is_told_at_once() -> None:
    QualificationLevel.objects.filter(code="CM_DH").update(label_vi="Cử nhân", label_en="Bachelor")
    rows = studying_facts(DAY).categories["studying_professional"]
    assert {"Cử nhân", "Bachelor"} & {str(row.title) for row in rows}


def test_standards_are_evaluated_of_whoever_is_counted_alone() -> None:
    facts = registry.facts["standards"]
    chains = ((1, (1,)),)
    groups = (registry.populations["cadres"],)
    question = Question(groups, chains, (registry.dimensions["standard"],), ((facts, facts.read(DAY)),), DAY)
    assert "p.cadre_id IN (SELECT person FROM counted)" in with_tables(question).text


def test_who_writes_of_people_keeps_nobody_from_what_units_tell() -> None:
    before = kept.state_of_units()
    Cadre.objects.create(full_name="Bùi Văn An")
    assert before is not None
    assert kept.state_of_units() == before


def test_a_unit_is_told_as_it_is_written() -> None:
    def titles() -> list[str]:
        return [place.title for place in build_report("quality", unit="17", day=DAY, user=ServerActor()).places]

    assert "Xã Lạc Sỹ" in titles()
    UnitPeriod.objects.filter(code="05356").update(name="Lạc Sĩ Hai")
    assert "Xã Lạc Sĩ Hai" in titles()
    assert kept.state_of_units() is None
