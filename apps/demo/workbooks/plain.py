"""Short rosters of many communes at once: what was sent in a period that is long over, to be looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from io import BytesIO
from uuid import UUID

import xlsxwriter

from apps.cadres.models import Posting

# From which the acts of invented applications take their numbers.
NAMESPACE = UUID("6b0b6a1e-9f3c-4b57-8a60-3f7a1c2d4e5f")
HEADER = ("TT", "Họ và tên", "Ngày, tháng, năm sinh", "Chức vụ, chức danh")
WIDTHS = (5, 26, 20, 40)


def plain_rosters(units: Collection[int], day: date) -> dict[int, bytes]:
    """A workbook for each unit with the names of who served there on the day."""
    posts = Posting.objects.running_on(day).counted().filter(unit__in=units, is_primary=True)
    people: dict[int, list[tuple[str, str, str]]] = defaultdict(list)
    for post in posts.select_related("cadre", "title").order_by("title__position", "cadre__sort_key"):
        people[post.unit_id].append((post.cadre.full_name, str(post.cadre.birth or ""), post.title.label_vi))
    return {unit: _workbook(people[unit], day) for unit in units}


def _workbook(people: list[tuple[str, str, str]], day: date) -> bytes:
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"created": day})
        sheet = book.add_worksheet("Danh sách")
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
        sheet.write_string(0, 1, "DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC")
        sheet.write_string(1, 1, f"(Tính đến ngày {day:%d/%m/%Y})")
        sheet.write_row(3, 0, HEADER, book.add_format({"bold": True, "border": 1}))
        for number, person in enumerate(people, 1):
            sheet.write_row(3 + number, 0, (number, *person))
    return stream.getvalue()
