"""What a page asks about the columns and sheets of one upload, with what is proposed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.rosters import remarks
from apps.rosters.formats import Cell, Format
from apps.rosters.mapping.services import mappings_of
from apps.rosters.models import ColumnMapping, Upload
from apps.rosters.registry import format_named
from apps.rosters.sampling import is_read, is_telling

# An unused column is proposed for what it seems to hold when so many samples, and all of them, can be read so.
ENOUGH_SAMPLES = 3
LEAVE_OUT = "-"
WHYS: Mapping[str, str | Promise] = {
    "doubted": _("It is not certain what this column holds; it was not read."),
    "repeated": _("Two columns seem to hold the same; only one can."),
    "unnamed": _("This column has no header; it was not read."),
    "guessed": _("Its header was not known; it was read as what it resembles."),
    "refused": _("It was left out, as people said before."),
    "unused": _("It means nothing to this layout; it was not read."),
}
PRESSING = ("doubted", "repeated")


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
    def reason(self) -> str | Promise:
        return WHYS[self.why]

    @property
    def is_pressing(self) -> bool:
        return self.why in PRESSING

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
    return sorted(found, key=lambda each: (not each.is_pressing, nameless and each.key == "", len(each.letter)))


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
    if question.why == "refused" or (question.why == "repeated" and not question.key):
        return replace(question, chosen=LEAVE_OUT)
    if question.chosen:
        return question
    proposal = others.get(question.path) or _held(declared, used, samples, upload)
    return replace(question, chosen=proposal)


def _held(declared: Format, used: set[str], samples: Sequence[str], upload: Upload) -> str:
    """The one unclaimed column as which all samples can be read, when such a column does not take just anything."""
    if len(samples) < ENOUGH_SAMPLES:
        return ""
    cells = [Cell(text, text) for text in samples]
    readers = ((column.key, column.reader(upload.as_of)) for column in declared.columns if column.key not in used)
    fitting = [key for key, reader in readers if is_telling(reader) and all(is_read(reader, cell) for cell in cells)]
    return fitting[0] if len(fitting) == 1 else ""


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
