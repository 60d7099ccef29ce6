"""The words of codes on the pages of a roster: asked for once for each code list, however many codes are shown."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.rosters import services
from apps.rosters.models import Upload
from tests.conftest import Units
from tests.rosters.test_upload_pages import send
from tests.rosters.workbooks import HANH, NGUYET, roster

LISTS = ("cadres_ethnicgroup", "cadres_title", "qualifications_qualificationlevel")
TITLES = ("Phó Chủ tịch UBND", "Chủ tịch UBND", "Bí thư Đoàn TNCS HCM", "Chủ tịch Hội Nông dân", "Văn phòng - thống kê")


@pytest.fixture
def upload(client: Client, officer: User, units: Units) -> Upload:
    """A roster of people of as many titles and levels, most of which had to be read with some care."""
    client.force_login(officer)
    send(client, roster(HANH, NGUYET, *people()))
    return Upload.objects.get()


def people() -> list[tuple[object, ...]]:
    levels = zip(TITLES, ("ĐH", "CĐ", "TC", "SC", "ThS"), ("CC", "TC", "SC", "CN", "CC"), strict=True)
    return [
        (f"Quách Văn {name}", f"1{number}/5/1980", None, None, "Mường", title, "12/12", level, theory)
        for number, (name, (title, level, theory)) in enumerate(
            zip("Anh Bình Chung Dũng Hà".split(), levels, strict=True)
        )
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("tab", ["new", "notices"])
def test_the_words_of_a_page_are_asked_for_once_for_each_list(client: Client, upload: Upload, tab: str) -> None:
    address = f"/rosters/{upload.code}/?show={tab}"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    assert "Chủ tịch" in page
    assert_asked_for_once(asked)


@pytest.mark.django_db
def test_the_words_of_people_who_may_be_meant_are_asked_for_once_for_each_list(
    client: Client, officer: User, upload: Upload
) -> None:
    services.apply(upload, by=officer)
    send(client, roster(*((name, None, *others) for name, _born, *others in people())))
    address = f"/cadres/rosters/{Upload.objects.latest('pk').code}/people/"
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(address).content.decode()
    assert page.count("Nông dân") > 1
    assert_asked_for_once(asked)


def assert_asked_for_once(asked: CaptureQueriesContext) -> None:
    for table in LISTS:
        words = [each["sql"] for each in asked if f'FROM "{table}"' in each["sql"] and " IN (" in each["sql"]]
        assert len(words) <= 1
