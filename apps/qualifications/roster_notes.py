"""Rules on whole rows: what a note says about studies, and whether two specialties agree."""

import re
from collections.abc import Callable
from datetime import date

from apps.cadres.roster_dates import MARK
from apps.core.remembering import remembered
from apps.core.text import fold_words
from apps.qualifications import roster_remarks as told
from apps.qualifications.roster_levels import STUDYING, read_level
from apps.qualifications.roster_words import POLITICAL, PROFESSIONAL, STATE, Wording, ladder_words
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, RowValues

CLAUSE = re.compile(r"[;.\n]+")
LISTED = re.compile(r"\s*(?:,|\bvà\b)\s*", re.IGNORECASE)
VERB = re.compile(r".*?\bđang\s+(?:theo\s+|đi\s+)*(?:học|đào tạo|bồi dưỡng|ôn)?(?:\s+lớp)?\s*", re.IGNORECASE)
# Which ladder a phrase is about, the first that fits.
SIGNS: tuple[tuple[re.Pattern[str], Wording], ...] = (
    (re.compile(r"\b(llct|ly luan|chinh tri|tcct|ccct|tcllct|ccllct)\b"), POLITICAL),
    (re.compile(r"\b(qlnn|quan ly nha nuoc|chuyen vien|cvc|cvcc|cv)\b"), STATE),
    (
        re.compile(r"\b(dh|dai hoc|ths|thac si|thac sy|cao hoc|cd|cao dang|lien thong|ts|tien si|vb2|van bang)\b"),
        PROFESSIONAL,
    ),
    (re.compile(r"\b(cc|cao cap)\b"), POLITICAL),
    (re.compile(r"\b(tccn|thcn|trung cap nghe|so cap nghe)\b"), PROFESSIONAL),
)
STUDIES_NOTHING = frozenset({"khong", "khong co", "chua", "k", "0"})
STUDY_TEXTS = ("note", "study_texts")
LEVEL_ONLY = re.compile(r"(tc|trung cap|sc|so cap|cu nhan|cn)")
LEVEL_WITH_SUBJECT = re.compile(r"(tc|trung cap|cu nhan|cn) \w+")


def studies_in_note(day: date) -> Callable[[RowValues], Parsed]:
    """ "Đang học CC" in the note states a study."""
    ladders = {wording.ladder: ladder_words(wording, day) for wording in (POLITICAL, STATE, PROFESSIONAL)}

    @remembered(4096)
    def study_of(phrase: str) -> tuple[Wording | None, str | None]:
        wording = _ladder_of(fold_words(phrase))
        level = read_level(phrase, ladders[wording.ladder]).values.get(wording.ladder) if wording else None
        return wording, str(level) if level else None

    def read(row: RowValues) -> Parsed:
        note = _words_of(row)
        if note is None:
            return UNSTATED
        known = row.values.get("studying")
        studies: dict[str, str] = dict(known) if isinstance(known, dict) else {}
        findings: list[Finding] = []
        phrases = _phrases(note)
        for phrase in phrases:
            wording, level = study_of(phrase)
            if wording and level:
                studies.setdefault(wording.ladder, level)
            else:
                findings.append(Finding(told.STUDY_AMBIGUOUS, key="note"))
        if not phrases:
            findings.append(Finding(told.STUDY_AMBIGUOUS, key="note"))
        return Parsed({"studying": studies} if studies else {}, tuple(findings))

    return read


def read_study(cell: Cell) -> Parsed:
    """A column that asks what is being studied; who studies nothing has no or a dash in it."""
    if fold_words(cell.text) in STUDIES_NOTHING:
        return UNSTATED
    if MARK.fullmatch(cell.text):
        return Parsed({}, (Finding(told.STUDY_AMBIGUOUS, key="studying"),))
    text = cell.text if _speaks_of_study(cell.text) else f"đang học {cell.text}"
    return Parsed({"study_texts": {"study": text}})


def _words_of(row: RowValues) -> str | None:
    """What the note and the cells of other levels say of studies, if anything."""
    note, beside = map(row.values.get, STUDY_TEXTS)
    said = [note] if isinstance(note, str) and _speaks_of_study(note) else []
    if isinstance(beside, dict):
        said.extend(map(str, beside.values()))
    return "; ".join(said) or None


@remembered(4096)
def _speaks_of_study(note: str) -> bool:
    return bool(STUDYING.search(fold_words(note)))


@remembered(4096)
def _phrases(note: str) -> tuple[str, ...]:
    """What stands behind "đang học" in each clause, one phrase for each study."""
    phrases: list[str] = []
    for clause in CLAUSE.split(note):
        if STUDYING.search(fold_words(clause)):
            phrases.extend(part for part in LISTED.split(VERB.sub("", clause, count=1)) if part.strip(" -"))
    return tuple(phrases)


def _ladder_of(words: str) -> Wording | None:
    for sign, wording in SIGNS:
        if sign.search(words):
            return wording
    if LEVEL_ONLY.fullmatch(words):
        return None
    return PROFESSIONAL if LEVEL_WITH_SUBJECT.match(words) else None


def settle_specialty(row: RowValues) -> Parsed:
    """The specialty of its own column counts; that in the cell of the level must not say something else."""
    own, beside = (row.values.get(key) for key in ("specialty", "level_specialty"))
    if not isinstance(beside, str):
        return UNSTATED
    if not isinstance(own, str):
        return Parsed({"specialty": beside})
    if own == beside:
        return UNSTATED
    first, second = fold_words(own), fold_words(beside)
    if first in second or second in first:
        return UNSTATED
    return Parsed({}, (Finding(told.SPECIALTY_DIFFERS, key="specialty", params={"other": beside}),))
