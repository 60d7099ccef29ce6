"""Dealing the levels out to people, circle by circle, Yên Thủy apart."""

from collections import Counter
from random import Random

from apps.demo import quotas
from apps.demo.quotas import Circle, Quota
from apps.demo.structure import Draft

YEN_THUY = "158"
# Elsewhere the article is silent: what such a province may look like.
LIKELY: dict[str, dict[str | None, int]] = {
    "state_mgmt": {"QLNN_CV": 78, "QLNN_CVC": 2, "QLNN_CS": 4, "QLNN_CHUA": 7, None: 9},
    "gen_edu": {"GDPT_THPT": 96, "GDPT_THCS": 3, None: 1},
    "it_level": {"TH_UDCNTT_CB": 62, "TH_B": 17, "TH_A": 6, "TH_UDCNTT_NC": 2, "TH_DH": 1, "TH_CHUA": 3, None: 9},
    "foreign_lang": {"NN_BAC2": 48, "NN_BAC1": 15, "NN_BAC3": 12, "NN_DH": 1, "NN_CHUA": 8, None: 16},
}
LIKELY_NON_PROFESSIONAL: dict[str, dict[str | None, int]] = {
    "prof_edu": {"CM_DH": 31, "CM_CD": 12, "CM_TC": 34, "CM_SC": 5, "CM_CHUA": 13, None: 5},
    "pol_theory": {"LLCT_TC": 22, "LLCT_SC": 41, "LLCT_CHUA": 27, None: 10},
    "state_mgmt": {"QLNN_CV": 9, "QLNN_CHUA": 71, None: 20},
    "gen_edu": {"GDPT_THPT": 88, "GDPT_THCS": 11, None: 1},
    "it_level": {"TH_UDCNTT_CB": 33, "TH_B": 14, "TH_A": 11, "TH_CHUA": 22, None: 20},
    "foreign_lang": {"NN_BAC2": 11, "NN_BAC1": 19, "NN_CHUA": 43, None: 27},
}


def deal_levels(people: list[Draft], chance: Random) -> None:
    """Give every person the highest level of each ladder; None is unknown."""
    _deal_published(people, "prof_edu", quotas.PROFESSIONAL, quotas.YEN_THUY_PROFESSIONAL, "CM_DH", chance)
    _deal_published(people, "pol_theory", quotas.POLITICAL, quotas.YEN_THUY_POLITICAL, "LLCT_TC", chance)
    _place_masters(people, chance)
    own = [p for p in people if p.place.district == YEN_THUY and p.circle and not p.outside]
    _deal(own, "state_mgmt", Counter(quotas.YEN_THUY_STATE_MANAGEMENT), chance)
    for person in people:
        table = LIKELY_NON_PROFESSIONAL if person.is_non_professional else LIKELY
        for ladder, likely in table.items():
            if ladder not in person.levels:
                person.levels[ladder] = chance.choices(list(likely), list(likely.values()))[0]


def _deal_published(
    people: list[Draft],
    ladder: str,
    whole: dict[Circle, Quota],
    own: dict[Circle, Quota],
    rest: str,
    chance: Random,
) -> None:
    for circle, quota in whole.items():
        members = [p for p in people if p.circle == circle]
        here = [p for p in members if p.place.district == YEN_THUY]
        elsewhere = [p for p in members if p.place.district != YEN_THUY]
        part = quotas.filled(own.get(circle, {}), len(here), rest)
        _deal(here, ladder, part, chance)
        _deal(elsewhere, ladder, quotas.remaining(quota, part), chance)


def _deal(people: list[Draft], ladder: str, counts: Counter[str | None], chance: Random) -> None:
    levels = list(counts.elements())
    if len(levels) != len(people):
        raise ValueError(f"{ladder}: {len(people)} people for {len(levels)} places")
    chance.shuffle(levels)
    for person, level in zip(people, levels, strict=True):
        person.levels[ladder] = level


def _place_masters(people: list[Draft], chance: Random) -> None:
    """Change places inside one circle until the praised communes have exactly the masters that the article names."""
    own = [p for p in people if p.place.district == YEN_THUY and p.circle and not p.outside]
    for code, wanted in quotas.MASTERS_BY_COMMUNE.items():
        here = [p for p in own if p.place.code == code]
        free = [p for p in own if p.place.code not in quotas.MASTERS_BY_COMMUNE]
        while (surplus := sum(_is_master(p) for p in here) - wanted) != 0:
            givers, takers = (here, free) if surplus > 0 else (free, here)
            giver = chance.choice([p for p in givers if _is_master(p)])
            taker = chance.choice([p for p in takers if p.circle == giver.circle and p.levels["prof_edu"] == "CM_DH"])
            giver.levels["prof_edu"], taker.levels["prof_edu"] = "CM_DH", "CM_THS"


def _is_master(person: Draft) -> bool:
    return person.levels["prof_edu"] == "CM_THS"
