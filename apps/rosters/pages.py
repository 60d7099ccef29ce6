"""What the pages of an upload show: tabs, lines of the difference, remarks in words; a page at a time."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from apps.core.decimals import quotient
from apps.core.readings import sensitive_read
from apps.rosters.counted_pages import CountedPaginator
from apps.rosters.decided_pages import Said, absent_page, decision_counts, papers_page, since_page
from apps.rosters.hooks import remarks_on
from apps.rosters.loading import PEOPLE, Field, fields, person_address
from apps.rosters.models import StagedRow, Upload
from apps.rosters.registry import format_named, formats
from apps.rosters.rows import NAME, UNIT
from apps.rosters.told_decisions import decisions_page
from apps.rosters.told_pages import remarks_page
from apps.rosters.turned import SIGN, shown_column, whole_name
from apps.rosters.wording import Words

PAGE = 50
# Why a column that somebody might have meant to be read was not.
UNREAD = ("unused", "unnamed")
# So many keys of a list that is of no people and no communes tell its rows apart.
SUBJECT_KEYS = 2


@dataclass(frozen=True)
class Tab:
    key: str
    label: str
    count: int
    url: str
    is_current: bool
    tone: str = ""


@dataclass(frozen=True)
class Change:
    """One value that would change."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Line:
    """One person's row as a table shows it."""

    row: StagedRow
    facts: list[tuple[str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    # Whom or what it is about.
    subject: str = ""

    @property
    def url(self) -> str:
        return person_address(self.row.cadre) if self.row.cadre else ""


@dataclass(frozen=True)
class Share:
    """One level of the effect: counts and shares before and after."""

    label: str
    before: int
    after: int
    share_before: Decimal | None
    share_after: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """By how many percentage points the share changes."""
        if self.share_before is None or self.share_after is None:
            return None
        return self.share_after - self.share_before


def tabs_of(upload: Upload, asked: str) -> list[Tab]:
    """Problems first; kinds without rows are left out, except the first ones that people look for."""
    names = {
        "issues": (_("To correct"), "danger"),
        "new": (_("New"), ""),
        "changed": (_("Changed"), ""),
        "moved": (_("Moved here"), ""),
        "unsure": (_("Unsure"), "danger"),
        "unchanged": (_("Unchanged"), ""),
        "skipped": (_("Left out"), ""),
        "absent": (_("Not in the file"), "warning"),
        "papers": (_("Decision numbers"), ""),
        "since": (_("Changed since the last version"), ""),
        "decisions": (_("What was decided"), ""),
        "notices": (_("Repaired and noticed"), ""),
    }
    counts = {key: upload.summary.get(key, 0) for key in names} | decision_counts(upload)
    shown = [key for key in names if counts[key] or key in ("new", "changed", "unchanged")]
    current = asked if asked in shown else next((key for key in shown if counts[key]), shown[0])
    return [Tab(key, names[key][0], counts[key], f"?show={key}", key == current, names[key][1]) for key in shown]


def page_of(
    upload: Upload, key: str, number: str | None, user: Any, typed: Mapping[str, Said], *, may_correct: bool
) -> Page[Any]:
    """The asked page of a tab, its entries ready to be shown; `typed` are answers that came back with their faults."""
    if key == "absent":
        return absent_page(upload, number, PAGE, typed)
    if key == "decisions":
        return decisions_page(upload, number, PAGE, user)
    if key in ("issues", "notices"):
        return remarks_page(upload, key, number, PAGE, may_correct=may_correct and key == "issues")
    visible = visible_fields(user, upload)
    if key == "papers":
        return papers_page(upload, number, visible, PAGE, typed)
    if key == "since":
        return since_page(upload, number, visible, PAGE)
    rows = upload.rows.filter(status=key).order_by("pk")
    keys = subject_keys(upload.format)
    labels = {each: str(field.label) for each, field in visible.items()}
    return _shown(upload, rows, upload.summary.get(key, 0), number, lambda row, words: _line(row, labels, words, keys))


def subject_keys(code: str) -> list[str]:
    """The values that say what a row is about: the name of a person, the commune, else the first keys of the list."""
    declared = format_named(code)
    if declared is None or NAME in declared.person:
        return [NAME]
    keys = [column.key for column in declared.columns if column.is_key] or [declared.columns[0].key]
    return keys[:1] if keys[0] == UNIT else keys[:SUBJECT_KEYS]


def subject_label(code: str) -> str:
    """How the column of what rows are about is headed."""
    declared = format_named(code)
    return str(declared.column(subject_keys(code)[0]).label) if declared else _("Full name")


def visible_fields(user: Any, upload: Upload) -> dict[str, Field]:
    """The values that this user may see of the people of this upload's unit."""
    return {
        key: each
        for key, each in fields(upload.format or PEOPLE).items()
        if each.group is None or user.can(each.group.permission, upload.unit)
    }


def tell_readings(request: Any, upload: Upload | None, unit: Any, people: int, code: str = "") -> None:
    """Say which sensitive groups a page or a workbook, of a format, has shown of how many people."""
    code = (upload.format if upload else code) or PEOPLE
    declared = format_named(code)
    shown = {each.group for each in fields(code).values()} | {declared.group if declared else None}
    groups = {group for group in shown if group and request.user.can(group.permission, unit)}
    if groups and people:
        sensitive_read.send(
            sender=Upload,
            user=request.user,
            groups=sorted(groups),
            person=upload.code if upload else "",
            people=people,
            address=request.path,
        )


def _shown(
    upload: Upload,
    rows: QuerySet[StagedRow],
    count: int,
    number: str | None,
    show: Callable[[StagedRow, Words], Line],
) -> Page[Any]:
    page: Page[Any] = CountedPaginator(rows, count, PAGE).get_page(number)
    words, stated = Words(upload.format), list(page.object_list)
    words.learn(pair for row in stated for pair in (*row.values.items(), *row.changes.items()))
    page.object_list = [show(row, words) for row in stated]
    _add_remarks(upload, page.object_list)
    return page


def _add_remarks(upload: Upload, lines: Sequence[Line]) -> None:
    """Beside each row what other apps remark to it."""
    of_row = defaultdict(list)
    for remark in remarks_on(upload):
        if remark.place:
            of_row[remark.place.sheet, remark.place.row].append(remark.message())
    for line in lines:
        line.told.extend(of_row[line.row.sheet, line.row.row])


def _line(row: StagedRow, labels: Mapping[str, str], words: Words, keys: Sequence[str]) -> Line:
    """A row with the values that the reader may see, by their `labels`."""
    said = (row.full_name if key == NAME else row.raw.get(key, "") for key in keys if key in {NAME, UNIT, *labels})
    subject = " · ".join(filter(None, said)) or row.full_name
    facts = [(label, words.show(key, row.values.get(key))) for key, label in labels.items() if key != NAME]
    changes = [
        Change(labels[key], words.show(key, pair[0]), words.show(key, pair[1]))
        for key, pair in row.changes.items()
        if key in labels
    ]
    return Line(row, [(label, value) for label, value in facts if value], changes, subject=subject)


@dataclass(frozen=True)
class Lettered:
    """A column of the workbook: its letter and what it was taken for, or its header when it is not used."""

    letter: str
    label: str


@dataclass(frozen=True)
class SheetShown:
    """How a sheet was understood, for reading."""

    name: str
    rows: int
    header_rows: str
    as_of: str
    unit_text: str
    columns: list[Lettered]
    unused: list[Lettered]


@dataclass(frozen=True)
class UnderstoodShown:
    layout: str
    sheets: list[SheetShown]


def understood_of(upload: Upload) -> UnderstoodShown:
    """The kept recognition in the reader's language."""
    declared = next((each for each in formats() if each.code == upload.format), None)
    labels = {column.key: str(column.label) for column in declared.columns} if declared else {}
    sheets = [_sheet(sheet, labels) for sheet in upload.understood.get("sheets", [])]
    return UnderstoodShown(str(declared.label) if declared else upload.format, sheets)


def _sheet(kept: dict[str, Any], labels: dict[str, str]) -> SheetShown:
    day = date.fromisoformat(kept["as_of"]) if kept["as_of"] else None
    name = kept["name"]
    columns = [Lettered(shown_column(name, letter), labels.get(key, key)) for key, letter in kept["columns"].items()]
    unused = [Lettered(shown_column(name, letter), header) for letter, header in kept["unused"].items()]
    return SheetShown(
        whole_name(name) if SIGN in name else name,
        kept["rows"],
        ", ".join(map(str, kept["header_rows"])),
        f"{day:%d/%m/%Y}" if day else "",
        kept["unit_text"] or "",
        sorted(columns, key=_place),
        sorted(unused, key=_place),
    )


def unread_columns(upload: Upload) -> list[Lettered]:
    """The columns of which nothing was read, though nobody said that they are of no use; each once for all sheets."""
    found = {
        Lettered(shown_column(sheet["name"], column["letter"]), column["header"])
        for sheet in upload.understood.get("sheets", [])
        for column in sheet.get("seen", [])
        if column["why"] in UNREAD
    }
    return sorted(found, key=_place)


def _place(column: Lettered) -> tuple[int, str]:
    return len(column.letter), column.letter


@dataclass(frozen=True)
class Effect:
    """The shares of one area, with the people that they are shares of."""

    shares: list[Share]
    before: int
    after: int


def effect_of(upload: Upload, column: int = 2) -> Effect:
    """The shares before and after, in the reader's language: the unit's, or from column 4 on the province's."""
    rows = [row for row in upload.effect if len(row) > column]
    before, after = (sum(row[place] for row in rows) for place in (column, column + 1))
    label = 1 if (get_language() or "vi").startswith("en") else 0
    counted = [(row[label], row[column], row[column + 1]) for row in rows if row[column] or row[column + 1]]
    shares = [Share(name, old, new, _share(old, before), _share(new, after)) for name, old, new in counted]
    return Effect(shares, before, after)


def _share(count: int, base: int) -> Decimal | None:
    """As it is shown, so that the difference is that of the two beside it."""
    return quotient(100 * count, base) if base else None
