"""The phrases of a text that mean something to the registry."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import override

from apps.reporting.registry import registry
from apps.reporting.telling.checking.letters import any_of, composed, key_of
from apps.reporting.telling.words import PERSONS, Sense, words

# What officials count and the registry does not: a figure beside it is no figure of staff.
FOREIGN = "foreign"
FOREIGN_WORDS = (
    "chỉ tiêu",
    "mục tiêu",
    "hộ nghèo",
    "hộ gia đình",
    "triệu đồng",
    "tỷ đồng",
    "nghìn đồng",
    "đồng/năm",
    "đồng/tháng",
    "thu nhập",
    "chi bộ",
    "tổ chức đảng",
    "đơn thư",
    "khiếu nại",
    "tố cáo",
    "kiến nghị",
    "hồ sơ",
    "thủ tục hành chính",
    "hécta",
    "ha",
    "km",
    "thôn",
    "xóm",
    "tổ dân phố",
    "đơn vị hành chính cấp huyện",
    "đơn vị cấp huyện",
    "huyện, thành phố",
    "targets",
    "households",
    "villages",
    "petitions",
    "complaints",
    "billion dong",
    "million dong",
    "hectares",
    "district-level units",
    "dân số",
    "population of",
)


# Holders of one title and the like: the reports of whole groups do not tell of them.
NARROWER = "narrower"
NARROWER_WORDS = (
    "bí thư",
    "phó bí thư",
    "chủ tịch",
    "phó chủ tịch",
    "bí thư Đảng ủy khối",
    "bí thư tỉnh ủy",
    "bí thư huyện ủy",
    "bí thư thị ủy",
    "bí thư thành ủy",
    "chủ tịch UBND tỉnh",
    "phó chủ tịch UBND tỉnh",
    "chủ tịch UBND huyện",
    "phó chủ tịch UBND huyện",
    "chủ tịch HĐND tỉnh",
    "phó chủ tịch HĐND tỉnh",
    "chủ tịch HĐND huyện",
    "phó chủ tịch HĐND huyện",
    "bí thư Đảng ủy bộ phận",
    "trưởng công an",
    "chỉ huy trưởng",
    "trưởng ban",
    "phó trưởng ban",
    "văn hóa - xã hội",
    "chuyên ngành",
    "đại học ngành",
    "cao đẳng ngành",
    "trung cấp ngành",
    "tốt nghiệp ngành",
    "đạt chuẩn này",
    "đạt tiêu chuẩn này",
    "người đứng đầu",
    "cán bộ chủ chốt",
    "cán bộ lãnh đạo, quản lý",
    "lãnh đạo chủ chốt",
    "cán bộ trẻ",
    "cán bộ đoàn",
    "cán bộ hội",
    "cán bộ mặt trận",
    "cán bộ đoàn thể",
    "cán bộ công đoàn",
    "cán bộ thôn",
    "cán bộ nguồn",
    "cán bộ quy hoạch",
    "cán bộ diện",
    "cán bộ thuộc diện",
    "cán bộ chủ trì",
    "cán bộ tăng cường",
    "tuyển dụng",
    "tuyển thêm",
    "tuyển mới",
    "bổ sung thêm",
    "cần bổ sung",
    "gấp rút bổ sung",
    "tiếp nhận vào",
    "nghỉ hưu",
    "nghỉ việc",
    "thôi việc",
    "tinh giản biên chế",
    "recruited",
    "retired",
    "retirees",
    "secretaries",
    "secretary",
    "chairman",
    "chairmen",
    "chairs",
    "chairpersons",
    "vice chairs",
    "key leaders",
    "accountants",
)
# Cadres alone, where civil servants follow with a number of their own: cán bộ 1.644 người, công chức 1.562 người;
# 1.644 cán bộ và 1.562 công chức.
CADRES_ALONE = re.compile(
    r"(?<![a-z])can\sbo(?=\s(?:la\s|co\s|chiem\s|dat\s)?\d[\d.,]*(?<!,)[^.;\d]{0,30}?,\s(?:va\s)?cong\schuc\s(?:la\s|co\s|chiem\s|dat\s)?\d"
    r"|\s(?:la\s|co\s)?\d[\d.]*[^.;,()\d]{0,20}\([^()\n]{0,40}\)[,;]\s(?:va\s)?cong\schuc\s(?:la\s|co\s)?\d"
    r"|\s(?:nu|nam)\s\d[\d.]*[^.;\d]{0,30}?[,;]\s(?:va\s)?cong\schuc\s(?:nu|nam)\s\d"
    r"|(?:\scap\sxa)?(?:\s?\([^()\n]{0,40}\))?(?:,|\sva|,\sva)\s\d[\d.]*\s(?:nguoi\sla\s)?cong\schuc(?![a-z]))"
)
# The same where one of the two is set against the other, or told after it: cán bộ cao hơn công chức; cán bộ trên 50.
BARE_SERVANTS = r"(?<!can\sbo,\s)(?<!can\sbo\sva\s)(?<!can\sbo\s)cong\schuc(?![a-z])"
THAN = r"(?:hon|so\svoi)(?:\s(?:cua|so\svoi|ti\sle|muc))*\s"
BARE_CADRES = r"(?P<cadres>can\sbo)(?![a-z]|,?\s(?:va\s)?cong\schuc)"
SAID_OF = r"(?=\s?(?::|\d)|\s(?:tren|duoi|tu|la|co|nu|nam|chiem|dat|nguoi|khoang|thi)(?![a-z]))"
SOME = r"(?:[^.\n]|\.\d){1,160}?"
AGAINST = (
    re.compile(rf"(?<![a-z]){BARE_CADRES}(?=[^.;\n]{{0,60}}?(?<![a-z])gap\s[^.;\n]{{0,40}}?cong\schuc(?![a-z]))"),
    re.compile(rf"(?<![a-z]){BARE_CADRES}(?=[^.;\n]{{0,120}}?{THAN}cong\schuc(?![a-z]))"),
    re.compile(rf"{BARE_SERVANTS}{SOME}{THAN}{BARE_CADRES}"),
    re.compile(rf"{BARE_SERVANTS}{SOME}[;,]\s(?:cua\s|con\s|va\s)?{BARE_CADRES}{SAID_OF}"),
    re.compile(
        rf"(?<![a-z])(?:cua|trong)\s{BARE_CADRES}(?=\s(?:la|dat|chiem)?\s?[\d.,]+[^.;\n]{{0,20}}?,?\s(?:cua|trong|con)\scong\schuc)"
    ),
)
# The same where civil servants stand first: công chức có 1.562 người, …; cán bộ 1.644 người.
AFTER_SERVANTS = re.compile(
    r"(?<!can\sbo,\s)(?<!can\sbo\sva\s)cong\schuc\s(?:la\s|co\s|chiem\s)?\d[^\n]{0,120}?[;,]\s(?:va\s)?"
    r"(?P<cadres>can\sbo)(?=\s(?:la\s|co\s|chiem\s)?\d)"
)


# The reports whose rows are found by their titles, too.
TITLED = ("quality", "health", "ratings")


@dataclass(frozen=True)
class Term:
    """A phrase in its place with everything that it may mean."""

    start: int
    end: int
    senses: tuple[Sense, ...]

    def of(self, topic: str, slot: str) -> tuple[Sense, ...]:
        return tuple(sense for sense in self.senses if sense.topic == topic and sense.slot == slot)

    @property
    def topics(self) -> set[str]:
        return {sense.topic for sense in self.senses}

    @property
    def opens(self) -> str:
        """The topic of events that the phrase opens, if it does."""
        opening = [s.topic for s in self.senses if s.slot in ("topic", "kind", "basis") and s.topic != FOREIGN]
        return opening[0] if opening else ""


@lru_cache(maxsize=8)
def _lexicon(day: date) -> tuple[re.Pattern[str], dict[str, tuple[Sense, ...]]]:
    """All phrases; titles of rows that the words do not tell are phrases too."""
    senses: dict[str, list[Sense]] = {}
    for phrase, held in words().senses.items():
        senses.setdefault(key_of(composed(phrase)), []).extend(held)
    for phrase in FOREIGN_WORDS:
        senses.setdefault(key_of(composed(phrase)), []).append(Sense(FOREIGN, "topic", FOREIGN))
    narrower = [*NARROWER_WORDS, *_ethnic_groups(day)]
    for phrase in narrower:
        senses.setdefault(key_of(composed(phrase)), []).append(Sense(NARROWER, "narrower", NARROWER))
    titles = list(_titles(day))
    for phrase, sense in titles:
        told = senses.setdefault(key_of(composed(phrase)), [])
        if sense.measure not in {each.measure for each in told}:
            told.append(sense)
    known = {key: tuple(dict.fromkeys(held)) for key, held in senses.items()}
    return any_of([*words().senses, *FOREIGN_WORDS, *narrower, *(phrase for phrase, _sense in titles)]), known


LONG_NAME = 5


def _ethnic_groups(day: date) -> Iterator[str]:
    """Single ethnic groups, for which the words have no row; without its marks a name alone is a common word."""
    known = {key_of(composed(phrase)) for phrase in words().senses}
    for facts in registry.facts_with(["ethnic_group"]):
        named = [each for each in facts.read(day).categories["ethnic_group"] if each.values != (None,)]
        titles = [str(each.title) for each in named if len(str(each.title)) > 2]
        phrases = [f"dân tộc {title}" for title in titles]
        # the short names are common words without their marks: người Cống, người công tác
        phrases += [f"người {title}" for title in titles if len(title) >= LONG_NAME]
        yield from (each for each in phrases if key_of(composed(each)) not in known)


def _titles(day: date) -> Iterator[tuple[str, Sense]]:
    """The titles of the rows of the usual reports, in both languages; one word alone would be found everywhere."""
    measures = {m for code in TITLED if code in registry.reports for m in registry.reports[code].dimensions}
    for language in ("vi", "en"):
        with override(language):
            for facts in registry.facts_with(measures):
                for measure, categories in facts.read(day).categories.items():
                    for category in categories if measure in measures else ():
                        title = str(category.title)
                        if " " in title and "," not in title:
                            yield title, Sense(PERSONS, "category", category.code, measure, is_title=True)


def find_terms(text: str, day: date, masked: Iterable[tuple[int, int]] = ()) -> list[Term]:
    """All phrases of plain text, the longest first, outside of what is masked (names of units)."""
    phrases, senses = _lexicon(day)
    taken = tuple(masked)
    found = [(match.span(), senses[key_of(match.group())]) for match in phrases.finditer(text)]
    found += [(match.span(), (Sense(PERSONS, "group", "cadres"),)) for match in CADRES_ALONE.finditer(text)]
    cadres = [match.span("cadres") for match in AFTER_SERVANTS.finditer(text)]
    cadres += [match.span("cadres") for pattern in AGAINST for match in pattern.finditer(text)]
    for span in dict.fromkeys(cadres):
        if not any(start < span[1] and span[0] < end for (start, end), _held in found):
            found.append((span, (Sense(PERSONS, "group", "cadres"),)))
    return [
        Term(*span, held)
        for span, held in sorted(found, key=lambda each: each[0])
        if not any(start < span[1] and span[0] < end for start, end in taken)
    ]


def senses_of_ages(first: int, last: int, day: date) -> tuple[Sense, ...]:
    """The band of the reports that holds exactly these ages, however the text writes it: 31 - 40 tuổi."""
    return _lexicon(day)[1].get(key_of(f"từ {first} đến {last} tuổi"), ())


def is_of_persons(term: Term) -> bool:
    """Whether a phrase speaks of levels and groups alone, and of no event."""
    return term.topics == {PERSONS}


SEPARATORS = re.compile(
    r"[,:()\[\]\t•]|\s[-+*]\s|(?<![a-z])(?:va|and|trong\sdo|of\swhom|of\swhich|(?<!them\s)(?<!people\s)with|voi|con\slai|while|cung)"
    r"(?![a-z])"
)
ENDS = re.compile(r"[.!?](?=\s|$)|[;\n]")


@dataclass(frozen=True)
class Stretch:
    """A sentence, or a part of one between separators; `opening` is the separator before it."""

    start: int
    end: int
    opening: str = ""


def sentences_of(text: str) -> list[Stretch]:
    return _split(text, Stretch(0, len(text)), ENDS, ())


def segments_of(text: str, sentence: Stretch, kept: Iterable[tuple[int, int]]) -> list[Stretch]:
    """The parts of a sentence; phrases, figures and days are never cut."""
    return _split(text, sentence, SEPARATORS, tuple(kept))


def _split(text: str, whole: Stretch, pattern: re.Pattern[str], kept: tuple[tuple[int, int], ...]) -> list[Stretch]:
    inside = bytearray(whole.end - whole.start)
    for start, end in kept:
        for place in range(max(start, whole.start), min(end, whole.end)):
            inside[place - whole.start] = 1
    parts, start, opening = [], whole.start, ""
    for match in pattern.finditer(text, whole.start, whole.end):
        if inside[match.start() - whole.start]:
            continue
        parts.append(Stretch(start, match.start(), opening))
        start, opening = match.end(), match.group()
    return [part for part in (*parts, Stretch(start, whole.end, opening)) if part.end > part.start]
