"""Deciding about an upload: values mapped once, rows corrected or left out, absent people answered for, withdrawal."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from apps.accounts.models import User
from apps.cadres.models import Cadre, Departure, Movement
from apps.rosters import deciding, services
from apps.rosters.claims import NotApplicableError
from apps.rosters.models import AbsentChoice, Upload, ValueMapping
from tests.conftest import DAY, Units
from tests.rosters.test_answers import ODD, SHEET
from tests.rosters.workbooks import HANH, NGUYET, roster

pytestmark = pytest.mark.django_db
HERS, BOTH = roster(NGUYET), roster(HANH, NGUYET)


@pytest.fixture
def send(units: Units, officer: User) -> Any:
    def receive(content: bytes, *, by: User = officer, unit: str = "lac_sy", day: date = DAY) -> Upload:
        place = getattr(units, unit)
        upload = services.receive(content=content, filename="a.xlsx", unit=place, as_of=day, by=by)
        return services.check(upload)

    return receive


def map_title(upload: Upload, by: User, meaning: str = "Chủ tịch Hội LHPN") -> ValueMapping:
    return deciding.map_value(upload=upload, column="titles", written="Cán bộ đa năng", meaning=meaning, by=by)


def test_a_value_mapped_once_is_read_in_every_later_file_of_the_unit(send: Any, officer: User) -> None:
    faulty = send(roster(ODD))
    assert faulty.state == "faulty"
    entry = map_title(faulty, officer)
    assert services.check(faulty).state == "checked"
    assert send(roster(ODD, HANH)).state == "checked"
    assert [use.rows for use in entry.uses.all()] == [1, 1]


def test_an_answer_holds_for_another_unit_only_when_the_province_accepts_it(
    send: Any, officer: User, editor: User
) -> None:
    entry = map_title(send(roster(ODD)), officer)
    assert send(roster(ODD, unit="BẢO HIỆU"), by=editor, unit="bao_hieu").state == "faulty"
    with pytest.raises(PermissionDenied):
        deciding.accept_for_all(entry=entry, by=officer)
    accepted = deciding.accept_for_all(entry=entry, by=editor)
    assert send(roster(ODD, unit="BẢO HIỆU"), by=editor, unit="bao_hieu").state == "checked"
    deciding.revoke(entry=accepted, by=editor)
    assert send(roster(ODD, unit="BẢO HIỆU"), by=editor, unit="bao_hieu").state == "faulty"


def test_a_corrected_row_is_clean_until_the_correction_is_taken_back(send: Any, officer: User) -> None:
    upload = send(roster(ODD))
    decision = deciding.correct_row(
        upload=upload, place=(SHEET, 8), texts={"G": "CT Hội LHPN"}, said={"B": NGUYET[0]}, by=officer
    )
    assert services.check(upload).state == "checked"
    deciding.take_back(decisions=[decision], by=officer)
    assert services.check(upload).state == "faulty"


def test_nothing_is_decided_about_an_applied_roster(send: Any, officer: User) -> None:
    upload = send(BOTH)
    services.apply(upload, by=officer)
    with pytest.raises(NotApplicableError):
        deciding.leave_out_row(upload=upload, place=(SHEET, 8), reason="x", said={}, by=officer)


def test_who_left_has_no_post_after_the_roster_and_has_one_again_when_it_is_taken_back(
    send: Any, officer: User
) -> None:
    services.apply(send(BOTH), by=officer)
    upload = send(HERS, day=date(2025, 3, 31))
    [gone] = upload.absent
    values = {"cause": "TT_TV", "last_day": "2025-03-15", "number": "5/QĐ-UBND"}
    deciding.answer_absent(upload=upload, cadre=gone["cadre"], choice=AbsentChoice.LEFT, values=values, by=officer)
    services.check(upload)
    assert upload.has_news
    assert sum(row[3] for row in upload.effect) == 1
    services.apply(upload, by=officer)
    departure = Departure.objects.get()
    assert (departure.last_day, departure.decision_number) == (date(2025, 3, 15), "5/QĐ-UBND")
    person = Cadre.objects.get(code=gone["cadre"])
    assert not person.postings.filter(period__contains=date(2025, 3, 16)).exists()
    services.undo(upload, by=officer)
    assert not Departure.objects.exists()
    assert person.postings.filter(period__contains=date(2025, 3, 16)).exists()


def test_who_moved_becomes_a_proposal_and_goes_on_counting_here(send: Any, officer: User) -> None:
    services.apply(send(BOTH), by=officer)
    upload = send(HERS, day=date(2025, 3, 31))
    deciding.answer_absent(
        upload=upload,
        cadre=upload.absent[0]["cadre"],
        choice=AbsentChoice.MOVED,
        values={"to_unit": "05365"},
        by=officer,
    )
    services.apply(services.check(upload), by=officer)
    movement = Movement.objects.get()
    assert (movement.state, movement.to_unit_id is not None) == ("proposed", True)


def test_an_answer_that_the_registry_contradicts_refuses_the_whole_roster_by_a_code(send: Any, officer: User) -> None:
    services.apply(send(BOTH), by=officer)
    upload = send(HERS, day=date(2025, 3, 31))
    deciding.answer_absent(
        upload=upload,
        cadre=upload.absent[0]["cadre"],
        choice=AbsentChoice.LEFT,
        values={"cause": "TT_TV", "last_day": "2019-01-01"},
        by=officer,
    )
    with pytest.raises(NotApplicableError) as refusal:
        services.apply(services.check(upload), by=officer)
    assert refusal.value.refused.code == "D120"
    assert refusal.value.refused.params == {"name": "Bùi Văn Hạnh"}


def test_a_withdrawn_roster_stays_with_its_reason_and_is_not_applied(send: Any, officer: User) -> None:
    upload = deciding.withdraw(upload=send(BOTH), reason="Gửi nhầm tệp", by=officer)
    assert (upload.state, upload.withdrawal) == ("withdrawn", "Gửi nhầm tệp")
    with pytest.raises(NotApplicableError):
        services.apply(upload, by=officer)


def test_the_effect_tells_the_shares_of_the_unit_and_of_the_province(send: Any, officer: User, editor: User) -> None:
    services.apply(send(roster(HANH, unit="BẢO HIỆU"), by=editor, unit="bao_hieu"), by=editor)
    upload = send(roster(NGUYET))
    assert [row[1:] for row in upload.effect] == [
        ["Master", 0, 0, 1, 1],
        ["University", 0, 1, 0, 1],
    ]
