"""Several levels in one cell, in the order of the header: "12/12, ĐH Luật, TC" below Trình độ (VH, CM, LLCT)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.core.text import fold_words, tidy
from apps.qualifications import roster_remarks as told
from apps.qualifications.roster_general import general_reader
from apps.qualifications.roster_languages import language_reader
from apps.qualifications.roster_levels import level_reader
from apps.qualifications.roster_words import INFORMATICS, POLITICAL, PROFESSIONAL, STATE
from apps.rosters.formats import UNSTATED, Cell, Column, Finding, Parsed, Reader

READERS: Mapping[str, Callable[[date], Reader]] = {
    "gen_edu": general_reader,
    "prof_edu": level_reader(PROFESSIONAL),
    "pol_theory": level_reader(POLITICAL),
    "state_mgmt": level_reader(STATE),
    "it_level": level_reader(INFORMATICS),
    "foreign_lang": language_reader,
}
# What each is called in such a header and, before a colon, in its cells.
NAMES: Mapping[str, str] = {
    "gen_edu": "Văn hóa",
    "prof_edu": "Chuyên môn",
    "pol_theory": "LLCT",
    "state_mgmt": "QLNN",
    "it_level": "Tin học",
    "foreign_lang": "Ngoại ngữ",
}
LABELS: Mapping[str, str] = {
    **dict.fromkeys(("vh", "van hoa", "hoc van", "gdpt", "tdvh", "hv", "pt"), "gen_edu"),
    **dict.fromkeys(("cm", "chuyen mon", "tdcm", "cmnv", "chuyen mon nghiep vu"), "prof_edu"),
    **dict.fromkeys(("llct", "ct", "chinh tri", "ly luan", "ly luan chinh tri", "ll"), "pol_theory"),
    **dict.fromkeys(("qlnn", "nn", "quan ly nha nuoc", "ql"), "state_mgmt"),
    **dict.fromkeys(("th", "tin hoc", "tin", "cntt"), "it_level"),
    **dict.fromkeys(("ngoai ngu", "nn", "tieng anh", "av", "anh van"), "foreign_lang"),
}
# The surest first; none within brackets, and no stroke of 12/12.
SEPARATORS = tuple(
    re.compile(rf"(?:{sign})(?![^()]*\))")
    for sign in (r"\n", ";", ",", r"\s[-–—]\s", r"(?<!\d)\s*/|/\s*(?!\d)", "[-–—]", r"\+")
)
NOTHING = re.compile(r"[-–—/.…_\s]*")
TOGETHER = (
    ("gen_edu", "prof_edu"),
    ("gen_edu", "prof_edu", "pol_theory"),
    ("gen_edu", "prof_edu", "pol_theory", "state_mgmt"),
    ("gen_edu", "pol_theory"),
    ("prof_edu", "pol_theory"),
    ("prof_edu", "pol_theory", "state_mgmt"),
    ("pol_theory", "state_mgmt"),
    ("it_level", "foreign_lang"),
    ("foreign_lang", "it_level"),
)


def gathered_reader(ladders: Sequence[str]) -> Callable[[date], Reader]:
    """Reads a cell that holds a level of each of some ladders, in their order or behind their names."""

    def for_day(day: date) -> Reader:
        readers = {ladder: READERS[ladder](day) for ladder in ladders}

        def read(cell: Cell) -> Parsed:
            text = cell.value if isinstance(cell.value, str) else cell.text
            parts = _in_order(text, ladders)
            if parts:
                return _together(parts, readers)
            found = [said for each in _fewer(text, ladders) if _is_plain(said := _together(each, readers), each)]
            # A word that two of the ladders know says nothing of which is meant.
            if len(found) != 1:
                return Parsed({}, (Finding(told.LEVELS_OPEN, key=ladders[0], params={"order": order_of(ladders)}),))
            return _told_as(found[0], cell.text, ladders)

        return read

    return for_day


def labelled_reader(day: date) -> Reader:
    """Reads a cell in which each of several levels stands behind its own name: VH: 12/12; CM: ĐH Luật; LLCT: TC."""
    readers = {ladder: READERS[ladder](day) for ladder in READERS}

    def read(cell: Cell) -> Parsed:
        text = cell.value if isinstance(cell.value, str) else cell.text
        parts = max((_labelled(each, tuple(READERS)) for each in _divided(text)), key=len)
        if not parts:
            return Parsed({}, (Finding(told.LEVELS_OPEN, key="prof_edu", params={"order": order_of(tuple(READERS))}),))
        return _together(parts, readers)

    return read


def order_of(ladders: Sequence[str]) -> str:
    """The ladders as a header names them."""
    return ", ".join(NAMES[ladder] for ladder in ladders)


def _in_order(text: str, ladders: Sequence[str]) -> dict[str, str]:
    """The part of each ladder, where there are as many as ladders or where each names its own."""
    divided = list(_divided(text))
    labelled = max((_labelled(parts, ladders) for parts in divided), key=len)
    ordered = next((parts for parts in divided if len(parts) == len(ladders)), ())
    return labelled or dict(zip(ladders, ordered, strict=False))


def _divided(text: str) -> Iterator[list[str]]:
    for separator in SEPARATORS:
        parts = [tidy(part) for part in separator.split(text)]
        yield [part for part in parts if part]


def _labelled(parts: Sequence[str], ladders: Sequence[str]) -> dict[str, str]:
    """VH: 12/12; CM: ĐH; each part must name another ladder."""
    found: dict[str, str] = {}
    for part in parts:
        label, colon, level = part.partition(":")
        ladder = next((each for words, each in _labels(ladders) if words == fold_words(label)), None)
        if not colon or ladder is None or ladder in found:
            return {}
        found[ladder] = level.strip()
    return found


def _labels(ladders: Sequence[str]) -> Iterator[tuple[str, str]]:
    return ((words, ladder) for words, ladder in LABELS.items() if ladder in ladders)


def _fewer(text: str, ladders: Sequence[str]) -> Iterator[dict[str, str]]:
    """How the parts of a cell that has fewer of them may belong to ladders, the most parts first."""
    divided = max((parts for parts in _divided(text) if len(parts) < len(ladders)), key=len, default=[])
    for among in combinations(ladders, len(divided)):
        yield dict(zip(among, divided, strict=True))


def _is_plain(said: Parsed, parts: Mapping[str, str]) -> bool:
    """Whether each part states something and nothing is asked."""
    stated = {*said.values} | {*_studies(said)}
    return {*parts} <= stated and not any(finding.is_issue for finding in said.findings)


def _studies(said: Parsed) -> Mapping[str, object]:
    studying = said.values.get("studying")
    return studying if isinstance(studying, dict) else {}


def _together(parts: Mapping[str, str], readers: Mapping[str, Reader]) -> Parsed:
    values: dict[str, object] = {}
    findings: list[Finding] = []
    studying: dict[str, object] = {}
    for ladder, part in parts.items():
        said = UNSTATED if NOTHING.fullmatch(part) else readers[ladder](Cell(part, part))
        studying |= _studies(said)
        values |= said.values
        findings += [replace(each, value=each.value or part) for each in said.findings]
    return Parsed(values | ({"studying": studying} if studying else {}), tuple(findings))


def _told_as(said: Parsed, text: str, ladders: Sequence[str]) -> Parsed:
    named = ", ".join(NAMES[ladder] for ladder in ladders if ladder in said.values or ladder in _studies(said))
    understood = Finding(told.LEVELS_FEWER, False, ladders[0], before=text, after=named)
    return Parsed(said.values, (*said.findings, understood))


LABELLED = Column(
    "levels_labelled",
    _("Several levels in one cell, each behind its name"),
    ("Trình độ (ghi rõ từng loại trình độ)",),
    labelled_reader,
    states=(*READERS, "level_specialty", "study_mode", "language", "studying", "study_texts"),
    position=79,
    in_template=False,
    is_labelled=True,
)
GATHERED = (
    LABELLED,
    *(
        Column(
            "_".join(("levels", *ladders)),
            format_lazy("{} ({})", _("Several levels in one cell"), order_of(ladders)),
            (f"Trình độ {order_of(ladders)}",),
            gathered_reader(ladders),
            states=(
                *ladders,
                *(("level_specialty", "study_mode") if "prof_edu" in ladders else ()),
                *(("language",) if "foreign_lang" in ladders else ()),
                *("studying", "study_texts"),
            ),
            position=79,
            repeats=True,
            in_template=False,
            gathers=ladders,
        )
        for ladders in TOGETHER
    ),
)
