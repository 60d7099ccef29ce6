"""What people answered about a file is read with its cells: the dictionary, corrections, rows left out, papers."""

from datetime import date

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.rosters import services
from apps.rosters.answers import Answers, Meaning, folded_value
from apps.rosters.outcome import Outcome
from tests.conftest import DAY, Units
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.django_db
SHEET = "Sheet"
ODD = (*NGUYET[:5], "Cán bộ đa năng", *NGUYET[6:])


def meaning(text: str) -> Answers:
    return Answers(meanings={("people", "titles", folded_value("Cán bộ đa năng")): Meaning(7, text)})


def outcome_of(content: bytes, units: Units, answers: Answers) -> Outcome:
    return services.examine(services.read_roster(content, "a.xlsx", DAY, answers=answers), units.lac_sy, DAY)


def codes(outcome: Outcome) -> set[str]:
    return {issue.code for issue in outcome.issues}


def test_a_value_is_read_as_the_dictionary_says_and_told_with_before_and_after(units: Units) -> None:
    assert codes(outcome_of(roster(ODD), units, Answers())) == {"P701"}
    outcome = outcome_of(roster(ODD), units, meaning("Chủ tịch Hội LHPN"))
    assert not outcome.issues
    assert outcome.people[0].row.values["titles"] == ("CD_CTPN",)
    told = next(notice for notice in outcome.notices if notice.code == "R206")
    assert (told.before, told.after, told.params["entry"]) == ("Cán bộ đa năng", "Chủ tịch Hội LHPN", "7")


def test_a_value_that_the_dictionary_leaves_out_states_nothing(units: Units) -> None:
    outcome = outcome_of(roster(ODD), units, meaning(""))
    assert codes(outcome) == {"D109"}
    assert "titles" not in outcome.people[0].row.values


def test_a_corrected_cell_is_read_in_the_place_of_the_files_own(units: Units) -> None:
    outcome = outcome_of(roster(ODD), units, Answers(cells={(SHEET, 8, "G"): "CT Hội LHPN"}))
    assert not outcome.issues
    assert [(n.before, n.after) for n in outcome.notices if n.code == "R208"] == [("Cán bộ đa năng", "CT Hội LHPN")]


def test_a_row_left_out_is_neither_written_nor_taken_for_absent(units: Units, officer: User) -> None:
    first = services.receive(content=roster(HANH, NGUYET), filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    services.apply(first, by=officer)
    outcome = outcome_of(roster(HANH, ODD), units, Answers(left_out={(SHEET, 9): "Đang chờ quyết định"}))
    assert not outcome.issues
    assert not outcome.absent
    assert [person.verdict.status for person in outcome.people] == ["unchanged", "skipped"]


def test_the_number_of_a_paper_is_written_with_the_post(units: Units, officer: User) -> None:
    paper = {"number": "12/QĐ-UBND", "on": "2025-02-20", "issuer": "UBND huyện"}
    understood = services.read_roster(roster(HANH), "a.xlsx", DAY, answers=Answers(papers={(SHEET, 8): paper}))
    upload = services.receive(content=roster(HANH), filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    services.apply(upload, by=officer, understood=understood)
    posting = Posting.objects.filter(cadre=Cadre.objects.get()).first()
    assert posting is not None
    assert (posting.decision_number, posting.decision_on) == ("12/QĐ-UBND", date(2025, 2, 20))
