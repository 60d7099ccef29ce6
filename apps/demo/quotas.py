"""How many people of each circle hold each level, so that every published figure comes out as printed.

The article's figures contradict each other unless the committees have members who are neither commune cadres nor
civil servants: the committee alone holds more advanced certificates (4 % of 2,093) than all cadres and civil servants
together (1 % of 3,206). Here those members are police chiefs, heads of schools and secretaries of village cells.
The remainders that the article does not name are unknown (None).
"""

from collections import Counter
from collections.abc import Mapping
from enum import Enum

Quota = Mapping[str | None, int]


class Circle(Enum):
    """Which groups of the report a person stands in."""

    STANDING = "cadre or civil servant in the standing committee"
    STANDING_OUTSIDE = "police chief in the standing committee"
    EXECUTIVE = "cadre or civil servant in the executive committee only"
    EXECUTIVE_OUTSIDE = "outsider in the executive committee only"
    NO_SEAT = "cadre or civil servant without a seat"


CADRES_AND_CIVIL_SERVANTS = 3206
YEN_THUY = 235
EXECUTIVE_COMMITTEE = 2093
STANDING_COMMITTEE = 641
POLICE_IN_STANDING = 120
SCHOOL_HEADS = 60
CELL_SECRETARIES = 40

PROFESSIONAL: dict[Circle, Quota] = {
    Circle.STANDING: {"CM_THS": 34, "CM_DH": 470, "CM_CD": 17},
    Circle.STANDING_OUTSIDE: {"CM_THS": 4, "CM_DH": 114, "CM_CD": 2},
    Circle.EXECUTIVE: {"CM_THS": 27, "CM_DH": 1089, "CM_CD": 42, "CM_TC": 150, "CM_SC": 9, "CM_CHUA": 4},
    Circle.EXECUTIVE_OUTSIDE: {"CM_THS": 8, "CM_DH": 70, "CM_CD": 6, "CM_TC": 27, "CM_SC": 8, "CM_CHUA": 12},
    Circle.NO_SEAT: {
        "CM_TS": 1,
        "CM_THS": 6,
        "CM_DH": 1095,
        "CM_CD": 133,
        "CM_TC": 108,
        "CM_SC": 7,
        "CM_CHUA": 4,
        None: 10,
    },
}
POLITICAL: dict[Circle, Quota] = {
    Circle.STANDING: {"LLCT_CC": 26, "LLCT_CN": 4, "LLCT_TC": 491},
    Circle.STANDING_OUTSIDE: {"LLCT_CC": 26, "LLCT_CN": 2, "LLCT_TC": 92},
    Circle.EXECUTIVE: {"LLCT_CC": 6, "LLCT_TC": 1165, "LLCT_SC": 150},
    Circle.EXECUTIVE_OUTSIDE: {"LLCT_CC": 19, "LLCT_TC": 60, "LLCT_SC": 43, "LLCT_CHUA": 9},
    Circle.NO_SEAT: {"LLCT_CC": 4, "LLCT_TC": 684, "LLCT_SC": 138, None: 538},
}
# What of the above falls on Yên Thủy, whose own figures are published; the rest of each circle there holds the
# level in the second table.
YEN_THUY_PROFESSIONAL: dict[Circle, Quota] = {
    Circle.STANDING: {"CM_THS": 4},
    Circle.EXECUTIVE: {"CM_THS": 4, "CM_CD": 2, "CM_TC": 3},
    Circle.NO_SEAT: {"CM_THS": 2, "CM_CD": 3, "CM_TC": 3, None: 10},
}
YEN_THUY_POLITICAL: dict[Circle, Quota] = {
    Circle.STANDING: {"LLCT_CC": 4},
    Circle.EXECUTIVE: {"LLCT_CC": 1, "LLCT_SC": 18},
    Circle.NO_SEAT: {"LLCT_SC": 30, None: 15},
}
YEN_THUY_STATE_MANAGEMENT: Quota = {"QLNN_CVC": 3, "QLNN_CV": 205, None: 27}
# The two communes that the article praises for their masters.
MASTERS_BY_COMMUNE = {"05356": 2, "05365": 2}


def filled(quota: Quota, size: int, rest: str) -> Counter[str | None]:
    """The quota for `size` people, the unnamed of whom hold `rest`."""
    counts: Counter[str | None] = Counter(quota)
    counts[rest] += size - counts.total()
    return counts


def remaining(whole: Quota, part: Counter[str | None]) -> Counter[str | None]:
    """What is left of the whole for the others."""
    left = Counter(whole)
    left.subtract(part)
    if min(left.values()) < 0:
        raise ValueError(f"More people than the quota holds: {left}")
    return left
