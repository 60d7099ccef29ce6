"""The indicator that speaks of other indicators: their trend."""

from django.utils.translation import gettext_lazy as _

from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.register import declare
from apps.reporting.indicators.trend import Trend

declare(
    Indicator(
        "I22",
        _("Trend of an indicator"),
        _(
            "The same indicator on 31 December of each of the last years and on the day, in one geography and by one"
            " version of its definition. Shown here for the professional qualification; every other indicator shows"
            " its own on its page."
        ),
        _("As the indicator says, on each day."),
        _("As the indicator says, on each day."),
        Field.LEVELS,
        Trend("I02"),
        _("%, by year"),
        "Luận văn Kinh Môn 2019–2021",
        remarks=_("Where no geography is asked for, all days are carried to the units of the working day."),
    )
)
