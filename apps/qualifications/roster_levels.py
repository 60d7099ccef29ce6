"""Reading a level from free text: "ĐH Luật (tại chức)", "Cử nhân, Cao cấp", "TC → ĐH", "ĐH (đang học)"."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from apps.cadres.roster_dates import MARK
from apps.cadres.roster_lists import NUMBER_BEFORE
from apps.core.text import fold, fold_words
from apps.qualifications import roster_remarks as told
from apps.qualifications.roster_subjects import ends_a_level, study_mode, trimmed_subject
from apps.qualifications.roster_words import BESIDE, LadderWords, Level, Spoken, Wording, ladder_words
from apps.rosters.formats import Finding, Parsed, Reader

ARROW = re.compile(r"\s*(?:→|⇒|->|=>|–>|>)\s*")
STRETCH = re.compile(r"\(([^()]*)\)?|([^(),;+\n]+)")
STUDYING = re.compile(
    r"\b(?:dang|hien dang)(?: theo)?(?: di)? (?:hoc|dao tao|boi duong|bd|on)\b(?: lop)?|\bdang theo\b|\bstudying for\b"
)
DOUBTFUL = re.compile(
    r"\b(?:chua|cho|du kien|sap|cu di|(?:theo|trong|co|thuoc|vao) ke hoach|ke hoach (?:cu|di|hoc|dao tao|nam|\d+)"
    r"|se hoc|khong|tro len|hoac|chuan bi|bao luu|bo hoc|bo do|do dang|dang ky|xet)\b|^ke hoach$"
)
# Only their tones tell these from "Đảng", "no" and "nghị"; what is left of a study that goes on is none of them.
NOT_HELD = re.compile(r"\b(?:đang|nợ|nghỉ|hoàn thiện|sinh viên|sv|dưới|khoảng|đại cương)\b", re.IGNORECASE)
# "Học ĐH" and "đi học ĐH" leave open whether the degree is there.
NOT_YET = frozenset({"hoc", "di", "thi", "on"})
YEAR = re.compile(r"\b(?:nam )?((?:19|20)\d\d)\b")
YEAR_OF_STUDY = re.compile(r"\bnam (?:thu )?(?:[1-7]|nhat|hai|ba|tu|nam|cuoi)\b")
BRACKETED_YEAR = re.compile(r"\(\s*năm (?:thứ )?(?:[1-7]|nhất|hai|ba|tư|năm|cuối)\s*\)", re.IGNORECASE)
COUNT = re.compile(r"\b(?:\d{1,2} (?:van )?bang|(?:van )?bang (?:\d{1,2}|hai|thu hai|nhat)|vb ?\d)\b")
NEVER_TRAINED = re.compile(r"(?:chua|khong) (?:qua |duoc |duoc cu )?(?:dao tao|dt|boi duong|bd|hoc|co)(?: .*)?")
POSTGRADUATE = re.compile(r"(?:sau|tren) (?:dh|dai hoc)\b")
# Who prepares a doctorate studies for it.
DOCTORAL = re.compile(r"(?:đang\s+)?(?:làm\s+)?(?:\bNCS\b|nghiên cứu sinh)(?:\s+tiến s[ĩỹ])?", re.IGNORECASE)
MASTERAL = re.compile(r"(?:đang\s+)?(?:là\s+)?\b(?:HVCH|học viên cao học)\b", re.IGNORECASE)
# "đang ĐH" and "đ.học CC" leave out a part of "đang học".
CURTAILED = re.compile(
    r"\b(?:đang|đ[./]\s?học)\s+(?=(?:ĐH|đại học|CĐ|cao đẳng|CC|cao cấp|TC|trung cấp|ThS|thạc s[ĩỹ]|cao học|CVC)\b)",
    re.IGNORECASE,
)
# What another column asks for, however often it stands beside the degree.
POLITICAL = re.compile(r"(?:ly luan )?(?:chinh tri|ct)(?: hanh chinh| hc)?|llct(?: hanh chinh| hc)?|ly luan")
OTHER_LADDER = re.compile(r"\b(?:llct|ccct|ccllct|cao cap|ly luan chinh tri|cvc?|chuyen vien|ngach)\b")
POLITICAL_LEVELS = frozenset({"CM_SC", "CM_TC"})
# A school before the level says where it was acquired: "Trường ĐH Luật".
BEFORE_LEVELS = frozenset("truong hoc vien khoa nganh he".split())
SLASHED = re.compile(r"\b([CTS])/C(?:ấp)?\b", re.IGNORECASE)
# C/Đ, Đ/H, Th/S and K/s: a stroke within the abbreviation of a level.
PARTED = re.compile(r"\b(\w{1,2})/(\w{1,2})\b")
NO_CERTIFICATE = re.compile(r"(?:chua|khong) co (?:cc|chung chi|bang|bang cap)")
# Finance and accounting, or an intermediate degree in economics: only who wrote it knows.
FINANCE = re.compile(r"TC\s*[-–]\s*(?:KT|NH|NS)", re.IGNORECASE)
# What stands behind them is the name of a school: "TC trường Cao đẳng Hòa Bình".
SCHOOLS = frozenset({"truong", "vien"})
# The mode of study written on to the level: ĐHCQ, CĐTX, ĐHTC.
ATTACHED = re.compile(r"\b(ĐH|CĐ|TC)\s?(CQ|TX|VLVH|VHVL|TC|LT)\b(?!-)", re.IGNORECASE)
# The specialty or the school written on to it: ĐHHC, CĐKT; no word of the language begins so.
GLUED = re.compile(r"\b(ĐH|CĐ)(?=[^\W\d_]{2})", re.IGNORECASE)
MODE_WORDS = {
    "LT": "liên thông",
    "CQ": "chính quy",
    "TX": "từ xa",
    "VLVH": "vừa làm vừa học",
    "VHVL": "vừa làm vừa học",
    "TC": "tại chức",
}
DOTTED = re.compile(r"\b([A-ZĐ])\.\s?(?=[A-ZĐ]\b)")
# Between two levels; between other words they belong to a specialty.
BETWEEN = re.compile(r"(\s*[/&–—-]\s*|\s+và\s+|\.\s+)", re.IGNORECASE)
# Abbreviations that also stand for subjects ("Luật KT - TC"): they name a level only at the beginning.
ALSO_SUBJECTS = frozenset({"tc", "cn", "sc", "ks", "cc", "bs", "ts"})
BEFORE_STUDYING = re.compile(
    r"(?<=[^\s,;(+/&:.–—-])(?:\s*[/&:.–—-]\s*|\s+(?:và\s+)?)(?=(?:hiện )?đang )", re.IGNORECASE
)


@dataclass(frozen=True)
class Stretch:
    """What one stretch of the text says."""

    level: Level | None
    specialty: str = ""
    mode: str = ""
    studying: bool = False
    doubtful: bool = False
    before: str = ""  # words ahead of the level that may turn what it means
    elsewhere: str = ""  # what another ladder asks for


def level_reader(wording: Wording) -> Callable[[date], Reader]:
    """Reads cells of one ladder."""

    def for_day(day: date) -> Reader:
        words = ladder_words(wording, day)
        return lambda cell: read_level(NUMBER_BEFORE.sub("", cell.text), words)

    return for_day


def read_level(text: str, words: LadderWords) -> Parsed:
    """The level that is held, the one being studied for, the specialty and the mode of study."""
    ladder = words.wording.ladder
    whole = fold_words(text)
    if level := words.untrained.get(whole):
        return Parsed({ladder: level.code})
    if words.never and NO_CERTIFICATE.fullmatch(whole):
        return Parsed({ladder: words.never.code})
    if words.never and NEVER_TRAINED.fullmatch(whole) and not words.named_in(whole):
        return Parsed({ladder: words.never.code})
    if level := words.wholes.get(whole):
        return Parsed({ladder: level.code}, (Finding(told.EQUATED, False, ladder, before=text, after=level.label),))
    if MARK.fullmatch(text) or (words.wording.has_specialty and POSTGRADUATE.search(whole)):
        return _unsettled(told.LEVEL_BY_MARK, words)
    if "?" in text or (words.wording.has_specialty and FINANCE.fullmatch(text)):
        return _unsettled(told.LEVEL_DOUBTFUL, words)
    if STUDYING.search(whole):
        text = BRACKETED_YEAR.sub("", text)
    parts = ARROW.split(BEFORE_STUDYING.sub(", ", _spelt(text, words)))
    stretches = [_gathered(part, words) for part in parts]
    if len(parts) == 2:
        stretches[1] = [replace(stretch, studying=True) for stretch in stretches[1]]
    said = [stretch for part in stretches for stretch in part]
    if any(stretch.doubtful for stretch in said):
        return _unsettled(told.LEVEL_DOUBTFUL, words)
    if not any(stretch.level for stretch in said):
        return _unsettled(told.LEVEL_UNKNOWN, words)
    return _concluded(text, said, words, is_upgrade=len(parts) > 1)


def _unsettled(code: str, words: LadderWords) -> Parsed:
    about = {"ladder": words.ladder, "example": words.wording.example}
    return Parsed({}, (Finding(code, key=words.wording.ladder, params=about),))


def _spelt(text: str, words: LadderWords) -> str:
    """Dotted abbreviations joined, doctoral students spelt out, a semicolon between two levels."""
    spelt = CURTAILED.sub("đang học ", DOTTED.sub(r"\1", _unparted(SLASHED.sub(r"\1 cấp", text), words)))
    if words.wording.has_specialty:
        spelt = ATTACHED.sub(lambda found: f"{found[1]} {MODE_WORDS[found[2].upper()]}", spelt)
        spelt = MASTERAL.sub("đang học Thạc sĩ", DOCTORAL.sub("đang học Tiến sĩ", spelt))
    spelt = GLUED.sub(lambda found: f"{found[1]} ", spelt)
    pieces = BETWEEN.split(spelt)
    for place in range(2, len(pieces), 2):
        if _is_another_level(pieces[place - 2], pieces[place], words):
            pieces[place - 1] = "; "
    return "".join(pieces)


def _unparted(text: str, words: LadderWords) -> str:
    """Without the stroke in what is one level and not two: K/s, Đ/H, but TC/CC."""

    def one(found: re.Match[str]) -> str:
        is_two = all((fold(part),) in words.phrases for part in found.groups())
        is_level = (fold(found[1] + found[2]),) in words.phrases
        return found[1] + found[2] if is_level and not is_two else found[0]

    return PARTED.sub(one, text)


def _is_another_level(before: str, piece: str, words: LadderWords) -> bool:
    """Whether a piece begins with a level; an abbreviation that may be a subject only between levels."""
    folded = Spoken.of(piece).folded
    found = words.longest_at(folded, 0)
    if not found:
        return False
    if not words.wording.has_specialty or folded[0] not in ALSO_SUBJECTS:
        return True
    earlier = Spoken.of(before).folded
    known = words.longest_at(earlier, 0)
    return found[1] == len(folded) and known is not None and known[1] == len(earlier)


def _concluded(text: str, said: list[Stretch], words: LadderWords, *, is_upgrade: bool) -> Parsed:
    ladder = words.wording.ladder
    held = _highest(stretch for stretch in said if not stretch.studying)
    studied = _highest(stretch for stretch in said if stretch.studying)
    values: dict[str, object] = {}
    findings: list[Finding] = []
    if held and held.level:
        values[ladder] = held.level.code
        values |= _details(held.level, said, words, findings)
        levels = {stretch.level for stretch in said if stretch.level and not stretch.studying}
        if len(levels) > 1:
            findings.append(Finding(told.HIGHEST_COUNTS, False, ladder, before=text, after=held.level.label))
        if words.is_equated(fold_words(text)) or held.before:
            findings.append(Finding(told.EQUATED, False, ladder, before=text, after=held.level.label))
    if others := [stretch.elsewhere for stretch in said if stretch.elsewhere]:
        findings.append(Finding(told.REST_UNUSED, False, ladder, params={"rest": "; ".join(others)}))
    if studied and studied.level:
        values["studying"] = {ladder: studied.level.code}
        if is_upgrade:
            after = held.level.label if held and held.level else "–"
            label = {"studied": studied.level.label}
            findings.append(Finding(told.UPGRADE, False, ladder, before=text, after=after, params=label))
    elsewhere = [stretch.specialty for stretch in said if stretch.studying and not stretch.level]
    if elsewhere:
        values["study_texts"] = {ladder: "; ".join(f"đang học {words}" for words in elsewhere)}
    return Parsed(values, tuple(findings))


def _highest(said: Iterable[Stretch]) -> Stretch | None:
    levelled = [stretch for stretch in said if stretch.level]
    return max(levelled, key=lambda stretch: stretch.level.place if stretch.level else (0, 0), default=None)


def _details(held: Level, said: list[Stretch], words: LadderWords, findings: list[Finding]) -> dict[str, object]:
    """Specialties and mode of the level that is held; other words beside a level are told."""
    own = [stretch for stretch in said if stretch.level == held and not stretch.studying]
    if words.wording.has_specialty:
        specialties = ", ".join(dict.fromkeys(stretch.specialty for stretch in own if stretch.specialty))
        mode = next((stretch.mode for stretch in own if stretch.mode), "")
        stated = {"level_specialty": specialties, "study_mode": mode}
        return {key: value for key, value in stated.items() if value}
    rest = " ".join(stretch.specialty for stretch in said if stretch.specialty and stretch.level)
    if rest:
        findings.append(Finding(told.REST_UNUSED, False, words.wording.ladder, params={"rest": rest}))
    return {}


def _gathered(text: str, words: LadderWords) -> list[Stretch]:
    """The stretches of a text; one without a level tells something about the one before it."""
    said: list[Stretch] = []
    for found in STRETCH.finditer(text):
        inner = (found[1] if found[1] is not None else found[2]).strip()
        if not inner:
            continue
        stretch = _stretch(inner, words)
        if stretch.level is None and stretch.studying and stretch.specialty:
            said.append(stretch)  # a study of something else, such as "ĐH, đang học CC"
        elif stretch.level is None and said:
            said[-1] = _joined(said[-1], stretch)
        elif said and said[-1].level is None:
            said[-1] = replace(_joined(said[-1], stretch), level=stretch.level)
        else:
            said.append(stretch)
    return said


def _joined(main: Stretch, beside: Stretch) -> Stretch:
    return replace(
        main,
        specialty=", ".join(part for part in (main.specialty, beside.specialty) if part),
        mode=main.mode or beside.mode,
        studying=main.studying or beside.studying,
        doubtful=main.doubtful or beside.doubtful,
        before=main.before or beside.before,
        elsewhere="; ".join(part for part in (main.elsewhere, beside.elsewhere) if part),
    )


def _stretch(text: str, words: LadderWords) -> Stretch:
    """The level at the beginning of a stretch, else a long word of one anywhere in it."""
    folded = fold_words(text)
    studying = bool(STUDYING.search(folded))
    is_unfinished = bool(YEAR_OF_STUDY.search(folded)) and not studying
    is_unfinished = is_unfinished or any(int(year) > words.day.year for year in YEAR.findall(folded))
    spoken = _without(Spoken.of(text), STUDYING, YEAR, YEAR_OF_STUDY, COUNT)
    mode, spoken = study_mode(spoken)
    spoken = _trimmed(spoken, words)
    found = _first_level(spoken, words)
    level, place, length = found or (None, 0, 0)
    rest = _rest(text, spoken, range(place, place + length), words)
    if not studying and words.wording.has_specialty and _is_of_another(level, rest):
        return Stretch(None, elsewhere=text)
    is_ahead = bool(place and spoken.folded[0] in NOT_YET and spoken.folded[1:2] != ("vien",))
    is_doubtful = is_unfinished or is_ahead or bool(DOUBTFUL.search(fold_words(rest)) or NOT_HELD.search(rest))
    is_doubtful = is_doubtful or (level is not None and _names_more(rest, level, words))
    before = " ".join(word for word in spoken.folded[:place] if word not in words.wording.filling | BEFORE_LEVELS)
    return Stretch(level, rest, mode, studying, is_doubtful, before if words.wording.has_specialty else "")


def _is_of_another(level: Level | None, rest: str) -> bool:
    """Whether a stretch names what another ladder asks for, such as "TC LLCT" behind a degree."""
    folded = fold_words(rest)
    if level is None:
        return bool(OTHER_LADDER.search(folded))
    return level.code in POLITICAL_LEVELS and bool(POLITICAL.fullmatch(folded))


def _names_more(rest: str, level: Level, words: LadderWords) -> bool:
    """Whether what stands beside a level names a higher one that is no part of a school's name."""
    if not words.wording.has_specialty:
        return False
    spoken = Spoken.of(rest).folded
    for place, word in enumerate(spoken):
        found = words.longest_at(spoken, place)
        is_school = not SCHOOLS.isdisjoint(spoken[:place])
        if found and word not in ALSO_SUBJECTS and not is_school and found[0].place > level.place:
            return True
    return False


def _first_level(spoken: Spoken, words: LadderWords) -> tuple[Level, int, int] | None:
    """At the beginning any abbreviation counts; behind other words only what is no abbreviation."""
    plain = [place for place, word in enumerate(spoken.folded) if word not in words.wording.filling]
    places = plain or range(len(spoken.folded))
    for number, place in enumerate(places):
        found = words.longest_at(spoken.folded, place)
        if found and (number == 0 or len("".join(spoken.folded[place : place + found[1]])) > 3):
            return found[0], place, found[1]
    for place in range(len(spoken.folded)):
        found = words.longest_at(spoken.folded, place)
        if found and not (words.wording.has_specialty and spoken.folded[place] in ALSO_SUBJECTS):
            return found[0], place, found[1]
    return None


def _rest(text: str, spoken: Spoken, taken: range, words: LadderWords) -> str:
    """What is said besides the level, as it is written."""
    kept = [written for number, written in enumerate(spoken.written) if number not in taken]
    if words.wording.has_specialty:
        while kept and fold(kept[0]) in words.wording.filling:
            kept.pop(0)
        found = re.search(r"\W+".join(map(re.escape, kept)), text) if kept else None
        return found[0] if found else " ".join(kept)
    return " ".join(word for word in kept if fold(word) not in words.wording.filling | BESIDE)


def _trimmed(spoken: Spoken, words: LadderWords) -> Spoken:
    """Without words and counts at either end that say nothing: "2 bằng ĐH", "ĐH hệ"; "cơ bản" is a level itself."""
    if words.wording.has_specialty:
        return trimmed_subject(spoken, words)
    start, stop = 0, len(spoken.folded)
    while start < stop - 1 and _says_nothing(spoken.folded[start]) and not words.longest_at(spoken.folded, start):
        start += 1
    while stop > start + 1 and spoken.folded[stop - 1] in BESIDE and not ends_a_level(spoken.folded[:stop], words):
        stop -= 1
    return spoken.part(start, stop)


def _says_nothing(word: str) -> bool:
    return word in BESIDE or word.isdigit()


def _without(spoken: Spoken, *patterns: re.Pattern[str]) -> Spoken:
    """The words without those that a pattern covers."""
    for pattern in patterns:
        line = " ".join(spoken.folded)
        while found := pattern.search(line):
            start = line[: found.start()].count(" ")
            spoken = spoken.without(start, start + len(found[0].split()))
            line = " ".join(spoken.folded)
    return spoken
