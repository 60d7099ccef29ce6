"""Lists that offices make of the same people, or of others, and that are sent by mistake: nothing is kept of them."""

from django.utils.translation import gettext_lazy as _

from apps.rosters.matters import Elsewhere, keep_elsewhere

PAYMENTS = Elsewhere(
    _("payments"),
    ("tiền thưởng", "chi thưởng", "mức thưởng", "thu nhập tăng thêm", "chi trả", "làm thêm giờ", "tạm ứng", "truy lĩnh",
     "bình xét a, b, c", "phân loại lao động", "xếp loại lao động", "phụ cấp * tháng", "hỗ trợ * kinh phí"),
    columns=("ký nhận", "thành tiền", "tiền thưởng", "thực lĩnh", "thực nhận", "hệ số thưởng", "mức thưởng",
             "tỷ lệ hưởng", "ngày công", "số tiền", "mức chi", "mức hưởng", "ký tên", "số ngày làm việc", "mức tiền"),
)  # fmt: skip
keep_elsewhere(
    PAYMENTS,
    Elsewhere(
        _("rises of pay"),
        ("nâng * lương", "nâng bậc", "chuyển xếp lương", "nâng ngạch", "xếp lương"),
        columns=("hệ số mới", "hệ số lương mới", "bậc mới", "nâng lương lần sau"),
    ),
    Elsewhere(_("attendance and duty"), ("chấm công", "ngày công", "chuyên cần", "tiền ăn", "nghỉ phép", "đi công tác",
         "điểm danh", "lịch trực", "phân công trực", "trực tết")),
    Elsewhere(_("telephone numbers"), ("danh bạ",)),
    Elsewhere(_("health insurance"), ("bảo hiểm y tế", "thẻ bhyt", "bảo hiểm xã hội")),
    Elsewhere(_("examinations"), ("kết quả kỳ thi", "kết quả thi tiếng", "danh sách thí sinh", "bảng điểm thi")),
    Elsewhere(_("fines"), ("xử phạt", "vi phạm hành chính")),
    Elsewhere(_("who does what"), ("phân công nhiệm vụ", "phân công công tác")),
    Elsewhere(_("elections"), ("phiếu bầu", "kết quả bầu cử", "ứng cử viên")),
    Elsewhere(_("meetings"), ("dự hội nghị", "dự họp", "dự đại hội", "đại biểu dự", "khách mời")),
    Elsewhere(_("gifts and donations"), ("ủng hộ", "quyên góp", "đóng góp", "tặng quà", "nhận quà")),
    Elsewhere(
        _("households and other inhabitants"),
        ("hộ nghèo", "cận nghèo", "hộ gia đình", "chủ hộ", "cử tri", "học sinh", "vay vốn", "nghĩa vụ quân sự",
         "sử dụng đất", "qsd đất", "người có công", "bảo trợ xã hội", "tiêm chủng", "thanh niên khám", "trẻ em",
         "quần chúng", "hội viên", "giáo viên", "khu dân cư", "con em cán bộ",
         "danh sách người cao tuổi", "sức khỏe người cao tuổi", "gia đình văn hóa", "trợ cấp", "hộ dân", "nhân khẩu",
         "nhập ngũ", "tuyển quân", "dân quân", "quân nhân dự bị", "dự bị động viên", "tiếp công dân"),
        columns=("chủ hộ", "nhân khẩu", "họ tên cha", "họ và tên cha", "họ tên bố", "họ và tên bố", "họ tên mẹ",
                 "họ và tên mẹ", "lớp học", "tên trẻ"),
    ),
    Elsewhere(
        _("proposals on which nobody has decided"),
        ("đề nghị * khen", "đề nghị * tặng", "đề nghị * danh hiệu", "đề nghị * thưởng", "đề nghị * kỷ luật",
         "đề nghị hưởng", "đề nghị bổ nhiệm", "đề nghị * quy hoạch", "đề xuất", "giới thiệu nhân sự",
         "giới thiệu quy hoạch",
         "lấy ý kiến",
         "bình xét thi đua", "dự kiến nhân sự", "dự kiến quy hoạch",
         "đăng ký * thi đua", "đăng ký * danh hiệu", "dự kiến bổ nhiệm", "xét tặng", "dự kiến điều động",
         "dự kiến luân chuyển",
         "kế hoạch luân chuyển", "kế hoạch điều động", "tự chấm điểm", "tự đánh giá", "phiếu đánh giá",
         "đề nghị nghỉ hưu", "xin nghỉ"),
    ),
    Elsewhere(
        _("forecasts of retirements"),
        ("đến tuổi nghỉ hưu", "đủ tuổi nghỉ hưu", "dự kiến nghỉ hưu", "sắp nghỉ hưu", "đến tuổi hưu"),
    ),
)  # fmt: skip
