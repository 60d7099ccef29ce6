"""What stands around the subject of a degree: its mode of study, and words that say nothing.

Most subjects hold such a word too: Lâm nghiệp, Ngân hàng, Ngữ văn, Hệ thống thông tin.
"""

from apps.core.text import fold
from apps.qualifications.models import StudyMode
from apps.qualifications.roster_words import LadderWords, Spoken

MODES = {
    "khong chinh quy": StudyMode.IN_SERVICE,
    "khong tap trung": StudyMode.IN_SERVICE,
    "chinh quy": StudyMode.FULL_TIME,
    "cq": StudyMode.FULL_TIME,
    "tap trung": StudyMode.FULL_TIME,
    "tai chuc": StudyMode.IN_SERVICE,
    "vua lam vua hoc": StudyMode.IN_SERVICE,
    "vlvh": StudyMode.IN_SERVICE,
    "vhvl": StudyMode.IN_SERVICE,
    "tu xa": StudyMode.DISTANCE,
    "lien thong": StudyMode.BRIDGING,
    "bo tuc": StudyMode.SUPPLEMENTARY,
}
# Where the tones are written they tell a mode of study from other words: "Trật tự xã hội" is taught in schools.
SPELT = {"tu xa": ("từ", "xa")}
# Together they say nothing, whatever the tones; alone only as they are written here.
PHRASES = (("tot", "nghiep"), ("van", "bang"), ("trinh", "do"), ("hoan", "thanh"))
ALONE = frozenset({"tn", "có", "đã", "bằng", "hệ", "hạng", "loại"})
ALONE_BEHIND = ALONE - {"loại", "hạng"}


def study_mode(spoken: Spoken) -> tuple[str, Spoken]:
    """The mode of study that a stretch names, and the other words."""
    for phrase, mode in MODES.items():
        words = tuple(phrase.split())
        for place in range(len(spoken.folded) - len(words) + 1):
            if spoken.folded[place : place + len(words)] == words and _is_spelt(phrase, spoken, place):
                return str(mode), spoken.without(place, place + len(words))
    return "", spoken


def _is_spelt(phrase: str, spoken: Spoken, place: int) -> bool:
    spelt = SPELT.get(phrase)
    return not spelt or all(
        word.lower() in (letters, fold(letters)) for word, letters in zip(spoken.written[place:], spelt, strict=False)
    )


def trimmed_subject(spoken: Spoken, words: LadderWords) -> Spoken:
    """Without what says nothing ahead of a level or at the end: "02 bằng ĐH Luật hệ"."""
    start, stop = 0, len(spoken.folded)
    while start < stop and not words.longest_at(spoken.folded, start) and (length := _beside_at(spoken, start)):
        start += length
    if (
        start < stop
        and not words.longest_at(spoken.folded, start)
        and spoken.folded[start] not in words.wording.filling
    ):
        start = 0
    while stop > start + 1 and not ends_a_level(spoken.folded[:stop], words):
        length = _beside_until(spoken.part(start, stop))
        if not length:
            break
        stop -= length
    return spoken.part(start, stop)


def _beside_at(spoken: Spoken, place: int) -> int:
    """How many words from a place on say nothing."""
    if spoken.folded[place : place + 2] in PHRASES:
        return 2
    return int(spoken.folded[place].isdigit() or spoken.written[place].lower() in ALONE)


def _beside_until(spoken: Spoken) -> int:
    """How many words at the end say nothing; the first word stays."""
    if len(spoken.folded) > 2 and spoken.folded[-2:] in PHRASES:
        return 2
    return int(spoken.written[-1].lower() in ALONE_BEHIND)


def ends_a_level(folded: tuple[str, ...], words: LadderWords) -> bool:
    """Whether the last word belongs to the name of a level, as in "trung học nông nghiệp"."""
    found = ((place, words.longest_at(folded, place)) for place in range(len(folded)))
    return any(level and level[1] > 1 and place + level[1] == len(folded) for place, level in found)
