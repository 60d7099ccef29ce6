"""The definition of a composed table as the JSON interface documents it; `flat` reads it and says what is wrong."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from apps.reporting.composed.definitions import ASKED, REST, THEN, Order
from apps.reporting.composed.shows import Show
from apps.reporting.definitions import StrOrPromise

SHOWS = [(each.value, each.title) for each in Show]
ORDERS = [(each.value, each.title) for each in Order]


def codes(about: StrOrPromise) -> serializers.ListField:
    return serializers.ListField(child=serializers.CharField(), required=False, help_text=about)


class JoinedSerializer(serializers.Serializer[None]):
    title = serializers.CharField()
    categories = codes(format_lazy(_("Categories or units that stand as one row; “{rest}”: all others."), rest=REST))


class ChosenSerializer(serializers.Serializer[None]):
    """One step of the rows or of the columns."""

    dimension = serializers.CharField(help_text=_("Code of a dimension; “unit”, “group”, “day” or “flow”."))
    categories = codes(_("The categories to show; all if left out."))
    level = serializers.CharField(required=False, help_text=_("Of units: their level."))
    has_total = serializers.BooleanField(required=False, default=True)
    is_known_only = serializers.BooleanField(
        required=False, help_text=_("Who has no information is not counted at all.")
    )
    hides_unknown = serializers.BooleanField(
        required=False, help_text=_("Who has no information stands in the total alone.")
    )
    order = serializers.ChoiceField(choices=ORDERS, required=False, default=Order.LISTED.value)
    is_beside = serializers.BooleanField(required=False, help_text=_("Beside the step before it, not within it."))
    joined = JoinedSerializer(many=True, required=False)
    bands = serializers.ListField(
        child=serializers.IntegerField(),
        required=False,
        help_text=_("Of whole years: the last year of every band but the last one."),
    )


class FilterSerializer(serializers.Serializer[None]):
    dimension = serializers.CharField()
    categories = codes(_("Who stands in one of them is counted."))
    is_excluded = serializers.BooleanField(required=False, help_text=_("Only the others are counted."))


class SortingSerializer(serializers.Serializer[None]):
    """The rows in the order of one figure of one column."""

    column = serializers.CharField(allow_blank=True, help_text=_("The codes of the column, with “~” between them."))
    show = serializers.ChoiceField(choices=SHOWS)
    is_lowest_first = serializers.BooleanField(required=False)
    first = serializers.IntegerField(required=False, help_text=_("How many rows are shown; all if left out."))


class CompositionSerializer(serializers.Serializer[None]):
    """What a composed table counts, and how it stands."""

    title = serializers.CharField(required=False)
    groups = serializers.ListField(child=serializers.CharField(), help_text=_("Groups of people."))
    rows = ChosenSerializer(many=True, required=False)
    columns = ChosenSerializer(many=True, required=False)
    filters = FilterSerializer(many=True, required=False)
    shows = serializers.ListField(child=serializers.ChoiceField(choices=SHOWS), required=False)
    days = codes(
        format_lazy(_("“{asked}”, “{asked}-1y”, “year_end-0”, or days as 2024-12-31; at first “{asked}”."), asked=ASKED)
    )
    unit = serializers.CharField(required=False, help_text=_("Official code, or several with commas."))
    geography = serializers.CharField(required=False, default=THEN)
    least = serializers.IntegerField(required=False, help_text=_("From how many persons on a commune counts."))
    least_share = serializers.IntegerField(required=False, help_text=_("From how many percent on a commune counts."))
    is_without_empty = serializers.BooleanField(required=False)
    sorting = SortingSerializer(required=False)
    is_stepwise = serializers.BooleanField(
        required=False, help_text=_("Whether changes are since the day before and not since the first one.")
    )
    is_numbered = serializers.BooleanField(required=False, help_text=_("Rows and columns bear numbers."))
