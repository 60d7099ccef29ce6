"""The published figures, and what the registry's own reports print for a unit on a day."""

import csv
import io
import json
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

PUBLISHED = settings.BASE_DIR / "fixtures" / "figures" / "published.csv"
Cell = dict[str, Any]


@lru_cache
def published() -> dict[str, dict[str, str]]:
    with PUBLISHED.open(encoding="utf-8") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def cells_of(report: str, unit: str, day: str) -> tuple[Cell, ...]:
    """All cells of a report, those of the units below too."""
    return _asked_once(str(connection.settings_dict["NAME"]), report, unit, day)


@lru_cache
def _asked_once(_database: str, report: str, unit: str, day: str) -> tuple[Cell, ...]:
    stream = io.StringIO()
    call_command("report", report, "--unit", unit, "--as-of", day, "--format", "json", stdout=stream)
    return tuple(json.loads(stream.getvalue(), parse_float=Decimal)["cells"])


def printed(report: str, unit: str, day: str) -> Mapping[tuple[str, str, str], Cell]:
    """The cells of the unit itself by group, measure and category."""
    return {(c["group"], c["measure"], c["category"]): c for c in cells_of(report, unit, day) if c["unit"] == unit}


def rounded(value: Decimal, printed_as: str) -> Decimal:
    """To the places that the source prints."""
    places = Decimal(printed_as).as_tuple().exponent
    return value.quantize(Decimal(1).scaleb(int(places)), rounding=ROUND_HALF_UP)


def share(cell: Cell) -> Decimal:
    return Decimal(cell["count"] * 100) / Decimal(cell["base"])
