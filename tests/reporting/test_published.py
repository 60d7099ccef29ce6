"""The demonstration province prints every published figure at its printed precision."""

import csv
import io
import json
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

PUBLISHED = settings.BASE_DIR / "fixtures" / "figures" / "published.csv"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
ASKED = [f"A{number}" for number in range(6, 29)] + [f"B{number}" for number in range(1, 13)]


@lru_cache
def published() -> dict[str, dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@lru_cache
def printed(unit: str, day: str) -> Mapping[tuple[str, str, str], dict[str, Any]]:
    """What the command prints for the unit itself, once for all figures of it."""
    stream = io.StringIO()
    call_command("report", "quality", "--unit", unit, "--as-of", day, "--format", "json", stdout=stream)
    cells = json.loads(stream.getvalue(), parse_float=Decimal)["cells"]
    return {(c["group"], c["measure"], c["category"]): c for c in cells if c["unit"] == unit}


def rounded(value: Decimal, printed_as: str) -> Decimal:
    """To the places that the article prints."""
    places = Decimal(printed_as).as_tuple().exponent
    return value.quantize(Decimal(1).scaleb(int(places)), rounding=ROUND_HALF_UP)


@pytest.mark.parametrize("figure", ASKED)
def test_the_demonstration_prints_the_published_figure(figure: str) -> None:
    row = published()[figure]
    category = row["category"].replace(" ", "_") or "total"
    cell = printed(row["place_code"], row["as_of"])[row["group"], row["measure"], category]
    if row["denominator"]:
        assert cell["base"] == int(row["denominator"])
    if row["unit"] == "persons":
        assert cell["count"] == int(row["value"])
    else:
        share = Decimal(cell["count"] * 100) / Decimal(cell["base"])
        assert rounded(share, row["value"]) == Decimal(row["value"])
        assert rounded(cell["percent"], row["value"]) == Decimal(row["value"])


@pytest.mark.parametrize(
    ("unit", "measure", "unnamed"),
    [("158", "professional", 10), ("158", "political_theory", 15), ("158", "state_management", 27)],
)
def test_the_remainder_that_the_article_leaves_out_is_shown(unit: str, measure: str, unnamed: int) -> None:
    cells = printed(unit, "2025-02-28")
    rest = [cells["cadres_and_civil_servants", measure, category]["count"] for category in ("untrained", "unknown")]
    assert sum(rest) == unnamed
