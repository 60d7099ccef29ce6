"""The number formats of OpenDocument in the words of .xlsx."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from apps.rosters.looks.opendocument_xml import name

PLAIN = frozenset("-/ :.,%()+")
PLAIN_STYLES = ("number", "percentage", "currency", "date", "time", "text", "boolean")
LETTERS = {"day": "d", "hours": "h", "minutes": "m", "seconds": "s"}
GENERAL = "General"
MOST_DIGITS = 15


def number_formats(styles: Any) -> dict[str, str]:
    """By their names the formats of all number styles in a list of styles."""
    found: dict[str, Any] = {}
    for kind in PLAIN_STYLES:
        for each in styles.iterfind(name(f"number:{kind}-style")):
            found[each.get(name("style:name"), "")] = each
    codes = {called: _code(style) for called, style in found.items()}
    return {called: _whole(style, codes, called) for called, style in found.items()}


def _whole(style: Any, codes: Mapping[str, str], called: str) -> str:
    """A style that is for negative numbers names the one for all others."""
    own = codes[called]
    for other in style.iterfind(name("style:map")):
        if other.get(name("style:condition")) in {"value()>=0", "value()>0"}:
            others = codes.get(other.get(name("style:apply-style-name"), ""), "")
            return f"{others};{own}" if others else own
    return own


def _code(style: Any) -> str:
    is_running = style.get(name("number:truncate-on-overflow")) == "false"
    parts = [_part(each, is_running=is_running) for each in style]
    return "".join(parts) or GENERAL


def _part(part: Any, *, is_running: bool) -> str:
    kind = str(part.tag).rpartition("}")[2]
    is_long = part.get(name("number:style")) == "long"
    if kind == "text":
        return _literal(part.text or "")
    if kind in LETTERS:
        code = LETTERS[kind] * (1 + is_long)
        return f"[{code}]" if kind == "hours" and is_running else code
    if kind == "month":
        return "m" * ((4 if is_long else 3) if part.get(name("number:textual")) == "true" else 1 + is_long)
    known = {"year": "yyyy" if is_long else "yy", "day-of-week": "dddd" if is_long else "ddd", "am-pm": "AM/PM"}
    known |= {"text-content": "@", "boolean": GENERAL, "scientific-number": "0.00E+00", "fraction": "# ?/?"}
    if kind == "number":
        return _digits(part)
    return _literal(part.text or "") if kind == "currency-symbol" else known.get(kind, "")


def _digits(part: Any) -> str:
    stated = part.get(name("number:decimal-places"))
    whole = _few(part.get(name("number:min-integer-digits")))
    if stated is None:
        return GENERAL if whole <= 1 and part.get(name("number:grouping")) != "true" else "0" * whole
    digits = "0" * max(whole, 1)
    if part.get(name("number:grouping")) == "true":
        digits = f"#,##{digits}"
    decimals = _few(stated)
    return f"{digits}.{'0' * decimals}" if decimals else digits


def _few(written: str | None) -> int:
    return min(int(written), MOST_DIGITS) if written and written.isdecimal() and len(written) < 4 else 0


def _literal(text: str) -> str:
    if all(letter in PLAIN for letter in text):
        return text
    return '"' + text.replace('"', "") + '"'
