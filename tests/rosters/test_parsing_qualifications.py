"""Levels, specialties, modes, studies and general education, in the words that files use."""

from datetime import date

import pytest

from apps.rosters.workbooks import CellValue
from tests.rosters.sheets import codes, flat, stated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


@pytest.mark.parametrize(
    ("written", "level", "notices"),
    [
        ("12/12", "GDPT_THPT", []),
        ("10/10", "GDPT_THPT", []),
        ("9/12", "GDPT_THCS", []),
        ("07/10", "GDPT_THCS", []),
        ("5/12", "GDPT_TH", []),
        ("12/12 bổ túc", "GDPT_THPT", []),
        ("THPT", "GDPT_THPT", []),
        ("Tốt nghiệp THPT", "GDPT_THPT", []),
        ("Tốt nghiệp trung học phổ thông", "GDPT_THPT", []),
        ("12", "GDPT_THPT", ["Q205"]),
        ("cấp III", "GDPT_THPT", []),
        ("11/12", "GDPT_THCS", ["Q203"]),
        (date(2024, 12, 12), "GDPT_THPT", ["Q201"]),
        (date(2024, 12, 9), "GDPT_THCS", ["Q201"]),
        (date(2024, 9, 12), "GDPT_THCS", ["Q201"]),
        (date(2024, 10, 10), "GDPT_THPT", ["Q201"]),
        (date(2024, 10, 7), "GDPT_THCS", ["Q201"]),
        (45638.0, "GDPT_THPT", ["Q201"]),
        ("12/12/2024", "GDPT_THPT", ["Q201"]),
        ("12-Dec", "GDPT_THPT", ["Q201"]),
        ("9-thg 12", "GDPT_THCS", ["Q201"]),
        ("l2/12", "GDPT_THPT", ["Q205"]),
        ("1O/10", "GDPT_THPT", ["Q205"]),
        ("Lớp9/12", "GDPT_THCS", []),
    ],
)
def test_general_education_is_read_as_people_write_it(written: CellValue, level: str, notices: list[str]) -> None:
    assert stated("gen_edu", written) == ({"gen_edu": level}, [], notices)


@pytest.mark.parametrize("written", ["5/4", "10", 1.0, "13/12", "ll2/12", "12/122", date(2024, 5, 4), "ĐH"])
def test_general_education_in_doubt_is_an_issue(written: CellValue) -> None:
    assert stated("gen_edu", written) == ({}, ["Q202"], [])


@pytest.mark.parametrize(
    ("written", "values", "notices"),
    [
        ("ĐH", {"prof_edu": "CM_DH"}, []),
        ("Thạc sỹ QLKT", {"prof_edu": "CM_THS", "level_specialty": "QLKT"}, []),
        ("ĐH Luật (tại chức)", {"prof_edu": "CM_DH", "level_specialty": "Luật", "study_mode": "in_service"}, []),
        ("Đại học từ xa ngành Luật", {"prof_edu": "CM_DH", "level_specialty": "Luật", "study_mode": "distance"}, []),
        ("ĐH TC-KT", {"prof_edu": "CM_DH", "level_specialty": "TC-KT"}, []),
        ("Kế toán (ĐH)", {"prof_edu": "CM_DH", "level_specialty": "Kế toán"}, []),
        ("Cử nhân cao đẳng", {"prof_edu": "CM_CD"}, []),
        ("Trung học Nông nghiệp", {"prof_edu": "CM_TC"}, []),
        ("Trung học luật", {"prof_edu": "CM_TC"}, []),
        ("Th.S Luật", {"prof_edu": "CM_THS", "level_specialty": "Luật"}, []),
        ("2 bằng ĐH", {"prof_edu": "CM_DH"}, []),
        ("Đang học ĐH", {"studying": {"prof_edu": "CM_DH"}}, []),
        ("ĐH (đang học)", {"studying": {"prof_edu": "CM_DH"}}, []),
        ("TC đang học ĐH", {"prof_edu": "CM_TC", "studying": {"prof_edu": "CM_DH"}}, []),
        ("TC → ĐH", {"prof_edu": "CM_TC", "studying": {"prof_edu": "CM_DH"}}, ["Q105"]),
        ("CĐ, ĐH", {"prof_edu": "CM_DH"}, ["Q104"]),
        ("Bác sĩ CKI", {"prof_edu": "CM_THS"}, ["Q107"]),
        ("CNKT", {"prof_edu": "CM_SC"}, []),
        ("THCN", {"prof_edu": "CM_TC"}, []),
        ("chưa qua đào tạo", {"prof_edu": "CM_CHUA"}, []),
        ("CQĐT", {"prof_edu": "CM_CHUA"}, []),
    ],
)
def test_professional_levels_are_read_with_what_stands_beside_them(
    written: str, values: dict[str, object], notices: list[str]
) -> None:
    assert stated("prof_edu", written) == (values, [], notices)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Luật", "Q101"),
        ("12/12", "Q101"),
        ("x", "Q102"),
        ("Trung cấp (chưa tốt nghiệp)", "Q103"),
        ("ĐH trở lên", "Q103"),
    ],
)
def test_a_professional_level_in_doubt_is_an_issue(written: str, code: str) -> None:
    assert stated("prof_edu", written) == ({}, [code], [])


@pytest.mark.parametrize(
    ("written", "values", "notices"),
    [
        ("CC", {"pol_theory": "LLCT_CC"}, []),
        ("TC LLCT-HC", {"pol_theory": "LLCT_TC"}, []),
        ("Trung cấp lý luận chính trị - hành chính", {"pol_theory": "LLCT_TC"}, []),
        ("Cử nhân, Cao cấp", {"pol_theory": "LLCT_CN"}, ["Q104"]),
        ("Đang học Trung cấp", {"studying": {"pol_theory": "LLCT_TC"}}, []),
        ("TC (đang học CC)", {"pol_theory": "LLCT_TC", "studying": {"pol_theory": "LLCT_CC"}}, []),
        ("chưa", {"pol_theory": "LLCT_CHUA"}, []),
    ],
)
def test_political_theory_is_read_as_people_write_it(
    written: str, values: dict[str, object], notices: list[str]
) -> None:
    assert stated("pol_theory", written) == (values, [], notices)


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("CV", "QLNN_CV"),
        ("CVC", "QLNN_CVC"),
        ("Chuyên viên chính và tương đương", "QLNN_CVC"),
        ("Bồi dưỡng ngạch chuyên viên", "QLNN_CV"),
        ("CVCC", "QLNN_CVCC"),
        ("chưa", "QLNN_CHUA"),
    ],
)
def test_state_management_is_read_as_people_write_it(written: str, level: str) -> None:
    assert stated("state_mgmt", written) == ({"state_mgmt": level}, [], [])


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("A", "TH_A"),
        ("CC tin học B", "TH_B"),
        ("Ứng dụng CNTT cơ bản", "TH_UDCNTT_CB"),
        ("Trung cấp", "TH_TC"),
        ("ĐH CNTT", "TH_DH"),
    ],
)
def test_informatics_is_read_as_people_write_it(written: str, level: str) -> None:
    assert stated("it_level", written) == ({"it_level": level}, [], [])


@pytest.mark.parametrize(
    ("written", "level", "language"),
    [
        ("Anh B", "NN_BAC2", "ANH"),
        ("English B", "NN_BAC2", "ANH"),
        ("Tiếng Anh B1", "NN_BAC3", "ANH"),
        ("Anh bậc 3/6", "NN_BAC3", "ANH"),
        ("B", "NN_BAC2", None),
        ("C", "NN_BAC3", None),
        ("Trung A", "NN_BAC1", "TRUNG"),
        ("ĐH Anh văn", "NN_DH", "ANH"),
        ("Tiếng Trung Quốc Bậc 2 (A2)", "NN_BAC2", "TRUNG"),
        ("không", "NN_CHUA", None),
    ],
)
def test_foreign_languages_are_read_with_their_level(written: str, level: str, language: str | None) -> None:
    values, issues, notices = stated("foreign_lang", written)
    assert (values.get("foreign_lang"), values.get("language"), issues, notices) == (level, language, [], [])


def test_a_minority_language_is_no_foreign_language() -> None:
    assert stated("foreign_lang", "Tiếng Mường") == ({}, [], ["Q108"])


@pytest.mark.parametrize(
    ("note", "studies"),
    [
        ("Đang học CC", {"pol_theory": "LLCT_CC"}),
        ("Đang học ĐH Luật", {"prof_edu": "CM_DH"}),
        ("Luân chuyển; đang theo học TC LLCT", {"pol_theory": "LLCT_TC"}),
        ("Đang học lớp CVC", {"state_mgmt": "QLNN_CVC"}),
        ("Đang học ThS, CC", {"prof_edu": "CM_THS", "pol_theory": "LLCT_CC"}),
        ("Đại biểu HĐND", None),
    ],
)
def test_studies_in_notes(note: str, studies: dict[str, str] | None) -> None:
    told = flat("STT|Họ và tên|Dân tộc|Ghi chú", [1, "Bùi Văn Hạnh", "Mường", note])
    assert (told.rows[0].values.get("studying"), told.issues) == (studies, ())


@pytest.mark.parametrize("note", ["Đang học TC", "đang học"])
def test_a_study_in_a_note_that_may_be_two_things_is_an_issue(note: str) -> None:
    told = flat("STT|Họ và tên|Dân tộc|Ghi chú", [1, "Bùi Văn Hạnh", "Mường", note])
    assert codes(told.issues) == ["Q301"]


@pytest.mark.parametrize(("own", "issues"), [("Luật kinh tế", []), ("Kế toán", ["Q302"]), ("", [])])
def test_two_specialties_must_agree(own: str, issues: list[str]) -> None:
    told = flat("STT|Họ và tên|Trình độ CM|Chuyên ngành", [1, "Bùi Văn Hạnh", "ĐH Luật", own])
    assert told.rows[0].values["specialty"] == (own or "Luật")
    assert codes(told.issues) == issues


def test_untrained_is_not_unknown() -> None:
    header = "STT|Họ và tên|LLCT|QLNN"
    values = flat(header, [1, "Bùi Văn Hạnh", "Chưa qua đào tạo", ""]).rows[0].values
    assert (values.get("pol_theory"), values.get("state_mgmt")) == ("LLCT_CHUA", None)


@pytest.mark.parametrize(
    "subject",
    [
        *(
            "Lâm nghiệp",
            "Nông nghiệp",
            "Kế toán doanh nghiệp",
            "Tài chính - Ngân hàng",
            "Ngữ văn",
            "Xây dựng công trình",
        ),
        *("Trắc địa bản đồ", "Dân vận", "Gia công kim loại", "Hệ thống thông tin", "Văn thư lưu trữ", "Cơ khí"),
        *("Trật tự xã hội", "Thanh vận", "Hàng hải", "Kế hoạch đầu tư"),
    ],
)
@pytest.mark.parametrize("written", ["Đại học {}", "Đại học, {}", "{} (ĐH)", "CĐ {}", "02 bằng ĐH {}"])
def test_the_subject_of_a_degree_keeps_all_its_words(subject: str, written: str) -> None:
    values, _, _ = stated("prof_edu", written.format(subject))
    assert (values["level_specialty"], values.get("study_mode")) == (subject, None)


@pytest.mark.parametrize(
    "written",
    [
        "Đã tốt nghiệp ĐH Luật",
        "ĐH Luật hệ từ xa",
        "Đại học Luật (hệ tu xa)",
        "Có bằng Đại học Luật",
        "ĐH Luật đã tốt nghiệp",
    ],
)
def test_words_around_a_degree_are_no_part_of_its_subject(written: str) -> None:
    assert stated("prof_edu", written)[0]["level_specialty"] == "Luật"
