"""Columns for what is being studied beside what is held: Chuyên môn > Đã có | Đang học."""

from collections.abc import Callable
from datetime import date

from apps.cadres.roster_dates import MARK
from apps.core.text import fold_words
from apps.qualifications import roster_remarks as told
from apps.qualifications.roster_levels import STUDYING, read_level
from apps.qualifications.roster_mark_columns import MARKED
from apps.qualifications.roster_notes import STUDIES_NOTHING
from apps.qualifications.roster_words import Wording, ladder_words
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


STUDY_COLUMNS = tuple(
    Column(
        f"study_{ladder}",
        f"{heads[0]} > {NAMES[0]}",
        tuple(f"{head} > {name}" for head in heads for name in NAMES),
        study_reader(wording),
        states=("studying",),
        position=POSITION,
        repeats=False,
        in_template=False,
    )
    for ladder, (wording, heads) in _heads().items()
)
