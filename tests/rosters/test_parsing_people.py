"""Names, dates, numbers, titles and Party columns: each form that files use, and what it must become."""

from datetime import date

import pytest

from apps.core.dates import PartialDate
from apps.rosters.workbooks import CellValue
from tests.rosters.sheets import AFTER_REFORM, DAY, codes, flat, stated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


@pytest.mark.parametrize(
    ("written", "name", "notices"),
    [
        ("BÙI  VĂN HẠNH", "Bùi Văn Hạnh", []),
        ("nguyễn văn Hoà", "Nguyễn Văn Hòa", []),
        ("Nguyễn Thị Thuỷ", "Nguyễn Thị Thủy", []),
        ("Bu\u0300i Va\u0306n A\u0301nh", "Bùi Văn Ánh", []),
        ("Đinh Thị Nguyệt *", "Đinh Thị Nguyệt", ["P102"]),
        ("Đinh Thị Nguyệt (1)", "Đinh Thị Nguyệt", ["P102"]),
        ("Đ/c Bùi Văn Hạnh", "Bùi Văn Hạnh", ["P102"]),
        ("H’HEN NIÊ", "H'Hen Niê", []),
        ("Giàng A Dờ", "Giàng A Dờ", []),
        ("Hạnh", "Hạnh", ["P103"]),
    ],
)
def test_names_are_read_as_people_write_them(written: str, name: str, notices: list[str]) -> None:
    values, issues, told = stated("full_name", written)
    assert (values["full_name"], issues, told) == (name, [], notices)


@pytest.mark.parametrize("written", ["Nguyễn V4n A", 123.0, "A" * 130, "Bùi Văn A; Bùi Văn B"])
def test_what_is_no_name_is_an_issue(written: CellValue) -> None:
    assert stated("full_name", written)[1] == ["P101"]


def test_the_sex_behind_a_name_is_kept_as_the_sex() -> None:
    assert stated("full_name", "Nguyễn Hoàng Yến (nữ)")[0] == {"full_name": "Nguyễn Hoàng Yến", "sex": "female"}


def birth(year: int, month: int = 0, day: int = 0) -> PartialDate:
    return PartialDate(date(year, month or 1, day or 1), "day" if day else "month" if month else "year")


@pytest.mark.parametrize(
    ("written", "born", "notices"),
    [
        ("12/5/1976", birth(1976, 5, 12), []),
        ("12.3.75", birth(1975, 3, 12), []),
        ("04.8.90", birth(1990, 8, 4), []),
        ("01-02-05", birth(2005, 2, 1), []),
        ("3/1975", birth(1975, 3), []),
        ("tháng 5/1976", birth(1976, 5), []),
        ("1975", birth(1975), []),
        (1975.0, birth(1975), []),
        (date(1975, 3, 12), birth(1975, 3, 12), []),
        ("00/00/1968", birth(1968), []),
        ("00/5/1968", birth(1968, 5), []),
        ("1975-03-12", birth(1975, 3, 12), []),
        (27892.0, birth(1976, 5, 12), ["P202"]),
        ("27892", birth(1976, 5, 12), ["P202"]),
        (3.1975, birth(1975, 3), ["P202"]),
        (10.198, birth(1980, 10), ["P202"]),
        (date(1905, 5, 28), birth(1975), ["P202"]),
        ("12051976", birth(1976, 5, 12), ["P202"]),
    ],
)
def test_days_of_birth_are_read_as_people_write_them(written: CellValue, born: PartialDate, notices: list[str]) -> None:
    assert stated("birth", written) == ({"birth": born}, [], notices)


@pytest.mark.parametrize(
    "written", ["31/02/1976", "3/25/1975", "1975?", "khoảng 1975", "12/5", "75", 0.5, "nt", "12/5/196"]
)
def test_what_is_no_date_is_an_issue_and_never_a_guess(written: CellValue) -> None:
    assert stated("birth", written) == ({}, ["P201"], [])


def test_an_age_that_cannot_be_is_an_issue() -> None:
    assert stated("birth", "2015")[1] == ["P203"]
    assert stated("birth", "01/01/1910")[1] == ["P203"]


def test_a_mark_in_a_column_of_one_sex_states_the_sex() -> None:
    assert stated("female", "x") == ({"sex": "female"}, [], [])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Mường", "DT_MUONG"),
        ("MƯỜNG", "DT_MUONG"),
        ("Muong", "DT_MUONG"),
        ("Dân tộc Thái", "DT_THAI"),
        ("Kinh (Việt)", "DT_KINH"),
        ("H’Mông", "DT_HMONG"),
        ("Ê đê", "DT_E_DE"),
        ("Cao Lan", "DT_SAN_CHAY"),
    ],
)
def test_ethnic_groups_are_found_by_name(written: str, code: str) -> None:
    assert stated("ethnic", written) == ({"ethnic": code}, [], [])


@pytest.mark.parametrize(("written", "code"), [("06", "P302"), (4.0, "P302"), ("Mưởngg", "P303")])
def test_ethnic_groups_are_never_read_from_numbers_or_guessed(written: CellValue, code: str) -> None:
    assert stated("ethnic", written) == ({}, [code], [])


@pytest.mark.parametrize(
    ("written", "number", "issues", "notices"),
    [
        ("017188000123", "017188000123", [], []),
        ("17188000123", "017188000123", [], ["P403"]),
        (17188000123.0, "017188000123", [], ["P403"]),
        (1188000123.0, "001188000123", [], ["P403"]),
        ("'017188000123", "017188000123", [], []),
        ("017 188 000 123", "017188000123", [], []),
        ("O17188000123", "017188000123", [], ["P409"]),
        ("123456789012", "123456789012", [], ["P408"]),
        ("098188000123", "098188000123", ["P404"], []),
        ("3.70E+10", None, ["P402"], []),
        (3.7e16, None, ["P402"], []),
        ("1700012", None, ["P401"], []),
        ("0171880001234", None, ["P401"], []),
        ("03x188000123", None, ["P401"], []),
        ("113456789", None, [], ["P407"]),
    ],
)
def test_citizen_ids_are_read_and_repairs_are_told(
    written: CellValue, number: str | None, issues: list[str], notices: list[str]
) -> None:
    values, found, told = stated("citizen_id", written)
    assert (values.get("citizen_id"), found, told) == (number, issues, notices)


def test_an_old_card_number_is_kept_apart() -> None:
    assert stated("citizen_id", "113456789")[0] == {"old_id": "113456789"}


@pytest.mark.parametrize(
    ("sex", "born", "issues"),
    [("Nữ", "15/07/1988", []), ("Nam", "15/07/1988", ["P405"]), ("Nữ", "15/07/1989", ["P406"]), ("", "", [])],
)
def test_a_citizen_id_must_agree_with_sex_and_birth(sex: str, born: str, issues: list[str]) -> None:
    told = flat("STT|Họ và tên|Giới tính|Ngày sinh|Số CCCD", [1, "Bùi Thị Hạnh", sex, born, "17188000123"])
    assert told.rows[0].values["citizen_id"] == "017188000123"
    assert codes(told.issues) == issues


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0912345678", "0912345678"),
        (912345678.0, "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("0912345678/0987654321", "0912345678"),
        ("98765xxxx", None),
    ],
)
def test_telephone_numbers_are_read_or_left_out(written: CellValue, number: str | None) -> None:
    assert stated("phone", written)[0].get("phone") == number


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ("Bí thư ĐU - CT HĐND", ("CD_BT", "CD_CTHD")),
        ("BTĐU, CT.HĐND", ("CD_BT", "CD_CTHD")),
        ("PBT ĐU kiêm CT UBND", ("CD_PBT", "CD_CTUB")),
        ("Phó Bí thư TT Đảng ủy", ("CD_PBT",)),
        ("PCT UBND", ("CD_PCTUB",)),
        ("Phó CT.UBND xã", ("CD_PCTUB",)),
        ("CT Hội LHPN", ("CD_CTPN",)),
        ("Chủ tịch UBMTTQVN xã", ("CD_CTMT",)),
        ("BT Đoàn TN", ("CD_BTDTN",)),
        ("CT Hội ND", ("CD_CTND",)),
        ("CT HCCB", ("CD_CTCCB",)),
        ("Phó Chủ tịch Hội Nông dân", ("KCT_PCTND",)),
        ("CHT BCHQS", ("CD_CHTQS",)),
        ("CC TPHT", ("CD_TPHT",)),
        ("VPTK 1", ("CD_VPTK",)),
        ("VP-TK", ("CD_VPTK",)),
        ("ĐC - NN - XD & MT", ("CD_DCXD",)),
        ("Tài chính-Kế toán", ("CD_TCKT",)),
        ("Văn hóa - xã hội", ("CD_VHXH",)),
        ("Bí thư Đảng ủy; Chủ tịch Hội đồng nhân dân", ("CD_BT", "CD_CTHD")),
    ],
)
def test_titles_of_before_the_reform(written: str, titles: tuple[str, ...]) -> None:
    values, issues, notices = stated("titles", written)
    assert (values.get("titles"), issues, notices) == (titles, [], [])


def test_a_specialist_of_an_office_holds_no_second_title_by_its_name() -> None:
    """Whoever serves in the Party office was a non-professional until the end of May 2026."""
    values, issues, told = stated("titles", "Chuyên viên VP Đảng ủy", day=date(2025, 12, 31))
    assert (values.get("titles"), issues, told) == (("CD2_CC",), [], ["P706"])


@pytest.mark.parametrize(
    ("written", "titles", "notices"),
    [
        ("Bí thư ĐU - CT HĐND", ("CD2_BT", "CD2_CTHD"), []),
        ("Chuyên viên VP HĐND-UBND", ("CD2_CC",), []),
        ("Chánh VP HĐND và UBND", ("CD2_CVP",), []),
        ("Trưởng phòng Kinh tế", ("CD2_TPKT",), []),
        ("Phó Trưởng phòng Kinh tế", ("CD2_CP",), ["P706"]),
        ("GĐ TTPVHCC", ("CD2_GDTT",), []),
        ("UVBTV, Trưởng Ban XDĐ", ("CD2_TBXDD",), []),
        ("CC TP-HT", ("CD2_CC",), ["P704"]),
        ("CT Hội LHPN", ("CD2_PCTMT",), ["P704"]),
    ],
)
def test_titles_of_after_the_reform(written: str, titles: tuple[str, ...], notices: list[str]) -> None:
    values, issues, told = stated("titles", written, day=AFTER_REFORM)
    assert (values.get("titles"), issues, told) == (titles, [], notices)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("P.CT", "P703"),
        ("Chủ tịch", "P703"),
        ("Bảo vệ", "P701"),
        ("Phó Chủ tịch Hội Khuyến học", "P701"),
        ("VPTK, bảo vệ", "P702"),
    ],
)
def test_a_title_in_doubt_is_an_issue(written: str, code: str) -> None:
    assert stated("titles", written)[1] == [code]


def test_a_deputy_is_never_read_as_the_head() -> None:
    assert "titles" not in stated("titles", "Phó Trưởng Công an xã")[0]


def test_duties_and_seats_beside_a_title_are_told_apart() -> None:
    values, issues, notices = stated("titles", "ĐUV, VHXH, Bí thư chi bộ thôn 3")
    assert (values["titles"], values["seats"], issues, notices) == (("CD_VHXH",), ("DU_UVBCH",), [], ["P705"])


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("x", {"party_member": True}),
        (True, {"party_member": True}),
        ("không", {"party_member": False}),
        ("Dự bị", {"party_member": True}),
    ],
)
def test_party_membership_may_be_a_mark(written: CellValue, values: dict[str, object]) -> None:
    assert stated("party_member", written) == (values, [], [])


def test_a_party_date_after_the_day_of_the_roster_is_an_issue() -> None:
    assert stated("party_joined", "3/2/2030", day=DAY)[1] == ["P204"]


@pytest.mark.parametrize(
    ("born", "joined", "official", "issues"),
    [
        ("1976", "3/2/1998", "3/2/1999", []),
        ("1976", "3/2/1999", "3/2/1998", ["P601"]),
        ("1976", "3/2/1990", "", ["P602"]),
        ("1976", "", "3/2/1999", []),
    ],
)
def test_party_dates_must_fit_each_other_and_the_age(born: str, joined: str, official: str, issues: list[str]) -> None:
    header = "STT|Họ và tên|Năm sinh|Ngày vào Đảng|Ngày chính thức"
    assert codes(flat(header, [1, "Bùi Văn Hạnh", born, joined, official]).issues) == issues


def test_a_title_outside_its_group_is_told() -> None:
    told = flat("STT|Họ và tên|Chức vụ|Dân tộc", ["II", "CÔNG CHỨC"], [1, "Bùi Văn Hạnh", "CT UBND", "Mường"])
    assert codes(told.notices) == ["P707"]


def test_a_note_of_leaving_is_told() -> None:
    told = flat("STT|Họ và tên|Dân tộc|Ghi chú", [1, "Bùi Văn Hạnh", "Mường", "Nghỉ hưu từ 1/1/2025"])
    assert codes(told.notices) == ["P801"]
