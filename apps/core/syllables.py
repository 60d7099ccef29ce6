"""Whether words can be Vietnamese: onset, rime and tone of each syllable, as the language allows them."""

import re
import unicodedata

from apps.core.remembering import remembered

WORD = re.compile(r"[^\W\d_]+")
ONSETS = "|ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x".split("|")
RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng êc
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uâc uân uâng uât uây uc uê uêch uênh uêu ui um un ung uôc uôi uôm uôn uông uôt uơ up ut
uy uya uych uyên uyêt uynh uyt uyu uyp
ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu ưm ưn y yêm yên yêng yêt yêu ynh yt ych
""".split()
# Before e, ê and i stand gh, ngh and k, and nowhere else: NGHÓA is no word.
FRONT, BACK = frozenset({"gh", "ngh"}), frozenset({"g", "ng", "c"})
SYLLABLES = frozenset(
    onset + rime
    for onset in ONSETS
    for rime in RIMES
    if not (onset in FRONT and rime[0] not in "eêi") and not (onset in BACK and rime[0] in "eêy")
)
TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
# Syllables that end in a stop have one of two tones.
STOPS = ("c", "ch", "p", "t")
TONES_OF_STOPS = frozenset({"sắc", "nặng"})
# A capital within a word, as TCVN3 makes of small letters: cÊp.
BREAK_OF_CASE = re.compile(r"[a-zà-ý][À-Ý]|(?<=[^\W\d_])[À-Ý][a-zà-ý]")


@remembered(20_000)
def is_syllable(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = [TONES[letter] for letter in decomposed if letter in TONES]
    bare = unicodedata.normalize("NFC", "".join(letter for letter in decomposed if letter not in TONES))
    if len(tones) > 1 or bare not in SYLLABLES or "ñ" in word.lower():
        return False
    return not (bare.endswith(STOPS) and tones and tones[0] not in TONES_OF_STOPS)


def is_word(word: str) -> bool:
    """Whether a word can stand in a Vietnamese text: a syllable, or an abbreviation with no accent but that of Đ."""
    return word.isascii() or word.replace("Đ", "").replace("đ", "").isascii() or is_syllable(word)


def is_vietnamese(text: str) -> bool:
    """Whether every word of a text can be Vietnamese; the signs of old fonts (µ, ¬, ¸) never are."""
    if any(letter > "\x7f" and not letter.isalpha() for letter in text if letter not in "\xa0\xb0“”‘’–—…•✓→"):
        return False
    if BREAK_OF_CASE.search(text):
        return False
    return all(map(is_word, WORD.findall(unicodedata.normalize("NFC", text))))
