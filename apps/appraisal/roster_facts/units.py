"""The workbook of what units as a whole were rated."""

from django.utils.translation import gettext_lazy as _

from apps.appraisal.models import RatingLevel, Track, UnitRating
from apps.appraisal.roster_facts.levels import LevelWords
from apps.cadres.roster_facts.above import said_above, year_above
from apps.cadres.roster_facts.columns import choice, listed, past, whole
from apps.cadres.roster_facts.of_units import OF_UNIT, UNIT, format_of_units, known_units
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.places import decision_entries
from apps.core.permissions import Permission
from apps.rosters.facts import Entry, Facts, Target, declare

TRACKS = {"state": ("Chính quyền", "Tập thể chính quyền"), "party": ("Đảng", "Tổ chức đảng", "Tổ chức cơ sở đảng")}
PAPERS = decision_columns(60, acts=("công nhận", "phê duyệt", "xếp loại"))
COLUMNS = (
    said_above(
        past(whole("year", _("Year"), ("Năm", "Năm đánh giá", "Năm xếp loại"), position=10, width=8, is_key=True)),
        year_above(),
    ),
    choice("track", _("Rated as"), ("Khối đánh giá", "Khối"), Track, TRACKS, position=11, width=18, is_key=True),
    listed(
        "unit_level",
        _("Rating of the unit"),
        (
            "Xếp loại tập thể",
            *("Mức xếp loại chính quyền", "Kết quả phân loại", "Mức đạt được"),
            *("Xếp loại chính quyền", "Xếp loại UBND", "Xếp loại UBND xã", "Mức được công nhận"),
            *("Mức xếp loại được công nhận", "Kết quả xếp loại đơn vị", "Xếp loại được công nhận"),
            *("Phân loại", "Kết luận xếp loại", "Mức phân loại", "Mức xếp loại tổ chức đảng"),
            *("Xếp loại Đảng bộ", "Xếp loại cơ quan, đơn vị", "Đạt mức", "Mức hoàn thành nhiệm vụ"),
            *("Hạng được xếp", "Kết quả được xếp loại", "Kết quả đánh giá chung", "Xếp loại xã"),
            "Mức xếp loại tập thể lãnh đạo",
            "Mức xếp loại tập thể",
            "Xếp loại đơn vị",
            "Mức xếp loại đơn vị",
            "Kết quả xếp loại tập thể",
            *("Mức xếp loại", "Xếp loại", "Kết quả xếp loại", "Kết quả đánh giá, xếp loại", "Mức xếp loại chất lượng"),
            *("Mức độ hoàn thành nhiệm vụ", "Mức độ hoàn thành", "Xếp loại mức độ hoàn thành nhiệm vụ"),
            *("Xếp loại mức độ hoàn thành", "Kết quả đánh giá", "Xếp loại chất lượng", "Mức xếp loại đơn vị"),
        ),
        RatingLevel,
        words=LevelWords,
        position=20,
        width=30,
        repeats=False,
    ),
    *PAPERS,
)

declare(
    Facts(
        declared=format_of_units(
            "unit_ratings",
            _("Ratings of units"),
            "KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI TẬP THỂ",
            *COLUMNS,
            key="unit_level",
            telling=("unit_level",),
            headings=(
                "xếp loại * tập thể",
                "xếp loại các xã",
                "xếp loại các đơn vị",
                "xếp loại các phường",
                "xếp loại * đơn vị",
                *("xếp loại * các xã", "hoàn thành nhiệm vụ * các xã", "hoàn thành nhiệm vụ * các đơn vị"),
                *("đánh giá * các xã", "đánh giá * ubnd các", "xếp loại * ubnd các"),
                "xếp loại * tổ chức đảng",
            ),
            rights=(Permission.RATE_CADRES,),
            instructions=(
                _("One row for each unit, year and track; without a year the last full year is meant."),
                KEEP,
            ),
        ),
        people=OF_UNIT,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="unit_rating",
                model=UnitRating,
                key=("unit_id", "year", "track"),
                when=("unit_level",),
                entries=(
                    UNIT,
                    Entry("year", "year", "bigint", initial="extract(year FROM %(day)s::date)::bigint - 1"),
                    Entry("track", "track", initial="'state'"),
                    Entry("level_id", "unit_level"),
                    *decision_entries(),
                ),
            ),
        ),
        known=known_units(
            {
                "year": "extract(year FROM %(day)s::date)::int - 1",
                "track": "coalesce(rated.track, 'state')",
                "unit_level": "rated.level_id",
                "decision_number": "nullif(rated.decision_number, '')",
                "decision_on": "rated.decision_on",
                "decision_issuer": "nullif(rated.decision_issuer, '')",
                "legal_basis": "rated.legal_basis_id",
            },
            "LEFT JOIN appraisal_unitrating AS rated ON rated.unit_id = units.unit_id"
            " AND rated.year = extract(year FROM %(day)s::date) - 1",
            "units.code, rated.track DESC",
        ),
    )
)
