"""Facts by workbook: every layout is recognised, checked by the rules of its tables, written, undone, kept closed."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.appraisal.models import Rating
from apps.cadres.models import Cadre, Posting, SurplusCase
from apps.discipline.models import DisciplinaryAct, DisciplinaryDecision
from apps.qualifications.models import Exemption, MajorSuitability, Qualification
from apps.rosters import services
from apps.rosters.models import Upload, UploadState
from apps.rosters.prefilling import known_people
from apps.rosters.registry import format_named
from apps.rosters.templates_out import write_template
from tests.conftest import DAY, Person, Units
from tests.fingerprints import of_tracked
from tests.rosters.facts import CASES, NAME, Case, book, prepared, sent
from tests.rosters.sheets import workbook

pytestmark = pytest.mark.django_db
RATINGS, DISCIPLINE = CASES[0], next(case for case in CASES if case.code == "discipline")


@pytest.fixture
def hanh(person: Person) -> Cadre:
    return person(NAME)


@pytest.fixture(params=CASES, ids=[case.code for case in CASES])
def case(request: Any, hanh: Cadre, units: Units) -> Case:
    prepared(request.param, hanh, units)
    found: Case = request.param
    return found


def codes(upload: Upload) -> set[str]:
    return {issue["code"] for row in upload.rows.all() for issue in row.issues} | {
        each["code"] for each in upload.issues
    }


def template(code: str, units: Units, user: User) -> bytes:
    declared = format_named(code)
    assert declared
    people = known_people(units.lac_sy, DAY, user, code)
    return write_template(declared, people, unit_title="UBND XÃ LẠC SỸ", day=DAY)


def test_a_workbook_is_recognised_written_and_taken_back(case: Case, units: Units, administrator: User) -> None:
    before = of_tracked()
    upload = sent(book(case, case.good), units, administrator)
    assert (upload.format, upload.issues, codes(upload), upload.state) == (case.code, [], set(), UploadState.CHECKED)
    services.apply(upload, by=administrator)
    assert case.model.objects.filter(cadre__full_name=NAME).exists()
    assert of_tracked() != before
    services.undo(upload, by=administrator)
    assert of_tracked() == before


def test_what_its_tables_would_refuse_is_said_of_the_row(case: Case, units: Units, administrator: User) -> None:
    before = of_tracked()
    upload = sent(book(case, case.bad), units, administrator)
    assert case.issue in codes(upload)
    assert services.apply(upload, by=administrator).issues
    assert of_tracked() == before


def test_the_same_again_and_the_filled_template_are_unchanged(case: Case, units: Units, administrator: User) -> None:
    content = book(case, case.good)
    services.apply(sent(content, units, administrator), by=administrator)
    again = sent(content, units, administrator)
    filled = sent(template(case.code, units, administrator), units, administrator, case.code)
    for upload in (again, filled):
        assert (upload.summary["unchanged"], upload.summary["new"], upload.summary["changed"], codes(upload)) == (
            upload.rows.count(), 0, 0, set(),
        )  # fmt: skip
    assert services.earlier_application(again)


def test_a_changed_value_is_shown_with_what_stood_before(hanh: Cadre, units: Units, officer: User) -> None:
    services.apply(sent(book(RATINGS, (2024, "HTTNV", "")), units, officer), by=officer)
    upload = sent(book(RATINGS, (2024, "Nghỉ thai sản", "")), units, officer)
    assert upload.rows.get().changes == {"level": ["XL_HTT", None], "unrated": [None, "CXL_THAISAN"]}
    services.apply(upload, by=officer)
    assert Rating.objects.get().unrated_id == "CXL_THAISAN"


def test_a_person_is_found_by_code_before_name(person: Person, units: Units, officer: User) -> None:
    first, _second = person(NAME), person(NAME)
    header = ["Mã cán bộ", "Họ và tên", "Năm", "Mức xếp loại"]
    unsure = sent(workbook([header, ["", NAME, 2024, "HTT"]]), units, officer)
    assert codes(unsure) == {"F202"}
    other = sent(workbook([header, [first.code, "Đinh Thị Nguyệt", 2024, "HTT"]]), units, officer)
    assert codes(other) == {"F203"}
    sure = sent(workbook([header, [first.code, NAME, 2024, "HTT"]]), units, officer)
    assert sure.rows.get().cadre == first.code


def test_people_of_other_units_are_not_found(person: Person, units: Units, officer: User) -> None:
    stranger = person("Quách Văn Xa", unit=units.bao_hieu)
    header = ["Mã cán bộ", "Họ và tên", "Năm", "Mức xếp loại"]
    upload = sent(workbook([header, [stranger.code, "Quách Văn Xa", 2024, "HTT"]]), units, officer)
    assert codes(upload) == {"F201"}


def test_all_issues_come_at_once_with_their_cells(person: Person, units: Units, officer: User) -> None:
    person(NAME), person("Đinh Thị Nguyệt")
    rows: list[list[object]] = [["Họ và tên", "Năm", "Mức xếp loại", "Điểm"], [NAME, 2024, "Rất giỏi", ""],
            ["Đinh Thị Nguyệt", 2024, "HTT", "x"], [NAME, 2024, "HTT", 80], [NAME, 2024, "HTT", 80]]  # fmt: skip
    upload = sent(workbook(rows), units, officer)
    found = {(issue["row"], issue["column"], issue["code"]) for row in upload.rows.all() for issue in row.issues}
    assert found == {(2, "C", "F215"), (3, "D", "F212"), (4, "B", "F104"), (5, "B", "F104")}


def test_completing_a_class_grants_the_level(hanh: Cadre, units: Units, administrator: User) -> None:
    training = next(case for case in CASES if case.code == "training")
    prepared(training, hanh, units)
    services.apply(sent(book(training, training.good), units, administrator), by=administrator)
    held = Qualification.objects.get(cadre=hanh)
    assert (held.level_id, held.state, held.diploma_number) == ("LLCT_TC", "held", "TC-15")


def test_one_row_makes_the_act_and_the_decisions_of_both_sides(hanh: Cadre, units: Units, administrator: User) -> None:
    services.apply(sent(book(DISCIPLINE, DISCIPLINE.good), units, administrator), by=administrator)
    assert DisciplinaryAct.objects.get().offence_id == "VP_KHAC"
    forms = set(DisciplinaryDecision.objects.values_list("side", "form", "category"))
    assert forms == {("state", "KLCC_KT", "civil_servant"), ("party", "KLDV_KT", "civil_servant")}


def test_an_appeal_and_a_cancellation_come_by_workbook(hanh: Cadre, units: Units, administrator: User) -> None:
    services.apply(sent(book(DISCIPLINE, DISCIPLINE.good), units, administrator), by=administrator)
    more = ("Kỷ luật chính quyền > Ngày khiếu nại", "Kỷ luật chính quyền > Ngày trả lời khiếu nại",
            "Kỷ luật chính quyền > Kết quả khiếu nại", "Kỷ luật chính quyền > Ngày hủy",
            "Kỷ luật chính quyền > Quyết định hủy")  # fmt: skip
    header = [each.replace(" > ", ": ") for each in (*DISCIPLINE.header, *more)]

    def told(*answer: str) -> Upload:
        rows = [["TT", "Họ và tên", *header], [1, NAME, *DISCIPLINE.good, *answer]]
        return sent(workbook(rows), units, administrator, "discipline")

    assert "discipline_appeal_after_decision" in codes(told("01/06/2023", "", "", "", ""))
    assert "discipline_cancelled_after_decision" in codes(told("", "", "", "09/06/2023", ""))
    answer = ("20/06/2023", "20/07/2023", "Hủy quyết định", "25/07/2023", "99/QĐ-UBND")
    services.apply(told(*answer), by=administrator)
    state = DisciplinaryDecision.objects.get(side="state")
    assert (state.appeal_result, state.cancelled_on, state.cancelled_by) == ("cancelled", date(2023, 7, 25), answer[4])
    again = told(*answer)
    assert (again.summary["unchanged"], again.summary["new"], codes(again)) == (1, 0, set())


def test_an_act_never_moves_behind_a_decision_that_its_row_does_not_name(
    hanh: Cadre, units: Units, administrator: User
) -> None:
    services.apply(sent(book(DISCIPLINE, DISCIPLINE.good), units, administrator), by=administrator)
    moved = ("Vi phạm khác", "05/06/2023", "Khiển trách", "10/06/2023", "", "")
    upload = sent(book(DISCIPLINE, moved), units, administrator)
    assert codes(upload) == {"discipline_decided_after_the_act"}


def test_a_settlement_in_force_ends_the_post_kept_while_waiting(hanh: Cadre, units: Units, editor: User) -> None:
    surplus = next(case for case in CASES if case.code == "surplus")
    prepared(surplus, hanh, units)
    services.apply(sent(book(surplus, surplus.good), units, editor), by=editor)
    assert SurplusCase.objects.get().amount == 14_934_000
    assert Posting.objects.get().period.upper is None


def test_who_lacks_the_right_never_meets_a_closed_layout(
    client: Client, hanh: Cadre, units: Units, officer: User, administrator: User
) -> None:
    secret = sent(book(DISCIPLINE, DISCIPLINE.good), units, administrator)
    client.force_login(officer)
    assert client.get(f"/rosters/{secret.code}/").status_code == 404
    assert secret.code not in client.get("/rosters/").content.decode()
    assert client.get("/rosters/template/?unit=05356&format=discipline").status_code == 404
    for address in ("/rosters/upload/", "/rosters/formats/?show=discipline", "/rosters/formats/?show=codes"):
        page = client.get(address).content.decode()
        assert not [word for word in ('value="discipline"', "Nhóm vi phạm", "discipline_form") if word in page]
    with pytest.raises(PermissionDenied):
        sent(book(DISCIPLINE, DISCIPLINE.good), units, officer, "discipline")
    assert sent(book(DISCIPLINE, DISCIPLINE.good), units, officer).format != "discipline"


def test_who_has_the_right_meets_it(client: Client, hanh: Cadre, units: Units, administrator: User) -> None:
    client.force_login(administrator)
    assert "KLCC" not in client.get("/rosters/formats/?show=discipline").content.decode()
    assert client.get("/rosters/template/?unit=05356&format=discipline").status_code == 200
    secret = sent(book(DISCIPLINE, DISCIPLINE.good), units, administrator)
    assert "Khiển trách" in client.get(f"/rosters/{secret.code}/").content.decode()


def test_a_workbook_taken_for_another_layout_is_read_anew(
    client: Client, hanh: Cadre, units: Units, officer: User
) -> None:
    upload = sent(book(RATINGS, RATINGS.good), units, officer, "people")
    client.force_login(officer)
    client.post(f"/rosters/{upload.code}/read-as/", {"format": "ratings"})
    upload.refresh_from_db()
    assert (upload.format, upload.summary["new"]) == ("ratings", 1)
    assert client.post(f"/rosters/{upload.code}/read-as/", {"format": "discipline"}).status_code == 404


def test_the_template_holds_whom_a_row_is_about(hanh: Cadre, units: Units, officer: User, tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template("ratings", units, officer))
    page = load_workbook(path)["Danh sách"]
    rules = page.data_validations.dataValidation
    held = {str(rule.sqref) for rule in rules if rule.type == "custom" and rule.errorStyle != "warning"}
    assert page["B7"].value == hanh.code
    assert {"B7", "C7"} <= held
    assert "H7" not in held
    assert not page.protection.sheet
    assert page["F7"].number_format == "@"


def test_the_command_reads_a_named_layout(hanh: Cadre, units: Units, officer: User, tmp_path: Path) -> None:
    path = tmp_path / "xep-loai.xlsx"
    path.write_bytes(book(RATINGS, RATINGS.good))
    out = StringIO()
    call_command(
        "roster", "apply", str(path), "--unit", "05356", "--by", "officer", "--as-of", "2025-02-28",
        "--format", "ratings", "--json", stdout=out,
    )  # fmt: skip
    told = json.loads(out.getvalue())
    assert (told["format"], told["people"][0]["values"]["level"], told["summary"]["new"]) == ("ratings", "XL_HTT", 1)
    call_command("roster", "undo", told["upload"], "--by", "officer", stdout=StringIO())
    assert not Rating.objects.exists()


def test_an_exemption_is_from_what_the_standard_asks_and_once_at_a_time(
    hanh: Cadre, units: Units, administrator: User
) -> None:
    exemptions = next(case for case in CASES if case.code == "exemptions")
    services.apply(sent(book(exemptions, exemptions.good), units, administrator), by=administrator)
    held = Exemption.objects.select_related("criterion").get()
    assert (held.criterion and held.criterion.ladder_id, held.period.upper) == ("prof_edu", date(2027, 1, 1))
    standard, _what, why, _first, _last, number = exemptions.good
    later = (standard, "Trình độ chuyên môn", why, "01/06/2024", "", number)
    assert codes(sent(book(exemptions, later), units, administrator)) == {"exemption_once_at_a_time"}
    unasked = (standard, "Ngoại ngữ", why, "01/01/2024", "", number)
    assert codes(sent(book(exemptions, unasked), units, administrator)) == {"F321"}


def test_a_decision_on_a_major_is_about_the_title_of_the_post(hanh: Cadre, units: Units, administrator: User) -> None:
    majors = next(case for case in CASES if case.code == "major_decisions")
    services.apply(sent(book(majors, majors.good), units, administrator), by=administrator)
    decided = MajorSuitability.objects.get()
    assert (decided.title_id, decided.result, decided.decided_by) == (
        Posting.objects.get(cadre=hanh).title_id,
        "suits",
        administrator,
    )
