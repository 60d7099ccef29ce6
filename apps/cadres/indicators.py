"""The indicators of people, committees, units, surplus staff and movements (domain 6.2, 6.3)."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.measures import CADRE_LAW, PARTY_STATUTES
from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.means import MeanOf
from apps.reporting.indicators.register import declare
from apps.reporting.indicators.sources import OfReport, OfTally, Together
from apps.reporting.indicators.spread import PerUnit
from apps.reporting.indicators.unit_counts import UnitCounts

STAFF = ("cadres_and_civil_servants", "cadres", "civil_servants")
COMMITTEES = ("party_executive_committee", "party_standing_committee")
ALL_ON_ROLL = _("None: the figure is a number of persons.")
GROUP = _("All persons of the group on the day.")

declare(
    Indicator(
        "I01",
        _("Cadres and civil servants on the roll"),
        _("How many commune cadres and civil servants there are on the day; each person counts once."),
        _("Persons whose primary post on the day is that of a commune cadre or civil servant and counts."),
        ALL_ON_ROLL,
        Field.STOCK,
        OfReport("quality", STAFF, ("headcount",)),
        _("persons"),
        CADRE_LAW,
        remarks=_("Who is seconded to the commune stands apart; who is seconded away counts at home."),
    ),
    Indicator(
        "I04",
        _("Members of the Party committees by level"),
        _("Professional qualification and political theory of the executive and the standing committee."),
        _("Members whose highest level held on the day stands in the row."),
        _("All members of the committee on the day, whatever their post; they need not be commune staff."),
        Field.LEVELS,
        OfReport("quality", COMMITTEES, ("professional", "political_theory")),
        legal_basis=PARTY_STATUTES,
        remarks=_("The standing committee is a part of the executive committee: never add them."),
    ),
    Indicator(
        "I06",
        _("Units of commune level and their decrease"),
        _("Units before the reorganisations that the registry knows, after each, and on the day; and the difference."),
        _("Units of commune level on the eve of the first reorganisation; on the day; the first less the second."),
        _("The units before."),
        Field.CHANGE,
        UnitCounts("reorganisations"),
        _("units, %"),
        "Nghị quyết 830/NQ-UBTVQH14; Nghị quyết 1211/2016/UBTVQH13",
    ),
    Indicator(
        "I07",
        _("Surplus staff and their settlement"),
        _("Persons left without a post by reorganisations, and for how many of them a decision is in force."),
        _("Surplus persons by state on the day: settled, outstanding in time, outstanding late."),
        _("All surplus persons of the category that they had when their unit ended."),
        Field.CHANGE,
        OfTally(
            "reorganisations",
            ("surplus_persons", "cadres", "civil_servants", "non_professional"),
            ("surplus",),
        ),
        legal_basis="NĐ 29/2023/NĐ-CP; NĐ 178/2024/NĐ-CP; NĐ 154/2025/NĐ-CP",
    ),
    Indicator(
        "I08",
        _("Rotations and transfers by basis and direction"),
        _("Decisions since the term began, by legal basis and kind and by direction, in movements and in persons."),
        _("Movements in force whose first day lies in the span; persons each once."),
        _("All movements of the line; what the decision does not state stands in a row of its own."),
        Field.CHANGE,
        OfTally("movements", ("movements", "persons_moved"), ("basis_and_kind",)),
        _("movements, persons"),
        "Quy định 98-QĐ/TW; Quy định 65-QĐ/TW; Biểu 11-BTCTW",
        remarks=_("Counted by the text that the decision names, not by its date, as the texts' times overlap."),
    ),
    Indicator(
        "I10",
        _("Staff per unit"),
        _("How many cadres and civil servants a unit of commune level has: mean, least, median and most."),
        _("Cadres and civil servants of the unit (I01)."),
        _("Units of commune level on the day."),
        Field.STOCK,
        PerUnit("quality", "cadres_and_civil_servants"),
        _("persons per unit"),
        "Nghị định 33/2023/NĐ-CP Điều 6",
    ),
    Indicator(
        "I26",
        _("Ages"),
        _("Persons by bands of age, and the mean age."),
        _("Persons whose age in completed years on the day lies in the band; for the mean the sum of the ages."),
        _("All persons of the group; for the mean those whose age is certain."),
        Field.STOCK,
        Together(
            (
                OfReport("ages", (*STAFF, *COMMITTEES), ("age_5", "age_9c")),
                MeanOf("age_years", (*STAFF, *COMMITTEES)),
            )
        ),
        _("persons, %, years"),
        "Biểu 3, 8B, 9C-BTCTW",
        remarks=_(
            "Completed years on the day. The report of ages also tells the age by the year of birth alone, as older"
            " practice had it."
        ),
    ),
)
