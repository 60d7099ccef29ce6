"""The report that tells how many meet the standard of their post (I32)."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.chapters import STAFF
from apps.qualifications.standards.measures import BY_ASPECT, OVERALL
from apps.reporting.definitions import Report
from apps.reporting.headlines.definitions import Headline
from apps.reporting.registry import registry

registry.declare(
    Report(
        "standards",
        _("Standards of titles and job positions"),
        _("Who meets the standard of the post held on the day, who has time left to meet it, and what is missing."),
        populations=("cadres_and_civil_servants", "cadres", "civil_servants", "non_professional"),
        dimensions=("headcount", OVERALL.code, *(dimension.code for dimension in BY_ASPECT.values())),
        legal_basis="Nghị định 33/2023/NĐ-CP; Luật Hộ tịch 2014; Nghị định 170/2025/NĐ-CP, 361/2025/NĐ-CP",
        version="1",
        chapter=STAFF,
        place=2,
    ),
    Headline(
        "below_standard",
        _("Below the standard, grace included"),
        "standards",
        "cadres_and_civil_servants",
        place=5,
        measure=OVERALL.code,
        category="not_standardised",
    ),
)
