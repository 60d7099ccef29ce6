"""What a decision brings with it, computed from its dates and from the regulation of its day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.retirement import months_later
from apps.discipline import services
from apps.discipline.effects import Blocked, State, standings
from apps.discipline.models import DisciplinaryDecision
from apps.discipline.running import blocking, is_blocked, running_discipline
from tests.conftest import Person
from tests.discipline.conftest import DECIDED, Record, decision, member

pytestmark = pytest.mark.django_db
OVER = date(2025, 6, 10)


def state_on(day: date) -> State:
    (standing,) = standings(DisciplinaryDecision.objects.select_related("form"), day)
    running = DisciplinaryDecision.objects.running_on(day).exists()
    assert running == (standing.state == State.IN_FORCE), "page and database must agree"
    return standing.state


def test_a_decision_ends_by_itself_after_twelve_months(person: Person, record: Record) -> None:
    record(person("Bùi Văn Hạnh"), "KLCC_KT")
    days = (DECIDED - timedelta(days=1), DECIDED, OVER - timedelta(days=1), OVER)
    assert [state_on(day) for day in days] == [State.TO_COME, State.IN_FORCE, State.IN_FORCE, State.ENDED]


def test_a_cancelled_decision_no_longer_runs_nor_blocks(person: Person, record: Record, keeper: User) -> None:
    act = record(person("Bùi Văn Hạnh"), "KLCC_KT")
    cancelled = date(2024, 9, 1)
    services.cancel_decision(
        decision=act.decisions.get(), cancelled_on=cancelled, cancelled_by="", revision=None, by=keeper
    )
    assert [state_on(date(2024, 8, 31)), state_on(cancelled)] == [State.IN_FORCE, State.CANCELLED]
    assert not blocking(cancelled, Blocked.PROMOTION).exists()


def test_removal_blocks_longer_than_it_is_in_force(person: Person, record: Record) -> None:
    cadre = person("Bùi Văn Hạnh", title="CD_CTUB")
    record(cadre, "KLCB_CCH", "KLDV_CCH")
    day = date(2026, 1, 1)
    assert not running_discipline(day).exists()
    people = Cadre.objects.filter(pk=cadre.pk)
    assert people.filter(is_blocked(day, Blocked.PROMOTION)).exists()
    assert blocking(date(2029, 6, 9), Blocked.HIGHER_POST).exists()
    assert not blocking(date(2029, 6, 10), Blocked.HIGHER_POST).exists()


def test_an_older_decision_keeps_the_effects_of_its_day(person: Person, record: Record) -> None:
    record(person("Bùi Văn Hạnh"), decision("KLCC_KT", date(2025, 6, 30)))
    (standing,) = standings(DisciplinaryDecision.objects.select_related("form"), date(2025, 8, 1))
    assert standing.effect is not None
    assert standing.effect.pk == "KLCC_KT_2020"


def test_what_ends_within_thirty_days_is_told_from_the_thirtieth_day_before(person: Person, record: Record) -> None:
    record(person("Bùi Văn Hạnh"), "KLCC_KT")
    days = [OVER - timedelta(days=number) for number in (31, 30, 1, 0)]
    found = [DisciplinaryDecision.objects.ending_within(day, 30).exists() for day in days]
    assert found == [False, True, True, False]


def test_the_state_is_late_after_thirty_days_until_the_day_of_its_own_decision(person: Person, record: Record) -> None:
    cadre = person("Bùi Văn Hạnh")
    member(cadre)
    answered = DECIDED + timedelta(days=50)
    record(cadre, "KLDV_KT", decision("KLCC_KT", answered))
    days = [DECIDED + timedelta(days=number) for number in (30, 31, 49, 50)]
    late = [DisciplinaryDecision.objects.without_state_decision(day).exists() for day in days]
    assert late == [False, True, True, False]


def test_the_state_is_late_again_once_its_decision_is_cancelled(person: Person, record: Record, keeper: User) -> None:
    cadre = person("Bùi Văn Hạnh")
    member(cadre)
    act = record(cadre, "KLDV_KT", "KLCC_KT")
    cancelled = DECIDED + timedelta(days=60)
    services.cancel_decision(
        decision=act.decisions.get(side="state"), cancelled_on=cancelled, cancelled_by="", revision=None, by=keeper
    )
    days = [cancelled - timedelta(days=1), cancelled]
    assert [DisciplinaryDecision.objects.without_state_decision(day).exists() for day in days] == [False, True]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(date(2000, 1, 1), date(2030, 12, 31)), months=st.integers(0, 60))
def test_months_are_added_as_the_database_adds_them(day: date, months: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT (%s::date + make_interval(months => %s))::date", [day, months])
        assert cursor.fetchone()[0] == months_later(day, months)
