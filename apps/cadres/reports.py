"""The reports and the further dimensions that this app declares, each where its facts are at home."""

from django.utils.translation import gettext_lazy as _

from apps.cadres import flows  # noqa: F401  # declares why people come and leave
from apps.cadres.chapters import STAFF
from apps.cadres.dimensions import (  # noqa: F401  # each declares its own
    ages,
    descent,
    party,
    posts,
    recruitment,
    retirement,
    seats,
    years,
)
from apps.cadres.mergers import reports as of_mergers  # noqa: F401  # declares its own report
from apps.cadres.movements import reports  # noqa: F401  # declares the report of movements
from apps.reporting.definitions import Report
from apps.reporting.registry import registry

PEOPLE = (
    "cadres_and_civil_servants",
    "cadres",
    "civil_servants",
    "party_executive_committee",
    "party_standing_committee",
    "non_professional",
    "staff",
)
registry.declare(
    Report(
        "posts",
        _("Posts, bodies and grades"),
        _("Who holds which title, in which body, in which grade and for how long; seats in the Party committee."),
        populations=PEOPLE,
        dimensions=("headcount", "title", "office", "title_group", "grade", "years_in_post", "seat"),
        legal_basis="Nghị định 33/2023/NĐ-CP Điều 5; Luật 80/2025/QH15; Biểu 9C-BTCTW",
        version="1",
        chapter=STAFF,
        place=5,
    ),
    Report(
        "service",
        _("Recruitment, years of service and home towns"),
        _("How people came into service, how long ago, and how near to their home town they serve."),
        populations=PEOPLE,
        dimensions=("headcount", "recruitment", "years_of_service", "home_town"),
        legal_basis="Nghị định 170/2025/NĐ-CP; Quy định 65-QĐ/TW Điều 4",
        version="1",
        chapter=STAFF,
        place=7,
    ),
    Report(
        "ages",
        _("Ages, retirement and years in the Party"),
        _("Ages in the bands of the official forms, who reaches the age of retirement, and years in the Party."),
        populations=PEOPLE,
        dimensions=("headcount", "age_5", "age_9c", "age_bm", "age_by_year", "retirement", "years_in_party"),
        legal_basis="Biểu 3, 8B, 9C-BTCTW; BM01/BNV; Nghị định 135/2020/NĐ-CP",
        version="1",
        chapter=STAFF,
        place=6,
    ),
)
