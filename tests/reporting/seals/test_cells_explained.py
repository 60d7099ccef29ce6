"""Composed tables, forms and reports of events, too: after any edits the same bytes, and every cell is explained."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from django.utils import timezone

from apps.accounts.models import User
from apps.cadres.models import Cadre, Movement
from apps.communes.models import Unit
from apps.qualifications.models import Qualification
from apps.reporting.composed.definitions import Chosen, Composition, Filter, Joined, Sorting
from apps.reporting.composed.flat import packed
from apps.reporting.composed.shows import Show
from apps.reporting.models import AddedForm, Seal
from apps.reporting.official.definitions import Kind as FormKind
from apps.reporting.official.texts import text_of_form
from apps.reporting.seals import services
from apps.reporting.seals.differences import compare
from apps.reporting.seals.kinds import counted
from apps.reporting.seals.reasons import explained
from tests.conftest import Person, Units
from tests.reporting.official.taking import form_with, taken
from tests.reporting.populations import DAY, invent
from tests.reporting.seals.edits import edit

BLOCKS = Composition(
    "",
    ("cadres_and_civil_servants", "party_executive_committee"),
    rows=(Chosen("unit", level="district"), Chosen("unit", level="commune")),
    columns=(
        Chosen("sex"),
        Chosen("professional", is_beside=True, joined=(Joined("Some", ("CM_TC", "CM_CD")),)),
        Chosen("age", is_beside=True),
    ),
    filters=(Filter("party", ("member",), is_excluded=True),),
    days=("asked-1y", "asked"),
    unit="17",
)
ASKED = {"unit": "17", "day": DAY.isoformat(), "language": "vi"}
KINDS = {
    "composed": ("composed", {**ASKED, "t": packed(BLOCKS)}),
    "form of lines": ("form", {**ASKED, "report": "bm02"}),
    "form of units": ("form", {**ASKED, "report": "bm01"}),
    "form of a composed table": ("form", {**ASKED, "report": "bieu-02"}),
    "form by unit of a composed table": ("form", {**ASKED, "report": "bieu-03"}),
    "form of events": ("form", {**ASKED, "report": "bieu11", "from": "2020-01-01"}),
    "events": ("events", {**ASKED, "report": "movements", "from": "2020-01-01"}),
}


def edit_movements(chance: Random, units: list[Unit], times: int) -> None:
    """Movements that are recorded, moved to another day or unit, and deleted."""
    people = list(Cadre.objects.order_by("pk"))
    for number in range(times):
        known = list(Movement.objects.order_by("pk"))
        act = chance.choice(("new", "new", "delete", "change")) if len(known) > 8 else "new"
        if act == "delete":
            chance.choice(known).delete()
            continue
        moved = chance.choice(known) if act == "change" else Movement(cadre=chance.choice(people), kind_id="DC_LC")
        day = DAY - timedelta(days=chance.randint(0, 2500))
        moved.from_unit, moved.to_unit = chance.sample(units, 2)
        moved.starts_on = moved.decision_on = day
        moved.from_level, moved.to_level = "commune", "commune"
        moved.decision_number, moved.state, moved.answered_at = f"{number}/QĐ", "confirmed", timezone.now()
        moved.save()


@pytest.fixture(autouse=True)
def forms_of_composed_tables(db: object) -> None:
    """A count of women and a mean age among the lines of a form; the same count in each unit."""
    women = taken("age", "women", show=Show.PERSONS)
    by_unit = replace(form_with(FormKind.UNITS, taken("age", show=Show.PERSONS)), code="bieu-03")
    for form in (form_with(FormKind.PERSONS, women, taken("age", "all", sex="")), by_unit):
        AddedForm.objects.create(code=form.code, text=text_of_form(form))


@pytest.mark.parametrize("kind", KINDS)
def test_after_two_hundred_edits_the_bytes_are_the_same_and_every_cell_is_explained(
    units: Units, administrator: User, code_lists: None, kind: str
) -> None:
    chance, places = Random(kind), [units.lac_sy, units.bao_hieu, units.thu_phong]
    invent(chance, places, 40)
    edit_movements(chance, places, 20)
    what, parameters = KINDS[kind]
    sealed = services.seal(kind=what, parameters=parameters, by=administrator)
    was = counted(what, sealed.parameters, administrator).cells
    assert was is not None
    assert was.counts
    edit(chance, places, 200)
    edit_movements(chance, places, 60)

    again = Seal.objects.get(pk=sealed.pk)
    assert again.paper == sealed.paper
    assert services.is_untouched(again)
    found = compare(again, administrator)
    now = counted(what, again.parameters, administrator).cells
    assert now is not None
    assert found.people
    assert found.unexplained == 0
    # independent of the comparison: every count that differs is told, with the sum of those who make the difference
    moved: Counter[str] = Counter()
    for each in found.people:
        moved.update({key[3]: by for key, by in each.moves.items()})
    told = {cell.key[3]: cell for part in found.parts for cell in part.cells}
    for code in {*was.counts, *now.counts}:
        difference = now.counts.get(code, 0) - was.counts.get(code, 0)
        assert moved[code] == difference
        assert (told[code].difference if code in told else 0) == difference
    reasons = {each.difference.person: each.reason.code for each in explained(found)}
    assert "unrecorded" not in {code for person, code in reasons.items() if person > 0}


def test_a_late_diploma_is_the_reason_in_a_composed_table_too(person: Person, analyst: User) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_TC"})
    asked = Composition("", ("cadres_and_civil_servants",), rows=(Chosen("professional"),), unit="17")
    sealed = services.seal(kind="composed", parameters={**ASKED, "t": packed(asked)}, by=analyst)
    Qualification.objects.create(cadre=cadre, level_id="CM_DH", awarded_on=date(2024, 6, 30), reported_on="2025-06-30")
    found = compare(sealed, analyst)
    (only,) = explained(found)
    assert (found.persons, only.reason.code) == (1, "diploma_late")
    (shift,) = only.difference.shifts
    assert (shift.before, shift.now) == ("Trung cấp, Tổng số", "Đại học, Tổng số")


def test_a_table_of_the_first_rows_is_explained_where_another_row_came_first(
    person: Person, units: Units, analyst: User
) -> None:
    for unit, many in ((units.lac_sy, 3), (units.thu_phong, 2)):
        for _turn in range(many):
            person("Bùi Văn Hạnh", unit=unit)
    asked = Composition(
        "",
        ("cadres_and_civil_servants",),
        rows=(Chosen("unit", level="commune"),),
        unit="17",
        sorting=Sorting("", Show.PERSONS, first=1),
    )
    sealed = services.seal(kind="composed", parameters={**ASKED, "t": packed(asked)}, by=analyst)
    for _turn in range(3):
        person("Hà Công Quyết", unit=units.thu_phong)
    found = compare(sealed, analyst)
    assert found.persons == 3
    assert {each.reason.code for each in explained(found)} == {"registered"}
