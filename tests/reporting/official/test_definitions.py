"""Definitions as data: the shipped ones can be counted, and what is wrong in a new one is told in sentences."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.reporting.actors import ServerActor
from apps.reporting.errors import ReportError
from apps.reporting.models import AddedForm
from apps.reporting.official.checking import troubles_of
from apps.reporting.official.definitions import Formula, Kind, Line, OfficialForm, Operation
from apps.reporting.official.formulas import leaves_of, reckon
from apps.reporting.official.headings import heads_of
from apps.reporting.official.library import find_form, forms, shipped
from apps.reporting.official.papers import paper_of
from apps.reporting.official.parsing import parse
from apps.reporting.official.positions import Position, Value
from apps.reporting.official.services import build_form
from apps.reporting.official.wording import definitions_of
from apps.reporting.official.words import Words
from tests.conftest import DAY, Person

SMALL: dict[str, Any] = {
    "code": "thu",
    "number": "Biểu thử",
    "title": "Thử",
    "issuer": "Sở Nội vụ",
    "legal_basis": "Quyết định 1",
    "group": "cadres",
    "rows": [{"code": "all", "title": "Tổng số"}, {"code": "women", "title": "Nữ", "where": {"sex": ["female"]}}],
    "columns": [{"code": "1", "title": "Tổng số"}],
}


def small(**changes: Any) -> str:
    return json.dumps({**SMALL, **changes})


@pytest.mark.parametrize("code", list(shipped()))
@pytest.mark.django_db
def test_every_shipped_form_names_only_what_the_registry_has(code: str, code_lists: None) -> None:
    form = shipped()[code].form
    assert troubles_of(form) == []
    for line in form.lines:
        assert line.title.en, line.code
    assert all(each.words for each in definitions_of(form, DAY))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "JSON"),
        ("[]", "an object with names and values"),
        (small(code="Biểu 1"), "small letters"),
        (small(code="new"), "name of a page"),
        (small(title=""), "needs words"),
        (small(kind="tables"), "is one of: persons, units, events, people, awaited"),
        (small(valid_from="28/02/2025"), "written as 2025-02-28"),
        (small(colour="red"), "means nothing here"),
        (small(columns=[{"code": "1", "title": "x", "sum": ["1"], "percent": ["1", "1"]}]), "not both"),
        (small(columns=[{"code": "1", "title": "x", "percent": ["1"]}]), "names two lines"),
        (small(rows=[{"title": "x", "where": {"sex": []}}]), "names no category"),
        (small(rows=[{"title": "x", "where": {"sex": "female"}}]), "is a list"),
        (small(rows=[{"title": "x", "depth": 12}]), "0 to 9"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, told: str) -> None:
    with translation.override("en"):
        parsed = parse(text)
    assert parsed.form is None
    assert told in " ".join(parsed.troubles)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"group": "kings"}, "no group “kings”"),
        ({"rows": [{"title": "x", "where": {"colour": ["red"]}}]}, "no dimension “colour”"),
        ({"group": ""}, "“group” says whom"),
        ({"columns": []}, "needs columns"),
        ({"rows": []}, "needs rows"),
        ({"kind": "units"}, "leave “rows” out"),
        ({"kind": "events", "source": "parades"}, "no source “parades”"),
        ({"columns": [{"code": "1", "title": "x", "sum": ["9"]}]}, "names 9"),
        (
            {"columns": [{"code": "1", "title": "x", "sum": ["2"]}, {"code": "2", "title": "y", "sum": ["1"]}]},
            "leads back",
        ),
        ({"columns": [{"code": "1", "title": "x"}, {"code": "1", "title": "y"}]}, "the same code: 1"),
        ({"valid_from": "2025-01-01", "valid_to": "2024-01-01"}, "comes after “valid_from”"),
        ({"row_blocks": [{"title": "x", "lines": ["men"]}]}, "names men"),
    ],
)
def test_what_cannot_be_counted_is_told(changes: dict[str, Any], told: str) -> None:
    form = parse(small(**changes)).form
    assert form is not None
    with translation.override("en"):
        assert told in " ".join(troubles_of(form))


@settings(max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*SMALL, "where", "not", "sum", "under"]), inner, max_size=5)
        ),
        max_leaves=12,
    )
)
def test_no_text_breaks_the_reader(value: object) -> None:
    parsed = parse(json.dumps(value))
    assert (parsed.form is None) == bool(parsed.troubles)


def test_formulas_are_reckoned_after_what_they_lean_on() -> None:
    lines = [
        Line("share", Words("%"), formula=Formula(Operation.PERCENT, ("women", "all"))),
        Line("all", Words("Tổng"), formula=Formula(Operation.SUM, ("men", "women"))),
        Line("men", Words("Nam")),
        Line("women", Words("Nữ")),
    ]
    row = Line("r", Words("x"))
    values: dict[Position, Value] = {Position("r", "men"): 2, Position("r", "women"): 1}
    reckon(values, [row], lines)
    assert values[Position("r", "all")] == 3
    assert str(values[Position("r", "share")]) == "33.33"
    assert [leaf.code for leaf in leaves_of(lines[1], lines)] == ["men", "women"]


def test_headings_that_stand_under_the_same_words_share_them() -> None:
    over = (Words("Trình độ"),)
    columns = [Line("1", Words("Tổng")), Line("2", Words("ĐH"), under=over), Line("3", Words("CĐ"), under=over)]
    first, second = heads_of(["TT", "Đơn vị"], columns)
    assert [(head.text, head.columns, head.rows) for head in first] == [
        *(("TT", 1, 2), ("Đơn vị", 1, 2), ("Tổng", 1, 2), ("Trình độ", 2, 1)),
    ]
    assert [(head.text, head.rows) for head in second] == [("ĐH", 1), ("CĐ", 1)]


def added(code: str, **changes: Any) -> OfficialForm:
    AddedForm.objects.create(code=code, text=small(code=code, series="thu", **changes))
    return find_form(code)


@pytest.mark.django_db
def test_on_a_day_on_which_a_form_was_not_in_force_the_one_that_was_is_offered(person: Person) -> None:
    person("Bùi Văn An", title="CD_BT")
    added("thu-a", valid_to="2024-01-01")
    added("thu-b", number="Biểu thử mới", valid_from="2024-01-01")
    with translation.override("en"):
        late = build_form("thu-a", unit="17", day=DAY, user=ServerActor())
        early = build_form("thu-b", unit="17", day=date(2023, 5, 1), user=ServerActor())
    assert "was in force until 31/12/2023 only" in late.notes[0]
    assert "Biểu thử mới" in late.notes[0]
    assert "is in force from 01/01/2024 on" in early.notes[0]
    assert late.values[Position("all", "1")] == 1


@pytest.mark.django_db
def test_an_added_form_of_a_shipped_code_stands_in_its_place(code_lists: None) -> None:
    AddedForm.objects.create(code="bm01", text=small(code="bm01", number="BM01 của tỉnh"))
    assert forms()["bm01"].number == "BM01 của tỉnh"


@pytest.mark.django_db
def test_a_form_whose_list_is_not_known_says_so(person: Person) -> None:
    assert find_form("tt18-2025").kind is Kind.AWAITED
    with pytest.raises(ReportError, match="18/2025"):
        build_form("tt18-2025", unit="17", day=DAY, user=ServerActor())


@pytest.mark.django_db
def test_a_dimension_that_is_gone_is_told_when_the_form_is_opened(person: Person) -> None:
    person("Bùi Văn An")
    text = small(code="cu", rows=[{"code": "x", "title": "x", "where": {"mau_ao": ["do"]}}])
    AddedForm.objects.create(code="cu", text=text)
    with pytest.raises(ReportError, match="mau_ao"):
        build_form("cu", unit="17", day=DAY, user=ServerActor())


@pytest.mark.django_db
def test_a_paper_speaks_the_language_of_its_reader(person: Person) -> None:
    person("Bùi Văn An")
    table = build_form("bieu9c", unit="17", day=DAY, user=ServerActor())
    with translation.override("vi"):
        assert paper_of(table).title == "CÁN BỘ LÃNH ĐẠO, QUẢN LÝ CẤP XÃ"
    with translation.override("en"):
        paper = paper_of(table)
    assert paper.title == "LEADERS AND MANAGERS AT COMMUNE LEVEL"
    assert paper.language == "en"
    assert paper.tables[0].numbers[:3] == ("1", "2", "3")
    assert replace(paper, language="vi") != paper


@pytest.mark.usefixtures("code_lists")
def test_what_a_line_counted_before_it_ended_is_called_by_its_name_of_then() -> None:
    with translation.override("vi"):
        told = [each.words for each in definitions_of(find_form("bm02"), DAY) if "công an" in each.title.lower()]
    assert told
    assert all("Trưởng Công an xã" in words and "CD_TCA" not in words for words in told)
