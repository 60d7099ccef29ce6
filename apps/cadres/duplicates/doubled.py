"""Rows of one file that mean the same person: shown beside each other, and one of them kept or joined with the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.duplicates.questions import Compared, compare
from apps.cadres.roster_loading.findings import LISTED_TWICE
from apps.rosters import deciding
from apps.rosters.following import said_in
from apps.rosters.models import DecisionKind, RowDecision, StagedRow, Upload
from apps.rosters.pages import visible_fields
from apps.rosters.reading import read
from apps.rosters.wording import Words
from apps.rosters.workbook_views import content_of

# "9" in the same sheet, "9 (Bảo Hiệu)" in another one.
PLACE = re.compile(r"(\d+)(?: \(([^)]*)\))?")


@dataclass(frozen=True)
class Doubled:
    """Rows of one person, and their values side by side."""

    rows: list[StagedRow]
    compared: list[Compared]

    @property
    def may_join(self) -> bool:
        """Cells fill cells of the same column, which only rows of one sheet share."""
        return len({row.sheet for row in self.rows}) == 1


def doubled_rows(upload: Upload, reader: User) -> list[Doubled]:
    """The groups of rows that name one person, in the order of the file."""
    rows = list(upload.rows.filter(issues__contains=[{"code": LISTED_TWICE}]).order_by("pk"))
    words, fields = Words(upload.format), visible_fields(reader, upload)
    words.learn(pair for row in rows for pair in row.values.items())
    found = []
    for group in _groups(rows):
        lines = [
            compare(words, str(field.label), key, [row.values.get(key) for row in group])
            for key, field in fields.items()
        ]
        told = [line for line in lines if line.stated or any(text for text, _differs in line.cells)]
        found.append(Doubled(group, told))
    return found


def _groups(rows: Sequence[StagedRow]) -> list[list[StagedRow]]:
    """Rows that name each other belong together."""
    by_place = {(row.sheet, row.row): row for row in rows}
    group_of: dict[tuple[str, int], int] = {}
    for number, (place, row) in enumerate(by_place.items()):
        together = [place, *(other for other in _named(row) if other in by_place)]
        known = [group_of[each] for each in together if each in group_of]
        group_of |= dict.fromkeys(together, min(known, default=number))
    groups: dict[int, list[StagedRow]] = {}
    for place, row in by_place.items():
        groups.setdefault(group_of[place], []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def _named(row: StagedRow) -> Iterable[tuple[str, int]]:
    told = (issue for issue in row.issues if issue["code"] == LISTED_TWICE)
    for issue in told:
        for line, sheet in PLACE.findall(issue["params"].get("rows", "")):
            yield sheet or row.sheet, int(line)


@transaction.atomic
def keep_row(*, upload: Upload, group: Doubled, kept: StagedRow, joined: bool, by: User) -> None:
    """Leave the other rows of the person out; joined, the kept row first gets the cells that it lacks."""
    sheets = {sheet.name: sheet for sheet in read(content_of(upload), upload.filename).sheets}
    said = {row.pk: said_in(sheets[row.sheet], row.row) for row in group.rows}
    others = [row for row in group.rows if row.pk != kept.pk]
    if joined and group.may_join:
        _join(upload, kept, said[kept.pk], [said[row.pk] for row in others], by)
    for row in others:
        reason = _("Listed twice; row %(row)s is kept.") % {"row": kept.row}
        deciding.leave_out_row(upload=upload, place=(row.sheet, row.row), reason=reason, said=said[row.pk], by=by)


def _join(
    upload: Upload, kept: StagedRow, own: Mapping[str, str], others: Sequence[Mapping[str, str]], by: Any
) -> None:
    standing = RowDecision.objects.standing().filter(upload=upload, sheet=kept.sheet, row=kept.row)
    corrected = standing.filter(kind=DecisionKind.CORRECT).values_list("values", flat=True).first() or {}
    lacking = {letter: text for said in reversed(others) for letter, text in said.items() if letter not in own}
    texts = {**lacking, **corrected}
    if lacking:
        place = (kept.sheet, kept.row)
        deciding.correct_row(upload=upload, place=place, texts=texts, said=own, by=by)
