"""The columns and rows of the printed forms, by their numbers, counted person by person with nothing of the engine.

What stands under each number is written from the prints (TT 11/2012/TT-BNV, the Central Organization Board's forms, Mẫu
02/CL.CBCCX), not read from the definitions that are tested.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.communes.models import Unit
from apps.core.dates import PartialDate
from tests.reporting.official.form_oracle import HOLDING
from tests.reporting.oracle import counts, described, party_stage, units_below

STAFF = {"cadre", "civil_servant"}
IT_CERTIFICATES = {"TH_A", "TH_B", "TH_C", "TH_UDCNTT_CB", "TH_UDCNTT_NC"}
LANGUAGE_CERTIFICATES = {f"NN_BAC{number}" for number in range(1, 7)}


@dataclass(frozen=True)
class Known:
    """What is known of a person on a day: the highest level on each ladder, the ages that the birth date allows."""

    cadre: Cadre
    levels: dict[str, str]
    untrained: set[str]
    language: str | None
    ages: tuple[int, int] | None
    is_member: bool
    post: Posting | None

    def holds(self, *levels: str) -> bool:
        return not set(levels).isdisjoint(self.levels.values())

    def aged(self, lowest: int, highest: int) -> bool:
        return self.ages is not None and lowest <= self.ages[0] and self.ages[1] <= highest

    @property
    def is_woman(self) -> bool:
        return self.cadre.sex == "female"

    @property
    def is_man(self) -> bool:
        return self.cadre.sex == "male"

    @property
    def is_of_minority(self) -> bool:
        return self.cadre.ethnic_group_id not in (None, "DT_KINH")

    @property
    def is_religious(self) -> bool:
        return self.cadre.religion_id not in (None, "TG_KHONG")


def known(cadre: Cadre, day: date, post: Posting | None = None) -> Known:
    levels: dict[str, str] = {}
    untrained: set[str] = set()
    language = None
    for ladder in ("prof_edu", "pol_theory", "state_mgmt", "gen_edu", "it_level", "foreign_lang"):
        held = [each for each in cadre.qualifications.all() if counts(each, ladder, day)]
        if not held:
            continue
        best = max(held, key=lambda each: (each.level.rank, each.level.position, each.counts_from, -each.pk))
        if best.level.rank == 0:
            untrained.add(ladder)
            continue
        levels[ladder] = best.level_id
        language = best.language_id if ladder == "foreign_lang" else language
    birth = cadre.birth_date and cadre.birth_date <= day and PartialDate(cadre.birth_date, cadre.birth_precision)
    ages = birth.ages_on(day) if birth else None
    return Known(cadre, levels, untrained, language, ages, party_stage(cadre, day) != "unknown", post)


Condition = Callable[[Known], bool]


def level(*codes: str) -> Condition:
    return lambda person: person.holds(*codes)


def ages(lowest: int, highest: int) -> Condition:
    return lambda person: person.aged(lowest, highest)


def anyone(person: Known) -> bool:
    return True


def grade(code: str) -> Condition:
    return lambda person: person.post is not None and person.post.grade_id == code


def language(codes: Iterable[str], *, english: bool) -> Condition:
    wanted = set(codes)
    return lambda person: (
        person.holds(*wanted) and person.language is not None and (person.language == "ANH") == english
    )


BM01: dict[str, Condition] = {
    "2": anyone,
    "3": lambda person: person.is_woman,
    "4": lambda person: person.is_member,
    "5": lambda person: person.is_of_minority,
    "6": lambda person: person.is_religious,
    **{str(7 + at): grade(code) for at, code in enumerate(("NG_CVCC", "NG_CVC", "NG_CV", "NG_CS", "NG_NV"))},
    **{str(12 + at): level(code) for at, code in enumerate(("CM_TS", "CM_THS", "CM_DH", "CM_CD", "CM_TC", "CM_SC"))},
    **{str(18 + at): level(code) for at, code in enumerate(("LLCT_CN", "LLCT_CC", "LLCT_TC", "LLCT_SC"))},
    "22": level("TH_TC", "TH_CD", "TH_DH"),
    "23": level(*IT_CERTIFICATES),
    "24": language(["NN_DH"], english=True),
    "25": language(LANGUAGE_CERTIFICATES, english=True),
    "26": language(["NN_DH"], english=False),
    "27": language(LANGUAGE_CERTIFICATES, english=False),
    **{str(29 + at): level(code) for at, code in enumerate(("QLNN_CVCC", "QLNN_CVC", "QLNN_CV"))},
    "32": ages(0, 30),
    "33": ages(31, 40),
    "34": ages(41, 50),
    # Whoever may be 55 or 56 stands in neither of the two bands that the registry keeps, so not in their sum either.
    "35": lambda person: person.aged(51, 55) or person.aged(56, 60),
    "36": lambda person: person.is_woman and person.aged(51, 55),
    "37": lambda person: person.is_man and person.aged(56, 60),
    "38": ages(61, 200),
}
# The columns of marks of the roster; BM02 sums them by title under numbers of its own.
MARKS: dict[str, Condition] = {
    "6": lambda person: person.is_member,
    **{str(13 + at): level(code) for at, code in enumerate(("GDPT_TH", "GDPT_THCS", "GDPT_THPT"))},
    "16": lambda person: "prof_edu" in person.untrained,
    **{str(17 + at): level(code) for at, code in enumerate(("CM_SC", "CM_TC", "CM_CD", "CM_DH", "CM_THS"))},
    **{str(22 + at): level(code) for at, code in enumerate(("LLCT_SC", "LLCT_TC", "LLCT_CC", "LLCT_CN"))},
    "26": lambda person: "state_mgmt" in person.untrained,
    "27": level("QLNN_CV"),
    "28": level("QLNN_CVC"),
    "29": level(*IT_CERTIFICATES),
    **{str(30 + at): level(code) for at, code in enumerate(("TH_TC", "TH_CD", "TH_DH"))},
    "33": level(*LANGUAGE_CERTIFICATES),
    "36": level("NN_DH"),
    **{str(38 + at): BM01[str(32 + at)] for at in range(7)},
}
BM02: dict[str, Condition] = {
    "1": anyone,
    **{str(number): BM01[str(number + 1)] for number in range(2, 6)},
    **{str(9 + at): MARKS[str(13 + at)] for at in range(8)},
    "17": level("CM_THS", "CM_TS"),
    "18": lambda person: "pol_theory" in person.untrained,
    **{str(19 + at): MARKS[str(22 + at)] for at in range(12)},
    "33": MARKS["36"],
    **{str(35 + at): MARKS[str(38 + at)] for at in range(7)},
}
ROWS_9C: dict[str, Condition] = {
    "total": anyone,
    "women": BM01["3"],
    "minority": BM01["5"],
    "age_40": ages(0, 40),
    "age_50": ages(41, 50),
    "age_over": ages(51, 200),
    "prof_cd": level("CM_CD"),
    "prof_dh": level("CM_DH"),
    "prof_sdh": level("CM_THS", "CM_TS"),
    "pol_sc": level("LLCT_SC"),
    "pol_tc": level("LLCT_TC"),
    "pol_cc": level("LLCT_CC", "LLCT_CN"),
}
ROWS_11: dict[str, Condition] = {**ROWS_9C, "religious": BM01["6"], "prof_tc": level("CM_TC")}
OFFICES_9C = dict(zip(map(str, range(4, 12)), HOLDING.values(), strict=True))


@dataclass(frozen=True)
class Place:
    """A unit on a day, with all units below it."""

    unit: Unit
    day: date

    @cached_property
    def units(self) -> set[int]:
        return {each.pk for each in units_below(self.unit, self.day)}

    def staff(self) -> list[Known]:
        """Each cadre and civil servant once, with the primary post of the day."""
        held = self.posts().filter(is_primary=True, category__in=STAFF)
        return self._known({post.cadre_id: post for post in held})

    def holding(self, titles: set[str]) -> list[Known]:
        return self._known({post.cadre_id: post for post in self.posts().filter(title__in=titles)})

    def seated(self, *, standing_alone: bool) -> list[Known]:
        seats = CommitteeSeat.objects.filter(period__contains=self.day, unit__in=self.units, kind__body="executive")
        found = seats.filter(kind__is_standing=True) if standing_alone else seats
        return self._known(dict.fromkeys(found.values_list("cadre", flat=True)))

    def posts(self) -> QuerySet[Posting]:
        return Posting.objects.filter(period__contains=self.day, unit__in=self.units, status__counts=True)

    def _known(self, posts: dict[int, Posting | None]) -> list[Known]:
        return [known(cadre, self.day, posts[cadre.pk]) for cadre in described().filter(pk__in=posts)]
