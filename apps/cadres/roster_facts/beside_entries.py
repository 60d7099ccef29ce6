"""Words that offices put before or behind an entry of a list and that say nothing of their own: Loại giỏi, NS tỉnh."""

import re
from collections.abc import Iterator

from apps.core.text import fold_words

# Short forms, at the beginning of an entry.
IN_FULL = {
    "nstw": "ngan sach trung uong",
    "nst": "ngan sach tinh",
    "nsx": "ngan sach xa",
    "ns": "ngan sach",
    "cv": "chuyen vien",
    "nk": "nhiem ky",
}
BEFORE = (
    *("bang tot nghiep", "van bang", "bang", "loai", "xep loai", "hang", "muc", "dat loai", "dat", "hoc luc"),
    *("suc khoe", "du suc khoe", "don", "nhiem ky", "giai doan", "thuoc", "thuoc dien", "xa", "vung", "nguon"),
    *("hinh thuc", "truong hop", "trinh do", "tieu chuan", "ve", "truong xac nhan", "xac nhan", "tiep tuc"),
)
BEHIND = ("cong chuc", "can bo", "theo quy dinh", "voi vi tri", "voi vi tri viec lam")
LEADING = re.compile(rf"(?:{'|'.join(sorted(BEFORE, key=len, reverse=True))}) (?=\w)")
TRAILING = re.compile(rf"(?<=\w) (?:{'|'.join(sorted(BEHIND, key=len, reverse=True))})$")
# No more words than these stand before an entry.
DEEPEST = 3


def lesser_readings(text: str) -> Iterator[str]:
    """The entry that a text may be without the words around it, the one that keeps most of them first; folded."""
    words = fold_words(text)
    first, _, rest = words.partition(" ")
    if first in IN_FULL:
        words = f"{IN_FULL[first]} {rest}".strip()
        yield words
    for _turn in range(DEEPEST):
        if trailing := TRAILING.search(words):
            yield words[: trailing.start()]
        found = LEADING.match(words)
        if not found:
            return
        words = words[found.end() :]
        yield words
