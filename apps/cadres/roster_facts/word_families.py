"""Words that offices use for one another in the headers of lists of facts."""

from typing import Any

# Words that only explain a header, and words that make another one of it.
FILLERS = (
    *("được", "đã", "của", "cán bộ, công chức", "cán bộ", "công chức", "CBCC", "đảng viên", "cá nhân", "năm"),
    *("bị", "do", "tại", "theo", "các", "những", "toàn", "trong", "ghi", "trên", "hiện nay", "hiện tại", "đang giữ"),
    *("cấp có thẩm quyền", "có thẩm quyền", "theo quyết định", "ghi rõ", "nếu có", "cụ thể", "cuối cùng", "chính thức"),
)
TURNS = (
    *(
        "tự",
        "đăng ký",
        "phấn đấu",
        "đề nghị",
        "đề xuất",
        "dự kiến",
        "tập thể",
        "chi bộ",
        "góp ý",
        "năm trước",
        "trước",
        "cũ",
        "hiện hưởng",
    ),
    *(
        "số",
        "hiệu lực",
        "ngày",
        "tỷ lệ",
        "hệ số",
        "lương",
        "thời gian",
        "vợ",
        "chồng",
        "con",
        "quy đổi",
        "bình quân",
        "thứ",
    ),
)
# What kind of value stands in a column: "Ngày quyết định" and "Cấp quyết định" share a word and are two things.
KINDS_OF_VALUE = (
    ("ngày", "ngày tháng năm", "ngày tháng", "thời điểm", "thời gian", "tháng năm", "mốc thời gian", "năm"),
    ("số", "số hiệu", "số ký hiệu", "ký hiệu", "số kí hiệu", "mã số", "mã", "seri"),
    ("số lượng", "tổng số", "sl", "số người", "chỉ tiêu", "số học viên"),
    ("cấp", "cơ quan", "đơn vị", "nơi", "tổ chức"),
    ("trường", "cơ sở", "địa điểm", "bệnh viện", "bộ phận", "trung tâm", "cơ sở y tế"),
    ("người", "ông bà", "đồng chí", "họ và tên", "họ tên"),
    ("loại", "hình thức", "dạng", "loại hình", "diện", "nhóm", "kiểu", "thể loại"),
    ("lý do", "nguyên nhân", "vì sao", "lí do"),
    ("chức vụ", "chức danh", "vị trí", "cương vị"),
    ("điểm", "số điểm", "tổng điểm", "điểm số"),
    ("số phiếu", "phiếu"),
    ("tỷ lệ", "tỉ lệ", "phần trăm"),
    ("kinh phí", "số tiền", "chi phí", "dự toán", "tiền"),
    ("xếp loại", "phân loại", "mức", "mức độ", "xl", "xếp hạng", "hạng", "xếp"),
    ("kết quả", "kết luận", "kq"),
    ("nội dung", "tóm tắt", "trích yếu", "diễn giải", "mô tả", "nội dung chính", "tóm tắt nội dung", "diễn biến"),
    ("tên", "tên gọi"),
    ("trình độ", "bậc", "bậc học"),
    ("ghi chú", "chú thích", "lưu ý"),
)
FAMILIES = (
    ("quyết định", "qđ", "văn bản", "vb", "quyết nghị", "công văn", "thông báo"),
    ("ban hành", "ký", "ra", "ký ban hành", "kí", "phát hành"),
    ("vi phạm", "sai phạm", "khuyết điểm"),
    ("đào tạo", "bồi dưỡng", "đào tạo bồi dưỡng", "đt bd", "tập huấn", "học tập", "học"),
    ("lớp", "khóa", "lớp học", "khóa học", "khoá"),
    ("bắt đầu", "khởi đầu", "từ", "kể từ", "khai giảng"),
    ("kết thúc", "đến", "hết", "bế giảng"),
    ("cũ", "trước", "trước khi", "đi", "nguyên"),
    ("mới", "sau", "sau khi", "tới", "nhận", "tiếp nhận"),
    ("chuyên ngành", "ngành", "ngành học", "ngành nghề"),
    ("văn bằng", "bằng", "bằng cấp", "bằng tốt nghiệp", "văn bằng chứng chỉ"),
    ("chứng chỉ", "cc", "giấy chứng nhận", "gcn", "chứng nhận"),
    ("xác minh", "thẩm tra", "kiểm tra", "xác nhận", "thẩm định"),
    ("tốt nghiệp", "ra trường", "tn"),
    ("đơn thư", "đơn"),
    ("nhận", "tiếp nhận", "vào sổ", "đến"),
    ("trả lời", "giải quyết", "phản hồi"),
    ("dân số", "nhân khẩu", "số dân"),
    ("biên chế", "định biên"),
    ("giao", "phân bổ", "phân giao"),
    ("sắp xếp", "sáp nhập", "hợp nhất"),
    ("đảng", "đảng bộ", "đảng ủy"),
    ("hợp lệ", "hợp lệ thu về"),
    ("triệu tập", "mời"),
    ("bố trí", "phân công", "sắp đặt"),
    ("phúc đáp", "hồi đáp"),
    ("có mặt", "tham dự", "dự họp"),
    ("nhiệm vụ", "công tác", "công việc", "việc", "làm việc"),
)
# What a paper, a day or a reason may be about: of another matter than that of the list it says nothing of this one.
MATTERS = (
    ("khen thưởng", "khen", "biểu dương", "tặng thưởng", "tặng"),
    ("kỷ luật", "xử lý kỷ luật", "thi hành kỷ luật", "kl", "xử lý", "kỉ luật"),
    ("quy hoạch", "qh"),
    ("luân chuyển", "lc"),
    ("điều động",),
    ("bổ nhiệm",),
    ("nâng lương", "lương", "nâng bậc", "xếp lương"),
    ("nghỉ phép",),
    ("phụ cấp",),
    ("nghỉ việc", "thôi việc", "nghỉ công tác", "thôi công tác", "nghỉ", "thôi"),
    ("biệt phái",),
    ("tuyển dụng", "tuyển"),
    ("bảo hiểm", "bhxh", "bhyt"),
)
# Words that join others: where no header of a format has them, nothing is told apart by them.
LINKING = ("từ", "kể từ", "tính từ", "vào", "lúc", "khi", "ở", "về", "sang", "tới", "cho", "với", "để", "này", "đó")
# How every format of facts understands the words of headers that it does not declare.
HEADER_WORDS: dict[str, Any] = {
    "fillers": FILLERS,
    "turning": TURNS,
    "linking": LINKING,
    "families": FAMILIES,
    "kinds": KINDS_OF_VALUE,
    "matters": MATTERS,
}
# In a list of units these are what its rows are about.
COLLECTIVE = frozenset({"tập thể", "chi bộ"})
HEADER_WORDS_OF_UNITS = HEADER_WORDS | {"turning": tuple(word for word in TURNS if word not in COLLECTIVE)}
# In a plan all is asked for and expected; that makes no other column of a header.
PLANNED = frozenset({"đăng ký", "đề nghị", "đề xuất", "dự kiến"})
HEADER_WORDS_OF_PLANS = HEADER_WORDS | {"turning": tuple(word for word in TURNS if word not in PLANNED)}
