"""The indicators of those who study now (domain 6.4)."""

from django.utils.translation import gettext_lazy as _

from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.register import declare
from apps.reporting.indicators.sources import OfReport
from apps.training.measures import PLAN

STAFF = ("cadres_and_civil_servants", "cadres", "civil_servants", "non_professional")
GROUP = _("All persons of the group on the day.")

declare(
    Indicator(
        "I30",
        _("Now studying"),
        _("Staff who study on the day for a level above the highest that they hold."),
        _("Persons with a study that runs on the day for the level, who hold no level as high."),
        GROUP,
        Field.FUTURE,
        OfReport("studying", STAFF, ("studying_professional", "studying_political_theory")),
        legal_basis=PLAN,
    ),
    Indicator(
        "I31",
        _("Held or studied for"),
        _("Staff by the highest level that they hold or study for: what will be reached when all complete."),
        _("Persons whose highest level, held or studied for on the day, stands in the row."),
        GROUP,
        Field.FUTURE,
        OfReport("studying", STAFF, ("reached_professional", "reached_political_theory")),
        legal_basis=PLAN,
    ),
)
