"""Workbooks of facts for tests: for every layout one that is right and one in which a table would object."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.accounts.models import User
from apps.appraisal.models import Commendation, ConfidenceVote, PeriodScore, Rating
from apps.cadres.models import Cadre, Category, Departure, Movement, Recruitment, SurplusCase
from apps.communes.models import Reorganisation
from apps.discipline.models import DisciplinaryDecision
from apps.planning.models import HealthExamination, PlanningEntry
from apps.qualifications.models import Exemption, MajorSuitability, Qualification
from apps.rosters import services
from apps.rosters.models import Upload
from apps.training.models import Enrolment, TrainingClass
from tests.conftest import DAY, Units
from tests.rosters.sheets import workbook

NAME = "Bùi Văn Hạnh"


@dataclass(frozen=True)
class Case:
    """A layout with the rows of a workbook: the header, what is right, what is not and the code of why."""

    code: str
    header: tuple[str, ...]
    good: tuple[Any, ...]
    bad: tuple[Any, ...]
    issue: str
    model: type[Any]


CASES = (
    Case(
        "ratings",
        ("Năm", "Mức xếp loại", "Điểm"),
        (2024, "HTTNV", ""),
        (2024, "HTTNV", 185),
        "appraisal_score_in_scale",
        Rating,
    ),
    Case(
        "commendations",
        ("Năm", "Hình thức khen thưởng", "Số quyết định", "Ngày quyết định"),
        (2024, "Bằng khen UBND tỉnh", "12/QĐ-UBND", "15/01/2025"),
        (1900, "Bằng khen UBND tỉnh", "12/QĐ-UBND", "15/01/2025"),
        "appraisal_commendation_year_plausible",
        Commendation,
    ),
    Case(
        "training",
        ("Tên lớp", "Kết quả", "Số buổi", "Xếp loại", "Số chứng chỉ"),
        ("Trung cấp LLCT khóa 5", "Hoàn thành", 9, "Giỏi", "TC-15"),
        ("Trung cấp LLCT khóa 5", "Hoàn thành", 19, "Giỏi", "TC-15"),
        "training_attended_of_the_sessions",
        Qualification,
    ),
    Case(
        "period_scores",
        ("Năm", "Kỳ đánh giá", "Điểm"),
        (2024, "Quý II", "92,5"),
        (2024, "Tháng 13", "92,5"),
        "appraisal_period_exists",
        PeriodScore,
    ),
    Case(
        "health",
        ("Ngày khám", "Phân loại sức khỏe"),
        ("20/11/2024", "Loại II"),
        ("20/11/2024", ""),
        "F101",
        HealthExamination,
    ),
    Case(
        "planning",
        ("Nhiệm kỳ", "Chức danh quy hoạch", "Ngày đưa vào quy hoạch", "Ngày đưa ra khỏi quy hoạch", "Lý do đưa ra"),
        ("2020-2025", "Chủ tịch Hội đồng nhân dân", "10/03/2021", "", ""),
        ("2020-2025", "Chủ tịch Hội đồng nhân dân", "10/03/2021", "09/03/2021", "Chuyển công tác"),
        "planning_entry_removed_after_added",
        PlanningEntry,
    ),
    Case(
        "discipline",
        ("Nhóm vi phạm", "Ngày vi phạm", "Kỷ luật chính quyền", "Chính quyền: Ngày quyết định",
         "Kỷ luật Đảng: Hình thức", "Kỷ luật Đảng: Ngày quyết định"),
        ("Vi phạm khác", "3/2023", "Khiển trách", "10/06/2023", "Khiển trách", "01/06/2023"),
        ("Vi phạm khác", "3/2023", "Hạ bậc lương", "10/07/2025", "", ""),
        "discipline_form_exists_on_the_day",
        DisciplinaryDecision,
    ),
    Case(
        "votes",
        ("Hội nghị lấy phiếu", "Ngày lấy phiếu", "Triệu tập", "Có mặt", "Phát ra", "Tín nhiệm cao", "Tín nhiệm",
         "Tín nhiệm thấp"),
        ("HĐND xã", "12/12/2023", 20, 18, 18, 12, 4, 2),
        ("HĐND xã", "12/12/2023", 20, 18, 19, 12, 4, 2),
        "appraisal_ballots_exceed_present",
        ConfidenceVote,
    ),
    Case(
        "movements",
        ("Hình thức điều động", "Đơn vị đến", "Chức vụ mới", "Số quyết định", "Ngày quyết định", "Từ ngày",
         "Ngày kết thúc"),
        ("Luân chuyển", "Bảo Hiệu", "Chủ tịch Hội đồng nhân dân", "5/QĐ", "01/02/2022", "10/02/2022", "09/02/2023"),
        ("Luân chuyển", "Bảo Hiệu", "Chủ tịch Hội đồng nhân dân", "5/QĐ", "01/02/2022", "10/02/2022", "09/02/2021"),
        "movement_ends_after_start",
        Movement,
    ),
    Case(
        "recruitments",
        ("Ngày tuyển dụng", "Hình thức tuyển dụng", "Cơ quan tuyển dụng"),
        ("3/2010", "Thi tuyển", "UBND huyện Yên Thủy"),
        ("15/03/1930", "Thi tuyển", "UBND huyện Yên Thủy"),
        "recruitment_day_plausible",
        Recruitment,
    ),
    Case(
        "exemptions",
        ("Tiêu chuẩn được miễn", "Nội dung được miễn", "Lý do miễn", "Miễn từ ngày", "Miễn đến ngày", "Số quyết định"),
        ("R23-CC", "Trình độ chuyên môn", "Sắp đến tuổi nghỉ hưu", "01/01/2024", "31/12/2026", "5/QĐ"),
        ("R23-CC", "Trình độ chuyên môn", "Sắp đến tuổi nghỉ hưu", "01/01/2024", "31/12/2023", "5/QĐ"),
        "exemption_begins",
        Exemption,
    ),
    Case(
        "major_decisions",
        ("Mức độ phù hợp của ngành đào tạo", "Lý do kết luận", "Ngày kết luận"),
        ("Phù hợp", "Ngành Luật, đúng chức danh", "10/02/2025"),
        ("Phù hợp", "", "10/02/2025"),
        "F101",
        MajorSuitability,
    ),
    Case(
        "departures",
        ("Lý do thôi công tác", "Ngày công tác cuối cùng", "Số quyết định", "Ngày quyết định"),
        ("Nghỉ hưu đúng tuổi", "31/01/2025", "7/QĐ", "15/01/2025"),
        ("Nghỉ hưu đúng tuổi", "31/01/1990", "7/QĐ", "15/01/2025"),
        "F611",
        Departure,
    ),
    Case(
        "verifications",
        ("Loại trình độ", "Trình độ được xác minh", "Kết quả xác minh", "Cơ quan xác minh", "Ngày xác minh",
         "Văn bản xác minh", "Ghi chú xác minh"),
        ("Chuyên môn", "Đại học", "Đã xác nhận", "Trường Đại học Luật Hà Nội", "10/02/2025", "CV 15/ĐHL", ""),
        ("Chuyên môn", "Đại học", "Không công nhận", "Trường Đại học Luật Hà Nội", "10/02/2025", "CV 15/ĐHL", ""),
        "refusal_without_reason",
        Qualification,
    ),
    Case(
        "qualifications",
        ("Loại văn bằng", "Trình độ trên văn bằng", "Chuyên ngành", "Tình trạng", "Cơ sở đào tạo", "Hình thức đào tạo",
         "Ngày cấp", "Dự kiến hoàn thành", "Số hiệu văn bằng", "Minh chứng", "Ghi chú"),
        ("Chuyên môn", "Đại học", "Luật", "Đã có", "Đại học Luật Hà Nội", "Vừa làm vừa học", "6/2015", "", "QA 015",
         "Văn bằng", "Bản sao có chứng thực"),
        ("Chuyên môn", "Đại học", "Luật", "Đang học", "Đại học Luật Hà Nội", "Vừa làm vừa học", "6/2015", "", "QA 015",
         "Văn bằng", ""),
        "qualification_award_only_when_held",
        Qualification,
    ),
    Case("enrolments", ("Tên lớp",), ("Trung cấp LLCT khóa 5",), ("Lớp chưa mở",), "F301", Enrolment),
    Case(
        "surplus",
        ("Phương án giải quyết", "Ngày quyết định", "Số tiền", "Ngày chi trả"),
        ("Thôi việc", "02/01/2025", "14.934.000", "10/01/2025"),
        ("Thôi việc", "02/01/2025", "14.934.000", "01/12/2024"),
        "surplus_case_paid_when_decided",
        SurplusCase,
    ),
)  # fmt: skip


def book(case: Case, row: tuple[Any, ...], who: str = NAME) -> bytes:
    """A workbook of one person, as an office would write it."""
    return workbook([["TT", "Họ và tên", *case.header], [1, who, *row]])


def prepared(case: Case, cadre: Cadre, units: Units) -> None:
    """What must be there before: a class to attend, a case to settle."""
    if case.code == "verifications":
        Qualification.objects.create(cadre=cadre, level_id="CM_DH", specialty="Luật", reported_on=DAY)
    if case.code in ("training", "enrolments"):
        TrainingClass.objects.create(
            unit=units.lac_sy,
            course_id="DT_LLCT_TC",
            name="Trung cấp LLCT khóa 5",
            starts_on=date(2024, 1, 8),
            ends_on=date(2024, 11, 29),
            sessions=10,
        )
    if case.code == "surplus":
        merger = Reorganisation.objects.create(
            key="m", resolution="NQ 830", effective_on=date(2020, 1, 1), title_vi="-"
        )
        SurplusCase.objects.create(
            reorganisation=merger,
            cadre=cadre,
            unit=units.lac_sy,
            group=Category.CIVIL_SERVANT,
            reason_id="DD_DVHC",
        )


def sent(content: bytes, units: Units, by: User, code: str = "") -> Upload:
    """An upload for Lạc Sỹ, read and compared."""
    received = services.receive(
        content=content, filename="danh-sach.xlsx", unit=units.lac_sy, as_of=DAY, by=by, format_code=code
    )
    return services.check(received)
