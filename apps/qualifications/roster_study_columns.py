"""Columns for what is being studied beside what is held: Chuyên môn > Đã có | Đang học."""

from collections.abc import Callable, Iterable
from datetime import date

from apps.cadres.roster_dates import MARK
from apps.core.text import fold_words
from apps.qualifications import roster_remarks as told
from apps.qualifications.roster_levels import STUDYING, read_level
from apps.qualifications.roster_mark_columns import MARKED
from apps.qualifications.roster_notes import STUDIES_NOTHING
from apps.qualifications.roster_words import POLITICAL, PROFESSIONAL, STATE, Wording, ladder_words
from apps.rosters.formats import UNSTATED, Cell, Column, Finding, Parsed, Reader

POSITION = 79
NAMES = (
    *("Đang học", "Đang đào tạo", "Đang theo học", "Đang bồi dưỡng", "Đang học lớp", "Đang đào tạo, bồi dưỡng"),
    *("Hiện đang học", "Hiện đang theo học", "Đang theo học lớp"),
)
HELD = ("Đã có", "Hiện có", "Đã đào tạo", "Đã qua đào tạo", "Đã tốt nghiệp", "Đã học", "Đã được đào tạo", "Đạt được")


def study_reader(wording: Wording) -> Callable[[date], Reader]:
    """Reads the level that someone studies for."""

    def for_day(day: date) -> Reader:
        words = ladder_words(wording, day)

        def read(cell: Cell) -> Parsed:
            folded = fold_words(cell.text)
            if folded in STUDIES_NOTHING:
                return UNSTATED
            if MARK.fullmatch(cell.text):
                return Parsed({}, (Finding(told.STUDY_AMBIGUOUS, key="studying"),))
            return read_level(cell.text if STUDYING.search(folded) else f"đang học {cell.text}", words)

        return read

    return for_day


def _heads() -> dict[str, tuple[Wording, tuple[str, ...]]]:
    """What stands above the columns of each ladder."""
    found: dict[str, tuple[Wording, tuple[str, ...]]] = {}
    for marked in MARKED:
        found.setdefault(marked.wording.ladder, (marked.wording, marked.heads))
    return found


def held_headers(ladder: str) -> tuple[str, ...]:
    """The headers of what is held where what is studied for stands beside it."""
    return tuple(f"{head} > {name}" for head in _heads()[ladder][1] for name in HELD)


def _either_way(heads: Iterable[str]) -> tuple[str, ...]:
    """What is studied for may stand below its ladder, or its ladder below it."""
    return tuple(path for head in heads for name in NAMES for path in (f"{head} > {name}", f"{name} > {head}"))


# Levels of one ladder only, as they stand below "Đang học" without a word of their ladder; TC may be of two.
LEVELS: tuple[tuple[Wording, str, tuple[str, ...]], ...] = (
    (PROFESSIONAL, "CM_CD", ("CĐ", "Cao đẳng")),
    (PROFESSIONAL, "CM_DH", ("ĐH", "Đại học", "Cử nhân", "ĐH chuyên môn")),
    (PROFESSIONAL, "CM_THS", ("ThS", "Thạc sĩ", "Thạc sỹ", "Cao học", "Sau ĐH", "Sau đại học")),
    (PROFESSIONAL, "CM_TS", ("TS", "Tiến sĩ", "NCS")),
    (POLITICAL, "LLCT_TC", ("TC LLCT", "TCLLCT", "Trung cấp LLCT", "Trung cấp chính trị")),
    (POLITICAL, "LLCT_CC", ("CC", "Cao cấp", "CC LLCT", "CCLLCT", "Cao cấp LLCT", "Cao cấp chính trị")),
    (STATE, "QLNN_CV", ("CV", "Chuyên viên", "QLNN CV")),
    (STATE, "QLNN_CVC", ("CVC", "Chuyên viên chính", "QLNN CVC")),
)


def study_mark_reader(wording: Wording, code: str) -> Callable[[date], Reader]:
    """Reads the marks of those who study for one level; words stand for themselves."""

    def for_day(day: date) -> Reader:
        in_words = study_reader(wording)(day)
        return lambda cell: (
            Parsed({"studying": {wording.ladder: code}}) if MARK.fullmatch(cell.text) else in_words(cell)
        )

    return for_day


STUDY_MARKS = tuple(
    Column(
        f"study_{code}",
        f"{NAMES[0]} > {levels[0]}",
        tuple(f"{name} > {level}" for name in NAMES for level in levels),
        study_mark_reader(wording, code),
        states=("studying",),
        position=POSITION,
        repeats=False,
        in_template=False,
    )
    for wording, code, levels in LEVELS
)
STUDY_COLUMNS = tuple(
    Column(
        f"study_{ladder}",
        f"{heads[0]} > {NAMES[0]}",
        _either_way(heads),
        study_reader(wording),
        states=("studying",),
        position=POSITION,
        repeats=False,
        in_template=False,
    )
    for ladder, (wording, heads) in _heads().items()
)
