"""The sheet that lists every remark with a link to its cell, as the last sheet and the one that opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from xml.sax.saxutils import escape

from django.utils.translation import gettext as _
from lxml import etree

from apps.rosters.marked.package import MAIN, OFFICE, SPREADSHEET, Package, clean, main
from apps.rosters.marked.styles import HEAD_COLOUR, ISSUE_COLOUR, NOTICE_COLOUR, Look, Styles
from apps.rosters.templates_out import ERRORS_SHEET
from apps.rosters.values import Remark

WIDTHS = (6, 20, 10, 26, 70, 60)
LINE_HEIGHT, MOST_LINES = 15, 25
# Excel follows no more links in one sheet.
LINKS = 60_000
SHEET_TYPE = f"{SPREADSHEET}.worksheet+xml"
FRAME = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="{main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="{head}" topLeftCell="A{body}"
 activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A{body}" sqref="A{body}"/></sheetView>
</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>
{filter}{merges}{links}<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>
<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>
<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter></worksheet>"""


@dataclass(frozen=True)
class Line:
    """One row of the list."""

    colour: str
    texts: tuple[str, ...]
    link: str = ""


def add_list(
    package: Package, styles: Styles, issues: Sequence[Remark], notices: Sequence[Remark], told: Sequence[str]
) -> None:
    """Put the list behind all sheets; `told` are sentences on the workbook itself, above the list."""
    known = {each.get("name") for each in _sheets(package)}
    content = _content(styles, list(_lines(issues, notices, known)), told)
    part = package.free_name("xl/worksheets/sheet{}.xml")
    package.add(part, content.encode(), SHEET_TYPE)
    relation = package.relate(package.book_part, f"{OFFICE}/worksheet", part)
    taken = [int(each.get("sheetId", "0")) for each in _sheets(package)]
    sheet = etree.SubElement(_sheets(package), main("sheet"), name=ERRORS_SHEET, sheetId=str(max(taken, default=0) + 1))
    sheet.set(f"{{{OFFICE}}}id", relation)
    for view in package.book.iterfind(f"{main('bookViews')}/{main('workbookView')}"):
        view.set("activeTab", str(len(_sheets(package)) - 1))
        view.attrib.pop("firstSheet", None)


def take_away_list(package: Package) -> bool:
    """Remove the list of an earlier time; gives whether there was one."""
    names = [each.get("name") for each in _sheets(package)]
    if ERRORS_SHEET not in names:
        return False
    place = names.index(ERRORS_SHEET)
    sheet = _sheets(package)[place]
    relation = sheet.get(f"{{{OFFICE}}}id")
    package.remove(package.part_of(package.book_part, relation))
    package.unrelate(package.book_part, relation)
    _sheets(package).remove(sheet)
    for name in package.book.findall(f"{main('definedNames')}/{main('definedName')}"):
        _move_name(name, place)
    return True


def _move_name(name: etree._Element, place: int) -> None:
    """Names that belong to a sheet count its place among the sheets."""
    where = name.get("localSheetId")
    if where is not None and int(where) == place:
        name.getparent().remove(name)
    elif where is not None and int(where) > place:
        name.set("localSheetId", str(int(where) - 1))


def _sheets(package: Package) -> etree._Element:
    return package.book.find(main("sheets"))


def _lines(issues: Sequence[Remark], notices: Sequence[Remark], known: Iterable[str]) -> Iterator[Line]:
    """What must be settled comes first."""
    numbered = enumerate([*((ISSUE_COLOUR, each) for each in issues), *((NOTICE_COLOUR, each) for each in notices)], 1)
    for number, (colour, remark) in numbered:
        place = remark.place
        where = place.cell or (str(place.row) if place.row else "")
        sheet = place.sheet.replace("'", "''")
        link = f"'{sheet}'!{place.cell or f'A{place.row}'}" if place.row and place.sheet in known else ""
        yield Line(colour, (str(number), place.sheet, where, remark.value, remark.message(), remark.remedy()), link)


def _content(styles: Styles, lines: Sequence[Line], told: Sequence[str]) -> str:
    if not lines:
        told = [*told, _("Nothing in this workbook needs to be corrected.")]
    head = len(told) + 1
    rows = [_row(place, (text,), [styles.own(Look(is_bold=True))]) for place, text in enumerate(told, 1)]
    titles = (_("No."), _("Sheet"), _("Cell"), _("Value"), _("What was found"), _("What to do"))
    rows.append(_row(head, titles, [styles.own(Look(HEAD_COLOUR, is_bold=True, is_centred=True))] * len(titles)))
    text, link = styles.own(Look()), styles.own(Look(is_link=True))
    number = {colour: styles.own(Look(colour)) for colour in (ISSUE_COLOUR, NOTICE_COLOUR)}
    links: list[str] = []
    for place, line in enumerate(lines, head + 1):
        is_linked = bool(line.link) and len(links) < LINKS
        looks = [number[line.colour], text, link if is_linked else text, text, text, text]
        rows.append(_row(place, line.texts, looks, is_numbered=True))
        if is_linked:
            links.append(f'<hyperlink ref="C{place}" location={_quoted(line.link)} display={_quoted(line.texts[2])}/>')
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>' for place, width in enumerate(WIDTHS, 1)
    )
    merges = "".join(f'<mergeCell ref="A{place}:F{place}"/>' for place in range(1, head))
    return FRAME.format(
        main=MAIN,
        head=head,
        body=head + 1,
        columns=widths,
        rows="".join(rows),
        filter=f'<autoFilter ref="A{head}:F{head + len(lines)}"/>' if lines else "",
        merges=f'<mergeCells count="{len(told)}">{merges}</mergeCells>' if told else "",
        links=f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "",
    )


def _row(place: int, texts: Sequence[str], looks: Sequence[int], *, is_numbered: bool = False) -> str:
    cells = (
        f'<c r="{letter}{place}" s="{look}"><v>{text}</v></c>'
        if is_numbered and letter == "A"
        else f'<c r="{letter}{place}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{escape(clean(text))}</t>'
        "</is></c>"
        for letter, text, look in zip("ABCDEF", texts, looks, strict=False)
    )
    return f'<row r="{place}"{_height(texts)}>{"".join(cells)}</row>'


def _height(texts: Sequence[str]) -> str:
    """As high as the fullest cell needs, because not every program works that out by itself."""
    if len(texts) == 1:
        return ""
    lines = max(len(wrap(text, int(width))) for text, width in zip(texts, WIDTHS, strict=True))
    return f' ht="{min(lines, MOST_LINES) * LINE_HEIGHT}" customHeight="1"' if lines > 1 else ""


def _quoted(text: str) -> str:
    return '"' + escape(clean(text), {'"': "&quot;", "\n": " "}) + '"'
