"""Drop-down lists of an .ods: the lists that stand before its tables, and the cells that refer to them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from apps.rosters.looks.opendocument_formulas import formula
from apps.rosters.looks.opendocument_xml import name
from apps.rosters.looks.words import Choice
from apps.rosters.marked.package import clean

LISTED = re.compile(r"of:cell-content-is-in-list\((?P<list>.*)\)", re.DOTALL)
WORDS = re.compile(r'"((?:[^"]|"")*)"(?:;|$)')
# Only where nothing moves with the cell: from where .ods counts is not from where .xlsx does.
FIXED = re.compile(r"='[^'!]+'!\$[A-Z]{1,3}\$\d+(:\$[A-Z]{1,3}\$\d+)?")
LONGEST_LIST, LONGEST_TITLE, LONGEST_MESSAGE = 255, 32, 255
KINDS = {"warning": "warning", "information": "information"}


def choice_of(element: Any) -> Choice | None:
    """The list that a rule for cells offers; None where it is another rule, or one that .xlsx would not take."""
    found = LISTED.fullmatch(element.get(name("table:condition"), ""))
    source = _source(found["list"]) if found else None
    if source is None:
        return None
    refusal, help_text = (element.find(name(f"table:{kind}-message")) for kind in ("error", "help"))
    options: dict[str, Any] = {"validate": "list", "source": source, **_told(help_text, "input")}
    if element.get(name("table:display-list")) == "none":
        options["dropdown"] = False
    if refusal is None or refusal.get(name("table:display")) != "true":
        return Choice(options | {"show_error": False})
    kind = KINDS.get(refusal.get(name("table:message-type"), ""), "stop")
    return Choice(options | {"error_type": kind, **_told(refusal, "error")})


def _source(written: str) -> str | list[str] | None:
    if not written.startswith('"'):
        told = formula(f"of:={written}")
        return told if FIXED.fullmatch(told) else None
    words = [clean(each.replace('""', '"')) for each in WORDS.findall(written)]
    is_whole = WORDS.sub("", written).strip() == "" and words
    fits = len(",".join(words)) <= LONGEST_LIST and not any("," in each for each in words)
    return words if is_whole and fits else None


def _told(message: Any, kind: str) -> Mapping[str, str]:
    """What a box beside the cell says, as long as .xlsx takes it."""
    if message is None:
        return {}
    lines = "\n".join("".join(each.itertext()) for each in message.iterfind(name("text:p")))
    title = clean(message.get(name("table:title"), ""))
    told = {f"{kind}_title": title[:LONGEST_TITLE], f"{kind}_message": clean(lines)[:LONGEST_MESSAGE]}
    return {key: words for key, words in told.items() if words}
