"""What a page asks about the columns and sheets of one upload, with what is proposed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.rosters import remarks
from apps.rosters.formats import Cell, Column, Format
from apps.rosters.header_cores import TIMES
from apps.rosters.header_spellings import folded
from apps.rosters.loading import fields
from apps.rosters.mapping.services import mappings_of
from apps.rosters.models import ColumnMapping, Upload
from apps.rosters.registry import format_named
from apps.rosters.sampling import is_read, is_telling
from apps.rosters.turned import SIGN, Pairs, shown_column, whole_name
from apps.rosters.workbooks import letter_of, position_of

# An unused column is proposed for what it seems to hold when so many samples, and all of them, can be read so; one of
# few values, such as the sex, never has so many.
ENOUGH_SAMPLES, FEW_VALUES = 3, 2
LEAVE_OUT = "-"
WHYS: Mapping[str, str | Promise] = {
    "doubted": _("It is not certain what this column holds; it was not read."),
    "repeated": _("Two columns seem to hold the same; only one can."),
    "unnamed": _("This column has no header; it was not read."),
    "likened": _("Its header was not known; it was read as what shares most of its words and holds such values."),
    "weighed": _("Its header was not known; it was read as what its values and the columns beside it make likeliest."),
    "guessed": _("Its header was not known; it was read as what it resembles."),
    "refused": _("It was left out, as people said before."),
    "read": _("It was read as its header says, or as people said before."),
    "unused": _("It means nothing to this layout; it was not read."),
}
PRESSING = ("doubted", "repeated")
SEVERAL = " > "


@dataclass(frozen=True)
class Question:
    """One column about which a person may say what it holds."""

    letter: str
    sheets: tuple[str, ...]
    header: str
    path: str
    why: str
    samples: tuple[str, ...]
    key: str  # what it was read as
    chosen: str  # what stands in the box at first

    @property
    def shown_letter(self) -> str:
        """How people find the column in their file."""
        return shown_column(self.sheets[0], self.letter)

    @property
    def shown_sheets(self) -> list[str]:
        """The sheets as the file calls them."""
        return [whole_name(name) if SIGN in name else name for name in self.sheets]

    @property
    def reason(self) -> str | Promise:
        return WHYS[self.why]

    @property
    def is_pressing(self) -> bool:
        return self.why in PRESSING

    @property
    def is_open_to_doubt(self) -> bool:
        """Whether it was guessed or not read, and nothing presses."""
        return not self.is_pressing and not self.is_certain

    @property
    def is_certain(self) -> bool:
        """Whether its header says what it holds; it can be put right all the same."""
        return self.why == "read"

    @property
    def is_proposed(self) -> bool:
        """Whether what stands in the box is nobody's answer yet, and holds only when it is kept."""
        return bool(self.chosen) and self.chosen != self.kept

    @property
    def kept(self) -> str:
        """What stands in the box when nothing has been changed: nothing for a question that is still open."""
        if self.is_pressing:
            return ""
        return LEAVE_OUT if self.why == "refused" else self.key


@dataclass(frozen=True)
class SheetOffered:
    """One sheet of which a person may say whether it counts."""

    name: str
    is_used: bool


def questions_of(upload: Upload) -> list[Question]:
    """The columns of an upload that were not simply read, the pressing ones first."""
    declared = format_named(upload.format)
    if declared is None:
        return []
    seen: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for sheet in upload.understood.get("sheets", []):
        for column in sheet.get("seen", []):
            seen.setdefault(column["path"], []).append((sheet["name"], column))
    used = {key for sheet in upload.understood.get("sheets", []) for key in sheet["columns"]}
    others = _said_elsewhere(upload, seen)
    nameless = used.isdisjoint(declared.person)
    found = [_question(places, declared, used, others, upload) for places in seen.values()]
    return sorted(found, key=lambda each: _order(each, is_nameless=nameless))


def _order(question: Question, *, is_nameless: bool) -> tuple[bool, bool, bool, int]:
    """The pressing ones first, those of which nobody doubts anything last."""
    pressing = question.is_pressing
    return not pressing, question.is_certain, is_nameless and question.key == "", len(question.letter)


def _question(
    places: Sequence[tuple[str, dict[str, Any]]],
    declared: Format,
    used: set[str],
    others: Mapping[str, str],
    upload: Upload,
) -> Question:
    _, column = min(places, key=lambda place: place[1]["why"] not in PRESSING)
    samples = tuple(dict.fromkeys(text for _, each in places for text in each["samples"]))
    question = Question(
        column["letter"],
        tuple(name for name, _ in places),
        column["header"],
        column["path"],
        column["why"],
        samples,
        column["key"],
        column["key"] or column["proposal"],
    )
    if question.is_certain and _is_sensitive(declared, question.key):
        # Nothing is asked about it, and nobody reads such values by the way.
        question = replace(question, samples=())
    if question.why == "refused" or (question.why == "repeated" and not question.key):
        return replace(question, chosen=LEAVE_OUT)
    if question.chosen:
        return question
    proposal = others.get(question.path) or _above(declared, question, upload)
    return replace(question, chosen=proposal or _held(declared, used, question, upload))


def _is_sensitive(declared: Format, key: str) -> bool:
    """Whether a right of its own is needed to see what a column states."""
    known = fields(declared.code)
    return any(known[each].group for each in declared.column(key).keys if each in known)


def _above(declared: Format, question: Question, upload: Upload) -> str:
    """Of what stands in second rows of people the column above it, where it reads the same: a second diploma."""
    key = above_in_pairs(upload, question.sheets[0], question.letter)
    reader = declared.column(key).reader(upload.as_of) if key else None
    cells = [Cell(text, text) for text in question.samples]
    return key if reader and is_telling(reader) and all(is_read(reader, cell) for cell in cells) else ""


def above_in_pairs(upload: Upload, sheet: str, letter: str) -> str:
    """What stands above a column of second rows was read as; empty where there is none."""
    pairs = Pairs.of(sheet)
    if pairs is None or position_of(letter) < pairs.width:
        return ""
    above = letter_of(position_of(letter) - pairs.width)
    columns = next(each["columns"] for each in upload.understood["sheets"] if each["name"] == sheet)
    return next((key for key, at in columns.items() if at == above), "")


def _held(declared: Format, used: set[str], question: Question, upload: Upload) -> str:
    """The one unclaimed column as which all samples can be read, when such a column does not take just anything.

    What another column already tells is not asked for again; whom a row is about comes before everything, and a column
    of its own before one of several under one header. A day may be that of many things: where several columns could
    hold the samples, only what the header has in common with one of them proposes it.
    """
    cells = [Cell(text, text) for text in question.samples]
    if len(cells) < FEW_VALUES or all(len(cell.text) == 1 for cell in cells):
        return ""
    told = {column.keys[0] for column in declared.columns if column.key in used}
    free = [column for column in declared.columns if not column.is_mark and column.keys[0] not in told]
    found = []
    for column in sorted(free, key=lambda each: (each.key not in declared.person, *_rank(each))):
        reader = column.reader(upload.as_of)
        has_enough = len(cells) >= ENOUGH_SAMPLES or _has_few_values(column, upload.as_of)
        if has_enough and is_telling(reader) and all(is_read(reader, cell) for cell in cells):
            found.append(column)
    return _meant(found, question.header, declared)


def _meant(found: Sequence[Column], header: str, declared: Format) -> str:
    """Of the columns that could hold some samples the first, where all state one thing, or the one that is named.

    Without a header only what every list should tell is proposed.
    """
    if not found or len({column.keys[0] for column in found}) == 1 or found[0].key in declared.person:
        return found[0].key if found else ""
    if not header:
        needed = {column.keys[0] for column in declared.columns if column.in_template}
        return found[0].key if found[0].keys[0] in needed else ""
    words = [{word for each in column.headers for word in folded(each).split()} for column in found]
    times = Counter(word for own in words for word in own)
    # Words of them all, and of any day, name none.
    telling = {word for word in folded(header).split() if 0 < times[word] < len(found)} - TIMES
    return next((column.key for column, own in zip(found, words, strict=True) if telling & own), "")


def _rank(column: Column) -> tuple[bool, int]:
    return SEVERAL in column.headers[0], column.position


def _has_few_values(column: Column, day: date) -> bool:
    return column.choices is not None and len(column.choices(day)) <= FEW_VALUES


def _said_elsewhere(upload: Upload, paths: Mapping[str, object]) -> dict[str, str]:
    """What most other units say of the same headers."""
    answers = ColumnMapping.objects.standing().filter(format=upload.format, path__in=paths).exclude(unit=upload.unit)
    counted = Counter(answers.values_list("path", "key"))
    return {path: key or LEAVE_OUT for (path, key), _times in reversed(counted.most_common())}


def sheets_of(upload: Upload) -> list[SheetOffered]:
    """The sheets of an upload when some of them were left out for the day that they tell of."""
    left = [told["value"] for told in upload.notices if told["code"] == remarks.OTHER_DAY]
    if not left and not mappings_of(upload).sheets:
        return []
    used = [sheet["name"] for sheet in upload.understood.get("sheets", [])]
    return [*(SheetOffered(name, True) for name in used), *(SheetOffered(name, False) for name in left)]
