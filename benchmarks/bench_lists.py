"""The list of cadres in a province of 10,000 and of 100,000 people, in every order, against an empty Django page.

Asked first since a person was written, as all day long, asked again, by who looks at it for the very first time, and by
an officer since a person elsewhere was written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.cadres import list_page
from apps.cadres.exports import FORMATS
from apps.demo.accounts import make_accounts

from .bench_pages import measure, visit
from .measurement import Measurement, median_seconds, seconds_of
from .nation_memory import peaks
from .province import built_province

SIZES = tuple(int(size) for size in os.environ.get("BENCHMARK_LISTED", "10000,100000").split(","))
NAME = "benchmark_of_lists"
TIMES = 9
# Goal P1: 0.15 of the requests per second of a trivial page, whatever the number of people.
MOST_EMPTY_PAGES = 1 / 0.15
MOST_GROWTH = 1.1
PAGES = {
    "by name": "/cadres/",
    "page 40": "/cadres/?page=40",
    "by title": "/cadres/?sort=title",
    "by unit": "/cadres/?sort=unit",
    "by age, falling": "/cadres/?sort=-age",
    "search": "/cadres/?q=bui+van",
    "one commune": "/cadres/?unit=05356",
    "degrees": "/cadres/?prof_edu=CM_DH",
}
COPIED = ("cadres_cadre", "cadres_posting", "cadres_partymembership", "qualifications_qualification")
COLUMNS = """
SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute
WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""
OFFICER = "lacsy"
CHANGE_ELSEWHERE = """
WITH own AS (
  SELECT covered_id AS unit_id FROM communes_unitcover JOIN accounts_membership USING (unit_id)
  JOIN accounts_user ON accounts_user.id = user_id AND username = %(officer)s
)
UPDATE cadres_cadre SET sex = CASE sex WHEN 'male' THEN 'female' ELSE 'male' END WHERE id = (
  SELECT cadre_id FROM cadres_posting GROUP BY cadre_id HAVING NOT bool_or(unit_id IN (SELECT unit_id FROM own)) LIMIT 1
)
"""
# What tells copies of a row apart.
SHIFTED = {
    "id": "id + copy * 100000000::bigint",
    "cadre_id": "cadre_id + copy * 100000000::bigint",
    "code": "'CB-' || lpad(copy::text, 3, '0') || substr(code, 4)",
    "citizen_id": "NULL",
    "sort_key": "sort_key || chr(copy::int + 64)",
}


def run() -> list[Measurement]:
    built_province()
    make_accounts()
    found: list[Measurement] = []
    alone: dict[str, float] = {}
    for size in SIZES:
        found += of_size(size, alone)
    return found


def of_size(size: int, alone: dict[str, float]) -> list[Measurement]:
    """`alone` is what the pages took in the smallest registry, in seconds."""
    hosts = [*settings.ALLOWED_HOSTS, "testserver"]
    with copied_registry(), override_settings(ROOT_URLCONF="benchmarks.empty_page", ALLOWED_HOSTS=hosts):
        grow(size)
        client = Client()
        client.force_login(User.objects.get(username="chuyenvien"))
        floor = median_seconds(lambda: visit(client, "/empty/"), times=TIMES)
        found = [
            measured
            for name, page in PAGES.items()
            for measured in (
                asked_first(client, f"list of {size:,}, {name}", page, floor, somebody_is_written),
                measure(client, f"list of {size:,}, {name}, again", page, floor),
            )
        ]
        very_first = asked_first(
            client, f"list of {size:,}, to a new reader", PAGES["by name"], floor, nobody_has_asked
        )
        officer = Client()
        officer.force_login(User.objects.get(username=OFFICER))
        elsewhere = asked_first(
            officer, f"list of {size:,}, an officer's own", PAGES["by name"], floor, somebody_elsewhere_is_written
        )
        for form in FORMATS:
            own, server = peaks(partial(take, client, f"/cadres/export/{form}/?people=all"))
            print(f"\n{size:,} people as {form}: {own:.0f} MiB over the idle process, {server:.0f} in the server")
    return [*(aimed(measured) for measured in (*found, very_first, elsewhere)), *grown(size, found, alone)]


def asked_first(client: Client, name: str, address: str, floor: float, before: Callable[[], object]) -> Measurement:
    """As `measure`, with what happens before each look, which takes no part in it."""

    def look() -> float:
        before()
        return seconds_of(lambda: visit(client, address))

    look()
    before()
    with CaptureQueriesContext(connection) as statements:
        visit(client, address)
    queries = len(statements)
    return Measurement(name, median(look() for _ in range(TIMES)), floor, "empty Django page", queries=queries)


def somebody_is_written() -> None:
    """What every write to people does, before anyone can see it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('cadres_cadreevent_pgh_id_seq')")


def somebody_elsewhere_is_written() -> None:
    """As all day long in a large registry: one whom the officer cannot see gets another sex."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGE_ELSEWHERE, {"officer": OFFICER})


def nobody_has_asked() -> None:
    list_page._told.answers.clear()
    list_page._composed.answers.clear()


def grown(size: int, found: list[Measurement], alone: dict[str, float]) -> list[Measurement]:
    """What the pages take over what they took in the smallest registry."""
    of_pages = dict(zip([key for name in PAGES for key in (name, f"{name}, again")], found, strict=True))
    if not alone:
        alone.update({name: measured.seconds for name, measured in of_pages.items()})
        return []
    return [
        Measurement(
            f"{name}: {size:,} over the first", measured.seconds, alone[name], "the first registry", MOST_GROWTH
        )
        for name, measured in of_pages.items()
    ]


def take(client: Client, address: str) -> None:
    """A file as a reader takes it, piece by piece."""
    answer: Any = client.get(address)
    for _piece in answer.streaming_content:
        pass


def aimed(measured: Measurement) -> Measurement:
    return Measurement(
        measured.name, measured.seconds, measured.floor, measured.floor_name, MOST_EMPTY_PAGES, measured.queries
    )


@contextmanager
def copied_registry() -> Iterator[None]:
    """A database of our own beside the one that was built, gone afterwards."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {NAME} TEMPLATE {connection.ops.quote_name(usual)} STRATEGY file_copy")
    connection.settings_dict["NAME"] = NAME
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def grow(size: int) -> None:
    """Copies of everyone in their own communes, until there are so many; their history is not what is measured."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cadres_cadre")
        (people,) = cursor.fetchone() or (1,)
        cursor.execute("SET session_replication_role = replica")
        for table in COPIED:
            cursor.execute(COLUMNS, [table])
            (columns,) = cursor.fetchone() or ("",)
            values = ", ".join(SHIFTED.get(column, column) for column in columns.split(", "))
            cursor.execute(
                f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table}, generate_series(1, %s) AS copy",
                [max(round(size / people) - 1, 0)],
            )
            cursor.execute(f"VACUUM (ANALYZE) {table}")
        cursor.execute("RESET session_replication_role")
