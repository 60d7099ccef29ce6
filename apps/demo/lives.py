"""What goes with a name: birth, posts with their years, Party dates, diplomas. All invented, all plausible."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from apps.demo.structure import Draft

DAY = date(2025, 2, 28)
REPORTED = date(2024, 12, 31)
FIRST_DAY = date(2020, 1, 1)
ALWAYS_FEMALE = {"CD_CTPN", "KCT_PCTPN"}
MOSTLY_MALE = {"CD_BT", "CD_CTUB", "CD_CHTQS", "CD_CTCCB", "KCT_PCHTQS", "KCT_PCTCCB"}
AGES = {
    "CD_BTDTN": (25, 35),
    "KCT_PBTDTN": (22, 33),
    "CD_CTCCB": (48, 60),
    "KCT_PCTCCB": (45, 64),
    "KCT_NCT": (58, 71),
    "CD_BT": (40, 58),
    "CD_CTUB": (38, 57),
    "CD_PBT": (36, 56),
}
SPECIALTIES = {
    "CD_TCKT": ["Kế toán", "Tài chính - Ngân hàng"],
    "CD_DCXD": ["Quản lý đất đai", "Kỹ thuật xây dựng", "Lâm nghiệp"],
    "CD_TPHT": ["Luật", "Luật kinh tế"],
    "CD_VHXH": ["Công tác xã hội", "Quản lý văn hóa", "Xã hội học"],
    "CD_VPTK": ["Hành chính học", "Quản trị văn phòng", "Luật"],
    "CD_CHTQS": ["Quân sự cơ sở", "Giáo dục quốc phòng và an ninh"],
    "police": ["Quản lý nhà nước về an ninh, trật tự", "Điều tra hình sự"],
    "school": ["Sư phạm Toán học", "Sư phạm Ngữ văn", "Quản lý giáo dục"],
}
OTHER_SPECIALTIES = [
    "Luật",
    "Hành chính học",
    "Nông nghiệp",
    "Lâm nghiệp",
    "Quản lý kinh tế",
    "Kế toán",
    "Khoa học cây trồng",
]
COLLEGES = ["Trường Cao đẳng Hòa Bình", "Trường Cao đẳng Kinh tế - Kỹ thuật Hòa Bình"]
UNIVERSITY = "Học viện Hành chính Quốc gia"
# Where the specialties are taught; the rest at `UNIVERSITY`.
UNIVERSITIES = {
    "Luật": "Trường Đại học Luật Hà Nội",
    "Luật kinh tế": "Trường Đại học Luật Hà Nội",
    "Kế toán": "Học viện Tài chính",
    "Tài chính - Ngân hàng": "Học viện Ngân hàng",
    "Quản lý đất đai": "Trường Đại học Lâm nghiệp",
    "Lâm nghiệp": "Trường Đại học Lâm nghiệp",
    "Kỹ thuật xây dựng": "Trường Đại học Xây dựng Hà Nội",
    "Nông nghiệp": "Học viện Nông nghiệp Việt Nam",
    "Khoa học cây trồng": "Học viện Nông nghiệp Việt Nam",
    "Quản lý kinh tế": "Học viện Nông nghiệp Việt Nam",
    "Công tác xã hội": "Trường Đại học Lao động - Xã hội",
    "Xã hội học": "Trường Đại học Công đoàn",
    "Quản lý văn hóa": "Trường Đại học Văn hóa Hà Nội",
    "Quân sự cơ sở": "Trường Sĩ quan Lục quân 1",
    "Giáo dục quốc phòng và an ninh": "Trường Sĩ quan Lục quân 1",
    "Quản lý nhà nước về an ninh, trật tự": "Học viện Cảnh sát nhân dân",
    "Điều tra hình sự": "Học viện Cảnh sát nhân dân",
    "Sư phạm Toán học": "Trường Đại học Tây Bắc",
    "Sư phạm Ngữ văn": "Trường Đại học Tây Bắc",
}
TRADE_SCHOOL = "Trường Trung cấp Kinh tế - Kỹ thuật Hòa Bình"
POLITICAL_SCHOOL = {"LLCT_CC": "Học viện Chính trị khu vực I", "LLCT_CN": "Học viện Báo chí và Tuyên truyền"}
PROVINCIAL_SCHOOL = "Trường Chính trị tỉnh Hòa Bình"


@dataclass(frozen=True)
class Life:
    """The personal facts of a draft."""

    is_female: bool
    born: date
    birth_precision: str
    since: date
    before: date | None
    joined: date | None


def invent_life(person: Draft, chance: Random) -> Life:
    """Sex, birth and the dates of a career that fit the post."""
    key = person.title or person.outside
    is_female = key in ALWAYS_FEMALE or chance.random() < (0.06 if key in MOSTLY_MALE else 0.34)
    youngest, oldest = AGES.get(key, (27, 55))
    born = DAY - timedelta(days=chance.randint(youngest * 366, oldest * 365))
    precision = chance.choices(["day", "month", "year"], [93, 2, 5])[0]
    born = {"day": born, "month": born.replace(day=1), "year": born.replace(month=1, day=1)}[precision]
    since = FIRST_DAY + timedelta(days=30 * chance.randint(0, 56))
    before = FIRST_DAY if since.year >= 2022 and chance.random() < 0.35 else None
    return Life(is_female, born, precision, since, before, _joined(person, born, chance))


def _joined(person: Draft, born: date, chance: Random) -> date | None:
    """Every committee member and nearly every cadre is in the Party."""
    is_cadre = (person.title or "").startswith("CD_") and person.title not in SPECIALTIES
    if person.seat is None and chance.random() > (
        0.97 if is_cadre else 0.72 if not person.is_non_professional else 0.55
    ):
        return None
    age = chance.randint(21, 29)
    return min(date(born.year + age, chance.randint(1, 12), chance.randint(1, 28)), date(2023, 9, 2))


def specialty(person: Draft, chance: Random) -> str:
    return chance.choice(SPECIALTIES.get(person.title or person.outside, OTHER_SPECIALTIES))


def award_year(born: date, level: str, chance: Random) -> int:
    """The year in which a diploma of the level was likely given."""
    earliest = {"CM_THS": 28, "CM_TS": 34, "LLCT_CC": 34, "LLCT_CN": 30, "LLCT_TC": 26}.get(level, 21)
    first = born.year + earliest
    return min(max(first + chance.randint(0, 8), 1985), 2024)


def school(level: str, subject: str, chance: Random) -> str:
    """Where such a diploma is given in this part of the country."""
    if level.startswith("LLCT"):
        return POLITICAL_SCHOOL.get(level, PROVINCIAL_SCHOOL)
    if level.startswith("QLNN"):
        return PROVINCIAL_SCHOOL
    if level in ("CM_DH", "CM_THS", "CM_TS"):
        return UNIVERSITIES.get(subject, UNIVERSITY)
    return chance.choice(COLLEGES) if level == "CM_CD" else TRADE_SCHOOL


def citizen_id(*, is_female: bool, born: date, number: int) -> str:
    """Province of birth registration, century and sex, year, and a running number in place of the random one."""
    century = (2 if born.year >= 2000 else 0) + is_female
    return f"017{century}{born.year % 100:02}{number:06}"
