"""Texts typed in the fonts of before Unicode (.VnTime, VNI-Times): found by their letters and put right.

A text is taken for a legacy one when it is no Vietnamese as it stands and becomes Vietnamese when converted. What can
be both is settled by the rest of the sheet, by the cell's font, or told as a doubt.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from viparse.normalize.encodings import get_charmap

from apps.core.syllables import WORD, is_syllable, is_vietnamese
from apps.rosters.look_alikes import look_alikes
from apps.rosters.workbooks import CellValue

TCVN3, VNI = "tcvn3", "vni"
LONGEST = 1000
# Letters of one byte, at least one of them beyond ASCII, and signs that spelling aids put in: all a legacy text holds.
ONE_BYTE = re.compile(r"[\x00-\xff\u2002-\u200a–—‘’“”…•]*[\x80-\xff][\x00-\xff\u2002-\u200a–—‘’“”…•]*")
# Letters that only Unicode has.
UNICODE_ONLY = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300-\u0323]")
# Signs that stand for letters in TCVN3 and for nothing in VNI.
OF_TCVN3 = re.compile(r"[¡-¯µ-¹»-¾]")
# TCVN3 has no capitals with tones: of a word in capitals, once its font is gone, those letters alone come out small.
CAPITALS = re.compile(r"(?=(?:[^\W\d_A-Z]*[A-Z]){2})[^\W\d_a-z]+")
# A sheet in which this share of the accented texts is legacy was typed in that font throughout.
THROUGHOUT = 0.9
# Of so many cells whose letters are certain the fonts are asked for.
FONTS_ASKED = 200
# Words that rosters are full of: of two readings the one that is among them is meant.
FREQUENT = frozenset(
    """
    biên bá bình bí bích bùi bộ cao chiến chuyên chánh chí chính chú chúc chủ chức cán có công cù cúc căn cơ
    cường cấp cẩm cộng của cử duyên dân dũng dương già giàng giáo hiên hiền hoà hoài hoàn hoàng huy huân huê huế
    huệ hà hành hán hân hòa hùng hương hạnh hải hằng học hồ hồng hộ hội hợi khuê khá khánh không kim kiêm kiên
    lan linh liên loan luân là lâm lê lò lý lộc lợi lựu mai minh mán mã mông mùi mường mừng mỹ nam nghiêm ngọc
    nhàn nhân nông nùng nữ oánh phòng phó phùng phúc phương phụng quyên quách quân quý sán sáng sâm sùng sơn số
    thiên thiện thuyên thành thái thâm thân thìn thôn thông thùy thúy thơ thơm thạc thạo thị thống tiên toàn
    toán triệu trân trình trí tuyên tuyến tài tày tâm tân tín tòng tùng tịch tống tổng uyên viên vân vì võ văn
    vĩnh vũ vượng xuyên xuân xã yên ái ánh ích út lớp sĩ sỹ trị tộc đinh đoàn đình đông được đẳng đồng đỗ ước
    """.split()
)
# Small letters with a tone; ă, â, đ, ê, ô, ơ and ư alone have capitals there.
WITHOUT_CAPITALS = frozenset("àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ")
_tcvn3 = str.maketrans(dict(get_charmap(TCVN3).pairs))
# Four letters are missing in the library's table; behind a capital the mark of a small letter is met too.
_vni = dict(get_charmap(VNI).pairs) | {"aú": "ẳ", "AÚ": "Ẳ", "î": "ỵ", "Î": "Ỵ"}
_vni = {pair[0] + pair[1:].lower(): letter for pair, letter in _vni.items()} | _vni
_vni_letters = re.compile("|".join(map(re.escape, sorted(_vni, key=len, reverse=True))))
# Two letters that VNI writes for one.
OF_VNI = re.compile("|".join(re.escape(pair) for pair in _vni if len(pair) > 1))
# A word of letters and of signs that stand for letters in TCVN3.
WITH_SIGNS = re.compile(r"(?:[^\W\d_]|[¡-¯µ-¹»-¾])*[¡-¯µ-¹»-¾](?:[^\W\d_]|[¡-¯µ-¹»-¾])*")
FOOTNOTES = "¹"
# Nor has it a capital to begin a word with a tone: of Ánh alone the first letter comes out small.
BEGINNING = re.compile(r"(?<![^\W_])[^\W\d_]")
CONVERTERS: Mapping[str, Callable[[str], str]] = {
    TCVN3: lambda text: _with_capitals(text.translate(_tcvn3)),
    VNI: lambda text: _vni_letters.sub(lambda letter: _vni[letter[0]], text),
}


def _with_capitals(text: str) -> str:
    """The text with the capitals that TCVN3 cannot write: in words of capitals, and of names that begin with a tone."""
    whole = CAPITALS.sub(lambda word: word[0].upper(), text)
    begins = [letter[0] for letter in BEGINNING.finditer(whole)]
    small = [letter for letter in begins if letter.islower()]
    is_name = len(begins) > len(small) and all(letter in WITHOUT_CAPITALS for letter in small)
    return BEGINNING.sub(lambda letter: letter[0].upper(), whole) if is_name else whole


# The fonts of the cells that are asked for, by row and column.
Fonts = Callable[[Collection[tuple[int, int]]], Mapping[tuple[int, int], str]]


class Originals(dict[str, str]):
    """Texts that were put right -> what the file holds; and texts of which it is not certain what they say."""

    def __init__(self, known: Mapping[str, str] | None = None, doubts: Mapping[str, str] | None = None) -> None:
        super().__init__(known or {})
        self.doubts = dict(doubts or {})


@dataclass
class Judgement:
    """What the texts of a sheet say, and what those would say that may be either."""

    says: dict[str, str] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)


def converted(text: str, charset: str) -> str:
    return unicodedata.normalize("NFC", CONVERTERS[charset](text))


def decoded(text: str, charset: str) -> str | None:
    """The text as Unicode if it makes sense as this charset."""
    says = converted(text, charset)
    return says if says != text and not says.isascii() and is_vietnamese(says) else None


def judge(values: Iterable[CellValue]) -> Judgement:
    """Which of a sheet's texts come from a legacy font, and what they say."""
    # A sign alone, such as a × that marks a box, is no text.
    accented = [text for text in values if type(text) is str and not text.isascii() and len(text) < LONGEST]
    candidates = [text for text in accented if len(text) > 1 and ONE_BYTE.fullmatch(text)]
    foreign = [text for text in candidates if not is_vietnamese(text)]
    readings = {text: {charset: says for charset in CONVERTERS if (says := decoded(text, charset))} for text in foreign}
    main = _main(readings)
    if main is None:
        return Judgement()
    found = Judgement({text: said.get(main) or next(iter(said.values())) for text, said in readings.items() if said})
    sure, unsure = _forced(main, (text for text in foreign if text not in found.says))
    found.says |= sure
    modern = sum(bool(UNICODE_ONLY.search(text)) for text in accented)
    is_throughout = len(found.says) >= THROUGHOUT * (len(found.says) + modern)
    (found.says if is_throughout else found.unsure).update(unsure)
    foreign_texts = frozenset(foreign)
    for text in candidates:
        if text not in foreign_texts and (says := decoded(text, main)):
            _settle(found, text, says, is_throughout=is_throughout)
    return found


def _main(readings: Mapping[str, Mapping[str, str]]) -> str | None:
    """The charset that explains most texts; signs that only one of them uses count double."""
    weights = {
        charset: sum(
            (1 + bool(charset == TCVN3 and OF_TCVN3.search(text))) for text, said in readings.items() if charset in said
        )
        for charset in CONVERTERS
    }
    best = max(weights, key=lambda charset: weights[charset])
    return best if weights[best] else None


def _forced(main: str, texts: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Words of other languages, such as Niª and By¨: with signs that only the sheet's font has, and without."""
    sure: dict[str, str] = {}
    unsure: dict[str, str] = {}
    for text in texts:
        says = converted(text, main)
        if says == text or OF_TCVN3.search(says):
            continue
        has_signs = OF_TCVN3.search(text) if main == TCVN3 else OF_VNI.search(text)
        (sure if has_signs else unsure)[text] = says
    return sure, unsure


def _settle(found: Judgement, text: str, says: str, *, is_throughout: bool) -> None:
    """A text that is Vietnamese either way: by the rest of the sheet, else by the words that rosters use."""
    before, after = _frequent(text), _frequent(says)
    if is_throughout or after > before:
        found.says[text] = says
    elif before == after:
        found.unsure[text] = says


def _frequent(text: str) -> int:
    return sum(word.lower() in FREQUENT for word in WORD.findall(text) if not word.isascii())


def charset_of(font: str) -> str | None:
    """The legacy charset whose letters a font draws."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith("vni") else None


def among_unicode(texts: Iterable[str]) -> dict[str, str]:
    """Texts of Unicode in which single words are still of TCVN3, as its signs show: Lê Đức ¸nh; with what they say."""
    marked = (text for text in texts if OF_TCVN3.search(text) and UNICODE_ONLY.search(text) and len(text) < LONGEST)
    return {text: says for text in marked if (says := _with_words_right(text)) != text}


def _with_words_right(text: str) -> str:
    """The text with such words put right; as it is where one of them is no word."""
    says = WITH_SIGNS.sub(lambda word: _word_right(word[0]), text)
    return says if says == text or OF_TCVN3.search(says) else _with_capitals(says)


def _word_right(word: str) -> str:
    """What a word of TCVN3 says; a raised number behind a word is none of its letters."""
    if UNICODE_ONLY.search(word) or is_syllable(word.rstrip(FOOTNOTES)):
        return word
    says = converted(word, TCVN3)
    return says if len(says) > 1 and is_syllable(says) else word


def put_right(
    rows: list[list[CellValue]], fonts: Fonts | None = None, distinct: Iterable[CellValue] | None = None
) -> tuple[list[list[CellValue]], Originals]:
    """The rows of a sheet with its texts of legacy fonts as Unicode, and what those texts were."""
    # Distinct values first: rows of thousands hold few of them.
    values = set[CellValue]().union(*rows) if distinct is None else distinct
    # Most are plain words and numbers, which say what they say.
    accented = [value for value in values if type(value) is str and not value.isascii()]
    found = judge(accented)
    says = look_alikes(accented) | among_unicode(accented) | found.says
    if not says and not found.unsure:
        return rows, Originals()
    originals = Originals({after: before for before, after in says.items()}, found.unsure)
    right = [[says.get(value, value) if type(value) is str else value for value in row] for row in rows]
    if found.unsure and fonts and _tell(fonts, rows, found):
        _by_font(right, _places(rows, found.unsure), fonts, originals)
    return right, originals


def _tell(fonts: Fonts, rows: list[list[CellValue]], found: Judgement) -> bool:
    """Whether the fonts of a sheet tell its legacy texts: some cell with their letters bears an old font.

    A program that has written the sheet anew leaves the letters as they were, all in its own font.
    """
    asked = [place for texts in (found.unsure, found.says) for place in [*_places(rows, texts)][:FONTS_ASKED]]
    return any(charset_of(font) for font in fonts(asked).values())


def _places(rows: list[list[CellValue]], texts: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """Where the file itself holds some texts."""
    return {
        (row, column): value
        for row, cells in enumerate(rows)
        for column, value in enumerate(cells)
        if type(value) is str and value in texts
    }


def _by_font(
    rows: list[list[CellValue]], places: Mapping[tuple[int, int], str], fonts: Fonts, originals: Originals
) -> None:
    """Settle by its font each cell whose letters may be either."""
    for place, font in fonts(places.keys()).items():
        text = places[place]
        originals.doubts.pop(text, None)
        if charset := charset_of(font):
            after = converted(text, charset)
            rows[place[0]][place[1]] = after
            originals[after] = text
