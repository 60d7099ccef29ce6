"""The workbook of populations and areas: how many live where, on how much land, commune by commune."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.above import day_above, said_above
from apps.cadres.roster_facts.columns import day, decimal, text, whole
from apps.cadres.roster_facts.of_units import OF_UNIT, UNIT, format_of_units, known_units
from apps.cadres.roster_facts.people import KEEP
from apps.core.permissions import Permission
from apps.establishment.models import UnitSize
from apps.rosters.facts import Entry, Facts, Target, declare

COLUMNS = (
    whole(
        "inhabitants",
        _("Inhabitants"),
        (
            "Dân số",
            *("Nhân khẩu", "Số nhân khẩu", "Tổng số dân", "Tổng số dân (người)", "Tổng dân số"),
            *("Tổng dân số (người)", "Dân số hiện có", "Dân số thực tế", "Số khẩu", "Số người"),
            *("Dân số toàn xã", "Tổng số nhân khẩu", "Dân số (nhân khẩu)", "Nhân khẩu (người)"),
            "Số nhân khẩu (người)",
            "Dân số (người)",
            "Số dân",
            "Quy mô dân số",
            "Dân số trung bình",
            "Quy mô dân số (người)",
        ),
        position=10,
        width=12,
        repeats=False,
    ),
    decimal(
        "area",
        _("Area, km²"),
        (
            "Diện tích tự nhiên (km2)",
            "Diện tích",
            "Diện tích (km2)",
            "Diện tích toàn xã",
            "Diện tích toàn xã (km2)",
            "Tổng diện tích tự nhiên",
            "Tổng diện tích",
            "Tổng diện tích (km2)",
            "Diện tích đất tự nhiên",
            "Diện tích đất tự nhiên (km2)",
            "Diện tích xã (km2)",
            "Diện tích (km²)",
            "Diện tích tự nhiên",
        ),
        places=3,
        position=11,
        width=12,
        repeats=False,
    ),
    said_above(
        day(
            "counted_on",
            _("As of"),
            (
                "Số liệu đến ngày",
                *("Thời điểm tính", "Ngày chốt số liệu", "Thời điểm chốt số liệu"),
                *("Số liệu tính đến ngày", "Ngày thống kê", "Thời điểm thống kê", "Ngày số liệu"),
                "Tính đến ngày",
                "Thời điểm",
                "Đến ngày",
            ),
            position=12,
            width=12,
            is_key=True,
        ),
        day_above("counted_on"),
    ),
    text(
        "size_source",
        _("Source"),
        ("Nguồn số liệu", *("Số liệu lấy từ", "Căn cứ số liệu", "Nguồn tài liệu", "Theo nguồn"), "Nguồn"),
        position=20,
        width=30,
    ),
    text("size_note", _("Note"), ("Ghi chú",), position=90, width=24),
)

declare(
    Facts(
        declared=format_of_units(
            "unit_sizes",
            _("Population and area"),
            "DÂN SỐ, DIỆN TÍCH CÁC XÃ, PHƯỜNG, THỊ TRẤN",
            *COLUMNS,
            key="inhabitants",
            telling=("inhabitants", "area"),
            headings=("dân số", "diện tích tự nhiên", "nhân khẩu các xã"),
            rights=(Permission.MANAGE_ESTABLISHMENT,),
            instructions=(
                _("One row for each commune and day; without a day that of the roster is meant."),
                _("The source is the yearbook or the report that the figures stand in."),
                KEEP,
            ),
        ),
        people=OF_UNIT,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="size",
                model=UnitSize,
                key=("unit_id", "counted_on"),
                when=("inhabitants", "area"),
                entries=(
                    UNIT,
                    Entry("counted_on", "counted_on", "date", initial="%(day)s::date"),
                    Entry("inhabitants", "inhabitants", "bigint"),
                    Entry("area", "area", "numeric"),
                    Entry("source", "size_source"),
                    Entry("note", "size_note"),
                ),
            ),
        ),
        known=known_units(
            {
                "inhabitants": "sized.inhabitants",
                "area": "trim_scale(sized.area)",
                "counted_on": "sized.counted_on",
                "size_source": "sized.source",
                "size_note": "nullif(sized.note, '')",
            },
            "LEFT JOIN LATERAL (SELECT * FROM establishment_unitsize AS size WHERE size.unit_id = units.unit_id"
            " AND size.counted_on <= %(day)s::date ORDER BY size.counted_on DESC LIMIT 1) AS sized ON true",
        ),
    )
)
