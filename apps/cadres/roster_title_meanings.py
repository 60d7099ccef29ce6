"""What offices mean by titles: those of other times, fields of work, duties that are no posts."""

from datetime import date

from apps.cadres.roster_title_words import canonical
from apps.core.text import fold_words

BEFORE_REFORM = date(2025, 6, 30)
# Titles that ended on 1/7/2025 -> what their holders are called since (NĐ 150/2025/NĐ-CP).
SUCCESSORS = {
    **dict.fromkeys(("CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH"), "CD2_CC"),
    **dict.fromkeys(("CD_BTDTN", "CD_CTPN", "CD_CTND", "CD_CTCCB"), "CD2_PCTMT"),
}
# Titles that go with the name of any division, which is no title itself.
OF_ANY_DIVISION = frozenset({"CD2_CP", "CD2_CC"})
# Titles by the name of the office in which they serve: a specialist of that office holds no second one.
OFFICES = frozenset({"KCT_VPDU", "KCT_TCKT", "KCT_TGDV"})
# Seats of a Party committee that are written beside titles.
SEATS = ("DU_UVBTV", "DU_UVBCH", "DU_CNUBKT", "DU_UVUBKT")
SEAT_TITLES = frozenset({"CD2_UVBTV", "CD2_UVBCH", "CD2_UVUBKT"})
HEAD_SEAT = "CD2_CNUBKT"
PLACES = ("", "thôn", "xóm", "khu", "bản", "tổ dân phố", "khu phố", "cơ quan")
DUTIES = tuple(
    tuple(word.word for word in canonical(duty))
    for duty in (
        *(f"{post} chi bộ {place}".strip() for post in ("Bí thư", "Phó Bí thư") for place in PLACES),
        "Chi ủy viên",
        *("Huyện ủy viên", "Thị ủy viên", "Thành ủy viên", "Tỉnh ủy viên"),
        "Trưởng khối dân vận",
        "Khối dân vận",
        "Trưởng ban tuyên giáo",
        "Trưởng ban tổ chức",
        "Đại biểu HĐND",
        "Trưởng ban kinh tế - xã hội",
        "Trưởng ban pháp chế",
        *(
            f"{post} {body}"
            for post in ("Chủ tịch", "Phó Chủ tịch")
            for body in ("công đoàn", "Hội LHTN", "Hội Khuyến học")
        ),
    )
)
VAGUE = {
    ("chu", "tich"): "Chủ tịch UBND",
    ("pho", "chu", "tich"): "Phó Chủ tịch UBND",
    ("truong", "phong"): "Trưởng phòng Kinh tế",
    ("chanh", "van", "phong"): "Chánh Văn phòng Đảng ủy",
    ("giam", "doc"): "Giám đốc Trung tâm Phục vụ hành chính công",
    ("truong", "ban"): "Trưởng Ban Xây dựng Đảng",
}
# What belongs to the work of a post and may stand beside its name.
BESIDE_POST = {
    code: frozenset(fold_words(words).split())
    for code, words in {
        "CD_VPTK": """văn phòng thống kê một cửa nội vụ thi đua khen thưởng văn thư lưu trữ ủy ban nhân dân hội đồng
            nhân dân""",
        "CD_DCXD": """địa chính nông nghiệp xây dựng đô thị và môi trường giao thông thủy lợi nông thôn mới
            nn xd mt dt gt tl ntm""",
        "CD_TCKT": "tài chính kế toán ngân sách kế hoạch ns",
        "CD_TPHT": "tư pháp hộ tịch chứng thực",
        "CD_VHXH": """văn hóa xã hội thông tin thể thao du lịch lao động thương binh chính sách gia đình trẻ em
            ld tb tt tdtt""",
        "KCT_TQVT": "thủ quỹ văn thư lưu trữ",
        "KCT_TGDV": "tuyên giáo dân vận ban",
        "CD2_TPKT": "kinh tế hạ tầng và đô thị kt ht hộ tịch dt nông nghiệp môi trường",
    }.items()
}
# Names of fields of work and of offices: whose holder is meant is the registry's reading, so it is told.
MEANT_BEFORE = {
    "CD_VPTK": """văn phòng|thống kê|văn phòng UBND|văn phòng HĐND UBND|văn phòng thống kê một cửa|một cửa|nội vụ""",
    "CD_DCXD": """xây dựng|địa chính nông nghiệp|nông nghiệp|môi trường|giao thông thủy lợi|địa chính môi trường""",
    "CD_TCKT": "tài chính|ngân sách|kế toán ngân sách|tài chính ngân sách",
    "CD_TPHT": "hộ tịch",
    "CD_VHXH": """văn hóa|văn hóa thông tin|VH TT|VHTT|lao động thương binh xã hội|LĐ TB XH
        |LĐTB XH|LĐTBXH|chính sách
        |chính sách xã hội|văn hóa LĐTBXH|văn hóa chính sách""",
    "CD_CTUB": "chủ tịch UB",
    "CD_PCTUB": "phó chủ tịch UB",
    "CD_CHTQS": "chỉ huy trưởng|quân sự|xã đội trưởng",
    "KCT_PCHTQS": "phó chỉ huy trưởng",
    "KCT_TCKT": "tổ chức kiểm tra|tổ chức KT",
    "KCT_TGDV": "tuyên giáo|dân vận|ban tuyên giáo|khối dân vận",
    "KCT_TQVT": "văn thư|lưu trữ",
}
MEANT_AFTER = {
    "CD2_CC": """chuyên viên chính|CVC|cán sự|văn thư|văn thư viên|kế toán viên|kế toán trưởng|văn phòng HĐND UBND
        |phòng kinh tế|phòng văn hóa xã hội|trung tâm phục vụ hành chính công""",
    "CD2_CHTQS": "chỉ huy trưởng|quân sự",
    "CD2_CTUB": "chủ tịch UB",
    "CD2_PCTUB": "phó chủ tịch UB",
    "CD2_CP": "phó chỉ huy trưởng|phó chủ nhiệm UBKT|phó chủ nhiệm UBKT Đảng ủy|phó chủ nhiệm ủy ban kiểm tra",
}
# Words that turn a title into another one; with them left over nothing is certain.
TURNING = frozenset({"pho", "nguyen", "quyen", "q", "cuu", "du", "nguon", "truong", "pcn"})
FILLING = frozenset({"cong", "chuc"})
