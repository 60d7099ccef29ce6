"""The list of cadres: who is found, who is kept out, what is shown, and at what cost."""

import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import SensitiveReading, User
from apps.cadres.filters import Gap, gap_condition
from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting, Title
from apps.core.dates import PartialDate
from apps.qualifications.models import Qualification
from tests.conftest import DAY, Person, Units

LIST = reverse("cadres:list")
Names = Callable[..., list[str]]


@pytest.fixture
def as_user(client: Client) -> Names:
    def ask(user: User, query: str = "") -> list[str]:
        client.force_login(user)
        response = client.get(LIST + query)
        assert response.status_code == 200, response.content
        return [line.name for line in response.context["rows"]]

    return ask


def test_the_list_holds_people_who_serve_on_the_day_in_vietnamese_order(
    as_user: Names, editor: User, person: Person
) -> None:
    for name in ("Bùi Văn Ấn", "Quách Thị Ân", "Đinh Văn An", "Bùi Thị Đào", "Bùi Văn Dũng"):
        person(name)
    person("Nguyễn Văn Thôi", until=date(2024, 1, 1))
    person("Nguyễn Văn Mới", since=date(2025, 6, 1))
    assert as_user(editor) == ["Đinh Văn An", "Quách Thị Ân", "Bùi Văn Ấn", "Bùi Văn Dũng", "Bùi Thị Đào"]


def test_the_order_can_be_turned(as_user: Names, editor: User, person: Person) -> None:
    person("Bùi Văn An")
    person("Bùi Thị Đào")
    assert as_user(editor, "?sort=-name") == ["Bùi Thị Đào", "Bùi Văn An"]


def test_an_officer_does_not_see_a_neighbour(as_user: Names, officer: User, neighbour: User, person: Person) -> None:
    person("Bùi Văn An")
    assert as_user(officer) == ["Bùi Văn An"]
    assert as_user(neighbour) == []


def test_a_stranger_has_no_list(client: Client, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get(LIST).status_code == 403


LOOK_ALIKE = "B\u00f9i V\u0103n \u041d\u1ea1nh"  # with a Cyrillic Н, as copied texts have it
DECOMPOSED = unicodedata.normalize("NFD", "Bùi Văn Hạnh")


@pytest.mark.parametrize("words", ["hanh", "BUI hanh", "hạnh bùi", "Bùi Văn Hạnh", LOOK_ALIKE, DECOMPOSED])
def test_the_search_ignores_tones_case_and_the_order_of_words(
    as_user: Names, editor: User, person: Person, words: str
) -> None:
    person("Bùi Văn Hạnh")
    person("Bùi Văn Hoa")
    assert as_user(editor, f"?q={words}") == ["Bùi Văn Hạnh"]


def test_names_with_the_typed_tones_come_first(as_user: Names, editor: User, person: Person) -> None:
    for name in ("Đinh Văn An", "Bùi Thị Lan Anh", "Quách Thị Ân"):
        person(name)
    assert as_user(editor, "?q=ân")[0] == "Quách Thị Ân"
    assert as_user(editor, "?q=an")[0] == "Đinh Văn An"


def test_d_finds_đ(as_user: Names, editor: User, person: Person) -> None:
    person("Đinh Văn Đức")
    assert as_user(editor, "?q=dinh duc") == ["Đinh Văn Đức"]


def test_a_code_finds_its_person(as_user: Names, editor: User, person: Person) -> None:
    cadre = person("Bùi Văn An")
    person("Bùi Văn Bình")
    assert as_user(editor, f"?q={cadre.code.lower()}") == ["Bùi Văn An"]


def test_a_citizen_id_finds_its_person_only_for_those_who_may_see_it(
    as_user: Names, editor: User, analyst: User, person: Person
) -> None:
    person("Bùi Văn An", citizen_id="017080000001")
    assert as_user(editor, "?q=017080000001") == ["Bùi Văn An"]
    assert as_user(editor, "?q=17080000001") == ["Bùi Văn An"]
    assert as_user(analyst, "?q=017080000001") == []


@pytest.mark.parametrize("nonsense", ["%00", "%25%25", "'; DROP TABLE", "1" * 90, "x" * 200])
def test_any_search_is_answered(client: Client, editor: User, person: Person, nonsense: str) -> None:
    client.force_login(editor)
    assert client.get(f"{LIST}?q={nonsense}").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["unit=%00", "unit=nowhere", "age_from=x", "age_to=-1", "title=NONE", "page=x", "page=99999999999", "page=-3",
     "sort=' OR 1", "people=x", "prof_edu=x", "party=x", "gap=x", "day=x", "category=x&category=y", "minority=x"],
)  # fmt: skip
def test_a_wrong_query_is_answered_with_a_page(client: Client, editor: User, person: Person, query: str) -> None:
    person("Bùi Văn An")
    client.force_login(editor)
    assert client.get(f"{LIST}?{query}").status_code == 200


def test_an_unknown_unit_is_told_and_lists_nobody(client: Client, editor: User, person: Person) -> None:
    person("Bùi Văn An")
    client.force_login(editor)
    response = client.get(f"{LIST}?unit=99999")
    assert response.context["rows"] == []
    assert "99999" in response.content.decode()


def test_a_unit_holds_what_lies_below_it(as_user: Names, editor: User, person: Person, units: Units) -> None:
    person("Bùi Văn An")
    person("Bùi Văn Bình", unit=units.thu_phong)
    assert as_user(editor, "?unit=d158") == ["Bùi Văn An"]
    assert as_user(editor, "?unit=05101") == ["Bùi Văn Bình"]
    assert as_user(editor, "?unit=p17") == ["Bùi Văn An", "Bùi Văn Bình"]


def test_title_and_unit_are_asked_of_one_post(as_user: Names, editor: User, person: Person, units: Units) -> None:
    cadre = person("Bùi Văn An", title="CD_BT")
    Posting.objects.create(
        cadre=cadre, unit=units.bao_hieu, title_id="CD_CTND", category="cadre", period=(DAY, None), is_primary=False
    )
    assert as_user(editor, "?title=CD_BT&unit=c05356") == ["Bùi Văn An"]
    assert as_user(editor, "?title=CD_BT&unit=c05365") == []


def test_several_titles_widen_and_category_narrows(as_user: Names, editor: User, person: Person) -> None:
    person("Bùi Văn An", title="CD_BT")
    person("Bùi Văn Bình", title="CD_CTND")
    person("Bùi Văn Cường", title="CD_VPTK")
    assert as_user(editor, "?title=CD_BT&title=CD_CTND") == ["Bùi Văn An", "Bùi Văn Bình"]
    other = Title.objects.get(pk="CD_VPTK").category
    assert as_user(editor, f"?category={other}") == ["Bùi Văn Cường"]


def test_the_level_is_the_highest_of_the_day(as_user: Names, editor: User, person: Person) -> None:
    both = person("Bùi Văn An", qualifications={"prof_edu": "CM_TC"})
    Qualification.objects.create(cadre=both, level_id="CM_DH", reported_on=date(2024, 1, 1))
    later = person("Bùi Văn Bình", qualifications={"prof_edu": "CM_TC"})
    Qualification.objects.create(cadre=later, level_id="CM_DH", reported_on=date(2025, 3, 1))
    person("Bùi Văn Cường")
    person("Bùi Văn Dũng", qualifications={"prof_edu": "CM_CHUA"})
    assert as_user(editor, "?prof_edu=CM_DH") == ["Bùi Văn An"]
    assert as_user(editor, "?prof_edu=CM_TC") == ["Bùi Văn Bình"]
    assert as_user(editor, "?prof_edu=unknown") == ["Bùi Văn Cường"]
    assert as_user(editor, "?prof_edu=CM_CHUA&prof_edu=CM_DH") == ["Bùi Văn An", "Bùi Văn Dũng"]
    assert as_user(editor, "?prof_edu=CM_DH&day=2025-03-01") == ["Bùi Văn An", "Bùi Văn Bình"]


def test_a_refused_diploma_does_not_count(as_user: Names, editor: User, person: Person) -> None:
    cadre = person("Bùi Văn An", qualifications={"prof_edu": "CM_TC"})
    Qualification.objects.create(cadre=cadre, level_id="CM_DH", reported_on=date(2024, 1, 1), verification="refused")
    assert as_user(editor, "?prof_edu=CM_DH") == []
    assert as_user(editor, "?verification=refused") == ["Bùi Văn An"]


def test_an_age_is_counted_on_the_day(as_user: Names, editor: User, person: Person) -> None:
    person("Bùi Văn An", birth=PartialDate(date(1995, 3, 1)))
    assert as_user(editor, "?age_from=29&age_to=29") == ["Bùi Văn An"]
    assert as_user(editor, "?age_from=30") == []
    assert as_user(editor, "?age_from=30&day=2025-03-01") == ["Bùi Văn An"]


def test_who_gave_only_a_year_of_birth_is_listed_at_both_possible_ages(
    as_user: Names, editor: User, person: Person
) -> None:
    person("Bùi Văn An", birth=PartialDate(date(1995, 1, 1), "year"))
    person("Bùi Văn Bình")
    for query, found in {"age_to=28": 0, "age_to=29": 1, "age_from=30": 1, "age_from=31": 0}.items():
        assert len(as_user(editor, f"?{query}")) == found, query


def test_party_members_are_official_on_probation_or_not_recorded(as_user: Names, editor: User, person: Person) -> None:
    official, probation, former = (person(f"Bùi Văn {name}") for name in ("An", "Bình", "Cường"))
    person("Bùi Văn Dũng")
    joined = {"joined_on": date(2020, 1, 1), "reported_on": DAY}
    PartyMembership.objects.create(cadre=official, official_on=date(2021, 1, 1), **joined)
    PartyMembership.objects.create(cadre=probation, joined_on=date(2024, 9, 1), reported_on=DAY)
    PartyMembership.objects.create(cadre=former, ended_on=date(2024, 1, 1), **joined)
    assert as_user(editor, "?party=member") == ["Bùi Văn An", "Bùi Văn Bình"]
    assert as_user(editor, "?party=official") == ["Bùi Văn An"]
    assert as_user(editor, "?party=probation") == ["Bùi Văn Bình"]
    assert as_user(editor, "?party=none") == ["Bùi Văn Cường", "Bùi Văn Dũng"]


def test_the_ethnic_filter_needs_its_right_and_is_logged(
    client: Client, as_user: Names, editor: User, analyst: User, person: Person
) -> None:
    person("Bùi Văn An", ethnic_group_id="DT_MUONG")
    person("Nguyễn Văn Bình", ethnic_group_id="DT_KINH")
    assert as_user(editor, "?minority=yes") == ["Bùi Văn An"]
    assert SensitiveReading.objects.get().people == 1
    assert as_user(analyst, "?minority=yes") == []
    page = client.get(f"{LIST}?minority=yes").content.decode()
    assert "Bạn không có quyền lọc theo dân tộc." in page
    assert "chưa có ai trong sổ bộ" not in page
    assert SensitiveReading.objects.count() == 1


def test_an_empty_list_offers_only_what_its_reader_may_do(
    client: Client, analyst: User, officer: User, units: Units
) -> None:
    upload = reverse("rosters:upload")
    client.force_login(officer)
    assert upload in client.get(LIST).content.decode()
    client.force_login(analyst)
    page = client.get(LIST).content.decode()
    assert "chưa có ai trong sổ bộ" in page
    assert upload not in page


def test_those_who_left_and_those_with_seats_only_stand_apart(
    as_user: Names, editor: User, person: Person, units: Units
) -> None:
    person("Bùi Văn An")
    left = person("Bùi Văn Bình", until=date(2024, 1, 1))
    CommitteeSeat.objects.create(cadre=left, unit=units.lac_sy, kind_id="DU_UVBCH", period=(date(2020, 1, 1), None))
    person("Bùi Văn Cường", until=date(2023, 1, 1))
    assert as_user(editor, "?people=left") == ["Bùi Văn Bình", "Bùi Văn Cường"]
    assert as_user(editor, "?people=seats") == ["Bùi Văn Bình"]
    assert as_user(editor, "?people=all") == ["Bùi Văn An", "Bùi Văn Bình", "Bùi Văn Cường"]


def test_people_of_units_that_have_ended_are_found(as_user: Names, editor: User, person: Person) -> None:
    person("Bùi Văn An")
    assert as_user(editor, "?gap=unit") == []
    assert as_user(editor, "?gap=unit&day=2025-07-02") == ["Bùi Văn An"]


def test_a_filter_that_is_on_can_be_taken_away(client: Client, editor: User, person: Person) -> None:
    client.force_login(editor)
    response = client.get(f"{LIST}?q=an&title=CD_BT&title=CD_CTND&unit=d158")
    found = {(str(chip.value), chip.query) for chip in response.context["chips"]}
    assert ("Huyện Yên Thủy", "?q=an&title=CD_BT&title=CD_CTND") in found
    assert ("Bí thư Đảng ủy", "?q=an&title=CD_CTND&unit=d158") in found


def test_htmx_gets_the_content_without_the_frame(client: Client, editor: User, person: Person) -> None:
    client.force_login(editor)
    page = client.get(LIST, headers={"HX-Request": "true"}).content.decode()
    assert 'id="cadre-results"' in page
    assert "<html" not in page


def test_chosen_columns_are_kept(client: Client, editor: User, person: Person) -> None:
    person("Bùi Văn An", sex="male")
    client.force_login(editor)
    answer = client.post(reverse("cadres:columns"), {"columns": ["sex", "code"], "next": "https://evil.example/"})
    assert answer.headers["Location"] == LIST
    heads = client.get(LIST).context["heads"]
    assert len(heads) == 3


def test_sensitive_columns_need_their_right_and_their_reading_is_logged(
    client: Client, editor: User, analyst: User, person: Person
) -> None:
    person("Bùi Văn An", citizen_id="017080000001")
    for user, shown, logged in ((analyst, False, 0), (editor, True, 1)):
        client.force_login(user)
        client.post(reverse("cadres:columns"), {"columns": ["citizen_id", "title"]})
        assert ("017080000001" in client.get(LIST).content.decode()) is shown
        assert SensitiveReading.objects.filter(group="see_citizen_id", people=1).count() == logged


def test_fifty_stand_on_a_page(as_user: Names, editor: User, person: Person, units: Units) -> None:
    for number in range(52):
        person(f"Bùi Văn A{number}")
    assert len(as_user(editor)) == 50
    assert len(as_user(editor, "?page=2")) == 2


def test_whose_unit_has_ended_is_asked_of_the_people_in_question(person: Person, officer: User, units: Units) -> None:
    """From a list of all units, which a statement makes first, the posts of everybody were read for each officer."""
    own = person("Bùi Văn An")
    person("Bùi Văn Bình", unit=units.bao_hieu)
    units.lac_sy.periods.update(valid=(None, DAY))
    gap = Cadre.objects.visible_to(officer).filter(gap_condition(Gap.UNIT, officer, DAY))
    assert list(gap) == [own]
    assert "SubPlan" not in gap.explain()


def test_the_cost_of_a_page_does_not_grow_with_its_rows(
    client: Client, editor: User, person: Person, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    client.force_login(editor)
    for number in range(20):
        person(f"Bùi Văn A{number}", qualifications={"prof_edu": "CM_DH", "pol_theory": "LLCT_TC"})
    with django_assert_max_num_queries(12):
        client.get(f"{LIST}?q=bui&unit=d158&prof_edu=CM_DH")


def test_an_untrained_person_differs_from_one_of_whom_nothing_is_known(
    client: Client, editor: User, person: Person
) -> None:
    person("Bùi Văn An", qualifications={"prof_edu": "CM_CHUA"})
    person("Bùi Văn Bình")
    client.force_login(editor)
    rows = client.get(LIST).context["rows"]
    heads = [str(head.label) for head in client.get(LIST).context["heads"]]
    place = heads.index("Trình độ chuyên môn") - 1
    assert rows[0].cells[place][2] == "Chưa qua đào tạo"
    assert rows[1].cells[place][2] != rows[0].cells[place][2]


def test_a_list_that_was_not_counted_to_its_end_says_more_than(
    client: Client, editor: User, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.cadres.pages.COUNTED", 1)
    monkeypatch.setattr("apps.cadres.pages.PAGE", 1)
    for number in range(6):
        person(f"Bùi Văn {'ABCDEG'[number]}")
    client.force_login(editor)
    assert "trong hơn 4" in client.get("/cadres/").content.decode()


def test_a_search_answers_with_what_is_found_and_its_files_alone(client: Client, editor: User, person: Person) -> None:
    person("Bùi Văn An")
    client.force_login(editor)
    whole = client.get(LIST, {"q": "an"}).content.decode()
    found = client.get(LIST, {"q": "an"}, headers={"HX-Request": "true"}).content.decode()
    assert all(part in whole for part in ('id="cadre-results"', 'id="cadre-filters"', 'id="cadre-columns"'))
    assert 'id="cadre-results"' in found
    assert "csv/?q=an" in found
    assert 'id="cadre-filters"' not in found
    assert 'id="cadre-columns"' not in found


@pytest.mark.parametrize("people", ["left", "seats", "all"])
def test_seats_may_be_a_column_of_people_of_whom_only_seats_are_told(
    client: Client, editor: User, person: Person, people: str
) -> None:
    person("Nguyễn Văn Thôi", until=date(2024, 1, 1))
    client.force_login(editor)
    client.post(reverse("cadres:columns"), {"columns": ["title", "seats"]})
    assert client.get(reverse("cadres:list"), {"people": people}).status_code == 200
