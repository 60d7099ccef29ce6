"""A date whose day, month and year have columns of their own named one by one: Ngày sinh | Tháng sinh | Năm sinh."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from apps.rosters.header_paths import HeaderPath, Path
from apps.rosters.header_spellings import folded
from apps.rosters.header_words import HeaderWords

# "Kết quả xếp loại năm 2024".
OF_YEAR = re.compile(r"[\s,(]*\bnăm\s+((?:19|20)\d\d)\b\)?", re.IGNORECASE)
PARTS = {"ngay": "Ngày", "thang": "Tháng", "nawm": "Năm"}
NEEDED = {"thang", "nawm"}


class Part(NamedTuple):
    """One of the columns of a date: what stands above it, which part it is and of what."""

    position: int
    upper: Path
    part: str
    of: str


def date_paths(paths: Mapping[int, HeaderPath], words: HeaderWords) -> dict[int, HeaderPath]:
    """The paths of the columns of dates as if each date had a header of its own above its parts."""
    found = {}
    for run in _runs(paths):
        for each in run:
            part = PARTS[each.part]
            possible: tuple[Path, ...] = ((*each.upper[-1:], part), (each.of, part))
            if path := next((path for path in possible if len(path) > 1 and words.below(path)), None):
                found[each.position] = HeaderPath(path)
    return found


def undated(paths: Mapping[int, HeaderPath]) -> dict[int, HeaderPath]:
    """The paths without the year that headers name, where they name but one: the heading stands for it."""
    years = {year for at in paths.values() for part in at.path for year in OF_YEAR.findall(part)}
    if len(years) != 1:
        return dict(paths)
    return {
        position: replace(at, path=tuple(OF_YEAR.sub("", part).strip() or part for part in at.path))
        for position, at in paths.items()
    }


def _runs(paths: Mapping[int, HeaderPath]) -> Iterator[list[Part]]:
    """Columns side by side that name different parts of one date, one of them at least saying of which."""
    run: list[Part] = []
    for position in sorted(paths):
        each = _part(position, paths[position].path, run[-1] if run else None)
        if run and not (each and _goes_on(run, each)):
            yield from _whole(run)
            run = []
        if each:
            run.append(each)
    yield from _whole(run)


def _part(position: int, path: Path, before: Part | None) -> Part | None:
    part, _, of = folded(path[-1]).partition(" ")
    # Without its mark the year is written as men are: behind a month it is the year.
    if part == "nam" and path[-1].isascii() and before and before.part == "thang":
        part = "nawm"
    return Part(position, path[:-1], part, of) if part in PARTS and of.partition(" ")[0] not in PARTS else None


def _goes_on(run: list[Part], each: Part) -> bool:
    last = run[-1]
    is_beside = each.position == last.position + 1 and each.upper == last.upper
    is_same = each.of in {known.of for known in run} or not each.of or not any(known.of for known in run)
    return is_beside and is_same and each.part not in {known.part for known in run}


def _whole(run: list[Part]) -> Iterator[list[Part]]:
    of = next((each.of for each in run if each.of), "")
    if of and {each.part for each in run} >= NEEDED:
        yield [each._replace(of=of) for each in run]
