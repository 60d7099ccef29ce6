"""A keeper of restricted records, and a short way to record a case."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apps.accounts.models import Membership, User
from apps.accounts.roles import Role
from apps.cadres.models import Cadre, PartyMembership
from apps.discipline import services
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision, DisciplineForm
from tests.conftest import Units, make_user

SECRET = "Để mất hồ sơ đất đai"
DECIDED = date(2024, 6, 10)

Record = Callable[..., DisciplinaryAct]


@pytest.fixture
def keeper(units: Units) -> User:
    """A province editor who also keeps the restricted records."""
    user = make_user("keeper", role=Role.PROVINCE_EDITOR, unit=units.province)
    Membership.objects.create(user=user, role=Role.RECORDS_KEEPER, unit=units.province, since=date(2020, 1, 1))
    return user


def decision(form: str, decided: date = DECIDED, **facts: Any) -> DisciplinaryDecision:
    found = DisciplineForm.objects.select_related("track").get(pk=form)
    facts = {"effective_on": decided, "decision_number": "12-QĐ/ĐU"} | facts
    return DisciplinaryDecision(form=found, side=found.track.side, decision_on=decided, **facts)


def member(cadre: Cadre, joined: date = date(2015, 3, 1)) -> PartyMembership:
    return PartyMembership.objects.create(cadre=cadre, joined_on=joined, reported_on=joined)


@pytest.fixture
def record(keeper: User) -> Record:
    """Record an act with decisions, whatever the doubts: `record(cadre, "KLDV_KT", "KLCC_KT")`."""

    def make(cadre: Cadre, *forms: str | DisciplinaryDecision, by: User = keeper, **options: Any) -> DisciplinaryAct:
        act = DisciplinaryAct(
            cadre=cadre, offence_id="VP_DAT", act_on=date(2024, 3, 1), act_precision="month", description=SECRET
        )
        decisions = [decision(form) if isinstance(form, str) else form for form in forms]
        for one in decisions:
            one.cadre = cadre
        return services.record_act(act=act, decisions=decisions, by=by, seen=Anything(), **options)

    return make


class Anything:
    """Every doubt was seen."""

    def __contains__(self, code: object) -> bool:
        return True

    def __iter__(self) -> Any:
        return iter(())

    def __len__(self) -> int:
        return 1
