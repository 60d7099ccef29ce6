"""The workbook of standards: each row repeats its set and names one of whom it concerns, one thing asked, or both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.roster_facts.of_units import NOBODY
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.word_families import HEADER_WORDS
from apps.cadres.roster_people import PEOPLE
from apps.core.leaning import made_by
from apps.core.permissions import Permission
from apps.qualifications.models import Exemption, StandardCriterion, StandardScope, StandardSet
from apps.qualifications.standards.keeping import Standard, keep_standards
from apps.qualifications.standards.set_columns import COLUMNS, CRITERION, SCOPE
from apps.qualifications.standards.triggers import LADDER, LOWER, TIE
from apps.rosters.facts import Broken, Entry, Facts, People, Target, declare
from apps.rosters.facts.declarations import NUMBERED
from apps.rosters.formats import Format
from apps.rosters.remarks import explain

NOT_WHOLE = explain(
    "F351",
    _("A new standard names whom it concerns and what it asks; here one of the two is missing."),
    _("Add rows of the same standard with what is missing."),
)
SETS = f"(SELECT *, {NUMBERED.format('code')} AS id FROM qualifications_standardset)"
SAME_SET = """core_fold(known.label_vi) = core_fold(says.label_vi) AND (known.valid_from = says.valid_from
  OR (says.valid_from IS NULL AND 1 = (SELECT count(*) FROM qualifications_standardset AS other
    WHERE core_fold(other.label_vi) = core_fold(says.label_vi))))"""
# What a set that is not written yet is called among the rows.
OF_SET = f"""(SELECT coalesce(held.code, '+' || made.id) FROM fresh_set AS made
  LEFT JOIN {SETS} AS held ON held.id = made.record WHERE made.row_id = staged.id)"""
FIRST_DAY = "(SELECT made.valid_from FROM fresh_set AS made WHERE made.row_id = staged.id)"
# Titles of two times bear the same words: that of the first day is meant.
TITLE = f"""(SELECT coalesce(min(meant.code) FILTER (WHERE coalesce(meant.valid_from, {FIRST_DAY}) <= {FIRST_DAY}
    AND coalesce(meant.valid_to, 'infinity') > {FIRST_DAY}), min(said.code))
  FROM cadres_title AS said JOIN cadres_title AS meant ON meant.label_vi = said.label_vi
  WHERE said.code = staged.stated->>'scope_title')"""
ON_LADDER = """(SELECT min(level.code) FROM qualifications_qualificationlevel AS level
  WHERE level.rank > 0 AND level.ladder_id = {ladder}
    AND core_fold(staged.stated->>'{key}') IN (core_fold(level.label_vi), core_fold(level.label_en),
      core_fold(level.code)))"""
OF_MAJOR = "staged.stated->>'asked' = 'major'"
ASKED_LADDER = f"(CASE WHEN {OF_MAJOR} THEN 'prof_edu' ELSE staged.stated->>'asked' END)"
LEVEL = ON_LADDER.format(ladder=ASKED_LADDER, key="asked_level")
AREA_LEVEL = ON_LADDER.format(ladder=ASKED_LADDER, key="asked_area_level")
UNKNOWN_LEVEL = """SELECT fresh.row_id FROM {{fresh}} AS fresh JOIN staged ON staged.id = fresh.row_id
WHERE staged.stated ? '{key}' AND {level} IS NULL"""
NOT_LOWER = """SELECT fresh.row_id FROM {fresh} AS fresh
JOIN qualifications_qualificationlevel AS level ON level.code = fresh.level_id
JOIN qualifications_qualificationlevel AS lower_level ON lower_level.code = fresh.area_level_id
JOIN fresh_set AS made ON made.row_id = fresh.row_id
WHERE lower_level.rank >= level.rank OR made.area <> 'general'"""
WAIVED = """SELECT fresh.row_id FROM {fresh} AS fresh
JOIN qualifications_standardcriterion AS held ON held.id = fresh.record
WHERE ROW(held.level_id, held.area_level_id) IS DISTINCT FROM ROW(fresh.level_id, fresh.area_level_id)
  AND EXISTS (SELECT FROM qualifications_exemption AS waived WHERE waived.criterion_id = held.id)"""
HALF = """SELECT fresh.row_id FROM {fresh} AS fresh WHERE fresh.record IS NULL AND 2 > (
  SELECT max((staged.stated ?| ARRAY['scope_title', 'scope_position', 'scope_group'])::int)
    + max((staged.stated ? 'asked')::int)
  FROM {fresh} AS mine JOIN staged ON staged.id = mine.row_id WHERE mine.id = fresh.id)"""
# Every scope with its set, as they will be.
AFTER = f"""
WITH sets AS (
  SELECT DISTINCT ON (made.id) coalesce(held.code, '+' || made.id) AS code, made.area, made.is_special_law,
    made.valid_from, made.valid_to
  FROM fresh_set AS made LEFT JOIN {SETS} AS held ON held.id = made.record ORDER BY made.id, made.row_id
), later AS (
  SELECT * FROM sets UNION ALL
  SELECT code, area, is_special_law, valid_from, valid_to FROM qualifications_standardset
  WHERE code NOT IN (SELECT code FROM sets)
), whom AS (
  SELECT standard_id, title_id, job_position_id, category FROM {{fresh}} WHERE record IS NULL UNION
  SELECT standard_id, title_id, job_position_id, category FROM qualifications_standardscope
)
SELECT mine.row_id FROM fresh_set AS mine LEFT JOIN {{fresh}} AS named ON named.row_id = mine.row_id
LEFT JOIN {SETS} AS held ON held.id = mine.record
JOIN later AS one ON one.code = coalesce(held.code, '+' || mine.id)
JOIN whom ON whom.standard_id = one.code
JOIN whom AS too ON too.standard_id <> one.code AND (too.title_id = whom.title_id
  OR too.job_position_id = whom.job_position_id OR too.category = whom.category)
JOIN later AS other ON other.code = too.standard_id
WHERE (held.id IS NULL OR named.record IS NULL AND named.row_id IS NOT NULL
    OR ROW(held.area, held.is_special_law, held.valid_from, held.valid_to)
      IS DISTINCT FROM ROW(one.area, one.is_special_law, one.valid_from, one.valid_to))
  AND (named.row_id IS NULL OR named.title_id = whom.title_id OR named.job_position_id = whom.job_position_id
    OR named.category = whom.category)
  AND one.area = other.area AND one.is_special_law = other.is_special_law
  AND coalesce(one.valid_to, 'infinity') > other.valid_from AND coalesce(other.valid_to, 'infinity') > one.valid_from"""
WRITTEN = (
    *("label_vi", "label_en", "valid_from", "valid_to", "legal_basis_id", "article", "area", "is_special_law"),
    *("in_post_on", "grace_until"),
)
GOES = "JOIN staged ON staged.id = fresh.row_id WHERE staged.status IN ('new', 'changed')"
ROWS = f"""
SELECT DISTINCT ON (fresh.id) fresh.id, held.code, {", ".join(f"fresh.{column}" for column in WRITTEN)}
FROM fresh_set AS fresh LEFT JOIN {SETS} AS held ON held.id = fresh.record {GOES} ORDER BY fresh.id, fresh.row_id
"""
SCOPES = f"""
SELECT DISTINCT made.id, fresh.title_id, fresh.job_position_id, fresh.category
FROM fresh_scope AS fresh JOIN fresh_set AS made ON made.row_id = fresh.row_id {GOES} AND fresh.record IS NULL
"""
CRITERIA = f"""
SELECT DISTINCT ON (fresh.id) made.id, fresh.record, fresh.kind, fresh.ladder_id, fresh.level_id, fresh.area_level_id
FROM fresh_criterion AS fresh JOIN fresh_set AS made ON made.row_id = fresh.row_id {GOES}
ORDER BY fresh.id, fresh.row_id
"""


def write_standards(parameters: Mapping[str, Any]) -> None:
    """By the verb that writes a standard as a whole and asks for the right to keep code lists."""
    sets, scopes, criteria = _rows(ROWS), _rows(SCOPES), _rows(CRITERIA)
    known = StandardSet.objects.in_bulk([code for _number, code, *_values in sets if code])
    found: dict[int, Standard] = {}
    for number, code, *values in sets:
        found[number] = Standard(known.get(code) or StandardSet())
        for column, value in zip(WRITTEN, values, strict=True):
            setattr(found[number].of, column, value)
    for number, title, position, category in scopes:
        scope = StandardScope(title_id=title, job_position_id=position, category=category)
        found[number].scopes.append(scope)
    held = StandardCriterion.objects.in_bulk([record for _number, record, *_values in criteria if record])
    for number, record, kind, ladder, level, lower in criteria:
        criterion = held.get(record) or StandardCriterion(kind=kind, ladder_id=ladder)
        criterion.level_id, criterion.area_level_id = level, lower
        found[number].criteria.append(criterion)
    keep_standards(standards=list(found.values()), by=User.objects.get(pk=parameters["by"]))


def _rows(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def standards_format() -> Format:
    declared = Format(
        code="standards",
        label=_("Standards"),
        title="TIÊU CHUẨN CHỨC DANH, VỊ TRÍ VIỆC LÀM",
        person=("set_name",),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung", "Đối tượng áp dụng", "Yêu cầu"),
        units=(),
        title_units=PEOPLE.units,
        **HEADER_WORDS,
        telling=("asked", "asked_level"),
        rights=(Permission.MANAGE_CODE_LISTS,),
        instructions=(
            _("Each row repeats the standard and names one of whom it concerns, one thing that it asks, or both."),
            _("A standard is found again by its name and first day; all its rows are written together or not at all."),
            _("Where a standard changes, its rows of before need a last day and the new ones a first day."),
            KEEP,
        ),
    )
    declared.add(*(each.column for each in COLUMNS))
    return declared


declare(
    Facts(
        declared=standards_format(),
        people=People(fields=(), prepare=(), match=(NOBODY,), findings=()),
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="set",
                model=StandardSet,
                key=("label_vi", "valid_from"),
                when=("set_name",),
                match=SAME_SET,
                order="known.valid_from",
                entries=(
                    Entry("label_vi", "set_name", final="known.label_vi"),
                    Entry("label_en", initial="says.label_vi"),
                    Entry("valid_from", "set_from", "date"),
                    Entry(
                        "valid_to",
                        "set_until",
                        stated="(staged.stated->>'set_until')::date + 1",
                        shown="({row}.valid_to - 1)",
                    ),
                    Entry("legal_basis_id", "set_basis"),
                    Entry("article", "set_article"),
                    Entry("area", "set_area"),
                    Entry("is_special_law", "set_special", "boolean"),
                    Entry("in_post_on", "set_in_post", "date"),
                    Entry(
                        "grace_until",
                        "set_grace",
                        stated="(staged.stated->>'set_grace')::date + 1",
                        shown="({row}.grace_until - 1)",
                    ),
                ),
                rules=(Broken(NOT_WHOLE, "set_name", HALF),),
                is_shared=True,
                is_written=False,
            ),
            Target(
                name="scope",
                model=StandardScope,
                key=("standard_id", "title_id", "job_position_id", "category"),
                when=tuple(each.column.key for each in SCOPE),
                match="known.standard_id = says.standard_id AND known.title_id IS NOT DISTINCT FROM says.title_id"
                " AND known.job_position_id IS NOT DISTINCT FROM says.job_position_id"
                " AND known.category IS NOT DISTINCT FROM says.category",
                entries=(
                    Entry("standard_id", stated=OF_SET),
                    Entry("title_id", "scope_title", stated=TITLE),
                    Entry("job_position_id", "scope_position"),
                    Entry("category", "scope_group"),
                ),
                rules=(Broken(TIE, "set_from", AFTER),),
                is_written=False,
            ),
            Target(
                name="criterion",
                model=StandardCriterion,
                key=("standard_id", "ladder_id", "kind"),
                when=tuple(each.column.key for each in CRITERION),
                entries=(
                    Entry("standard_id", stated=OF_SET),
                    Entry("ladder_id", "asked", stated=ASKED_LADDER),
                    Entry("kind", stated=f"(CASE WHEN {OF_MAJOR} THEN 'major' ELSE 'level' END)"),
                    Entry("level_id", "asked_level", stated=LEVEL),
                    Entry("area_level_id", "asked_area_level", stated=AREA_LEVEL),
                ),
                rules=(
                    Broken(LADDER, "asked_level", UNKNOWN_LEVEL.format(key="asked_level", level=LEVEL)),
                    Broken(LADDER, "asked_area_level", UNKNOWN_LEVEL.format(key="asked_area_level", level=AREA_LEVEL)),
                    Broken(LOWER, "asked_area_level", NOT_LOWER),
                    Broken(made_by(Exemption), "asked_level", WAIVED),
                ),
                is_written=False,
            ),
        ),
        known="""
SELECT row_number() OVER (ORDER BY one.position, one.code, part.place), jsonb_strip_nulls(jsonb_build_object(
  'set_name', one.label_vi, 'set_from', one.valid_from, 'set_until', one.valid_to - 1,
  'set_basis', one.legal_basis_id, 'set_article', nullif(one.article, ''), 'set_area', one.area,
  'set_special', one.is_special_law::text, 'set_in_post', one.in_post_on, 'set_grace', one.grace_until - 1,
  'scope_title', part.title_id, 'scope_position', part.job_position_id, 'scope_group', part.category,
  'asked', part.asked, 'asked_level', part.level, 'asked_area_level', part.area_level))
FROM qualifications_standardset AS one
CROSS JOIN LATERAL (
  SELECT coalesce(whom.place, what.place) AS place, whom.title_id, whom.job_position_id, whom.category, what.asked,
    what.level, what.area_level
  FROM (
    SELECT row_number() OVER (ORDER BY scope.id) AS place, scope.title_id, scope.job_position_id, scope.category
    FROM qualifications_standardscope AS scope WHERE scope.standard_id = one.code
  ) AS whom
  FULL JOIN (
    SELECT row_number() OVER (ORDER BY criterion.id) AS place,
      CASE criterion.kind WHEN 'major' THEN 'major' ELSE criterion.ladder_id END AS asked,
      level.label_vi AS level, lower_level.label_vi AS area_level
    FROM qualifications_standardcriterion AS criterion
    LEFT JOIN qualifications_qualificationlevel AS level ON level.code = criterion.level_id
    LEFT JOIN qualifications_qualificationlevel AS lower_level ON lower_level.code = criterion.area_level_id
    WHERE criterion.standard_id = one.code
  ) AS what ON what.place = whom.place
) AS part
WHERE one.valid_to IS NULL OR one.valid_to > %(day)s::date - 365
ORDER BY 1
""",
        then=(write_standards,),
    )
)
