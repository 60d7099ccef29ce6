"""Levels of a rating as offices write them: HT tốt NV, one marked column of four, "Không xếp loại do nghỉ thai sản"."""

import re
from collections.abc import Callable, Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import MARK, ListWords
from apps.core.text import fold_words
from apps.rosters.formats import Cell, Column, Finding, Parsed, Reader
from apps.rosters.remarks import explain

MARK_UNCLEAR = explain(
    "F232",
    _("“%(value)s” is no mark below a level."),
    _("Mark the column of the level with x and leave the others empty."),
)
SHORT = {
    "ht": "hoan thanh",
    "nv": "nhiem vu",
    "xs": "xuat sac",
    "xsnv": "xuat sac nhiem vu",
    "tnv": "tot nhiem vu",
    "htxs": "hoan thanh xuat sac",
    "htt": "hoan thanh tot",
    "htnv": "hoan thanh nhiem vu",
    "k": "khong",
    "htxsnv": "hoan thanh xuat sac nhiem vu",
    "httnv": "hoan thanh tot nhiem vu",
    "kht": "khong hoan thanh",
    "khtnv": "khong hoan thanh nhiem vu",
}
LEVELS = {
    "xuat sac": "XL_HTXS",
    "hoan thanh xuat sac": "XL_HTXS",
    "tot": "XL_HTT",
    "hoan thanh tot": "XL_HTT",
    "hoan thanh": "XL_HT",
    "khong hoan thanh": "XL_KHT",
    "chua hoan thanh": "XL_KHT",
}
WORDS = {
    "XL_HTXS": (
        "Hoàn thành xuất sắc nhiệm vụ",
        "HTXSNV",
        "HTXS nhiệm vụ",
        "HTXS",
        "Xuất sắc",
        "HT xuất sắc",
        "Hoàn thành xuất sắc",
        "HT xuất sắc NV",
    ),
    "XL_HTT": (
        "Hoàn thành tốt nhiệm vụ",
        "HTTNV",
        "HTT nhiệm vụ",
        "HTT",
        "Tốt",
        "HT tốt",
        "HT tốt nhiệm vụ",
        "Hoàn thành tốt",
        "HT tốt NV",
    ),
    "XL_HT": ("Hoàn thành nhiệm vụ", "HTNV", "HT nhiệm vụ", "Hoàn thành"),
    "XL_KHT": ("Không hoàn thành nhiệm vụ", "KHTNV", "KHT nhiệm vụ", "Không hoàn thành", "Không HTNV"),
}
REASONS = {
    "CXL_MOI": (
        "mới tuyển dụng",
        "mới chuyển công tác",
        "mới bổ nhiệm",
        "chưa đủ thời gian",
        "chưa đủ thời gian công tác",
    ),
    "CXL_THAISAN": ("nghỉ chế độ thai sản", "đang nghỉ thai sản"),
    "CXL_DIHOC": ("đang đi học", "đi học tập trung"),
}
UNRATED = re.compile(r"(chua|khong)( duoc)? (xep loai|danh gia)(,? xep loai)?")
# So much of a level says by itself what a column of marks is about.
BY_ITSELF = re.compile(r"(?:không )?hoàn thành (?:xuất sắc|tốt|nhiệm vụ)|không hoàn thành|K?HTX?S?T?NV$", re.IGNORECASE)
WHY = re.compile(r"^(do|vi|ly do)\b")


def level_in(text: str) -> str | None:
    """The level that a text of nothing but words of levels names."""
    words = " ".join(SHORT.get(word, word) for word in fold_words(text).split())
    return LEVELS.get(words.removesuffix(" nhiem vu"))


class LevelWords(ListWords):
    """The words of levels, shortened as offices do."""

    def code(self, text: str) -> str | None:
        return super().code(text) or level_in(text)


def reason_in(text: str, reasons: ListWords) -> str | None:
    """Why there is no level, where the text says so; without a reason any other is meant."""
    words = fold_words(text)
    found = UNRATED.match(words)
    if found is None:
        return None
    rest = WHY.sub("", words[found.end() :].strip()).strip()
    return reasons.code(rest) if rest else "CXL_KHAC"


def level_marks(heads: Iterable[str]) -> tuple[Column, ...]:
    """A column for each level, marked where it was given."""
    above = tuple(heads)
    return tuple(
        Column(
            f"level_{code}",
            words[0],
            (*(f"{head} > {word}" for word in words for head in above), *filter(BY_ITSELF.match, words)),
            mark_reader(code),
            states=("level",),
            position=24,
            repeats=False,
            in_template=False,
            is_mark=True,
            # By itself it is said of much else.
            paired={"Hoàn thành": "Hoàn thành tốt"} if code == "XL_HT" else {},
        )
        for code, words in WORDS.items()
    )


def mark_reader(code: str) -> Callable[[date], Reader]:
    """Reads the marks of one level."""

    def for_day(_: date) -> Reader:
        return read

    def read(cell: Cell) -> Parsed:
        if MARK.fullmatch(cell.text) or level_in(cell.text) == code:
            return Parsed({"level": code})
        return Parsed({}, (Finding(MARK_UNCLEAR, key="level"),))

    return for_day
