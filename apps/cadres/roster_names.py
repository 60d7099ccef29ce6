"""Reading names: capitals, stray marks, the sex in brackets, the parts of a name in columns of their own."""

import re
from functools import lru_cache

from apps.cadres import roster_remarks as told
from apps.core.text import place_tones
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, RowValues

NAME = re.compile(r"[^\W\d_]+(?:[ '.\-]+[^\W\d_]+)*")
# At least two words of letters: most names, decided fast.
PLAIN = re.compile(r"[^\W\d_]{1,12}(?: [^\W\d_]{1,12}){1,6}")
SEX_BEHIND = re.compile(r"\s*[(\[]\s*(nữ|nam)\s*[)\]]\s*$", re.IGNORECASE)
MARK_BEHIND = re.compile(r"\s*(?:[*+#]+|[(\[]\s*(?:\*+|\d{1,2})\s*[)\]])\s*$")
ADDRESS_BEFORE = re.compile(r"^(?:đ/c|đc|đồng chí|ông|bà)[.:]?\s+(?=\S+\s)", re.IGNORECASE)
SEXES = {"nam": "male", "nữ": "female"}
LONGEST = 120


def read_name(cell: Cell) -> Parsed:
    """A full name, tidy and in title case; what was taken off is told."""
    if isinstance(cell.value, str) and PLAIN.fullmatch(cell.text) and not ADDRESS_BEFORE.match(cell.text):
        return Parsed({"full_name": person_name(cell.text)})
    bare, sex = _bare(cell.text)
    if not isinstance(cell.value, str) or not NAME.fullmatch(bare) or len(bare) > LONGEST:
        return Parsed({"full_name": cell.text[:LONGEST]}, (Finding(told.NAME_STRANGE, key="full_name"),))
    name = person_name(bare)
    findings = []
    if bare != cell.text:
        findings.append(Finding(told.NAME_MARK, False, "full_name", before=cell.text, after=name))
    if " " not in name:
        findings.append(Finding(told.NAME_SHORT, False, "full_name"))
    return Parsed({"full_name": name, **({"sex": sex} if sex else {})}, tuple(findings))


def read_family_part(cell: Cell) -> Parsed:
    """Family and middle name, where the given name has a column of its own."""
    return _part(cell, "family_part")


def read_given_part(cell: Cell) -> Parsed:
    """The given name, where it has a column of its own."""
    return _part(cell, "given_part")


def _part(cell: Cell, key: str) -> Parsed:
    bare, sex = _bare(cell.text)
    findings: tuple[Finding, ...] = ()
    if bare != cell.text:
        findings = (Finding(told.NAME_MARK, False, key, before=cell.text, after=person_name(bare)),)
    return Parsed({key: bare, **({"sex": sex} if sex else {})}, findings)


def join_name(row: RowValues) -> Parsed:
    """The full name out of its parts; a row without any name is told."""
    if row.values.get("full_name"):
        return UNSTATED
    parts = [str(part) for key in ("family_part", "given_part") if (part := row.values.get(key))]
    text = " ".join(parts)
    if not text:
        return Parsed({}, (Finding(told.NAME_MISSING, key="full_name"),))
    parsed = read_name(Cell(text, text))
    short = (Finding(told.NAME_SHORT, False, "full_name", text),) if len(parts) == 1 else ()
    return Parsed(parsed.values, (*(f for f in parsed.findings if f.code != told.NAME_SHORT), *short))


def _bare(text: str) -> tuple[str, str | None]:
    """The name without marks behind it and forms of address before it, and the sex that it tells."""
    sex = None
    while True:
        if found := SEX_BEHIND.search(text):
            sex = SEXES[found[1].lower()]
            text = text[: found.start()]
        elif found := MARK_BEHIND.search(text):
            text = text[: found.start()]
        else:
            return ADDRESS_BEFORE.sub("", text).strip(" ,;:"), sex


def person_name(text: str) -> str:
    """A name as the registry keeps it; H'Hen keeps its second capital."""
    return " ".join(map(_word, text.split()))


@lru_cache(maxsize=20_000)
def _word(word: str) -> str:
    placed = place_tones(word)
    if "'" in placed or "-" in placed:
        divided = re.split(r"(['\-])", placed)
        if not (placed.isupper() or placed.islower()):
            return placed
        return "".join(part[:1].upper() + part[1:].lower() for part in divided) if "'" in placed else placed.title()
    return placed[:1].upper() + placed[1:].lower()
