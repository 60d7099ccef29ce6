"""The posts allotted to communes, lent to official forms."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.communes.models import Level
from apps.establishment.models import Allotment
from apps.establishment.reports import STAFF
from apps.reporting.official.sources import UnitSource, sources


def posts_allotted(units: Sequence[int], day: date) -> Mapping[int, int]:
    """Posts of cadres and civil servants by unit, as the allotment that holds in the year of the day says."""
    holding = Allotment.objects.holding_in(day.year).filter(block=STAFF, unit__in=units)
    return dict(holding.values_list("unit", "number"))


sources.lend(
    UnitSource("posts_allotted", _("Posts of cadres and civil servants allotted"), Level.COMMUNE, posts_allotted)
)
