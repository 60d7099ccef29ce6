"""The indicators of ratings, commendations and votes of confidence (domain 6.3, 6.4)."""

from django.utils.translation import gettext_lazy as _

from apps.appraisal.measures import LAW as RATING_LAW
from apps.appraisal.reports import LAW as VOTE_LAW
from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.register import declare
from apps.reporting.indicators.sources import OfReport, OfTally

STAFF = ("cadres_and_civil_servants", "cadres", "civil_servants")
GROUP = _("All persons of the group on the day.")

declare(
    Indicator(
        "I21",
        _("Yearly ratings"),
        _("Staff by their rating of the last full year, of those who were rated and of all."),
        _("Persons with this level of the last full year; who was not rated is shown."),
        _("Persons who were rated; in the second table all persons of the group on the day."),
        Field.CONDUCT,
        OfReport("ratings", STAFF, ("rating",), bases=("rated", "")),
        legal_basis=RATING_LAW,
    ),
    Indicator(
        "I24",
        _("Commendations"),
        _("Staff with at least one commendation of the last full year."),
        _("Persons commended in the last full year."),
        _("All persons of the group on the day, not the mean of the year."),
        Field.CONDUCT,
        OfReport("ratings", STAFF, ("commended",)),
        legal_basis="Luật Thi đua, khen thưởng 2022",
    ),
    Indicator(
        "I35",
        _("Votes of confidence"),
        _("Persons on whom a vote of confidence was taken, by their share of low votes, and the ballots given."),
        _("Persons by the share of low votes of their vote; ballots high, of confidence and low."),
        _("Persons voted on; of the ballots all that were given in the row."),
        Field.CONDUCT,
        OfTally("votes", ("voted_on", "high_ballots", "medium_ballots", "low_ballots"), ("low_share",)),
        _("persons, ballots"),
        VOTE_LAW,
        remarks=_("More than half low, or two thirds low, has consequences; whole numbers decide, not percentages."),
    ),
)
