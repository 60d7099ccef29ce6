"""Discipline in the demonstration: 909 Party members since the term began, 497 of them commune cadres.

The article prints these two numbers alone. The others here are civil servants, non-professional staff, committee
members from outside, and officers of village and school cells, who are registered by their seat in the cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from apps.demo.copying import Facts, copy_rows, reserve_keys
from apps.demo.facts.disciplined import Disciplined, people_to_discipline
from apps.demo.lives import DAY
from apps.discipline.models import AppealResult, DisciplinaryAct, DisciplinaryDecision

TWICE = 14
STATE_FOLLOWS = 0.9
TRACKS = {"cadre": "KLCB", "civil_servant": "KLCC"}
OFFENCES = {
    "VP_CM": 24,
    "VP_DAT": 15,
    "VP_DS": 14,
    "VP_DD": 11,
    "VP_TC": 10,
    "VP_AT": 10,
    "VP_KLPN": 7,
    "VP_TN": 4,
    "VP_CQ": 2,
    "VP_SN": 2,
    "VP_BC": 1,
}


@dataclass(frozen=True)
class Case:
    """What one person did, and the Party's form for it."""

    person: Disciplined
    act: int
    form: str
    decided: date


def build(chance: Random) -> None:
    """Acts and decisions of everyone who was disciplined in the term."""
    people = people_to_discipline(chance)
    again = chance.sample([p for p in people if p.category and not p.leaves_by], TWICE)
    keys = reserve_keys(DisciplinaryAct, len(people) + TWICE)
    cases = [
        Case(person, act, person.leaves_by or chance.choices(["KLDV_KT", "KLDV_CC"], [71, 29])[0], person.day(chance))
        for person, act in zip([*people, *again], keys, strict=True)
    ]
    copy_rows(DisciplinaryAct, [_act(case, chance) for case in cases])
    copy_rows(DisciplinaryDecision, [decision for case in cases for decision in _decisions(case, chance)])


def _act(case: Case, chance: Random) -> Facts:
    found = case.decided - timedelta(days=chance.randint(20, 88))
    done = (found - timedelta(days=chance.randint(30, 500))).replace(day=1)
    return {
        "id": case.act,
        "cadre_id": case.person.cadre,
        "offence_id": chance.choices(list(OFFENCES), list(OFFENCES.values()))[0],
        "act_on": done,
        "act_precision": "month",
        "found_on": found,
        "unit_id": case.person.unit,
        "title_id": case.person.title,
    }


def _decisions(case: Case, chance: Random) -> Iterator[Facts]:
    party = _decision(case, "party", case.form, case.decided, chance)
    yield {**party, **_afterwards(case.decided, chance)}
    follows = case.decided + timedelta(days=chance.randint(6, 27))
    if case.person.category in TRACKS and follows <= DAY and chance.random() < STATE_FOLLOWS:
        yield _decision(case, "state", _state_form(case, chance), follows, chance)


def _state_form(case: Case, chance: Random) -> str:
    """A form of the same weight; a civil servant's warning is now and then a step of pay."""
    track = TRACKS[case.person.category]
    if case.form == "KLDV_KTR":
        return f"{track}_BTV"
    if track == "KLCC" and case.form == "KLDV_CC" and chance.random() < 0.08:
        return "KLCC_HBL"
    return f"{track}_{case.form.removeprefix('KLDV_')}"


def _decision(case: Case, side: str, form: str, decided: date, chance: Random) -> Facts:
    person = case.person
    is_party = side == "party"
    text = ("QD69" if decided >= date(2022, 7, 6) else "QD102") if is_party else "ND112_2020"
    return {
        "act_id": case.act,
        "cadre_id": person.cadre,
        "side": side,
        "form_id": form,
        "legal_basis_id": text if decided >= date(2020, 9, 20) or is_party else None,
        "decision_number": f"{chance.randint(4, 190)}-QĐ/ĐU" if is_party else f"{chance.randint(200, 2900)}/QĐ-UBND",
        "decision_on": decided,
        "decision_issuer": f"Đảng ủy {person.unit_name}" if is_party else f"Ủy ban nhân dân {person.district_name}",
        "effective_on": decided,
        "unit_id": person.unit,
        "title_id": person.title,
        "category": person.category,
    }


def _afterwards(decided: date, chance: Random) -> Facts:
    """A few appeal; hardly any decision is cancelled, for then the person would not count as disciplined."""
    appealed = decided + timedelta(days=chance.randint(8, 28))
    answered = appealed + timedelta(days=chance.randint(30, 60))
    if chance.random() > 0.03 or appealed > DAY:
        return {}
    if answered > DAY:
        return {"appealed_on": appealed}
    return {"appealed_on": appealed, "appeal_answered_on": answered, "appeal_result": AppealResult.UPHELD.value}
