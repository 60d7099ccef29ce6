"""The further dimensions against a plain count, on random small populations."""

from collections import Counter
from datetime import date, timedelta
from random import Random

import pytest

from apps.cadres.models import Cadre, CommitteeTerm, Grade, Posting, Religion, Title
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision
from apps.planning.models import PlanningEntry, PlanningRound
from apps.qualifications.models import Language, Qualification, StudyMode
from apps.reporting.actors import ServerActor
from apps.reporting.definitions import Report
from apps.reporting.registry import registry
from apps.reporting.services import build_report
from tests.conftest import DAY, Units
from tests.reporting.dimension_oracle import rows_of
from tests.reporting.oracle import members, units_below
from tests.reporting.populations import Draft, invent, near

FACTS = ("ages", "titles", "service", "seats", "descent", "party_years", "retirement", "planned", "discipline")
STUDIES = ("diplomas", "languages", "certificates")
GROUPS = ("cadres_and_civil_servants", "non_professional", "party_executive_committee")


@pytest.fixture
def everything(monkeypatch: pytest.MonkeyPatch) -> Report:
    """A report of all further dimensions at once, which tests alone declare."""
    codes = [dimension.code for name in (*FACTS, *STUDIES) for dimension in registry.facts[name].dimensions]
    report = Report("everything", "", "", GROUPS, ("headcount", *codes), "", "1")
    monkeypatch.setitem(registry.reports, report.code, report)
    return report


def embellish(chance: Random, units: Units) -> None:
    """What the further dimensions read, beside what every random population has."""
    grades = [None, *Grade.objects.values_list("pk", flat=True)]
    religions = [None, *Religion.objects.values_list("pk", flat=True)]
    rounds = [PlanningRound.objects.create(unit=units.lac_sy, term=term) for term in CommitteeTerm.objects.all()[:2]]
    titles = [*Title.objects.filter(category="cadre")[:3], *Title.objects.filter(category="civil_servant")[:1]]
    languages = [None, *Language.objects.values_list("pk", flat=True)]
    cadres = list(Cadre.objects.prefetch_related("postings", "qualifications__level"))
    draft = Draft()
    for cadre in cadres:
        cadre.religion_id = chance.choice(religions)
        for posting in cadre.postings.all():
            posting.grade_id, posting.start_known = chance.choice(grades), chance.random() < 0.8
        _study(chance, cadre, languages)
        _plan(chance, draft, cadre, rounds, titles)
        _discipline(chance, draft, cadre, units)
    _write(cadres)
    draft.write()


def _write(cadres: list[Cadre]) -> None:
    Cadre.objects.bulk_update(cadres, ["religion"])
    Posting.objects.bulk_update([each for cadre in cadres for each in cadre.postings.all()], ["grade", "start_known"])
    held = [each for cadre in cadres for each in cadre.qualifications.all()]
    Qualification.objects.bulk_update(held, ["mode", "language"])


def _study(chance: Random, cadre: Cadre, languages: list[str | None]) -> None:
    for held in cadre.qualifications.all():
        held.mode = chance.choice(["", *StudyMode.values])
        if held.level.ladder_id == "foreign_lang":
            held.language_id = chance.choice(languages)


def _plan(chance: Random, draft: Draft, cadre: Cadre, rounds: list[PlanningRound], titles: list[Title]) -> None:
    for title in chance.sample(titles, chance.choice((0, 0, 1, 2))):
        added = near(chance)
        removed = chance.choice((None, None, added + timedelta(days=chance.choice((0, 1, 400)))))
        draft.add(
            PlanningEntry(
                round=chance.choice(rounds),
                cadre=cadre,
                title=title,
                added_on=added,
                removed_on=removed,
                removal_reason="Rà soát" if removed else "",
            )
        )


def _discipline(chance: Random, draft: Draft, cadre: Cadre, units: Units) -> None:
    if chance.random() < 0.5:
        return
    act = DisciplinaryAct(cadre=cadre, offence_id="VP_DAT", unit=units.lac_sy)
    draft.add(act)
    for side, form in chance.sample((("state", "KLCC_KT"), ("party", "KLDV_KT")), chance.choice((1, 2))):
        decided = chance.choice((date(2024, 2, 27), date(2024, 2, 28), date(2024, 3, 1), DAY, date(2025, 3, 1)))
        cancelled = chance.choice((None, None, max(decided, DAY)))
        draft.add(
            DisciplinaryDecision(
                act=act,
                cadre=cadre,
                side=side,
                form_id=form,
                decision_on=decided,
                effective_on=decided,
                unit=units.lac_sy,
                category="civil_servant",
                cancelled_on=cancelled,
                cancelled_by="05-QĐ" if cancelled else "",
            )
        )


@pytest.mark.parametrize("seed", range(8))
def test_every_further_dimension_equals_a_plain_count(units: Units, everything: Report, seed: int) -> None:
    chance = Random(seed)
    invent(chance, [units.lac_sy, units.bao_hieu, units.thu_phong], 14)
    embellish(chance, units)
    table = build_report("everything", unit="17", day=DAY, user=ServerActor(), levels=["province"])
    within = {unit.pk for unit in units_below(units.province, DAY)}
    for group in GROUPS:
        people = members(group, within, DAY)
        wanted = Counter((measure, row) for cadre in people for measure, row in rows_of(cadre, DAY).items())
        for breakdown in table.breakdowns[1:]:
            found = {
                row.code: table.counts.get((group, units.province.pk, breakdown.dimension.code, row.code), 0)
                for row in breakdown.exclusive
            }
            counted = {code: number for code, number in found.items() if number}
            code = breakdown.dimension.code
            assert counted == {row: n for (measure, row), n in wanted.items() if measure == code}, (group, code)
