"""The workbook of decisions on surplus people: what each case that is on record was granted."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.mergers.surplus import edit_case
from apps.cadres.models import SurplusCase, SurplusOption, SurplusReason
from apps.cadres.roster_facts.columns import day, listed, past, text, whole
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows_of_all
from apps.cadres.roster_facts.places import PERSON, decision_entries
from apps.core.permissions import Permission
from apps.rosters.facts import Entry, Facts, Target, declare

PAPERS = decision_columns(30, acts=("giải quyết", "nghỉ", "tinh giản", "tinh giản biên chế", "cho nghỉ"))
COLUMNS = (
    text(
        "reorganisation",
        _("Reorganisation"),
        ("Nghị quyết sắp xếp", "Nghị quyết", "Đợt sắp xếp"),
        position=10,
        width=24,
        is_key=True,
    ),
    listed(
        "surplus_reason",
        _("Reason"),
        (
            "Lý do dôi dư",
            *("Nguyên nhân dôi dư", "Diện dôi dư", "Lý do tinh giản biên chế"),
            *("Trường hợp tinh giản", "Thuộc trường hợp", "Đối tượng tinh giản"),
            "Lý do tinh giản",
            "Lý do",
        ),
        SurplusReason,
        position=11,
        width=28,
    ),
    listed(
        "option",
        _("Settlement"),
        (
            "Phương án giải quyết",
            *("Nguyện vọng giải quyết", "Hướng giải quyết", "Phương án bố trí, giải quyết"),
            *("Hình thức giải quyết dôi dư", "Chính sách giải quyết", "Phương án xử lý"),
            *("Hướng xử lý", "Chế độ giải quyết", "Giải quyết theo hình thức"),
            *("Phương án giải quyết dôi dư", "Chế độ, chính sách được hưởng", "Diện giải quyết"),
            "Hình thức giải quyết",
            "Phương án",
            "Chính sách hưởng",
        ),
        SurplusOption,
        position=20,
        width=28,
    ),
    past(
        day(
            "applied_on",
            _("Applied on"),
            (
                "Ngày nộp đơn",
                *("Ngày làm đơn", "Ngày viết đơn", "Thời điểm nộp đơn", "Ngày đề nghị"),
                "Ngày nộp đơn xin nghỉ",
                "Ngày có đơn",
            ),
            position=21,
            width=12,
        )
    ),
    *PAPERS,
    day(
        "effective_on",
        _("In effect from"),
        (
            "Hiệu lực từ",
            *("Ngày hưởng chính sách", "Giải quyết từ ngày", "Thời điểm giải quyết", "Nghỉ từ ngày"),
            *("Thời điểm hưởng", "Ngày giải quyết", "Hưởng từ ngày", "Hưởng chế độ từ", "Thời điểm tinh giản"),
            *("Hiệu lực từ ngày", "Ngày có hiệu lực", "Ngày nghỉ", "Thời điểm hưởng chính sách"),
            "Nghỉ kể từ ngày",
            "Ngày hiệu lực",
            "Thời điểm nghỉ",
        ),
        position=40,
        width=12,
    ),
    whole(
        "months",
        _("Months counted"),
        (
            "Số tháng tính trợ cấp",
            *("Số tháng hưởng", "Số tháng nghỉ sớm", "Số tháng nghỉ trước tuổi"),
            *("Số tháng được hưởng", "Số tháng hưởng trợ cấp"),
            "Số tháng",
            "Số tháng được tính",
        ),
        position=41,
        width=10,
    ),
    whole(
        "amount",
        _("Amount (đồng)"),
        (
            "Số tiền",
            *("Kinh phí chi trả", "Tổng kinh phí được hưởng", "Số tiền trợ cấp"),
            *("Kinh phí giải quyết", "Tổng tiền trợ cấp", "Tổng số tiền được hưởng"),
            *("Số tiền được hưởng", "Kinh phí được hưởng", "Tổng kinh phí", "Tiền trợ cấp"),
            *("Mức trợ cấp", "Số tiền chi trả"),
            "Kinh phí",
            "Số tiền (đồng)",
            "Tổng số tiền",
        ),
        position=42,
        width=16,
    ),
    past(
        day(
            "paid_on",
            _("Paid on"),
            (
                "Ngày chi trả",
                *("Ngày nhận tiền", "Thời điểm chi trả", "Ngày thanh toán", "Đã chi trả ngày"),
                "Ngày trả trợ cấp",
                "Ngày chi",
            ),
            position=43,
            width=12,
        )
    ),
    day("deadline", _("To be settled by"), ("Hạn giải quyết", "Thời hạn giải quyết"), position=44, width=12),
    text("case_note", _("Note"), ("Ghi chú",), position=90, width=24),
)
NAMES = {"surplus_reason": "reason_id", "option": "option_id", "legal_basis": "legal_basis_id", "case_note": "note"}
# Every value of a case but the reorganisation, by its key, with its column.
KNOWN = {
    each.field.key: NAMES.get(each.field.key, each.field.key) for each in COLUMNS if each.field.key != "reorganisation"
}
VALUES = tuple(KNOWN.values())
CHANGED = f"""
SELECT fresh.record, {", ".join(f"fresh.{column}" for column in VALUES)}
FROM fresh_case AS fresh JOIN staged ON staged.id = fresh.row_id WHERE staged.status = 'changed' ORDER BY fresh.row_id
"""
OPEN = "case_of.effective_on IS NULL OR case_of.effective_on > %(day)s::date - 365 OR case_of.paid_on IS NULL"
RESOLUTION = """(SELECT resolved.id FROM communes_reorganisation AS resolved
  WHERE core_fold(resolved.resolution) = core_fold(staged.stated->>'reorganisation') LIMIT 1)"""


def write_cases(parameters: Mapping[str, Any]) -> None:
    """Save each case as the page of a case does: a decision in force ends the post that was kept while waiting."""
    by = User.objects.get(pk=parameters["by"])
    with connection.cursor() as cursor:
        cursor.execute(CHANGED)
        rows = {row[0]: row[1:] for row in cursor.fetchall()}
    cases = SurplusCase.objects.filter(pk__in=rows).select_related("cadre__home_unit", "option", "placement")
    for case in cases:
        for name, value in zip(VALUES, rows[case.pk], strict=True):
            setattr(case, name, value)
        edit_case(case=case, revision=None, by=by)


declare(
    Facts(
        declared=format_of(
            "surplus",
            _("Decisions on surplus people"),
            "KẾT QUẢ GIẢI QUYẾT CÁN BỘ, CÔNG CHỨC DÔI DƯ",
            *COLUMNS,
            telling=("option", "surplus_reason"),
            headings=("dôi dư", "tinh giản biên chế"),
            rights=(Permission.REORGANISE_UNITS,),
            instructions=(
                _("One row for each case on record; new cases come from carrying out a reorganisation."),
                _("A decision in force ends the post that was kept while waiting."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="case",
                model=SurplusCase,
                key=("cadre_id", "reorganisation_id"),
                when=tuple(KNOWN),
                match="known.cadre_id = says.cadre_id"
                " AND (says.reorganisation_id IS NULL OR known.reorganisation_id = says.reorganisation_id)",
                order="known.effective_on DESC NULLS FIRST, known.id DESC",
                entries=(
                    PERSON,
                    Entry("reorganisation_id", stated=RESOLUTION),
                    Entry("reason_id", "surplus_reason"),
                    Entry("option_id", "option"),
                    Entry("applied_on", "applied_on", "date"),
                    *decision_entries(),
                    Entry("effective_on", "effective_on", "date"),
                    Entry("months", "months", "bigint"),
                    Entry("amount", "amount", "bigint"),
                    Entry("paid_on", "paid_on", "date"),
                    Entry("deadline", "deadline", "date"),
                    Entry("note", "case_note"),
                ),
                is_known_only=True,
                is_written=False,
            ),
        ),
        known=known_rows_of_all(
            {
                "reorganisation": "resolved.resolution",
                **{key: f"nullif(case_of.{column}::text, '')" for key, column in KNOWN.items()},
            },
            "JOIN cadres_surpluscase AS case_of ON case_of.cadre_id = cadre.id AND (" + OPEN + ")"
            " JOIN communes_reorganisation AS resolved ON resolved.id = case_of.reorganisation_id",
            "case_of.id",
        ),
        then=(write_cases,),
    )
)
