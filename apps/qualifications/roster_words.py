"""The levels of one ladder by the words that files use, and what may stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from time import monotonic

from django.utils.translation import get_language

from apps.core.listed import from_lists
from apps.core.text import fold, fold_words
from apps.qualifications.models import Ladder, QualificationLevel

Words = tuple[str, ...]
WORD = re.compile(r"[^\W_]+")
UNTRAINED = (
    "chua|khong|khong co|chua co|chua qua dao tao|chua dao tao|chua qua dt|chua dt|cqdt|chua hoc|chua qua boi duong"
    "|cdt|chua boi duong|chua bd|chua qua bd|chua qua|khong qua dao tao|chua qua truong lop"
).split("|")
# Longer words first: "không tập trung" is not "tập trung".
# Words around a level that say nothing: "đã tốt nghiệp 2 bằng …".
BESIDE = frozenset("tot nghiep tn bang van co da trinh do he hang loai hoan thanh".split())


@dataclass(frozen=True)
class Wording:
    """What the files' words of a ladder need besides its code list."""

    ladder: str
    example: str
    phrases: dict[str, str] = field(default_factory=dict)  # more words -> code
    filling: frozenset[str] = frozenset()  # words that may stand beside a level and say nothing
    # Whether what follows the level is a specialty, as in "ĐH Luật".
    has_specialty: bool = False
    # Texts that are nothing else -> code, and words of phrases: equal by the registry's reading, so it is told.
    wholes: dict[str, str] = field(default_factory=dict)
    equated: tuple[str, ...] = ()


# Vocational secondary schools (trung học chuyên nghiệp) by their subjects; "trung học" alone may be any school.
OF_SECONDARY_SCHOOLS = (
    *("ke toan", "su pham", "kinh te", "nong nghiep", "nong lam", "lam nghiep", "y te", "y", "duoc", "luat", "phap ly"),
    *("hanh chinh", "quan su", "van thu", "luu tru", "thuy loi", "xay dung", "tai chinh", "dia chinh", "thong ke"),
    *("quan ly", "thu y", "chan nuoi", "trong trot", "giao thong", "van hoa", "cong an", "thuong mai"),
)
DOCTORS = ("", "bac si", "bac sy", "bs")
PROFESSIONAL = Wording(
    "prof_edu",
    "Đại học",
    {
        "tien si": "CM_TS",
        "tien sy": "CM_TS",
        "thac si": "CM_THS",
        "thac sy": "CM_THS",
        "th s": "CM_THS",
        "ths": "CM_THS",
        "th si": "CM_THS",
        "th sy": "CM_THS",
        "cao hoc": "CM_THS",
        **{f"{doctor} {degree}".strip(): "CM_THS" for doctor in DOCTORS for degree in ("chuyen khoa i", "cki", "ck1")},
        **{f"{doctor} {degree}".strip(): "CM_TS" for doctor in DOCTORS for degree in ("chuyen khoa ii", "ckii", "ck2")},
        "bscki": "CM_THS",
        "bsckii": "CM_TS",
        "dai hoc": "CM_DH",
        "dh": "CM_DH",
        "dhsp": "CM_DH",
        "d hoc": "CM_DH",
        "dhoc": "CM_DH",
        "kts": "CM_DH",
        "ksxd": "CM_DH",
        "tndh": "CM_DH",
        "kien truc su": "CM_DH",
        "cu nhan": "CM_DH",
        "cn": "CM_DH",
        "ky su": "CM_DH",
        "k su": "CM_DH",
        "ki su": "CM_DH",
        "ks": "CM_DH",
        "bac si": "CM_DH",
        "bac sy": "CM_DH",
        "cu nhan cao dang": "CM_CD",
        "cu nhan cd": "CM_CD",
        "cn cd": "CM_CD",
        "ky su thuc hanh": "CM_CD",
        "cao dang": "CM_CD",
        "cd": "CM_CD",
        "cdsp": "CM_CD",
        "c dang": "CM_CD",
        "cd nghe": "CM_CD",
        "cao dang nghe": "CM_CD",
        "trung cap": "CM_TC",
        "trung cap nghe": "CM_TC",
        "trung cap chuyen nghiep": "CM_TC",
        "trung hoc chuyen": "CM_TC",
        "trung hoc chuyen nghiep": "CM_TC",
        "y si": "CM_TC",
        "y sy": "CM_TC",
        "thcn": "CM_TC",
        **{f"trung hoc {subject}": "CM_TC" for subject in OF_SECONDARY_SCHOOLS},
        "t cap": "CM_TC",
        "tr cap": "CM_TC",
        "tccn": "CM_TC",
        "tcsp": "CM_TC",
        "tcap": "CM_TC",
        "tcqs": "CM_TC",
        "tc": "CM_TC",
        "tc nghe": "CM_TC",
        "thsp": "CM_TC",
        "th su pham": "CM_TC",
        "so cap": "CM_SC",
        "so cap nghe": "CM_SC",
        "s cap": "CM_SC",
        "sc": "CM_SC",
        "sc nghe": "CM_SC",
        "cnkt": "CM_SC",
        "cong nhan ky thuat": "CM_SC",
    },
    frozenset("nganh chuyen ve loai".split()),
    has_specialty=True,
    equated=("tuong duong", "chuyen khoa", "cki", "ckii", "ck1", "ck2", "bscki", "bsckii", "y si", "y sy"),
)
POLITICAL = Wording(
    "pol_theory",
    "Trung cấp",
    {
        "cu nhan chinh tri": "LLCT_CN",
        "cu nhan": "LLCT_CN",
        "cn": "LLCT_CN",
        "cnct": "LLCT_CN",
        "cao cap": "LLCT_CC",
        "cc": "LLCT_CC",
        "ccct": "LLCT_CC",
        "ccllct": "LLCT_CC",
        "ccll": "LLCT_CC",
        "c cap": "LLCT_CC",
        "trung cap": "LLCT_TC",
        "tc": "LLCT_TC",
        "t cap": "LLCT_TC",
        "tr cap": "LLCT_TC",
        "tcct": "LLCT_TC",
        "tcll": "LLCT_TC",
        "tcllct": "LLCT_TC",
        "s cap": "LLCT_SC",
        "so cap": "LLCT_SC",
        "sc": "LLCT_SC",
        "scct": "LLCT_SC",
        "scllct": "LLCT_SC",
    },
    frozenset("llct ly li luan chinh tri hanh chinh hc ct giay xac nhan gxn tuong duong td".split()),
    equated=("tuong duong", "td", "hoan chinh"),
)
STATE = Wording(
    "state_mgmt",
    "CV",
    {
        "chuyen vien cao cap": "QLNN_CVCC",
        "cvcc": "QLNN_CVCC",
        "chuyen vien chinh": "QLNN_CVC",
        "c vien chinh": "QLNN_CVC",
        "c vien cao cap": "QLNN_CVCC",
        "cvc": "QLNN_CVC",
        "c vien": "QLNN_CV",
        "ch vien": "QLNN_CV",
        "c v": "QLNN_CV",
        "cv chinh": "QLNN_CVC",
        "cv cao cap": "QLNN_CVCC",
        "chuyen vien": "QLNN_CV",
        "cv": "QLNN_CV",
        "can su": "QLNN_CS",
        "cs": "QLNN_CS",
    },
    frozenset(
        "qlnn quan ly nha nuoc nn ngach chuong trinh boi duong bd bdnv nghiep vu chung chi cc va tuong duong td lop"
        " kien thuc".split()
    ),
)
INFORMATICS = Wording(
    "it_level",
    "CNTT cơ bản",
    {
        "trung cap": "TH_TC",
        "cao dang": "TH_CD",
        "dai hoc": "TH_DH",
        "dh": "TH_DH",
        "cu nhan": "TH_DH",
        "ky su": "TH_DH",
        "k su": "TH_DH",
        "ks": "TH_DH",
        "cn": "TH_DH",
        "ung dung co ban": "TH_UDCNTT_CB",
        "ung dung nang cao": "TH_UDCNTT_NC",
        "ic3": "TH_UDCNTT_CB",
        "udcntt cb": "TH_UDCNTT_CB",
        "cnttcb": "TH_UDCNTT_CB",
        "udcntt nc": "TH_UDCNTT_NC",
        "cnttnc": "TH_UDCNTT_NC",
        "udcnttnc": "TH_UDCNTT_NC",
        "cca": "TH_A",
        "ccb": "TH_B",
        "ccc": "TH_C",
    },
    frozenset("tin hoc th thvp vp van phong chung chi cc trinh do cntt udcntt cong nghe thong tin ung dung ud".split()),
    wholes=dict.fromkeys(
        (
            "tin hoc van phong|tin hoc vp|thvp|th vp|van phong|vp|mos|udcntt|ud cntt|ung dung cntt|cntt"
            "|tin hoc ung dung|ung dung cong nghe thong tin|chung chi tin hoc|cc tin hoc|cc tin|chung chi tin"
            "|chung chi cntt|cc cntt|chung chi udcntt|cc udcntt|chung chi tin hoc van phong"
            "|cc tin hoc van phong|tin van phong|tin vp|cc|chung chi|co cc|co chung chi|ic3"
        ).split("|"),
        "TH_UDCNTT_CB",
    ),
)
LANGUAGES = Wording(
    "foreign_lang",
    "Anh B1",
    {
        "dai hoc": "NN_DH",
        "dh": "NN_DH",
        "cu nhan": "NN_DH",
        "cn": "NN_DH",
        "thac si": "NN_DH",
        "cca": "NN_BAC1",
        "ccb": "NN_BAC2",
        "ccc": "NN_BAC3",
    },
    frozenset(
        "ngoai ngu nn chung chi cc trinh do cap tieng van khung chau au ca cefr theo nang luc knlnn 6 level".split()
    ),
)
GENERAL = Wording("gen_edu", "THPT")
WORDINGS = {each.ladder: each for each in (GENERAL, PROFESSIONAL, POLITICAL, STATE, INFORMATICS, LANGUAGES)}


@dataclass(frozen=True)
class Level:
    """A level as the reader needs it."""

    code: str
    label: str
    place: tuple[int, int]  # rank, then position: which of two is the higher one


class LadderWords:
    """The words of one ladder on one day."""

    def __init__(self, wording: Wording, day: date, known: Iterable[QualificationLevel]) -> None:
        self.wording, self.day = wording, day
        self.levels: dict[str, Level] = {}
        self.phrases: dict[Words, Level] = {}
        self.untrained: dict[str, Level] = {}
        self.ladder = ""
        for item in known:
            self.ladder = str(item.ladder)
            self._learn(item)
        for words, code in wording.phrases.items():
            if code in self.levels:
                self.phrases[tuple(words.split())] = self.levels[code]
        self.longest = max(map(len, self.phrases), default=0)
        self.never = next((level for level in self.levels.values() if not level.place[0]), None)
        self.wholes = {words: self.levels[code] for words, code in wording.wholes.items() if code in self.levels}

    def _learn(self, item: QualificationLevel) -> None:
        level = self.levels[item.code] = Level(item.code, item.label_vi, (item.rank, item.position))
        names = [fold_words(words) for words in (item.label_vi, item.label_en, *item.aliases)]
        if item.rank == 0:
            self.untrained |= dict.fromkeys([*names, *UNTRAINED], level)
        else:
            self.phrases |= {tuple(name.split()): level for name in names if name}

    def named_in(self, folded: str) -> bool:
        """Whether a folded text names a level anywhere."""
        words = tuple(folded.split())
        return any(self.longest_at(words, place) for place in range(len(words)))

    def is_equated(self, folded: str) -> bool:
        """Whether a folded text holds words whose level is the registry's own reading."""
        return any(f" {words} " in f" {folded} " for words in self.wording.equated)

    def longest_at(self, words: Words, place: int) -> tuple[Level, int] | None:
        """The level whose words begin at a place, the longest phrase first."""
        for length in range(min(self.longest, len(words) - place), 0, -1):
            if level := self.phrases.get(words[place : place + length]):
                return level, length
        return None


def ladder_words(wording: Wording, day: date) -> LadderWords:
    """The words of a ladder; the columns of one sheet, made in one moment, share what is read from the lists."""
    return _read_in(day, int(monotonic()), get_language())[wording.ladder]


@lru_cache(maxsize=16)
def _read_in(day: date, _second: int, _language: str | None) -> dict[str, LadderWords]:
    return from_lists(_all_ladders, day, QualificationLevel, Ladder)


def _all_ladders(day: date) -> dict[str, LadderWords]:
    """Those of all ladders: a sheet asks for most of them, and to ask costs more than what is answered."""
    levels = list(QualificationLevel.objects.valid_on(day).select_related("ladder"))
    return {
        ladder: LadderWords(wording, day, (level for level in levels if level.ladder_id == ladder))
        for ladder, wording in WORDINGS.items()
    }


@dataclass(frozen=True)
class Spoken:
    """The words of a stretch of text, folded, with those that were written."""

    folded: Words
    written: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Spoken:
        written = tuple(WORD.findall(text))
        return cls(tuple(fold(word) for word in written), written)

    def part(self, start: int, stop: int) -> Spoken:
        """The words of some places only."""
        return Spoken(self.folded[start:stop], self.written[start:stop])

    def without(self, start: int, stop: int) -> Spoken:
        """The words before some places and behind them."""
        return Spoken(self.folded[:start] + self.folded[stop:], self.written[:start] + self.written[stop:])
