"""Several levels in one cell, as the header names them: Trình độ (VH, CM, LLCT)."""

import pytest

from tests.rosters.sheets import codes, flat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

LADDERS = ("gen_edu", "prof_edu", "pol_theory", "state_mgmt", "it_level", "foreign_lang")


def levels(header: str, *cells: str) -> list[dict[str, object]]:
    """What each row states of the ladders, with the codes of its issues where it has any."""
    rows = [[number, f"Bùi Văn {name}", cell] for number, (name, cell) in enumerate(zip("ABCDEF", cells, strict=False))]
    read = flat(f"TT|Họ và tên|{header}", *rows)
    return [
        {key: value for key, value in row.values.items() if key in {*LADDERS, "studying"}}
        | ({"issues": codes(row.issues)} if row.issues else {})
        for row in read.rows
    ]


@pytest.mark.parametrize("header", ["Trình độ (VH, CM, LLCT)", "Văn hóa/Chuyên môn/LLCT", "Trình độ VH - CM - CT"])
@pytest.mark.parametrize("between", [", ", "/", "; ", "\n", " - ", " – ", "-"])
def test_the_levels_stand_in_the_order_of_the_header(header: str, between: str) -> None:
    found = levels(header, between.join(("12/12", "ĐH Luật (tại chức)", "TC")), between.join(("9/12", "SC", "Chưa")))
    assert found == [
        {"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH", "pol_theory": "LLCT_TC"},
        {"gen_edu": "GDPT_THCS", "prof_edu": "CM_SC", "pol_theory": "LLCT_CHUA"},
    ]


@pytest.mark.parametrize(
    ("header", "cell", "says"),
    [
        ("CM, LLCT, QLNN", "TC, SC, CV", {"prof_edu": "CM_TC", "pol_theory": "LLCT_SC", "state_mgmt": "QLNN_CV"}),
        ("Trình độ chuyên môn, lý luận chính trị", "CĐ; SC", {"prof_edu": "CM_CD", "pol_theory": "LLCT_SC"}),
        ("Văn hóa và chuyên môn", "12/12, TC", {"gen_edu": "GDPT_THPT", "prof_edu": "CM_TC"}),
        ("Tin học, ngoại ngữ", "B, B", {"it_level": "TH_B", "foreign_lang": "NN_BAC2"}),
        ("Ngoại ngữ, tin học", "B1, A", {"it_level": "TH_A", "foreign_lang": "NN_BAC3"}),
    ],
)
def test_a_header_names_them_one_behind_another(header: str, cell: str, says: dict[str, object]) -> None:
    assert levels(header, cell) == [says]


def test_each_may_stand_behind_its_name() -> None:
    found = levels("Trình độ (VH, CM, LLCT)", "LLCT: TC; CM: ĐH; VH: 12/12", "CM: TC")
    assert found == [
        {"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH", "pol_theory": "LLCT_TC"},
        {"prof_edu": "CM_TC"},
    ]


def test_fewer_levels_are_read_where_only_one_ladder_has_such_and_asked_about_elsewhere() -> None:
    found = levels("Trình độ (VH, CM, LLCT)", "12/12, ĐH", "TC", "12/12, TC", "12/12, -, CC")
    assert found == [
        {"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH"},
        {"issues": ["Q115"]},
        {"issues": ["Q115"]},
        {"gen_edu": "GDPT_THPT", "pol_theory": "LLCT_CC"},
    ]


def test_studies_of_two_ladders_are_kept_beside_each_other() -> None:
    found = levels("Trình độ CM, LLCT", "TC (đang học ĐH), SC (đang học TC)")
    studying = {"prof_edu": "CM_DH", "pol_theory": "LLCT_TC"}
    assert found == [{"prof_edu": "CM_TC", "pol_theory": "LLCT_SC", "studying": studying}]


def test_a_doubt_in_one_part_leaves_the_others_as_they_are() -> None:
    assert levels("Trình độ (VH, CM, LLCT)", "12/12, ĐH, Lớp cảm tình") == [
        {"gen_edu": "GDPT_THPT", "prof_edu": "CM_DH", "issues": ["Q101"]}
    ]


def test_headers_of_one_ladder_stay_its_own() -> None:
    columns = flat("TT|Họ và tên|Chuyên môn, nghiệp vụ|Lý luận chính trị - hành chính", [1, "Bùi Văn A", "ĐH", "TC"])
    assert {*columns.sheets[0].columns} == {"full_name", "prof_edu", "pol_theory"}
