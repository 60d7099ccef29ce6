"""Composed tables, reports of events and official forms are sealed with those whom they count."""

from datetime import date

import pytest
from django.utils import timezone

from apps.accounts.models import User
from apps.cadres.models import Movement
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.flat import packed
from apps.reporting.errors import ReportError
from apps.reporting.models import Seal
from apps.reporting.seals import services
from apps.reporting.seals.differences import compare
from tests.conftest import Person, Units

BY_SEX = Composition("By sex", ("cadres_and_civil_servants",), rows=(Chosen("sex"),), unit="17")
KINDS = {
    "composed": {"t": packed(BY_SEX), "day": "2025-02-28", "language": "vi"},
    "events": {"report": "movements", "unit": "17", "day": "2025-02-28", "language": "vi"},
    "form": {"report": "bm02", "unit": "17", "day": "2025-02-28", "language": "vi"},
}


def sealed_as(kind: str, user: User) -> Seal:
    return services.seal(kind=kind, parameters=KINDS[kind], by=user)


def told_now(seal: Seal, user: User) -> set[tuple[int, int]]:
    """Before and now of every figure that differs, which those who are kept explain."""
    found = compare(seal, user)
    assert found.unexplained == 0
    return {(cell.before, cell.now) for part in found.parts for cell in part.cells}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_sealed_with_its_paper_and_agrees_with_itself(kind: str, person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    sealed = sealed_as(kind, analyst)
    assert services.is_untouched(sealed)
    assert services.paper_of(sealed).seal == sealed.code
    assert told_now(sealed, analyst) == set()


@pytest.mark.parametrize("kind", ["composed", "form"])
def test_one_person_more_is_a_difference_of_the_total(kind: str, person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh")
    sealed = sealed_as(kind, analyst)
    kept = sealed.paper
    person("Hà Văn Mai")
    assert (1, 2) in told_now(sealed, analyst)
    assert Seal.objects.get(pk=sealed.pk).paper == kept


def test_a_movement_recorded_late_is_a_difference_of_the_sealed_events(
    person: Person, units: Units, analyst: User
) -> None:
    cadre = person("Bùi Văn Hạnh")
    sealed = sealed_as("events", analyst)
    Movement.objects.create(
        cadre=cadre,
        kind_id="DC_LC",
        decision_number="7/QĐ-UBND",
        decision_on=date(2025, 2, 1),
        from_unit=units.lac_sy,
        to_unit=units.bao_hieu,
        starts_on=date(2025, 2, 1),
        state="confirmed",
        answered_at=timezone.now(),
    )
    assert (0, 1) in told_now(sealed, analyst)


def test_a_form_that_lists_names_cannot_be_sealed(person: Person, analyst: User) -> None:
    person("Bùi Văn Hạnh")
    with pytest.raises(ReportError):
        services.seal(kind="form", parameters={**KINDS["form"], "report": "bm04"}, by=analyst)
