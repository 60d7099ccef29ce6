"""The figures that a cell of a composed table can show, with their words."""

from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from apps.reporting.definitions import StrOrPromise


class Show(Enum):
    """A figure of a cell."""

    PERSONS = "persons"
    ROW_SHARE = "row_share"
    COLUMN_SHARE = "column_share"
    WHOLE_SHARE = "whole_share"
    GROUP_SHARE = "group_share"
    FIRST_SHARE = "first_share"
    OPENING_SHARE = "opening_share"
    DIFFERENCE = "difference"
    GROWTH = "growth"
    ROW_SHARE_CHANGE = "row_share_change"
    COLUMN_SHARE_CHANGE = "column_share_change"
    UNITS = "units"
    MEAN_UNITS = "mean_units"
    UNITS_WITH = "units_with"
    UNITS_WITH_SHARE = "units_with_share"
    UNITS_BELOW = "units_below"
    UNITS_SHARE = "units_share"
    INHABITANTS = "inhabitants"
    AREA = "area"
    PER_THOUSAND = "per_thousand"
    INHABITANTS_EACH = "inhabitants_each"
    ALLOTTED = "allotted"
    ALLOTTED_RATE = "allotted_rate"
    ALLOTTED_GAP = "allotted_gap"
    ALLOWED = "allowed"
    ALLOWED_RATE = "allowed_rate"
    ALLOWED_GAP = "allowed_gap"
    MEAN_AGE = "mean_age"
    MEDIAN_AGE = "median_age"
    LOWEST_AGE = "lowest_age"
    HIGHEST_AGE = "highest_age"
    MEAN_SERVICE = "mean_service"
    MEDIAN_SERVICE = "median_service"
    MEAN_POST = "mean_post"
    MEDIAN_POST = "median_post"
    # What follows speaks of the figure to its left.
    COLUMN_GAP = "column_gap"
    ROW_GAP = "row_gap"
    TOTAL_GAP = "total_gap"
    COLUMN_TIMES = "column_times"
    ROW_TIMES = "row_times"
    TOTAL_TIMES = "total_times"
    RANK = "rank"

    @property
    def title(self) -> StrOrPromise:
        return SHOW_TITLES[self]

    @property
    def is_share(self) -> bool:
        return self in SHARES

    @property
    def is_of_percent(self) -> bool:
        """Shares and what changes of them; their differences are points of percent."""
        return self.is_share or self in OF_PERCENT

    @property
    def compares(self) -> bool:
        """Whether it says something only beside a first day."""
        return self in (Show.DIFFERENCE, Show.GROWTH, *SHARE_CHANGES)

    @property
    def is_gap(self) -> bool:
        return self in GAPS

    @property
    def is_ratio(self) -> bool:
        """How many times the same figure of another cell."""
        return self in RATIOS

    @property
    def is_beside(self) -> bool:
        """Whether it sets the figure to its left against the same one of another cell."""
        return self.is_gap or self.is_ratio

    @property
    def follows(self) -> bool:
        """Whether it speaks of the figure to its left."""
        return self.is_beside or self is Show.RANK

    @property
    def counts_units(self) -> bool:
        return self in (Show.UNITS_WITH, Show.UNITS_WITH_SHARE, Show.UNITS_BELOW, Show.UNITS_SHARE)

    @property
    def is_of_units(self) -> bool:
        """Whether it tells of the units of a row, whoever serves in them."""
        return self in (Show.UNITS, Show.INHABITANTS, Show.AREA, *POSTS)

    @property
    def is_posts_gap(self) -> bool:
        """Whether it sets all persons of a group against its posts, which no part of them can be."""
        return self in (Show.ALLOTTED_GAP, Show.ALLOWED_GAP)

    @property
    def has_own_of_groups(self) -> bool:
        """Whether the units have another number of it for each group."""
        return self in OF_GROUPS

    def amount_of(self, group: str) -> str:
        """The number of units that it needs for the group; empty where it needs none."""
        amount = AMOUNTS.get(self, "")
        return f"{amount}.{group}" if self.has_own_of_groups else amount

    @property
    def of_years(self) -> "OfYears | None":
        return YEARS.get(self)


class Summary(Enum):
    """What is told of the years of many persons."""

    MEAN = "mean"
    MEDIAN = "median"
    LOWEST = "lowest"
    HIGHEST = "highest"


@dataclass(frozen=True)
class OfYears:
    """A summary of a dimension whose rows are whole years."""

    dimension: str
    summary: Summary = Summary.MEAN

    @property
    def is_whole(self) -> bool:
        """Whether it is somebody's number of years, and no mean of several."""
        return self.summary in (Summary.LOWEST, Summary.HIGHEST)


SHARES = (Show.ROW_SHARE, Show.COLUMN_SHARE, Show.WHOLE_SHARE, Show.GROUP_SHARE, Show.FIRST_SHARE, Show.OPENING_SHARE)
RATES = (Show.ALLOTTED_RATE, Show.ALLOWED_RATE)
SHARE_CHANGES = (Show.ROW_SHARE_CHANGE, Show.COLUMN_SHARE_CHANGE)
OF_PERCENT = (Show.UNITS_WITH_SHARE, *RATES, Show.GROWTH, *SHARE_CHANGES)
GAPS = (Show.COLUMN_GAP, Show.ROW_GAP, Show.TOTAL_GAP)
RATIOS = (Show.COLUMN_TIMES, Show.ROW_TIMES, Show.TOTAL_TIMES)
YEARS = {
    Show.MEAN_AGE: OfYears("age_years"),
    Show.MEDIAN_AGE: OfYears("age_years", Summary.MEDIAN),
    Show.LOWEST_AGE: OfYears("age_years", Summary.LOWEST),
    Show.HIGHEST_AGE: OfYears("age_years", Summary.HIGHEST),
    Show.MEAN_SERVICE: OfYears("service_years"),
    Show.MEDIAN_SERVICE: OfYears("service_years", Summary.MEDIAN),
    Show.MEAN_POST: OfYears("post_years"),
    Show.MEDIAN_POST: OfYears("post_years", Summary.MEDIAN),
}
AMOUNTS = {
    Show.INHABITANTS: "inhabitants",
    Show.AREA: "area",
    Show.PER_THOUSAND: "inhabitants",
    Show.INHABITANTS_EACH: "inhabitants",
    Show.ALLOTTED: "posts_allotted",
    Show.ALLOTTED_RATE: "posts_allotted",
    Show.ALLOTTED_GAP: "posts_allotted",
    Show.ALLOWED: "posts_allowed",
    Show.ALLOWED_RATE: "posts_allowed",
    Show.ALLOWED_GAP: "posts_allowed",
}
POSTS = (Show.ALLOTTED, Show.ALLOWED)
OF_GROUPS = (*POSTS, *RATES, Show.ALLOTTED_GAP, Show.ALLOWED_GAP)
STEP_TITLES: dict[Show, StrOrPromise] = {
    Show.DIFFERENCE: _("More or fewer than on the day before"),
    Show.GROWTH: _("Growth since the day before, %"),
    Show.ROW_SHARE_CHANGE: _("Change of the share of the row since the day before, points of %"),
    Show.COLUMN_SHARE_CHANGE: _("Change of the share of the column since the day before, points of %"),
}
SHOW_TITLES: dict[Show, StrOrPromise] = {
    Show.PERSONS: _("Persons"),
    Show.ROW_SHARE: _("Share of the row, %"),
    Show.COLUMN_SHARE: _("Share of the column, %"),
    Show.WHOLE_SHARE: _("Share of all counted, %"),
    Show.GROUP_SHARE: _("Share of the group, %"),
    Show.FIRST_SHARE: _("Compared with the first group, %"),
    Show.OPENING_SHARE: _("Of those at the beginning, %"),
    Show.DIFFERENCE: _("More or fewer than on the first day"),
    Show.GROWTH: _("Growth since the first day, %"),
    Show.ROW_SHARE_CHANGE: _("Change of the share of the row, points of %"),
    Show.COLUMN_SHARE_CHANGE: _("Change of the share of the column, points of %"),
    Show.UNITS: _("Number of communes"),
    Show.MEAN_UNITS: _("Mean per commune"),
    Show.UNITS_WITH: _("Communes with at least so many"),
    Show.UNITS_WITH_SHARE: _("Share of communes with at least so many, %"),
    Show.UNITS_BELOW: _("Communes with fewer than so many"),
    Show.UNITS_SHARE: _("Communes that reach the share"),
    Show.INHABITANTS: _("Inhabitants"),
    Show.AREA: _("Area, km²"),
    Show.PER_THOUSAND: _("Persons per 1,000 inhabitants"),
    Show.INHABITANTS_EACH: _("Inhabitants per person"),
    Show.ALLOTTED: _("Posts allotted"),
    Show.ALLOTTED_RATE: _("Of the posts allotted, %"),
    Show.ALLOTTED_GAP: _("More or fewer than allotted"),
    Show.ALLOWED: _("Most posts by law"),
    Show.ALLOWED_RATE: _("Of the most posts by law, %"),
    Show.ALLOWED_GAP: _("More or fewer than the most by law"),
    Show.MEAN_AGE: _("Mean age, years"),
    Show.MEDIAN_AGE: _("Median age, years"),
    Show.LOWEST_AGE: _("Youngest, years"),
    Show.HIGHEST_AGE: _("Oldest, years"),
    Show.MEAN_SERVICE: _("Mean years of service"),
    Show.MEDIAN_SERVICE: _("Median years of service"),
    Show.MEAN_POST: _("Mean years in the post"),
    Show.MEDIAN_POST: _("Median years in the post"),
    Show.COLUMN_GAP: _("Difference to the first column"),
    Show.ROW_GAP: _("Difference to the first row"),
    Show.TOTAL_GAP: _("Difference to the row of the total"),
    Show.COLUMN_TIMES: _("Times the first column"),
    Show.ROW_TIMES: _("Times the first row"),
    Show.TOTAL_TIMES: _("Times the row of the total"),
    Show.RANK: _("Rank among the rows"),
}
# As the builder offers them.
TOPICS: tuple[tuple[StrOrPromise, tuple[Show, ...]], ...] = (
    (_("Numbers and shares"), (Show.PERSONS, *SHARES)),
    (_("Between days"), (Show.DIFFERENCE, Show.GROWTH, *SHARE_CHANGES)),
    (
        _("Communes"),
        (
            Show.UNITS,
            Show.MEAN_UNITS,
            Show.UNITS_WITH,
            Show.UNITS_WITH_SHARE,
            Show.UNITS_BELOW,
            Show.UNITS_SHARE,
        ),
    ),
    (_("Population and area"), tuple(show for show in AMOUNTS if show not in OF_GROUPS)),
    (_("Establishment"), tuple(show for show in AMOUNTS if show in OF_GROUPS)),
    (_("Years of age and service"), tuple(YEARS)),
    (_("Of the figure to its left"), (*GAPS, *RATIOS, Show.RANK)),
)
