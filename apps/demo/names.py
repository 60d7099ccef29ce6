"""Names that sound like the province; each is put together by chance and belongs to nobody."""

from random import Random

KINH, MUONG, THAI, TAY, DAO, HMONG = "DT_KINH", "DT_MUONG", "DT_THAI", "DT_TAY", "DT_DAO", "DT_HMONG"

FAMILIES = {
    KINH: "Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Hoàng Vũ Đỗ Ngô Dương Phan Lưu Tạ Trịnh Đào".split(),
    MUONG: "Bùi Bùi Bùi Bùi Đinh Đinh Quách Quách Bạch Hà Nguyễn Phùng".split(),
    THAI: "Hà Hà Lò Vì Khà Ngần Lường Lộc Cà".split(),
    TAY: "Xa Xa Lường Hà Sa Hoàng Đinh".split(),
    DAO: "Triệu Bàn Đặng Lý Dương Phùng".split(),
    HMONG: "Giàng Sùng Vàng Phàng Mùa Khà Hạng".split(),
}
MALE_MIDDLE = "Văn Văn Văn Văn Đức Xuân Minh Quang Hữu Thanh Công Ngọc Mạnh Trung Quốc Anh Tiến Huy".split()
FEMALE_MIDDLE = "Thị Thị Thị Thị Thị Thu Hồng Ngọc Thanh Minh Kim Bích Thúy Hoài Phương Thanh".split()
MALE_GIVEN = (
    "Hùng Dũng Cường Tuấn Thắng Hải Sơn Long Nam Bình Đức Trung Kiên Quyết Hưng Thành Tùng Toàn Chiến Thịnh Hiếu "
    "Phong Lâm Quân Khánh Tiến Luyện Nhiên Thực Chức Ửng Ón Dậu Hạnh Điệp Huấn Thiện Vinh Khiển Diện Tuyển Quý"
).split()
FEMALE_GIVEN = (
    "Hương Hoa Lan Hạnh Nga Thủy Hiền Huệ Nguyệt Yến Loan Thảo Trang Hà Phượng Mai Dung Hằng Liên Quyên Xuân Thúy "
    "Ngân Oanh Tuyết Chinh Nhung Vân Hòa Phương Lương Duyên Thơm Hậu Lý Điểm Khuyên Thêu Ánh Ngọc Anh Nhàn"
).split()
HMONG_GIVEN = "Dờ Sềnh Páo Tồng Chờ Lự Dia Say Cháng Súa Lồng Giống".split()

# How many of a hundred belong to each group, by district; Mai Châu is Thái, its two high communes Hmông.
SHARES = {
    "148": {KINH: 62, MUONG: 34, THAI: 2, DAO: 2},
    "150": {TAY: 41, MUONG: 34, DAO: 16, KINH: 9},
    "152": {MUONG: 62, KINH: 36, DAO: 2},
    "153": {MUONG: 82, KINH: 15, DAO: 3},
    "154": {MUONG: 74, KINH: 22, DAO: 4},
    "155": {MUONG: 85, KINH: 15},
    "156": {THAI: 60, MUONG: 22, KINH: 13, TAY: 5},
    "157": {MUONG: 90, KINH: 10},
    "158": {MUONG: 69, KINH: 31},
    "159": {MUONG: 47, KINH: 51, DAO: 2},
}
HMONG_COMMUNES = {"05209", "05212"}


def choose_group(*, district: str, commune: str, chance: Random) -> str:
    """An ethnic group that is likely in the commune."""
    if commune in HMONG_COMMUNES:
        return chance.choices([HMONG, THAI, KINH], [82, 10, 8])[0]
    shares = SHARES[district]
    return chance.choices(list(shares), list(shares.values()))[0]


def invent_name(*, group: str, is_female: bool, chance: Random) -> str:
    """A full name in title case."""
    family = chance.choice(FAMILIES[group])
    if group == HMONG:
        return f"{family} {'Thị' if is_female else 'A'} {chance.choice(HMONG_GIVEN)}"
    middle, given = (FEMALE_MIDDLE, FEMALE_GIVEN) if is_female else (MALE_MIDDLE, MALE_GIVEN)
    middle_name, given_name = chance.choice(middle), chance.choice(given)
    while middle_name == given_name:
        given_name = chance.choice(given)
    if group in (KINH, MUONG) and chance.random() < 0.12:
        return f"{family} {middle_name} {chance.choice(given)} {given_name}"
    return f"{family} {middle_name} {given_name}"
