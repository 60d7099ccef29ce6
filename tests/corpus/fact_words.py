"""Lists of facts in the words of offices: headings, headers and cells, each cell with what a careful reader takes."""

from dataclasses import dataclass, field

Cells = tuple[tuple[object, object], ...]


@dataclass(frozen=True)
class Told:
    """A column: the key that it states, how its header may read, its cells with their values."""

    key: str
    headers: tuple[str, ...]
    cells: Cells


@dataclass(frozen=True)
class Kind:
    """A kind of list: its format, how its heading may read, its columns, and what the heading says of all rows."""

    format: str
    headings: tuple[str, ...]
    columns: tuple[Told, ...]
    above: dict[str, object] = field(default_factory=dict)


LEVELS = (
    *(("HTTNV", "XL_HTT"), ("HT tốt nhiệm vụ", "XL_HTT"), ("Hoàn thành XSNV", "XL_HTXS"), ("HTXS nhiệm vụ", "XL_HTXS")),
    *(("Hoàn thành nhiệm vụ", "XL_HT"), ("Không HTNV", "XL_KHT")),
)
AWARDS = (
    *(("LĐTT", "TD_LDTT"), ("CSTĐ cấp cơ sở", "TD_CSTD_CS"), ("BK UBND tỉnh", "KT_BK_TINH")),
    *(("Giấy khen UBND huyện Yên Thủy", "KT_GK_HUYEN"), ("Huy hiệu Đảng 30 năm", "HH_30")),
)
TITLES = (
    *(
        ("CT HĐND xã", "CD_CTHD"),
        ("Bí thư ĐU", "CD_BT"),
        ("PCT UBND", "CD_PCTUB"),
        ("Chủ tịch Hội Nông dân", "CD_CTND"),
    ),
)
CAUSES = (*(("Hưu trí", "TT_NH"), ("Về hưu trước tuổi", "TT_NHTT"), ("Xin thôi việc", "TT_TV"), ("Từ trần", "TT_TT")),)
PAPERS = (("15/QĐ-UBND ngày 12/3/2024", "15/QĐ-UBND"), ("Số 7/QĐ-UBND, ngày 05/01/2023", "7/QĐ-UBND"))
DAYS = (("01/07/2024", "2024-07-01"), ("5.3.2023", "2023-03-05"))
PARTY_PAPERS = (("15-QĐ/ĐU", "15-QĐ/ĐU"), ("63-QĐ/UBKT", "63-QĐ/UBKT"))
LEVEL = Told("level", ("Mức xếp loại", "Kết quả đánh giá, xếp loại", "Mức độ hoàn thành nhiệm vụ năm 2024"), LEVELS)
SCORE = Told(
    "score", ("Tổng điểm", "Điểm đạt được", "Điểm cấp có thẩm quyền phê duyệt"), (("85,5", "85.5"), (92, "92"))
)
OFF = Told("leaving_from", ("Nghỉ từ ngày", "Thời điểm nghỉ", "Thời gian nghỉ"), DAYS)
KINDS = (
    Kind(
        "ratings",
        ("KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI CBCC NĂM 2024", "TỔNG HỢP XẾP LOẠI CÁN BỘ, CÔNG CHỨC NĂM 2024"),
        (LEVEL, SCORE),
        {"year": 2024, "track": "state"},
    ),
    Kind(
        "ratings",
        ("XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN NĂM 2024", "DANH SÁCH ĐẢNG VIÊN ĐƯỢC ĐÁNH GIÁ, XẾP LOẠI NĂM 2024"),
        (LEVEL,),
        {"year": 2024, "track": "party"},
    ),
    Kind(
        "period_scores",
        ("BẢNG ĐIỂM ĐÁNH GIÁ CÁN BỘ, CÔNG CHỨC QUÝ IV NĂM 2024", "ĐIỂM ĐÁNH GIÁ CBCC THEO QUÝ: QUÝ IV NĂM 2024"),
        (SCORE,),
        {"year": 2024, "period_kind": "quarter", "period_number": 4},
    ),
    Kind(
        "commendations",
        ("DANH SÁCH CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2024", "TỔNG HỢP DANH HIỆU THI ĐUA NĂM 2024"),
        (
            Told("form", ("Hình thức khen thưởng", "Danh hiệu", "Hình thức, danh hiệu"), AWARDS),
            Told("decision_number", ("Số, ngày quyết định", "Quyết định khen thưởng", "Số QĐ, ngày tháng năm"), PAPERS),
        ),
        {"year": 2024},
    ),
    Kind(
        "discipline",
        ("DANH SÁCH ĐẢNG VIÊN BỊ THI HÀNH KỶ LUẬT", "CÁN BỘ, CÔNG CHỨC BỊ KỶ LUẬT"),
        (
            Told("description", ("Nội dung vi phạm", "Hành vi vi phạm"), (("Thu chi sai quy định",) * 2,)),
            Told("party_form", ("Hình thức kỷ luật", "Hình thức"), (("Cảnh cáo", "KLDV_CC"), ("Khai trừ", "KLDV_KTR"))),
            Told("party_number", ("Số quyết định", "Quyết định số"), PARTY_PAPERS),
        ),
    ),
    Kind(
        "planning",
        ("QUY HOẠCH CÁN BỘ NHIỆM KỲ 2025 - 2030", "DANH SÁCH QUY HOẠCH CHỨC DANH LÃNH ĐẠO NHIỆM KỲ 2025-2030"),
        (
            Told("planned_title", ("Chức danh quy hoạch", "Quy hoạch vào chức danh"), TITLES),
            Told("decision_number", ("Số, ngày quyết định phê duyệt", "Quyết định phê duyệt"), PAPERS),
        ),
        {"term": "NK_2025_2030"},
    ),
    Kind(
        "movements",
        ("DANH SÁCH CÁN BỘ LUÂN CHUYỂN", "TỔNG HỢP LUÂN CHUYỂN CÁN BỘ GIAI ĐOẠN 2022-2024"),
        (
            Told("to_place", ("Nơi đến", "Đơn vị nhận luân chuyển"), (("Bảo Hiệu",) * 2, ("Lạc Lương",) * 2)),
            Told("to_title", ("Chức vụ mới", "Chức vụ sau khi luân chuyển"), TITLES),
            Told("starts_on", ("Từ ngày", "Thời điểm luân chuyển"), DAYS),
        ),
        {"kind": "DC_LC"},
    ),
    Kind(
        "departures",
        ("DANH SÁCH CÁN BỘ NGHỈ HƯU, THÔI VIỆC", "TỔNG HỢP THÔI VIỆC, NGHỈ HƯU NĂM 2024"),
        (Told("leaving_cause", ("Lý do nghỉ", "Hình thức nghỉ", "Lý do giảm"), CAUSES), OFF),
    ),
    Kind("departures", ("DANH SÁCH NGHỈ HƯU TRƯỚC TUỔI NĂM 2024",), (OFF,), {"leaving_cause": "TT_NHTT"}),
    Kind(
        "training",
        ("KẾT QUẢ HỌC TẬP LỚP TRUNG CẤP LLCT K12",),
        (
            Told("result", ("Xếp loại tốt nghiệp", "Kết quả xếp loại"), (("Giỏi", "very_good"), ("Khá", "good"))),
            Told("certificate_number", ("Số chứng chỉ", "Số vào sổ"), (("15/CC", "15/CC"),)),
        ),
        {"class_name": "LỚP TRUNG CẤP LLCT K12"},
    ),
    Kind(
        "health",
        ("KẾT QUẢ KHÁM SỨC KHỎE CÁN BỘ, CÔNG CHỨC",),
        (
            Told("health_class", ("Phân loại sức khỏe", "Xếp loại sức khỏe"), (("Loại II", "SK_2"), ("Khỏe", "SK_2"))),
            Told("examined", ("Ngày khám", "Thời gian khám"), DAYS),
        ),
    ),
)
# Lists of the same people of which nothing may be taken in silence: heading, header, cells.
FOREIGN = (
    ("DANH SÁCH CHI TIỀN THƯỞNG NĂM 2024", "Xếp loại", "HTTNV"),
    ("DANH SÁCH", "Xếp loại năm 2024 | Thành tiền | Ký nhận", "HTTNV"),
    ("BẢNG KÊ CHI THƯỞNG CÁ NHÂN ĐẠT DANH HIỆU NĂM 2024", "Danh hiệu", "LĐTT"),
    ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2024", "Danh hiệu thi đua", "LĐTT"),
    ("QUYẾT ĐỊNH NÂNG BẬC LƯƠNG THƯỜNG XUYÊN", "Hệ số mới", "2,67"),
    ("BẢNG CHẤM CÔNG THÁNG 12 NĂM 2024", "Số công", 22),
    ("DANH BẠ ĐIỆN THOẠI", "Số điện thoại", "0912345678"),
    ("DANH SÁCH ĐẾN TUỔI NGHỈ HƯU GIAI ĐOẠN 2025-2030", "Thời điểm nghỉ hưu", "01/07/2027"),
    ("DỰ KIẾN NHÂN SỰ QUY HOẠCH NHIỆM KỲ 2025-2030", "Chức danh quy hoạch", "Chủ tịch UBND"),
    ("DANH SÁCH HỘ NGHÈO NĂM 2024", "Xếp loại", "Hộ nghèo"),
    ("LỊCH TRỰC TẾT", "Ngày trực", "29/01/2025"),
    ("DANH SÁCH ỦNG HỘ QUỸ VÌ NGƯỜI NGHÈO", "Số tiền", 200_000),
)
