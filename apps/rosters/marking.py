"""The officer's own workbook back: the cells in question coloured, each with a comment, and a list of all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from apps.rosters.following import stamp
from apps.rosters.looks.opendocument import is_opendocument
from apps.rosters.looks.words import Lost
from apps.rosters.marked.listing import add_list, take_away_list
from apps.rosters.marked.package import Package, main, parsed
from apps.rosters.marked.rebuilding import Rebuilt, rebuilt
from apps.rosters.marked.sheets import MarkedSheet, Told
from apps.rosters.marked.styles import Styles
from apps.rosters.reading import OLE, ZIP
from apps.rosters.turned import is_turned, whole_name
from apps.rosters.values import Remark
from apps.rosters.workbooks import REASONS_HEADER

# More boxes than this make office programs slow; what has none is coloured and listed all the same.
COMMENTS = 5_000
SELECTED = re.compile(rb"\s+tabSelected=[\"'](?:1|true)[\"']")
SHEET_KINDS = ("/worksheet", "/chartsheet", "/dialogsheet")


def mark_workbook(
    original: bytes,
    issues: Sequence[Remark],
    notices: Sequence[Remark],
    code: str = "",
    *,
    filename: str = "",
    headers: Mapping[str, int] | None = None,
) -> bytes:
    """The workbook with its issues and notices in the language of the reader; `headers` are their last rows."""
    issues, notices = ([_on_whole_sheet(each) for each in told] for told in (issues, notices))
    heads = {whole_name(sheet): None if is_turned(sheet) else row for sheet, row in (headers or {}).items()}
    try:
        return _marked(original, issues, notices, code, heads, ())
    except Exception:  # a workbook may be of another kind, or built in more ways than can be named
        anew = rebuilt(original, filename)
        issues, notices = ([_moved(each, anew.names) for each in remarks] for remarks in (issues, notices))
        places = {anew.names.get(sheet, sheet): row for sheet, row in heads.items()}
        return _marked(anew.content, issues, notices, code, places, [_why(original), *_losses(anew)])


def ending_of(content: bytes) -> str:
    """How the name of a marked workbook ends: macros that were in it are in it still."""
    return ".xlsm" if Package(content).has_macros else ".xlsx"


def _why(original: bytes) -> str:
    if original.startswith(OLE):
        return _("You sent a file of Excel 97–2003 (.xls). It comes back as .xlsx, because .xls cannot take the marks.")
    if is_opendocument(original):
        return _("You sent an OpenDocument file (.ods). It comes back as .xlsx, because .ods cannot take the marks.")
    if original.startswith(ZIP):
        return _("The file that you sent is of a kind that cannot be marked. It comes back as a plain .xlsx.")
    return _("You sent a text file. It comes back as .xlsx, because text cannot take the marks.")


def _losses(anew: Rebuilt) -> list[str]:
    """What of the officer's is not in the workbook that was built anew."""
    if not anew.has_looks:
        return [
            _(
                "Colours, fonts, column widths, formulas, pictures, drop-down lists and rules for cells of the file "
                "that was sent are not in it; values are."
            )
        ]
    words = {
        Lost.FORMULAS: _("In the place of formulas stand their results."),
        Lost.PICTURES: _("Pictures, charts and buttons of the file that was sent are not in it."),
        Lost.CHOICES: _("Some drop-down lists or rules for cells of the file that was sent are not in it."),
        Lost.CONDITIONS: _("Colours that depend on conditions are not in it."),
    }
    return [sentence for lost, sentence in words.items() if lost in anew.lost]


def _on_whole_sheet(remark: Remark) -> Remark:
    """A table beside another one has no sheet of its own in the file, and one that was turned stands otherwise."""
    place = remark.place.in_file
    return replace(remark, place=replace(place, sheet=whole_name(place.sheet)))


def _moved(remark: Remark, names: Mapping[str, str]) -> Remark:
    return replace(remark, place=replace(remark.place, sheet=names.get(remark.place.sheet, remark.place.sheet)))


def _marked(
    content: bytes,
    issues: Sequence[Remark],
    notices: Sequence[Remark],
    code: str,
    headers: Mapping[str, int | None],
    told: Sequence[str],
) -> bytes:
    package = Package(content)
    styles = Styles(package)
    was_marked = take_away_list(package)
    shared = _shared(package) if was_marked else frozenset()
    by_sheet = _by_sheet(issues, notices, headers)
    left = COMMENTS
    for name, part in _sheets(package).items():
        if was_marked or name in by_sheet:
            sheet = MarkedSheet(package, part, styles)
            if was_marked:
                sheet.unmark(shared)
            if name in by_sheet:
                sheet.mark(by_sheet[name])
            left -= sheet.save(left)
    _unselect(package)
    add_list(package, styles, issues, notices, told)
    styles.save()
    if code:
        stamp(package, code)
    return package.saved()


def _by_sheet(
    issues: Sequence[Remark], notices: Sequence[Remark], headers: Mapping[str, int | None]
) -> dict[str, Told]:
    found: dict[str, Told] = {}
    for remark in issues:
        found.setdefault(remark.place.sheet, Told(header_row=headers.get(remark.place.sheet, 0))).issues.append(remark)
    for remark in notices:
        found.setdefault(remark.place.sheet, Told(header_row=headers.get(remark.place.sheet, 0))).notices.append(remark)
    return found


def _sheets(package: Package) -> dict[str, str]:
    """The parts of the sheets of cells by their names."""
    pages = set(package.related(package.book_part, "/worksheet"))
    found = {}
    for each in package.book.iterfind(f"{main('sheets')}/{main('sheet')}"):
        relation = next(value for name, value in each.attrib.items() if name.endswith("}id"))
        part = package.part_of(package.book_part, relation)
        if part in pages:
            found[each.get("name", "")] = part
    return found


def _shared(package: Package) -> frozenset[str]:
    """The numbers under which office programs keep the header of the reasons."""
    part = next(iter(package.related(package.book_part, "/sharedStrings")), "")
    texts = parsed(package.parts[part]).iterchildren(main("si")) if part else ()
    return frozenset(str(place) for place, text in enumerate(texts) if "".join(text.itertext()) == REASONS_HEADER)


def _unselect(package: Package) -> None:
    """Sheets that are selected together change together; the list alone is to be."""
    for kind in SHEET_KINDS:
        for part in package.related(package.book_part, kind):
            package.parts[part] = SELECTED.sub(b"", package.parts[part], count=1)
