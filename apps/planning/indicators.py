"""The indicators of health and of planning (domain 6.3)."""

from django.utils.translation import gettext_lazy as _

from apps.planning.reports import LAW
from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.register import declare
from apps.reporting.indicators.sources import OfReport, OfTally

declare(
    Indicator(
        "I20",
        _("Health of classes I to III"),
        _("Staff whose last examination of the twelve months before the day found a class of I to III."),
        _("Persons of classes I to III, and of each class."),
        _("Persons examined; in the second table all persons of the group on the day."),
        Field.CONDUCT,
        OfReport(
            "health",
            ("cadres_and_civil_servants", "cadres", "civil_servants"),
            ("health",),
            bases=("examined", ""),
        ),
        legal_basis="Quyết định 1613/BYT-QĐ ngày 15/8/1997",
        remarks=_("A share without the number of those examined says nothing."),
    ),
    Indicator(
        "I25",
        _("Planned people who meet the standard"),
        _("People in planning lists by whether they meet what the planned title asks on the day."),
        _("Planned people, by the worst of what the standard of the planned title asks."),
        _("All people who stand in a planning list on the day."),
        Field.FUTURE,
        OfTally("planning", ("planned_for_posts", "planned_places"), ("standards",)),
        legal_basis=LAW,
    ),
)
