"""The workbook of exemptions from standards: from what, why, by which document and for how long."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import choice, day, text
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries
from apps.core.permissions import Permission
from apps.qualifications.models import Exemption, ExemptionReason
from apps.qualifications.standards.roster_columns import standard_column
from apps.qualifications.standards.words import ASPECT_LABELS
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.remarks import explain

NOT_ASKED = explain(
    "F321",
    _("The standard does not ask this, so that nobody needs an exemption from it."),
    _("Write what the standard asks, or “Toàn bộ tiêu chuẩn” for all of it."),
)


class Exempted(TextChoices):
    """From what of a standard somebody is exempt."""

    WHOLE = "whole", _("The whole standard")
    PROF_EDU = "prof_edu", ASPECT_LABELS["prof_edu"]
    MAJOR = "major", ASPECT_LABELS["major"]
    POL_THEORY = "pol_theory", ASPECT_LABELS["pol_theory"]
    GEN_EDU = "gen_edu", ASPECT_LABELS["gen_edu"]
    STATE_MGMT = "state_mgmt", ASPECT_LABELS["state_mgmt"]
    IT_LEVEL = "it_level", ASPECT_LABELS["it_level"]
    FOREIGN_LANG = "foreign_lang", ASPECT_LABELS["foreign_lang"]


STANDARD = standard_column(
    "exempt_standard",
    (
        "Tiêu chuẩn được miễn",
        *("Tiêu chuẩn miễn", "Được miễn tiêu chuẩn", "Bộ tiêu chuẩn được miễn"),
        *("Tiêu chuẩn đề nghị miễn", "Miễn theo tiêu chuẩn"),
        "Miễn tiêu chuẩn",
        "Bộ tiêu chuẩn",
    ),
    otherwise="criterion",
    position=10,
)
CRITERION = choice(
    "criterion",
    _("Exempt from"),
    (
        "Nội dung được miễn",
        *("Nội dung miễn", "Tiêu chí miễn", "Điều kiện được miễn", "Miễn về", "Phần được miễn"),
        "Tiêu chí được miễn",
        *("Tiêu chuẩn về", "Miễn tiêu chuẩn về"),
        "Miễn nội dung",
    ),
    Exempted,
    {
        "whole": ("Toàn bộ tiêu chuẩn", "Toàn bộ", "Tất cả"),
        "prof_edu": ("Trình độ chuyên môn", "Chuyên môn"),
        "major": ("Ngành đào tạo phù hợp", "Ngành đào tạo", "Chuyên ngành"),
        "pol_theory": ("Lý luận chính trị", "LLCT"),
        "gen_edu": ("Giáo dục phổ thông", "Văn hóa", "GDPT"),
        "state_mgmt": ("Quản lý nhà nước", "QLNN"),
        "it_level": ("Tin học",),
        "foreign_lang": ("Ngoại ngữ",),
    },
    position=11,
    width=24,
    required=True,
)
REASON = choice(
    "exemption_reason",
    _("reason"),
    (
        "Lý do miễn",
        *("Lý do đề nghị miễn", "Miễn vì", "Nguyên nhân miễn", "Căn cứ miễn"),
        *("Lý do miễn tiêu chuẩn", "Lý do được miễn tiêu chuẩn"),
        "Lý do được miễn",
        "Lý do",
    ),
    ExemptionReason,
    {
        "near_retirement": ("Sắp đến tuổi nghỉ hưu", "Gần tuổi nghỉ hưu", "Sắp nghỉ hưu", "Gần đến tuổi nghỉ hưu"),
        "charter": ("Theo điều lệ của tổ chức", "Điều lệ"),
        "provincial_decision": ("Theo quyết định của tỉnh", "Quyết định của UBND tỉnh", "Quyết định của tỉnh"),
        "other": ("Lý do khác", "Khác"),
    },
    position=12,
    width=24,
    required=True,
)
FIRST = day(
    "exempt_from",
    _("First day"),
    (
        "Miễn từ ngày",
        *("Ngày bắt đầu miễn", "Thời điểm miễn", "Được miễn kể từ ngày", "Hiệu lực miễn từ ngày"),
        "Thời gian miễn từ",
        "Được miễn từ ngày",
    ),
    position=13,
    width=12,
    required=True,
)
LAST = day(
    "exempt_until",
    _("Last day"),
    (
        "Miễn đến ngày",
        *("Ngày hết hạn miễn", "Hết hạn miễn", "Được miễn đến hết ngày", "Thời gian miễn đến"),
        "Được miễn đến ngày",
    ),
    position=14,
    width=12,
)
NOTE = text("exemption_note", _("note"), ("Ghi chú việc miễn", "Ghi chú"), position=90, width=24)
PAPERS = decision_columns(acts=("miễn", "cho miễn"))
COLUMNS = (STANDARD, CRITERION, REASON, FIRST, LAST, *PAPERS, NOTE)
ITEM = """(SELECT criterion.id FROM qualifications_standardcriterion AS criterion
  WHERE criterion.standard_id = staged.stated->>'exempt_standard'
    AND CASE WHEN criterion.kind = 'major' THEN 'major' ELSE criterion.ladder_id END = staged.stated->>'criterion')"""
BEGINS, ENDS = "(staged.stated->>'exempt_from')::date", "(staged.stated->>'exempt_until')::date"
# A last day before the first would break the statement; the empty period breaks a constraint, with a sentence.
PERIOD = f"""CASE WHEN {ENDS} < {BEGINS} THEN 'empty'::daterange
  WHEN {BEGINS} IS NOT NULL THEN daterange({BEGINS}, {ENDS} + 1) END"""
KEPT_END = """CASE WHEN isempty(says.period) THEN says.period
  ELSE daterange(lower(says.period), coalesce(upper(says.period), upper(known.period))) END"""
NOBODY_ASKS = """SELECT fresh.row_id FROM {fresh} AS fresh JOIN staged ON staged.id = fresh.row_id
WHERE fresh.criterion_id IS NULL AND staged.stated->>'criterion' <> 'whole'"""
SAME = """other.cadre_id = fresh.cadre_id AND other.standard_id = fresh.standard_id
  AND other.criterion_id IS NOT DISTINCT FROM fresh.criterion_id AND other.period && fresh.period"""
OVERLAPS = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh WHERE EXISTS (
  SELECT FROM qualifications_exemption AS other WHERE {SAME} AND other.id <> fresh.id
    AND other.id NOT IN (SELECT mine.id FROM {{fresh}} AS mine)
) OR EXISTS (SELECT FROM {{fresh}} AS other WHERE {SAME} AND other.row_id <> fresh.row_id)"""

declare(
    Facts(
        declared=format_of(
            "exemptions",
            _("Exemptions from standards"),
            "DANH SÁCH MIỄN TIÊU CHUẨN CHỨC DANH",
            *COLUMNS,
            telling=("exempt_standard", "exemption_reason"),
            headings=("miễn tiêu chuẩn", "miễn * điều kiện"),
            rights=(Permission.VERIFY_QUALIFICATIONS,),
            instructions=(
                _("One row for each exemption; it is found again by person, standard, what is waived and first day."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="exemption",
                model=Exemption,
                key=("cadre_id", "standard_id", "criterion_id", "period"),
                when=("exempt_standard",),
                match="known.cadre_id = says.cadre_id AND known.standard_id = says.standard_id"
                " AND known.criterion_id IS NOT DISTINCT FROM says.criterion_id"
                " AND lower(known.period) = lower(says.period)",
                entries=(
                    PERSON,
                    Entry("standard_id", "exempt_standard"),
                    Entry("criterion_id", stated=ITEM),
                    Entry("reason", "exemption_reason"),
                    Entry("period", "exempt_until", stated=PERIOD, final=KEPT_END, shown="(upper({row}.period) - 1)"),
                    *decision_entries(),
                    Entry("note", "exemption_note"),
                ),
                rules=(
                    Broken(NOT_ASKED, "criterion", NOBODY_ASKS),
                    Broken("exemption_once_at_a_time", "exempt_from", OVERLAPS),
                ),
            ),
        ),
        known=known_rows(
            {
                "exempt_standard": "found.standard_id",
                "criterion": "CASE WHEN criterion.kind = 'major' THEN 'major' WHEN criterion.id IS NOT NULL"
                " THEN criterion.ladder_id WHEN found.id IS NOT NULL THEN 'whole' END",
                "exemption_reason": "found.reason",
                "exempt_from": "lower(found.period)",
                "exempt_until": "upper(found.period) - 1",
                "decision_number": "nullif(found.decision_number, '')",
                "decision_on": "found.decision_on",
                "decision_issuer": "nullif(found.decision_issuer, '')",
                "legal_basis": "found.legal_basis_id",
                "exemption_note": "nullif(found.note, '')",
            },
            "LEFT JOIN qualifications_exemption AS found ON found.cadre_id = cadre.id"
            " AND found.period @> %(day)s::date"
            " LEFT JOIN qualifications_standardcriterion AS criterion ON criterion.id = found.criterion_id",
            "found.id",
        ),
    )
)
