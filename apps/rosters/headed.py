"""What headings say against the layout that a workbook was read as: told, until a person has said what it holds."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from apps.rosters import remarks
from apps.rosters.fitting_others import fitting_another
from apps.rosters.formats import Format
from apps.rosters.header_words import HeaderWords
from apps.rosters.matters import Elsewhere, Said, headings, kept_elsewhere, said_of
from apps.rosters.registry import formats
from apps.rosters.turned import whole_name
from apps.rosters.values import Place, Remark, SheetUnderstood, Understood, kept_name
from apps.rosters.workbooks import Sheet, Workbook

# Why a column is shown whose header shares most of its words with a known one.
LIKENED, ENOUGH_KNOWN = frozenset({"likened", "weighed"}), 2
# How it was said that values told what list a sheet is.
BY_VALUES = frozenset({remarks.TOLD_BY_VALUES, remarks.ONLY_LIKELY})
# Of so many columns that nobody knows a list of people is asked what it holds.
SEVERAL = 2
# So many columns of another matter weigh more than a heading that names this one.
AGAINST_A_HEADING = 2


def with_doubts(
    understood: Understood, book: Workbook, fitting: Sequence[Format], sendable: Sequence[Format], day: date
) -> Understood:
    """The same with an issue for each sheet of which a heading says that it is another list, perhaps not sendable."""
    declared = next(each for each in (*fitting, *formats()) if each.code == understood.format)
    by_values = {each.place.sheet for each in (*understood.notices, *understood.issues) if each.code in BY_VALUES}
    sheets = {sheet.name: sheet for sheet in book.sheets}
    doubts = [
        _doubt(sheets[each.name], each, declared, sendable, day, is_told=each.name in by_values)
        for each in understood.sheets
    ]
    told = [doubt for doubt in doubts if doubt]
    return replace(understood, issues=(*told, *understood.issues)) if told else understood


def _doubt(
    sheet: Sheet,
    understood: SheetUnderstood,
    declared: Format,
    sendable: Sequence[Format],
    day: date,
    *,
    is_told: bool,
) -> Remark | None:
    """What its heading says against the layout of a sheet, or a column where none shows that it is of that layout."""
    said = said_of(headings(sheet), formats())
    if any(each.matter is declared or _code(each) == declared.code for each in said):
        against = kept_elsewhere(understood.unused.values(), least=AGAINST_A_HEADING) if declared.telling else None
        return _remark(sheet, against, declared, sendable) if against else None
    if not is_told and (likely := _only_likely(understood, declared)):
        return Remark(Place(sheet.name, 0), remarks.ONLY_LIKELY, likely, {"layout": kept_name(declared.label)})
    if strange := _only_people(understood, declared, sheet):
        return Remark(Place(sheet.name, 0), remarks.ONLY_PEOPLE, strange, {"sheet": whole_name(sheet.name)})
    if not declared.telling and (fit := fitting_another(sheet, understood, declared, formats(), day)):
        told = {"sheet": whole_name(sheet.name), "layout": kept_name(fit.declared.label)}
        return Remark(Place(sheet.name, 0), remarks.FITS_ANOTHER, ", ".join(fit.headers), told)
    against = next(iter(said), None)
    is_open = declared.telling or (declared.hallmarks and understood.columns.keys().isdisjoint(declared.hallmarks))
    if against is None and is_open:
        against = kept_elsewhere(understood.unused.values())
    return _remark(sheet, against, declared, sendable) if against else None


def _only_likely(understood: SheetUnderstood, declared: Format) -> str | None:
    """The header of the only column that tells of a layout, where it just shares most of its words with a known one.

    Two other columns of that layout whose headers are known say the same.
    """
    telling = {understood.columns[key] for key in declared.telling if key in understood.columns}
    likened = {seen.letter: seen.header for seen in understood.seen if seen.why in LIKENED}
    whom = {*declared.whom, *declared.person}
    known = [letter for key, letter in understood.columns.items() if key not in whom and letter not in likened]
    if not telling <= likened.keys() or len(known) >= ENOUGH_KNOWN:
        return None
    return next((likened[letter] for letter in telling), None)


def _only_people(understood: SheetUnderstood, declared: Format, sheet: Sheet) -> str | None:
    """The headers of several columns that nobody knows, where the others say nothing but whom the rows are about."""
    if declared.telling or not {*understood.columns} <= {*declared.whom, *declared.person}:
        return None
    words = HeaderWords(declared)
    strange = [header for header in understood.unused.values() if words.exact((header,)) is None]
    return ", ".join(strange) if len(strange) >= SEVERAL else None


def _remark(sheet: Sheet, said: Said, declared: Format, sendable: Sequence[Format]) -> Remark:
    told = {"layout": kept_name(declared.label)}
    if isinstance(said.matter, Elsewhere):
        told["matter"] = kept_name(said.matter.label)
        return Remark(Place(sheet.name, 0), remarks.KEPT_ELSEWHERE, said.line, told)
    may_be_sent = _code(said) in {each.code for each in sendable}
    code = remarks.HEADED_OTHERWISE if may_be_sent else remarks.OF_OTHERS
    return Remark(Place(sheet.name, 0), code, said.line, told)


def _code(said: Said) -> str:
    return said.matter.code if isinstance(said.matter, Format) else ""
