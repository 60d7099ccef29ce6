"""The workbook of the catalogue of courses: what can be taught, from when until when, and what it leads to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.roster_facts.columns import choice, day, labels_of, listed, text, whole
from apps.cadres.roster_facts.of_units import NOBODY
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.word_families import HEADER_WORDS
from apps.cadres.roster_people import PEOPLE
from apps.core.leaning import made_by
from apps.core.permissions import Permission
from apps.qualifications.models import Ladder, QualificationLevel
from apps.rosters.facts import Broken, Entry, Facts, People, Target, declare
from apps.rosters.facts.checks import TWICE
from apps.rosters.facts.declarations import NUMBERED
from apps.rosters.formats import Format
from apps.rosters.loading import Field
from apps.rosters.remarks import explain
from apps.training.models import Course, CourseKind, Enrolment, FormRow
from apps.training.services.catalogue import keep_courses

NO_LEVEL = explain(
    "F341",
    _("The ladder has no level “%(value)s”."),
    _("Write the ladder and one of its levels, as the template offers them."),
)
TWO_AT_ONCE = explain(
    "F342",
    _("A course of this name is in the catalogue already for part of this time."),
    _("Give the row of before a last day, or correct the first day of this one."),
)


def level_words(_day: date) -> Sequence[str]:
    """The words of all levels; some stand on more than one ladder."""
    return list(dict.fromkeys(QualificationLevel.objects.filter(rank__gt=0).values_list("label_vi", flat=True)))


LEVEL = text(
    "course_level",
    _("Level that it leads to"),
    ("Trình độ đạt được", "Trình độ được cấp", "Bậc trình độ đạt được"),
    position=5,
    width=24,
    choices=level_words,
)
COLUMNS = (
    text(
        "course_name",
        _("Name of the course"),
        ("Tên khóa đào tạo, bồi dưỡng", "Tên chương trình đào tạo, bồi dưỡng", "Tên khóa học", "Tên chương trình",
         "Tên khóa bồi dưỡng", "Tên khóa đào tạo", "Khóa bồi dưỡng", "Chương trình bồi dưỡng"),
        position=1,
        width=44,
        is_key=True,
        repeats=False,
    ),
    text("course_english", _("Name in English"), ("Tên tiếng Anh",), position=2, width=30, repeats=False),
    choice(
        "course_kind",
        _("Kind of the course"),
        ("Loại khóa", "Loại hình", "Đào tạo hay bồi dưỡng", "Phân loại", "Loại"),
        CourseKind,
        {"training": ("Đào tạo",), "fostering": ("Bồi dưỡng",)},
        position=3,
        width=14,
    ),
    listed(
        "course_ladder",
        _("Ladder"),
        ("Loại trình độ đạt được", "Loại trình độ"),
        Ladder,
        position=4,
        width=22,
    ),
    replace(LEVEL, field=Field("course_level", LEVEL.field.label, "code", labels_of(QualificationLevel))),
    listed(
        "course_row", _("Row of form 10"), ("Dòng trên Biểu 10", "Dòng Biểu 10-BTCTW"), FormRow, position=6, width=30
    ),
    whole("course_days", _("Days"), ("Số ngày học", "Thời lượng (ngày)", "Số ngày",
          "Thời gian (ngày)", "Thời gian học (ngày)"), position=7, width=10),
    whole("course_hours", _("Hours of lessons"), ("Số tiết", "Thời lượng (tiết)", "Số tiết học"), position=8, width=10),
    text(
        "course_basis", _("Legal basis"),
        ("Căn cứ ban hành chương trình", "Căn cứ pháp lý", "Căn cứ", "Văn bản quy định"),
        position=9,
        width=36,
    ),
    day("course_from", _("First day"), ("Áp dụng từ ngày", "Hiệu lực từ ngày", "Từ ngày"), position=10, width=12,
        is_key=True),
    day("course_until", _("Last day"), ("Áp dụng đến ngày", "Hiệu lực đến ngày", "Đến ngày"), position=11, width=12),
)  # fmt: skip
IN_LADDER = """(SELECT min(level.code) FROM qualifications_qualificationlevel AS level
  WHERE level.rank > 0 AND level.ladder_id = coalesce(staged.stated->>'course_ladder', level.ladder_id)
    AND core_fold(staged.stated->>'course_level') IN (core_fold(level.label_vi), core_fold(level.label_en),
      core_fold(level.code))
  HAVING count(*) = 1)"""
TO = "(staged.stated->>'course_until')::date + 1"
# An open beginning is a beginning, too: a row without a first day means the one entry of that name, if there is one.
MATCH = """core_fold(known.label_vi) = core_fold(says.label_vi) AND (known.valid_from = says.valid_from
  OR (says.valid_from IS NULL AND (known.valid_from IS NULL OR 1 = (
    SELECT count(*) FROM training_course AS other WHERE core_fold(other.label_vi) = core_fold(says.label_vi)))))"""
UNKNOWN_LEVEL = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh JOIN staged ON staged.id = fresh.row_id
WHERE staged.stated ?| ARRAY['course_ladder', 'course_level'] AND {IN_LADDER} IS NULL"""
SAME_TIME = """core_fold(other.label_vi) = core_fold(fresh.label_vi)
  AND coalesce(other.valid_to, 'infinity') > coalesce(fresh.valid_from, '-infinity')
  AND coalesce(fresh.valid_to, 'infinity') > coalesce(other.valid_from, '-infinity')"""
COURSES = f"(SELECT *, {NUMBERED.format('code')} AS id FROM training_course)"
OVERLAPS = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh WHERE EXISTS (
  SELECT FROM {COURSES} AS other WHERE {SAME_TIME} AND other.id <> fresh.id
    AND other.id NOT IN (SELECT mine.id FROM {{fresh}} AS mine)
) OR EXISTS (SELECT FROM {{fresh}} AS other WHERE {SAME_TIME} AND other.id <> fresh.id)"""
TAKEN = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh JOIN {COURSES} AS held ON held.id = fresh.record
WHERE ROW(held.kind, held.level_id) IS DISTINCT FROM ROW(fresh.kind, fresh.level_id) AND EXISTS (
  SELECT FROM training_enrolment AS taken JOIN training_trainingclass AS class ON class.id = taken.training_class_id
  WHERE class.course_id = held.code AND (taken.state = 'completed' OR taken.qualification_id IS NOT NULL))"""
AGAIN = "SELECT fresh.row_id FROM {fresh} AS fresh JOIN {fresh} AS other USING (id) WHERE other.row_id <> fresh.row_id"
WRITTEN = (
    "label_vi",
    "label_en",
    "kind",
    "level_id",
    "form_row_id",
    "days",
    "hours",
    "legal_basis",
    "valid_from",
    "valid_to",
)
ROWS = f"""
SELECT held.code, {", ".join(f"fresh.{column}" for column in WRITTEN)}
FROM fresh_course AS fresh JOIN staged ON staged.id = fresh.row_id LEFT JOIN {COURSES} AS held ON held.id = fresh.record
WHERE staged.status IN ('new', 'changed') ORDER BY fresh.row_id
"""
# The column has a name of its own beside the number of a row.
ATTRIBUTES = {"form_row_id": "row_id"}
EVERYWHERE = People(fields=(), prepare=(), match=(NOBODY,), findings=())


def write_courses(parameters: Mapping[str, Any]) -> None:
    """By the verb that asks for the right to keep code lists."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = cursor.fetchall()
    known = Course.objects.in_bulk([code for code, *_values in rows if code])
    courses = []
    for code, *values in rows:
        course = known.get(code) or Course()
        for column, value in zip(WRITTEN, values, strict=True):
            setattr(course, ATTRIBUTES.get(column, column), value)
        courses.append(course)
    keep_courses(courses=courses, by=User.objects.get(pk=parameters["by"]))


def catalogue_format() -> Format:
    declared = Format(
        code="courses",
        label=_("Catalogue of courses"),
        title="DANH MỤC KHÓA ĐÀO TẠO, BỒI DƯỠNG",
        person=("course_name",),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung", "Thời lượng"),
        units=(),
        title_units=PEOPLE.units,
        **HEADER_WORDS,
        telling=("course_kind", "course_level"),
        headings=("danh mục khóa", "danh mục chương trình"),
        rights=(Permission.MANAGE_CODE_LISTS,),
        instructions=(
            _("One row for each course; it is found again by its name and first day."),
            _("Where a course changes, its row of before needs a last day and the new one a first day."),
            KEEP,
        ),
    )
    declared.add(*(each.column for each in COLUMNS))
    return declared


declare(
    Facts(
        declared=catalogue_format(),
        people=EVERYWHERE,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="course",
                model=Course,
                key=("label_vi", "valid_from"),
                when=tuple(each.column.key for each in COLUMNS),
                match=MATCH,
                order="known.valid_from DESC NULLS LAST",
                entries=(
                    Entry("label_vi", "course_name", final="known.label_vi"),
                    Entry("label_en", "course_english", initial="says.label_vi"),
                    Entry("kind", "course_kind", initial="'fostering'"),
                    Entry("level_id", "course_level", stated=IN_LADDER),
                    Entry("form_row_id", "course_row"),
                    Entry("days", "course_days", "bigint"),
                    Entry("hours", "course_hours", "bigint"),
                    Entry("legal_basis", "course_basis"),
                    Entry("valid_from", "course_from", "date"),
                    Entry("valid_to", "course_until", stated=TO, shown="({row}.valid_to - 1)"),
                ),
                rules=(
                    Broken(NO_LEVEL, "course_level", UNKNOWN_LEVEL),
                    Broken(made_by(Enrolment), "course_level", TAKEN),
                    Broken(TWO_AT_ONCE, "course_from", OVERLAPS),
                    Broken(TWICE, "course_name", AGAIN),
                ),
                is_written=False,
            ),
        ),
        known="""
SELECT row_number() OVER (ORDER BY course.position, course.code), jsonb_strip_nulls(jsonb_build_object(
  'course_name', course.label_vi, 'course_english', nullif(course.label_en, course.label_vi),
  'course_kind', course.kind, 'course_ladder', level.ladder_id, 'course_level', level.label_vi,
  'course_row', course.form_row_id, 'course_days', course.days, 'course_hours', course.hours,
  'course_basis', nullif(course.legal_basis, ''), 'course_from', course.valid_from,
  'course_until', course.valid_to - 1))
FROM training_course AS course LEFT JOIN qualifications_qualificationlevel AS level ON level.code = course.level_id
WHERE course.valid_to IS NULL OR course.valid_to > %(day)s::date - 365
ORDER BY 1
""",
        then=(write_courses,),
    )
)
