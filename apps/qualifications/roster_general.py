"""Reading general education: 12/12, 9/12, 10/10, THPT, and the dates that Excel makes of them."""

import re
from datetime import date, timedelta

from apps.cadres.roster_lists import NUMBER_BEFORE
from apps.core.listed import from_lists
from apps.core.text import fold_words
from apps.qualifications import roster_remarks as told
from apps.qualifications.models import QualificationLevel
from apps.rosters.formats import Cell, Finding, Parsed, Reader

KEY = "gen_edu"
CLASS = re.compile(r"(?<![\dlIoO])(\d{1,2})\s*[/\\]\s*(\d{1,2})(?![\dlIoO])")
# Letters that are typed for the figures 1 and 0: l2/12, 1O/10.
TYPED = re.compile(r"[\dlIoO]{1,2}\s*[/\\]\s*[\dlIoO]{2}")
FIGURES = str.maketrans("lIoO", "1100")
# 12-Dec, 9-thg 12: a date that was turned into text again.
DATE_TEXT = re.compile(
    r"(\d{1,2})[/\-](\d{1,2})[/\-](?:19|20)\d\d(?: 00:00:00)?|(?:19|20)\d\d-(\d{1,2})-(\d{1,2})(?: 00:00:00)?"
)
MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
NAMED_MONTH = re.compile(r"(\d{1,2})[\- ](?:thg\s*(\d{1,2})|([a-z]{3}))|([a-z]{3})[\- ](\d{1,2})", re.IGNORECASE)
BESIDE = re.compile(r"\b(tot nghiep|tn|bo tuc|bt|gdtx|he|da|bang|trinh do|phan hieu|pho thong|lop|cap)\b")
# Without these first: "phổ thông" belongs to some names of levels.
FINISHED = re.compile(r"^(?:da )?(?:tot nghiep|tn|hoc het|het)(?= )|(?<= )(?:cu|quoc gia)$")
# What of the names of levels is shortened beside other words.
SHORTENED = {"pt": "pho thong", "cs": "co so", "th": "trung hoc", "tn": "tot nghiep"}
# Systems of 10 and of 12 classes: class from which a level is finished -> level.
SYSTEMS = {
    12: ((12, "GDPT_THPT"), (9, "GDPT_THCS"), (5, "GDPT_TH"), (1, "GDPT_BDBV")),
    10: ((10, "GDPT_THPT"), (7, "GDPT_THCS"), (4, "GDPT_TH"), (1, "GDPT_BDBV")),
}
UNFINISHED = {(12, 10), (12, 11), (10, 8), (10, 9)}
ALONE = re.compile(r"(?:da )?(?:hoc )?(?:het )?lop (\d{1,2})(?: (?:pt|pho thong|bt|bo tuc))?")
NUMBER_ALONE = re.compile(r"(?:l|lop|het|(?:tot nghiep|tn)(?: lop)?)? ?(9|1[12])")
NOT_FINISHED = re.compile(r"\b(?:chua|dang|khong|dang do|bo hoc|hoc do)\b")
# 12.12, 9-12 and 10.1, which is what Excel leaves of 10.10.
OTHERWISE = re.compile(r"(\d{1,2})\s*[.,\-–]\s*(\d{1,2})")
# Shown as a fraction, 9/12 and 7/10 are numbers below 1.
QUOTIENTS = {0.75: (9, 12), 0.7: (7, 10)}
FIRST_SERIAL, LAST_SERIAL = 20_000, 60_000
EXCEL_BEGINS = date(1899, 12, 30)


def general_reader(day: date) -> Reader:
    """Reads the last class and its system, or the name of the level."""
    names = from_lists(_names, day, QualificationLevel)
    names = names | dict.fromkeys(("tnthpt", "thpt bt", "btvh", "c3", "het cap 3", "het cap iii"), "GDPT_THPT")
    names |= dict.fromkeys(("tnthcs", "btthcs", "bt thcs", "c2", "ptcs"), "GDPT_THCS") | {
        "c1": "GDPT_TH",
        "ptth": "GDPT_THPT",
        "tnptth": "GDPT_THPT",
        "pho thong trung hoc": "GDPT_THPT",
        "tot nghiep pho thong": "GDPT_THPT",
        "tn pho thong": "GDPT_THPT",
        "cap iii": "GDPT_THPT",
        "pho thong co so": "GDPT_THCS",
    }
    names |= {"cap ba": "GDPT_THPT", "cap hai": "GDPT_THCS", "cap mot": "GDPT_TH"}
    names |= {"cap 3": "GDPT_THPT", "cap 2": "GDPT_THCS", "cap 1": "GDPT_TH", "trung hoc pho thong": "GDPT_THPT"}
    return lambda cell: read_general(cell, names)


def _names(day: date) -> dict[str, str]:
    """The levels by their names."""
    return {
        fold_words(words): level.code
        for level in QualificationLevel.objects.filter(ladder_id=KEY).valid_on(day)
        for words in (level.label_vi, level.label_en, *level.aliases)
    }


def read_general(cell: Cell, names: dict[str, str]) -> Parsed:
    """A level of general education."""
    if day := _date_of(cell):
        return _from_date(cell, *day)
    words = fold_words(NUMBER_BEFORE.sub("", cell.text))
    if "?" in cell.text:
        return Parsed({}, (Finding(told.CLASS_DOUBTFUL, key=KEY),))
    if code := names.get(words):
        return Parsed({KEY: code})
    if NOT_FINISHED.search(words):
        return Parsed({}, (Finding(told.CLASS_DOUBTFUL, key=KEY),))
    if found := CLASS.search(cell.text):
        return _from_class(int(found[1]), int(found[2]))
    if TYPED.fullmatch(cell.text) and (typed := CLASS.fullmatch(cell.text.translate(FIGURES))):
        return _repaired(cell, int(typed[1]), int(typed[2]))
    if alone := ALONE.fullmatch(words):
        return _from_class_alone(int(alone[1]))
    if alone := NUMBER_ALONE.fullmatch(words):
        return _told_as_class(cell, int(alone[1]))
    if parts := _spelt_otherwise(cell):
        return _repaired(cell, *parts)
    spelt_out = " ".join(SHORTENED.get(word, word) for word in words.split())
    for spelt, pattern in ((words, FINISHED), (words, BESIDE), (spelt_out, FINISHED)):
        if code := names.get(" ".join(pattern.sub(" ", spelt).split())):
            return Parsed({KEY: code})
    return _unknown()


def _date_of(cell: Cell) -> tuple[int, int] | None:
    """Day and month of what Excel took for a date."""
    if isinstance(cell.value, date):
        return cell.value.day, cell.value.month
    if cell.text.isdigit() and FIRST_SERIAL <= int(cell.text) <= LAST_SERIAL:
        day = EXCEL_BEGINS + timedelta(days=int(cell.text))
        return day.day, day.month
    if found := DATE_TEXT.fullmatch(cell.text):
        first, second = (int(number) for number in found.groups() if number)
        return first, second
    if found := NAMED_MONTH.fullmatch(cell.text):
        named = found[3] or found[4]
        month = MONTHS.get(named.lower()) if named else int(found[2])
        return (int(found[1] or found[5]), month) if month else None
    return None


def _from_date(cell: Cell, day: int, month: int) -> Parsed:
    """Which of the two is the system is settled by their size, because some settings swap day and month."""
    systems = [system for system in SYSTEMS if system in (day, month)]
    if not systems:
        return _unknown()
    system = systems[0]
    last = day + month - system
    parsed = _from_class(last, system)
    if not parsed.values:
        return parsed
    repaired = Finding(told.CLASS_FROM_DATE, False, KEY, before=cell.text, after=f"{last}/{system}")
    return Parsed(parsed.values, (repaired, *parsed.findings))


def _spelt_otherwise(cell: Cell) -> tuple[int, int] | None:
    """Class and system written with another sign, or as the number that Excel has made of them."""
    if isinstance(cell.value, float) and cell.value in QUOTIENTS:
        return QUOTIENTS[cell.value]
    found = OTHERWISE.fullmatch(cell.text)
    if not found:
        return None
    system = 10 if isinstance(cell.value, float) and found[2] == "1" else int(found[2])
    return (int(found[1]), system) if system in SYSTEMS else None


def _repaired(cell: Cell, last: int, system: int) -> Parsed:
    parsed = _from_class(last, system)
    if not parsed.values:
        return parsed
    told_so = Finding(told.CLASS_REPAIRED, False, KEY, before=cell.text, after=f"{last}/{system}")
    return Parsed(parsed.values, (told_so, *parsed.findings))


def _from_class_alone(last: int) -> Parsed:
    """A class without its system: certain only where both systems say the same."""
    said = [parsed for system in SYSTEMS if (parsed := _from_class(last, system)).values]
    levels = {str(parsed.values[KEY]) for parsed in said}
    if len(levels) != 1:
        return Parsed({}, (Finding(told.CLASS_DOUBTFUL, key=KEY),))
    return Parsed(said[0].values, said[0].findings)


def _told_as_class(cell: Cell, last: int) -> Parsed:
    """A number that can only be a class, which is told."""
    parsed = _from_class_alone(last)
    if not parsed.values:
        return _unknown()
    told_so = Finding(told.CLASS_REPAIRED, False, KEY, before=cell.text, after=f"lớp {last}")
    return Parsed(parsed.values, (told_so, *parsed.findings))


def _from_class(last: int, system: int) -> Parsed:
    level = next((code for least, code in SYSTEMS.get(system, ()) if least <= last <= system), None)
    if level is None:
        return _unknown()
    unfinished = Finding(told.CLASS_UNFINISHED, False, KEY, value=f"{last}/{system}")
    return Parsed({KEY: level}, (unfinished,) if (system, last) in UNFINISHED else ())


def _unknown() -> Parsed:
    return Parsed({}, (Finding(told.CLASS_UNKNOWN, key=KEY),))
