"""The workbook of classes that a unit holds: course, school, days, places, cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.roster_facts.columns import choice, day, listed, text, whole
from apps.cadres.roster_facts.listed_words import named
from apps.cadres.roster_facts.of_units import UNIT, unit_column
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.places import decision_entries
from apps.core.permissions import Permission
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.remarks import explain
from apps.training.models import Course, FundingSource, Place, Provider, TrainingClass
from apps.training.roster_own import COURSES, FUNDING_WORDS, FUNDINGS, NAMED_OR_OWN, format_of_own
from apps.training.roster_spans import SPAN_COLUMN
from apps.training.services import add, edit_class

OTHER_COURSE = explain(
    "F302",
    _("People are enrolled in this class already, so that its course cannot be changed."),
    _("Correct the course, or give the class another name."),
)

PLACES = {"domestic": ("Trong nước",), "abroad": ("Nước ngoài", "Ngoài nước"), "joint": ("Liên kết",)}
PAPERS = decision_columns(60, acts=("mở lớp", "phê duyệt"))
# Only lists of several units name who holds a class.
HOLDER = replace(unit_column(position=95), headers=("Đơn vị mở lớp",), english=("Held by",), is_key=False)
COLUMNS = (
    text(
        "name",
        _("Name of the class"),
        (
            "Tên lớp",
            *("Tên lớp mở", "Lớp bồi dưỡng", "Tên lớp học", "Tên lớp bồi dưỡng", "Lớp mở", "Lớp học"),
            *("Tên gọi của lớp", "Lớp tập huấn", "Tên lớp tập huấn", "Các lớp mở", "Tên các lớp"),
            *("Lớp đào tạo, bồi dưỡng", "Lớp đào tạo"),
            "Tên lớp đào tạo, bồi dưỡng",
            "Lớp",
        ),
        position=1,
        width=40,
        is_key=True,
    ),
    listed(
        "course",
        _("Course"),
        COURSES,
        Course,
        position=2,
        width=40,
    ),
    day(
        "starts_on",
        _("First day"),
        (
            "Ngày khai giảng",
            *("Ngày mở lớp", "Khai giảng ngày", "Thời gian bắt đầu", "Ngày bắt đầu học"),
            *("Thời gian mở lớp", "Mở lớp ngày", "Ngày bắt đầu lớp", "Thời điểm bắt đầu"),
            *("Thời gian > Từ ngày", "Thời gian học > Từ ngày", "Thời gian học từ", "Học từ ngày"),
            *("Từ ngày", "Bắt đầu từ ngày", "Ngày khai mạc", "Ngày vào học"),
            "Khai giảng",
            "Ngày bắt đầu",
            "Thời gian khai giảng",
            "Thời điểm khai giảng",
        ),
        position=3,
        width=12,
        is_key=True,
        english=("First day of the class",),
    ),
    day(
        "ends_on",
        _("Last day"),
        (
            "Ngày bế giảng",
            *("Ngày kết thúc lớp", "Bế giảng ngày", "Thời gian kết thúc", "Kết thúc ngày"),
            *("Thời gian > Đến ngày", "Thời gian học > Đến ngày", "Thời gian học đến"),
            *("Học đến ngày", "Đến ngày", "Ngày kết thúc học", "Thời điểm kết thúc", "Ngày bế mạc"),
            "Ngày tổng kết",
            "Bế giảng",
            "Ngày kết thúc",
            "Thời gian bế giảng",
            "Thời điểm bế giảng",
        ),
        position=4,
        width=12,
        english=("Last day of the class",),
    ),
    listed(
        "provider",
        _("School"),
        (
            "Cơ sở đào tạo",
            *("Đơn vị tổ chức", "Cơ quan tổ chức", "Đơn vị đào tạo"),
            *("Cơ sở bồi dưỡng", "Cơ quan mở lớp", "Do đơn vị tổ chức", "Cơ sở tổ chức"),
            *("Trường mở lớp", "Đơn vị giảng dạy"),
            "Trường",
            "Cơ sở đào tạo, bồi dưỡng",
        ),
        Provider,
        position=5,
        width=30,
    ),
    text(
        "held_at",
        _("Held at"),
        (
            "Địa điểm",
            *("Nơi tổ chức lớp", "Địa điểm học", "Địa điểm tổ chức", "Địa điểm tổ chức lớp"),
            *("Nơi tổ chức", "Mở tại", "Lớp mở tại", "Nơi học tập", "Địa điểm học tập", "Hội trường"),
            "Tổ chức tại",
            "Nơi mở lớp",
            "Địa điểm mở lớp",
        ),
        position=6,
        width=26,
    ),
    choice("place", _("Where one studies"), ("Trong nước, nước ngoài", "Nơi học"), Place, PLACES, position=7, width=14),
    whole("sessions", _("Sessions"), ("Tổng số buổi", "Số buổi học của lớp", "Số buổi"), position=8, width=8),
    whole(
        "capacity",
        _("Places in the class"),
        (
            "Số chỗ",
            *("Quy mô lớp", "Quy mô lớp (người)", "Số học viên dự kiến", "Sĩ số", "Sĩ số lớp"),
            *("Số lượng", "Số người", "Số người học", "Số lượng người học", "Quy mô (người)"),
            *("Quy mô", "Số học viên tối đa", "Tổng số học viên", "Số người tham gia", "Chỉ tiêu"),
            "Sĩ số dự kiến",
            "Chỉ tiêu lớp",
            "Chỉ tiêu học viên",
            "Số lượng học viên",
            "Số học viên",
            "Số chỗ của lớp",
        ),
        position=9,
        width=8,
    ),
    whole(
        "class_cost",
        _("Cost (dong)"),
        (
            "Kinh phí",
            *("Kinh phí tổ chức", "Kinh phí mở lớp", "Tổng kinh phí", "Kinh phí thực hiện"),
            *("Chi phí mở lớp", "Dự toán", "Dự toán kinh phí", "Kinh phí lớp học"),
            "Kinh phí (đồng)",
            "Chi phí",
        ),
        position=10,
        width=16,
        repeats=False,
    ),
    named("funding", _("Source of funding"), FUNDINGS, FundingSource, FUNDING_WORDS, position=11, width=26),
    *PAPERS,
)
# Courses of two times bear the same name: that of the first day is meant.
OF_FIRST_DAY = """(SELECT coalesce(min(meant.code) FILTER (WHERE
    coalesce(meant.valid_from, '-infinity') <= (staged.stated->>'starts_on')::date
    AND coalesce(meant.valid_to, 'infinity') > (staged.stated->>'starts_on')::date), min(said.code))
  FROM training_course AS said JOIN training_course AS meant ON meant.label_vi = said.label_vi
  WHERE said.code = staged.stated->>'course')"""
STATED = (
    *("course_id", "name", "starts_on", "ends_on", "provider_id", "held_at", "place", "sessions", "capacity", "cost"),
    *("funding_id", "decision_number", "decision_on", "decision_issuer", "legal_basis_id"),
)
ROWS = f"""
SELECT fresh.record, fresh.unit_id, {", ".join(f"fresh.{column}" for column in STATED)}
FROM fresh_class AS fresh JOIN staged ON staged.id = fresh.row_id WHERE staged.status IN ('new', 'changed')
ORDER BY fresh.row_id
"""


def write_classes(parameters: Mapping[str, Any]) -> None:
    """By the verbs of the pages: who studies because of a class is expected to finish with it."""
    by = User.objects.get(pk=parameters["by"])
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = cursor.fetchall()
    known = TrainingClass.objects.in_bulk([record for record, *_values in rows if record])
    for record, unit, *values in rows:
        held = known.get(record) or TrainingClass(unit_id=unit)
        for column, value in zip(STATED, values, strict=True):
            setattr(held, column, value)
        if held.pk:
            edit_class(row=held, revision=None, by=by)
        else:
            add(row=held, by=by)


declare(
    Facts(
        declared=format_of_own(
            "training_classes",
            _("Training classes"),
            "DANH SÁCH LỚP ĐÀO TẠO, BỒI DƯỠNG",
            *COLUMNS,
            beside=(HOLDER, SPAN_COLUMN),
            telling=("name", "starts_on"),
            headings=(
                "danh sách các lớp",
                "danh sách lớp",
                "danh mục lớp",
                "danh mục các lớp",
                "các lớp đào tạo",
                "các lớp bồi dưỡng",
            ),
            rights=(Permission.MANAGE_TRAINING,),
            instructions=(_("One row for each class, known by its name and first day."), KEEP),
        ),
        people=NAMED_OR_OWN,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="class",
                model=TrainingClass,
                key=("unit_id", "name", "starts_on"),
                when=("name", "course"),
                entries=(
                    UNIT,
                    Entry("name", "name"),
                    Entry("course_id", "course", stated=OF_FIRST_DAY),
                    Entry("starts_on", "starts_on", "date"),
                    Entry("ends_on", "ends_on", "date"),
                    Entry("provider_id", "provider"),
                    Entry("held_at", "held_at"),
                    Entry("place", "place", initial="'domestic'"),
                    Entry("sessions", "sessions", "bigint"),
                    Entry("capacity", "capacity", "bigint"),
                    Entry("cost", "class_cost", "bigint", initial="0"),
                    Entry("funding_id", "funding"),
                    *decision_entries(),
                    # Given by the database when the class is written.
                    Entry("code", initial="''"),
                ),
                rules=(
                    Broken(
                        OTHER_COURSE,
                        "course",
                        "SELECT fresh.row_id FROM {fresh} AS fresh"
                        " JOIN training_trainingclass AS held ON held.id = fresh.record"
                        " WHERE held.course_id <> fresh.course_id"
                        " AND EXISTS (SELECT FROM training_enrolment AS one WHERE one.training_class_id = held.id)",
                    ),
                ),
                is_written=False,
            ),
        ),
        known="""
SELECT row_number() OVER (ORDER BY class.starts_on, class.id), jsonb_strip_nulls(jsonb_build_object(
  'name', class.name, 'course', class.course_id, 'starts_on', class.starts_on, 'ends_on', class.ends_on,
  'provider', class.provider_id, 'held_at', nullif(class.held_at, ''), 'place', class.place,
  'sessions', class.sessions, 'capacity', class.capacity, 'class_cost', class.cost, 'funding', class.funding_id,
  'decision_number', nullif(class.decision_number, ''), 'decision_on', class.decision_on,
  'decision_issuer', nullif(class.decision_issuer, ''), 'legal_basis', class.legal_basis_id))
FROM training_trainingclass AS class
WHERE class.unit_id = %(unit)s AND class.ends_on >= %(day)s::date - 365
ORDER BY 1
""",
        then=(write_classes,),
    )
)
