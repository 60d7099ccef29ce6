"""The page that describes rosters says what the declarations say."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from apps.accounts.models import User
from apps.rosters import reference
from apps.rosters.loading import loaders
from apps.rosters.registry import formats
from apps.rosters.remarks import explanations


def test_the_reference_of_rosters_is_current() -> None:
    assert reference.is_current(), "Run: manage.py roster reference"


def test_the_reference_names_every_column_and_every_code() -> None:
    page = reference.write()
    assert "`people`" in page
    assert [each.code for each in explanations() if f"| `{each.code}` |" not in page] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_names_of_columns_begin_large_whatever_field_they_name(language: str) -> None:
    with override(language):
        labels = {str(column.label) for declared in formats() for column in declared.columns}
    assert {label for label in labels if label[0].islower()} == set()


def test_whatever_is_said_of_a_file_says_what_to_do() -> None:
    loaders()
    assert [each.code for each in explanations() if not each.remedy] == []


def test_the_reference_tells_when_it_is_not_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "HEAD", "# Something else\n")
    assert not reference.is_current()


def test_a_column_is_found_by_any_of_its_headers_without_tones(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    page = client.get(reverse("rosters:formats"), {"show": "people", "q": "can cuoc cong dan"})
    assert [shown.column.key for shown in page.context["parts"][0].entries] == ["citizen_id"]


def test_a_code_is_found_by_itself(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    page = client.get(reverse("rosters:formats"), {"show": "codes", "q": "P302"})
    assert [each.code for each in page.context["explained"][0].entries] == ["P302"]


def test_the_page_says_how_days_are_written(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    for layout, key in (("movements", "starts_on"), ("movements", "birth")):
        page = client.get(reverse("rosters:formats"), {"show": layout})
        told = {each.column.key: each.how for part in page.context["parts"] for each in part.entries}
        assert "12/03/1975" in told[key]
        assert "12/03/1975" not in told["full_name"]
