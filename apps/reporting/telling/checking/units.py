"""Names of units in a text, by the units that the reader may see on the days that the text names."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from apps.core.permissions import Actor
from apps.reporting.places import UnitChoice
from apps.reporting.telling.checking.letters import any_of, composed, key_of, plain

KINDS = ("thành phố", "tỉnh", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
KIND = re.compile(rf"^(?:{'|'.join(plain(kind) for kind in KINDS)})\s")
# As English texts write them: Hòa Bình city, which is not the province.
ENGLISH = {
    "tỉnh": ("province",),
    "thành phố": ("city",),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("town",),
    "thị trấn": ("township", "town"),
    "xã": ("commune",),
    "phường": ("ward",),
}
WHOLE = {
    0: re.compile(
        r"(?<![a-z])(?:toan\stinh|tinh\sta|trong\stinh|ca\stinh|the\sprovince|province-?wide|toan\sthanh\spho)(?![a-z])"
    ),
    1: re.compile(
        r"(?<![a-z])(?:toan\shuien|trong\shuien|ca\shuien|huien\snha|the\sdistrict|toan\sthi\sxa|toan\squan)(?![a-z])"
    ),
}
PROVINCES = tuple(plain(kind) for kind in ("tỉnh ", "thành phố "))
DISTRICTS = tuple(plain(kind) for kind in ("huyện ", "quận ", "thị xã ", "thành phố "))
COUNTRY = re.compile(r"(?<![a-z])(?:ca\snuoc|toan\squoc|nationwide|the\scountri)(?![a-z])")
# Several that were named before, together: cả hai xã, 3 huyện trên, both communes.
MANY = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bon": 4, "4": 4, "both": 2, "two": 2, "three": 3}
KINDS_OF_MANY = r"(?P<kind>xa|phuong|thi\stran|huien|don\svi|communes|districts)"
TOGETHER = re.compile(
    rf"(?<![a-z0-9.,])(?:(?:ca|the|all)\s(?P<many>hai|ba|bon|two|three|[234])|(?P<both>both))\s{KINDS_OF_MANY}(?![a-z])"
)
RANKS = {"huien": 1, "districts": 1}
CAPITALS = "".join(letter for letter in map(chr, range(ord("A"), ord("Ỹ"))) if letter.isupper())
# Kind and a name in capitals, as the text writes it.
STRANGE = re.compile(
    r"\b(?:[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Tt]hành phố)"
    rf"((?:\s[{CAPITALS}][\wÀ-ỹ]*){{1,4}})"
)


@dataclass(frozen=True)
class Mention:
    """A unit that a text names; `names` are its possible titles on any of the days, none where nobody knows it."""

    start: int
    end: int
    names: tuple[str, ...]
    written: str = ""
    # The units that are meant together: both communes.
    together: tuple["Mention", ...] = ()


def rank_of(mention: Mention) -> int:
    """0 for a province, 1 for what lies in one, 2 for a commune; of a name that several bear that of the lowest."""
    return max(0 if title.startswith("tinh ") else 1 if title.startswith(DISTRICTS) else 2 for title in mention.names)


@dataclass
class Gazetteer:
    """The units of each day as the reader may see them, by title and by name."""

    user: Actor
    choices_on: dict[date, list[UnitChoice]] = field(default_factory=dict)

    def titles(self) -> dict[str, list[str]]:
        """For each way to write a unit (kind and name, or name) the titles that it may mean, the widest first."""
        found: dict[str, list[tuple[int, str]]] = {}
        for choices in self.choices_on.values():
            for choice in choices:
                title = key_of(composed(choice.title))
                for written in (title, KIND.sub("", title), *_in_english(title)):
                    found.setdefault(written, []).append((choice.depth, title))
        return {
            written: list(dict.fromkeys(title for _depth, title in sorted(held))) for written, held in found.items()
        }

    def code(self, title: str, day: date) -> str:
        """The code of the unit with this title on the day; empty where there is none or more than one."""
        held = [c.code for c in self.choices_on.get(day, ()) if key_of(composed(c.title)) == title]
        return held[0] if len(held) == 1 else ""

    def title_of(self, code: str, day: date) -> str:
        return next((c.title for c in self.choices_on.get(day, ()) if c.code == code), code)


def find_units(text: str, shown: str, gazetteer: Gazetteer) -> list[Mention]:
    """The units named in a text (`shown` is the text with its capitals), those that nobody knows among them."""
    titles = gazetteer.titles()
    found = [
        Mention(match.start(), match.end(), tuple(titles[key_of(match.group())]), shown[match.start() : match.end()])
        for match in any_of(list(titles)).finditer(text)
        if shown[match.start()].isupper() or KIND.match(match.group())
    ]
    found += _wholes(text, shown, gazetteer, found)
    found += [Mention(*match.span(), (), shown[match.start() : match.end()]) for match in COUNTRY.finditer(text)]
    found += [
        Mention(*match.span(), (), match.group())
        for match in STRANGE.finditer(shown)
        if not _overlaps(match.span(), ((each.start, each.end) for each in found))
    ]
    found.sort(key=lambda mention: mention.start)
    return sorted([*found, *_together(text, found)], key=lambda mention: mention.start)


def _in_english(title: str) -> Iterator[str]:
    """The name before the kind, in every word that English texts have for it."""
    for kind, known in ENGLISH.items():
        if title.startswith(f"{plain(kind)} "):
            yield from (plain(f"{title.removeprefix(plain(kind)).strip()} {word}") for word in known)


def _together(text: str, named: list[Mention]) -> Iterator[Mention]:
    """Where the last so many units of the paragraph are meant; nothing where fewer of that kind were named."""
    for match in TOGETHER.finditer(text):
        begin, rank = text.rfind("\n", 0, match.start()) + 1, RANKS.get(match["kind"], 2)
        before = [each for each in named if begin <= each.start < match.start() and each.names]
        last = list({each.names: each for each in before if rank_of(each) == rank}.values())
        many = MANY[match["many"] or match["both"]]
        if len(last) >= many:
            own = tuple(last[-many:])
            yield Mention(*match.span(), own[0].names, match.group(), own)


def _wholes(text: str, shown: str, gazetteer: Gazetteer, named: list[Mention]) -> list[Mention]:
    """`toàn tỉnh` means the province, `toàn huyện` the district that was named last before it.

    To a reader who sees no province it names a unit that cannot be told.
    """
    found = []
    depth_of = {key_of(composed(c.title)): c.depth for choices in gazetteer.choices_on.values() for c in choices}
    tops = [title for title, depth in depth_of.items() if depth == 0]
    provinces = [title for title in _own(gazetteer, tops) if title.startswith(PROVINCES)]
    for depth, pattern in WHOLE.items():
        kinds = PROVINCES if depth == 0 else DISTRICTS
        for match in pattern.finditer(text):
            if any(each.start <= match.end() + 1 and match.start() < each.end for each in named):
                continue  # toàn tỉnh Hòa Bình: the name itself says which
            before = [e.names[0] for e in named if e.start < match.start() and e.names and e.names[0].startswith(kinds)]
            before = [title for title in before if depth_of.get(title) == depth]
            names = (before[-1:] or provinces[:1]) if depth == 0 else (before[-1:] or _districts(tops))
            found.append(Mention(match.start(), match.end(), tuple(names), shown[match.start() : match.end()]))
    return found


def _own(gazetteer: Gazetteer, tops: list[str]) -> list[str]:
    """The only top, or of several provinces that of the unit asked for: it alone stands with the units below it."""
    if len(tops) < 2:
        return tops
    pairs = [pair for choices in gazetteer.choices_on.values() for pair in pairwise(choices)]
    opened = (top.title for top, first in pairs if top.depth == 0 < first.depth)
    return list(dict.fromkeys(key_of(composed(title)) for title in opened))


def _districts(tops: list[str]) -> list[str]:
    """The reader's own district, where the reader sees no more than one."""
    return tops if len(tops) == 1 and tops[0].startswith(DISTRICTS) else []


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
