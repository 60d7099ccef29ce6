"""From a workbook to people: choose the format, find each header, walk the bodies, read the cells, tell everything."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from apps.core.garbage import collection_paused
from apps.rosters import remarks
from apps.rosters.bodies import Body
from apps.rosters.choosing import headed_codes, meant, most_columns
from apps.rosters.formats import Format
from apps.rosters.header import Header
from apps.rosters.header_words import HeaderWords
from apps.rosters.headers import best_header, header_by_shape
from apps.rosters.mapping.values import NOTHING_SAID, Mappings
from apps.rosters.matters import are_headed, said_above
from apps.rosters.other_sheets import of_other_lists
from apps.rosters.recognised import TELLING_COLUMNS, Recognised
from apps.rosters.rows import NAME, Rows
from apps.rosters.sampling import Samples, SheetValues
from apps.rosters.sheet_days import DatedSheet, days_of, left_out_sheets
from apps.rosters.sheet_remarks import columns_seen
from apps.rosters.sheet_stories import SheetStory, in_order, sheet_understood
from apps.rosters.templates_out import OWN_SHEETS
from apps.rosters.titles import stated_day, stated_unit
from apps.rosters.turned import Pairs, is_turned, whole_name
from apps.rosters.upright import standing
from apps.rosters.values import Place, RefusedError, Remark, Understood, kept_name
from apps.rosters.weighed_columns import weighed
from apps.rosters.weighed_formats import WeighedFormat, told_by_values
from apps.rosters.workbooks import Sheet, Workbook, letter_of

NAMED_COLUMNS = 6
# So many values say that a column is none of a list's.
LEAST_VALUES = 2
# Where a heading says what list it is, its header may be of new words alone.
LEAST_HEADED = 0


def understand(
    workbook: Workbook,
    formats: Sequence[Format],
    *,
    today: date,
    as_of: date | None = None,
    mappings: Mappings = NOTHING_SAID,
    others: Callable[[], Sequence[Format]] = tuple,
) -> Understood:
    """What a workbook says, read with what people have said of its columns and sheets.

    `as_of` overrides the day that the file states; without either it is `today`. Of `others` may be what the values
    of a list say where the words of its header do not tell which of the `formats` it is.
    """
    visible = [sheet for sheet in workbook.sheets if not sheet.hidden and sheet.name not in OWN_SHEETS]
    found = _recognise(visible, formats, mappings, as_of or today)
    if (
        found.is_unclear
        and not _is_headed(found, visible, formats)
        and (told := _told_by_values(visible, found, others(), mappings, as_of or today))
    ):
        rather = Recognised(told.words, {told.sheet.name: told.header})
        if not rather.columns[0]:
            return _nameless(workbook, visible, rather, LEAST_HEADED)
        understood = _understood(workbook, visible, rather, mappings, as_of, today)
        if told.is_clear:
            return replace(understood, notices=(_by_values(told), *understood.notices))
        return replace(understood, issues=(_by_values(told), *understood.issues))
    has_names, columns = found.columns
    if not has_names:
        _refuse_upright(workbook, visible, found.words)
        if columns < TELLING_COLUMNS and (headed := _headed(visible, formats, mappings, as_of or today)):
            if headed.columns[0]:
                return _understood(workbook, visible, headed, mappings, as_of, today)
            return _nameless(workbook, visible, headed, LEAST_HEADED)
        if columns < TELLING_COLUMNS:
            usual = [str(column.label) for column in found.words.declared.columns if column.in_template]
            named = {"filename": workbook.filename, "columns": ", ".join(usual[:NAMED_COLUMNS])}
            raise RefusedError(remarks.NO_HEADER, named)
        return _nameless(workbook, visible, found)
    return _understood(workbook, visible, found, mappings, as_of, today)


def _is_headed(found: Recognised, sheets: Iterable[Sheet], formats: Sequence[Format]) -> bool:
    """Whether a heading says what list this is, and its rows name somebody."""
    return found.columns[0] and found.words.declared.code in headed_codes(sheets, formats)


def _refuse_upright(workbook: Workbook, visible: Iterable[Sheet], words: HeaderWords) -> None:
    """Column names that stand one below another are told, with what to do about them."""
    for sheet in visible:
        if place := standing(sheet, words):
            row, column = place
            where = {"sheet": sheet.name, "cell": f"{letter_of(column)}{row + 1}"}
            raise RefusedError(remarks.UPRIGHT, {"filename": workbook.filename, **where})


def _understood(
    workbook: Workbook,
    visible: list[Sheet],
    found: Recognised,
    mappings: Mappings,
    as_of: date | None,
    today: date,
) -> Understood:
    headers = {name: header for name, header in found.headers.items() if header.names_people(found.words)}
    recognised = [sheet for sheet in visible if sheet.name in headers]
    others = of_other_lists(recognised, headers, found.words.declared)
    recognised = [sheet for sheet in recognised if sheet.name not in {remark.place.sheet for remark in others}]
    other_days = _of_other_days(recognised, headers, found.words, mappings, as_of)
    meant = [sheet for sheet in recognised if sheet.name not in {remark.place.sheet for remark in other_days}]
    with collection_paused():
        told = [SheetStory.of(sheet, headers[sheet.name], found.words, as_of, today) for sheet in meant]
    days = sorted({story.sheet.as_of for story in told if story.sheet.as_of})
    issues = [] if as_of or len(days) < 2 else [_days_differ(days)]
    return Understood(
        found.words.declared.code,
        tuple(story.sheet for story in told),
        Rows(part for story in told for part in story.parts),
        (*issues, *others, *(issue for story in told for issue in story.issues)),
        (
            *_file_notices(workbook),
            *_left_out(workbook, visible, headers),
            *other_days,
            *(notice for story in told for notice in story.notices),
        ),
    )


def _recognise(sheets: Sequence[Sheet], formats: Sequence[Format], mappings: Mappings, day: date) -> Recognised:
    """The format that explains most columns, with the header of each sheet that has one."""
    candidates = list[Recognised]()
    said = headed_codes(sheets, formats) if len(formats) > 1 else set()
    sampled = [(sheet, SheetValues(sheet)) for sheet in sheets]
    most = 0.0
    for declared in formats:
        words = HeaderWords(declared, mappings.of(declared.code))
        seen = set[str]().union(*(each.keys for each in candidates))
        is_meant = words.answers or declared.code in said
        if not is_meant and most_columns(declared, formats[0], seen) < most:
            continue
        candidates.append(_candidate(words, sampled, day))
        has_names, columns = candidates[-1].columns
        # A format of which a column must be there that is not there may be set aside for others in the end.
        most = max(most, columns) if has_names and candidates[-1].is_told else most
    # A header in new words may tell of a layout of which the columns that tell it are not there.
    told = [each for each in candidates if each.is_told] or candidates
    best = max(told, key=lambda each: each.columns)
    best = next((each for each in candidates if each.is_rather_meant_than(best)), best)
    if not are_headed(sheets, best.words.declared.own_headings):
        best = next((each for each in candidates if each.knows_rather_than(best)), best)
    keys = {each.words.declared.code: each.keys for each in candidates if each.columns[0]}
    headed = meant(sheets, best.words.declared, keys, formats)
    chosen = _weighed(next(each for each in candidates if each.words.declared is headed), sampled, day)
    if chosen.is_whole or not headed.telling:
        return chosen
    if headed.code in said and not _is_far_behind(chosen, candidates):
        return chosen
    others = [_weighed(each, sampled, day) for each in candidates if each.words.declared not in (headed, formats[0])]
    return max([chosen, *others], key=lambda each: (each.is_whole, each.words.declared.code in said, each.columns))


def _candidate(words: HeaderWords, sampled: Iterable[tuple[Sheet, SheetValues]], day: date) -> Recognised:
    """A workbook as one format explains it, with the columns that tell it and hold none of their values."""
    headers, contradicted = dict[str, Header](), set[str]()
    for sheet, values in sampled:
        samples = Samples(sheet, words.declared, day, values)
        if header := best_header(sheet, words, samples):
            headers[sheet.name] = header
            places = {place for place, key in header.columns.items() if key in words.declared.telling}
            contradicted |= {header.columns[place] for place in places if _holds_others(samples, header, place)}
    return Recognised(words, headers, frozenset(contradicted))


def _holds_others(samples: Samples, header: Header, place: int) -> bool:
    """Whether several values stand in a column of a list and none of them is an entry of it."""
    key, below = header.columns[place], header.rows.stop
    if len(samples.values(place, below)) < LEAST_VALUES or not samples.declared.column(key).choices:
        return False
    return samples.is_telling(key) and samples.share(key, place, below) == 0


def _is_far_behind(chosen: Recognised, candidates: Sequence[Recognised]) -> bool:
    """Whether another list, known by one of its columns, explains more than one column more than the one named."""
    return any(
        each.is_whole and each.words.declared.telling and each.columns[1] > chosen.columns[1] + 1 for each in candidates
    )


def _weighed(found: Recognised, sampled: Iterable[tuple[Sheet, SheetValues]], day: date) -> Recognised:
    """The same with the columns that are known by what stands in them: looked at for one format alone."""
    samples = {sheet.name: Samples(sheet, found.words.declared, day, values) for sheet, values in sampled}
    headers = {name: weighed(header, found.words, samples[name]) for name, header in found.headers.items()}
    return replace(found, headers=headers)


def _told_by_values(
    sheets: Sequence[Sheet], found: Recognised, among: Sequence[Format], mappings: Mappings, day: date
) -> WeighedFormat | None:
    sampled = [(sheet, SheetValues(sheet)) for sheet in sheets]
    words = [HeaderWords(each, mappings.of(each.code)) for each in among]
    return told_by_values(sampled, found.headers, words, day)


def _by_values(told: WeighedFormat) -> Remark:
    """By what stands in a column it was told what list this is, or only likely told."""
    column = told.told_by[0]
    place = Place(told.sheet.name, told.header.rows[-1] + 1, letter_of(column))
    params = {"layout": kept_name(told.words.declared.label)}
    code = remarks.TOLD_BY_VALUES if told.is_clear else remarks.ONLY_LIKELY
    return Remark(place, code, told.header.texts[column], params)


def _headed(sheets: Sequence[Sheet], formats: Sequence[Format], mappings: Mappings, day: date) -> Recognised | None:
    """A list that its heading names and whose header is of new words: what its columns hold is asked."""
    named = [said.matter for said in said_above(sheets, formats) if isinstance(said.matter, Format)]
    # The layout that a person has said is as good as one that a heading names.
    declared = next((each for each in (*named, *formats[: len(formats) == 1]) if each.telling), None)
    if declared is None:
        return None
    words = HeaderWords(declared, mappings.of(declared.code))
    found = ((sheet.name, header_by_shape(sheet, words, Samples(sheet, declared, day))) for sheet in sheets)
    headers = {name: header for name, header in found if header}
    sampled = [(sheet, SheetValues(sheet)) for sheet in sheets if sheet.name in headers]
    return _weighed(Recognised(words, headers), sampled, day) if headers else None


def _nameless(workbook: Workbook, visible: list[Sheet], found: Recognised, least: int = TELLING_COLUMNS) -> Understood:
    """A header that does not say whom a row is about: nothing is read until someone says which column names them."""
    headers = {name: header for name, header in found.headers.items() if len(header.keys) >= least}
    understood, issues = [], []
    for sheet in visible:
        if header := headers.get(sheet.name):
            seen = columns_seen(sheet, header, Body())
            day, unit = stated_day(sheet, header), stated_unit(sheet, header, found.words.declared)
            understood.append(sheet_understood(sheet, header, seen, day, unit))
            issues.append(_without_subjects(Place(sheet.name, header.rows[-1] + 1), found.words.declared))
    notices = (*_file_notices(workbook), *_left_out(workbook, visible, headers))
    return Understood(found.words.declared.code, tuple(understood), Rows(()), tuple(in_order(issues)), notices)


def _without_subjects(place: Place, declared: Format) -> Remark:
    """Whom the rows are about, or which commune, class or post, stands in no column."""
    if NAME in declared.person:
        return Remark(place, remarks.NO_NAMES, place.sheet)
    missing = declared.column(declared.person[0]).headers[0]
    return Remark(place, remarks.NO_SUBJECTS, place.sheet, {"column": missing})


def _of_other_days(
    sheets: list[Sheet], headers: dict[str, Header], words: HeaderWords, mappings: Mappings, as_of: date | None
) -> list[Remark]:
    """Sheets of the same unit that tell of another day than the one asked for, or that a person left out."""
    dated = [
        DatedSheet(
            sheet.name,
            stated_unit(sheet, headers[sheet.name], words.declared),
            days_of(sheet.name, stated_day(sheet, headers[sheet.name])),
        )
        for sheet in sheets
    ]
    if len(dated) < 2 or not (as_of or mappings.sheets):
        return []
    left = left_out_sheets(dated, as_of or date.max, mappings.sheets)
    return [
        Remark(Place(sheet.name, 0), remarks.OTHER_DAY, sheet.name, {"days": _stretch(sheet)})
        for sheet in dated
        if sheet.name in left
    ]


def _stretch(sheet: DatedSheet) -> str:
    return " – ".join(dict.fromkeys(f"{day:%d/%m/%Y}" for day in sheet.days or ()))


def _file_notices(workbook: Workbook) -> Iterable[Remark]:
    for sheet in workbook.sheets:
        if is_turned(sheet.name):
            yield Remark(Place(sheet.name, 0), remarks.TURNED, whole_name(sheet.name))
        elif Pairs.of(sheet.name):
            yield Remark(Place(sheet.name, 0), remarks.PAIRED, whole_name(sheet.name))
    if workbook.encoding:
        told = {"encoding": workbook.encoding}
        yield Remark(Place("", 0), remarks.ENCODING, workbook.sample, told)


def _left_out(workbook: Workbook, visible: list[Sheet], headers: dict[str, Header]) -> Iterable[Remark]:
    for sheet in workbook.sheets:
        if sheet.hidden and sheet.name not in OWN_SHEETS:
            yield Remark(Place(sheet.name, 0), remarks.HIDDEN_SHEET, sheet.name)
        elif sheet in visible and sheet.name not in headers:
            yield Remark(Place(sheet.name, 0), remarks.SHEET_LEFT_OUT, sheet.name)


def _days_differ(days: list[date]) -> Remark:
    return Remark(Place("", 0), remarks.DAYS_DIFFER, ", ".join(f"{day:%d/%m/%Y}" for day in days))
