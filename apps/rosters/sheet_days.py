"""Which of several sheets that list the same unit on different days is meant."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from apps.rosters.header_spellings import folded

DAY = re.compile(r"(?<!\d)(\d{1,2})[.\-_ /](\d{1,2})[.\-_ /](20\d{2}|19\d{2})(?!\d)")
MONTH = re.compile(r"(?<!\d)(0?[1-9]|1[0-2])[.\-_ /](20\d{2}|19\d{2})(?!\d)")
KIND = re.compile(r"\b(?:xa|phuong|thi tran|dac khu)\b")
YEAR = re.compile(r"(?<!\d)(20\d{2}|19\d{2})(?!\d)")


@dataclass(frozen=True)
class DatedSheet:
    """A sheet with the unit that it names and the stretch that it tells of, if it says so."""

    name: str
    unit: str | None
    days: tuple[date, date] | None


def days_of(name: str, stated: date | None) -> tuple[date, date] | None:
    """The day that a sheet states, else the day, the month or the year of its name."""
    if stated:
        return stated, stated
    try:
        if found := DAY.search(name):
            day = date(int(found[3]), int(found[2]), int(found[1]))
            return day, day
        if found := MONTH.search(name):
            year, month = int(found[2]), int(found[1])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if found := YEAR.search(name):
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    except ValueError:
        return None
    return None


def left_out_sheets(sheets: Iterable[DatedSheet], day: date, chosen: Mapping[str, bool]) -> set[str]:
    """The sheets that tell of other days than the one meant; what a person chose goes before."""
    sheets = _with_the_only_unit(sheets)
    by_unit: dict[str, list[DatedSheet]] = {}
    left = set()
    for sheet in sheets:
        if sheet.name in chosen:
            left |= set() if chosen[sheet.name] else {sheet.name}
        elif sheet.days:
            by_unit.setdefault(sheet.unit or "", []).append(sheet)
    said = {sheet.unit or "" for sheet in sheets if chosen.get(sheet.name)}
    for unit, dated in by_unit.items():
        meant = None if unit in said else _meant({sheet.days for sheet in dated if sheet.days}, day)
        left |= {sheet.name for sheet in dated if sheet.days != meant}
    return left


def _with_the_only_unit(sheets: Iterable[DatedSheet]) -> list[DatedSheet]:
    """The sheets, of which those that name no unit tell of the only one that the others name."""
    named = [replace(sheet, unit=_bare_name(sheet.unit)) for sheet in sheets]
    units = {sheet.unit for sheet in named if sheet.unit}
    only = next(iter(units)) if len(units) == 1 else None
    return [sheet if sheet.unit else replace(sheet, unit=only) for sheet in named]


def _bare_name(unit: str | None) -> str | None:
    """The name of a commune, whichever of its bodies writes: UBND xã Lạc Sỹ, Đảng ủy xã Lạc Sỹ."""
    return KIND.split(folded(unit))[-1].strip() if unit else None


def _meant(stretches: Iterable[tuple[date, date]], day: date) -> tuple[date, date]:
    """The stretch in which the day lies, else the last one before it, else the first one after it."""

    def distance(stretch: tuple[date, date]) -> tuple[int, timedelta]:
        first, last = stretch
        if first <= day <= last:
            return 0, last - first
        return (1, day - last) if last < day else (2, first - day)

    return min(stretches, key=distance)
