"""Sheets beside a list of facts that hold nothing of it: the people of the unit, read and sent by themselves."""

from collections.abc import Mapping, Sequence

from apps.rosters import remarks
from apps.rosters.above import told_above
from apps.rosters.formats import Format
from apps.rosters.header import Header
from apps.rosters.turned import whole_name
from apps.rosters.values import Place, Remark
from apps.rosters.workbooks import Sheet


def of_other_lists(sheets: Sequence[Sheet], headers: Mapping[str, Header], declared: Format) -> list[Remark]:
    """One remark for each sheet without a column that tells the list, where other sheets of the file have one."""
    if not declared.telling:
        return []
    strange = [each for each in sheets if not _tells(each, headers[each.name], declared)]
    if len(strange) == len(sheets):
        return []
    told = {"layout": str(declared.label)}
    return [Remark(Place(each.name, 0), remarks.SHEET_OF_OTHERS, whole_name(each.name), told) for each in strange]


def _tells(sheet: Sheet, header: Header, declared: Format) -> bool:
    """Whether a column by which the list is known is there or asked about, or what stands above says its value."""
    asked = {found.key for found in header.doubts.values()}
    return not {*declared.telling}.isdisjoint({*header.keys, *asked, *told_above(sheet, header, declared)})
