"""The workbook of decisions by which a province lets the lower levels of a standard hold in a kind of area."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import day, listed
from apps.cadres.roster_facts.of_units import NOBODY
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.places import decision_entries
from apps.cadres.roster_facts.word_families import HEADER_WORDS
from apps.cadres.roster_people import PEOPLE
from apps.core.permissions import Permission
from apps.qualifications.models import AreaDecision, AreaFlag
from apps.qualifications.standards.roster_columns import standard_column
from apps.rosters.facts import Broken, Entry, Facts, People, Target, declare
from apps.rosters.formats import Format
from apps.rosters.remarks import explain

NO_PROVINCE = explain(
    "F353",
    _("Only a province lets lower levels hold; this file was sent for another unit."),
    _("Send the file for the province that decided."),
)
STANDARD = standard_column(
    "lowered_standard",
    (
        "Tiêu chuẩn áp dụng mức thấp hơn",
        "Tiêu chuẩn có mức thấp hơn",
        "Tiêu chuẩn",
        "Bộ tiêu chuẩn",
        "Tên tiêu chuẩn",
        "Tên bộ tiêu chuẩn",
    ),
    position=1,
)
COLUMNS = (
    replace(STANDARD, column=replace(STANDARD.column, is_key=True)),
    listed(
        "lowered_flag",
        _("Kind of area"),
        (
            "Khu vực được áp dụng mức thấp hơn",
            "Khu vực áp dụng mức thấp hơn",
            "Khu vực",
            "Khu vực áp dụng",
            "Vùng áp dụng",
            "Vùng",
            "Địa bàn áp dụng",
            "Áp dụng cho vùng",
            "Áp dụng ở khu vực",
        ),
        AreaFlag,
        only={"is_difficult": True},
        position=2,
        width=34,
        required=True,
        is_key=True,
    ),
    day(
        "lowered_from",
        _("First day"),
        ("Áp dụng mức thấp hơn từ ngày", "Áp dụng từ ngày", "Từ ngày", "Thời gian áp dụng > Từ ngày", "Áp dụng từ"),
        position=3,
        width=12,
        is_key=True,
    ),
    day(
        "lowered_until",
        _("Last day"),
        (
            "Áp dụng mức thấp hơn đến ngày",
            "Áp dụng đến ngày",
            "Đến ngày",
            "Thời gian áp dụng > Đến ngày",
            "Áp dụng đến",
        ),
        position=4,
        width=12,
    ),
    *decision_columns(30, acts=("áp dụng", "phê duyệt")),
)
BEGINS = "coalesce((staged.stated->>'lowered_from')::date, (staged.stated->>'decision_on')::date)"
ENDS = "(staged.stated->>'lowered_until')::date"
# A last day before the first would break the statement; the empty period breaks a constraint, with a sentence.
PERIOD = f"""CASE WHEN {ENDS} < {BEGINS} THEN 'empty'::daterange
  WHEN {BEGINS} IS NOT NULL THEN daterange({BEGINS}, {ENDS} + 1) END"""
KEPT_END = """CASE WHEN isempty(says.period) THEN says.period
  ELSE daterange(lower(says.period), coalesce(upper(says.period), upper(known.period))) END"""
FOR_THE_PROVINCE = """SELECT fresh.row_id FROM {fresh} AS fresh
JOIN communes_unit AS roster ON roster.id = fresh.province_id WHERE roster.level <> 'province'"""
SAME = """other.province_id = fresh.province_id AND other.standard_id = fresh.standard_id
  AND other.flag_id = fresh.flag_id AND other.period && fresh.period"""
OVERLAPS = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh WHERE EXISTS (
  SELECT FROM qualifications_areadecision AS other WHERE {SAME} AND other.id <> fresh.id
    AND other.id NOT IN (SELECT mine.id FROM {{fresh}} AS mine)
) OR EXISTS (SELECT FROM {{fresh}} AS other WHERE {SAME} AND other.row_id <> fresh.row_id)"""


def lowered_format() -> Format:
    declared = Format(
        code="area_decisions",
        label=_("Decisions on lower levels in areas"),
        title="QUYẾT ĐỊNH ÁP DỤNG MỨC TIÊU CHUẨN THẤP HƠN THEO KHU VỰC",
        person=("lowered_standard", "lowered_flag"),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung",),
        units=(),
        title_units=PEOPLE.units,
        **HEADER_WORDS,
        telling=("lowered_standard", "lowered_flag"),
        headings=(
            *("mức tiêu chuẩn thấp hơn", "mức thấp hơn * khu vực", "trình độ thấp hơn", "tiêu chuẩn thấp hơn"),
            *("hạ chuẩn trình độ", "hạ tiêu chuẩn", "hạ chuẩn"),
        ),
        rights=(Permission.MANAGE_CODE_LISTS,),
        instructions=(
            _("One row for each standard and kind of area; without a first day the day of the decision is meant."),
            _("Send the file for the province: only a province lets the lower levels of a standard hold."),
            KEEP,
        ),
    )
    declared.add(*(each.column for each in COLUMNS))
    return declared


declare(
    Facts(
        declared=lowered_format(),
        people=People(fields=(), prepare=(), match=(NOBODY,), findings=()),
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="lowered",
                model=AreaDecision,
                key=("province_id", "standard_id", "flag_id", "period"),
                when=("lowered_standard",),
                match="known.province_id = says.province_id AND known.standard_id = says.standard_id"
                " AND known.flag_id = says.flag_id AND lower(known.period) = lower(says.period)",
                entries=(
                    Entry("province_id", stated="%(unit)s::bigint"),
                    Entry("standard_id", "lowered_standard"),
                    Entry("flag_id", "lowered_flag"),
                    Entry("period", "lowered_until", stated=PERIOD, final=KEPT_END, shown="(upper({row}.period) - 1)"),
                    *decision_entries(),
                ),
                rules=(
                    Broken(NO_PROVINCE, "lowered_standard", FOR_THE_PROVINCE),
                    Broken("area_decision_one_at_a_time", "lowered_from", OVERLAPS),
                ),
            ),
        ),
        known="""
SELECT row_number() OVER (ORDER BY decided.standard_id, decided.flag_id, decided.period),
  jsonb_strip_nulls(jsonb_build_object(
    'lowered_standard', decided.standard_id, 'lowered_flag', decided.flag_id,
    'lowered_from', lower(decided.period), 'lowered_until', upper(decided.period) - 1,
    'decision_number', decided.decision_number, 'decision_on', decided.decision_on,
    'decision_issuer', nullif(decided.decision_issuer, ''), 'legal_basis', decided.legal_basis_id))
FROM qualifications_areadecision AS decided
WHERE decided.province_id = %(unit)s
ORDER BY 1
""",
    )
)
