"""Rows about a unit instead of a person: the unit that a row names, else the one whose workbook it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import FactColumn, text_of
from apps.cadres.roster_facts.people import PERSONAL, WHOM
from apps.cadres.roster_facts.word_families import HEADER_WORDS_OF_UNITS
from apps.cadres.roster_loading.matching import COVERED, UNITS
from apps.cadres.roster_people import PEOPLE
from apps.rosters.facts import Entry, People
from apps.rosters.formats import Column, Format
from apps.rosters.remarks import explain

UNIT_UNKNOWN = explain(
    "F241",
    _("“%(value)s” is no commune of this roster."),
    _("Write the name or the official code of a commune of yours."),
)
UNIT_MISSING = explain("F242", _("The row does not say which commune it is about."), _("Fill in the commune."))
PLACES = """
DROP TABLE IF EXISTS staged_place;
CREATE TEMP TABLE staged_place ON COMMIT DROP AS
SELECT staged.id, staged.unit_text AS text,
  CASE WHEN staged.unit_text IS NOT NULL THEN named.unit WHEN roster.level = 'commune' THEN roster.id END AS unit
FROM staged JOIN communes_unit AS roster ON roster.id = %(unit)s
LEFT JOIN staged_unit AS named ON named.text = staged.unit_text;
ANALYZE staged, staged_place
"""
# No person: the engine leaves out whatever has none, and a row about a unit has its unit instead.
NOBODY = "UPDATE staged SET person = 0 WHERE person IS NULL"
NOWHERE = (
    "UPDATE staged SET status = 'unsure' FROM staged_place AS place WHERE place.id = staged.id AND place.unit IS NULL"
)
FOUND = (
    "SELECT id, 'issue', '{code}', 'unit_text', text, NULL, NULL, NULL FROM staged_place WHERE unit IS NULL AND {when}"
)
UNKNOWN = FOUND.format(
    code=UNIT_UNKNOWN, when="text NOT IN (SELECT named.text FROM staged_unit AS named WHERE several IS NOT NULL)"
)
LIKE_ANOTHER = """
SELECT place.id, 'issue', 'D141', 'unit_text', place.text, NULL, NULL, json_build_object('fitting', named.several)::text
FROM staged_place AS place JOIN staged_unit AS named ON named.text = place.text
WHERE named.several IS NOT NULL
"""
MISSING = FOUND.format(code=UNIT_MISSING, when="text IS NULL")
OF_UNIT = People(
    fields=(),
    prepare=(COVERED, *UNITS, PLACES),
    match=(NOBODY, NOWHERE),
    findings=(UNKNOWN, LIKE_ANOTHER, MISSING),
)
# Whom a row names besides its unit, where it names anybody.
NAMES_NOBODY = "UPDATE staged SET person = 0 WHERE person IS NULL AND NOT stated ?| ARRAY['person_code', 'full_name']"
OF_UNIT_AND_PERSON = replace(
    WHOM,
    prepare=(*WHOM.prepare, PLACES),
    match=(*(step for step in WHOM.match[:-2]), NAMES_NOBODY, *WHOM.match[-2:], NOWHERE),
    findings=(*WHOM.findings, UNKNOWN, LIKE_ANOTHER, MISSING),
)
UNIT = Entry("unit_id", stated="(SELECT place.unit FROM staged_place AS place WHERE place.id = staged.id)")
CONCERNED = Entry("cadre_id", stated="nullif(staged.person, 0)")
# The units of commune level below the one whose template it is, on its day, as the template names them.
UNITS_OF_DAY = """
SELECT period.unit_id, period.code, CASE WHEN roster.level <> 'commune'
  THEN period.name || ' (' || period.code || ')' END AS named
FROM communes_unitperiod AS period
JOIN communes_unit AS roster ON roster.id = %(unit)s
JOIN communes_unitcover AS cover ON cover.covered_id = period.unit_id AND cover.unit_id = roster.id
WHERE period.valid @> %(day)s::date AND length(period.code) = 5
"""


MORE_HEADERS = (
    "Tên xã",
    "Tên đơn vị",
    "Xã, phường, thị trấn",
    "Tên xã, phường, thị trấn",
    "Xã, phường",
    "Tên xã, phường",
    *(f"{head}{kind}" for head in ("", "Tên ", "UBND ") for kind in ("xã, thị trấn", "xã", "xã, phường, đặc khu")),
    *("Tên cơ quan, đơn vị", "Cơ quan, đơn vị", "Tên ĐVHC", "ĐVHC", "ĐVHC cấp xã", "Đơn vị hành chính cấp xã"),
    *("Tên đơn vị hành chính", "UBND cấp xã", "Tên ĐVHC cấp xã", "Tập thể", "Tên tập thể"),
)


def unit_column(position: int = 1) -> Column:
    known = PEOPLE.column("unit_text")
    return Column(
        "unit_text",
        _("Unit"),
        tuple(dict.fromkeys((*known.headers, *MORE_HEADERS))),
        known.reader,
        position=position,
        width=26,
        writer=text_of("unit_text"),
        in_template=False,
        is_key=True,
    )


def format_of_units(code: str, label: Any, title: str, *columns: FactColumn, **more: Any) -> Format:
    """A format whose rows are about communes; what `key` and `also_by` name tells a row where no commune does."""
    key, also_by = more.pop("key"), more.pop("also_by", ())
    declared = Format(
        code=code,
        label=label,
        title=title,
        person=("unit_text", key, *also_by),
        ignored=tuple(
            each for each in PERSONAL if each not in {header for told in columns for header in told.column.headers}
        ),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung", "Kết quả"),
        # "Xã Lạc Sỹ" begins a row here, and no group of rows.
        units=(),
        title_units=PEOPLE.units,
        **HEADER_WORDS_OF_UNITS,
        **more,
    )
    declared.add(unit_column(), *(each.column for each in columns))
    return declared


def known_units(values: Mapping[str, str], joins: str, order: str = "units.code") -> str:
    """The communes of the template, each with what `joins` find."""
    told = "".join(f", '{key}', {sql}" for key, sql in values.items())
    return f"""
SELECT row_number() OVER (ORDER BY {order}), jsonb_strip_nulls(jsonb_build_object('unit_text', units.named{told}))
FROM ({UNITS_OF_DAY}) AS units
{joins}
ORDER BY 1
"""
