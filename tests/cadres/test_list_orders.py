"""The orders of the list of cadres: each person once, unknown values last, and read from an index."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.cadres.models import Posting
from apps.core.dates import PartialDate
from tests.cadres.test_list import LIST, Names, as_user
from tests.conftest import Person

__all__ = ["as_user"]


@pytest.mark.parametrize("column", ["birth", "age", "title", "unit", "code"])
def test_every_order_gives_each_person_once(as_user: Names, editor: User, person: Person, column: str) -> None:
    person("Bùi Văn An", birth=PartialDate(date(1980, 1, 1), "year"))
    person("Bùi Văn Bình")
    for sort in (column, f"-{column}"):
        assert sorted(as_user(editor, f"?sort={sort}")) == ["Bùi Văn An", "Bùi Văn Bình"]


@pytest.mark.parametrize(("sort", "first"), [("title", "Bùi Văn Bí thư"), ("-title", "Bùi Văn Công chức")])
def test_who_has_no_primary_post_stands_last_in_an_order_of_posts(
    as_user: Names, editor: User, person: Person, sort: str, first: str
) -> None:
    person("Bùi Văn Công chức", title="CD_VPTK")
    person("Bùi Văn Bí thư", title="CD_BT")
    for number in range(51):
        person(f"Quách Văn {chr(ord('A') + number // 26)}{chr(ord('a') + number % 26)}")
    Posting.objects.filter(cadre__full_name__startswith="Quách").update(is_primary=False)
    one, two = (as_user(editor, f"?sort={sort}&page={page}") for page in (1, 2))
    assert one[0] == first
    assert len(one) == 50
    assert len({*one, *two}) == 53
    assert as_user(editor, f"?sort={sort}&page=3") == two


TITLES = {"Bùi Văn An": "CD_BT", "Bùi Văn Bình": "CD_BT", "Bùi Văn Cảnh": "CD_PBT", "Bùi Văn Dũng": "CD_VPTK"}


@pytest.mark.parametrize("turned", ["", "-"])
def test_a_long_list_is_read_title_by_title_in_the_same_order(
    as_user: Names, editor: User, person: Person, monkeypatch: pytest.MonkeyPatch, turned: str
) -> None:
    for name, title in TITLES.items():
        person(name, title=title)
    person("Bùi Văn Em")
    Posting.objects.filter(cadre__full_name="Bùi Văn Em").update(is_primary=False)
    monkeypatch.setattr("apps.cadres.pages.PAGE", 1)
    short = [as_user(editor, f"?sort={turned}title&page={page}") for page in range(1, 6)]
    monkeypatch.setattr("apps.cadres.pages.COUNTED", 4)
    assert [as_user(editor, f"?sort={turned}title&page={page}") for page in range(1, 6)] == short
    assert sorted(name for page in short for name in page) == [*TITLES, "Bùi Văn Em"]


def test_the_first_pages_of_a_long_list_in_the_order_of_titles_sort_nobody_by_the_title(
    client: Client, editor: User, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    person("Bùi Văn An", title="CD_BT")
    person("Bùi Văn Bình", title="CD_BT")
    monkeypatch.setattr("apps.cadres.pages.PAGE", 1)
    monkeypatch.setattr("apps.cadres.pages.COUNTED", 1)
    client.force_login(editor)
    with CaptureQueriesContext(connection) as statements:
        client.get(f"{LIST}?sort=title")
    assert not [each["sql"] for each in statements if 'ORDER BY "cadres_title"."position"' in each["sql"]]


@pytest.mark.parametrize(
    ("sort", "known"),
    [("birth", ["Bùi Văn Bình", "Bùi Văn An"]), ("age", ["Bùi Văn An", "Bùi Văn Bình"])],
)
@pytest.mark.parametrize("turned", ["", "-"])
def test_who_has_no_date_of_birth_stands_last_in_an_order_of_ages(
    as_user: Names,
    editor: User,
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    sort: str,
    turned: str,
    known: list[str],
) -> None:
    monkeypatch.setattr("apps.cadres.pages.PAGE", 1)
    person("Bùi Văn Anh")
    person("Bùi Văn An", birth=PartialDate(date(1990, 1, 1), "year"))
    person("Bùi Văn Bình", birth=PartialDate(date(1980, 1, 1), "year"))
    pages = [as_user(editor, f"?sort={turned}{sort}&page={page}") for page in (1, 2, 3, 4)]
    shown = known[::-1] if turned else known
    assert pages == [[name] for name in (*shown, "Bùi Văn Anh", "Bùi Văn Anh")]


@pytest.mark.parametrize("sort", ["birth", "-birth", "age", "-age"])
def test_an_order_of_ages_is_read_from_an_index(client: Client, editor: User, person: Person, sort: str) -> None:
    """Sorted as a whole, a hundred thousand people take as long as all else on the page."""
    person("Bùi Văn An")
    client.force_login(editor)
    people = client.get(f"{LIST}?sort={sort}").context["page_obj"].paginator.parts[0]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort = off")
    assert "cadre_birth" in people[:51].explain()
