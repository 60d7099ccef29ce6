"""Page, files and interface hold the same figures: every report, form and trend, in both languages."""

from collections import Counter
from datetime import date
from random import Random

import pytest
from django.test import Client

from apps.accounts.models import Membership
from apps.accounts.roles import Role
from apps.reporting.official.library import shipped
from apps.reporting.registry import registry
from tests.conftest import Units, make_user
from tests.reporting.outlets.reading import (
    Figures,
    in_csv,
    in_document,
    in_json,
    in_pdf,
    in_workbook,
    numbers_of,
    on_page,
)
from tests.reporting.populations import invent

FILES = ("docx", "pdf", "xlsx", "csv", "json")
FORMS = [f"/reports/forms/{code}/" for code, each in shipped().items() if not each.form.is_awaited]
REPORTS, EVENTS = ([f"/reports/{code}/" for code in codes] for codes in (registry.reports, registry.tally_reports))
TREND = "/reports/quality/trend/"
# What a page is asked for, in each language something else: by units and all groups are two kinds of tables.
ASKED = {"vi": "group=all&measure=all", "en": "by=district"}
# Small numbers are hidden with an eye to all units that are shown, so the interface is asked for the same.
LEVELS = {"vi": "level=province", "en": "level=province&level=district"}
ROLES = (Role.PROVINCE_ADMINISTRATOR, Role.ANALYST, Role.RECORDS_KEEPER)


@pytest.fixture(params=sorted(ASKED))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def reader(units: Units, language: str) -> Client:
    """Whoever may see every report of the province, in one language."""
    invent(Random(23), [units.lac_sy, units.bao_hieu, units.thu_phong], 60)
    user = make_user("reader")
    for role in ROLES:
        Membership.objects.create(user=user, role=role, unit=units.province, since=date(2020, 1, 1))
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = language
    return client


def missing(figures: Figures, kind: str, content: bytes, language: str) -> object:
    """Figures of the page that the file does not hold."""
    if kind == "docx":
        return figures - in_document(content)
    if kind == "pdf":
        return Counter(word for _title, word in figures.elements()) - in_pdf(content)
    if kind == "xlsx":
        return set(figures) - set(in_workbook(content, language))  # a total below each table stands in a sheet once
    return numbers_of(figures, language) - set((in_csv if kind == "csv" else in_json)(content))


def interface_of(page: str) -> str:
    return f"/api/v1{page.removeprefix('/reports') if page in FORMS else page}"


def missing_anywhere(reader: Client, page: str, file: str, language: str) -> dict[str, object]:
    query = f"unit=17&day=2025-02-28&{ASKED[language]}"
    answer = reader.get(f"{page}?{query}")
    assert answer.status_code == 200, page
    figures = on_page(answer.content)
    assert figures, page
    files = {kind: reader.get(f"{file}{kind}?{query}").content for kind in FILES}
    found = {f"{page} {kind}": missing(figures, kind, content, language) for kind, content in files.items()}
    answer = reader.get(f"{interface_of(page)}?unit=17&as_of=2025-02-28&{LEVELS[language]}")
    found[f"{page} interface"] = missing(figures, "json", answer.content, language)
    return {place: what for place, what in found.items() if what}


@pytest.mark.parametrize("pages", [REPORTS, EVENTS, FORMS], ids=["days", "events", "forms"])
def test_every_file_holds_the_figures_of_its_page(reader: Client, language: str, pages: list[str]) -> None:
    found: dict[str, object] = {}
    for page in pages:
        found |= missing_anywhere(reader, page, f"{page}download.", language)
    assert not found


def test_every_file_of_a_trend_holds_its_figures(reader: Client, language: str) -> None:
    found = missing_anywhere(reader, TREND, "/reports/quality/trend.", language)
    # The interface tells each change from one day to the next; pages tell the change from the first to the last one.
    found.pop(f"{TREND} interface", None)
    assert not found
