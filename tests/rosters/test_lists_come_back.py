"""Lists that go out are read back: nothing is new in them, and one cell that is corrected is one change.

The registry is filled by random workbooks, each list taken by the address of its own page, and sent as it is.
"""

import csv
from collections import Counter
from datetime import date
from io import BytesIO, StringIO
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from apps.accounts.models import User
from apps.rosters import services
from apps.rosters.outcome import Outcome
from tests.conftest import DAY, Person, Units
from tests.rosters.cast import Cast, made_cast
from tests.rosters.drawn import YEARS
from tests.rosters.packages import faults
from tests.rosters.test_every_format import BEGUN, applied, drawn, of_code

pytestmark = pytest.mark.django_db
# Each list with the layout by which it comes back.
LISTS = {
    "appraisal:rating_export": "ratings",
    "appraisal:commendation_export": "commendations",
    "training:class_export": "training_classes",
    "establishment:openings_export": "openings",
    "discipline:export": "discipline",
    "petitions:export": "petitions",
    "movements:export": "movements",
    "mergers:export": "surplus",
}
# Lists whose lines are no records: docs/decisions/lists-as-resources.md says of each why nothing comes in by it.
COMPUTED = {
    "cadres:work_export",
    "establishment:export",
    "planning:forecast_export",
    "standards:gap_export",
    "standards:simulator_export",
    "submissions:export",
}
# Of which the columns are chosen by its reader: test_round_trip.py.
PEOPLE = {"cadres:export"}
# The list of surplus people begins with the day of the reorganisation.
LATER = {"surplus": date(2025, 8, 1)}
ISSUER = {"vi": "Cơ quan ban hành", "en": "Issued by"}
CORRECTED = "- UBND huyện Yên Thủy"
Lines = list[list[Any]]


@pytest.fixture
def cast(units: Units, person: Person, administrator: User) -> Cast:
    return made_cast(units, person, administrator)


def taken(name: str, form: str, client: Client, **asked: str) -> bytes:
    answer: Any = client.get(reverse(name, args=[form]), asked)
    return b"".join(answer.streaming_content)


def lines_of(content: bytes, form: str) -> Lines:
    if form == "csv":
        return [[*line] for line in csv.reader(StringIO(content.decode("utf-8-sig")))]
    return [[*line] for line in load_workbook(BytesIO(content)).worksheets[0].iter_rows(values_only=True)]


def corrected(content: bytes, form: str, row: int, column: int) -> bytes:
    """The same file with another word in one cell, both counted from 0."""
    if form == "csv":
        lines = lines_of(content, form)
        lines[row][column] = CORRECTED
        target = StringIO()
        csv.writer(target).writerows(lines)
        return target.getvalue().encode("utf-8-sig")
    book, saved = load_workbook(BytesIO(content)), BytesIO()
    book.worksheets[0].cell(row + 1, column + 1, CORRECTED)
    book.save(saved)
    return saved.getvalue()


def read_back(content: bytes, form: str, code: str, cast: Cast) -> Outcome:
    declared, day = of_code(code), LATER.get(code, DAY)
    understood = services.read_roster(content, f"a.{form}", day, [declared])
    return services.examine(understood, cast.unit(declared), day)


def told(outcome: Outcome) -> tuple[list[str], Counter[str]]:
    """What is wrong, and how many rows say what is there already or change what."""
    statuses = (each.verdict.status for each in outcome.people)
    changed = (" ".join(each.verdict.changes) for each in outcome.people)
    issues = [f"{issue.code} {issue.value} {issue.place.column}" for issue in outcome.issues]
    return issues, Counter(f"{status} {keys}".strip() for status, keys in zip(statuses, changed, strict=True))


@pytest.mark.parametrize("name", LISTS)
@settings(
    max_examples=1,
    # A number says nothing of the rows that it draws, so no smaller one is looked for.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 1_000_000).map(lambda number: number + BEGUN))
def test_a_list_that_goes_out_comes_back_unchanged_and_one_corrected_cell_is_one_change(
    name: str, seed: int, cast: Cast, client: Client
) -> None:
    code, random = LISTS[name], Random(seed)
    day = f"{LATER.get(code, DAY):%Y-%m-%d}"
    client.force_login(cast.by)
    with transaction.atomic():
        applied(of_code(code), cast, drawn(of_code(code), cast, random), random)
        again = drawn(of_code(code), cast, random)
        if again:
            applied(of_code(code), cast, again, random)
        rows = 0
        for language in ("vi", "en"):
            client.cookies["django_language"] = language
            for form in ("xlsx", "csv"):
                for asked in [{"year": year} for year in YEARS] if code == "ratings" else [{}]:
                    content = taken(name, form, client, day=day, **asked)
                    rows += comes_back(content, form, code, cast, language, random)
        assert rows
        transaction.set_rollback(True)


def comes_back(content: bytes, form: str, code: str, cast: Cast, language: str, random: Random) -> int:
    """How many rows came back."""
    headings, *body = lines_of(content, form)
    if not body:
        return 0
    assert form == "csv" or faults(content) == []
    assert told(read_back(content, form, code, cast)) == ([], Counter({"unchanged": len(body)}))
    row = random.randrange(len(body))
    other = corrected(content, form, row + 1, headings.index(ISSUER[language]))
    issues, counted = told(read_back(other, form, code, cast))
    key = next(each for each in counted if each != "unchanged")
    assert (issues, key.split()[0], key.endswith("_issuer"), counted[key]) == ([], "changed", True, 1)
    assert counted["unchanged"] == len(body) - 1
    return len(body)


def exports(resolver: URLResolver, space: str = "") -> list[str]:
    """The names of all addresses by which a list is taken as a file."""
    found: list[str] = []
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            found += exports(each, f"{each.namespace}:" if each.namespace else space)
        elif isinstance(each, URLPattern) and "export/<str:form>/" in str(each.pattern):
            found.append(f"{space}{each.name}")
    return found


def test_every_list_that_goes_out_is_read_back_or_is_computed() -> None:
    assert {*exports(get_resolver())} == {*LISTS, *COMPUTED, *PEOPLE}


def test_what_was_only_proposed_is_not_taken_for_a_movement(cast: Cast) -> None:
    headings = "Họ và tên,Loại,Nơi đến,Từ ngày,Số quyết định,Ngày quyết định,Tình trạng"
    row = "Bùi Văn Hạnh,Luân chuyển,Huyện ủy,01/02/2025,12-QĐ/HU,15/01/2025"
    for state, wrong in (("Chờ trả lời", ["F333 Chờ trả lời G"]), ("Đã kết thúc", [])):
        issues, _counted = told(read_back(f"{headings}\n{row},{state}\n".encode(), "csv", "movements", cast))
        assert issues == wrong
