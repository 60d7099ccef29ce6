"""Where people are rated: in the last post of the year, found without reading the posts of others."""

import json
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from apps.accounts.models import User
from apps.appraisal.guards import unrated_people
from apps.appraisal.places import posts_of_year
from apps.cadres.models import Posting
from tests.conftest import DAY, Person, Units

OTHERS = 40


def test_of_two_posts_in_a_year_the_last_one_counts(person: Person, units: Units) -> None:
    moved = person("Bùi Văn An", since=date(2015, 1, 1), until=date(2024, 5, 1))
    before = moved.postings.get()
    Posting.objects.create(
        cadre=moved,
        unit=units.bao_hieu,
        title=before.title,
        category=before.category,
        period=(date(2024, 5, 1), None),
    )
    person("Bùi Văn Bình", until=date(2023, 12, 31))
    assert [(post.cadre, post.unit) for post in posts_of_year(2024)] == [(moved, units.bao_hieu)]
    assert posts_of_year(2023).get(cadre=moved).unit == units.lac_sy


def test_posts_of_others_are_not_read_for_one_commune(person: Person, officer: User, units: Units) -> None:
    """Each officer's first page asks for them: in a country all posts had been sorted for it."""
    own = person("Bùi Văn An")
    for number in range(OTHERS):
        person(f"Bùi Văn {number}", unit=units.bao_hieu)
    assert list(unrated_people(officer, DAY)) == [own]
    assert postings_read(unrated_people(officer, DAY)) < OTHERS


def postings_read(rows: QuerySet[Any]) -> int:
    """How many posts are read where the planner looks up what it can: of few people it would rather read all."""
    with connection.cursor() as cursor:
        # What it takes the tables for outlives other tests; by some of it the posts of all came first.
        cursor.execute("ANALYZE cadres_cadre, cadres_posting")
        cursor.execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off"
        )
    (plan,) = json.loads(rows.explain(format="json", analyze=True))
    return sum(
        node["Actual Rows"] * node["Actual Loops"]
        for node in nodes(plan["Plan"])
        if node.get("Relation Name") == "cadres_posting"
    )


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for below in plan.get("Plans", []) for node in nodes(below))]
