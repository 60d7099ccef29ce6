"""What stands above several columns and says nothing of them: Sơ lược bản thân > Họ và tên | Ngày sinh | Giới tính."""

import re
from collections.abc import Mapping
from dataclasses import replace

from apps.rosters.header_cores import NUMBERS
from apps.rosters.header_paths import HeaderPath, Path
from apps.rosters.header_spellings import COUNTER, IGNORED, folded
from apps.rosters.header_words import HeaderWords

# So many columns below, half of them known by themselves, say what they are without what stands above them.
LEAST_BELOW = 3
BARE_YEAR = re.compile(r"\bnam\b", re.IGNORECASE)


def told_by_lower(paths: Mapping[int, HeaderPath], words: HeaderWords) -> dict[int, HeaderPath]:
    """The paths without upper headers that no column needs; one that turns what is below it, or names others, stays."""
    paths = _with_years(paths)
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


def _with_years(paths: Mapping[int, HeaderPath]) -> Mapping[int, HeaderPath]:
    """The paths with the mark of the year where a header without marks stands above men and women: Nam sinh > Nam."""
    men = [at.path[:-1] for at in paths.values() if len(at.path) > 1 and folded(at.path[-1]) == "nam"]
    women = {at.path[:-1] for at in paths.values() if len(at.path) > 1 and folded(at.path[-1]) == "nu"}
    bare = {path for path in men if path in women and path[-1].isascii()}
    if not bare:
        return paths
    return {
        position: replace(at, path=(*at.path[:-2], BARE_YEAR.sub("năm", at.path[-2]), at.path[-1]))
        if at.path[:-1] in bare
        else at
        for position, at in paths.items()
    }


def _only_embraces(upper: str, places: list[int], paths: Mapping[int, HeaderPath], words: HeaderWords) -> bool:
    said = folded(upper)
    if words.exact((upper,)) or words.cores.turns(said) - NUMBERS or words.names_others(said.split()):
        return False
    if any(_known(paths[place].path, words) for place in places):
        return False
    below = [key for place in places if (key := _known(paths[place].path[1:], words))]
    beside = {_known(at.path, words) for place, at in paths.items() if place not in places}
    is_alone = len({*below}) == len(below) and beside.isdisjoint(below)
    return is_alone and len(below) >= LEAST_BELOW and len(below) * 2 >= len(places)


def _known(path: Path, words: HeaderWords) -> str | None:
    key = words.exact(path) or words.related(path)
    return None if key in {COUNTER, IGNORED} else key
