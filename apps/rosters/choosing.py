"""Which formats a workbook may be of: told by its headers, among those that its sender may send."""

from collections.abc import Iterable, Mapping, Sequence, Set

from apps.rosters.declared_headers import DeclaredHeaders
from apps.rosters.formats import Format
from apps.rosters.header_dates import OF_YEAR
from apps.rosters.header_spellings import spellings
from apps.rosters.header_words import HeaderWords
from apps.rosters.headers import find_header
from apps.rosters.matters import said_above
from apps.rosters.rows import NAME
from apps.rosters.templates_out import OWN_SHEETS
from apps.rosters.workbooks import Sheet, Workbook, text_of

# Headers stand near the top; further down the search would cost every roster of people more than it finds.
SEARCHED_ROWS, LONGEST_HEADER = 30, 80
# The row of a header holds so many texts, of which so many are known; from LIKELY on another one tells of a layout.
LEAST_HEADERS, LEAST_KNOWN, LIKELY = 3, 2, 0.7
# So many columns a heading may cost.
HARDLY_LESS = 2


def candidates(workbook: Workbook, among: Sequence[Format]) -> list[Format]:
    """The formats of which something in the workbook tells; those that ask for nothing special always."""
    if len(among) == 1:
        return list(among)
    written = frozenset[str]().union(*(spellings(text) for sheet in _shown(workbook) for text in _texts(sheet)))
    named = headed_codes(_shown(workbook), among)
    told = {
        each.code for each in among if not each.telling or each.code in named or DeclaredHeaders.of(each).tell(written)
    }
    strange = _strange_headers(workbook, among)
    return [each for each in among if each.code in told or _is_likely(each, strange)] or list(among[:1])


def meant(sheets: Iterable[Sheet], best: Format, keys: Mapping[str, set[str]], found: Sequence[Format]) -> Format:
    """Of the formats by which rows are told apart the one that headings name, else the one that explains most.

    `keys` holds what each explains. A heading counts where the columns that tell its format are there, or hardly less
    is read by it; what it says in the place of such a column is read as well.
    """
    named = [(said.matter, said.line) for said in said_above(sheets, found) if isinstance(said.matter, Format)]
    explained = [
        (not own.isdisjoint(each.telling), len(own | _said_instead(each, line)), each)
        for each, line in named
        if (own := keys.get(each.code))
    ]
    tells, most, headed = max(explained, key=lambda each: each[:2], default=(False, 0, best))
    return headed if tells or most + HARDLY_LESS >= len(keys.get(best.code, ())) else best


def headed_codes(sheets: Iterable[Sheet], among: Sequence[Format]) -> set[str]:
    """The codes of the formats that headings name."""
    return {said.matter.code for said in said_above(sheets, among) if isinstance(said.matter, Format)}


def most_columns(declared: Format, first: Format, found: Set[str]) -> int:
    """How many columns a format can explain at most, where another one was looked for `first` and `found` are all keys.

    Headers of columns that say whom a row is about are the same in both: what the first knows and has not found is not
    there. To count is much cheaper than to build a header, and most lists of people can be of no other format.
    """
    unfound = {each.key for each in first.columns} - found
    return len({each.key for each in declared.columns} - ({*declared.whom, *declared.person} & unfound))


def _said_instead(declared: Format, line: str) -> set[str]:
    """The columns by which a format is known of which a heading says the value: LỚP BỒI DƯỠNG CHUYỂN ĐỔI SỐ."""
    telling = map(declared.column, declared.telling)
    return {column.key for column in telling if column.above and column.above((line,), ())}


def recognised(workbook: Workbook, among: Sequence[Format]) -> str:
    """The code of the format that explains most columns; of equals one of that matter alone, else the earlier."""
    found = candidates(workbook, among)
    if len(found) == 1:
        return found[0].code
    sheets = list(_shown(workbook))
    said = headed_codes(sheets, found)
    explained, most = dict[str, list[Mapping[int, str]]](), 0
    for declared in found:
        seen = {key for sheet in explained.values() for columns in sheet for key in columns.values()}
        if declared.code in said or most_columns(declared, found[0], seen) >= most:
            explained[declared.code] = [_columns(declared, sheet) for sheet in sheets]
            most = max(most, *(len({*columns.values()}) for columns in explained[declared.code]), 0)
    found = [declared for declared in found if declared.code in explained]
    best = max(found, key=lambda declared: max(map(len, explained[declared.code]), default=0))
    keys = {code: {key for columns in sheet for key in columns.values()} for code, sheet in explained.items()}
    if (headed := meant(sheets, best, keys, found)) is not best or best.telling:
        return headed.code
    places = [columns.keys() for columns in explained[best.code]]
    alone = (each for each in found if [columns.keys() for columns in explained[each.code]] == places)
    return next((each.code for each in alone if _is_told(each, explained[each.code])), best.code)


def _is_told(declared: Format, explained: Iterable[Mapping[int, str]]) -> bool:
    """Whether a column that tells this format is among those that it explains."""
    return any(not {*declared.telling}.isdisjoint(columns.values()) for columns in explained)


def _shown(workbook: Workbook) -> Iterable[Sheet]:
    return (sheet for sheet in workbook.sheets if not sheet.hidden and sheet.name not in OWN_SHEETS)


def _texts(sheet: Sheet) -> set[str]:
    """What may be a header; a list says most of its texts in many rows."""
    cells = {value for row in sheet.rows[:SEARCHED_ROWS] for value in row if isinstance(value, str)}
    return {OF_YEAR.sub("", text) for text in cells if 1 < len(text) <= LONGEST_HEADER}


def _strange_headers(workbook: Workbook, among: Sequence[Format]) -> set[str]:
    """The headers beside those that are known of any list, or below them: of these a layout in new words is told.

    Where nobody is named it may be one of units, of classes or of posts.
    """
    of_people, *others = (HeaderWords(each) for each in among if each is among[0] or NAME not in each.person)
    found = set[str]()
    for sheet in _shown(workbook):
        beside = _beside_known(sheet, of_people)
        found |= set().union(*(_beside_known(sheet, each) or () for each in others)) if beside is None else beside
    return found


def _beside_known(sheet: Sheet, words: HeaderWords) -> set[str] | None:
    """The headers that a list does not know, in the first row that reads like its header and below; None without it."""
    for place, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        texts = [text for value in row if isinstance(value, str) and (text := text_of(value))]
        if len(texts) >= LEAST_HEADERS and sum(words.exact((text,)) is not None for text in texts) >= LEAST_KNOWN:
            below = sheet.rows[place + 1] if place + 1 < len(sheet.rows) else []
            texts += [text for value in below if isinstance(value, str) and (text := text_of(value))]
            return {text for text in texts if len(text) <= LONGEST_HEADER and words.exact((text,)) is None}
    return None


def _is_likely(declared: Format, strange: Iterable[str]) -> bool:
    """Whether one of the headers shares most of its words with a column that tells of a layout."""
    likely = DeclaredHeaders.of(declared).likely
    nearest = (next(iter(likely.ranked((text,))), None) for text in strange)
    return any(each and each.likeness >= LIKELY and each.key in declared.telling for each in nearest)


def _columns(declared: Format, sheet: Sheet) -> Mapping[int, str]:
    """The columns of a sheet that a format explains."""
    header = find_header(sheet, HeaderWords(declared))
    return header.columns if header else {}
