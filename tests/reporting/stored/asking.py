"""Asking a stored day and the records alike, and looking into what is stored."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.reporting.actors import ServerActor
from apps.reporting.services import build_report
from apps.reporting.table import Key

DAY = date(2025, 2, 28)
Counts = Mapping[Key, int]


def told(settings: Any, *, stored: bool, report: str = "quality", **chosen: Any) -> Counts:
    settings.REPORT_STORED_DAYS = 24 if stored else 0
    unit = chosen.pop("unit", "17")
    return build_report(report, unit=unit, day=DAY, user=ServerActor(), **chosen).counts


def is_same(settings: Any, **chosen: Any) -> bool:
    counts = told(settings, stored=True, **chosen)
    assert counts
    return counts == told(settings, stored=False, **chosen)


def counting_statements(settings: Any) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        told(settings, stored=True)
    return counting_among(asked.captured_queries)


def counting_among(asked: list[dict[str, str]]) -> list[str]:
    """From the records or from rows of the stored day in sets, or from its cells."""
    return [each["sql"] for each in asked if "GROUPING" in each["sql"] or "reporting_storedcells" in each["sql"]]


def contents(pk: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT unit, person, groups, facts FROM reporting_storedmember WHERE stored = %s ORDER BY 1, 2", (pk,)
        )
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def forget(day: date) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reporting_storedday SET retired_at = now() WHERE day = %s AND retired_at IS NULL", (day,)
        )
