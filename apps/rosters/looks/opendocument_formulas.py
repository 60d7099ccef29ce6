"""The formulas of OpenDocument in the words of .xlsx, where both have the same."""

import re

from openpyxl.utils import FORMULAE

SIGN = re.compile(r"^(?:of|oooc):=")
# A reference in brackets, a text in quotes, or what stands between them.
PART = re.compile(r"\[([^\[\]]*)\]|(\"(?:[^\"]|\"\")*\")|([^\[\"]+)")
CELL = r"\$?[A-Z]{1,3}\$?\d{1,7}"
REFERENCE = re.compile(rf"(?:\$?('(?:[^']|'')*'|[\w ]+))?\.({CELL})(?::(?:\$?(?:'(?:[^']|'')*'|[\w ]+))?\.({CELL}))?")
CALL = re.compile(r"([A-Za-z][\w.]*)\(")
# Arrays, joined areas and names would need more than other letters.
UNKNOWN = re.compile(r"[{}~!|]|(?<![A-Za-z0-9.$(])[A-Za-z_]\w*(?![\w.(])")
WORDS = re.compile(r"\b(?:TRUE|FALSE)\b")
LONGEST = 4_000


def formula(written: str) -> str:
    """The formula as .xlsx writes it; empty where it is not certain to say the same."""
    begin = SIGN.match(written)
    if not begin or len(written) > LONGEST:
        return ""
    parts: list[str] = []
    for reference, words, rest in PART.findall(written[begin.end() :]):
        told = _reference(reference) if reference else words or _between(rest)
        if not told:
            return ""
        parts.append(told)
    return "=" + "".join(parts)


def _reference(written: str) -> str:
    found = REFERENCE.fullmatch(written)
    if not found:
        return ""
    sheet = f"{found[1] if found[1].startswith(chr(39)) else chr(39) + found[1] + chr(39)}!" if found[1] else ""
    return f"{sheet}{found[2]}" + (f":{found[3]}" if found[3] else "")


def _between(written: str) -> str:
    bare = CALL.sub("(", WORDS.sub("", written))
    if UNKNOWN.search(bare) or not all(each.upper() in FORMULAE for each in CALL.findall(written)):
        return ""
    return written.replace(";", ",")
