"""A span as page, workbook and lists say it."""

from django.utils.translation import gettext as __

from apps.reporting.tallies.definitions import Span


def span_words(span: Span) -> str:
    """From 01/07/2020 to 28/02/2025, both days included."""
    last = f"{span.last:%d/%m/%Y}"
    if span.first is None:
        return __("Everything recorded up to %(last)s") % {"last": last}
    return __("From %(first)s to %(last)s, both days included") % {"first": f"{span.first:%d/%m/%Y}", "last": last}
