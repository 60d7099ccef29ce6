"""What stands above several columns and says nothing of them: Sơ lược bản thân > Họ và tên | Ngày sinh | Giới tính."""

import re
from collections.abc import Mapping
from dataclasses import replace

from apps.core.text import tidy
from apps.rosters.header_cores import NUMBERS
from apps.rosters.header_paths import HeaderPath, Path
from apps.rosters.header_spellings import COUNTER, IGNORED, folded
from apps.rosters.header_words import HeaderWords

# So many columns below say what they are without what stands above them: of two both, of more half of them.
LEAST_BELOW = 2
# Nam sinh (Nam), with Nam sinh (Nu) beside it.
MEN_BESIDE = re.compile(r"(.*\bnam\b.*?)(\s*[(-]?\s*\bnam\b\s*\)?)", re.IGNORECASE)
WORD = re.compile(r"\w+")
BARE_YEAR = re.compile(r"\bnam\b", re.IGNORECASE)


def told_by_lower(paths: Mapping[int, HeaderPath], words: HeaderWords) -> dict[int, HeaderPath]:
    """The paths without upper headers that no column needs; one that turns what is below it, or names others, stays."""
    paths = with_years(paths)
    uppers: dict[str, list[int]] = {}
    for position, at in paths.items():
        if len(at.path) > 1:
            uppers.setdefault(at.path[0], []).append(position)
    found = dict(paths)
    for upper, places in uppers.items():
        if len(places) >= LEAST_BELOW and _only_embraces(upper, places, paths, words):
            for place in places:
                found[place] = replace(paths[place], path=paths[place].path[1:])
    return found


def with_years(paths: Mapping[int, HeaderPath]) -> dict[int, HeaderPath]:
    """The paths with the mark of the year where headers without marks leave it out: Nam sinh > Nam, Ngay | Thang | Nam.

    It stands above men and women, or behind the month.
    """
    men = [at.path[:-1] for at in paths.values() if len(at.path) > 1 and folded(at.path[-1]) == "nam"]
    women = {at.path[:-1] for at in paths.values() if len(at.path) > 1 and folded(at.path[-1]) == "nu"}
    bare = {path for path in men if path in women and path[-1].isascii()}
    written = {folded(at.path[-1].replace("(", " ")) for at in paths.values()}
    found = dict(paths)
    for position, at in paths.items():
        *above, lowest = at.path
        before = paths.get(position - 1)
        if before and lowest.lower() == "nam" and (*map(folded, before.path),) == (*map(folded, above), "thang"):
            found[position] = replace(at, path=(*above, "Năm"))
        elif tuple(above) in bare:
            found[position] = replace(at, path=(*above[:-1], BARE_YEAR.sub("năm", above[-1]), lowest))
        elif lowest.isascii() and (beside := MEN_BESIDE.fullmatch(lowest)) and f"{folded(beside[1])} nu" in written:
            found[position] = replace(at, path=(*above, BARE_YEAR.sub("năm", beside[1]) + beside[2]))
    return found


def _only_embraces(upper: str, places: list[int], paths: Mapping[int, HeaderPath], words: HeaderWords) -> bool:
    if words.exact((upper,)) or _turns(upper, words) or words.names_others(folded(upper).split()):
        return False
    if any(_known(paths[place].path, words) for place in places):
        return False
    below = [key for place in places if (key := _known(paths[place].path[1:], words))]
    beside = {_known(at.path, words) for place, at in paths.items() if place not in places}
    # One word, such as Nam or Nữ, is known by what stands above it.
    if len(places) <= LEAST_BELOW and not all(" " in folded(paths[place].path[-1]) for place in places):
        return False
    is_alone = len({*below}) == len(below) and beside.isdisjoint(below)
    return is_alone and len(below) >= LEAST_BELOW and len(below) * 2 >= len(places)


def _turns(upper: str, words: HeaderWords) -> bool:
    """Whether a header makes other columns of those below it; only its mark tells "đang" from "Đảng"."""
    if upper.isascii():
        return bool(words.cores.turns(folded(upper)) - NUMBERS - {"dang"})
    said = f" {' '.join(WORD.findall(tidy(upper).lower()))} "
    return any(f" {turn} " in said for turn in words.declared.turning if folded(turn) not in NUMBERS)


def _known(path: Path, words: HeaderWords) -> str | None:
    key = words.exact(path) or words.related(path)
    return None if key in {COUNTER, IGNORED} else key
