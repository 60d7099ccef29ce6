"""The first and the last day of a class in one cell: Từ 03/7/2024 đến 24/9/2024."""

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_dates import partial_date_of
from apps.core.dates import Precision
from apps.rosters.formats import Cell, Column, Finding, Parsed, Reader
from apps.rosters.remarks import explain

SPAN_UNCLEAR = explain(
    "F306",
    _("“%(value)s” does not name a first and a last day."),
    _("Write it as 03/7/2024 - 24/9/2024, or in two columns."),
)
DAY = r"(?:ngày\s+)?(\d{1,2}\s*[/.]\s*\d{1,2}\s*[/.]\s*\d{4}|\d{1,2}-\d{1,2}-\d{4})"
SPAN = re.compile(rf"(?:từ\s+)?{DAY}\s*(?:-|–|—|đến(?:\s+hết)?|tới)\s*{DAY}", re.IGNORECASE)
WHAT = (
    "",
    " học",
    " mở lớp",
    " tổ chức",
    " tổ chức lớp",
    " đào tạo",
    " bồi dưỡng",
    " đào tạo, bồi dưỡng",
    " thực hiện",
)


def read_span(cell: Cell) -> Parsed:
    found = SPAN.fullmatch(" ".join(cell.text.split()))
    days = [partial_date_of(Cell(text, text), "starts_on")[0] for text in found.groups()] if found else []
    if not days or any(each is None or each.precision != Precision.DAY for each in days):
        return Parsed({}, (Finding(SPAN_UNCLEAR, key="starts_on"),))
    first, last = days
    return Parsed({"starts_on": first, "ends_on": last})


def _reader(_day: date) -> Reader:
    return read_span


SPAN_COLUMN = Column(
    "class_span",
    _("First and last day"),
    (*(f"Thời gian{what} (từ ngày đến ngày)" for what in WHAT), *(f"Thời gian{what}" for what in WHAT),
     "Từ ngày đến ngày", "Từ ngày - đến ngày"),
    _reader,
    states=("starts_on", "ends_on"),
    otherwise="starts_on",
    position=4,
    in_template=False,
    is_measured=True,
)  # fmt: skip
