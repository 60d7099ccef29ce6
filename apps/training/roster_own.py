"""Rows about what the unit of the roster itself plans and holds; they name no person."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import FactColumn
from apps.cadres.roster_facts.of_units import LIKE_ANOTHER, NOBODY, NOWHERE, UNKNOWN
from apps.cadres.roster_facts.word_families import HEADER_WORDS_OF_PLANS
from apps.cadres.roster_loading.matching import COVERED
from apps.cadres.roster_loading.named_units import NAMED
from apps.cadres.roster_loading.texts import UNIT_WORDS
from apps.cadres.roster_people import PEOPLE
from apps.rosters.facts import Entry, People
from apps.rosters.formats import Column, Format
from apps.rosters.kept_tables import Filled
from apps.rosters.remarks import explain

OF_ANOTHER = explain(
    "F243",
    _("The sheet is headed “%(value)s”, but all of it would be recorded for the unit that it is uploaded for."),
    _("Upload it for the unit that it names, or correct the heading."),
)
# Whoever works for a merged commune may still head its papers with a name of before.
HEADED = rf"""
SELECT headed.id, 'issue', 'F243', NULL, headed.unit_text, NULL::jsonb, NULL::jsonb, '{{}}'::jsonb
FROM (
  SELECT id, unit_text, trim(regexp_replace(core_fold(trim(unit_text)), '{UNIT_WORDS}', '')) AS folded
  FROM staged_sheet WHERE unit_text IS NOT NULL
) AS headed
WHERE EXISTS (SELECT FROM communes_unitperiod WHERE name_folded = headed.folded AND length(code) = 5)
  AND NOT EXISTS (
    SELECT FROM communes_unitperiod AS period
    JOIN communes_unitcover AS cover ON cover.covered_id = period.unit_id AND cover.unit_id = %(unit)s
    JOIN communes_unit AS roster ON roster.id = cover.unit_id
    WHERE period.name_folded = headed.folded AND (roster.level = 'commune' OR period.unit_id = roster.id))
"""
OWN = People(fields=(), prepare=(), match=(NOBODY,), findings=(), sheet_findings=(HEADED,))
OWNER = Entry("unit_id", stated="%(unit)s::bigint")
# A list that goes out names the unit of each row; whatever names none is of the unit of the roster.
HOLDERS = """
DROP TABLE IF EXISTS staged_place;
CREATE TEMP TABLE staged_place ON COMMIT DROP AS
SELECT staged.id, staged.unit_text AS text,
  CASE WHEN staged.unit_text IS NULL THEN roster.id
    WHEN named.unit IS NOT NULL THEN named.unit
    WHEN (SELECT period.name_folded FROM communes_unitperiod AS period WHERE period.unit_id = roster.id
      ORDER BY period.valid @> %(day)s::date DESC, period.valid DESC LIMIT 1)
      = trim(regexp_replace(core_fold(trim(staged.unit_text)), '{words}', '')) THEN roster.id END AS unit
FROM staged JOIN communes_unit AS roster ON roster.id = %(unit)s
LEFT JOIN staged_unit AS named ON named.text = staged.unit_text;
ANALYZE staged, staged_place
""".format(words=rf"({UNIT_WORDS}|^(tinh|thanh pho|huyen|thi xa|quan)\s+)")
NAMED_OR_OWN = People(
    fields=(),
    prepare=(COVERED, Filled("staged_unit", NAMED), HOLDERS),
    match=(NOBODY, NOWHERE),
    findings=(UNKNOWN, LIKE_ANOTHER),
    sheet_findings=(HEADED,),
)
COURSES = (
    "Khóa đào tạo, bồi dưỡng",
    *("Nội dung cần bồi dưỡng", "Nội dung cần đào tạo", "Chương trình, nội dung", "Chuyên đề bồi dưỡng", "Chuyên đề"),
    *("Lĩnh vực bồi dưỡng", "Lĩnh vực đào tạo", "Chương trình học", "Nội dung khóa học", "Theo chương trình"),
    *("Tên nội dung bồi dưỡng", "Tên chương trình", "Nội dung học", "Nội dung lớp", "Nội dung, chuyên đề"),
    *("Nội dung đào tạo bồi dưỡng", "Lĩnh vực đào tạo, bồi dưỡng", "Nội dung tập huấn", "Khóa đào tạo"),
    "Nội dung đào tạo, bồi dưỡng",
    "Nội dung đào tạo",
    *("Khóa bồi dưỡng", "Nội dung bồi dưỡng", "Nội dung", "Tên khóa học", "Chương trình bồi dưỡng"),
    "Chương trình",
    "Chương trình đào tạo, bồi dưỡng",
    "Nội dung, chương trình",
    "Nội dung bồi dưỡng",
    "Khóa học",
)
FUNDINGS = ("Nguồn kinh phí", "Nguồn vốn", "Kinh phí từ nguồn", "Nguồn KP", "Nguồn", "Kinh phí > Nguồn")

FUNDING_WORDS = {
    "NS_TW": ("NSTW", "Trung ương"),
    "NS_TINH": ("Tỉnh",),
    "NS_XA": ("Xã", "Kinh phí của đơn vị", "Kinh phí đơn vị"),
    "CT_MTQG": ("CTMTQG", "Chương trình MTQG", "MTQG"),
    "TU_TUC": ("Tự túc", "Học viên tự túc", "Cá nhân tự túc", "Tự chi trả"),
}


def format_of_own(
    code: str, label: Any, title: str, *columns: FactColumn, beside: tuple[Column, ...] = (), **more: Any
) -> Format:
    """A format whose rows are found by their course; columns `beside` are no facts of their own."""
    declared = Format(
        code=code,
        label=label,
        title=title,
        person=("course",),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung", "Kế hoạch", "Kinh phí"),
        units=(),
        title_units=PEOPLE.units,
        **HEADER_WORDS_OF_PLANS,
        **more,
    )
    declared.add(*(each.column for each in columns), *beside)
    return declared
