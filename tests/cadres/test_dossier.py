"""A person's page: who may see it, what it says of a day, and what it keeps back."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from apps.accounts.models import SensitiveReading, User
from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting
from apps.cadres.parts import Fact
from apps.cadres.person_page import Dossier
from apps.cadres.stays import Stay
from apps.core.dates import PartialDate
from apps.qualifications.models import Qualification
from tests.conftest import DAY, Person, Units

ETHNIC = "Mường"


def page(client: Client, user: User, cadre: Cadre, query: str = "") -> Any:
    client.force_login(user)
    return client.get(cadre.get_absolute_url() + query)


def facts(user: User, cadre: Cadre, day: date = DAY) -> dict[str, Fact]:
    return {str(fact.label): fact for fact in Dossier(cadre, user, day).summary}


def test_only_those_in_scope_see_that_there_is_a_person(
    client: Client, person: Person, editor: User, analyst: User, officer: User, neighbour: User, stranger: User
) -> None:
    cadre = person("Bùi Văn Hạnh")
    answers = [page(client, user, cadre).status_code for user in (editor, analyst, officer, neighbour, stranger)]
    assert answers == [200, 200, 200, 404, 404]


def test_the_citizen_id_is_masked_until_it_is_asked_for_and_the_reading_is_logged(
    client: Client, person: Person, editor: User
) -> None:
    cadre = person("Bùi Văn Hạnh", citizen_id="017080000123")
    assert "017080000123" not in page(client, editor, cadre).content.decode()
    assert not SensitiveReading.objects.filter(group="see_citizen_id").exists()
    shown = client.post(reverse("cadres:citizen_id", args=[cadre.code]))
    assert "017080000123" in shown.content.decode()
    assert SensitiveReading.objects.get(group="see_citizen_id").person == cadre.code


def test_an_analyst_cannot_open_the_citizen_id(client: Client, person: Person, analyst: User) -> None:
    cadre = person("Bùi Văn Hạnh", citizen_id="017080000123")
    assert "•••••••••123" in page(client, analyst, cadre).content.decode()
    assert client.post(reverse("cadres:citizen_id", args=[cadre.code])).status_code == 403


def test_a_neighbour_asking_for_a_citizen_id_learns_nothing(client: Client, person: Person, neighbour: User) -> None:
    cadre = person("Bùi Văn Hạnh", citizen_id="017080000123")
    client.force_login(neighbour)
    assert client.post(reverse("cadres:citizen_id", args=[cadre.code])).status_code == 404


@pytest.mark.parametrize(("role", "shown"), [("editor", True), ("analyst", False)])
def test_ethnic_group_and_telephone_need_their_rights_and_are_logged(
    client: Client, person: Person, request: pytest.FixtureRequest, role: str, shown: bool
) -> None:
    cadre = person("Bùi Văn Hạnh", ethnic_group_id="DT_MUONG", phone="0912345678")
    content = page(client, request.getfixturevalue(role), cadre).content.decode()
    assert (ETHNIC in content) is shown
    assert ("0912345678" in content) is shown
    groups = set(SensitiveReading.objects.filter(person=cadre.code).values_list("group", flat=True))
    assert groups == ({"see_ethnicity_religion", "see_contact"} if shown else set())


def test_unknown_untrained_and_studying_are_told_apart(person: Person, editor: User) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH", "pol_theory": "LLCT_CHUA"})
    Qualification.objects.create(cadre=cadre, level_id="CM_THS", state="studying", reported_on=DAY)
    found = facts(editor, cadre)
    assert (found["Trình độ chuyên môn"].value, found["Trình độ chuyên môn"].tone) == ("Đại học", "")
    assert "Thạc sĩ" in str(found["Trình độ chuyên môn"].note)
    assert found["Lý luận chính trị"].tone == "untrained"
    assert found["Quản lý nhà nước"].tone == "unknown"


def test_what_came_after_the_day_does_not_count_and_is_marked(person: Person, editor: User, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_TC"}, title="CD_VPTK", until=date(2025, 6, 1))
    Qualification.objects.create(cadre=cadre, level_id="CM_DH", reported_on=date(2025, 5, 1))
    Posting.objects.create(
        cadre=cadre, unit=units.bao_hieu, title_id="CD_BT", category="cadre", period=(date(2025, 6, 1), None)
    )
    cadre.refresh_from_db()
    dossier = Dossier(cadre, editor, DAY)
    assert isinstance(dossier.headline, Stay)
    assert dossier.headline.title == "Văn phòng - thống kê"
    assert facts(editor, cadre)["Trình độ chuyên môn"].value == "Trung cấp"
    later = {str(entry.title) for entry in dossier.timeline if entry.is_later}
    assert later == {"Bí thư Đảng ủy", "Trình độ chuyên môn: Đại học"}


def test_one_timeline_holds_everything_in_order_and_the_undated_last(
    person: Person, editor: User, units: Units
) -> None:
    cadre = person("Bùi Văn Hạnh", birth=PartialDate(date(1980, 1, 1), "year"), since=date(2015, 1, 1))
    CommitteeSeat.objects.create(cadre=cadre, unit=units.lac_sy, kind_id="DU_UVBCH", period=(date(2020, 6, 1), None))
    PartyMembership.objects.create(cadre=cadre, joined_on=date(2005, 1, 1), joined_precision="month", reported_on=DAY)
    Qualification.objects.create(
        cadre=cadre, level_id="CM_DH", awarded_on=date(2004, 1, 1), awarded_precision="year", reported_on=DAY
    )
    Qualification.objects.create(cadre=cadre, level_id="LLCT_TC", reported_on=DAY)
    dates = [str(entry.when) if entry.when else "" for entry in Dossier(cadre, editor, DAY).timeline]
    assert dates == ["1980", "2004", "01/2005", "01/01/2015", "01/06/2020", ""]


def test_a_corrected_name_stands_on_the_timeline_for_those_who_may_see_history(
    person: Person, editor: User, analyst: User
) -> None:
    cadre = person("Bùi Văn Hanh")
    cadre.full_name = "Bùi Văn Hạnh"
    cadre.save()
    words = [entry.text for entry in Dossier(cadre, editor, DAY).timeline]
    assert "Bùi Văn Hanh → Bùi Văn Hạnh" in words
    assert "Bùi Văn Hanh → Bùi Văn Hạnh" not in [entry.text for entry in Dossier(cadre, analyst, DAY).timeline]


def test_someone_who_left_is_shown_with_the_last_post(client: Client, person: Person, editor: User) -> None:
    cadre = person("Bùi Văn Hạnh", title="CD_BT", until=date(2024, 1, 1))
    content = page(client, editor, cadre).content.decode()
    assert "Bí thư Đảng ủy" in content
    assert "31/12/2023" in content


def test_links_to_edit_are_only_for_those_who_may(client: Client, person: Person, editor: User, analyst: User) -> None:
    cadre = person("Bùi Văn Hạnh")
    edit = reverse("cadres:edit", args=[cadre.code])
    assert edit in page(client, editor, cadre).content.decode()
    assert edit not in page(client, analyst, cadre).content.decode()


@pytest.mark.parametrize("code", ["CB-999999", "x", "CB-%00"])
def test_an_unknown_code_is_not_found(client: Client, editor: User, code: str) -> None:
    client.force_login(editor)
    assert client.get(f"/cadres/{code}/").status_code == 404


def test_a_long_life_costs_no_more_than_a_short_one(
    client: Client, person: Person, editor: User, units: Units, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    cadre = person("Bùi Văn Hạnh", ethnic_group_id="DT_MUONG", phone="0912")
    for year in range(2000, 2015):
        Posting.objects.create(
            cadre=cadre, unit=units.thu_phong, title_id="CD_CTND", category="cadre", is_primary=False,
            period=(date(year, 1, 1), date(year, 6, 1)),
        )  # fmt: skip
        Qualification.objects.create(cadre=cadre, level_id="CM_TC", specialty=str(year), reported_on=date(year, 1, 1))
    client.force_login(editor)
    # four for who asks and whom, three for all that is known (facts, what these name, standards), one notes the reading
    with django_assert_max_num_queries(8):
        client.get(cadre.get_absolute_url())
