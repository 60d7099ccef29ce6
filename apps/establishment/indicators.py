"""The indicator that sets staff against the inhabitants whom they serve."""

from django.utils.translation import gettext_lazy as _

from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.per_amount import PerThousand
from apps.reporting.indicators.register import declare

declare(
    Indicator(
        "I12",
        _("Staff per 1,000 inhabitants"),
        _("How many cadres and civil servants, and how many non-professional staff, serve 1,000 inhabitants."),
        _("All persons of the group on the day."),
        _("Inhabitants of all communes of the unit, the latest count of each up to the day, in thousands."),
        Field.STOCK,
        PerThousand("quality", ("cadres_and_civil_servants", "non_professional"), "inhabitants"),
        _("persons per 1,000 inhabitants"),
        "Nghị định 33/2023/NĐ-CP Điều 6, 33",
        remarks=_("Where the inhabitants of one commune are not recorded, the unit has no figure."),
    )
)
