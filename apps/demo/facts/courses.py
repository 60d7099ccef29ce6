"""The courses of the demonstration: what they cost a person, how long they last, for whom they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MILLION = 1_000_000


@dataclass(frozen=True)
class LevelCourse:
    """A course that leads to a level."""

    code: str
    name: str
    months: int
    price: int
    funding: str = "NS_TINH"


@dataclass(frozen=True)
class Line:
    """A line of every year's plan."""

    course: str
    audience: str
    people: int
    price: int
    funding: str = "NS_TINH"


@dataclass(frozen=True)
class Fostering:
    """A short course with the number of its classes in each year."""

    course: str
    name: str
    provider: str
    days: int
    price: int
    classes: Mapping[int, int]
    titles: tuple[str, ...] = ()
    funding: str = "NS_TINH"

    def is_for(self, title: str) -> bool:
        return not self.titles or title.startswith(self.titles)


LEVELS = {
    "LLCT_TC": LevelCourse("DT_LLCT_TC", "Trung cấp lý luận chính trị", 18, 9 * MILLION),
    "LLCT_CC": LevelCourse("DT_LLCT_CC", "Cao cấp lý luận chính trị", 18, 24 * MILLION),
    "QLNN_CV": LevelCourse("BD_QLNN_CV", "Quản lý nhà nước ngạch chuyên viên", 3, 3 * MILLION),
    "CM_DH": LevelCourse("DT_CM_DH", "Đại học hệ vừa làm vừa học", 36, 0, "TU_TUC"),
    "CM_THS": LevelCourse("DT_CM_THS", "Thạc sĩ", 24, 0, "TU_TUC"),
}
LEADERS = ("CD_BT", "CD_PBT", "CD_CTUB", "CD_PCTUB", "CD_CTHD", "CD_PCTHD")
CIVIL_SERVANTS = ("CD_VPTK", "CD_DCXD", "CD_TCKT", "CD_TPHT", "CD_VHXH")
FOSTERING = (
    Fostering(
        "BD_KNS", "Kỹ năng số cho cán bộ, công chức xã", "TCT_TINH", 3, MILLION // 2, {2023: 5, 2024: 9, 2025: 2}
    ),
    Fostering(
        "BD_VTVL", "Kỹ năng theo vị trí việc làm", "TCT_TINH", 5, MILLION, {2023: 6, 2024: 8, 2025: 1}, CIVIL_SERVANTS
    ),
    Fostering("BD_QPAN_3", "Quốc phòng và an ninh đối tượng 3", "BCHQS_TINH", 7, MILLION, {2023: 2, 2024: 2}, LEADERS),
    Fostering("BD_KTM", "Cập nhật kiến thức mới", "TCT_TINH", 4, MILLION, {2023: 2, 2024: 3}, LEADERS),
    Fostering("BD_XDD", "Nghiệp vụ công tác xây dựng Đảng", "TTCT_HUYEN", 4, MILLION // 2, {2023: 2, 2024: 2}, LEADERS),
    Fostering(
        "BD_DTCT", "Nghiệp vụ công tác đoàn thể", "TTCT_HUYEN", 3, MILLION // 2, {2024: 3}, ("CD_CT", "CD_BTDTN")
    ),
    Fostering("BD_TDT", "Tiếng Mường cho cán bộ, công chức", "TCT_TINH", 20, 3 * MILLION, {2024: 1}, CIVIL_SERVANTS),
)
LINES = (
    Line("DT_LLCT_TC", "Cán bộ, công chức trong quy hoạch", 90, 9 * MILLION),
    Line("DT_LLCT_CC", "Bí thư, Chủ tịch UBND xã", 110, 24 * MILLION),
    Line("BD_QLNN_CV", "Công chức chuyên môn", 150, 3 * MILLION),
    Line("DT_CM_DH", "Người chưa đạt chuẩn trình độ đại học", 60, 0, "TU_TUC"),
    Line("DT_CM_THS", "Cán bộ, công chức có nguyện vọng", 90, 0, "TU_TUC"),
    Line("BD_TDT", "Công chức người dân tộc khác công tác tại xã có đông người Mường", 50, 3 * MILLION),
    Line("BD_KNS", "Cán bộ, công chức, người hoạt động không chuyên trách", 480, MILLION // 2),
    Line("BD_VTVL", "Công chức chuyên môn", 460, MILLION),
    Line("BD_QPAN_3", "Lãnh đạo cấp xã", 120, MILLION),
    Line("BD_KTM", "Lãnh đạo cấp xã", 150, MILLION),
    Line("BD_XDD", "Bí thư, Phó Bí thư Đảng ủy", 120, MILLION // 2),
    Line("BD_DTCT", "Trưởng các đoàn thể", 160, MILLION // 2),
)
