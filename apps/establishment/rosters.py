"""The workbook of posts allotted: how many, of which block, for which year, commune by commune."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.above import said_above, year_above
from apps.cadres.roster_facts.columns import text, whole
from apps.cadres.roster_facts.listed_words import named
from apps.cadres.roster_facts.of_units import OF_UNIT, UNIT, format_of_units, known_units
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.places import decision_entries
from apps.core.permissions import Permission
from apps.establishment import class_rosters, opening_rosters, size_rosters  # noqa: F401  # declare formats of their own
from apps.establishment.models import Allotment, Block
from apps.rosters.facts import Entry, Facts, Target, declare

PAPERS = decision_columns(30, acts=("giao", "giao biên chế"))
COLUMNS = (
    said_above(whole("year", _("Year"), ("Năm", "Năm giao"), position=10, width=8, is_key=True), year_above()),
    named(
        "block",
        _("Block"),
        (
            "Khối biên chế",
            *("Loại cán bộ", "Nhóm đối tượng", "Loại đối tượng", "Nhóm cán bộ", "Diện biên chế"),
            *("Đối tượng được giao", "Đối tượng biên chế", "Phân loại biên chế", "Nhóm biên chế"),
            "Khối",
            "Đối tượng giao",
            "Đối tượng",
            "Loại biên chế",
        ),
        Block,
        {"BC_CBCC": ("Cán bộ, công chức",), "BC_KCT": ("Người hoạt động không chuyên trách", "NHĐKCT", "HĐKCT")},
        position=11,
        width=34,
        is_key=True,
    ),
    whole(
        "allotted",
        _("Posts allotted"),
        (
            *(
                "Số lượng",
                *("Số được giao", "Tổng biên chế", "Chỉ tiêu giao", "Chỉ tiêu được giao"),
                *("Tổng biên chế được giao", "Biên chế được phân bổ", "Số biên chế được phân bổ"),
                *("Biên chế phân bổ", "Tổng số biên chế", "Số lượng được giao", "Số chỉ tiêu biên chế"),
                *("Định mức biên chế", "Biên chế năm nay", "Số lượng giao", "Tổng số giao", "Biên chế"),
                "Chỉ tiêu biên chế",
                "Số lượng biên chế",
            ),
            "Biên chế giao",
            "Biên chế được giao",
            "Số biên chế",
            "Số lượng giao",
            "Chỉ tiêu biên chế",
            "Tổng biên chế",
            "Số biên chế được giao",
            "Biên chế",
            "Số lượng biên chế",
            "Số biên chế giao",
            "Biên chế được giao năm",
        ),
        position=20,
        width=12,
        repeats=False,
    ),
    *PAPERS,
    text("allotment_note", _("Note"), ("Ghi chú",), position=90, width=24),
)

declare(
    Facts(
        declared=format_of_units(
            "allotments",
            _("Posts allotted"),
            "BIÊN CHẾ GIAO CHO CÁC XÃ, PHƯỜNG, THỊ TRẤN",
            *COLUMNS,
            key="allotted",
            telling=("allotted",),
            headings=(
                "giao biên chế",
                "biên chế được giao",
                "chỉ tiêu biên chế",
                "biên chế giao",
                "biên chế * được giao",
                "biên chế * giao",
                "phân bổ biên chế",
                "phân bổ chỉ tiêu biên chế",
            ),
            rights=(Permission.MANAGE_ESTABLISHMENT,),
            instructions=(
                _("One row for each commune and block; without a year the year of the roster's day is meant."),
                KEEP,
            ),
        ),
        people=OF_UNIT,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="allotment",
                model=Allotment,
                key=("unit_id", "block_id", "year"),
                when=("allotted",),
                entries=(
                    UNIT,
                    Entry("block_id", "block", initial="'BC_CBCC'"),
                    Entry("year", "year", "bigint", initial="extract(year FROM %(day)s::date)::bigint"),
                    Entry("number", "allotted", "bigint"),
                    *decision_entries(),
                    Entry("note", "allotment_note"),
                ),
            ),
        ),
        known=known_units(
            {
                "year": "extract(year FROM %(day)s::date)",
                "block": "block.code",
                "allotted": "allotted.number",
                "decision_number": "nullif(allotted.decision_number, '')",
                "decision_on": "allotted.decision_on",
                "decision_issuer": "nullif(allotted.decision_issuer, '')",
                "legal_basis": "allotted.legal_basis_id",
                "allotment_note": "nullif(allotted.note, '')",
            },
            """
CROSS JOIN establishment_block AS block
LEFT JOIN establishment_allotment AS allotted ON allotted.unit_id = units.unit_id AND allotted.block_id = block.code
  AND allotted.year = extract(year FROM %(day)s::date)
""",
            "block.position, units.code",
        ),
    )
)
