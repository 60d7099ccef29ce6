"""The workbook of areas of communes: which kind of area, from when until when, by which decision."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import day, listed, text
from apps.cadres.roster_facts.of_units import OF_UNIT, UNIT, format_of_units, known_units
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP
from apps.core.permissions import Permission
from apps.qualifications.models import AreaFlag, UnitArea
from apps.rosters.facts import Broken, Entry, Facts, Target, declare

NUMBER, ON, ISSUER, _BASIS = decision_columns(30, acts=("công nhận", "phê duyệt"))
COLUMNS = (
    listed(
        "area_flag",
        _("Kind of area"),
        (
            "Khu vực",
            *("Thuộc diện", "Phân loại khu vực", "Vùng", "Diện", "Khu vực được công nhận"),
            *("Được công nhận là", "Thuộc vùng", "Loại vùng", "Diện khu vực", "Phân vùng"),
            *("Phân định khu vực", "Loại xã", "Xã thuộc diện", "Xã khu vực", "Thuộc vùng, khu vực"),
            "Loại khu vực",
            "Vùng, khu vực",
            "Thuộc khu vực",
        ),
        AreaFlag,
        position=10,
        width=34,
        is_key=True,
    ),
    day(
        "area_from",
        _("First day"),
        (
            "Thuộc khu vực từ ngày",
            *("Được công nhận từ ngày", "Ngày bắt đầu áp dụng", "Thời điểm công nhận"),
            *("Công nhận từ ngày", "Ngày công nhận", "Ngày áp dụng", "Thời điểm áp dụng"),
            *("Có hiệu lực từ ngày", "Hiệu lực từ ngày", "Ngày hiệu lực", "Ngày có hiệu lực"),
            "Áp dụng từ ngày",
            "Từ ngày",
        ),
        position=11,
        width=12,
        is_key=True,
    ),
    day(
        "area_until",
        _("Last day"),
        (
            "Thuộc khu vực đến ngày",
            *("Ngày hết áp dụng", "Hết hiệu lực ngày", "Ngày hết hiệu lực", "Ra khỏi khu vực ngày"),
            *("Ngày thôi áp dụng", "Công nhận đến ngày"),
            "Áp dụng đến ngày",
            "Đến ngày",
        ),
        position=12,
        width=12,
    ),
    NUMBER,
    ON,
    ISSUER,
    text("area_note", _("Note"), ("Ghi chú",), position=90, width=24),
)
BEGINS = "coalesce((staged.stated->>'area_from')::date, (staged.stated->>'decision_on')::date)"
ENDS = "(staged.stated->>'area_until')::date"
# A last day before the first would break the statement; the empty period breaks a constraint, with a sentence.
PERIOD = f"""CASE WHEN {ENDS} < {BEGINS} THEN 'empty'::daterange
  WHEN {BEGINS} IS NOT NULL THEN daterange({BEGINS}, {ENDS} + 1) END"""
KEPT_END = """CASE WHEN isempty(says.period) THEN says.period
  ELSE daterange(lower(says.period), coalesce(upper(says.period), upper(known.period))) END"""
SAME = "other.unit_id = fresh.unit_id AND other.flag_id = fresh.flag_id AND other.period && fresh.period"
OVERLAPS = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh WHERE EXISTS (
  SELECT FROM qualifications_unitarea AS other WHERE {SAME} AND other.id <> fresh.id
    AND other.id NOT IN (SELECT mine.id FROM {{fresh}} AS mine)
) OR EXISTS (SELECT FROM {{fresh}} AS other WHERE {SAME} AND other.row_id <> fresh.row_id)"""

declare(
    Facts(
        declared=format_of_units(
            "unit_areas",
            _("Areas of communes"),
            "KHU VỰC CỦA CÁC XÃ, PHƯỜNG, THỊ TRẤN",
            *COLUMNS,
            key="area_flag",
            telling=("area_flag",),
            headings=("khu vực khó khăn", "đặc biệt khó khăn"),
            rights=(Permission.MANAGE_CODE_LISTS,),
            instructions=(
                _("One row for each commune and kind of area; without a first day the day of the decision is meant."),
                _("Where a commune leaves an area, its row needs a last day."),
                KEEP,
            ),
        ),
        people=OF_UNIT,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="area",
                model=UnitArea,
                key=("unit_id", "flag_id", "period"),
                when=("area_flag",),
                match="known.unit_id = says.unit_id AND known.flag_id = says.flag_id"
                " AND lower(known.period) = lower(says.period)",
                entries=(
                    UNIT,
                    Entry("flag_id", "area_flag"),
                    Entry("period", "area_until", stated=PERIOD, final=KEPT_END, shown="(upper({row}.period) - 1)"),
                    Entry("decision_number", "decision_number"),
                    Entry("decision_on", "decision_on", "date"),
                    Entry("decision_issuer", "decision_issuer"),
                    Entry("note", "area_note"),
                ),
                rules=(Broken("unit_area_once_at_a_time", "area_from", OVERLAPS),),
            ),
        ),
        known=known_units(
            {
                "area_flag": "area.flag_id",
                "area_from": "lower(area.period)",
                "area_until": "upper(area.period) - 1",
                "decision_number": "nullif(area.decision_number, '')",
                "decision_on": "area.decision_on",
                "decision_issuer": "nullif(area.decision_issuer, '')",
                "area_note": "nullif(area.note, '')",
            },
            "LEFT JOIN qualifications_unitarea AS area ON area.unit_id = units.unit_id"
            " AND area.period @> %(day)s::date",
            "units.code, area.flag_id",
        ),
    )
)
