"""Whatever a roster writes, taking it back leaves every table as it was."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.core.history import change
from apps.rosters import services
from tests.conftest import DAY, Units
from tests.fingerprints import of_tracked
from tests.rosters.stating import someone, stating

NAMES = ("Bùi Văn Hạnh", "Đinh Thị Nguyệt", "Quách Công Lợi")
TITLES = ("CD_BT", "CD_CTHD", "CD_VPTK", "CD_PCTUB")


@st.composite
def rows(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to three different people with few or many values."""
    people = []
    for place, name in enumerate(draw(st.lists(st.sampled_from(NAMES), unique=True, min_size=1))):
        stated = someone(
            full_name=name,
            sex=draw(st.sampled_from([None, "male"])),
            birth=draw(st.sampled_from(["1976", "1976-05", "1976-05-12"])),
            # numbers of which only one digit differs would be asked about
            citizen_id=draw(st.sampled_from([None, f"01707600{NAMES.index(name) * 1111:04}"])),
            titles=draw(st.lists(st.sampled_from(TITLES), unique=True, min_size=1, max_size=2)),
            prof_edu=draw(st.sampled_from([None, "CM_CHUA", "CM_TC", "CM_DH", "CM_THS"])),
            party_joined=draw(st.sampled_from([None, "1998", "1998-02-03"])),
            studying=draw(st.sampled_from([None, {"pol_theory": "LLCT_CC"}])),
            seats=draw(st.sampled_from([None, ["DU_UVBCH"]])),
        )
        people.append(stated | {"phone": f"091234567{place}"})
    return people


def apply(people: list[dict[str, Any]], units: Units, officer: User) -> Any:
    upload = services.receive(
        content=repr(people).encode(), filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer
    )
    outcome = services.apply(upload, by=officer, understood=stating(*people))
    assert not outcome.issues
    return upload


@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=rows(), second=rows())
def test_applying_and_taking_back_leaves_every_table_as_it_was(
    first: list[dict[str, Any]], second: list[dict[str, Any]], units: Units, officer: User
) -> None:
    with transaction.atomic():
        apply(first, units, officer)
        before = of_tracked()
        services.undo(apply(second, units, officer), by=officer)
        assert of_tracked() == before
        transaction.set_rollback(True)


def people() -> dict[str, dict[str, Any]]:
    """What the registry says of each person, by name."""
    facts = ("code", "full_name", "note", "phone", "sex", "birth_date", "birth_precision", "citizen_id")
    return {row["full_name"]: row for row in Cadre.objects.values(*facts)}


@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=rows(), second=rows(), edited=st.sets(st.sampled_from(NAMES)))
def test_taking_back_restores_whoever_nobody_edited_since_and_lists_the_others(
    first: list[dict[str, Any]], second: list[dict[str, Any]], edited: set[str], units: Units, officer: User
) -> None:
    with transaction.atomic():
        apply(first, units, officer)
        before = people()
        upload = apply(second, units, officer)
        with change(by=officer, reason="by hand"):
            Cadre.objects.filter(full_name__in=edited).update(note="sửa tay")
        since = people()
        services.undo(upload, by=officer)
        expected = {name: (since if name in edited else before).get(name) for name in NAMES}
        assert {name: people().get(name) for name in NAMES} == expected
        listed = {each["cadre"] for each in upload.kept}
        assert {since[name]["code"] for name in edited & (since.keys() - before.keys())} <= listed
        assert listed <= {since[name]["code"] for name in edited & since.keys()}
        transaction.set_rollback(True)
