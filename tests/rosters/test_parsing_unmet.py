"""What files of offices nobody has met write into their cells, by the assumption that it takes ill."""

from typing import Any

import pytest

from apps.rosters.reading import read
from apps.rosters.registry import formats
from apps.rosters.understanding import understand
from apps.rosters.values import RefusedError
from tests.rosters.sheets import DAY, codes, flat, stated, understood, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]


@pytest.mark.parametrize("written", ["K/s Nông nghiệp", "k/s nông nghiệp", "Đ/h Nông nghiệp", "KS Nông nghiệp"])
def test_a_stroke_within_the_abbreviation_of_a_level_is_none_between_two(written: str) -> None:
    values, issues, _ = stated("prof_edu", written)
    assert (values["prof_edu"], issues) == ("CM_DH", [])


def test_a_stroke_between_two_levels_stays_one() -> None:
    assert stated("pol_theory", "TC/CC") == ({"pol_theory": "LLCT_CC"}, [], ["Q104"])


@pytest.mark.parametrize("sign", [",,", "nt;", "nt,"])
def test_further_signs_repeat_the_row_above(sign: str) -> None:
    read = flat("TT|Họ và tên|Dân tộc", [1, "Bùi Văn A", "Mường"], [2, "Bùi Văn B", sign])
    assert [row.values["ethnic"] for row in read.rows] == ["DT_MUONG", "DT_MUONG"]
    assert codes(read.rows[1].notices) == ["R202"]


@pytest.mark.parametrize(
    ("written", "code"),
    [("Jarai", "DT_GIA_RAI"), ("J'rai", "DT_GIA_RAI"), ("Ca Dong", "DT_XO_DANG"), ("Rục", "DT_CHUT")],
)
def test_peoples_by_the_other_names_of_the_list_of_1979(written: str, code: str) -> None:
    assert stated("ethnic", written) == ({"ethnic": code}, [], [])


@pytest.mark.parametrize("written", ["1992 (theo GKS)", "…/…/1992", "NS: 1992", "1992 (khai lại)"])
def test_a_remark_behind_a_year_of_birth_is_none_of_it(written: str) -> None:
    values, issues, _ = stated("birth", written)
    assert (str(values["birth"]), issues) == ("1992", [])


@pytest.mark.parametrize(("column", "key"), [("birth", "birth"), ("party_joined", "party_joined")])
def test_a_remark_that_makes_another_day_of_it_is_no_mere_remark(column: str, key: str) -> None:
    assert key not in stated(column, "12/5/1996 (âm lịch)")[0]


@pytest.mark.parametrize("header", ["Họvà tên", "HỌ VÀTÊN", "Họ vàtên"])
def test_a_blank_may_be_missing_in_a_header(header: str) -> None:
    assert "full_name" in flat(f"TT|{header}|Dân tộc", [1, "Đồng chí Bùi Văn A", "Kinh"]).sheets[0].columns


def test_what_a_form_prints_on_how_to_fill_it_is_no_person() -> None:
    head: list[Any] = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Dân tộc"]
    printed = ["", "(ghi rõ)", "(dd/mm/yyyy)", "(Nam/Nữ)", "(ghi rõ)"]
    read = understood(workbook([head, printed, [1, "Bùi Văn A", "12/5/1976", "Nam", "Mường"]]))
    assert [row.values["full_name"] for row in read.rows] == ["Bùi Văn A"]
    assert (codes(read.issues), read.sheets[0].header_rows) == ([], (1,))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Trung học PT", "GDPT_THPT"),
        ("Trung học CS", "GDPT_THCS"),
        ("TN trung học PT", "GDPT_THPT"),
        ("TH PT", "GDPT_THPT"),
    ],
)
def test_names_of_classes_may_be_shortened_by_half(written: str, code: str) -> None:
    assert stated("gen_edu", written) == ({"gen_edu": code}, [], [])


@pytest.mark.parametrize(
    ("written", "born"),
    [
        ("22–9–1965", "22/09/1965"),
        ("1980/05", "05/1980"),
        ("1980-5", "05/1980"),
        ("k/k/1988", "1988"),
        ("k/5/1988", "05/1988"),
    ],
)
def test_days_in_further_orders_and_signs(written: str, born: str) -> None:
    values, issues, _ = stated("birth", written)
    assert (str(values["birth"]), issues) == (born, [])


@pytest.mark.parametrize(("written", "born"), [("O7/O8/1967", "07/08/1967"), ("l2/5/l976", "12/05/1976")])
def test_letters_that_stand_for_digits_of_a_day_are_put_right_and_told(written: str, born: str) -> None:
    values, issues, notices = stated("birth", written)
    assert (str(values["birth"]), issues, notices) == (born, [], ["P202"])


@pytest.mark.parametrize("header", ["Giới tính (nữ ghi x)", "Giới tính (Nữ đánh dấu x)", "Giới tính (nữ: x)"])
def test_a_header_may_say_whom_its_marks_mean(header: str) -> None:
    read = flat(f"TT|Họ và tên|Năm sinh|{header}", [1, "Bùi Thị A", 1980, "x"], [2, "Bùi Văn B", 1979, ""])
    assert [str(row.values["sex"]) for row in read.rows] == ["female", "male"]


@pytest.mark.parametrize("repeats", [True, False])
def test_three_rows_of_a_header_of_which_nothing_is_merged(*, repeats: bool) -> None:
    again = "Sơ yếu lý lịch" if repeats else ""
    rows: list[list[Any]] = [
        ["TT", "Sơ yếu lý lịch", again, again, again, "Trình độ", "Trình độ" if repeats else ""],
        ["", "Họ và tên", "Ngày sinh", "Ngày sinh" if repeats else "", "Dân tộc", "Văn hóa", "Chuyên môn"],
        ["", "", "Nam", "Nữ", "", "", ""],
        [1, "Bùi Thị A", "", "12/5/1980", "Mường", "12/12", "ĐH"],
        [2, "Bùi Văn B", "3/2/1979", "", "Kinh", "12/12", "TC"],
    ]
    read = understood(workbook(rows))
    assert [(str(row.values["birth"]), str(row.values["sex"])) for row in read.rows] == [
        ("12/05/1980", "female"),
        ("03/02/1979", "male"),
    ]


def test_an_upper_header_does_not_reach_to_the_left_over_a_column_of_another_one() -> None:
    rows: list[list[Any]] = [
        ["TT", "Họ và tên", "Trình độ", "", "", "", "Đảng", ""],
        ["", "", "Văn hóa", "Lý luận chính trị", "", "Quản lý nhà nước", "Ngày vào", "Chính thức"],
        ["", "", "", "Trình độ", "Năm", "", "", ""],
        [1, "Bùi Văn A", "12/12", "TC", "2010", "CV", "3/2/1998", "3/2/1999"],
        [2, "Bùi Văn B", "12/12", "CC", "2015", "CV", "", ""],
    ]
    read = understood(workbook(rows))
    assert [str(row.values.get("party_joined")) for row in read.rows] == ["03/02/1998", "None"]
    assert "party_year" not in read.sheets[0].columns


def test_cards_in_a_text_of_one_column_are_read() -> None:
    lines = ["Họ và tên: Bùi Văn A", "Ngày sinh: 12/5/1980", "Dân tộc: Mường", "Trình độ chuyên môn: ĐH", ""]
    text = "\r\n".join([*lines, *(line.replace("Văn A", "Thị B") for line in lines)])
    read_again = understand(read(text.encode("utf-8-sig"), "phieu.csv"), formats(), today=DAY)
    assert [(row.values["full_name"], row.values["ethnic"]) for row in read_again.rows] == [
        ("Bùi Văn A", "DT_MUONG"),
        ("Bùi Thị B", "DT_MUONG"),
    ]


def test_a_letter_is_no_text_of_cards() -> None:
    letter = "Kính gửi: Sở Nội vụ\r\nUBND xã báo cáo như sau\r\nnhân sự đã đủ\r\nkinh phí đã chi\r\nxin cảm ơn\r\n"
    with pytest.raises(RefusedError) as refusal:
        read(letter.encode(), "thu.csv")
    assert refusal.value.refused.code == "R001"


@pytest.mark.parametrize("written", ["Néang Sa Rươn", "NÉANG SA RƯƠN"])
def test_the_tones_of_other_languages_stay_where_they_are(written: str) -> None:
    assert stated("full_name", written)[0] == {"full_name": "Néang Sa Rươn"}


@pytest.mark.parametrize(("written", "born"), [("ng. 28 th. 10 n. 2000", "28/10/2000"), ('"26/02/1982"', "26/02/1982")])
def test_words_of_a_day_may_be_letters_and_the_whole_in_quotes(written: str, born: str) -> None:
    values, issues, _ = stated("birth", written)
    assert (str(values["birth"]), issues) == (born, [])
