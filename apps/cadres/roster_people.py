"""The roster of a unit's people as a format: its title, its groups, its units and what in it is known but not used."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Category
from apps.rosters.formats import Format, Reader, Rule
from apps.rosters.registry import register


def always(reader: Reader) -> Callable[[date], Reader]:
    """A reader that is the same on every day."""
    return lambda _: reader


def every_day(rule: Rule) -> Callable[[date], Rule]:
    """A rule that is the same on every day."""
    return lambda _: rule


BIRTH = (
    *("Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Ngày sinh", "Năm sinh", "Sinh ngày", "Sinh năm", "Sinh"),
    *("Năm, tháng, ngày sinh", "Sinh ngày, tháng, năm", "NTNS", "NTN sinh", "Ng sinh"),
)
PARTY = (
    *("Ngày vào Đảng", "Vào Đảng", "Ngày vào ĐCSVN", "Vào ĐCSVN", "Ngày, tháng, năm vào Đảng", "Đảng viên", "Đảng"),
    *("Ngày vào Đảng CSVN", "Vào Đảng CSVN", "Thời gian vào Đảng", "Ngày kết nạp Đảng", "Kết nạp Đảng"),
    *("Ngày kết nạp vào Đảng", "Ngày kết nạp vào Đảng CSVN", "Ngày kết nạp", "Kết nạp"),
    *("Ngày vô Đảng", "Vô Đảng"),
)
# "đang" alone would make of what is being studied what is held.
HEADER_FILLERS = (
    *("trình độ", "các mặt", "hiện nay", "hiện tại", "hiện có", "hiện đang đảm nhiệm", "hiện đang đảm nhận"),
    *("hiện đang giữ", "hiện giữ", "hiện đảm nhiệm", "đang đảm nhiệm", "đang đảm nhận", "đang giữ"),
    *("đang công tác", "đang làm việc", "đảm nhiệm", "đảm nhận"),
    *("công tác", "được bầu", "bổ nhiệm", "cao nhất", "đã được", "được", "đã", "có", "đã có", "đã qua", "đạt được"),
    *("đào tạo", "bồi dưỡng", "kỹ thuật", "về", "kiến thức", "văn bằng", "bằng cấp", "bằng", "chứng chỉ", "và", "hoặc"),
    # Who is assigned somewhere: "bố" alone is somebody's father.
    "bố trí",
    *("sau sắp xếp", "sau sáp nhập", "sau khi sắp xếp", "sau khi sáp nhập"),
    *("cán bộ, công chức", "cán bộ", "công chức", "CBCC", "CB, CC", "đầy đủ", "thời điểm", "thêm", "gắn chip", "CC"),
    *("văn phòng", "người", "của", "đồng chí", "học viên", "đại biểu", "người lao động", "ứng cử"),
    *(
        "ghi rõ",
        "của cán bộ, công chức",
        "cá nhân",
        "thực tế",
        "thuộc",
        "theo hồ sơ",
        "theo hồ sơ gốc",
        "trong hồ sơ",
        "theo lý lịch",
        "đã tốt nghiệp",
        "nếu là Đảng viên",
        *(
            "của bản thân",
            "bản thân",
            "của anh/chị",
            "anh/chị",
            "của ông/bà",
            "ông/bà",
            "của quý vị",
            "của bạn",
            "có dấu",
            "nơi đến",
        ),
        # Those of a form that asks.
        *("đã học", "đã học qua", "nào", "gì", "là gì", "mấy", "cho biết", "vui lòng", "xin", "ghi theo", "ngạch nào"),
    ),
)
HEADER_TURNS = (
    *("quy hoạch", "dự kiến", "phương án", "đề nghị", "đề xuất", "cũ", "trước", "nhu cầu", "cần", "yêu cầu", "chuẩn"),
    *("trường", "cơ sở", "nơi", "năm", "ngày", "thời gian", "vợ", "chồng", "con", "bố", "mẹ", "cha", "kiêm", "đang"),
    *("thiếu", "chưa", "cử", "học", "kế hoạch", "đăng ký", "số", "mã", "ngạch", "dạy", "hệ", "xếp loại", "đoàn thể"),
    *("hình thức", "dự nguồn", "nguồn", "sau", "mới", "khi", "lúc", "ban đầu", "đầu vào", "tuyển dụng"),
)

# Whose name stands in a list of people beside their own.
OTHERS = (
    *("vợ", "chồng", "con", "bố", "mẹ", "cha", "người thân", "thân nhân", "thân", "giới thiệu", "phụ trách", "quản lý"),
    *("thay thế", "thủ trưởng", "chủ hộ", "người lập"),
)


def party_paths(*parts: str) -> tuple[str, ...]:
    """Each part under each of the names of the Party's columns."""
    return tuple(f"{upper} > {part}" for upper in PARTY for part in parts)


def under(upper: str, *parts: str) -> tuple[str, ...]:
    """Columns under one header."""
    return tuple(f"{upper} > {part}" for part in parts)


PEOPLE = register(
    Format(
        code="people",
        label=_("Roster of cadres and civil servants"),
        title="DANH SÁCH TRÍCH NGANG CÁN BỘ, CÔNG CHỨC",
        own_headings=("trích ngang",),
        person=("full_name", "family_part", "given_part"),
        whom=("birth", "male", "female", "sex", "citizen_id", "titles", "unit_text", "note"),
        held=("citizen_id", "full_name"),
        coded="person_code",
        hallmarks=("titles", "party_titles", "government_titles", "union_titles", "previous_titles", "grade"),
        counter=("TT", "STT", "Số TT", "Số thứ tự", "S TT", "SốTT", "No", "Thứ tự"),
        neutral=(
            "Trình độ",
            "Trình độ đào tạo",
            "Trình độ đào tạo, bồi dưỡng",
            "Trình độ học vấn",
            "Đào tạo, bồi dưỡng",
            "Trình độ, bồi dưỡng",
            "Trình độ, đào tạo, bồi dưỡng",
            "Trình độ đào tạo và bồi dưỡng",
            "Trình độ các mặt",
            *("Trình độ, năng lực", "Năng lực, trình độ", "Trình độ năng lực"),
            "Trình độ hiện nay",
            "Trình độ chung",
            "Trình độ học vấn, chuyên môn",
            "Về trình độ",
            "Đào tạo",
            "Văn bằng, chứng chỉ",
            "Bằng cấp, chứng chỉ",
            "Thông tin cá nhân",
            "Sơ yếu lý lịch",
            "Thông tin chung",
            *("Giấy tờ tùy thân", "Giấy tờ cá nhân", "Số giấy tờ"),
            *("Hiện trạng", "Thực trạng", "Hiện có"),
        ),
        fillers=HEADER_FILLERS,
        turning=HEADER_TURNS,
        others=OTHERS,
        ignored=(
            "Ngày vào Đoàn",
            "Ngày bắt đầu đóng BHXH",
            "Đại biểu HĐND",
            *under("Đại biểu HĐND", "Tỉnh", "Huyện", "Xã", "Cấp tỉnh", "Cấp huyện", "Cấp xã"),
            # What somebody speaks, and not the ethnic group.
            *("Tiếng dân tộc", "Tiếng dân tộc thiểu số", "Ngôn ngữ dân tộc", "Ngôn ngữ dân tộc thiểu số"),
            "QPAN",
            "Quốc phòng an ninh",
            *under(
                "Tuổi", "≤30", "Dưới 30", "Từ 30 trở xuống", "31-40", "41-50", "51-60", "Nữ 51-55", "Nam 56-60", ">60"
            ),
            *under("Độ tuổi", "≤30", "Dưới 30", "Từ 30 trở xuống", "31-40", "41-50", "51-60", ">60"),
            "Thời gian giữ chức vụ",
            "Hệ số",
            "Bậc",
            "Mức lương",
            *under("Mức lương", "Hệ số", "Bậc"),
            *under("Mức lương hiện hưởng", "Hệ số", "Bậc"),
            *under("Lương", "Hệ số", "Bậc"),
            "Hệ số lương",
            "Bậc lương",
            "Phụ cấp",
            *under(
                "Phụ cấp", "Chức vụ", "Trách nhiệm", "Khu vực", "Vượt khung", "Tổng %", "Tổng phụ cấp theo %", "Khác"
            ),
            "Diện bố trí",
            "Nơi ở hiện nay",
            "Ngày cấp",
            "Nơi cấp",
        ),
        groups={
            **dict.fromkeys(("Cán bộ", "Cán bộ chuyên trách", "Cán bộ cấp xã", "Cán bộ xã"), Category.CADRE),
            **dict.fromkeys(("Công chức", "Công chức cấp xã", "Công chức chuyên môn"), Category.CIVIL_SERVANT),
            **dict.fromkeys(
                (
                    "Người hoạt động không chuyên trách",
                    "Những người hoạt động không chuyên trách",
                    "Cán bộ không chuyên trách",
                    "Không chuyên trách",
                    "KCT",
                ),
                Category.NON_PROFESSIONAL,
            ),
        },
        units=(
            "UBND xã",
            "UBND phường",
            "UBND thị trấn",
            "UBND đặc khu",
            "Ủy ban nhân dân xã",
            "Ủy ban nhân dân phường",
            "Ủy ban nhân dân thị trấn",
            "Ủy ban nhân dân đặc khu",
            "Đảng ủy xã",
            "Đảng ủy phường",
            "Đảng ủy thị trấn",
            "Đảng bộ xã",
            "Đảng bộ phường",
            "Xã",
            "Phường",
            "Thị trấn",
            "Đặc khu",
        ),
    )
)
