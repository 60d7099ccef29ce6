"""Each indicator against a count by hand, on a handful of people."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateRange

from apps.accounts.models import User
from apps.appraisal.models import Commendation, Rating
from apps.cadres.models import Cadre, CommitteeSeat, CommitteeTerm
from apps.core.dates import PartialDate
from apps.petitions.models import Petition
from apps.planning.models import HealthExamination, PlanningEntry, PlanningRound
from apps.qualifications.models import Qualification
from apps.reporting.actors import ServerActor
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.indicators.definitions import IndicatorValue
from apps.reporting.indicators.register import all_indicators
from apps.reporting.indicators.services import value_of
from apps.targets.models import Target, TargetPlan
from tests.conftest import DAY, Person, Units

STAFF = "cadres_and_civil_servants"
CODES = [
    *(f"I{number:02}" for number in range(1, 12)),
    # Not of the sources: staff against the inhabitants whom they serve.
    "I12",
    *(f"I{number}" for number in range(20, 27)),
    *(f"I{number}" for number in range(30, 38)),
]


def value(code: str, group: str, measure: str, category: str, base: str = "", unit: str = "17") -> IndicatorValue:
    """The one figure of that name."""
    found = [
        each
        for each in value_of(code, unit=unit, day=DAY, user=ServerActor())
        if (each.group, each.measure, each.category, each.base) == (group, measure, category, base)
    ]
    assert len(found) == 1, (code, group, measure, category, base)
    return found[0]


def told(found: IndicatorValue) -> tuple[int | None, int | None, Decimal | int | None]:
    return (found.numerator, found.denominator, found.value)


def test_every_indicator_of_the_sources_is_declared(units: Units) -> None:
    assert [indicator.code for indicator in all_indicators()] == CODES


@pytest.fixture
def people(units: Units, person: Person) -> dict[str, Cadre]:
    """Two cadres and a civil servant in Lạc Sỹ, a civil servant and a non-professional in Bảo Hiệu."""
    return {
        "secretary": person(
            "Bùi Văn An",
            title="CD_BT",
            birth=PartialDate(date(1975, 2, 28)),
            qualifications={"prof_edu": "CM_THS", "pol_theory": "LLCT_CC", "it_level": "TH_UDCNTT_CB"},
        ),
        "chair": person(
            "Đinh Thị Bình",
            title="CD_CTUB",
            birth=PartialDate(date(1985, 3, 1)),
            qualifications={"prof_edu": "CM_DH", "pol_theory": "LLCT_TC", "state_mgmt": "QLNN_CV"},
        ),
        "clerk": person(
            "Hà Văn Chiến",
            birth=PartialDate(date(1990, 1, 1), "year"),
            qualifications={"prof_edu": "CM_TC", "it_level": "TH_CHUA", "foreign_lang": "NN_BAC2"},
        ),
        "accountant": person("Xa Thị Dung", unit=units.bao_hieu, title="CD_TCKT", qualifications={"prof_edu": "CM_DH"}),
        "helper": person("Quách Văn Em", unit=units.bao_hieu, title="KCT_KN", qualifications={"prof_edu": "CM_CHUA"}),
    }


def test_the_stock_and_levels(people: dict[str, Cadre], units: Units) -> None:
    assert told(value("I01", STAFF, "headcount", "total")) == (4, None, 4)
    assert told(value("I01", "cadres", "headcount", "total")) == (2, None, 2)
    assert told(value("I02", STAFF, "professional", "CM_DH")) == (2, 4, Decimal("50.00"))
    assert told(value("I03", STAFF, "political_theory", "unknown")) == (2, 4, Decimal("50.00"))
    assert told(value("I03", "cadres", "political_theory", "advanced_and_bachelor")) == (1, 2, Decimal("50.00"))
    assert told(value("I05", STAFF, "state_management", "QLNN_CV")) == (1, 4, Decimal("25.00"))
    assert told(value("I34", "non_professional", "professional", "untrained")) == (1, 1, Decimal("100.00"))


def test_committees_have_a_denominator_of_their_own(people: dict[str, Cadre], units: Units) -> None:
    for name, kind in (("secretary", "DU_BT"), ("helper", "DU_UVBCH"), ("clerk", "DU_UVBCH")):
        CommitteeSeat.objects.create(
            cadre=people[name], unit=units.lac_sy, kind_id=kind, period=DateRange(date(2020, 6, 1), None)
        )
    assert told(value("I04", "party_executive_committee", "professional", "untrained")) == (1, 3, Decimal("33.33"))
    assert told(value("I04", "party_standing_committee", "political_theory", "LLCT_CC")) == (1, 1, Decimal("100.00"))


def test_people_per_unit_are_told_by_mean_least_median_and_most(people: dict[str, Cadre]) -> None:
    # Lạc Sỹ 3, Bảo Hiệu 1, Thu Phong 0.
    assert told(value("I10", STAFF, "headcount", "mean")) == (4, 3, Decimal("1.33"))
    assert [value("I10", STAFF, "headcount", each).value for each in ("least", "median", "most")] == [0, 1, 3]
    assert told(value("I33", STAFF, "professional", "mean")) == (3, 3, Decimal("1.00"))
    assert told(value("I33", STAFF, "professional", "reaching")) == (0, 3, Decimal("0.00"))
    # Masters: a third of Lạc Sỹ, nobody of Bảo Hiệu; Thu Phong has nobody of whom there could be a share.
    assert told(value("I11", STAFF, "professional", "all")) == (1, 4, Decimal("25.00"))
    assert told(value("I11", STAFF, "professional", "most")) == (None, 2, Decimal("33.33"))


def test_certificates_tell_none_from_unknown(people: dict[str, Cadre]) -> None:
    found = [value("I23", STAFF, "informatics_certificate", row).numerator for row in ("yes", "no", "unknown")]
    assert found == [1, 1, 2]
    assert told(value("I23", STAFF, "language_certificate", "yes")) == (1, 4, Decimal("25.00"))


def test_the_mean_age_leaves_out_whose_age_is_not_certain(people: dict[str, Cadre]) -> None:
    # 50 on the day of the report, 39 on the eve of a birthday; 35 or 34 by the year alone, and one without a date.
    assert told(value("I26", STAFF, "age_years", "mean")) == (89, 2, Decimal("44.5"))
    assert told(value("I26", STAFF, "age_5", "46_50")) == (1, 4, Decimal("25.00"))
    # by the year alone 34 or 35: both lie in one band
    assert told(value("I26", STAFF, "age_5", "31_35")) == (1, 4, Decimal("25.00"))


def test_health_is_told_of_those_examined_and_of_all(people: dict[str, Cadre]) -> None:
    for name, health, day in (
        ("secretary", "SK_2", date(2024, 9, 1)),
        ("chair", "SK_4", date(2024, 9, 1)),
        ("clerk", "SK_1", date(2024, 2, 28)),
    ):
        HealthExamination.objects.create(cadre=people[name], health_class_id=health, examined_on=day)
    assert told(value("I20", STAFF, "health", "class_i_to_iii", "examined")) == (1, 2, Decimal("50.00"))
    assert told(value("I20", STAFF, "health", "class_i_to_iii")) == (1, 4, Decimal("25.00"))
    names = [each.category for each in value_of("I20", unit="17", day=DAY, user=ServerActor()) if each.base]
    assert "unknown" not in names  # nobody is unknown of those who were examined


def test_ratings_have_two_bases_and_commendations_one(people: dict[str, Cadre], units: Units) -> None:
    for name, level in (("secretary", "XL_HTXS"), ("chair", "XL_HTT"), ("clerk", None)):
        Rating.objects.create(
            cadre=people[name],
            year=2024,
            track="state",
            unit=units.lac_sy,
            category=people[name].postings.get().category,
            level_id=level,
            unrated_id=None if level else "CXL_MOI",
        )
    Commendation.objects.create(cadre=people["clerk"], form_id="KT_GK", year=2024, unit=units.lac_sy)
    assert told(value("I21", STAFF, "rating", "xl_htxs", "rated")) == (1, 2, Decimal("50.00"))
    assert told(value("I21", STAFF, "rating", "xl_htxs")) == (1, 4, Decimal("25.00"))
    assert told(value("I21", STAFF, "rating", "not_rated")) == (1, 4, Decimal("25.00"))
    assert told(value("I24", STAFF, "commended", "any")) == (1, 4, Decimal("25.00"))


def test_planned_people_are_held_to_the_planned_title(people: dict[str, Cadre], units: Units) -> None:
    planning = PlanningRound.objects.create(unit=units.lac_sy, term=CommitteeTerm.objects.all()[0])
    for name in ("clerk", "accountant"):
        PlanningEntry.objects.create(round=planning, cadre=people[name], title_id="CD_CTUB", added_on=date(2024, 1, 1))
    found = [each for each in value_of("I25", unit="17", day=DAY, user=ServerActor()) if each.measure == "standards"]
    persons = {each.category: each.numerator for each in found if each.group == "planned_for_posts"}
    assert persons["total"] == 2
    assert sum(number or 0 for row, number in persons.items() if row != "total") == 2
    assert persons["not_met"] == 1  # the clerk, of intermediate level


def test_studies_count_only_above_what_is_held(people: dict[str, Cadre]) -> None:
    for name, level in (("clerk", "CM_DH"), ("chair", "CM_DH"), ("chair", "LLCT_CC")):
        Qualification.objects.create(
            cadre=people[name], level_id=level, state="studying", specialty="Luật", reported_on=date(2024, 1, 1)
        )
    assert told(value("I30", STAFF, "studying_professional", "CM_DH")) == (1, 4, Decimal("25.00"))
    assert told(value("I30", STAFF, "studying_political_theory", "LLCT_CC")) == (1, 4, Decimal("25.00"))
    assert told(value("I31", STAFF, "reached_professional", "CM_DH")) == (3, 4, Decimal("75.00"))


def test_below_the_standard_is_a_share_of_those_assessed(people: dict[str, Cadre]) -> None:
    found = value("I32", "civil_servants", "standard_prof_edu", "not_standardised", "assessed")
    assert told(found) == (1, 2, Decimal("50.00"))  # the clerk's intermediate level, of two civil servants


def test_a_trend_tells_each_year_in_one_geography(people: dict[str, Cadre]) -> None:
    found = [
        (each.day, each.numerator)
        for each in value_of("I22", unit="17", day=DAY, user=ServerActor())
        if (each.group, each.category) == (STAFF, "university_and_above")
    ]
    ends = [date(year, 12, 31) for year in range(2020, 2025)]
    assert found == [*((day, 3) for day in ends), (DAY, 3)]


def test_petitions_are_counted_in_the_year_of_the_day(units: Units) -> None:
    for received in (date(2024, 12, 31), date(2025, 1, 2), date(2025, 2, 3)):
        facts = {"kind_id": "DT_KN", "subject_id": "ND_DD", "received_on": received}
        Petition.objects.create(unit=units.lac_sy, **facts)
    found = value_of("I36", unit="17", day=DAY, user=ServerActor())
    kinds = {each.category: each.numerator for each in found if (each.group, each.measure) == ("petitions", "kind")}
    assert (kinds["dt_kn"], kinds["dt_tc"]) == (2, 0)


def test_figures_are_those_of_ones_units(people: dict[str, Cadre], officer: User) -> None:
    assert value_of("I01", unit="05356", day=DAY, user=officer)[0].numerator == 3
    with pytest.raises(OutOfScope):
        value_of("I01", unit="05365", day=DAY, user=officer)
    with pytest.raises(PermissionDenied):
        value_of("I35", unit="05356", day=DAY, user=officer)


def test_an_unknown_indicator_is_a_sentence(units: Units) -> None:
    with pytest.raises(ReportError, match="I99"):
        value_of("I99", unit="17", day=DAY, user=ServerActor())


def test_targets_that_cover_the_unit_tell_value_floor_and_gap(people: dict[str, Cadre], units: Units) -> None:
    plan = TargetPlan.objects.create(unit=units.province, name="Đề án 06", first_year=2021, last_year=2025)
    target = Target.objects.create(
        plan=plan,
        title="Đại học trở lên",
        report="quality",
        group=STAFF,
        measure="professional",
        category="university_and_above",
        floor=80,
        due_on=date(2025, 12, 31),
    )
    measure = f"{plan.code}-{target.pk}"
    assert told(value("I37", STAFF, measure, "value")) == (3, 4, Decimal("75.00"))
    assert value("I37", STAFF, measure, "gap").value == Decimal("5.00")
    assert told(value("I37", STAFF, measure, "value", unit="158")) == (3, 4, Decimal("75.00"))
