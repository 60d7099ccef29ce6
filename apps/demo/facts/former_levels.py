"""What those who left had studied, and since when they were in the Party: the later they left, the nearer to now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from apps.demo.copying import Facts
from apps.demo.levels import LIKELY_NON_PROFESSIONAL
from apps.demo.pasts import FIRST_ROSTER

Shares = Mapping[str | None, int]
# Of a hundred who left in 2020, and of a hundred who left five years later.
FORMER: dict[str, tuple[Shares, Shares]] = {
    "prof_edu": (
        {"CM_THS": 1, "CM_DH": 57, "CM_CD": 9, "CM_TC": 25, "CM_SC": 3, "CM_CHUA": 4, None: 1},
        {"CM_THS": 1, "CM_DH": 74, "CM_CD": 7, "CM_TC": 14, "CM_SC": 2, "CM_CHUA": 1, None: 1},
    ),
    "pol_theory": (
        {"LLCT_CC": 1, "LLCT_TC": 52, "LLCT_SC": 19, "LLCT_CHUA": 9, None: 19},
        {"LLCT_CC": 1, "LLCT_TC": 66, "LLCT_SC": 13, "LLCT_CHUA": 3, None: 17},
    ),
    "state_mgmt": (
        {"QLNN_CVC": 1, "QLNN_CV": 54, "QLNN_CS": 9, "QLNN_CHUA": 22, None: 14},
        {"QLNN_CVC": 1, "QLNN_CV": 69, "QLNN_CS": 6, "QLNN_CHUA": 13, None: 11},
    ),
    "gen_edu": ({"GDPT_THPT": 91, "GDPT_THCS": 8, None: 1}, {"GDPT_THPT": 94, "GDPT_THCS": 5, None: 1}),
    "it_level": (
        {"TH_UDCNTT_CB": 31, "TH_B": 26, "TH_A": 14, "TH_CHUA": 16, None: 13},
        {"TH_UDCNTT_CB": 50, "TH_B": 21, "TH_A": 10, "TH_CHUA": 8, None: 11},
    ),
    "foreign_lang": (
        {"NN_BAC2": 27, "NN_BAC1": 22, "NN_CHUA": 30, None: 21},
        {"NN_BAC2": 39, "NN_BAC1": 19, "NN_CHUA": 22, None: 20},
    ),
}
# Of non-professional staff the old rosters told no more.
TOLD_OF_UNPAID = ("prof_edu", "pol_theory", "gen_edu")
IN_PARTY = {"cadre": 0.97, "civil_servant": 0.8, "non_professional": 0.55}


def former_membership(cadre: int, category: str, began: date, chance: Random) -> Iterator[Facts]:
    """Most had been admitted a few years before they got the post, or soon after."""
    if chance.random() < IN_PARTY[category]:
        joined = date(began.year + chance.randint(-2, 4), chance.randint(1, 12), chance.randint(1, 28))
        official = joined.replace(year=joined.year + 1)
        yield {"cadre_id": cadre, "joined_on": joined, "official_on": official, "reported_on": FIRST_ROSTER}


def former_levels(cadre: int, category: str, left: date, chance: Random) -> Iterator[Facts]:
    """The levels of someone who left, told with the first roster."""
    late = min(max((left - FIRST_ROSTER).days, 0) / (5 * 365), 1)
    for ladder, (early_shares, late_shares) in FORMER.items():
        shares = late_shares if chance.random() < late else early_shares
        if category == "non_professional":
            if ladder not in TOLD_OF_UNPAID:
                continue
            shares = LIKELY_NON_PROFESSIONAL[ladder]
        level = chance.choices(list(shares), list(shares.values()))[0]
        if level is not None:
            yield {
                "cadre_id": cadre,
                "level_id": level,
                "language_id": "ANH" if level.startswith("NN_BAC") else None,
                "reported_on": FIRST_ROSTER,
                "verification": "confirmed",
            }
