"""Small database expressions on dates and ranges that constraints and models share."""

from django.contrib.postgres.fields import DateRangeField
from django.db.models import CharField, DateField, Func


class DateRangeFunc(Func):
    """`daterange(lower, upper)`: from the first day on, up to but without the second."""

    function = "daterange"
    output_field = DateRangeField()


class CertainDay(Func):
    """The first day on which a dated fact is certain (SQL `core_certain_day`): (date, precision, reported on)."""

    function = "core_certain_day"
    output_field = DateField()


class Folded(Func):
    """Text without tones, marks and case (SQL `core_fold`)."""

    function = "core_fold"


class PublicCode(Func):
    """The next public code with a prefix (SQL `core_public_code`): CB-000123."""

    function = "core_public_code"
    output_field = CharField()


class MonthsLater(Func):
    """A day some months after another; the last day of that month where it is shorter, nothing without a number."""

    template = "(%(expressions)s))::date"
    arg_joiner = " + make_interval(months => "
    output_field = DateField()
