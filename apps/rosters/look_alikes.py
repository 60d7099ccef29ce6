"""Letters of other alphabets that look like ours, as copied text holds them: a Cyrillic а, a Greek Ο, full-width Ａ."""

import re
import unicodedata
from collections.abc import Iterable

from apps.rosters.workbooks import CellValue

CYRILLIC = ("аАВеЕѕЅіІјЈКМНоОрРсСТуУхХһԁ", "aABeEsSiIjJKMHoOpPcCTyYxXhd")
GREEK = ("ΑΒΕΖΗΙΚΜΝΟοΡΤΥΧν", "ABEZHIKMNOoPTYXv")
# With a caron, a bar or a hook, as no word of ours is written.
OURS = ("ǎǍƉɖ", "ăĂĐđ")
LETTERS = str.maketrans("".join(pair[0] for pair in (CYRILLIC, GREEK, OURS)), "".join((CYRILLIC[1], GREEK[1], OURS[1])))
FULL_WIDTH = "\uff01-\uff5e"
ODD = re.compile(f"[{''.join(map(chr, LETTERS))}{FULL_WIDTH}]")
WIDE = re.compile(f"[{FULL_WIDTH}]")
# Words that are really written in another alphabet stay as they are.
FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u04ff]")


def in_our_letters(text: str) -> str:
    """The text with each letter that only looks like one of ours as ours; what is of another alphabet stays."""
    whole = unicodedata.normalize("NFC", text)
    narrow = WIDE.sub(lambda letter: unicodedata.normalize("NFKC", letter[0]), whole)
    ours = unicodedata.normalize("NFC", narrow.translate(LETTERS))
    return text if ours == whole or FOREIGN.search(ours) else ours


def look_alikes(texts: Iterable[CellValue]) -> dict[str, str]:
    """The texts that hold such letters, with what they say."""
    written = [text for text in texts if type(text) is str and not text.isascii()]
    # One look at all of them: hardly a sheet has any.
    if not ODD.search("\n".join(written)):
        return {}
    return {text: says for text in written if ODD.search(text) and (says := in_our_letters(text)) != text}
