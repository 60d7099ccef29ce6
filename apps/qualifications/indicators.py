"""The indicators of levels, certificates and standards (domain 6.2 to 6.4)."""

from django.utils.translation import gettext_lazy as _

from apps.qualifications.measures import LAW
from apps.qualifications.models.outcomes import ASPECTS
from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.register import declare
from apps.reporting.indicators.sources import OfReport
from apps.reporting.indicators.spread import PerUnit

STAFF = ("cadres_and_civil_servants", "cadres", "civil_servants")
GROUP = _("All persons of the group on the day.")
HIGHEST = _("Persons whose highest level held by the day, and not refused when checked, stands in the row.")
# Target T1 of the project: 7 to 10 officials with a university degree in each commune.
GRADUATES = 7

declare(
    Indicator(
        "I02",
        _("Professional qualification"),
        _("Staff by the highest professional level that they hold; the last rows are untrained and not known."),
        HIGHEST,
        GROUP,
        Field.LEVELS,
        OfReport("quality", STAFF, ("professional",)),
        legal_basis=LAW,
    ),
    Indicator(
        "I03",
        _("Political theory"),
        _("Staff by the highest level of political theory that they hold."),
        HIGHEST,
        GROUP,
        Field.LEVELS,
        OfReport("quality", STAFF, ("political_theory",)),
        legal_basis="Quy định 256-QĐ/TW; Biểu 9C-BTCTW",
        remarks=_("Party forms print advanced and bachelor as one row: it stands among the roll-ups."),
    ),
    Indicator(
        "I05",
        _("State management"),
        _("Staff by the highest programme of State management that they completed."),
        HIGHEST,
        GROUP,
        Field.LEVELS,
        OfReport("quality", STAFF, ("state_management",)),
        legal_basis="BM01/BNV; Mẫu 02/CL.CBCCX",
        remarks=_("From 1 July 2025 programmes by grade are no longer held (Decree 171/2025/NĐ-CP)."),
    ),
    Indicator(
        "I11",
        _("Share of masters by unit"),
        _("Share of masters among the staff of each unit of commune level, with the units where it is greatest."),
        _("Cadres and civil servants of the unit whose highest level is master."),
        _("All cadres and civil servants of the unit."),
        Field.LEVELS,
        PerUnit("quality", "cadres_and_civil_servants", "professional", "CM_THS", is_share=True),
        _("% by unit"),
        LAW,
    ),
    Indicator(
        "I23",
        _("Certificates of informatics and foreign languages"),
        _("Staff who hold any level of informatics, or of a foreign language."),
        _("Persons with at least one level held by the day, and not refused when checked."),
        GROUP,
        Field.LEVELS,
        OfReport("certificates", STAFF, ("informatics_certificate", "language_certificate")),
        legal_basis="Thông tư 03/2014/TT-BTTTT; Thông tư 01/2014/TT-BGDĐT",
        remarks=_("Holding a certificate is not the same as using it."),
    ),
    Indicator(
        "I32",
        _("Not yet up to the standard"),
        _("Staff below what the standard of their post asks on the day, in all and by criterion."),
        _("Persons who do not meet the standard, or not yet within the time that they have."),
        _("Persons assessed: those to whom a standard applies."),
        Field.LEVELS,
        OfReport(
            "standards",
            ("cadres", "civil_servants", "non_professional"),
            ("standard", *(f"standard_{aspect}" for aspect in ASPECTS)),
            ("not_standardised", "not_met", "not_met_within_grace", "no_data"),
            ("assessed",),
        ),
        legal_basis="Nghị định 33/2023/NĐ-CP Điều 8, 10; Nghị định 170/2025/NĐ-CP",
    ),
    Indicator(
        "I33",
        _("University graduates per unit"),
        _("How many staff of a unit of commune level hold a university degree or more, and how many units reach 7."),
        _("Cadres and civil servants whose highest level is university or above."),
        _("Units of commune level on the day."),
        Field.LEVELS,
        PerUnit(
            "quality",
            "cadres_and_civil_servants",
            "professional",
            "university_and_above",
            floor=GRADUATES,
            floor_words="Đề án số 06 (Tân Kỳ)",
        ),
        _("persons per unit"),
        "Đề án số 06 (Tân Kỳ) 2011–2015",
    ),
    Indicator(
        "I34",
        _("Levels of non-professional staff"),
        _("Professional qualification, political theory and general education of non-professional staff."),
        HIGHEST,
        _("All non-professional staff of the unit on the day."),
        Field.LEVELS,
        OfReport("quality", ("non_professional",), ("professional", "political_theory", "general_education")),
        legal_basis="Nghị định 33/2023/NĐ-CP Điều 33",
        remarks=_("Posts of non-professional staff at commune level ended by 31 May 2026."),
    ),
)
