"""Invented people of invented communes; nobody of them lives."""

from dataclasses import dataclass, field
from random import Random

FAMILIES = (
    *("Bùi", "Đinh", "Quách", "Nguyễn", "Hà", "Trần", "Lê", "Phạm", "Xa", "Lường", "Hoàng", "Vũ", "Đặng", "Bạch"),
    *("Ngô", "Phùng", "Triệu", "Cao", "Đỗ", "Võ"),
)
MEN = (
    *("Hùng", "Dũng", "Sơn", "Phúc", "Cường", "Hòa", "Thụy", "Quý", "Toàn", "Thắng", "Huỳnh", "Khuê", "Ánh"),
    *("Đức", "Ước", "Tuấn", "Khỏe", "Duy", "Nghĩa", "Giỏi", "Quyết", "Ích", "Bằng", "Nguyễn"),
)
WOMEN = (
    *("Hạnh", "Nguyệt", "Yến", "Lan", "Hương", "Thảo", "Thủy", "Thúy", "Hòa", "Loan", "Uyên", "Hoài", "Ánh"),
    *("Quỳnh", "Tuyết", "Xoan", "Oanh", "Huế", "Thùy", "Nhàn", "Ngoan", "Mỹ", "Lý", "Út"),
)
MIDDLE_MEN = ("Văn", "Đức", "Xuân", "Hữu", "Quang", "Minh", "Công", "Văn Huy", "Bá", "Thế")
MIDDLE_WOMEN = ("Thị", "Thị Thu", "Thị Ngọc", "Thị Hoài", "Thúy", "Minh", "Thị Ái", "Kim")
# Names that do not follow the usual order, with their group and sex.
UNUSUAL = (
    ("Giàng A", "Dờ", "DT_HMONG", "male"),
    ("Sùng Thị", "Mỷ", "DT_HMONG", "female"),
    ("H'Hen", "Niê", "DT_E_DE", "female"),
    ("Y Thim", "Byă", "DT_E_DE", "male"),
    ("Khà Y", "Mỹ", "DT_HMONG", "female"),
    ("Lò Văn", "Ơn", "DT_THAI", "male"),
)
GROUPS = ("DT_KINH",) * 4 + ("DT_MUONG",) * 8 + ("DT_TAY", "DT_THAI", "DT_DAO", "DT_HMONG", "DT_HOA")
RARE_GROUPS = ("DT_KHO_ME", "DT_NUNG", "DT_GIA_RAI", "DT_E_DE", "DT_SAN_CHAY", "DT_BRU_VAN_KIEU", "DT_RA_GLAI")
PLACES = ("017", "017", "017", "025", "026", "001", "030", "040", "036", "002")
DUTY_LEVELS: dict[str, tuple[tuple[str, ...], tuple[int, ...]]] = {
    "gen_edu": (("GDPT_THPT", "GDPT_THCS", "GDPT_TH"), (90, 8, 2)),
    "prof_edu": (("CM_DH", "CM_TC", "CM_CD", "CM_THS", "CM_SC", "CM_CHUA", "CM_TS"), (50, 20, 10, 8, 5, 6, 1)),
    "pol_theory": (("LLCT_TC", "LLCT_SC", "LLCT_CC", "LLCT_CHUA", "LLCT_CN"), (55, 20, 10, 12, 3)),
    "state_mgmt": (("QLNN_CV", "QLNN_CHUA", "QLNN_CVC", "QLNN_CS"), (60, 20, 10, 10)),
    "it_level": (
        ("TH_A", "TH_B", "TH_UDCNTT_CB", "TH_CHUA", "TH_UDCNTT_NC", "TH_TC", "TH_DH", "TH_C", "TH_CD"),
        (25, 25, 25, 8, 5, 3, 3, 3, 3),
    ),
    "foreign_lang": (
        ("NN_BAC1", "NN_BAC2", "NN_BAC3", "NN_CHUA", "NN_BAC4", "NN_DH"),
        (25, 30, 15, 20, 5, 5),
    ),
}


@dataclass(frozen=True)
class Invented:
    """Everything about a person that a roster might tell. Dates are (year, month, day); a 0 is unknown."""

    family: str  # family and middle names
    given: str
    sex: str
    born: tuple[int, int, int]
    ethnic: str
    citizen_id: str
    titles: tuple[str, ...]
    joined: tuple[int, int, int] | None
    levels: dict[str, str] = field(default_factory=dict)
    studying: dict[str, str] = field(default_factory=dict)
    phone: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.family} {self.given}"


def invent(chance: Random, titles: tuple[str, ...]) -> Invented:
    """One person, who is plausible: ages, Party dates and citizen id agree with each other."""
    family, given, ethnic, sex = _named(chance)
    year = chance.randint(1966, 1999)
    born = (year, chance.randint(1, 12), chance.randint(1, 28))
    place = chance.choice(PLACES)
    citizen_id = f"{place}{0 if sex == 'male' else 1}{year % 100:02}{chance.randint(0, 999_999):06}"
    levels = {ladder: chance.choices(*drawn)[0] for ladder, drawn in DUTY_LEVELS.items()}
    return Invented(
        *(family, given, sex, born, ethnic, citizen_id, titles),
        joined=_joined(chance, year),
        levels=levels,
        studying=_studying(chance, levels),
        phone=f"09{chance.randint(0, 99_999_999):08}",
    )


def _named(chance: Random) -> tuple[str, str, str, str]:
    if chance.random() < 0.06:
        return chance.choice(UNUSUAL)
    is_woman = chance.random() < 0.4
    middle = chance.choice(MIDDLE_WOMEN if is_woman else MIDDLE_MEN)
    given = chance.choice(WOMEN if is_woman else MEN)
    ethnic = chance.choice(RARE_GROUPS) if chance.random() < 0.08 else chance.choice(GROUPS)
    return f"{chance.choice(FAMILIES)} {middle}", given, ethnic, "female" if is_woman else "male"


def _joined(chance: Random, born: int) -> tuple[int, int, int] | None:
    """Some are not in the Party; who is joined at 20 or later."""
    if chance.random() < 0.25:
        return None
    return (chance.randint(born + 20, min(born + 36, 2022)), chance.randint(1, 12), chance.randint(1, 28))


def _studying(chance: Random, levels: dict[str, str]) -> dict[str, str]:
    if chance.random() > 0.12:
        return {}
    if levels["prof_edu"] in ("CM_TC", "CM_CD"):
        return {"prof_edu": "CM_DH"}
    return {"pol_theory": "LLCT_CC"} if levels["pol_theory"] == "LLCT_TC" else {}
