"""The workbook of names for classes: who is sent to which class, before there is any result."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.db import connection
from django.db.models import Count, Max, Model
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.roster_facts.above import said_above
from apps.cadres.roster_facts.columns import text
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, place_entries, place_joins
from apps.communes.models import UnitCover
from apps.core.permissions import Permission
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.formats import ToldAbove
from apps.rosters.remarks import explain
from apps.training.models import Enrolment, TrainingClass
from apps.training.services import enrol
from apps.training.triggers import PLACES

CLASS_UNKNOWN = explain(
    "F301",
    _("This class is not among those held by the unit, or several bear its name."),
    _("Write the code of the class, such as LH-000012, and upload the workbook for the unit that holds it."),
)
CODE = text(
    "class_code", _("Code of the class"), ("Mã lớp", "Mã lớp học"), position=10, width=12, repeats=True, is_key=True
)
# "KẾT QUẢ HỌC TẬP LỚP TRUNG CẤP LLCT KHÓA 12": the class is what stands from its word on.
CLASS_ABOVE = re.compile(r"\blớp\b(?!\s+(học\s*$|đào tạo\s*$|bồi dưỡng\s*$)).+", re.IGNORECASE)


def class_above(headings: Sequence[str], _headers: Sequence[str]) -> ToldAbove | None:
    """The one class that the heading names."""
    found = {match.group().strip(' .:)“”"'): line for line in headings if (match := CLASS_ABOVE.search(line))}
    if len(found) != 1:
        return None
    ((name, line),) = found.items()
    return ToldAbove(line, name, {"class_name": name})


def classes_of(unit: Model, day: date) -> Sequence[str]:
    """The names of the classes that the unit holds and that have not ended, those that are alone in their name."""
    held = TrainingClass.objects.filter(unit__in=UnitCover.objects.filter(unit=unit.pk).values("covered"))
    named = held.order_by("name").values("name").annotate(of_it=Count("pk"), last=Max("ends_on"))
    return list(named.filter(of_it=1, last__gte=day).values_list("name", flat=True))


NAME = said_above(
    text(
        "class_name",
        _("Class"),
        (
            *(
                "Lớp",
                *("Tham gia lớp", "Được cử học lớp", "Khóa được cử đi", "Lớp tham gia"),
                *("Lớp đăng ký học", "Lớp đăng ký", "Khóa bồi dưỡng đã tham gia", "Lớp cử đi"),
                *("Cử đi học lớp", "Lớp được cử", "Lớp được cử đi học", "Lớp theo học", "Khóa tham gia"),
                *("Nội dung lớp", "Đã hoàn thành lớp", "Tên lớp bồi dưỡng đã học", "Lớp tập huấn"),
                *("Tên lớp tập huấn", "Lớp đã học", "Khóa tập huấn", "Lớp hoàn thành", "Dự lớp"),
                *("Học lớp", "Lớp cử tham gia", "Khóa học được cử", "Lớp bồi dưỡng được cử"),
                *("Nội dung bồi dưỡng", "Nội dung đào tạo", "Chương trình bồi dưỡng"),
                *("Tên chương trình bồi dưỡng", "Khóa đã học", "Lớp đã tham gia"),
                "Tên lớp",
                "Lớp đào tạo, bồi dưỡng",
                "Tên lớp đào tạo, bồi dưỡng",
                "Khóa học",
                "Tên khóa học",
            ),
            *(
                "Lớp học",
                "Tên lớp học",
                "Lớp đào tạo",
                "Lớp bồi dưỡng",
                "Khóa đào tạo",
                "Khóa bồi dưỡng",
                "Lớp cử đi học",
            ),
            *("Nội dung đào tạo, bồi dưỡng", "Lớp, khóa đào tạo", "Tên lớp bồi dưỡng", "Tên khóa bồi dưỡng"),
        ),
        position=11,
        width=36,
        is_key=True,
        choices_of=classes_of,
    ),
    class_above,
)
HELD_HERE = "class.unit_id IN (SELECT unit FROM covered)"
FOUND = f"""coalesce(
  (SELECT class.id FROM training_trainingclass AS class
   WHERE class.code = upper(staged.stated->>'class_code') AND {HELD_HERE}),
  (SELECT min(class.id) FROM training_trainingclass AS class
   WHERE NOT staged.stated ? 'class_code' AND core_fold(class.name) = core_fold(staged.stated->>'class_name')
     AND {HELD_HERE} HAVING count(*) = 1))"""
OF_CLASS = """SELECT fresh.row_id FROM {fresh} AS fresh
JOIN training_trainingclass AS class ON class.id = fresh.training_class_id WHERE """
TAKEN = """class.capacity < (
  SELECT count(*) FROM training_enrolment AS other WHERE other.training_class_id = class.id
    AND other.state <> 'withdrawn' AND other.id NOT IN (SELECT id FROM {fresh})
) + (SELECT count(*) FROM {fresh} AS mine WHERE mine.training_class_id = class.id AND mine.state <> 'withdrawn')"""
NEW = """
SELECT fresh.training_class_id, fresh.cadre_id FROM fresh_enrolment AS fresh
JOIN staged ON staged.id = fresh.row_id WHERE staged.status = 'new' ORDER BY fresh.training_class_id, fresh.row_id
"""


def broken(code: str, key: str, condition: str) -> Broken:
    """A rule that joins the class with who attends it."""
    return Broken(code, key, OF_CLASS + condition)


def write_enrolments(parameters: Mapping[str, Any]) -> None:
    """Enrol by the verb of the pages, a class at a time; who is in the class stays as he is."""
    by = User.objects.get(pk=parameters["by"])
    with connection.cursor() as cursor:
        cursor.execute(NEW)
        rows = cursor.fetchall()
    for key, found in groupby(rows, key=lambda row: row[0]):
        people = Cadre.objects.filter(pk__in=[person for _class, person in found]).select_related("home_unit")
        enrol(training_class=TrainingClass.objects.get(pk=key), cadres=list(people), by=by)


declare(
    Facts(
        declared=format_of(
            "enrolments",
            _("Names for training classes"),
            "DANH SÁCH CỬ CÁN BỘ, CÔNG CHỨC ĐI ĐÀO TẠO, BỒI DƯỠNG",
            CODE,
            NAME,
            telling=("class_code", "class_name"),
            headings=(
                "cử * đi đào tạo",
                "cử * đi học",
                "cử * đi bồi dưỡng",
                "cử * tham gia",
                "cử * dự lớp",
                *("dự lớp", "đi học lớp"),
                *("tham dự lớp", "tham gia lớp"),
                "học viên lớp",
                "danh sách học viên",
                "đăng ký * học",
                "đăng ký * bồi dưỡng",
                "triệu tập học viên",
            ),
            rights=(Permission.MANAGE_TRAINING,),
            instructions=(
                _("One row for each person and class; the class must be known already."),
                _("Whoever is in the class already stays as he is; results come by a workbook of their own."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=(CODE.field, NAME.field),
        targets=(
            Target(
                name="enrolment",
                model=Enrolment,
                key=("training_class_id", "cadre_id"),
                when=("class_code", "class_name"),
                match="known.training_class_id = says.training_class_id AND known.cadre_id = says.cadre_id",
                entries=(
                    PERSON,
                    Entry("training_class_id", "class_code", stated=FOUND, missing=CLASS_UNKNOWN),
                    *place_entries(("unit_id", "title_id")),
                ),
                joins="LEFT JOIN training_trainingclass AS class ON class.id = says.training_class_id"
                + place_joins("class.starts_on"),
                rules=(broken(PLACES, "class_code", TAKEN),),
                is_written=False,
            ),
        ),
        known=known_rows(
            {"class_code": "class.code", "class_name": "class.name"},
            """
LEFT JOIN (
  SELECT enrolment.cadre_id, held.code, held.name, held.starts_on, held.id FROM training_enrolment AS enrolment
  JOIN training_trainingclass AS held ON held.id = enrolment.training_class_id AND held.ends_on >= %(day)s::date
    AND held.unit_id IN (SELECT covered_id FROM communes_unitcover WHERE unit_id = %(unit)s)
) AS class ON class.cadre_id = cadre.id
""",
            "class.starts_on, class.id",
        ),
        then=(write_enrolments,),
    )
)
