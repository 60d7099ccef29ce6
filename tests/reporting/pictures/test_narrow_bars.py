"""Bars have a second drawing for phones: the same parts with the same words, and patterns of its own."""

import re

from apps.reporting.chart import Bars, Drawing, drawing_of
from apps.reporting.palette import UNKNOWN, UNTRAINED

PARTS = (
    ("Cán bộ", "Đại học", 0, 3, "Cán bộ, Đại học: 3", ""),
    ("Cán bộ", "Chưa qua đào tạo", 1, 1, "Cán bộ, Chưa qua đào tạo: 1", ""),
    ("Công chức", "Chưa có thông tin", 2, 2, "Công chức, Chưa có thông tin: 2", ""),
)
LEGEND = (("Đại học", "#1f5190"), ("Chưa qua đào tạo", UNTRAINED), ("Chưa có thông tin", UNKNOWN))
NAMES = re.compile(r'aria-label="([^"]+)"')


def drawing() -> Drawing:
    return drawing_of(Bars(PARTS, LEGEND, ("Cán bộ", "Công chức"), as_shares=True), "Trình độ")


def test_both_drawings_say_the_same() -> None:
    drawn = drawing()
    assert drawn.narrow is not None
    assert NAMES.findall(drawn.narrow) == NAMES.findall(drawn.svg)
    assert {words for *_rest, words, _address in PARTS} <= set(NAMES.findall(drawn.svg))


def test_no_pattern_is_borrowed_from_the_drawing_that_is_not_shown() -> None:
    drawn = drawing()
    wide, narrow = (set(re.findall(r'id="([\w-]+)"', svg)) for svg in (drawn.svg, drawn.narrow or ""))
    assert not wide & narrow
    used = set(re.findall(r"url\(#([\w-]+)\)", drawn.narrow or ""))
    assert len(used) == 2
    assert used <= narrow


def test_the_narrow_one_is_no_wider_than_a_phone() -> None:
    _x, _y, width, _height = re.search(r'viewBox="([^"]+)"', drawing().narrow or "")[1].split()  # type: ignore[index]  # without one the test fails
    assert float(width) < 390


def test_a_long_name_of_a_bar_stands_whole_in_two_lines() -> None:
    name = "Chuyển sang tổ chức không hưởng lương ngân sách và các trường hợp khác"
    parts = ((name, "Đại học", 0, 3, f"{name}, Đại học: 3", ""),)
    drawn = drawing_of(Bars(parts, LEGEND[:1], (name,), as_shares=False), "Giảm trong kỳ").svg
    shown = " ".join(re.findall(r"<tspan[^>]*>([^<]+)</tspan>", drawn))
    assert name in shown
    assert "…" not in drawn
    _x, _y, width, _height = re.search(r'viewBox="([^"]+)"', drawn)[1].split()  # type: ignore[index]  # without one the test fails
    assert float(width) < 1020
