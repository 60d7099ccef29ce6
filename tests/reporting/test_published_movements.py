"""The demonstration prints the published figures of movements, with their directions and what no paper states."""

import csv
import io
import json
import re
from datetime import date
from functools import lru_cache

import pytest
from django.conf import settings
from django.core.management import call_command

from apps.cadres.models import Movement, Posting
from apps.core.text import fold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
FIGURES = ["A31", "A32", "A33", "A34"]
DIRECTIONS = {
    "district to commune": "district_to_commune",
    "commune to district": "commune_to_district",
    "commune to commune": "commune_to_commune",
    "not stated": "not_stated",
}


@lru_cache
def published() -> dict[str, dict[str, str]]:
    path = settings.BASE_DIR / "fixtures" / "figures" / "published.csv"
    with path.open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@lru_cache
def printed() -> dict[tuple[str, str, str], int]:
    stream = io.StringIO()
    call_command("report", "movements", "--unit", "17", "--as-of", "2025-02-28", "--format", "json", stdout=stream)
    cells = json.loads(stream.getvalue())["cells"]
    return {(c["group"], c["measure"], c["category"]): c["count"] for c in cells if c["unit"] == "17"}


def stated(remark: str) -> dict[str, int]:
    """The directions of a remark: 31 district to commune; 74 not stated."""
    parts = (part.strip().split(" ", 1) for part in remark.split(";"))
    return {DIRECTIONS[words]: int(number) for number, words in parts}


@pytest.mark.parametrize("figure", FIGURES)
def test_the_matrix_is_the_published_one(figure: str) -> None:
    row = published()[figure]
    measure = re.sub(r"[^a-z0-9]+", "_", fold(row["measure"]))
    assert printed()[row["group"], measure, row["category"]] == int(row["value"])
    told = {name: printed().get((row["group"], measure, name), 0) for name in DIRECTIONS.values()}
    assert {name: count for name, count in told.items() if count} == stated(row["remark"])


def test_all_movements_are_the_sum_and_persons_are_fewer() -> None:
    assert printed()["movements", "all_movements", "total"] == 714
    assert printed()["movements", "basis_and_kind", "not_stated"] == 508
    assert printed()["persons_moved", "all_movements", "total"] == 714 - 22


def test_who_was_moved_serves_where_the_paper_says() -> None:
    """Each end that is a commune has a post there that ends or begins on the first day."""
    led = Movement.objects.in_force().exclude(to_posting=None)
    assert not [m.pk for m in led.select_related("to_posting") if m.to_posting.period.lower != m.starts_on]  # type: ignore[union-attr]  # whoever was led somewhere has a post there
    left = Movement.objects.in_force().filter(kind__closes_post=True).exclude(from_posting=None)
    assert not [m.pk for m in left.select_related("from_posting") if m.from_posting.period.upper != m.starts_on]  # type: ignore[union-attr]  # as above


def test_the_seconded_count_once() -> None:
    day = date(2025, 2, 28)
    borrowed = Posting.objects.running_on(day).filter(status="TT_BP_DEN").values("cadre")
    counted = Posting.objects.running_on(day).counted().filter(cadre__in=borrowed)
    assert counted.count() == counted.values("cadre").distinct().count() == borrowed.count() > 0
