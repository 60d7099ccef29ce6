"""Of what each figure of a composed table is taken, in the words that stand below it."""

from django.utils.translation import gettext_lazy as _

from apps.reporting.composed.shows import Show
from apps.reporting.definitions import StrOrPromise

# Some name the first group or the first day of the table.
BASES: dict[Show, StrOrPromise] = {
    Show.ROW_SHARE: _("Share of the row: persons of the cell among all persons of the row."),
    Show.COLUMN_SHARE: _("Share of the column: persons of the cell among all persons of the column."),
    Show.WHOLE_SHARE: _("Share of all counted: persons of the cell among all whom the table counts on the day."),
    Show.GROUP_SHARE: _(
        "Share of the group: persons of the cell among all of the group in the same units on the day, also those"
        " whom the filters leave out."
    ),
    Show.FIRST_SHARE: _("Compared with the first group: persons of the cell for 100 persons of “%(group)s” there."),
    Show.OPENING_SHARE: _(
        "Of those at the beginning: persons of the cell for 100 persons of the row at the beginning."
    ),
    Show.DIFFERENCE: _("Differences are to the first day of the table, %(day)s."),
    Show.MEAN_UNITS: _("Mean per commune: persons of the cell divided by all communes there, also those without any."),
    Show.UNITS_WITH: _("Communes with at least so many persons of the cell, of all communes there."),
    Show.UNITS_WITH_SHARE: _(
        "Share of communes with at least so many persons of the cell: of all communes there, in percent."
    ),
    Show.UNITS_BELOW: _("Communes with fewer persons of the cell, also those without any, of all communes there."),
    Show.UNITS_SHARE: _(
        "Communes that reach the share: of all with anyone in the row those in which so large a share of the row"
        " stands in the cell."
    ),
    Show.PER_THOUSAND: _(
        "Persons per 1,000 inhabitants: persons of the cell divided by the inhabitants of all units there."
    ),
    Show.INHABITANTS_EACH: _(
        "Inhabitants per person: the inhabitants of all units there divided by the persons of the cell."
    ),
    Show.ALLOTTED_RATE: _(
        "Of the posts allotted: persons of the cell for 100 posts allotted to the group in all units there."
    ),
    Show.ALLOTTED_GAP: _(
        "More or fewer than allotted: all persons of the group less its posts; people above the posts of one unit and"
        " vacancies of another offset each other. Vacancies that are not set off stand on the page “Establishment”."
    ),
    Show.ALLOWED_RATE: _(
        "Of the most posts by law: persons of the cell for 100 posts that the law allows the group in all units there."
    ),
    Show.ALLOWED_GAP: _("More or fewer than the most by law: all persons of the group less that number."),
    Show.GROWTH: _("Growth: more or fewer than on the first day, in percent of the first day."),
    Show.ROW_SHARE_CHANGE: _("Change of the share of the row since the first day, in percentage points."),
    Show.COLUMN_SHARE_CHANGE: _("Change of the share of the column since the first day, in percentage points."),
    Show.MEAN_AGE: _("Mean age in completed years of those whose birth date tells it."),
    Show.MEDIAN_AGE: _("Median age: half of those whose birth date tells it are as old or older."),
    Show.LOWEST_AGE: _("Youngest: the lowest age in completed years of those whose birth date tells it."),
    Show.HIGHEST_AGE: _("Oldest: the highest age in completed years of those whose birth date tells it."),
    Show.MEAN_SERVICE: _("Mean years of service: completed years since the latest recruitment that is recorded."),
    Show.MEDIAN_SERVICE: _("Median years of service: half of those with a recruitment served as long or longer."),
    Show.MEAN_POST: _("Mean years in the post: of those of whom the first day in the post is known."),
    Show.MEDIAN_POST: _("Median years in the post: half of those with a known first day held it as long or longer."),
    Show.COLUMN_GAP: _(
        "Difference to the first column: the figure to its left less the same one of the first column beside it;"
        " of shares in percentage points."
    ),
    Show.ROW_GAP: _(
        "Difference to the first row: the figure to its left less the same one of the first row beside it; of"
        " shares in percentage points."
    ),
    Show.TOTAL_GAP: _(
        "Difference to the row of the total: the figure to its left less the same one of the row that holds it; of"
        " shares in percentage points."
    ),
    Show.COLUMN_TIMES: _(
        "Times the first column: the figure to its left divided by that of the first column beside it."
    ),
    Show.ROW_TIMES: _("Times the first row: the figure to its left divided by that of the first row beside it."),
    Show.TOTAL_TIMES: _("Times the row of the total: the figure to its left divided by that of the row that holds it."),
    Show.RANK: _(
        "Rank: from the highest down by the figure to its left; rows with the same figure share a rank, and who is"
        " unknown has none."
    ),
}
# Where changes are since the day before in the table.
STEP_BASES: dict[Show, StrOrPromise] = {
    Show.DIFFERENCE: _("Differences are to the day before it in the table."),
    Show.GROWTH: _("Growth: more or fewer than on the day before it in the table, in percent of that day."),
    Show.ROW_SHARE_CHANGE: _("Change of the share of the row since the day before it, in percentage points."),
    Show.COLUMN_SHARE_CHANGE: _("Change of the share of the column since the day before it, in percentage points."),
}
