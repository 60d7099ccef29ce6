"""A trend is sealed from its page, as the table of the same figures."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.reporting.models import Seal
from apps.reporting.papers.paper import Form
from apps.reporting.seals.services import paper_of
from tests.conftest import Person

pytestmark = pytest.mark.django_db
TREND = "/reports/quality/trend/?group=cadres&measure=sex&day=2025-02-28&days=31/12/2023,28/02/2025"


def test_a_trend_is_sealed_with_the_figures_of_its_page(person: Person, client: Client, analyst: User) -> None:
    person("Bùi Văn Hạnh", sex="male", title="CD_BT")
    person("Đinh Thị Nguyệt", sex="female", title="CD_CTPN")
    person("Bùi Thị Én", sex="female", title="CD_CTPN", since=date(2024, 5, 1))
    client.force_login(analyst)
    page = client.get(TREND).content.decode()
    (address,) = re.findall(r'href="(/reports/seals/new/\?[^"]+)"', page)
    assert client.post(unescape(address), {"note": ""}).status_code == 302
    paper = paper_of(Seal.objects.get())
    (table,) = paper.tables
    counts = [[cell.value for cell in row.cells if cell.form is Form.COUNT] for row in table.rows]
    shares = [[str(cell.value) for cell in row.cells if cell.form is Form.PERCENT] for row in table.rows]
    # women, and everybody
    assert counts[1] == [1, 2]
    assert counts[-1] == [2, 3]
    assert shares[1] == ["50.00", "66.67"]


def test_who_may_not_seal_is_offered_no_seal(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert "/reports/seals/new/" not in client.get(TREND).content.decode()
