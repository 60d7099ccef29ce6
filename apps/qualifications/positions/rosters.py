"""The workbook of job positions: which civil servant's post is placed in which position, from when, by what paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Posting
from apps.cadres.roster_facts.columns import day, listed
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON
from apps.core.permissions import Permission
from apps.qualifications.models import JobPlacement, JobPosition
from apps.qualifications.positions.services import Paper, edit_placement, place
from apps.rosters.facts import Entry, Facts, Target, declare
from apps.rosters.remarks import explain

NO_POST = explain(
    "F311",
    _("The person holds no post of a civil servant on this day that could be placed."),
    _("Record the post first, or leave the row out."),
)
POSITION = listed(
    "job_position",
    _("Job position"),
    (
        "Vị trí việc làm được bố trí",
        *("Vị trí việc làm đảm nhiệm", "Tên VTVL", "Bố trí VTVL", "VTVL", "Vị trí việc làm"),
        *("Vị trí việc làm đang đảm nhiệm", "VTVL đảm nhiệm", "Vị trí được bố trí"),
        *("Vị trí bố trí", "Bố trí vào VTVL", "Bố trí vị trí việc làm"),
        *("Vị trí việc làm sau khi bố trí", "Được bố trí vào vị trí", "Vị trí việc làm hiện tại"),
        "Được phân công vị trí",
        "Tên vị trí việc làm",
        "Bố trí vào vị trí việc làm",
        "VTVL được bố trí",
    ),
    JobPosition,
    position=10,
    width=40,
)
SINCE = day(
    "placed_on",
    _("Placed from"),
    (
        "Từ ngày",
        *("Bố trí từ ngày", "Ngày nhận vị trí", "Thời gian bố trí", "Ngày đảm nhiệm"),
        *("Đảm nhiệm từ ngày", "Được bố trí từ ngày", "Ngày nhận nhiệm vụ", "Ngày phân công"),
        *("Hiệu lực từ ngày", "Thời điểm đảm nhiệm", "Ngày bắt đầu đảm nhiệm", "Kể từ ngày"),
        "Ngày bố trí",
        "Thời điểm bố trí",
    ),
    position=11,
    width=12,
)
PAPERS = decision_columns(acts=("bố trí", "phân công"))[:3]
COLUMNS = (POSITION, SINCE, *PAPERS)
POST = """(SELECT held.id FROM cadres_posting AS held
  JOIN cadres_employmentstatus AS status ON status.code = held.status_id AND status.counts
  WHERE held.cadre_id = staged.person AND held.category = 'civil_servant' AND held.period @> %(day)s::date
  ORDER BY held.is_primary DESC, held.id LIMIT 1)"""
FIRST_DAY = "(staged.stated->>'placed_on')::date"
ROWS = """
SELECT fresh.record, fresh.posting_id, fresh.position_id, lower(fresh.period), fresh.decision_number,
  fresh.decision_on, fresh.decision_issuer
FROM fresh_placement AS fresh JOIN staged ON staged.id = fresh.row_id WHERE staged.status IN ('new', 'changed')
ORDER BY fresh.row_id
"""


def write_placements(parameters: Mapping[str, Any]) -> None:
    """By the verbs of the pages: a post that moves on to another position leaves its own the day before."""
    by, asked = User.objects.get(pk=parameters["by"]), parameters["day"]
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = cursor.fetchall()
    known = JobPlacement.objects.select_related("cadre__home_unit").in_bulk([row[0] for row in rows if row[0]])
    for record, posting, position, first, number, made_on, issuer in rows:
        held, paper = known.get(record), Paper(number, made_on, issuer)
        if held is None or _moves_on(held, position, first, asked):
            _place(posting, position, first if held is None or first > held.period.lower else asked, paper, by)
        else:
            _correct(held, position, paper, by)


def _moves_on(held: JobPlacement, position: str, first: date, asked: date) -> bool:
    """To another position on a later day; on the same day the row corrects what was entered."""
    return held.position_id != position and (first > held.period.lower or asked > held.period.lower)


def _place(posting: int, position: str, first: date, paper: Paper, by: User) -> None:
    posts = Posting.objects.filter(pk=posting).select_related("cadre__home_unit")
    place(postings=list(posts), position=JobPosition.objects.get(pk=position), first=first, paper=paper, by=by)


def _correct(held: JobPlacement, position: str, paper: Paper, by: User) -> None:
    held.position_id = position
    held.decision_number, held.decision_on, held.decision_issuer = paper.number, paper.made_on, paper.issuer
    edit_placement(placement=held, revision=None, by=by)


declare(
    Facts(
        declared=format_of(
            "job_placements",
            _("Placement in job positions"),
            "BỐ TRÍ CÔNG CHỨC THEO VỊ TRÍ VIỆC LÀM",
            *COLUMNS,
            telling=("job_position",),
            headings=("bố trí * vị trí việc làm", "phân công * vị trí việc làm"),
            rights=(Permission.EDIT_CADRES,),
            instructions=(
                _("One row for each civil servant; without a first day the roster's day is meant."),
                _("A person who stood in another position leaves it the day before."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="placement",
                model=JobPlacement,
                key=("posting_id",),
                when=("job_position",),
                match="known.posting_id = says.posting_id AND known.period @> %(day)s::date",
                entries=(
                    PERSON,
                    Entry("posting_id", stated=POST, missing=NO_POST),
                    Entry("position_id", "job_position"),
                    Entry(
                        "period",
                        stated=f"CASE WHEN {FIRST_DAY} IS NOT NULL THEN daterange({FIRST_DAY}, NULL) END",
                        initial="daterange(%(day)s::date, NULL)",
                    ),
                    Entry("decision_number", "decision_number"),
                    Entry("decision_on", "decision_on", "date"),
                    Entry("decision_issuer", "decision_issuer"),
                ),
                is_written=False,
            ),
        ),
        known=known_rows(
            {
                "job_position": "placed.position_id",
                "placed_on": "lower(placed.period)",
                "decision_number": "nullif(placed.decision_number, '')",
                "decision_on": "placed.decision_on",
                "decision_issuer": "nullif(placed.decision_issuer, '')",
            },
            "JOIN cadres_posting AS own ON own.cadre_id = cadre.id AND own.category = 'civil_servant'"
            " AND own.is_primary AND own.period @> %(day)s::date"
            " LEFT JOIN qualifications_jobplacement AS placed ON placed.posting_id = own.id"
            " AND placed.period @> %(day)s::date",
        ),
        then=(write_placements,),
    )
)
