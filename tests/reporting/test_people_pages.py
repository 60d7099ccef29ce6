"""The pages of the people behind a figure: who stands on them, and how often the figure is asked for."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.accounts.models import User
from tests.conftest import Person

BEHIND = {"report": "quality", "unit": "17", "group": "cadres", "measure": "headcount", "category": "total"}
NAMES = ["Bùi Văn An", "Bùi Văn Bình", "Đinh Thị Yến"]


def test_the_people_of_a_figure_follow_page_after_page_and_its_statement_is_asked_once(
    client: Client, analyst: User, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.reporting.people_pages.PAGE_SIZE", 1)
    for name in reversed(NAMES):
        person(name, title="CD_BT")
    client.force_login(analyst)
    shown = []
    for page in range(1, 4):
        with CaptureQueriesContext(connection) as statements:
            content = client.get(reverse("reporting:people"), {**BEHIND, "page": str(page)}).content.decode()
        shown.append([name for name in NAMES if name in content])
        assert len([each for each in statements if "AS counted" in each["sql"] or "counted AS" in each["sql"]]) == 1
    assert shown == [[name] for name in NAMES]
