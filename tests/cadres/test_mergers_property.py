"""Whatever the plan: nobody counts twice, nobody is lost, and taking it back restores every row."""

from datetime import date

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.cadres.mergers.carrying import Order, carry_out, readiness_of, take_back
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.planning import Decision, decide
from apps.cadres.models import Cadre, EmploymentStatus, Placement, PlannedPlacement, Posting, Result, Title
from tests.cadres.mergers import Merger, everything, merge_two, planned
from tests.conftest import REFORM, Units

pytestmark = pytest.mark.django_db

TITLES = ("CD_BT", "CD_CTUB", "CD_VPTK", "CD_CTPN", "CD_TCA", "KCT_DTT")
LEAVING = ("TT_NH", "TT_TV")
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["lac_sy", "bao_hieu", "thu_phong"]),
        st.sampled_from(TITLES),
        st.sampled_from(["TT_DL", "TT_BP_DEN", "TT_NH"]),
        # the day on which the post was to end anyway
        st.sampled_from([None, None, date(2025, 3, 1), REFORM, date(2026, 1, 1)]),
        st.booleans(),
        st.sampled_from([Result.PLACED, Result.SURPLUS, Result.MOVED, Result.LEFT]),
    ),
    min_size=1,
    max_size=7,
)


@pytest.fixture
def merger(units: Units) -> Merger:
    return merge_two(units)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(people=PEOPLE)
def test_any_plan_keeps_everyone_once_and_can_be_taken_back(merger: Merger, people: list[tuple]) -> None:  # type: ignore[type-arg]  # drawn tuples
    with transaction.atomic():
        _check(merger, people)
        transaction.set_rollback(True)


def _check(merger: Merger, people: list[tuple]) -> None:  # type: ignore[type-arg]  # as above
    for number, facts in enumerate(people):
        _person(merger, number, *facts[:5])
    ending = planned(merger)
    wanted = [facts[5] for facts in people]
    _decide(merger, ending, wanted)
    if not readiness_of(ending).lines:
        return
    affected = set(ending.postings().filter(is_primary=True).values_list("cadre", flat=True))
    others = set(Cadre.objects.exclude(pk__in=affected).values_list("pk", flat=True))
    standing = _running(others)
    before = everything()
    done = carry_out(ending=ending, order=Order(), doubles_seen=True)
    twice = Posting.objects.running_on(REFORM).filter(is_primary=True).values("cadre").annotate(n=Count("pk"))
    assert not twice.filter(n__gt=1).exists()
    assert set(Placement.objects.filter(is_primary=True).values_list("cadre", flat=True)) == affected
    staying = Placement.objects.filter(is_primary=True, new_posting__isnull=False).values_list("cadre", flat=True)
    at_work = Posting.objects.running_on(REFORM).filter(is_primary=True, cadre__in=affected)
    assert sorted(at_work.values_list("cadre", flat=True)) == sorted(staying)
    assert not Posting.objects.running_on(REFORM).filter(unit__in=ending.heirs).exists()
    assert _running(others) == standing
    take_back(done=done, by=merger.placer)
    assert everything() == before


def _running(cadres: set[int]) -> list[int]:
    return sorted(Posting.objects.running_on(REFORM).filter(cadre__in=cadres).values_list("pk", flat=True))


def _person(
    merger: Merger, number: int, unit: str, title: str, status: str, ends: date | None, has_second: bool
) -> None:
    cadre = Cadre.objects.create(full_name=f"Người {'abcdefgh'[number]}")
    shared = {"unit": getattr(merger.units, unit), "period": DateRange(date(2020, 1, 1), ends), "status_id": status}
    Posting.objects.create(cadre=cadre, title_id=title, category="cadre", **shared)
    if has_second:
        Posting.objects.create(cadre=cadre, title_id="CD_CTHD", category="cadre", is_primary=False, **shared)


def _decide(merger: Merger, ending: Ending, wanted: list[Result]) -> None:
    """The wanted results for the primary posts; where the plan asks, an answer."""
    statuses = [EmploymentStatus.objects.get(pk=code) for code in LEAVING]
    lines = PlannedPlacement.objects.filter(is_primary=True).select_related("posting").order_by("pk")
    for number, line in enumerate(list(lines)):
        result = wanted[number % len(wanted)]
        stays = result in (Result.PLACED, Result.SURPLUS)
        decision = Decision(
            result,
            to_unit=merger.lac_luong if stays else None,
            to_title=None if line.to_title or not stays else _clerk(),
            status=None if stays else statuses[number % 2],
        )
        decide(ending=ending, seen={line.pk: line.revision}, decision=decision)
    for line in PlannedPlacement.objects.filter(result="", is_primary=False):
        decide(ending=ending, seen={line.pk: line.revision}, decision=Decision(Result.ENDED))


def _clerk() -> Title:
    return Title.objects.get(pk="CD2_CC")
