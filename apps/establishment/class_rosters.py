"""The workbook of classes of communes: which class, from when, by which decision, commune by commune."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import day, listed, text
from apps.cadres.roster_facts.of_units import OF_UNIT, UNIT, format_of_units, known_units
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.places import decision_entries
from apps.core.permissions import Permission
from apps.establishment.models import UnitClass, UnitClassification
from apps.rosters.facts import Broken, Entry, Facts, Target, declare

COLUMNS = (
    listed(
        "unit_class",
        _("Class of the commune"),
        (
            "Loại đơn vị hành chính",
            *("Xếp loại ĐVHC", "Xếp loại đơn vị hành chính", "Kết quả phân loại ĐVHC"),
            *("Phân loại ĐVHC", "Đạt loại", "Đơn vị hành chính loại", "Loại được công nhận"),
            *("Kết quả xếp loại ĐVHC", "Kết quả phân loại đơn vị hành chính", "Xếp loại xã"),
            *("Phân loại xã", "ĐVHC loại"),
            "Phân loại đơn vị hành chính",
            "Loại ĐVHC",
            "Loại xã",
            "Loại đơn vị",
            "Phân loại",
            "Loại",
            "Kết quả phân loại",
            "Xếp loại",
            "Xếp loại đơn vị hành chính",
        ),
        UnitClass,
        position=10,
        width=14,
    ),
    day(
        "classed_from",
        _("First day"),
        (
            "Phân loại từ ngày",
            *("Hiệu lực phân loại từ ngày", "Ngày công nhận", "Thời điểm phân loại"),
            *("Thời điểm công nhận", "Công nhận từ ngày", "Ngày phân loại", "Có hiệu lực từ ngày"),
            *("Hiệu lực từ ngày", "Ngày bắt đầu áp dụng", "Thời gian công nhận", "Thời gian áp dụng"),
            "Ngày áp dụng",
            "Áp dụng từ ngày",
            "Từ ngày",
            "Thời điểm áp dụng",
            "Ngày có hiệu lực",
            "Ngày hiệu lực",
            "Có hiệu lực từ ngày",
        ),
        position=11,
        width=12,
        is_key=True,
    ),
    day("classed_until", _("Last day"), ("Phân loại đến ngày", "Áp dụng đến ngày", "Đến ngày"), position=12, width=12),
    *decision_columns(30, acts=("phân loại", "công nhận", "xếp loại")),
    text("class_note", _("Note"), ("Ghi chú",), position=90, width=24),
)
BEGINS = "coalesce((staged.stated->>'classed_from')::date, (staged.stated->>'decision_on')::date)"
ENDS = "(staged.stated->>'classed_until')::date"
# A last day before the first would break the statement; the empty period breaks a constraint, with a sentence.
PERIOD = f"""CASE WHEN {ENDS} < {BEGINS} THEN 'empty'::daterange
  WHEN {BEGINS} IS NOT NULL THEN daterange({BEGINS}, {ENDS} + 1) END"""
KEPT_END = """CASE WHEN isempty(says.period) THEN says.period
  ELSE daterange(lower(says.period), coalesce(upper(says.period), upper(known.period))) END"""
SAME = "other.unit_id = fresh.unit_id AND other.period && fresh.period"
OVERLAPS = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh WHERE EXISTS (
  SELECT FROM establishment_unitclassification AS other WHERE {SAME} AND other.id <> fresh.id
    AND other.id NOT IN (SELECT mine.id FROM {{fresh}} AS mine)
) OR EXISTS (SELECT FROM {{fresh}} AS other WHERE {SAME} AND other.row_id <> fresh.row_id)"""

declare(
    Facts(
        declared=format_of_units(
            "unit_classes",
            _("Classes of communes"),
            "PHÂN LOẠI ĐƠN VỊ HÀNH CHÍNH CẤP XÃ",
            *COLUMNS,
            key="unit_class",
            telling=("unit_class",),
            headings=("phân loại đơn vị hành chính", "loại đơn vị hành chính", "xếp loại đơn vị hành chính"),
            rights=(Permission.MANAGE_ESTABLISHMENT,),
            instructions=(
                _("One row for each commune and class; without a first day the day of the decision is meant."),
                _("Where a commune changes its class, its row of before needs a last day."),
                KEEP,
            ),
        ),
        people=OF_UNIT,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="classification",
                model=UnitClassification,
                key=("unit_id", "period"),
                when=("unit_class",),
                match="known.unit_id = says.unit_id AND lower(known.period) = lower(says.period)",
                entries=(
                    UNIT,
                    Entry("unit_class_id", "unit_class"),
                    Entry("period", "classed_from", stated=PERIOD, final=KEPT_END, shown="lower({row}.period)"),
                    *decision_entries(),
                    Entry("note", "class_note"),
                ),
                rules=(Broken("unit_classification_one_at_a_time", "classed_from", OVERLAPS),),
            ),
        ),
        known=known_units(
            {
                "unit_class": "classed.unit_class_id",
                "classed_from": "lower(classed.period)",
                "classed_until": "upper(classed.period) - 1",
                "decision_number": "nullif(classed.decision_number, '')",
                "decision_on": "classed.decision_on",
                "decision_issuer": "nullif(classed.decision_issuer, '')",
                "legal_basis": "classed.legal_basis_id",
                "class_note": "nullif(classed.note, '')",
            },
            "LEFT JOIN establishment_unitclassification AS classed ON classed.unit_id = units.unit_id"
            " AND classed.period @> %(day)s::date",
        ),
    )
)
