"""What the sheets and styles of an .xlsx must hold: the parts of their XML in order, each reference to something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from apps.rosters.marked.notes import EXCEL_VML
from apps.rosters.marked.package import main
from apps.rosters.workbooks import letter_of, position_of

IN_BOOK = (
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
    "definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing "
    "fileRecoveryPr webPublishObjects extLst"
).split()
IN_SHEET = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches "
    "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls "
    "webPublishItems tableParts extLst"
).split()
IN_STYLES = ("numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst").split()
IN_XF = ("alignment", "protection", "extLst")
IN_FONT = frozenset("b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split())
CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})$")
# A name that is neither a cell (A1, R1C1) nor holds a blank.
NAMED = re.compile(r"(?!(?:[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*)$)[^\W\d][\w.\\?]{0,254}|_xlnm\.\w+|_\w*")
SHEETS = re.compile(r"""'((?:[^']|'')*)'!|([\w.]+)!""")
SAID = re.compile(r'"[^"]*"')
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE, LONGEST_MESSAGE = 31, 32_767, 32, 255
MOST_FORMATS, MOST_LINKS, FIRST_OWN_FORMAT = 64_000, 65_530, 164
WIDEST, HIGHEST = 255, 409.5
# Days are numbers from the first of January 1900 to the end of the year 9999; formats 14 to 17 and 22 show them.
WRITTEN_DAY = re.compile(r"(?:19|[2-9]\d)\d\d-\d\d-\d\d")
LAST_DAY, OF_DAYS = 2_958_466, range(14, 18)
STAYING = frozenset({"External"})

Area = tuple[int, int, int, int]


def order_faults(root: Any, known: list[str], *, repeated: tuple[str, ...] = ()) -> Iterator[str]:
    """Elements stand in the order of the schema, each once."""
    names = [etree.QName(each).localname for each in root.iterchildren(f"{main('*')}")]
    yield from (f"{each} is no part of it" for each in names if each not in known)
    places = [known.index(each) for each in names if each in known]
    if places != sorted(places):
        yield f"out of order: {' '.join(names)}"
    yield from (f"{each} twice" for each, times in Counter(names).items() if times > 1 and each not in repeated)


def row_faults(data: Any, formats: int, texts: int) -> Iterator[str]:
    last_row = 0
    for row in data:
        number = int(row.get("r", last_row + 1))
        if not last_row < number <= LAST_ROW:
            yield f"row {number} behind row {last_row}"
        if int(row.get("s", "0")) >= formats:
            yield f"row {number}: no such format"
        last_row, last = number, 0
        for cell in row:
            found = CELL.match(cell.get("r", ""))
            if not found or int(found[2]) != number or position_of(found[1]) + 1 <= last:
                yield f"cell {cell.get('r')} out of place in row {number}"
                continue
            last = position_of(found[1]) + 1
            yield from (f"cell {cell.get('r')}: {fault}" for fault in cell_faults(cell, formats, texts))


def cell_faults(cell: Any, formats: int, texts: int) -> Iterator[str]:
    kind, value = cell.get("t", "n"), cell.findtext(main("v"))
    if int(cell.get("s", "0")) >= formats:
        yield "no such format"
    if [etree.QName(each).localname for each in cell] not in ([], ["v"], ["f"], ["f", "v"], ["is"]):
        yield f"holds {[each.tag for each in cell]}"
    if kind == "s" and not (value and value.isdecimal() and int(value) < texts):
        yield f"no such text: {value}"
    if (kind == "inlineStr") != (cell.find(main("is")) is not None):
        yield "is no inline text"
    if kind == "n" and value is not None:
        float(value)
    if kind not in {"n", "s", "str", "inlineStr", "b", "e", "d"}:
        yield f"of kind {kind}"
    if len("".join(cell.itertext())) > LONGEST_TEXT:
        yield "longer than Excel takes"


def column_faults(root: Any, formats: int) -> Iterator[str]:
    reached = 0
    for each in root.iterfind(f"{main('cols')}/{main('col')}"):
        first, last = int(each.get("min")), int(each.get("max"))
        if not reached < first <= last <= LAST_COLUMN:
            yield f"columns {first} to {last} behind {reached}"
        if int(each.get("style", "0")) >= formats:
            yield f"columns {first}: no such format"
        reached = last
    cols = root.find(main("cols"))
    if cols is not None and not len(cols):
        yield "an empty list of columns"


def size_faults(root: Any) -> Iterator[str]:
    for each in root.iterfind(f"{main('cols')}/{main('col')}"):
        if float(each.get("width", "0")) > WIDEST:
            yield f"column {each.get('min')} is {each.get('width')} wide"
    for row in root.iter(main("row")):
        if float(row.get("ht", "0")) > HIGHEST:
            yield f"row {row.get('r')} is {row.get('ht')} high"


def day_faults(root: Any, styles: Any) -> Iterator[str]:
    """A number that is shown as a day lies among the days that Excel knows."""
    own = {each.get("numFmtId"): each.get("formatCode") for each in styles.iter(main("numFmt"))}
    shown = [each.get("numFmtId", "0") for each in styles.find(main("cellXfs"))]
    are_days = [int(each) in OF_DAYS or "yy" in own.get(each, "").lower() for each in shown]
    for cell in root.iter(main("c")):
        value = cell.findtext(main("v"))
        is_day = value and cell.get("t", "n") == "n" and are_days[int(cell.get("s", "0"))]
        if is_day and not 0 <= float(value) < LAST_DAY:
            yield f"cell {cell.get('r')} shows {value} as a day"
        if cell.get("t") == "d" and not WRITTEN_DAY.match(value or ""):
            yield f"cell {cell.get('r')} holds no day: {value}"


def named_sheets(formula: str) -> set[str]:
    """The sheets that a formula names, but for those of other workbooks; words that it says name none."""
    found = SHEETS.findall(SAID.sub("", formula))
    return {quoted.replace("''", "'") or plain for quoted, plain in found if "]" not in quoted}


def area_of(reference: str) -> Area:
    ends = [CELL.fullmatch(each.replace("$", "")) for each in reference.split(":")]
    (left, top), (right, bottom) = ((position_of(each[1]), int(each[2])) for each in (ends[0], ends[-1]) if each)
    return top, left, bottom, right


def span_faults(root: Any) -> Iterator[str]:
    merges = root.find(main("mergeCells"))
    if merges is None:
        return
    if not len(merges) or int(merges.get("count", len(merges))) != len(merges):
        yield "wrong count of merged cells"
    taken: set[tuple[int, int]] = set()
    for each in merges:
        top, left, bottom, right = area_of(each.get("ref"))
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(cells) < 2 or cells & taken:
            yield f"merged cells overlap: {each.get('ref')}"
        taken |= cells


def rule_faults(root: Any) -> Iterator[str]:
    rules = root.find(main("dataValidations"))
    for each in rules if rules is not None else ():
        if len(each.get("errorTitle", "")) > LONGEST_TITLE or len(each.get("promptTitle", "")) > LONGEST_TITLE:
            yield f"title of a rule too long: {each.get('errorTitle')}"
        if len(each.get("error", "")) > LONGEST_MESSAGE or len(each.get("prompt", "")) > LONGEST_MESSAGE:
            yield f"message of a rule too long: {each.get('error')}"
        if not each.get("sqref") or any(len(formula.text or "") > LONGEST_MESSAGE for formula in each):
            yield f"rule for {each.get('sqref')}"
    if rules is not None and int(rules.get("count", len(rules))) != len(rules):
        yield "wrong count of rules"
    yield from overlaps([area for each in (rules if rules is not None else ()) for area in areas_of(each)])
    for each in root.iterfind(f"{main('headerFooter')}/*"):
        if len(each.text or "") > LONGEST_MESSAGE:
            yield "header too long"


def areas_of(rule: Any) -> list[Area]:
    return [area_of(each) for each in (rule.get("sqref") or "").split()]


def overlaps(areas: list[Area]) -> Iterator[str]:
    """A cell has one rule for what is typed."""
    for place, (top, left, bottom, right) in enumerate(areas):
        for other in areas[place + 1 :]:
            if top <= other[2] and other[0] <= bottom and left <= other[3] and other[1] <= right:
                yield f"rules overlap: {(top, left, bottom, right)} {other}"


def table_faults(table: Any, texts: dict[str, str]) -> Iterator[str]:
    """A table lies in its sheet, and its columns are named once each, as their cells are."""
    top, left, _bottom, right = area_of(table.get("ref"))
    names = [each.get("name") for each in table.iterfind(f"{main('tableColumns')}/{main('tableColumn')}")]
    if len(names) != right - left + 1 or int(table.find(main("tableColumns")).get("count")) != len(names):
        yield f"table {table.get('name')} has {len(names)} columns"
    if len({name.lower() for name in names}) < len(names):
        yield f"columns of table {table.get('name')} twice"
    if table.get("headerRowCount", "1") == "1":
        said = [texts.get(f"{letter_of(left + place)}{top}", "") for place in range(len(names))]
        if said != names:
            yield f"columns of table {table.get('name')} are headed {said}, not {names}"
    if not NAMED.fullmatch(table.get("displayName", "")):
        yield f"no name for a table: {table.get('displayName')}"


def comment_faults(comments: Any) -> Iterator[str]:
    authors = len(comments.find(main("authors")))
    refs = Counter(each.get("ref") for each in comments.iter(main("comment")))
    yield from (f"comment on {each} twice" for each, times in refs.items() if times > 1)
    for each in comments.iter(main("comment")):
        if int(each.get("authorId")) >= authors:
            yield f"comment on {each.get('ref')} by nobody"
        if len("".join(each.itertext())) > LONGEST_TEXT:
            yield f"comment on {each.get('ref')} too long"


def boxed_cells(boxes: Any) -> Iterator[str]:
    """The cells for whose comments there is a box."""
    for told in boxes.iter(f"{{{EXCEL_VML}}}ClientData"):
        if told.get("ObjectType") == "Note":
            row, column = (int(told.findtext(f"{{{EXCEL_VML}}}{each}")) for each in ("Row", "Column"))
            yield f"{letter_of(column)}{row + 1}"


def style_faults(root: Any) -> Iterator[str]:
    yield from (f"styles: {fault}" for fault in order_faults(root, IN_STYLES))
    lists = {each: root.find(main(each)) for each in IN_STYLES}
    for name, found in lists.items():
        if found is not None and found.get("count") and int(found.get("count")) != len(found):
            yield f"styles: {name} are {len(found)}, not {found.get('count')}"
    own = [int(each.get("numFmtId")) for each in lists["numFmts"]] if lists["numFmts"] is not None else []
    yield from (f"number format {each} twice" for each, times in Counter(own).items() if times > 1)
    if len(lists["cellXfs"]) > MOST_FORMATS:
        yield f"{len(lists['cellXfs'])} formats"
    for each in (*lists["cellXfs"], *(lists["cellStyleXfs"] if lists["cellStyleXfs"] is not None else ())):
        for key, name in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"), ("xfId", "cellStyleXfs")):
            if int(each.get(key, "0")) >= len(lists[name] if lists[name] is not None else ()) and each.get(key):
                yield f"format with no {key} {each.get(key)}"
        number = int(each.get("numFmtId", "0"))
        if number >= FIRST_OWN_FORMAT and number not in own:
            yield f"format with no number format {number}"
        yield from order_faults(each, list(IN_XF))
    for font in lists["fonts"]:
        names = [etree.QName(each).localname for each in font]
        if set(names) - IN_FONT or len(set(names)) < len(names):
            yield f"font of {names}"
