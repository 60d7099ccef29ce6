"""The list behind a number as a file: a workbook that says what it lists, or CSV."""

import io
from collections.abc import Iterator

import xlsxwriter
from django.utils.translation import gettext as __

from apps.core.spreadsheets import WORDS_STAY_WORDS, csv_text
from apps.reporting.renderers.workbook import FIRST_ROW, formats_of, headed_sheet
from apps.reporting.tallies.behind import EventsBehind
from apps.reporting.tallies.spans import span_words


def to_csv(behind: EventsBehind) -> bytes:
    return csv_text([_headings(behind), *_rows(behind)]).encode()


def to_workbook(behind: EventsBehind) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, **WORDS_STAY_WORDS}) as file:
        formats = formats_of(file)
        sheet = headed_sheet(file, formats, __("List"), _title_lines(behind), frozen=1)
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, len(_headings(behind)), 24)
        for column, heading in enumerate(_headings(behind)):
            sheet.write_string(FIRST_ROW, column, heading, formats["head"])
        for number, row in enumerate(_rows(behind), start=FIRST_ROW + 1):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, formats["text"])
    return stream.getvalue()


def _title_lines(behind: EventsBehind) -> tuple[str, ...]:
    return (
        f"{behind.group.title}: {behind.measure.title}, {behind.category.title}",
        __("Unit: %(unit)s (code %(code)s)") % {"unit": behind.unit.title, "code": behind.unit.code},
        span_words(behind.span),
        behind.words,
    )


def _headings(behind: EventsBehind) -> list[str]:
    return [__("Name"), __("Code"), *(str(heading) for heading in behind.listing.headings)]


def _rows(behind: EventsBehind) -> Iterator[list[str]]:
    for line in behind.listing.lines(behind.rows, behind.span.last):
        yield [line.name, line.code, *line.facts]
