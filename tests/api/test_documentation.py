"""The documentation of the JSON interface speaks the reader's language: every human word of schema and page."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

from apps.accounts.models import User

# The same in both languages.
NAMES = {"Kinh"}
HUMAN = {"title", "description", "summary"}
JSON = "application/vnd.oai.openapi+json"


def schema_for(user: User, language: str) -> dict[str, Any]:
    User.objects.filter(pk=user.pk).update(language=language)
    client = Client()
    client.force_login(user)
    found: dict[str, Any] = json.loads(client.get(reverse("api:schema"), headers={"accept": JSON}).content)
    return found


def human_words(node: Any) -> Iterator[str]:
    """Every title and description, each line of a list by itself and without its code; years are no words."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in HUMAN and isinstance(value, str):
                lines = (re.sub(r"^\* `[^`]*` - ", "", line) for line in value.split("\n"))
                yield from (line for line in lines if re.search("[^\\W\\d]", line))
            else:
                yield from human_words(value)
    elif isinstance(node, list):
        for each in node:
            yield from human_words(each)


def test_every_word_of_the_schema_is_vietnamese_for_who_reads_vietnamese(analyst: User) -> None:
    english, vietnamese = (set(human_words(schema_for(analyst, language))) for language in ("en", "vi"))
    assert len(vietnamese) > 300
    assert english & vietnamese <= NAMES
    assert not three_words_in_a_row(english) & three_words_in_a_row(vietnamese)


def three_words_in_a_row(sentences: set[str]) -> set[str]:
    """By these a sentence betrays itself of which only the names in it were translated; codes are left out."""
    plain = (re.sub("`[^`]*`", ",", sentence) for sentence in sentences)
    return {run for sentence in plain for run in re.findall("(?=\\b([A-Za-z]+ [A-Za-z]+ [A-Za-z]+)\\b)", sentence)}


def test_every_group_of_addresses_says_what_it_holds(analyst: User) -> None:
    schema = schema_for(analyst, "vi")
    used = {tag for methods in schema["paths"].values() for each in methods.values() for tag in each["tags"]}
    assert {tag["name"] for tag in schema["tags"] if tag["description"]} == used


def test_the_schema_is_vietnamese_at_first_whatever_the_browser_prefers(analyst: User) -> None:
    client = Client()
    client.force_login(analyst)
    answer = client.get(reverse("api:schema"), headers={"accept": JSON, "accept-language": "en"})
    assert json.loads(answer.content)["info"]["title"] == "Giao diện lập trình (JSON) của Sổ bộ cán bộ cấp xã"


@pytest.mark.parametrize(("language", "title"), [("vi", "Giao diện lập trình"), ("en", "JSON interface")])
def test_a_token_brings_the_language_of_its_account(analyst: User, language: str, title: str) -> None:
    User.objects.filter(pk=analyst.pk).update(language=language)
    api = APIClient()
    api.credentials(HTTP_AUTHORIZATION=f"Token {Token.objects.create(user=analyst).key}")
    schema = json.loads(api.get(reverse("api:schema"), HTTP_ACCEPT=JSON).content)
    assert schema["info"]["title"].startswith(title)
