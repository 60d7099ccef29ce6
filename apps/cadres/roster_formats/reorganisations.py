"""The workbook of a reorganisation itself: which unit goes to which, as a whole or in part, by which resolution."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.roster_facts.columns import choice, day, past, text
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.word_families import HEADER_WORDS
from apps.cadres.roster_formats import reorganisation_sql as sql
from apps.cadres.roster_people import PEOPLE
from apps.communes.models import Kind, Succession, SuccessionKind, Unit
from apps.communes.reorganising import Merger, NewUnit, Part, reorganise
from apps.communes.services import rebuild_cover
from apps.core.permissions import Permission
from apps.rosters import hooks
from apps.rosters.claims import NotApplicableError
from apps.rosters.facts import Entry, Facts, People, Target, declare
from apps.rosters.facts.checks import MISSING
from apps.rosters.formats import Format
from apps.rosters.models import Upload
from apps.rosters.remarks import explain

CODE = "reorganisations"
NO_SUCH_UNIT = explain(
    "F361",
    _("On the day before the reorganisation no commune of this roster is called “%(value)s”, or several are."),
    _("Write the official code and the name, such as 05356 Xã Lạc Sỹ, and check the day."),
)
CHANGES_LATER = explain(
    "F362",
    _("%(value)s already changes or ends by a resolution that is recorded."),
    _("Choose another unit or a later day."),
)
NO_KIND = explain(
    "F363",
    _("“%(value)s” names no unit that lives on, and no kind and name of a new one."),
    _("Write the kind before the name: Xã Cao Sơn."),
)
NO_SEAT = explain(
    "F364",
    _("It is not clear which code the new unit bears."),
    _("Mark the one unit whose seat and code it keeps, or write a code of its own."),
)
GOES_TWICE = explain(
    "F365",
    _("“%(value)s” goes to two units as a whole, or its people to two."),
    _("Say “part” for what is divided, and to which part the people go."),
)
APART = explain(
    "F366", _("The units lie in different districts or provinces."), _("Correct the unit, or enter them apart.")
)
OTHERWISE = explain(
    "F367",
    _("This resolution is recorded already, and says otherwise or nothing of it."),
    _("Take the recorded reorganisation back first and enter it anew as a whole."),
)
LEANED_ON = explain(
    "F368",
    _("This reorganisation cannot be taken back, because what came later leans on it. Nothing was changed."),
    _("Take back first what was recorded for the new units."),
)
ALONE = explain(
    "F369", _("“%(value)s” is the only unit that goes there."), _("Add the rows of the other units of the resolution.")
)


class How(TextChoices):
    """What becomes of a unit here."""

    WHOLE = SuccessionKind.WHOLE.value, SuccessionKind.WHOLE.label
    PART = SuccessionKind.PART.value, SuccessionKind.PART.label
    KEEP = SuccessionKind.KEEP.value, _("lives on and takes the others in")


class Answer(TextChoices):
    """Yes or no, as the database writes it."""

    YES = "true", _("yes")
    NO = "false", _("no")


WORDS = {"true": ("Có", "x"), "false": ("Không",)}
COLUMNS = (
    text("reorg_resolution", _("Resolution"), ("Nghị quyết", "Số nghị quyết", "Nghị quyết số"), position=1, width=28,
         is_key=True),
    past(day("reorg_issued", _("Issued on"), ("Ngày ban hành", "Ngày ban hành nghị quyết"), position=2, width=12)),
    day("reorg_effective", _("In effect from"), ("Ngày có hiệu lực", "Hiệu lực từ ngày", "Có hiệu lực từ",
         "Hiệu lực từ", "Ngày hiệu lực"), position=3,
        width=12),
    text("reorg_subject", _("Subject"), ("Về việc", "Trích yếu", "Nội dung nghị quyết"), position=4, width=30),
    text("reorg_from", _("Unit until now"),
         ("Đơn vị trước sắp xếp", "Đơn vị được sắp xếp", "Đơn vị cũ", "Xã trước sắp xếp", "Xã sắp xếp", "Xã cũ"),
         position=5, width=28, is_key=True, repeats=False),
    choice("reorg_how", _("How"),
           ("Cách sắp xếp", "Hình thức sắp xếp", "Nhập toàn bộ hay một phần", "Toàn bộ, một phần"), How,
           {"whole": ("Toàn bộ", "Nhập toàn bộ", "Nguyên trạng"), "part": ("Một phần", "Một phần diện tích"),
            "keep": ("Giữ nguyên, nhận thêm", "Giữ nguyên")}, position=6, width=18),
    choice("reorg_people", _("The people go there"), ("Dân cư, cán bộ về đơn vị này", "Dân số về đơn vị này"), Answer,
           WORDS, position=7, width=14),
    text("reorg_to", _("Unit afterwards"),
         ("Đơn vị sau sắp xếp", "Đơn vị mới", "Tên đơn vị sau sắp xếp", "Xã mới", "Thành xã", "Xã sau sắp xếp"),
         position=8, width=28),
    choice("reorg_seat", _("Keeps seat and code"), ("Giữ trụ sở và mã", "Đặt trụ sở tại đơn vị này", "Trụ sở"), Answer,
           WORDS, position=9, width=12),
    text("reorg_code", _("Code of its own"), ("Mã đơn vị sau sắp xếp", "Mã đơn vị mới"), position=10, width=12),
)  # fmt: skip
ROWS = """
SELECT merge.resolution, coalesce(merge.to_unit::text, merge.to_kind || ' ' || merge.to_name) AS target,
  staged.stated->>'reorg_resolution', (staged.stated->>'reorg_issued')::date, merge.day,
  coalesce(staged.stated->>'reorg_subject', ''), merge.from_unit, merge.how, merge.takes_people, merge.to_unit,
  coalesce(staged.stated->>'reorg_to', ''), merge.to_kind, merge.is_seat, coalesce(merge.own_code, '')
FROM staged_merge AS merge JOIN staged ON staged.id = merge.id WHERE staged.status = 'new'
ORDER BY merge.resolution, target, merge.id
"""
BEFORE_THE_NAME = re.compile(r"^(\d{5}\s*)?(xã|phường|thị trấn|đặc khu)\s+", re.IGNORECASE)


class Line(NamedTuple):
    """One row as it is written."""

    key: str
    target: str
    resolution: str
    issued_on: date | None
    effective_on: date
    subject: str
    unit: int
    how: str
    takes_people: bool
    into: int | None
    name: str
    kind: str | None
    is_seat: bool
    code: str


def write_reorganisations(parameters: Mapping[str, Any]) -> None:
    """By the verb of the page, all mergers of a resolution in one act."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        lines = [Line(*row) for row in cursor.fetchall()]
    by = User.objects.get(pk=parameters["by"])
    units = Unit.objects.in_bulk({key for line in lines for key in (line.unit, line.into) if key})
    for _resolution, found in groupby(lines, key=lambda line: line.key):
        mergers = [_merger(list(rows), units) for _target, rows in groupby(found, key=lambda line: line.target)]
        reorganise(mergers=mergers, by=by)


def _merger(lines: list[Line], units: Mapping[int, Unit]) -> Merger:
    first = lines[0]
    whole = [units[line.unit] for line in lines if line.how == How.WHOLE]
    parts = [Part(units[line.unit], line.takes_people) for line in lines if line.how == How.PART]
    heir = units[first.into] if first.into else None
    return Merger(
        resolution=first.resolution,
        issued_on=next((line.issued_on for line in lines if line.issued_on), None),
        effective_on=first.effective_on,
        units=[heir, *whole] if heir else whole,
        into=heir or _founded(lines, units),
        subject=next((line.subject for line in lines if line.subject), ""),
        parts=parts,
        tells_heir=any(line.how == How.KEEP for line in lines),
    )


def _founded(lines: list[Line], units: Mapping[int, Unit]) -> NewUnit:
    """The new unit: of its kind, by its name, under the code that it keeps or bears."""
    first = lines[0]
    seat = next((line for line in lines if line.is_seat), first)
    code = next((line.code for line in lines if line.code), "")
    return NewUnit(BEFORE_THE_NAME.sub("", first.name).strip(), Kind(first.kind or ""), units[seat.unit], code)


def cover_anew(sender: object, upload: Upload, **_more: object) -> None:
    """Who covers what follows from the units; a reorganisation goes back as a whole or stays."""
    if upload.format != CODE:
        return
    if upload.kept:
        raise NotApplicableError(LEANED_ON)
    rebuild_cover()


hooks.undone.connect(cover_anew, dispatch_uid="cadres.cover_anew")


def reorganisation_format() -> Format:
    declared = Format(
        code=CODE,
        label=_("Reorganisations"),
        title="SẮP XẾP ĐƠN VỊ HÀNH CHÍNH CẤP XÃ",
        person=("reorg_from",),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung", "Nghị quyết"),
        units=(),
        title_units=PEOPLE.units,
        **HEADER_WORDS,
        telling=("reorg_to",),
        headings=("phương án sáp nhập", "phương án nhập", "phương án sắp xếp đơn vị hành chính"),
        rights=(Permission.REORGANISE_UNITS,),
        instructions=(
            _("One row for each unit that goes to another one, as a whole or in part; all of a resolution together."),
            _("A new unit keeps the code of the unit that is marked, or bears one of its own."),
            _("Where a commune lives on and takes others in, it has a row of its own that says so."),
            KEEP,
        ),
    )
    declared.add(*(each.column for each in COLUMNS))
    return declared


FINDINGS = (
    sql.MISSES.format(code=MISSING, key="reorg_resolution", header="Nghị quyết"),
    sql.MISSES.format(code=MISSING, key="reorg_effective", header="Ngày có hiệu lực"),
    sql.SAID.format(code=NO_SUCH_UNIT, key="reorg_from", when=sql.NO_SUCH_UNIT),
    sql.SAID.format(code=CHANGES_LATER, key="reorg_from", when=sql.CHANGES_LATER),
    sql.SAID.format(code=NO_KIND, key="reorg_to", when=sql.NO_KIND),
    sql.SAID.format(code=NO_SEAT, key="reorg_seat", when=sql.NO_SEAT),
    sql.SAID.format(code=ALONE, key="reorg_from", when=sql.ALONE),
    sql.SAID.format(code=GOES_TWICE, key="reorg_from", when=sql.GOES_TWICE),
    sql.SAID.format(code=APART, key="reorg_from", when=sql.APART),
    sql.SAID.format(code=OTHERWISE, key="reorg_resolution", when=sql.OTHERWISE),
)
OF_ROW = "(SELECT merge.{column} FROM staged_merge AS merge WHERE merge.id = staged.id)"
TITLE = """CASE {0}.kind WHEN 'phuong' THEN 'Phường' WHEN 'thi_tran' THEN 'Thị trấn' WHEN 'dac_khu' THEN 'Đặc khu'
  ELSE 'Xã' END || ' ' || {0}.name"""
declare(
    Facts(
        declared=reorganisation_format(),
        people=People(fields=(), prepare=(), match=sql.MATCH, findings=FINDINGS),
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="reorganised",
                model=Succession,
                key=("reorganisation_id", "predecessor_id", "successor_id", "kind"),
                when=("reorg_from",),
                entries=(
                    # What is not recorded yet has no number; nothing is written out of these columns.
                    Entry("reorganisation_id", stated=f"coalesce({OF_ROW.format(column='known')}, 0)"),
                    Entry("predecessor_id", stated=f"coalesce({OF_ROW.format(column='from_unit')}, 0)"),
                    Entry("successor_id", stated=f"coalesce({OF_ROW.format(column='to_unit')}, -staged.id - 1)"),
                    Entry("kind", "reorg_how", stated=OF_ROW.format(column="how")),
                    # Of a unit that goes as a whole nobody asks where its people go.
                    Entry(
                        "takes_people",
                        "reorg_people",
                        "boolean",
                        stated="CASE WHEN staged.stated->>'reorg_how' = 'part'"
                        " THEN (staged.stated->>'reorg_people')::boolean END",
                    ),
                ),
                is_written=False,
            ),
        ),
        known=f"""
SELECT row_number() OVER (ORDER BY made.effective_on, made.id, held.successor_id, held.id),
  jsonb_strip_nulls(jsonb_build_object(
  'reorg_resolution', made.resolution, 'reorg_issued', made.issued_on, 'reorg_effective', made.effective_on,
  'reorg_subject', made.title_vi, 'reorg_from', former.code || ' ' || {TITLE.format("former")},
  'reorg_how', held.kind, 'reorg_people', CASE WHEN held.takes_people THEN 'true' END,
  'reorg_to', later.code || ' ' || {TITLE.format("later")}))
FROM communes_succession AS held
JOIN communes_reorganisation AS made ON made.id = held.reorganisation_id
JOIN communes_unitcover AS cover ON cover.covered_id = held.predecessor_id AND cover.unit_id = %(unit)s
JOIN communes_unitperiod AS former ON former.unit_id = held.predecessor_id AND former.valid @> (made.effective_on - 1)
JOIN communes_unitperiod AS later ON later.unit_id = held.successor_id AND later.valid @> made.effective_on
WHERE held.kind IN ('whole', 'part', 'keep') AND length(former.code) = 5 AND made.effective_on > %(day)s::date - 365
ORDER BY 1
""",
        then=(write_reorganisations,),
    )
)
