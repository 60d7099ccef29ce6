"""A seal opens as it was after any number of edits, and every difference is explained to the last person."""

from random import Random

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.qualifications.models import Qualification, RollUp, RollUpLevel
from apps.reporting.models import Seal
from apps.reporting.seals.differences import compare
from apps.reporting.seals.kinds import counted
from apps.reporting.seals.reasons import explained
from apps.reporting.seals.services import is_untouched, paper_of
from tests.conftest import Person, Units
from tests.reporting.populations import invent
from tests.reporting.seals.conftest import SealIt
from tests.reporting.seals.edits import edit


@pytest.mark.parametrize(
    ("seed", "by", "measure"), [(1, "", "all"), (2, "commune", "professional"), (3, "district", "sex")]
)
def test_after_two_hundred_edits_the_bytes_are_the_same_and_every_cell_is_explained(
    units: Units, administrator: User, seal_it: SealIt, seed: int, by: str, measure: str
) -> None:
    chance, places = Random(seed), [units.lac_sy, units.bao_hieu, units.thu_phong]
    invent(chance, places, 40)
    sealed = seal_it(administrator, by=by, measure=measure)
    before = counted("report", sealed.parameters, administrator)
    opened = paper_of(sealed)
    assert edit(chance, places, 200) == 200

    again = Seal.objects.get(pk=sealed.pk)
    assert again.paper == sealed.paper
    assert is_untouched(again)
    assert paper_of(again) == opened
    found = compare(again, administrator)
    (part,) = found.parts
    now = counted("report", again.parameters, administrator).parts[0].counts
    assert found.persons > 10
    assert found.unexplained == 0
    was = before.parts[0].counts
    # independent of the comparison: every count that differs is told, with the sum of its people
    told = {cell.key: cell for cell in part.cells}
    for key in {*was, *now}:
        difference = now.get(key, 0) - was.get(key, 0)
        if difference:
            cell = told[key]
            assert (cell.before, cell.now) == (was.get(key, 0), now.get(key, 0))
            assert sum(person.moves.get(key, 0) for person in part.people) == difference
    assert all(each.reasons and each.reason.code != "unrecorded" for each in explained(found))


def test_a_report_that_nothing_touched_differs_in_nothing(units: Units, administrator: User, seal_it: SealIt) -> None:
    invent(Random(5), [units.lac_sy, units.bao_hieu], 20)
    found = compare(seal_it(administrator), administrator)
    assert (found.persons, found.parts[0].cells) == (0, ())


def test_a_late_diploma_is_told_as_one(person: Person, analyst: User, seal_it: SealIt) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_TC"})
    sealed = seal_it(analyst)
    Qualification.objects.create(cadre=cadre, level_id="CM_DH", awarded_on="2024-06-30", reported_on="2025-06-30")
    (only,) = explained(compare(sealed, analyst))
    assert only.reason.code == "diploma_late"
    assert [(shift.before, shift.now) for shift in only.difference.shifts] == [("Trung cấp", "Đại học")]


def test_a_backdated_transfer_is_told_as_one(person: Person, units: Units, analyst: User, seal_it: SealIt) -> None:
    cadre = person("Bùi Văn Hạnh")
    sealed = seal_it(analyst, by="commune", measure="sex")
    post = cadre.postings.get()
    post.period = type(post.period)(post.period.lower, "2025-02-01")
    post.save()
    cadre.postings.create(unit=units.bao_hieu, title=post.title, category=post.category, period=["2025-02-01", None])
    (only,) = explained(compare(sealed, analyst))
    assert [reason.code for reason in only.reasons] == ["transfer_late"]
    assert [(shift.before, shift.now) for shift in only.difference.shifts][:1] == [("Xã Lạc Sỹ", "Xã Bảo Hiệu")]


def test_who_was_deleted_is_counted_without_a_name(person: Person, administrator: User, seal_it: SealIt) -> None:
    cadre = person("Bùi Văn Hạnh")
    sealed = seal_it(administrator)
    Cadre.objects.get(pk=cadre.pk).delete()
    (only,) = explained(compare(sealed, administrator))
    assert only.reason.code == "deleted"


def test_a_corrected_sex_moves_two_rows(person: Person, analyst: User, seal_it: SealIt) -> None:
    cadre = person("Bùi Thị Hạnh", sex="male")
    sealed = seal_it(analyst, group="civil_servants", measure="sex")
    cadre.sex = "female"
    cadre.save()
    found = compare(sealed, analyst)
    assert [each.reason.code for each in explained(found)] == ["sex_corrected"]
    rows = {(cell.key[0], cell.key[3]): cell.difference for cell in found.parts[0].cells}
    assert rows[("civil_servants", "female")] == 1
    assert rows[("civil_servants", "male")] == -1


def test_a_row_that_is_made_of_other_levels_is_explained_by_its_definition(
    person: Person, analyst: User, seal_it: SealIt
) -> None:
    person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_TC"})
    sealed = seal_it(analyst, measure="professional")
    roll_up = RollUp.objects.filter(ladder="prof_edu").exclude(levels="CM_TC").first()
    assert roll_up is not None
    RollUpLevel.objects.create(roll_up=roll_up, level_id="CM_TC")
    found = compare(sealed, analyst)
    assert found.persons == 0
    moved = [cell for cell in found.parts[0].cells if cell.key[3] == roll_up.category]
    assert moved
    assert all(cell.by_definition == cell.difference == 1 for cell in moved)
