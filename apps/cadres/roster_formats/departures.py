"""The workbook of those who leave: cause, last day and decision; all posts of theirs end with that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Departure, EmploymentStatus
from apps.cadres.roster_facts.above import said_above, words_above
from apps.cadres.roster_facts.columns import day, text
from apps.cadres.roster_facts.listed_words import named
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows_of_all
from apps.cadres.roster_facts.places import PERSON, decision_entries
from apps.cadres.services.movements.leaving import leave
from apps.core.permissions import Permission
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.remarks import explain

NO_POST = explain(
    "F611",
    _("The person holds no post on that day, so none can end."),
    _("Check the day and the person; who has left already needs no row."),
)
LATER_POST = explain(
    "F612",
    _("A post that begins after that day is recorded."),
    _("Delete it first, or choose a later day."),
)
OTHERWISE = explain(
    "F613",
    _("It is recorded already that the person left on this day, with another cause or decision."),
    _("Take back what is recorded first, then enter it anew."),
)
OFF = (
    "Nghỉ từ ngày",
    *(
        f"{when} {end}"
        for when in ("Ngày", "Thời điểm", "Thời gian", "Ngày bắt đầu", "Thời gian bắt đầu")
        for end in (
            "nghỉ chế độ",
            "nghỉ hưu",
            "nghỉ việc",
            "nghỉ công tác",
            "thôi việc",
            "được nghỉ",
            "chính thức nghỉ",
            "thôi làm việc",
            "nghỉ chính thức",
            "thôi công tác",
        )
    ),
    *(
        f"{end} {since}"
        for end in (
            "Nghỉ chế độ",
            "Nghỉ công tác",
            "Được nghỉ",
            "Bắt đầu nghỉ",
            "Thời gian nghỉ",
            "Thôi công tác",
            "Thôi việc",
            "Nghỉ hưu",
            "Nghỉ việc",
            "Chính thức nghỉ",
        )
        for since in ("từ ngày", "kể từ ngày", "từ")
    ),
    *("Nghỉ từ ngày", "Thôi việc từ ngày", "Nghỉ hưu từ ngày", "Ngày nghỉ", "Thời điểm nghỉ", "Ngày nghỉ hưu"),
    *("Thời điểm nghỉ hưu", "Thời gian nghỉ", "Nghỉ kể từ ngày", "Thời điểm được nghỉ", "Thời gian nghỉ hưu"),
    *("Ngày nghỉ việc", "Thời điểm nghỉ việc", "Ngày thôi việc", "Thời điểm thôi việc", "Hưởng chế độ từ ngày"),
    *("Nghỉ từ", "Ngày bắt đầu nghỉ", "Nghỉ việc từ", "Ngày nghỉ công tác"),
    *("Nghỉ hưu từ", "Ngày thôi giữ chức", "Ngày thôi giữ chức vụ", "Thời gian thôi việc", "Thời điểm hưởng lương hưu"),
    *(
        "Ngày nghỉ hưởng chế độ hưu trí",
        "Thời điểm nghỉ hưởng chế độ",
        "Thời điểm thôi giữ chức vụ",
        "Nghỉ việc từ ngày",
    ),
)
FIRST_DAY_OFF = day("leaving_from", _("First day off"), OFF,
                    position=12, width=12)  # fmt: skip
# The decrees that let people retire before their age.
EARLY = tuple(
    f"{off} theo {decree}{number}"
    for off in ("Nghỉ hưu", "Hưu", "Về hưu")
    for decree in ("Nghị định ", "NĐ ", "Nghị định số ", "NĐ số ", "NĐ")
    for number in ("178", "178/2024", "178/2024/NĐ-CP", "154", "154/2025", "154/2025/NĐ-CP", "29", "29/2023",
                   "29/2023/NĐ-CP", "108", "108/2014", "108/2014/NĐ-CP")
)  # fmt: skip
CAUSES = {
    "TT_NH": ("Nghỉ hưu đúng tuổi", "Đủ tuổi nghỉ hưu", "Nghỉ hưu theo chế độ", "Nghỉ hưu", "Hưu trí", "Hưu"),
    "TT_NHTT": ("Nghỉ hưu trước tuổi", "Về hưu trước tuổi", "Hưu trước tuổi", *EARLY),
    "TT_TV": ("Thôi việc", "Xin thôi việc", "Nghỉ việc", "Thôi việc ngay"),
    "TT_BTV": ("Buộc thôi việc", "Kỷ luật buộc thôi việc"),
    "TT_CD": ("Chuyển công tác", "Chuyển ngành"),
    "TT_TT": ("Từ trần", "Mất", "Chết"),
}
TITLED = {"TT_NHTT": ("nghỉ hưu trước tuổi",), "TT_NH": ("nghỉ hưu",), "TT_TV": ("thôi việc", "nghỉ việc")}
COLUMNS = (
    said_above(
        named(
            "leaving_cause",
            _("Cause of leaving"),
            (
                *(
                    "Lý do thôi công tác",
                    *("Trường hợp nghỉ", "Nghỉ theo diện", "Loại hình nghỉ", "Hình thức nghỉ công tác"),
                    *("Lý do thôi làm việc", "Lý do nghỉ chế độ", "Hình thức nghỉ việc", "Nghỉ theo chế độ"),
                    *("Loại nghỉ", "Thuộc diện nghỉ", "Lý do nghỉ hưu", "Hình thức thôi việc"),
                    *("Trường hợp thôi việc", "Nguyên nhân thôi việc", "Nguyên nhân nghỉ việc"),
                    *("Diện thôi việc", "Diện", "Hình thức"),
                    "Lý do nghỉ công tác",
                    "Hình thức thôi công tác",
                    "Lý do nghỉ việc, nghỉ hưu",
                ),
                *(
                    "Lý do nghỉ",
                    "Lý do",
                    "Hình thức nghỉ",
                    "Lý do nghỉ việc",
                    "Diện nghỉ",
                    "Lý do giảm",
                    "Nguyên nhân giảm",
                    "Nguyên nhân nghỉ",
                ),
                *("Đối tượng nghỉ", "Chế độ nghỉ", "Hình thức giải quyết"),
                *("Lý do thôi giữ chức vụ", "Lý do thôi việc", "Lý do thôi việc, nghỉ hưu", "Lý do giảm biên chế"),
                *("Lý do biến động", "Lý do nghỉ hưu, thôi việc", "Lý do thôi giữ chức"),
            ),
            EmploymentStatus,
            CAUSES,
            position=10,
            width=28,
            only={"ends_service": True},
        ),
        words_above("leaving_cause", TITLED),
    ),
    day(
        "leaving_last",
        _("Last day"),
        (
            "Ngày công tác cuối cùng",
            "Công tác đến hết ngày",
            "Làm việc đến hết ngày",
            "Ngày làm việc cuối cùng",
            "Ngày làm việc cuối",
            "Ngày cuối làm việc",
            "Làm việc đến ngày",
        ),
        position=11,
        width=12,
    ),
    replace(FIRST_DAY_OFF, column=replace(FIRST_DAY_OFF.column, in_template=False)),
    *decision_columns(
        30,
        acts=(
            "nghỉ hưu",
            "thôi việc",
            "nghỉ việc",
            "nghỉ",
            "cho thôi việc",
            "cho nghỉ",
            "cho nghỉ hưu",
            "nghỉ hưu trước tuổi",
            "nghỉ công tác",
        ),
    ),
    text("leaving_note", _("Note"), ("Ghi chú",), position=90, width=24),
)
LAST = "coalesce((staged.stated->>'leaving_last')::date, (staged.stated->>'leaving_from')::date - 1)"
# Who leaves on an earlier day by another row of the same file holds none any more either.
WITHOUT_POST = """SELECT row_id FROM {fresh} AS fresh WHERE record IS NULL AND (NOT EXISTS (
  SELECT FROM cadres_posting AS held WHERE held.cadre_id = fresh.cadre_id AND held.period @> fresh.last_day)
  OR EXISTS (SELECT FROM {fresh} AS sooner
    WHERE sooner.cadre_id = fresh.cadre_id AND sooner.record IS NULL AND sooner.last_day < fresh.last_day))"""
BEFORE_POST = """SELECT row_id FROM {fresh} AS fresh WHERE record IS NULL AND EXISTS (
  SELECT FROM cadres_posting AS held WHERE held.cadre_id = fresh.cadre_id AND lower(held.period) > fresh.last_day)"""
DIFFERS = """SELECT fresh.row_id FROM {fresh} AS fresh JOIN cadres_departure AS known ON known.id = fresh.record
WHERE ROW(known.cause_id, known.decision_number, known.decision_on, known.decision_issuer, known.legal_basis_id)
  IS DISTINCT FROM ROW(fresh.cause_id, fresh.decision_number, fresh.decision_on, fresh.decision_issuer,
    fresh.legal_basis_id)"""
ROWS = """
SELECT fresh.cadre_id, fresh.cause_id, fresh.last_day, fresh.legal_basis_id, fresh.decision_number, fresh.decision_on,
  fresh.decision_issuer, fresh.note
FROM fresh_departure AS fresh JOIN staged ON staged.id = fresh.row_id WHERE staged.status = 'new' ORDER BY fresh.row_id
"""
SHOWN = """JOIN LATERAL (
  SELECT left_on.* FROM (SELECT 1) AS one LEFT JOIN cadres_departure AS left_on
    ON left_on.cadre_id = cadre.id AND left_on.last_day > %(day)s::date - 365
  WHERE post.label IS NOT NULL OR left_on.id IS NOT NULL
) AS gone ON true"""


def write_departures(parameters: Mapping[str, Any]) -> None:
    """By the verb of the page: posts, seats and movements end with the last day."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = cursor.fetchall()
    by = User.objects.get(pk=parameters["by"])
    people = Cadre.objects.select_related("home_unit").in_bulk([row[0] for row in rows])
    causes = EmploymentStatus.objects.in_bulk([row[1] for row in rows])
    for cadre, cause, last, basis, number, on, issuer, note in rows:
        departure = Departure(
            cadre=people[cadre],
            cause=causes[cause],
            last_day=last,
            legal_basis_id=basis,
            decision_number=number,
            decision_on=on,
            decision_issuer=issuer,
            note=note,
        )
        leave(departure=departure, by=by)


declare(
    Facts(
        declared=format_of(
            "departures",
            _("People who leave"),
            "DANH SÁCH CÁN BỘ, CÔNG CHỨC THÔI CÔNG TÁC",
            *COLUMNS,
            telling=("leaving_cause", "leaving_last", "leaving_from"),
            headings=(
                "nghỉ hưu",
                "thôi việc",
                "nghỉ việc",
                "nghỉ công tác",
                "thôi công tác",
                "nghỉ chế độ",
                "công chức giảm",
                "thôi giữ chức vụ",
                "biến động giảm",
                *("nghỉ theo nghị định", "nghỉ theo nđ", "nghỉ hưởng chế độ", "nghỉ hưởng chính sách"),
            ),
            rights=(Permission.EDIT_CADRES,),
            instructions=(
                _("Fill in the cause and the last day of who leaves; rows without a cause say nothing."),
                _("All posts and committee seats of the person end with that day."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="departure",
                model=Departure,
                key=("cadre_id", "last_day"),
                when=("leaving_cause", "leaving_last", "leaving_from"),
                entries=(
                    PERSON,
                    Entry("last_day", "leaving_last", stated=LAST),
                    Entry("cause_id", "leaving_cause"),
                    # Both are looked up by the verb.
                    Entry("unit_id", initial="0"),
                    *decision_entries(),
                    Entry("note", "leaving_note"),
                ),
                rules=(
                    Broken(NO_POST, "leaving_last", WITHOUT_POST),
                    Broken(LATER_POST, "leaving_last", BEFORE_POST),
                    Broken(OTHERWISE, "leaving_cause", DIFFERS),
                ),
                is_written=False,
            ),
        ),
        known=known_rows_of_all(
            {
                "leaving_cause": "gone.cause_id",
                "leaving_last": "gone.last_day",
                "decision_number": "nullif(gone.decision_number, '')",
                "decision_on": "gone.decision_on",
                "decision_issuer": "nullif(gone.decision_issuer, '')",
                "legal_basis": "gone.legal_basis_id",
                "leaving_note": "nullif(gone.note, '')",
            },
            SHOWN,
            "gone.last_day",
        ),
        then=(write_departures,),
    )
)
