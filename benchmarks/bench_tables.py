"""The report page's own promise: the first table of a province within 300 ms, and the people behind a figure as soon.

Every declared report, in total, by commune and over time, and every official form, in a province of 10,000 and of
100,000 people. Each is asked for first since a person was written, with a day that is kept and without; what takes
longest is named.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from html import unescape

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.demo.accounts import make_accounts
from apps.reporting.official.library import forms
from apps.reporting.registry import registry
from apps.reporting.stored.keeping import keep_ready

from .bench_lists import copied_registry, grow
from .bench_pages import visit
from .measurement import Measurement, median_processor_seconds
from .nation_floor import DAY
from .province import built_province

SIZES = tuple(int(size) for size in os.environ.get("BENCHMARK_TABLED", "10000,100000").split(","))
PROVINCE = "17"
TIMES = 5
# How many of the slowest are named.
NAMED = 3
PROMISED, PROMISE = 0.3, "300 ms of the promise"
CHANGE_SOMEBODY = """
UPDATE cadres_cadre SET sex = CASE sex WHEN 'male' THEN 'female' ELSE 'male' END
WHERE id = (SELECT min(id) FROM cadres_cadre)
"""
BEHIND = re.compile(r'href="([^"]*/people/\?[^"]*)"')


def run() -> list[Measurement]:
    built_province()
    make_accounts()
    return [measured for size in SIZES for measured in of_size(size)]


def of_size(size: int) -> list[Measurement]:
    hosts = [*settings.ALLOWED_HOSTS, "testserver"]
    with copied_registry(), override_settings(ALLOWED_HOSTS=hosts):
        grow(size)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE reporting_storedday SET retired_at = now() WHERE retired_at IS NULL")
        client = Client()
        client.force_login(User.objects.get(username="kiemtra"))
        with override_settings(REPORT_STORED_DAYS=0):
            found = worst(client, f"of {size:,}, from the records")
        keep_ready(DAY)
        return [*found, *worst(client, f"of {size:,}, day kept")]


def worst(client: Client, where: str) -> list[Measurement]:
    """The slowest tables, and the slowest looks at the people behind a figure."""
    tables = pages()
    behind = {f"{name}: people": link for name, page in tables.items() if (link := people_behind(client, page))}
    return [
        *slowest(f"first table {where}", client, tables),
        *slowest(f"people behind a figure {where}", client, behind),
    ]


def pages() -> dict[str, str]:
    """The addresses of all tables of the province by name."""
    asked = f"unit={PROVINCE}&day={DAY}"
    return (
        {code: f"/reports/{code}/?{asked}" for code in [*registry.reports, *registry.tally_reports]}
        | {f"{code} by commune": f"/reports/{code}/?{asked}&by=commune" for code in registry.reports}
        | {f"{code}, trend": f"/reports/{code}/trend/?{asked}" for code in registry.reports}
        | {"composed": f"/reports/composed/new/?{asked}"}
        | {code: f"/reports/forms/{code}/?{asked}" for code, form in forms().items() if form.is_in_force(DAY)}
    )


def people_behind(client: Client, page: str) -> str:
    """The last figure of the page that leads to people, if one does."""
    links = BEHIND.findall(client.get(page).content.decode())
    return unescape(links[-1]) if links else ""


def slowest(what: str, client: Client, addresses: dict[str, str]) -> list[Measurement]:
    took = {name: median_processor_seconds(asking(client, address), times=TIMES) for name, address in addresses.items()}
    names = sorted(took, key=lambda name: took[name], reverse=True)[:NAMED]
    return [measured(client, f"{what}: {name}", addresses[name], took[name]) for name in names]


def measured(client: Client, name: str, address: str, seconds: float) -> Measurement:
    with CaptureQueriesContext(connection) as statements:
        visit(client, address)
    return Measurement(name, seconds, PROMISED, PROMISE, 1, len(statements))


def asking(client: Client, address: str) -> Callable[[], None]:
    """To look first since somebody was written."""

    def ask() -> None:
        somebody_is_written()
        visit(client, address)

    return ask


def somebody_is_written() -> None:
    """One person gets another sex, so that all is told anew that depends on people."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGE_SOMEBODY)
