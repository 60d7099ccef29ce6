"""Which column of a list of facts a header means where several come near, and which list it is where two know it."""

from collections.abc import Mapping

import pytest

from apps.rosters import remarks, services
from apps.rosters.values import Understood
from tests.rosters.sheets import workbook
from tests.rosters.test_weighed_columns import DAY, DAYS, OFFICES, PAPER, PEOPLE, of_people, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]
STATE_FORMS = ("Cảnh cáo", "Khiển trách", "Buộc thôi việc", "Cảnh cáo")
PARTY_FORMS = ("Cảnh cáo", "Khiển trách", "Khai trừ", "Cảnh cáo")
PARTY_PAPER = ("12-QĐ/ĐU", "15-QĐ/UBKT", "18-QĐ/ĐU", "20-QĐ/HU")
TITLES = ("CT UBND", "Bí thư Đảng ủy", "PCT UBND", "Chủ tịch HĐND")
LEVELS = ("HTT nhiệm vụ", "HTXS nhiệm vụ", "HT nhiệm vụ", "Hoàn thành tốt NV")


def keys(understood: Understood) -> Mapping[str, str]:
    """The columns by their letters: A counts, B names people, C holds their births."""
    (sheet,) = understood.sheets
    return {letter: key for key, letter in sheet.columns.items()}


def values(understood: Understood, key: str) -> list[object]:
    return [row.values.get(key) for row in understood.rows]


def test_a_decision_is_of_its_side_where_both_sides_are_there() -> None:
    understood = of_people(
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC BỊ XỬ LÝ KỶ LUẬT",
        **{
            "Hình thức KL của Đảng": PARTY_FORMS,
            "QĐ kỷ luật của Đảng": PARTY_PAPER,
            "Hình thức KL chính quyền": STATE_FORMS,
            "QĐ kỷ luật chính quyền": PAPER,
        },
    )
    assert values(understood, "party_number") == [*PARTY_PAPER]
    assert values(understood, "state_number") == [*PAPER]
    assert not understood.issues


def test_a_day_of_effect_is_no_day_of_a_decision() -> None:
    columns = {"Hình thức kỷ luật": STATE_FORMS, "Số quyết định": PAPER, "Ngày ký": DAYS, "Ngày thi hành": DAYS}
    understood = of_people("KỶ LUẬT CÔNG CHỨC", **columns)
    assert keys(understood)["G"] == "plain_from"
    assert not understood.issues


def test_a_title_after_a_merger_is_what_the_plan_says_of_it() -> None:
    columns = {"Chức vụ trước khi sắp xếp": TITLES, "Phương án bố trí": ("Bố trí tiếp",) * 4}
    understood = of_people("PHƯƠNG ÁN BỐ TRÍ CÁN BỘ", **columns, **{"Chức vụ sau sắp xếp": TITLES})
    assert understood.format == "merger_plan"
    assert values(understood, "title_after") == values(understood, "title_before")
    assert values(understood, "title_after")[0] == "CD_CTUB"


def test_what_is_known_of_people_is_no_fact_of_a_list() -> None:
    phones = tuple(f"091234567{n}" for n in range(4))
    courses = ("Lớp tin học K1", "Lớp QLNN K2", "Lớp tin học K1", "Lớp QLNN K2")
    understood = of_people("ĐĂNG KÝ THAM GIA LỚP", **{"Đăng ký lớp": courses, "Điện thoại": phones})
    assert understood.format == "enrolments"
    assert remarks.WEIGHED_COLUMN not in {each.code for each in understood.notices}


def test_of_two_columns_of_kinds_and_levels_each_is_what_it_holds() -> None:
    columns = {"Loại bằng": ("Chuyên môn",) * 4, "Trình độ đào tạo": ("Đại học", "Thạc sĩ", "Cao đẳng", "Đại học")}
    understood = of_people("THỐNG KÊ BẰNG CẤP", **columns, **{"Số bằng": ("A1", "A2", "A3", "A4")})
    assert values(understood, "diploma_ladder") == ["prof_edu"] * 4
    assert values(understood, "diploma_level") == ["CM_DH", "CM_THS", "CM_CD", "CM_DH"]


def test_words_stand_where_a_neighbour_of_their_column_weighs_hardly_more() -> None:
    causes = ("Nghỉ hưu đúng tuổi", "Thôi việc", "Từ trần", "Nghỉ hưu trước tuổi")
    columns = {"Nguyên nhân giảm": causes, "Ngày công tác cuối": DAYS, "Số quyết định": PAPER}
    understood = of_people("DANH SÁCH CÁN BỘ, CÔNG CHỨC NGHỈ HƯU, THÔI VIỆC", **columns)
    assert keys(understood)["E"] == "leaving_last"


def test_rows_about_a_collective_name_the_unit() -> None:
    units = ("Xã Lạc Sỹ", "Xã Bảo Hiệu", "Xã Lạc Lương", "Xã Hữu Lợi")
    understood = read("XẾP LOẠI TẬP THỂ NĂM 2024", **{"Tập thể": units, "Mức xếp loại tập thể": LEVELS})
    assert values(understood, "unit_text") == [*units]
    assert values(understood, "unit_level") == ["XL_HTT", "XL_HTXS", "XL_HT", "XL_HTT"]


def test_personal_columns_make_no_roster_of_a_list_of_facts() -> None:
    who = {"Giới tính": ("Nam", "Nữ", "Nam", "Nữ"), "Dân tộc": ("Mường",) * 4, "Chức danh": ("Văn thư",) * 4}
    facts = {"Năm": (2023,) * 4, "Xếp loại": LEVELS}
    assert of_people("DANH SÁCH", **who, **facts).format == "ratings"
    assert of_people("DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC", **who, **facts).format == "people"
    assert of_people("DANH SÁCH", **who, **{"Xếp loại": LEVELS}).format == "people"


def test_a_header_that_is_repeated_below_is_no_person() -> None:
    header: list[object] = ["TT", "Cán bộ, công chức", "Ngày khám", "Xếp loại SK", "Nơi khám"]
    classes = ("SK loại I", "Sức khỏe loại II", "Đạt loại III", "Loại I")
    rows = [[n + 1, PEOPLE[n], DAYS[n], classes[n], OFFICES[n]] for n in range(4)]
    content = workbook([["KẾT QUẢ KHÁM SỨC KHỎE ĐỊNH KỲ"], [], header, *rows[:2], header, *rows[2:]])
    understood = services.read_roster(content, "ds.xlsx", DAY)
    assert values(understood, "full_name") == [*PEOPLE]
    assert values(understood, "health_class") == ["SK_1", "SK_2", "SK_3", "SK_1"]


def test_a_list_without_names_is_known_by_all_its_columns() -> None:
    title, units = "PHÂN ĐỊNH ĐỊA BÀN", ("Xã Lạc Sỹ", "Xã Bảo Hiệu", "Xã Lạc Lương", "Xã Hữu Lợi")
    flags = ("Vùng cao", "Miền núi", "Vùng cao", "Miền núi")
    understood = read(title, **{"Đơn vị": units, "Loại địa bàn": flags, "Từ": DAYS, "Đến": DAYS})
    assert understood.format == "unit_areas"
    assert values(understood, "area_flag") == ["KV_VUNG_CAO", "KV_MIEN_NUI", "KV_VUNG_CAO", "KV_MIEN_NUI"]


def test_levels_of_several_ladders_beside_each_other_are_of_people_however_much_is_told_of_each_degree() -> None:
    upper = ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc", "Chức vụ", "Chuyên môn nghiệp vụ", *("",) * 4)
    degree = ("Trình độ", "Chuyên ngành", "Hình thức đào tạo", "Năm tốt nghiệp", "Nơi đào tạo")
    told = ("Đại học", "Luật", "Tại chức", 2005, "Học viện Tài chính", "Trung cấp", 2010, "B", 2011)
    rows = [
        ("THỐNG KÊ CHẤT LƯỢNG CÁN BỘ",),
        (*upper, "Lý luận chính trị", "", "Tin học", ""),
        (*("",) * 6, *degree, *("Trình độ", "Năm cấp") * 2),
        *((number, name, "09/05/1970", "Nam", "Kinh", "CT UBND", *told) for number, name in enumerate(PEOPLE, 1)),
    ]
    understood = services.read_roster(workbook(rows), "a.xlsx", DAY)
    assert understood.format == "people"
    assert values(understood, "prof_edu")[0] == "CM_DH"
    assert values(understood, "pol_theory")[0] == "LLCT_TC"
