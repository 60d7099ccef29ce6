"""Steps of which nothing asks anything are left out, and no result of a roster tells that they were."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import models, transaction

from apps.accounts.models import User
from apps.cadres.models import Cadre, CommitteeSeat, Movement, PartyMembership, Posting, Recruitment
from apps.qualifications.models import Qualification
from apps.rosters import kept_tables, needs, staging
from apps.rosters.outcome import Outcome
from tests.conftest import Units
from tests.rosters.conftest import Apply
from tests.rosters.stating import someone

NEIGHBOUR = {"full_name": "Đinh Thị Nguyệt", "citizen_id": "017181000124", "birth": "1981-07-02", "sex": "female"}
OTHER = {"full_name": "Quách Văn Hùng", "citizen_id": "017078000125", "birth": "1978-01-09"}
ELSEWHERE = {"full_name": "Xa Văn Lâm", "citizen_id": "017079000126", "birth": "1979-05-06"}
WITHOUT_ID: dict[str, Any] = {"full_name": "Bùi Văn Hanh", "citizen_id": None}
WRITTEN = (Cadre, CommitteeSeat, Movement, PartyMembership, Posting, Qualification, Recruitment)
# What differs between two runs that write the same.
OWN = {"id", "code", "cadre", "proposed_at", "created_at", "updated_at"}

ROSTERS: dict[str, list[dict[str, Any]]] = {
    "nobody is known": [OTHER, NEIGHBOUR],
    "everybody is known": [{}],
    "a name and a title differ": [{"full_name": "Bùi Văn Hạnhh", "titles": ["CD_BT"]}],
    "a level is higher": [{"prof_edu": "CM_TS", "specialty": "Luật"}],
    "a lower level, and a study": [{"prof_edu": "CM_CD", "studying": {"prof_edu": "CM_TS"}}],
    "admitted to the Party, with a seat": [{"party_joined": "2001-02-03", "seats": ["DU_UVBCH"]}, NEIGHBOUR],
    "recruited, without a day, and a grade": [{"recruited_by": "UBND huyện", "grade": "NG_CV"}],
    "a name that is only like a known one": [WITHOUT_ID],
    "one person twice": [{}, {}, OTHER],
    "somebody of another unit, by number": [ELSEWHERE],
    "somebody of another unit, by name": [{**ELSEWHERE, "citizen_id": None}],
    "known and new ones without a title": [{}, {**OTHER, "titles": None}],
}


@pytest.mark.parametrize("stated", ROSTERS.values(), ids=list(ROSTERS))
@pytest.mark.parametrize("is_long", [False, True], ids=["short", "long"])
def test_what_is_left_out_would_have_found_and_written_nothing(
    stated: list[dict[str, Any]],
    is_long: bool,
    apply: Apply,
    units: Units,
    editor: User,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    apply(someone())
    apply(someone(**ELSEWHERE), unit=units.bao_hieu, by=editor)
    rows = [someone(**each) for each in stated]
    if is_long:
        monkeypatch.setattr(kept_tables, "KEPT_ROWS", 0)
    some = _taken_back(lambda: apply(*rows))
    monkeypatch.setattr(staging, "concerns", lambda step, facts: True)
    monkeypatch.setattr(needs, "concerns", lambda step, facts: True)
    assert some == _taken_back(lambda: apply(*rows))


def _taken_back(act: Callable[[], Outcome]) -> tuple[Any, ...]:
    """What a roster finds and writes; nothing of it stays."""
    with transaction.atomic():
        outcome = act()
        written = [_records(model) for model in WRITTEN]
        transaction.set_rollback(True)
    told = outcome.as_json()
    for person in told["people"]:
        person["cadre"] = bool(person["cadre"])
    return told, outcome.effect, outcome.summary, written


def _records(model: type[models.Model]) -> list[str]:
    names = [field.attname for field in model._meta.concrete_fields if field.name not in OWN]
    return sorted(map(str, model._default_manager.values_list(*names)))
