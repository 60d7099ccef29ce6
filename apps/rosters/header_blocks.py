"""Which rows of a sheet may be its header, and how much they read like one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from apps.rosters.header_paths import HeaderPath, header_paths, is_numbering
from apps.rosters.header_spellings import COUNTER, IGNORED, folded, spellings
from apps.rosters.header_uppers import told_by_lower
from apps.rosters.header_words import HeaderWords
from apps.rosters.headings import may_be_name
from apps.rosters.sampling import TALLEST
from apps.rosters.workbooks import CellValue, Sheet, text_of

SEARCHED_ROWS, LIKELIEST = 100, 12
Scored = tuple[tuple[bool, int], range]
# Once a row reads like a header, a better one stands at most so many rows below.
LOOKED_FURTHER = 12
LEAST_TEXTS, LONGEST_HEADER = 2, 120
# Words of a header above others, and how the lines of a title begin.
LONGEST_UPPER = 6
OF_TITLE = re.compile(
    r"(?:danh sach|bieu|bang|bao cao|thong ke|tong hop|ket qua|phu luc|mau|tinh den|thoi diem|nam|so lieu|co den"
    r"|kem theo|ban hanh|don vi tinh|dvt)\b"
)
# So near a header in new words must come, and so long it may be.
LIKELY, LONGEST_LIKELY = 0.6, 60
# A row of a list holds a name and something beside it and its number.
LEAST_FILLED = 3
# Below a header some columns may be named by the year that they tell of.
YEARS = (1990, 2100)


def holds_people(sheet: Sheet, rows: range, words: HeaderWords) -> bool:
    """Whether people stand in a block: below a row of column numbers, or with a name below the header of names."""
    block = [sheet.rows[place] for place in rows]
    if any(map(is_numbering, block[:-1])):
        return True
    named = [place for place, value in enumerate(block[0]) if _names(value, words)]
    return any(
        may_be_name(text) and not _may_begin(text, words) and not _goes_on(block[0][place], text, words)
        for row in block[1:]
        for place in named
        if place < len(row) and (text := text_of(row[place]))
    )


def _goes_on(upper: CellValue, text: str, words: HeaderWords) -> bool:
    """Whether a header is typed over two rows: HỌ above VÀ TÊN."""
    return bool(words.exact((f"{text_of(upper)} {text}",)))


def may_name_people(sheet: Sheet, blocks: Iterable[range], words: HeaderWords) -> list[range]:
    """The blocks in which a cell holds a word of the headers that name people; no other one says whom rows are about.

    What was answered about a header may say so in any words.
    """
    places = {place for rows in blocks for place in rows}
    telling = {
        place for place in places if words.answers or any(_may_name(value, words) for value in sheet.rows[place])
    }
    return [rows for rows in blocks if not telling.isdisjoint(rows)]


def _may_name(value: CellValue, words: HeaderWords) -> bool:
    if not isinstance(value, str) or not value:
        return False
    return any(not words.of_names.isdisjoint(spelling.split()) for spelling in dict.fromkeys(spellings(value)))


def _names(value: CellValue, words: HeaderWords) -> bool:
    return isinstance(value, str) and (words.exact((value,)) in words.declared.person or bool(words.begun((value,))))


def with_upper(sheet: Sheet, rows: range, words: HeaderWords) -> range:
    """The rows of a header with one above that turns what some of the columns mean, such as Nhu cầu đào tạo.

    Or that tells columns of one name from each other: Chuyên môn above Hiện có, LLCT above Hiện có.
    """
    has_upper = (
        rows.start
        and len(rows) < TALLEST
        and (_turns_what_is_below(sheet, rows.start, words) or _tells_apart(sheet, rows.start))
    )
    if has_upper:
        return range(rows.start - 1, rows.stop)
    # Above a row of other headers it is a header only if it is merged over several of them.
    tops = range(rows.start - 2, max(rows.start - 1 - TALLEST + len(rows), -1), -1)
    top = next((top for top in tops if _turns_what_is_below(sheet, top + 1, words, is_merged=True)), rows.start)
    return range(top, rows.stop)


def _tells_apart(sheet: Sheet, below: int) -> bool:
    """Whether other words stand above each of the headers that are named alike."""
    named = Counter(map(folded, filter(None, map(text_of, sheet.rows[below]))))
    again = [place for place, value in enumerate(sheet.rows[below]) if named[folded(text_of(value))] > 1]
    upper = sheet.rows[below - 1]
    above = [folded(text_of(upper[place])) for place in again if place < len(upper) and text_of(upper[place])]
    are_headers = all(len(words.split()) <= LONGEST_UPPER and not OF_TITLE.match(words) for words in above)
    return len({*above}) > 1 and are_headers


def whole(sheet: Sheet, rows: range) -> range:
    """The rows of a header and those into which its merged cells reach."""
    bottoms = [bottom for (top, _), (bottom, _) in sheet.merges or () if top in rows and bottom - rows.start < TALLEST]
    reached = range(rows.start, max(rows.stop, *(bottom + 1 for bottom in bottoms))) if bottoms else rows
    is_divided = (
        len(reached) < TALLEST
        and reached.stop < len(sheet.rows)
        and (_only_divides(sheet, reached) or _fills_what_is_open(sheet, reached))
    )
    return range(reached.start, reached.stop + 1) if is_divided else reached


def _turns_what_is_below(sheet: Sheet, below: int, words: HeaderWords, *, is_merged: bool = False) -> bool:
    """Whether a row above headers says of some that they tell of wishes or plans, as Nhu cầu đào tạo above LLCT does.

    The lowest line of a title may use the same words; it stands at the left, is long, or says what it is.
    """
    merged = {left for (top, left), (_, right) in sheet.merges or () if top == below - 1 and right > left}
    named = [place for place, value in enumerate(sheet.rows[below]) if text_of(value)]
    return any(
        isinstance(value, str)
        and place in (merged if is_merged else named[2:])
        and len(folded(value).split()) <= LONGEST_UPPER
        and not OF_TITLE.match(folded(value))
        and words.cores.turn(folded(value).split())
        for place, value in enumerate(sheet.rows[below - 1])
    )


def _only_divides(sheet: Sheet, rows: range) -> bool:
    """Whether the row below a header holds nothing but what stands under its cells that are merged side by side."""
    spans = [(left, right) for (_, left), (bottom, right) in sheet.merges or () if bottom == rows[-1] and right > left]
    filled = [place for place, value in enumerate(sheet.rows[rows.stop]) if text_of(value)]
    are_words = all(isinstance(sheet.rows[rows.stop][place], str) for place in filled)
    return bool(filled) and are_words and all(any(left <= at <= right for left, right in spans) for at in filled)


def _fills_what_is_open(sheet: Sheet, rows: range) -> bool:
    """Whether the row below a header that is not merged fills cells left empty there, and names nobody.

    As Lúc tuyển dụng | Hiện nay do below Trình độ chuyên môn and the empty cell beside it.
    """
    upper, lower = _without_repeats(sheet.rows[rows[-1]]), sheet.rows[rows.stop]
    heads = [place for place, value in enumerate(upper) if value != ""]
    filled = [place for place, value in enumerate(lower) if value != ""]
    # The counter may stand in the first row of the header and the name in its second.
    first = [place for place in range(len(upper)) if any(sheet.rows[row][place] != "" for row in rows)]
    if len(filled) < LEAST_TEXTS or len(heads) <= LEAST_TEXTS or filled[0] <= first[1]:
        return False
    open_ones = [place for place in filled if upper[place] == ""]
    above = {max((head for head in heads if head < place), default=-1) for place in open_ones}
    are_words = all(isinstance(lower[place], str) or _is_year(lower[place]) for place in filled)
    return bool(open_ones) and above.issubset(filled) and are_words and not is_numbering(lower)


def _without_repeats(row: Sequence[CellValue]) -> list[CellValue]:
    """The cells of a header of which those are empty that say what stands beside them already."""
    return ["" if place and value == row[place - 1] else value for place, value in enumerate(row)]


def _is_year(value: CellValue) -> bool:
    return isinstance(value, float) and YEARS[0] <= value <= YEARS[1]


def likely_tops(sheet: Sheet, words: HeaderWords) -> list[int]:
    """The rows in which a header may begin: several cells hold the first words of declared headers."""
    likely: dict[int, int] = {}
    last = SEARCHED_ROWS
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        alike = sum(_may_begin(value, words) for value in row)
        if alike >= LEAST_TEXTS:
            likely[place] = alike
            last = min(last, place + LOOKED_FURTHER) if alike > LEAST_TEXTS else last
        if place >= last:
            break
    if not likely:
        return [place for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]) if _texts_in(row) >= LEAST_TEXTS]
    return sorted(likely, key=lambda place: -likely[place])[:LIKELIEST]


def _may_begin(value: CellValue, words: HeaderWords) -> bool:
    if type(value) is not str or not value or len(value) > LONGEST_HEADER:
        return False
    return bool(words.initialled(value)) or any(
        spelling in words.beginnings or spelling in words.glued or words.halves(spelling) or words.goes_on(spelling)
        for spelling in dict.fromkeys(spellings(value))
    )


def _texts_in(row: Iterable[CellValue]) -> int:
    return sum(isinstance(value, str) and bool(value.strip()) for value in row)


def score(sheet: Sheet, rows: range, words: HeaderWords) -> tuple[bool, int]:
    """Whether a block says whom rows are about, and how many columns it names."""
    paths = told_by_lower(header_paths(sheet, rows), words)
    found = {_key(at, words) or words.answered(at.path) for at in paths.values()}
    keys = {key for key in found if key and key not in {COUNTER, IGNORED}}
    if words.declared.telling:
        keys |= {likely for at in paths.values() if (likely := _likely_key(at, words))}
    if keys.isdisjoint(words.declared.person):
        keys |= {begun.key for at in paths.values() if (begun := words.begun(at.path))}
    return not keys.isdisjoint(words.declared.person), len(keys)


def _likely_key(at: HeaderPath, words: HeaderWords) -> str | None:
    """The column that a header in new words comes near to; no text of a list has so many words of headers."""
    said = at.path[-1]
    if len(said) > LONGEST_LIKELY or any(map(str.isdigit, said)) or words.exact(at.path):
        return None
    nearest = next(iter(words.likely.ranked(at.path)), None)
    return nearest.key if nearest and nearest.likeness >= LIKELY and nearest.key not in words.declared.whom else None


def likeliest(scored: Sequence[Scored]) -> Scored:
    """Who says whom rows are about goes first, then who names most columns, in the fewest rows."""
    return min(scored, key=lambda found: (not found[0][0], -found[0][1], len(found[1]), found[1].start))


def of_first_list(sheet: Sheet, scored: Sequence[Scored], words: HeaderWords) -> range:
    """The likeliest header, or that of a list above it: the second of two lists may have more columns."""
    (named, most), rows = likeliest(scored)
    while named and (above := [found for found in scored if _heads_a_list(sheet, found, rows, most, words)]):
        (named, most), rows = likeliest(above)
    return rows


def _heads_a_list(sheet: Sheet, found: Scored, below: range, most: int, words: HeaderWords) -> bool:
    """Whether rows of people stand between a header and the one below it."""
    (named, columns), rows = found
    if not named or columns * 2 < most or rows.stop >= below.start:
        return False
    paths = told_by_lower(header_paths(sheet, rows), words)
    names = [place for place, at in paths.items() if _names_people(at, words)]
    between = sheet.rows[rows.stop : below.start]
    return any(
        sum(value != "" for value in row) >= LEAST_FILLED and any(may_be_name(text_of(row[place])) for place in names)
        for row in between
    )


def _names_people(at: HeaderPath, words: HeaderWords) -> bool:
    begun = words.begun(at.path)
    return (begun.key if begun else _key(at, words)) in words.declared.person


def _key(at: HeaderPath, words: HeaderWords) -> str | None:
    paths = (at.path, *at.others)
    return next((key for path in paths if (key := words.exact(path) or words.related(path))), None)
