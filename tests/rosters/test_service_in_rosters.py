"""Recruitment and grade in a list of people: read, compared, written, and told where they cannot be."""

from typing import Any

import pytest
from django.apps import apps

from apps.cadres.models import Cadre, Recruitment
from apps.rosters.values import Understood
from tests.rosters.conftest import Apply
from tests.rosters.sheets import codes, flat
from tests.rosters.stating import someone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

HEADER = (
    "STT|Họ và tên|Ngày sinh|Chức vụ|Ngày tuyển dụng|Cơ quan tuyển dụng|Hình thức tuyển dụng|Ngạch công chức|Mã ngạch"
)


def listed(*cells: Any) -> Understood:
    return flat(HEADER, [1, "Bùi Văn Hạnh", "12/5/1976", "VP-TK", *cells])


def test_recruitment_and_grade_are_read_in_a_list_of_people() -> None:
    told = listed("1/7/2005", "UBND huyện Yên Thủy", "Thi tuyển", "Chuyên viên", "01.003")
    values = told.rows[0].values
    assert told.format == "people"
    assert [str(values[key]) for key in ("recruited", "recruited_by", "recruitment_kind", "grade")] == [
        "01/07/2005",
        "UBND huyện Yên Thủy",
        "TD_THI",
        "NG_CV",
    ]
    assert (codes(told.issues), codes(told.rows[0].issues), codes(told.rows[0].notices)) == ([], [], [])


@pytest.mark.parametrize(
    ("name", "number", "grade"),
    [
        ("CVC", "", "NG_CVC"),
        ("Cán sự và tương đương", "", "NG_CS"),
        ("Chuyên viên (01.003)", "", "NG_CV"),
        ("", "01.002", "NG_CVC"),
        ("", "01003", "NG_CV"),
        ("Ngạch chuyên viên", "", "NG_CV"),
    ],
)
def test_a_grade_is_known_by_its_name_or_its_number(name: str, number: str, grade: str) -> None:
    assert listed("", "", "", name, number).rows[0].values["grade"] == grade


@pytest.mark.parametrize(("name", "number"), [("Kế toán viên", "06.031"), ("", "01a.003"), ("Chuyên viên", "01.002")])
def test_a_grade_that_the_registry_has_not_or_two_that_differ_are_told_and_not_read(name: str, number: str) -> None:
    (row,) = listed("", "", "", name, number).rows
    assert "grade" not in row.values
    assert (codes(row.issues), set(codes(row.notices))) == ([], {"P902"})


def test_a_form_of_recruitment_that_is_not_listed_is_told_and_hinders_nobody() -> None:
    (row,) = listed("1/7/2005", "", "Theo diện thu hút", "", "").rows
    assert (codes(row.issues), codes(row.notices)) == ([], ["P903"])


@pytest.mark.parametrize(("day", "code"), [("1/7/1990", "P901"), ("99/7/2005", "P201"), ("1/7/2030", "P204")])
def test_a_day_of_recruitment_that_cannot_be_is_an_issue(day: str, code: str) -> None:
    assert codes(listed(day, "", "", "", "").rows[0].issues) == [code]


def test_what_is_planned_of_the_grade_is_not_the_grade() -> None:
    header = "STT|Họ và tên|Ngày sinh|Chức vụ|Ngạch dự kiến|Ngạch đề nghị nâng"
    (row,) = flat(header, [1, "Bùi Văn Hạnh", "12/5/1976", "VP-TK", "CVC", "CVC"]).rows
    assert "grade" not in row.values


def test_a_new_person_comes_with_recruitment_and_grade(apply: Apply) -> None:
    apply(someone(recruited="2005-07", recruited_by="UBND huyện Yên Thủy", recruitment_kind="TD_THI", grade="NG_CV"))
    found, post = Recruitment.objects.get(), Cadre.objects.get().postings.get()
    assert (str(found.recruited), found.recruited_by, found.kind_id) == ("07/2005", "UBND huyện Yên Thủy", "TD_THI")
    assert post.grade_id == "NG_CV"
    written = apps.get_model("cadres", "PostingEvent").objects.filter(pgh_obj_id=post.pk)
    assert written.count() == 1, "a post begins with its grade; it is not changed as soon as it stands"


def test_recruitment_and_grade_are_compared_with_what_is_known(apply: Apply) -> None:
    apply(someone(recruited="2005-07", grade="NG_CV"))
    assert apply(someone(recruited="2005", grade="NG_CV")).summary["unchanged"] == 1
    changed = apply(someone(recruited="2005-07-15", recruited_by="UBND huyện", grade="NG_CVC"))
    assert changed.people[0].verdict.changes == {
        "recruited": ["2005-07", "2005-07-15"],
        "recruited_by": [None, "UBND huyện"],
        "grade": ["NG_CV", "NG_CVC"],
    }
    assert str(Recruitment.objects.get().recruited) == "15/07/2005"
    assert Cadre.objects.get().postings.get().grade_id == "NG_CVC"
    assert apply(someone(recruited="2005-07-15", recruited_by="UBND huyện", grade="NG_CVC")).summary["unchanged"] == 1


def test_who_came_back_is_compared_with_the_recruitment_of_that_day(apply: Apply) -> None:
    apply(someone(recruited="2005-07-01"))
    Recruitment.objects.create(cadre=Cadre.objects.get(), recruited_on="2015-01-01")
    assert apply(someone(recruited="2015-01-01")).summary["unchanged"] == 1


def test_a_body_without_any_day_of_recruitment_is_told(apply: Apply) -> None:
    outcome = apply(someone(recruited_by="UBND huyện"))
    assert "D140" in {notice.code for notice in outcome.notices}
    assert not Recruitment.objects.exists()


def test_a_grade_stays_with_the_title_that_follows(apply: Apply) -> None:
    apply(someone(grade="NG_CV"))
    apply(someone(titles=["CD_TCKT"], grade="NG_CV"))
    assert Cadre.objects.get().postings.get(title_id="CD_TCKT").grade_id == "NG_CV"


@pytest.mark.parametrize(
    ("more", "meant"), [("", "recruitments"), ("|Dân tộc", "people"), ("|Số quyết định", "recruitments")]
)
def test_a_list_of_recruitment_and_nothing_else_is_one_and_with_anything_else_a_list_of_people(
    more: str, meant: str
) -> None:
    header = f"STT|Họ và tên|Ngày sinh|Chức vụ|Ngày tuyển dụng|Cơ quan tuyển dụng{more}"
    told = flat(header, [1, "Bùi Văn Hạnh", "12/5/1976", "VP-TK", "1/7/2005", "UBND huyện", "Mường" if more else ""])
    assert told.format == meant
