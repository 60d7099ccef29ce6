"""Who meets the standard: the gap of a province in one request, and 250,000 people against a bare statement."""

from __future__ import annotations

from datetime import date

from django.db import connection, transaction
from django.test import Client

from apps.accounts.models import User
from apps.demo.accounts import make_accounts
from apps.qualifications.standards.evaluation import outcomes_by_person

from .measurement import Measurement, median_seconds
from .province import built_province

DAY = date(2025, 2, 28)
NATION = 250_000
# What one would write by hand: one rule for all, without specificity, areas, exemptions, suitability or grace.
BARE = """
WITH held AS (
  SELECT q.cadre_id,
    max(l.rank) FILTER (WHERE l.ladder_id = 'gen_edu') AS g,
    max(l.rank) FILTER (WHERE l.ladder_id = 'prof_edu') AS p,
    max(l.rank) FILTER (WHERE l.ladder_id = 'pol_theory') AS t
  FROM qualifications_qualification q JOIN qualifications_qualificationlevel l ON l.code = q.level_id
  WHERE q.state = 'held' AND q.verification <> 'refused' AND q.counts_from <= %(day)s::date GROUP BY q.cadre_id
)
SELECT post.cadre_id, CASE WHEN p IS NULL THEN 2 WHEN p >= 4 THEN 0 ELSE 4 END,
  CASE WHEN g IS NULL THEN 2 WHEN g >= 4 THEN 0 ELSE 4 END, CASE WHEN t IS NULL THEN 2 WHEN t >= 2 THEN 0 ELSE 4 END
FROM cadres_posting post JOIN cadres_employmentstatus s ON s.code = post.status_id AND s.counts
LEFT JOIN held ON held.cadre_id = post.cadre_id
WHERE post.is_primary AND post.period @> %(day)s::date
"""
# Copies of the province's posts and qualifications under the tables' own names, which the session finds before the
# real ones. They have the columns and indexes that both statements read; keeping the real tables' exclusion constraints
# and other indexes for two million rows would take an hour and tell nothing about reading.
COPY = """
CREATE TEMP TABLE cadres_posting ON COMMIT DROP AS
SELECT id + copy * 100000000::bigint AS id, cadre_id + copy * 100000000::bigint AS cadre_id,
  unit_id, title_id, category, is_primary, status_id, period, start_known
FROM public.cadres_posting CROSS JOIN generate_series(0, %(times)s) AS copy;
CREATE TEMP TABLE qualifications_qualification ON COMMIT DROP AS
SELECT cadre_id + copy * 100000000::bigint AS cadre_id, level_id, state, verification, counts_from
FROM public.qualifications_qualification CROSS JOIN generate_series(0, %(times)s) AS copy;
CREATE INDEX ON cadres_posting (cadre_id);
CREATE INDEX ON qualifications_qualification (cadre_id, level_id, counts_from)
  WHERE state = 'held' AND verification <> 'refused';
ANALYZE cadres_posting, qualifications_qualification;
"""


def run() -> list[Measurement]:
    built_province()
    make_accounts()
    bare = median_seconds(ask_bare)
    floor = "bare SQL, one rule for all"
    province = [
        Measurement("standards of a province, every person", median_seconds(evaluate), bare, floor, 4),
        Measurement("the gap list as a page", median_seconds(page_of_gap), bare, floor),
    ]
    return [*province, nation()]


def nation() -> Measurement:
    """Two hundred and fifty thousand people who serve, in tables of this session that end with it."""
    with transaction.atomic(), connection.cursor() as cursor:
        people = len(evaluate())
        cursor.execute(COPY, {"times": max(NATION // people - 1, 1)})
        measured = Measurement(
            "standards of 250,000 people",
            median_seconds(evaluate, times=3),
            median_seconds(ask_bare, times=3),
            "bare SQL, one rule for all",
            4,
        )
        transaction.set_rollback(True)
    return measured


def evaluate() -> list[tuple[int | None, ...]]:
    return list(outcomes_by_person(DAY).values_list("person_id", "outcome", "prof_edu", "gen_edu", "pol_theory"))


def page_of_gap() -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username="chuyenvien"))
    client.get("/standards/gap/")


def ask_bare() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(BARE, {"day": DAY})
        return list(cursor.fetchall())
