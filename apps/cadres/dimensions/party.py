"""Years since a person joined the Party, as a dimension of reports."""

from datetime import date
from functools import lru_cache

from django.db.models import Case, CharField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from apps.cadres.day import member_on
from apps.cadres.dimensions.bands import Band, LastDay, band_of, rows_of
from apps.cadres.models import PartyMembership
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry

YEARS = (
    Band("under_5", _("Less than 5 years"), 4),
    Band("5_9", _("5 to 9 years"), 9),
    Band("10_19", _("10 to 19 years"), 19),
    Band("20_29", _("20 to 29 years"), 29),
    Band("30_and_more", _("30 years and more")),
)
UNDATED = Category("undated", _("Member, date not certain"), Kind.UNKNOWN, ("undated",))
NO_MEMBERSHIP = Category("no_membership", _("No membership recorded"), Kind.UNKNOWN, (None,))


def party_year_facts(day: date) -> Sheet:
    return Sheet(party_years(day), "cadre", {"years_in_party": rows_of(YEARS, UNDATED, NO_MEMBERSHIP)})


@lru_cache(maxsize=64)
def party_years(day: date) -> Rows:
    members = PartyMembership.objects.filter(member_on(day))
    dated = members.annotate(last_joined=LastDay("joined_on", "joined_precision"))
    band = band_of(day, YEARS, first="joined_on", last="last_joined")
    return (
        dated.annotate(band=band)
        .annotate(
            years=Case(When(Q(band__isnull=False), then="band"), default=Value("undated"), output_field=CharField())
        )
        .values_list("cadre_id", "years")
    )


registry.declare(
    Facts(
        "party_years",
        (
            Dimension(
                "years_in_party",
                _("Years in the Party"),
                _("Members by completed years since they were admitted in the membership that runs on the day."),
                "Biểu 3-BTCTW",
            ),
        ),
        party_year_facts,
    )
)
