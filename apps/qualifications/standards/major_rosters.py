"""The workbook of decisions on majors: whether what a person studied suits the title, and why."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Title
from apps.cadres.roster_facts.columns import choice, day, listed, text
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON
from apps.core.permissions import Permission
from apps.qualifications.models import MajorSuitability, Suitability
from apps.qualifications.standards.services import Question, decide_majors
from apps.rosters.facts import Entry, Facts, Target, declare
from apps.rosters.remarks import explain

NO_TITLE = explain(
    "F322",
    _("The row names no title, and the person holds no post on this day."),
    _("Write the title for which the major was looked at."),
)
RESULT = choice(
    "suitability",
    _("Decision on the major"),
    (
        "Mức độ phù hợp của ngành đào tạo",
        *("Đánh giá phù hợp", "Chuyên ngành phù hợp hay không", "Kết quả rà soát ngành đào tạo"),
        *("Chuyên môn phù hợp", "Đánh giá sự phù hợp", "Kết quả đánh giá phù hợp"),
        *("Mức độ phù hợp", "Sự phù hợp chuyên môn", "Phù hợp hay không", "Kết quả rà soát"),
        *("Ngành phù hợp", "Chuyên ngành phù hợp", "Kết luận phù hợp"),
        "Ngành đào tạo phù hợp",
        "Kết luận về ngành đào tạo",
        "Sự phù hợp của ngành",
        "Kết luận",
        "Phù hợp/Không phù hợp",
        "Chuyên ngành phù hợp",
        "Mức độ phù hợp",
        "Đánh giá sự phù hợp",
    ),
    Suitability,
    {
        "suits": ("Phù hợp", "Đạt", "Đúng chuyên ngành", "Đúng ngành", "Đúng chuyên môn"),
        "does_not_suit": ("Không phù hợp", "Chưa phù hợp", "Trái ngành", "Không đúng chuyên ngành", "Không đạt"),
        "not_decided": ("Chưa xác định", "Chưa kết luận"),
    },
    position=10,
    width=20,
)
REASON = text(
    "suitability_reason",
    _("Reason"),
    (
        "Lý do kết luận",
        *("Giải trình", "Lý do đánh giá", "Căn cứ đánh giá", "Lý do phù hợp, không phù hợp"),
        *("Giải thích", "Lý do chưa phù hợp", "Căn cứ rà soát", "Căn cứ xác định"),
        "Căn cứ kết luận",
        "Lý do",
        "Căn cứ",
    ),
    position=11,
    width=40,
)
TITLE = listed(
    "major_title",
    _("Title looked at"),
    (
        "Chức danh được xét",
        *("Chức danh đối chiếu", "Chức danh rà soát", "Xét cho chức danh", "Chức danh đánh giá"),
        "Đối với chức danh",
        "Xét theo chức danh",
        "Chức danh xét ngành",
    ),
    Title,
    position=12,
    width=28,
)
SINCE = day(
    "decided_on",
    _("decided on"),
    (
        "Ngày kết luận",
        *("Ngày rà soát", "Thời điểm rà soát", "Ngày kết luận rà soát", "Thời điểm đánh giá"),
        *("Ngày họp xét", "Thời điểm kết luận", "Ngày xem xét", "Thời gian rà soát"),
        "Ngày xác định",
        "Ngày đánh giá",
    ),
    position=13,
    width=12,
)
COLUMNS = (RESULT, REASON, TITLE, SINCE)
OF_POST = """(SELECT held.title_id FROM cadres_posting AS held
  JOIN cadres_employmentstatus AS status ON status.code = held.status_id AND status.counts
  WHERE held.cadre_id = staged.person AND held.period @> %(day)s::date
  ORDER BY held.is_primary DESC, held.id LIMIT 1)"""
ROWS = """
SELECT fresh.result, fresh.reason, fresh.decided_on, fresh.cadre_id, fresh.title_id
FROM fresh_suitability AS fresh JOIN staged ON staged.id = fresh.row_id WHERE staged.status IN ('new', 'changed')
ORDER BY 1, 2, 3, fresh.row_id
"""


def write_decisions(parameters: Mapping[str, Any]) -> None:
    """By the verb of the pages, which writes down who decided and about which major; equal decisions together."""
    by = User.objects.get(pk=parameters["by"])
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = cursor.fetchall()
    people = Cadre.objects.select_related("home_unit").in_bulk({row[3] for row in rows})
    for (result, reason, on), found in groupby(rows, key=lambda row: row[:3]):
        questions = [Question(people[row[3]], row[4]) for row in found]
        decide_majors(questions=questions, result=Suitability(result), reason=reason, day=on, by=by)


declare(
    Facts(
        declared=format_of(
            "major_decisions",
            _("Suitability of majors"),
            "XÁC ĐỊNH SỰ PHÙ HỢP CỦA NGÀNH ĐÀO TẠO VỚI CHỨC DANH",
            *COLUMNS,
            telling=("suitability",),
            headings=(
                "ngành * phù hợp",
                "phù hợp * ngành",
                "phù hợp * chuyên môn",
                "chuyên môn * phù hợp",
                "phù hợp * vị trí công tác",
                "phù hợp * vị trí việc làm",
            ),
            rights=(Permission.VERIFY_QUALIFICATIONS,),
            instructions=(
                _("One row for each person and title; without a title that of the post is meant."),
                _("A decision of another day leaves the earlier one as it was."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="suitability",
                model=MajorSuitability,
                key=("cadre_id", "title_id", "decided_on"),
                when=("suitability",),
                entries=(
                    PERSON,
                    Entry(
                        "title_id",
                        "major_title",
                        stated=f"coalesce(staged.stated->>'major_title', {OF_POST})",
                        missing=NO_TITLE,
                    ),
                    Entry("decided_on", "decided_on", "date", initial="%(day)s::date"),
                    Entry("result", "suitability"),
                    Entry("reason", "suitability_reason"),
                ),
                is_written=False,
            ),
        ),
        known=known_rows(
            {
                "suitability": "found.result",
                "suitability_reason": "found.reason",
                "major_title": "found.title_id",
                "decided_on": "found.decided_on",
            },
            "LEFT JOIN LATERAL (SELECT DISTINCT ON (made.title_id) made.* FROM qualifications_majorsuitability AS made"
            " WHERE made.cadre_id = cadre.id AND made.decided_on <= %(day)s::date"
            " ORDER BY made.title_id, made.decided_on DESC) AS found ON true",
            "found.title_id",
        ),
        then=(write_decisions,),
    )
)
