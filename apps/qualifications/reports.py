"""The reports that tell what commune staff have studied, and what shows it."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.chapters import STAFF
from apps.qualifications import specialties  # noqa: F401  # declares a dimension of its own
from apps.reporting.definitions import Report
from apps.reporting.headlines.definitions import Headline
from apps.reporting.registry import registry

registry.declare(
    Report(
        "quality",
        _("Quality of commune cadres and civil servants"),
        _("Levels of training, sex, age, ethnicity and Party membership of commune staff and of the Party committees."),
        populations=(
            "cadres_and_civil_servants",
            "cadres",
            "civil_servants",
            "party_executive_committee",
            "party_standing_committee",
            "non_professional",
        ),
        dimensions=(
            "headcount",
            "professional",
            "political_theory",
            "state_management",
            "general_education",
            "informatics",
            "foreign_language",
            "sex",
            "age",
            "ethnicity",
            "party",
        ),
        legal_basis="Thông tư 11/2012/TT-BNV; Hướng dẫn biểu thống kê của Ban Tổ chức Trung ương (Biểu 9C)",
        version="1",
        chapter=STAFF,
        place=1,
    ),
    Report(
        "certificates",
        _("Certificates, languages and diplomas"),
        _("Who holds certificates of informatics and foreign languages, and how diplomas were earned and verified."),
        populations=("cadres_and_civil_servants", "cadres", "civil_servants", "non_professional"),
        dimensions=(
            "headcount",
            "informatics_certificate",
            "language_certificate",
            "language",
            "study_mode",
            "diploma_check",
        ),
        legal_basis="Thông tư 03/2014/TT-BTTTT; Thông tư 01/2014/TT-BGDĐT; BM01/BNV",
        version="1",
        chapter=STAFF,
        place=4,
    ),
)

STAFF_GROUP = "cadres_and_civil_servants"
registry.declare(
    Headline("staff", _("Cadres and civil servants"), "quality", STAFF_GROUP, place=1),
    Headline("non_professional", _("Non-professional staff"), "quality", "non_professional", place=2),
    Headline(
        "university",
        _("University degree or higher"),
        "quality",
        STAFF_GROUP,
        place=3,
        measure="professional",
        category="university_and_above",
    ),
    Headline(
        "political_theory",
        _("Political theory, intermediate or higher"),
        "quality",
        STAFF_GROUP,
        place=4,
        measure="political_theory",
        category="intermediate_and_above",
    ),
    Headline("women", _("Women"), "quality", STAFF_GROUP, place=6, measure="sex", category="female"),
    Headline("party_members", _("Party members"), "quality", STAFF_GROUP, place=7, measure="party", category="member"),
    Headline("young", _("Up to 30 years old"), "quality", STAFF_GROUP, place=8, measure="age", category="up_to_30"),
)
