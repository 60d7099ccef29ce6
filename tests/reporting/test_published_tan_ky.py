"""The demonstration of Tân Kỳ prints every figure of the district's Project 06 as it was printed."""

from decimal import Decimal

import pytest

from tests.reporting.figures import Cell, cells_of, printed, published, rounded, share

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
STAFF, CADRES, CIVIL, OTHERS = "cadres_and_civil_servants", "cadres", "civil_servants", "non_professional"
# Where each figure is read: the report, and the cell by group, measure and category.
HEADS = {
    "D1": ("quality", STAFF, "professional", "university"),
    "D2": ("studying", STAFF, "studying_professional", "CM_DH"),
    "D3": ("quality", STAFF, "political_theory", "intermediate"),
    "D4": ("studying", STAFF, "studying_political_theory", "LLCT_TC"),
    "D5": ("studying", CIVIL, "reached_professional", "CM_DH"),
    "D6": ("studying", CIVIL, "studying_political_theory", "LLCT_TC"),
}
SHARES = {
    "D7": ("quality", CADRES, "professional", "trained"),
    "D9": ("standards", CIVIL, "standard_prof_edu", "not_met"),
    "D10": ("standards", CIVIL, "standard_pol_theory", "not_met"),
    "D12": ("quality", OTHERS, "professional", "intermediate_and_above"),
    "D13": ("quality", OTHERS, "political_theory", "untrained"),
    "D15": ("quality", CIVIL, "professional", "intermediate_and_above"),
}
# Printed as "nearly": above the whole number below, and below what is printed.
NEARLY = {
    "D8": ("standards", CADRES, "standard_pol_theory", "not_met"),
    "D11": ("quality", OTHERS, "general_education", "below_upper_secondary"),
}


def cell_of(figure: str, places: dict[str, tuple[str, str, str, str]]) -> Cell:
    row, (report, group, measure, category) = published()[figure], places[figure]
    return printed(report, row["place_code"], row["as_of"])[group, measure, category]


@pytest.mark.parametrize("figure", HEADS)
def test_the_heads_of_a_commune_come_out_as_printed(figure: str) -> None:
    row, cell = published()[figure], cell_of(figure, HEADS)
    assert (cell["count"], cell["base"]) == (int(row["value"]), int(row["denominator"]))


@pytest.mark.parametrize("figure", SHARES)
def test_the_shares_of_the_district_come_out_as_printed(figure: str) -> None:
    value = published()[figure]["value"]
    assert rounded(share(cell_of(figure, SHARES)), value) == Decimal(value)


@pytest.mark.parametrize("figure", NEARLY)
def test_a_share_printed_as_nearly_lies_just_below(figure: str) -> None:
    value = Decimal(published()[figure]["value"])
    assert value - 1 < share(cell_of(figure, NEARLY)) < value


def test_the_communes_have_as_many_graduates_on_average_as_printed() -> None:
    row = published()["D14"]
    key = (STAFF, "professional", "university_and_above")
    cells = cells_of("quality", row["place_code"], row["as_of"])
    found = {c["unit"]: c["count"] for c in cells if (c["group"], c["measure"], c["category"]) == key}
    district = found.pop(row["place_code"])
    assert len(found) == 22
    assert sum(found.values()) == district
    assert rounded(Decimal(district) / len(found), row["value"]) == Decimal(row["value"])


def test_elementary_civil_servants_who_meet_their_standard_explain_why_the_printed_shares_do_not_add_up() -> None:
    cells = printed("quality", "423", "2013-06-30")
    standards = printed("standards", "423", "2013-06-30")
    below = 100 - share(cells[CIVIL, "professional", "intermediate_and_above"])
    missing = share(standards[CIVIL, "standard_prof_edu", "not_met"])
    assert (below, missing) == (Decimal(15), Decimal("9.5"))
    assert cells[CIVIL, "professional", "CM_SC"]["count"] == 15
