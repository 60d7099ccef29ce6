"""Reading citizen ids and telephone numbers, which Excel likes to spoil (NĐ 137/2015 Art. 13, TT 07/2016/TT-BCA)."""

import re
from collections.abc import Hashable, Mapping

from apps.cadres import roster_remarks as told
from apps.core.dates import PartialDate
from apps.rosters.formats import UNSTATED, AtAGlance, Cell, Finding, Parsed, RowValues

# Codes of the 63 provinces of before July 2025; cards issued with them stay valid.
PROVINCES = frozenset(
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042"
    " 044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087"
    " 089 091 092 093 094 095 096".split()
)
DIGITS, LEAST_DIGITS, OLD_CARD_DIGITS = 12, 10, 9
SEPARATORS = re.compile(r"[\s.,'`’‘´\-–_]+")
NO_FRACTION = re.compile(r"(\d+)[.,]0")
LABEL = re.compile(r"^(?:số\s*)?(?:cccd|cc|cmnd|cmt|đdcn)?\s*(?:số)?\s*[:.]?\s*(?=[\dOo'])", re.IGNORECASE)
# A new card beside the old one: 017188000123/113456789.
TWO_CARDS = re.compile(r"(\d{12})\s*[/;,(\s]\s*(?:cmnd|cmt|cũ)?\s*:?\s*(\d{9})\)?", re.IGNORECASE)
# What stands behind the number under "Số CCCD, ngày cấp".
ISSUED = re.compile(
    r"(?<=\d)[\s,;(\-–]*(?:(?:được\s+)?cấp(?:\s+ngày)?|ngày(?:\s+cấp)?|nc)\b\s*:?\s*\d{1,2}\s*[/.\-].*"
    r"|(?<=\d{9})[\s,;(\-–]+\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d\b.*",
    re.IGNORECASE,
)
# Countries of birth have the codes from 101 on (TT 07/2016/TT-BCA); how many there are could not be verified.
LAST_COUNTRY = 399
LEAST_AGE = 14
SCIENTIFIC = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")
LETTER_ZERO = str.maketrans("oO", "00")
PHONE = re.compile(r"0\d{9,10}")
SEVERAL = re.compile(r"\s*[/;,]\s*|\s+[-–]\s+")


def read_citizen_id(cell: Cell) -> Parsed:
    """Twelve digits; leading zeros that Excel dropped are put back, whatever else is wrong is told."""
    if isinstance(cell.value, str) and (plain := plain_id(cell.text)):
        return Parsed(plain)
    if SCIENTIFIC.fullmatch(cell.text) or (isinstance(cell.value, float) and not cell.text.isdigit()):
        return Parsed({}, (Finding(told.ID_DAMAGED, key="citizen_id"),))
    if two := TWO_CARDS.fullmatch(cell.text):
        return Parsed({"citizen_id": two[1], "old_id": two[2]}, tuple(_told_of_id(cell.text, two[1], two[1])))
    text = NO_FRACTION.sub(r"\1", cell.text) if NO_FRACTION.fullmatch(cell.text) else LABEL.sub("", cell.text)
    text = ISSUED.sub("", text)
    digits = SEPARATORS.sub("", text).translate(LETTER_ZERO)
    if not digits.isdigit() or not digits.isascii():
        return Parsed({}, (_length(digits),))
    if len(digits) == OLD_CARD_DIGITS:
        return Parsed({"old_id": digits}, (Finding(told.ID_OLD, False, "citizen_id"),))
    # Excel drops every leading zero: a shorter number that still begins with one lacks another digit.
    if not LEAST_DIGITS <= len(digits) <= DIGITS or (len(digits) < DIGITS and digits[0] == "0"):
        return Parsed({}, (_length(digits),))
    full = digits.zfill(DIGITS)
    return Parsed({"citizen_id": full}, tuple(_told_of_id(cell.text, digits, full)))


def plain_id(text: str) -> Mapping[str, object] | None:
    """Most numbers are as they should be, which is seen at once."""
    is_plain = len(text) == DIGITS and text.isdigit() and text.isascii() and text[:3] in PROVINCES
    return {"citizen_id": text} if is_plain else None


CITIZEN_IDS = AtAGlance(read_citizen_id, plain_id)


def _length(digits: str) -> Finding:
    return Finding(told.ID_LENGTH, key="citizen_id", params={"digits": str(sum(map(str.isdigit, digits)))})


def _told_of_id(text: str, digits: str, full: str) -> list[Finding]:
    findings = []
    if digits != full:
        findings.append(Finding(told.ID_REPAIRED, False, "citizen_id", before=text, after=full))
    elif SEPARATORS.sub("", text) != full:
        findings.append(Finding(told.ID_TIDIED, False, "citizen_id", before=text, after=full))
    if full[:3] not in PROVINCES:
        abroad = 100 < int(full[:3]) <= LAST_COUNTRY
        code = told.ID_ABROAD if abroad else told.ID_PLACE
        findings.append(Finding(code, not abroad, "citizen_id", params={"place": full[:3]}))
    return findings


def check_citizen_id(row: RowValues) -> Parsed:
    """The fourth digit tells sex and century, the next two the year of birth; they must agree with the row."""
    number = row.values.get("citizen_id")
    if not isinstance(number, str):
        return UNSTATED
    sex, born = row.values.get("sex"), row.values.get("birth")
    findings = []
    century, female = divmod(int(number[3]), 2)
    if sex and (sex == "female") != bool(female):
        findings.append(Finding(told.ID_SEX, key="citizen_id", value=number))
    year = 1900 + 100 * century + int(number[4:6])
    if isinstance(born, PartialDate) and born.first.year != year:
        years = {"year": str(year), "stated": str(born.first.year)}
        findings.append(Finding(told.ID_BIRTH, key="citizen_id", value=number, params=years))
    elif year > row.day.year - LEAST_AGE:
        findings.append(Finding(told.ID_AHEAD, key="citizen_id", value=number, params={"year": str(year)}))
    return Parsed({}, tuple(findings)) if findings else UNSTATED


def gist_of_id(values: Mapping[str, object]) -> Hashable:
    """What `check_citizen_id` looks at."""
    number = values.get("citizen_id")
    if isinstance(number, str) and len(values) == 1:
        return number[3:6]
    born = values.get("birth")
    return number and str(number)[3:6], values.get("sex"), born.first.year if isinstance(born, PartialDate) else None


def read_person_code(cell: Cell) -> Parsed:
    """The registry's own code of a person, as people may type it."""
    return Parsed({"person_code": cell.text.upper().replace(" ", "")[:20]})


def read_phone(cell: Cell) -> Parsed:
    """A telephone number with its leading zero; of several the first."""
    first = SEVERAL.split(cell.text)[0]
    if whole := NO_FRACTION.fullmatch(first):
        first = whole[1]
    digits = re.sub(r"[\s.()\-'+]", "", first)
    if digits.startswith("84") and len(digits) in {11, 12}:
        digits = "0" + digits[2:].lstrip("0")
    if len(digits) == 9 and digits[0] != "0":
        digits = "0" + digits
    if not PHONE.fullmatch(digits):
        return Parsed({}, (Finding(told.PHONE_STRANGE, key="phone"),))
    same = digits == re.sub(r"[\s.\-()']", "", cell.text)
    repaired = () if same else (Finding(told.PHONE_REPAIRED, False, "phone", before=cell.text, after=digits),)
    return Parsed({"phone": digits}, repaired)
