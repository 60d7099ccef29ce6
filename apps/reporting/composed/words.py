"""Words of the builder's choices that stand nowhere else."""

from django.utils.translation import gettext_lazy as _

from apps.reporting.composed.shows import Show
from apps.reporting.definitions import StrOrPromise

DAYS_WORDS: dict[str, StrOrPromise] = {
    "asked": _("that day alone"),
    "year_earlier": _("that day and a year earlier"),
    "year_ends_3": _("the last three year ends and that day"),
    "year_ends_5": _("the last five year ends and that day"),
    "own": _("days of my own"),
}
WORDS: dict[Show, StrOrPromise] = {
    Show.ROW_SHARE: _("of all persons of the same row"),
    Show.COLUMN_SHARE: _("of all persons of the same column"),
    Show.WHOLE_SHARE: _("of all whom the table counts"),
    Show.GROUP_SHARE: _("of the whole group, also whom the filters leave out"),
    Show.FIRST_SHARE: _("of the persons of the first group in the same row and column; choose several groups"),
    Show.OPENING_SHARE: _("persons who came or left for 100 at the beginning; divide by increase and decrease"),
    Show.DIFFERENCE: _("where several days stand side by side"),
    Show.GROWTH: _("where several days stand side by side, in percent"),
    Show.ROW_SHARE_CHANGE: _("of all persons of the same row, in percentage points"),
    Show.COLUMN_SHARE_CHANGE: _("of all persons of the same column, in percentage points"),
    Show.UNITS: _("all communes there, whoever serves in them"),
    Show.MEAN_UNITS: _("persons divided by the communes there"),
    Show.UNITS_WITH: _("how many communes have the number of persons given below"),
    Show.UNITS_WITH_SHARE: _("in percent of all communes there"),
    Show.UNITS_BELOW: _("how many communes have fewer than the number given below; with 1: those without anyone"),
    Show.UNITS_SHARE: _("in how many communes so large a share of the row stands in the cell"),
    Show.INHABITANTS: _("of the units there, as recorded on their pages; empty where one of them is not"),
    Show.AREA: _("of the units there"),
    Show.PER_THOUSAND: _("persons of the cell for 1,000 inhabitants of the units there"),
    Show.INHABITANTS_EACH: _("how many inhabitants come to one person of the cell"),
    Show.ALLOTTED: _("of the group and the year of the day, to the units there"),
    Show.ALLOTTED_RATE: _("persons of the cell for 100 posts allotted"),
    Show.ALLOTTED_GAP: _(
        "all persons of the group less the posts allotted; excess and vacancies of units offset each other"
    ),
    Show.ALLOWED: _("for the class and kind of the units there, without what the law adds for their size"),
    Show.ALLOWED_RATE: _("persons of the cell for 100 posts that the law allows"),
    Show.ALLOWED_GAP: _("all persons of the group less the most by law"),
    Show.MEAN_AGE: _("in completed years"),
    Show.MEDIAN_AGE: _("half of them are as old or older"),
    Show.LOWEST_AGE: _("the lowest age in completed years"),
    Show.HIGHEST_AGE: _("the highest age in completed years"),
    Show.MEAN_SERVICE: _("completed years since the latest recruitment"),
    Show.MEDIAN_SERVICE: _("half of them have served as long or longer"),
    Show.MEAN_POST: _("completed years in the post of the day"),
    Show.MEDIAN_POST: _("half of them have held it as long or longer"),
    Show.COLUMN_GAP: _("women less men, say: this column less the first one beside it"),
    Show.ROW_GAP: _("this row less the first one beside it"),
    Show.TOTAL_GAP: _("of a district against the province, say: this row less the total above it"),
    Show.COLUMN_TIMES: _("how many times the figure of the first column, or of the first day"),
    Show.ROW_TIMES: _("how many times the figure of the first row beside it"),
    Show.TOTAL_TIMES: _("how many times the figure of the total above it: of a mean or a share, say"),
    Show.RANK: _("from the highest down"),
}


def show_words(show: Show) -> str:
    return str(WORDS.get(show, ""))
