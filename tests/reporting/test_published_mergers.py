"""The demonstration province prints the published figures of the merger of 2020."""

import csv
import io
import json
from functools import lru_cache
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

PUBLISHED = settings.BASE_DIR / "fixtures" / "figures" / "published.csv"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def published(figure: str) -> dict[str, str]:
    with PUBLISHED.open(encoding="utf-8") as file:
        return next(row for row in csv.DictReader(file) if row["id"] == figure)


@lru_cache
def printed(as_of: str, *options: str) -> dict[tuple[str, str, str], dict[str, Any]]:
    stream = io.StringIO()
    asked = ("--unit", "17", "--as-of", as_of, "--format", "json", *options)
    call_command("report", "reorganisations", *asked, stdout=stream)
    cells = json.loads(stream.getvalue())["cells"]
    return {(c["group"], c["measure"], c["category"]): c for c in cells if c["unit"] == "17"}


@pytest.mark.parametrize("span", [(), ("--from", "2020-01-01")])
def test_the_figures_of_the_merger_come_out_as_printed(span: tuple[str, ...]) -> None:
    cells = printed("2025-02-28", *span)
    for figure in ("A1", "A2", "A3", "A4", "A5"):
        row = published(figure)
        cell = cells[row["group"], row["measure"], row["category"].replace(" ", "_")]
        assert cell["count"] == int(row["value"]), figure
        if row["denominator"]:
            assert cell["base"] == int(row["denominator"]), figure


def test_the_surplus_is_settled_in_full_by_february_2025_and_was_not_before() -> None:
    cells = printed("2025-02-28")
    for group, people in (("civil_servants", 1053), ("non_professional", 745)):
        assert cells[group, "surplus", "settled"]["count"] == people
        assert cells[group, "surplus", "outstanding"]["count"] == 0
        # Each is settled in one way, whichever it was.
        ways = [c["count"] for (g, measure, way), c in cells.items() if (g, measure) == (group, "option")]
        assert sum(ways) == 2 * people
    earlier = printed("2021-12-31")["surplus_persons", "surplus", "outstanding"]["count"]
    assert 0 < earlier < 1798
