"""The workbook of a class's results: who attended, with what result and which certificate."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import NUMBERED, choice, day, past, text, whole
from apps.cadres.roster_facts.people import KEEP, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, place_entries, place_joins
from apps.core.permissions import Permission
from apps.rosters.facts import Entry, Facts, Target, declare
from apps.rosters.formats import Cell, Parsed, Reader
from apps.training import roster_catalogue, roster_classes, roster_plans  # noqa: F401  # each declares its format
from apps.training.models import Enrolment, EnrolmentState, ResultGrade
from apps.training.roster_enrolments import CLASS_UNKNOWN, CODE, FOUND, NAME, TAKEN, broken
from apps.training.roster_results import write_results
from apps.training.triggers import ATTENDED, COMPLETED_AFTER_START, PLACES

SAID = choice(
    "state",
    _("State"),
    (
        "Trạng thái",
        "Tình trạng",
        "Kết quả",
        "Kết quả học tập",
        "Hoàn thành",
        "Đạt/Không đạt",
        "Kết quả khóa học",
        "Kết quả bồi dưỡng",
        "Kết quả cuối khóa",
    ),
    EnrolmentState,
    {
        "enrolled": ("Đã ghi danh", "Cử đi học"),
        "attending": ("Đang học", "Đang tham gia"),
        "completed": ("Hoàn thành", "Đạt", "Đã hoàn thành", "Đã học xong", "x"),
        "failed": ("Không đạt", "Không hoàn thành", "Chưa đạt"),
        "withdrawn": ("Thôi học", "Bỏ học", "Rút khỏi lớp"),
    },
    position=20,
    width=16,
)
ATTENDANCE = whole(
    "attended",
    _("Sessions attended"),
    ("Số buổi", "Số buổi tham gia", "Số buổi học", "Số buổi dự", "Số buổi có mặt"),
    position=21,
    width=8,
)
GRADE = choice(
    "result",
    _("Result"),
    (
        "Xếp loại",
        *("Kết quả xếp loại", "Đạt loại", "Xếp loại đạt được", "Xếp loại của chứng chỉ"),
        *("Kết quả thi", "Kết quả xếp loại học tập", "Loại tốt nghiệp", "Xếp loại toàn khóa"),
        "Xếp loại học tập",
        "Xếp loại tốt nghiệp",
        "Loại",
        "Xếp loại kết quả",
        "Xếp loại bằng",
        "Xếp loại bằng tốt nghiệp",
        "Xếp loại chứng chỉ",
        "Xếp loại khóa học",
        "Xếp loại cuối khóa",
    ),
    ResultGrade,
    {
        "excellent": ("Xuất sắc",),
        "very_good": ("Giỏi",),
        "good": ("Khá",),
        "average": ("Trung bình", "TB", "Trung bình khá"),
    },
    position=22,
    width=12,
)
COMPLETED = past(
    day(
        "completed_on",
        _("Completed on"),
        (
            "Ngày hoàn thành",
            *("Cấp ngày", "Thời gian cấp chứng chỉ", "Ngày nhận chứng chỉ", "Ngày ký chứng chỉ"),
            *("Ngày, tháng, năm cấp", "Thời gian hoàn thành", "Ngày cấp bằng"),
            *("Ngày hoàn thành khóa học", "Ngày kết thúc khóa học", "Ngày kết thúc lớp"),
            *("Ngày kết thúc khóa", "Thời gian bế giảng", "Ngày tốt nghiệp khóa"),
            *("Ngày kết thúc học", "Thời điểm cấp chứng chỉ", "Ngày ký cấp chứng chỉ"),
            "Hoàn thành ngày",
            "Ngày cấp",
            "Ngày kết thúc",
            "Ngày bế giảng",
            *(f"Ngày cấp {paper}" for paper in ("chứng chỉ", "giấy chứng nhận", "chứng nhận", "GCN", "bằng")),
            "Ngày tốt nghiệp",
        ),
        position=23,
        width=12,
    )
)
CERTIFICATE = text(
    "certificate_number",
    _("Certificate number"),
    (
        "Số chứng chỉ",
        *("Mã số chứng chỉ", "Chứng chỉ số hiệu", "Số chứng chỉ được cấp"),
        *("Số hiệu bằng được cấp", "Số hiệu bằng, chứng chỉ", "Số sổ", "Số vào sổ chứng chỉ"),
        *("Số quản lý chứng chỉ", "Mã chứng chỉ", "Số hiệu, số vào sổ"),
        *("Số giấy chứng nhận được cấp", "Mã số chứng nhận"),
        "Số chứng nhận",
        "Số hiệu chứng chỉ",
        "Số văn bằng, chứng chỉ",
        "Chứng chỉ số",
        "Số hiệu văn bằng",
        *("Số vào sổ", "Số hiệu", "Số vào sổ cấp chứng chỉ", "Số giấy chứng nhận", "Số hiệu chứng nhận", "Chứng chỉ"),
        *(
            "Giấy chứng nhận số",
            "Số GCN",
            "GCN số",
            "Số bằng tốt nghiệp",
            "Số hiệu bằng",
            "Số bằng",
            "Số hiệu giấy chứng nhận",
        ),
    ),
    looks=NUMBERED,
    position=24,
    repeats=False,
    width=18,
)


def read_outcome(day: date) -> Reader:
    """How a class ended for a person: under "Kết quả" the grade may stand as well."""
    read_state, read_grade = SAID.column.reader(day), GRADE.column.reader(day)

    def read(cell: Cell) -> Parsed:
        grade = read_grade(cell)
        return grade if grade.values else read_state(cell)

    return read


STATE = replace(SAID, column=replace(SAID.column, reader=read_outcome, states=("state", "result")))
COLUMNS = (CODE, NAME, STATE, ATTENDANCE, GRADE, COMPLETED, CERTIFICATE)
FORMAT = format_of(
    "training",
    _("Results of training classes"),
    "KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ, CÔNG CHỨC",
    *COLUMNS,
    telling=("class_code", "class_name", "result", "certificate_number"),
    # "Số CC" is short for the citizen card and for the certificate.
    instead={"citizen_id": "certificate_number"},
    headings=(
        "kết quả học tập",
        "kết quả * đào tạo",
        "kết quả * bồi dưỡng",
        *("được cấp chứng chỉ", "được cấp chứng nhận", "được cấp giấy chứng nhận", "cấp chứng chỉ cho"),
        "hoàn thành khóa",
        "hoàn thành chương trình",
        "hoàn thành lớp",
        *("kết quả thi tốt nghiệp", "học viên đạt", "tốt nghiệp * lớp", "tốt nghiệp * khóa"),
    ),
    rights=(Permission.MANAGE_TRAINING,),
    instructions=(
        _("One row for each person and class; who is new in a class goes into the empty rows below."),
        _("A completed class that grants a level gives the person that level; its diploma is then still to be seen."),
        KEEP,
    ),
)
STATED = """coalesce(staged.stated->>'state', CASE WHEN staged.stated ?| ARRAY['result', 'certificate_number',
  'completed_on'] THEN 'completed' END)"""
# Whoever completed the class did so on its last day where no other is stated, and only those have a paper.
DONE = "coalesce(says.state, known.state) = 'completed'"

declare(
    Facts(
        declared=FORMAT,
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="enrolment",
                model=Enrolment,
                key=("training_class_id", "cadre_id"),
                when=("class_code", "class_name"),
                entries=(
                    PERSON,
                    Entry("training_class_id", stated=FOUND, missing=CLASS_UNKNOWN),
                    Entry("state", "state", stated=STATED),
                    Entry("attended", "attended", "bigint"),
                    Entry(
                        "result",
                        "result",
                        final=f"CASE WHEN {DONE} THEN coalesce(says.result, known.result) ELSE '' END",
                    ),
                    Entry(
                        "completed_on",
                        "completed_on",
                        "date",
                        initial="CASE WHEN says.state = 'completed' THEN class.ends_on END",
                        final=f"CASE WHEN {DONE}"
                        " THEN coalesce(says.completed_on, known.completed_on, class.ends_on) END",
                    ),
                    Entry(
                        "certificate_number",
                        "certificate_number",
                        final=f"CASE WHEN {DONE} THEN coalesce(says.certificate_number, known.certificate_number)"
                        " ELSE '' END",
                    ),
                    *place_entries(("unit_id", "title_id")),
                ),
                joins="LEFT JOIN training_trainingclass AS class ON class.id = says.training_class_id"
                + place_joins("class.starts_on"),
                rules=(
                    broken(ATTENDED, "attended", "fresh.attended > class.sessions"),
                    broken(COMPLETED_AFTER_START, "completed_on", "fresh.completed_on < class.starts_on"),
                    broken(PLACES, "class_code", TAKEN),
                ),
                is_written=False,
            ),
        ),
        known=known_rows(
            {
                "class_code": "class.code",
                "class_name": "class.name",
                "state": "enrolment.state",
                "attended": "enrolment.attended",
                "result": "nullif(enrolment.result, '')",
                "completed_on": "enrolment.completed_on",
                "certificate_number": "nullif(enrolment.certificate_number, '')",
            },
            """
JOIN training_enrolment AS enrolment ON enrolment.cadre_id = cadre.id
JOIN training_trainingclass AS class ON class.id = enrolment.training_class_id
  AND class.unit_id IN (SELECT covered_id FROM communes_unitcover WHERE unit_id = %(unit)s)
  AND class.starts_on <= %(day)s::date AND class.ends_on >= %(day)s::date - 365
""",
            "class.starts_on, class.id",
        ),
        then=(write_results,),
    )
)
