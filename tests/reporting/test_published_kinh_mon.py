"""The demonstration of Kinh Môn prints what the thesis on the town says of 2019 to 2021."""

from datetime import date

import pytest

from apps.communes.models import UnitPeriod
from apps.reporting.registry import registry
from tests.reporting.figures import printed, published, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TOWN, STAFF = "292", "cadres_and_civil_servants"
YEARS = ("2019-12-31", "2020-12-31", "2021-12-31")


@pytest.mark.parametrize(("figure", "kind"), [("C1", "phuong"), ("C2", "xa")])
def test_the_town_has_as_many_wards_and_communes_as_printed(figure: str, kind: str) -> None:
    row = published()[figure]
    day = date.fromisoformat(row["as_of"])
    kinds = registry.place_dimensions["unit_kind"].read(day).values
    own = UnitPeriod.objects.on(day).filter(parent__key="d292").values_list("unit", flat=True)
    assert sum(kinds[unit] == kind for unit in own) == int(row["value"])


@pytest.mark.parametrize("day", YEARS)
def test_everyone_who_was_examined_is_fit_and_not_everyone_was_examined(day: str) -> None:
    cells = printed("health", TOWN, day)
    fit, examined = (cells[STAFF, "health", category] for category in ("class_i_to_iii", "examined"))
    assert fit["count"] * 100 == examined["count"] * int(published()["C3"]["value"])
    assert 0 < examined["count"] < examined["base"]


@pytest.mark.parametrize("day", YEARS)
def test_everyone_who_was_rated_is_good_or_excellent_and_not_everyone_was_rated(day: str) -> None:
    rated = printed("ratings", TOWN, day)[f"rated_{STAFF}", "rating", "good_or_better"]
    assert share(rated) == int(published()["C4"]["value"])
    assert rated["base"] < printed("ratings", TOWN, day)[STAFF, "rating", "rated"]["base"]


def test_the_trained_share_rises_from_year_to_year() -> None:
    assert published()["C5"]["remark"] == "rising"
    shares = [share(printed("quality", TOWN, day)[STAFF, "professional", "trained"]) for day in YEARS]
    assert shares[0] < shares[1] < shares[2] < 100


@pytest.mark.parametrize(("figure", "measure"), [("C6", "informatics"), ("C7", "foreign_language")])
def test_most_hold_a_certificate(figure: str, measure: str) -> None:
    row = published()[figure]
    cell = printed("quality", TOWN, row["as_of"])[STAFF, measure, "certificate"]
    assert int(row["value"]) < share(cell) < 100


def test_all_planned_people_meet_the_standard_of_the_planned_post() -> None:
    row = published()["C8"]
    cell = printed("planning", TOWN, row["as_of"])[row["group"], row["measure"], row["category"]]
    assert cell["base"] > 0
    assert share(cell) == int(row["value"])
