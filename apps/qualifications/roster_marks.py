"""Reading marks under the names of levels: x, 1, ✓, the year of the certificate; of two marks the higher counts."""

import re
from collections.abc import Callable
from datetime import date

from apps.cadres.roster_dates import MARK
from apps.core.text import fold_words
from apps.qualifications import roster_remarks as told
from apps.qualifications.roster_levels import STUDYING, read_level
from apps.qualifications.roster_words import WORDINGS, LadderWords, Level, Wording, ladder_words
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, Reader, RowValues, Settle

NOT_MARKED = frozenset({"0", "o", "k", "khong", "khong co", "chua", "chua co"})
YEAR = re.compile(r"(?:năm\s+)?(?:\d{1,2}[/.\-]){0,2}((?:19|20)\d\d)", re.IGNORECASE)
FIRST_YEAR = 1950
# A mark and the year beside it: x 2017, x, 2017, X-2017, X(2017).
MARK_BEFORE = re.compile(r"^(?:x+|\++|v|✓|✔|√)[\s,;:.–(-]+(?=\S)", re.IGNORECASE)


def mark_reader(
    wording: Wording, code: str, language: str | None = None, *, is_equated: bool = False
) -> Callable[[date], Reader]:
    """Reads the cells of the column of one level."""

    def for_day(day: date) -> Reader:
        words = ladder_words(wording, day)
        level = words.levels.get(code)
        if level is None:
            return lambda cell: Parsed({}, (Finding(told.MARK_STRANGE, key=wording.ladder, params={"level": code}),))
        stated: dict[str, object] = {wording.ladder: code, **({"language": language} if language else {})}

        def read(cell: Cell) -> Parsed:
            if _is_mark(cell, day):
                return Parsed(stated, _equated(wording, cell.text, level) if is_equated else ())
            # Who has no certificate of any level has none; below one level it says only that it is not this one.
            if is_equated and fold_words(cell.text) in words.untrained:
                return read_level(cell.text, words)
            return _read_words(cell.text, level, stated, words)

        return read

    return for_day


def certificate_reader(wording: Wording) -> Callable[[date], Reader]:
    """Reads a column that says there is a certificate, but not of which level: it is told and stays unknown."""

    def for_day(day: date) -> Reader:
        words = ladder_words(wording, day)

        def read(cell: Cell) -> Parsed:
            if not _is_mark(cell, day):
                is_empty = (folded := fold_words(cell.text)) in NOT_MARKED and folded not in words.untrained
                return UNSTATED if is_empty else read_level(cell.text, words)
            return Parsed({}, (Finding(told.MARK_OPEN, False, wording.ladder, params={"ladder": words.ladder}),))

        return read

    return for_day


def _is_mark(cell: Cell, day: date) -> bool:
    """A mark, the year of a certificate, or both."""
    if MARK.fullmatch(cell.text):
        return True
    year = YEAR.fullmatch(MARK_BEFORE.sub("", cell.text.lstrip("'")).rstrip(")"))
    return bool(year) and FIRST_YEAR <= int(year[1]) <= day.year if year else False


def _equated(wording: Wording, text: str, level: Level) -> tuple[Finding, ...]:
    return (Finding(told.EQUATED, False, wording.ladder, before=text, after=level.label),)


def _read_words(text: str, level: Level, stated: dict[str, object], words: LadderWords) -> Parsed:
    """What stands instead of a mark: nothing, a study, the level in words or only its specialty."""
    ladder, folded = words.wording.ladder, fold_words(text)
    if folded in NOT_MARKED:
        return UNSTATED
    if STUDYING.search(folded) or folded == "dang hoc":
        said = read_level(f"{text} {level.label}", words)
        study = Finding(told.STUDY_BY_MARK, False, ladder, before=text, after=level.label)
        return (
            Parsed({"studying": {ladder: level.code}}, (study,))
            if not said.values.get(ladder)
            else _strange(level, words)
        )
    said = read_level(text, words)
    if said.values.get(ladder) == level.code and not any(finding.is_issue for finding in said.findings):
        return Parsed({**said.values, **stated}, said.findings)
    if words.wording.has_specialty and text[:1].isalpha() and not said.values and _is_only_unknown(said):
        specialty = Finding(told.SPECIALTY_BY_MARK, False, ladder, before=text, after=level.label)
        return Parsed({**stated, "level_specialty": text}, (specialty,))
    return _strange(level, words)


def _is_only_unknown(said: Parsed) -> bool:
    return [finding.code for finding in said.findings] == [told.LEVEL_UNKNOWN]


def _strange(level: Level, words: LadderWords) -> Parsed:
    return Parsed({}, (Finding(told.MARK_STRANGE, key=words.wording.ladder, params={"level": level.label}),))


def level_settler(ladder: str) -> Callable[[date], Settle]:
    """Of two levels of one ladder the higher counts; that there are two is told."""

    def for_day(day: date) -> Settle:
        def settle(key: str, known: object, value: object) -> tuple[object, Finding] | None:
            levels = ladder_words(WORDINGS[ladder], day).levels
            first, second = levels.get(str(known)), levels.get(str(value))
            if key != ladder or first is None or second is None:
                return None
            higher = max(first, second, key=lambda level: level.place)
            about = {"other": first.label}
            return higher.code, Finding(told.TWO_LEVELS, False, ladder, second.label, None, higher.label, about)

        return settle

    return for_day


def confirm_untrained(marks: frozenset[str], ladder: str, untrained: str) -> Callable[[RowValues], Parsed]:
    """No mark in a group that has no column for the untrained: unknown, and somebody should say so."""

    def check(row: RowValues) -> Parsed:
        if ladder in row.values or untrained in row.columns or row.columns.isdisjoint(marks):
            return UNSTATED
        studying = row.values.get("studying")
        if ladder in row.columns or (isinstance(studying, dict) and ladder in studying):
            return UNSTATED
        return Parsed({}, (Finding(told.CONFIRM_UNTRAINED, False, ladder),))

    return check
