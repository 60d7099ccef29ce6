"""What applying a roster writes: people, posts, membership and levels; and nothing at all when something is wrong."""

from datetime import date
from typing import Any

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.core.dates import PartialDate
from apps.qualifications.models import Qualification
from apps.rosters import services
from apps.rosters.models import Upload
from apps.rosters.outcome import Outcome
from apps.rosters.value_questions import questions_of
from tests.conftest import DAY, Units
from tests.rosters.conftest import Apply
from tests.rosters.sheets import workbook, workbooks
from tests.rosters.stating import someone, stating


def levels(cadre: Cadre, day: date = DAY) -> set[str]:
    return set(Qualification.objects.filter(cadre=cadre).highest_on(day).values_list("level_id", flat=True))


def codes(outcome: Outcome) -> list[str]:
    return [issue.code for issue in outcome.issues]


def test_a_new_person_comes_with_post_membership_and_levels(apply: Apply, units: Units) -> None:
    outcome = apply(someone(party_joined="1998-02-03", party_official="1999-02-03", phone="0987654321"))
    assert outcome.summary["new"] == 1
    cadre = Cadre.objects.get()
    assert (cadre.full_name, cadre.citizen_id, cadre.ethnic_group_id) == ("Bùi Văn Hạnh", "017076000123", "DT_MUONG")
    assert cadre.birth == PartialDate(date(1976, 5, 12))
    assert cadre.home_unit == units.lac_sy
    posting = cadre.postings.get()
    assert (posting.title_id, posting.is_primary, posting.period.lower, posting.start_known) == (
        "CD_VPTK",
        True,
        DAY,
        False,
    )
    assert cadre.party_memberships.get().joined == PartialDate(date(1998, 2, 3))
    assert levels(cadre) == {"GDPT_THPT", "CM_DH", "LLCT_TC", "QLNN_CV", "TH_UDCNTT_CB", "NN_BAC2"}


def test_a_second_title_becomes_a_concurrent_post(apply: Apply) -> None:
    apply(someone(titles=["CD_BT", "CD_CTHD"]))
    assert dict(Posting.objects.values_list("title_id", "is_primary")) == {"CD_BT": True, "CD_CTHD": False}


def test_other_names_and_the_place_of_birth_are_added_changed_and_never_emptied(apply: Apply) -> None:
    apply(someone(other_names="Bùi Hạnh", birth_place="Lạc Sỹ"))
    changed = apply(someone(other_names="Bùi Hạnh", birth_place="Bảo Hiệu"))
    assert changed.people[0].verdict.changes == {"birth_place": ["Lạc Sỹ", "Bảo Hiệu"]}
    assert apply(someone()).summary["unchanged"] == 1
    cadre = Cadre.objects.get()
    assert (cadre.other_names, cadre.birth_place) == ("Bùi Hạnh", "Bảo Hiệu")


def test_the_same_roster_again_changes_nothing(apply: Apply) -> None:
    apply(someone(), someone(full_name="Đinh Thị Nguyệt", citizen_id=None, sex="female", birth="1981"))
    outcome = apply(someone(), someone(full_name="Đinh Thị Nguyệt", citizen_id=None, sex="female", birth="1981"))
    assert outcome.summary["unchanged"] == 2
    assert Upload.objects.first().rows_written == 0  # type: ignore[union-attr]  # two were made
    assert not outcome.has_news


def test_an_empty_cell_erases_nothing(apply: Apply) -> None:
    apply(someone(phone="0987654321"))
    outcome = apply({"full_name": "Bùi Văn Hạnh", "birth": "1976-05-12", "citizen_id": "", "titles": []})
    assert outcome.summary["unchanged"] == 1
    assert Cadre.objects.get().phone == "0987654321"


def test_a_changed_value_is_told_field_by_field_and_written(apply: Apply) -> None:
    apply(someone())
    outcome = apply(someone(prof_edu="CM_THS", phone="0911111111"))
    assert outcome.people[0].verdict.status == "changed"
    assert outcome.people[0].verdict.changes == {"prof_edu": ["CM_DH", "CM_THS"], "phone": [None, "0911111111"]}
    cadre = Cadre.objects.get()
    assert cadre.phone == "0911111111"
    assert "CM_THS" in levels(cadre)


def test_a_lower_level_than_recorded_is_told_and_not_written(apply: Apply) -> None:
    apply(someone(prof_edu="CM_THS"))
    outcome = apply(someone(prof_edu="CM_DH"))
    assert [notice.code for notice in outcome.notices] == ["D201"]
    assert outcome.summary["unchanged"] == 1
    assert not Qualification.objects.filter(level="CM_DH").exists()


def test_a_year_never_replaces_a_full_date_of_birth(apply: Apply) -> None:
    apply(someone())
    outcome = apply(someone(birth="1976"))
    assert outcome.summary["unchanged"] == 1
    assert [notice.code for notice in outcome.notices] == ["D110"]
    assert Cadre.objects.get().birth == PartialDate(date(1976, 5, 12))


def test_a_full_date_of_birth_replaces_a_year(apply: Apply) -> None:
    apply(someone(birth="1976"))
    outcome = apply(someone(birth="1976-05-12"))
    assert outcome.people[0].verdict.changes == {"birth": ["1976", "1976-05-12"]}
    assert Cadre.objects.get().birth == PartialDate(date(1976, 5, 12))


def test_a_new_title_ends_the_old_post_and_begins_another(apply: Apply) -> None:
    apply(someone(), on=date(2024, 12, 31))
    outcome = apply(someone(titles=["CD_PCTUB"]))
    assert outcome.people[0].verdict.changes == {"titles": [["CD_VPTK"], ["CD_PCTUB"]]}
    old, new = Posting.objects.order_by("period")
    assert (old.title_id, old.period.lower, old.period.upper) == ("CD_VPTK", date(2024, 12, 31), DAY)
    assert (new.title_id, new.period.lower, new.period.upper, new.is_primary) == ("CD_PCTUB", DAY, None, True)


def test_a_title_corrected_on_the_same_day_leaves_no_empty_post(apply: Apply) -> None:
    apply(someone())
    apply(someone(titles=["CD_PCTUB"]))
    assert Posting.objects.get().title_id == "CD_PCTUB"


def test_a_concurrent_post_becomes_the_primary_one_when_that_one_ends(apply: Apply) -> None:
    apply(someone(titles=["CD_BT", "CD_CTHD"]), on=date(2024, 12, 31))
    apply(someone(titles=["CD_CTHD"]))
    running = Posting.objects.running_on(DAY).get()
    assert (running.title_id, running.is_primary, running.period.lower) == ("CD_CTHD", True, DAY)


def test_a_roster_of_an_earlier_day_ends_where_the_later_one_begins(apply: Apply) -> None:
    apply(someone())
    outcome = apply(someone(), on=date(2024, 12, 31))
    assert outcome.summary["changed"] == 1
    earlier, later = Posting.objects.order_by("period")
    assert (earlier.period.lower, earlier.period.upper, later.period.lower) == (date(2024, 12, 31), DAY, DAY)
    assert "CM_DH" in levels(Cadre.objects.get(), date(2024, 12, 31))


def test_untrained_is_written_and_unknown_is_not(apply: Apply) -> None:
    apply(someone(pol_theory="LLCT_CHUA", state_mgmt=None))
    assert "LLCT_CHUA" in levels(Cadre.objects.get())
    assert not any(code.startswith("QLNN") for code in levels(Cadre.objects.get()))


def test_what_is_being_studied_is_kept_apart_and_ends_with_the_degree(apply: Apply) -> None:
    apply(someone(prof_edu="CM_TC", studying={"prof_edu": "CM_DH"}))
    assert Qualification.objects.get(state="studying").level_id == "CM_DH"
    assert "CM_TC" in levels(Cadre.objects.get())
    apply(someone(prof_edu="CM_DH"))
    assert not Qualification.objects.filter(state="studying").exists()


def test_a_specialty_is_filled_in_where_only_the_level_was_known(apply: Apply) -> None:
    apply(someone())
    outcome = apply(someone(specialty="Luật"))
    assert outcome.people[0].verdict.changes == {"specialty": [None, "Luật"]}
    assert Qualification.objects.get(level="CM_DH").specialty == "Luật"
    assert not apply(someone(specialty="Luật")).has_news


def test_a_committee_seat_is_added_beside_the_post(apply: Apply) -> None:
    apply(someone())
    outcome = apply(someone(seats=["DU_UVBCH"]))
    assert outcome.people[0].verdict.changes == {"seats": [[], ["DU_UVBCH"]]}
    assert Cadre.objects.get().seats.get().kind_id == "DU_UVBCH"
    assert not apply(someone(seats=["DU_UVBCH"])).has_news


def test_a_roster_of_an_earlier_day_doubles_no_level(apply: Apply) -> None:
    apply(someone())
    apply(someone(specialty="Luật"), on=date(2024, 12, 31))
    assert Qualification.objects.filter(level="CM_DH").count() == 1


def test_who_is_registered_but_not_in_the_file_is_listed_and_left_alone(apply: Apply, person: Any) -> None:
    absent = person("Đinh Thị Nguyệt")
    outcome = apply(someone())
    assert outcome.absent == ((absent.code, "Đinh Thị Nguyệt"),)
    assert absent.postings.running_on(DAY).exists()


def test_one_mistake_keeps_the_whole_roster_out(apply: Apply) -> None:
    outcome = apply(someone(), someone(full_name="Đinh Thị Nguyệt", citizen_id=None, titles=None))
    assert codes(outcome) == ["D109"]
    assert not Cadre.objects.exists()
    assert Upload.objects.get().state == "faulty"


def test_a_person_listed_twice_is_told_at_both_rows(apply: Apply) -> None:
    outcome = apply(someone(), someone(prof_edu="CM_THS"))
    assert codes(outcome) == ["D101", "D101"]
    assert [issue.params["rows"] for issue in outcome.issues] == ["9", "8"]


def test_two_people_of_one_name_and_day_are_told_apart_by_their_citizen_ids(apply: Apply) -> None:
    assert codes(apply(someone(), someone(citizen_id="017076000999"))) == []
    assert Cadre.objects.count() == 2


def test_a_person_of_another_unit_is_refused_without_telling_who(apply: Apply, person: Any, units: Units) -> None:
    person("Hà Thị Bí Mật", unit=units.thu_phong, citizen_id="017076000123")
    outcome = apply(someone())
    assert codes(outcome) == ["D102"]
    assert outcome.people[0].verdict.cadre is None
    assert "Bí Mật" not in outcome.issues[0].message()


def test_a_row_that_names_another_commune_is_refused(apply: Apply) -> None:
    outcome = apply(someone(of="UBND xã Bảo Hiệu"))
    assert codes(outcome) == ["D103"]
    assert not Cadre.objects.exists()


def test_a_row_that_names_the_own_commune_is_fine(apply: Apply) -> None:
    assert codes(apply(someone(of="A. XÃ LẠC SỸ"))) == []


def test_a_sheet_headed_with_another_commune_is_refused(units: Units, officer: User) -> None:
    outcome = services.examine(stating(someone(), unit_text="UBND XÃ BẢO HIỆU"), units.lac_sy, DAY)
    assert codes(outcome) == ["D112"]


def test_a_row_with_a_cell_that_nobody_can_read_is_not_called_unchanged(units: Units, officer: User) -> None:
    def sent(ethnic: str) -> Upload:
        rows: list[list[Any]] = [["TT", "Họ và tên", "Ngày sinh", "Dân tộc", "Chức danh"]]
        rows += [[1, "Bùi Văn An", "02/03/1980", ethnic, "Bí thư Đảng ủy"]]
        rows += [[2, "Bùi Văn Bảy", "02/03/1981", "Mường", "Phó Bí thư Đảng ủy"]]
        content = workbook(rows)
        received = services.receive(content=content, filename="d.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
        return services.check(received)

    services.apply(sent("Mường"), by=officer)
    counted = sent("Mươờờng?").summary
    assert (counted["unchanged"], counted["unsure"], counted["issues"]) == (1, 1, 1)


def test_what_names_another_commune_is_never_offered_as_meaning_ours(units: Units, officer: User) -> None:
    header = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Chức danh"]
    rows: list[list[Any]] = [["UBND XÃ BẢO HIỆU"], header, [1, "Bùi Văn An", "02/03/1980", "Xã Bảo Hiệu", "Bí thư"]]
    received = services.receive(content=workbook(rows), filename="d.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    upload = services.check(received)
    assert {"D103", "D112"} & {each["code"] for row in upload.rows.all() for each in (*row.issues, *upload.issues)}
    assert questions_of(upload) == []


@pytest.mark.parametrize(
    "heading", ["UBND XÃ LẠC SỸ", "ĐẢNG BỘ HUYỆN YÊN THỦY", "Đảng ủy xã Lạc Sỹ - huyện Yên Thủy", ""]
)
def test_a_sheet_headed_with_the_own_commune_or_its_district_is_fine(heading: str, units: Units) -> None:
    assert codes(services.examine(stating(someone(), unit_text=heading), units.lac_sy, DAY)) == []


def test_people_are_found_by_name_birth_and_sex_when_no_citizen_id_is_given(apply: Apply, person: Any) -> None:
    known = person("Bùi Văn Hạnh", sex="male", birth=PartialDate(date(1976, 1, 1), "year"))
    outcome = apply(someone(full_name="BÙI VĂN HẠNH".title(), citizen_id=None))
    assert outcome.people[0].verdict.cadre == known.code


def test_a_registered_person_without_citizen_id_gets_it_from_the_roster(apply: Apply, person: Any) -> None:
    known = person("Bùi Văn Hạnh", sex="male", birth=PartialDate(date(1976, 1, 1), "year"))
    apply(someone())
    known.refresh_from_db()
    assert known.citizen_id == "017076000123"


def test_several_people_who_fit_make_a_question(apply: Apply, person: Any) -> None:
    for _twin in range(2):
        person("Bùi Văn Hạnh", sex="male", birth=PartialDate(date(1976, 1, 1), "year"))
    outcome = apply(someone(citizen_id=None))
    assert (codes(outcome), outcome.people[0].verdict.status) == (["D105"], "unsure")


def test_a_namesake_without_date_of_birth_makes_a_question(apply: Apply, person: Any) -> None:
    person("Bùi Văn Hạnh", birth=PartialDate(date(1976, 1, 1), "year"))
    assert codes(apply(someone(citizen_id=None, birth=None))) == ["D106"]


def test_another_citizen_id_than_registered_makes_a_question(apply: Apply, person: Any) -> None:
    person("Bùi Văn Hạnh", birth=PartialDate(date(1976, 5, 12)), citizen_id="017076000999")
    assert codes(apply(someone())) == ["D107"]


def test_a_citizen_id_that_belongs_to_someone_else_of_the_unit_makes_a_question(apply: Apply, person: Any) -> None:
    person("Đinh Thị Nguyệt", birth=PartialDate(date(1981, 1, 1)), citizen_id="017076000123")
    assert codes(apply(someone())) == ["D108"]


def test_a_roster_of_a_district_needs_the_commune_of_each_row(apply: Apply, units: Units, editor: User) -> None:
    outcome = apply(someone(), someone(full_name="Đinh Thị Nguyệt", citizen_id=None, of="Xã Bảo Hiệu"),
                    unit=units.yen_thuy, by=editor)  # fmt: skip
    assert codes(outcome) == ["D104"]


def test_a_sheet_of_the_roster_of_a_district_is_of_the_commune_that_heads_it(units: Units, editor: User) -> None:
    header = ["TT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ"]
    people = {"Lạc Sỹ": "Bùi Văn Hạnh", "Bảo Hiệu": "Đinh Văn Tám"}
    content = workbooks(
        {f"x. {name}": [[f"UBND XÃ {name.upper()}"], header, [1, person, "1976", "Nam", "Văn phòng - thống kê"]]
         for name, person in people.items()}
    )  # fmt: skip
    upload = services.receive(content=content, filename="huyen.xlsx", unit=units.yen_thuy, as_of=DAY, by=editor)
    assert codes(services.apply(upload, by=editor)) == []
    homes = dict(Cadre.objects.values_list("full_name", "home_unit"))
    assert homes == {"Bùi Văn Hạnh": units.lac_sy.pk, "Đinh Văn Tám": units.bao_hieu.pk}


def test_within_one_roster_a_person_moves_from_commune_to_commune(
    apply: Apply, person: Any, units: Units, editor: User
) -> None:
    known = person("Bùi Văn Hạnh", unit=units.lac_sy, citizen_id="017076000123", since=date(2020, 1, 1))
    outcome = apply(someone(of="Xã Bảo Hiệu"), unit=units.yen_thuy, by=editor)
    assert outcome.people[0].verdict.status == "moved"
    assert outcome.people[0].verdict.changes["unit"] == ["05356", "05365"]
    known.refresh_from_db()
    assert known.home_unit == units.bao_hieu
    assert known.postings.running_on(DAY).get().unit == units.bao_hieu


def test_the_effect_counts_levels_before_and_after(units: Units, person: Any) -> None:
    person("Đinh Thị Nguyệt", qualifications={"prof_edu": "CM_TC"})
    effect = services.examine(stating(someone(), someone(full_name="Hà Văn Tám", citizen_id=None, prof_edu=None)),
                              units.lac_sy, DAY).effect  # fmt: skip
    assert effect == [["Đại học", "University", 0, 1, 0, 1], ["Trung cấp", "Intermediate", 1, 1, 1, 1],
                      ["Chưa có thông tin", "Unknown", 0, 1, 0, 1]]  # fmt: skip


def test_who_is_listed_twice_is_counted_once_in_the_effect(units: Units) -> None:
    effect = services.examine(stating(someone(), someone()), units.lac_sy, DAY).effect
    assert effect == [["Đại học", "University", 0, 1, 0, 1]]
