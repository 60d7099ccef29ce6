"""The indicator of petitions (domain 6.4)."""

from django.utils.translation import gettext_lazy as _

from apps.petitions.reports import LAW
from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.register import declare
from apps.reporting.indicators.sources import OfTally

declare(
    Indicator(
        "I36",
        _("Petitions and complaints"),
        _("Petitions that concern cadres or the work of communes, by period, kind, subject and answer."),
        _("Petitions received in the year up to the day."),
        _("None."),
        Field.CONDUCT,
        OfTally("petitions", ("petitions", "persons_concerned"), ("period", "kind", "subject", "state")),
        _("petitions"),
        LAW,
    )
)
