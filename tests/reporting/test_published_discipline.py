"""The demonstration prints the published figures of discipline, for who may see them."""

import csv
import io
import json
from functools import lru_cache
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from apps.cadres.models import Cadre
from apps.discipline.models import DisciplinaryDecision

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
PUBLISHED = settings.BASE_DIR / "fixtures" / "figures" / "published.csv"


@lru_cache
def printed() -> dict[tuple[str, str, str], dict[str, Any]]:
    stream = io.StringIO()
    call_command("report", "discipline", "--unit", "17", "--as-of", "2025-02-28", "--format", "json", stdout=stream)
    cells = json.loads(stream.getvalue())["cells"]
    return {(c["group"], c["measure"], c["category"]): c for c in cells if c["unit"] == "17"}


@pytest.mark.parametrize("figure", ["A29", "A30"])
def test_the_figure_is_the_published_one(figure: str) -> None:
    with PUBLISHED.open(encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == figure)
    cell = printed()[row["group"], row["measure"], row["category"].replace(" ", "_")]
    assert cell["count"] == int(row["value"])


def test_persons_are_counted_once_and_decisions_each() -> None:
    persons = printed()["everyone", "disciplined", "in_term"]["count"]
    decisions = printed()["decisions", "disciplined", "in_term"]["count"]
    assert persons == DisciplinaryDecision.objects.values("cadre").distinct().count()
    assert decisions == DisciplinaryDecision.objects.count() > persons
    assert printed()["commune_cadres", "disciplined", "in_term"]["base"] == 909


def test_everyone_disciplined_has_a_home() -> None:
    assert not Cadre.objects.filter(disciplinary_acts__isnull=False, home_unit__isnull=True).exists()
