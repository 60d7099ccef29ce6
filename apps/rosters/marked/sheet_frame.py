"""What a sheet has beside its cells: widths and heights, merged spans, comments, what stays in sight, its paper."""

from collections.abc import Sequence
from typing import Any

from apps.rosters.looks.words import Band, Paper, SheetLook

# One letter of the usual font and the space beside a text, in pixels: by these .xlsx tells widths.
LETTER, SPACE = 7, 5
MARGINS = ("left", "right", "top", "bottom")
LONGEST_HEADER, LONGEST_NOTE = 255, 32_000
HIGHEST, WIDEST = 409, 255


def write_frame(page: Any, sheet: SheetLook, formats: Sequence[Any]) -> None:
    """All but the cells, onto a page of xlsxwriter."""
    if sheet.row_height and sheet.row_height <= HIGHEST:
        page.set_default_row(sheet.row_height)
    for (first, last), band in sheet.columns.items():
        page.set_column(first, last, _letters(band), _format(band, formats), {"hidden": band.is_hidden})
    for row, band in sheet.rows.items():
        height = min(band.size, HIGHEST) if band.size else None
        page.set_row(row, height, _format(band, formats), {"hidden": band.is_hidden})
    for top, left, bottom, right in sheet.merges:
        page.merge_range(top, left, bottom, right, "")
    for note in {(note.row, note.column): note for note in sheet.notes if note.text}.values():
        page.write_comment(note.row, note.column, note.text[:LONGEST_NOTE], {"author": note.author[:50]})
    for span, choice in sheet.choices:
        page.data_validation(*span, dict(choice.options))
    if sheet.frozen:
        page.freeze_panes(*sheet.frozen)
    if sheet.zoom:
        page.set_zoom(sheet.zoom)
    if not sheet.has_grid:
        page.hide_gridlines(2)
    _set_paper(page, sheet.paper)


def _letters(band: Band) -> float | None:
    return max(0.0, (min(band.size, WIDEST) * LETTER - SPACE) / LETTER) if band.size else None


def _format(band: Band, formats: Sequence[Any]) -> Any:
    return formats[band.look] if band.look is not None else None


def _set_paper(page: Any, paper: Paper) -> None:
    if paper.size:
        page.set_paper(paper.size)
    if paper.is_landscape:
        page.set_landscape()
    if paper.fit:
        page.fit_to_pages(*paper.fit)
    elif paper.scale:
        page.set_print_scale(paper.scale)
    page.set_margins(**{side: inches for side, inches in paper.margins.items() if side in MARGINS})
    page.set_header(_short(paper.header), _margin(paper, "header"))
    page.set_footer(_short(paper.footer), _margin(paper, "footer"))
    if paper.is_centred_across:
        page.center_horizontally()
    if paper.is_centred_down:
        page.center_vertically()
    if paper.area:
        page.print_area(*paper.area)
    if paper.repeated_rows:
        page.repeat_rows(*paper.repeated_rows)
    if paper.repeated_columns:
        page.repeat_columns(*paper.repeated_columns)
    if paper.breaks:
        page.set_h_pagebreaks(sorted({row for row in paper.breaks if row})[:1_000])


def _short(text: str) -> str:
    """Longer ones Excel calls damage."""
    return text if len(text) <= LONGEST_HEADER else ""


def _margin(paper: Paper, side: str) -> dict[str, float] | None:
    return {"margin": paper.margins[side]} if side in paper.margins else None
