"""Reading names: capitals, stray marks, the sex in brackets, the parts of a name in columns of their own."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from apps.cadres import roster_remarks as told
from apps.cadres.roster_dates import partial_date_of
from apps.cadres.roster_texts import is_leaving
from apps.core.dates import PartialDate
from apps.core.remembering import remembered
from apps.core.text import place_tones, tidy
from apps.rosters.formats import UNSTATED, AtAGlance, Cell, Finding, Parsed, RowRule, RowValues

# A raised number is a footnote, no letter.
NAME = re.compile(r"[^\W\d_²³¹⁰⁴-⁹]+(?:(?: |'|-|' )[^\W\d_²³¹⁰⁴-⁹]+)*")
# A word of most names, and words of which the others must be heard to know what they are.
WORD = re.compile(r"[^\W\d_²³¹⁰⁴-⁹]{1,12}")
ADDRESSES = frozenset("đc đồng ths ts pgs gs bs ks ông bà anh chị cô".split())
TELLING = frozenset("nghỉ chuyển thôi luân biệt điều tuyển từ thai khuyết trống thiếu chưa".split())
# At least two words of letters: most names, decided fast.
PLAIN = re.compile(r"[^\W\d_²³¹⁰⁴-⁹]{1,12}(?: [^\W\d_²³¹⁰⁴-⁹]{1,12}){1,5}")
APOSTROPHES = dict.fromkeys(map(ord, "‘ʼʹ´`＇′"), "'")
NUMBER_BEFORE = re.compile(r"^(?:\(?\d{1,3}\s*[.)\-/:]+\s*(?=\D)|[-–+•]\s+)")
SEX_BEHIND = re.compile(r"\s*(?:[(\[]\s*(nữ|nam|gái|trai)\s*[)\]]|\s[-–,]\s*(nữ|nam))\s*$", re.IGNORECASE)
MARK_BEHIND = re.compile(r"\s*(?:[*+#†²³¹⁰⁴-⁹]+|[(\[]\s*(?:\*+|\d{1,2}|[A-D])\s*[)\]])\s*$")
NAME_PARTS = ("family_part", "middle_part", "given_part")
NOTE_BEHIND = re.compile(r"(?:\s+[-–—:;,/]+\s*|\s*[-–—;,:/]+\s+|\s*\()(.+?)\)?$")
# Words that begin a note even without a sign before them; a given name alone, such as Mới, is none.
BARE_NOTE = re.compile(
    r"\s+((?:đã |đang |mới |xin |chờ )?(?:nghỉ (?:hưu|thai sản|việc|ốm|chế độ|không lương|sinh|theo)"
    r"|chuyển (?:công tác|đi|đến|về)|thôi việc|luân chuyển|biệt phái|điều động|tuyển dụng|từ trần|thai sản)\b.*)$",
    re.IGNORECASE,
)
# Titles of politeness, and of learning, before a name; Ông may also be a family name, before a middle name.
ADDRESS_BEFORE = re.compile(
    r"^(?:(?:đ/c|đc|đ\.c|đồng chí)[.:]?\s+|(?:th\.?s|ts|pgs|gs|bs|ks|cn|ls)\.\s*(?=\S+\s)"
    r"|(?:ths|ts|pgs|gs|bs|ks)\s+(?=\S+\s+\S))+",
    re.IGNORECASE,
)
POLITE = re.compile(
    r"^(ông|bà|anh|chị|cô)[.:]?\s+(?!(?:văn|thị|đình|hữu|đức|ngọc|quang|xuân|minh|hồng|thanh|duy|anh|trọng|gia|công|khắc"
    r"|viết|mạnh|tiến|bá|thế|quốc|thành|nhật|hải|sỹ|sĩ|bích|phương|bảo|thu|thúy|thuý|tuấn|việt|chí|tấn|như)\s)(?=\S+\s)",
    re.IGNORECASE,
)
SEXES = {"nam": "male", "trai": "male", "nữ": "female", "gái": "female"}
SEX_OF_ADDRESS = {"ông": "male", "anh": "male", "bà": "female", "chị": "female", "cô": "female"}
LOWER = "a-zàáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
# Letters of old fonts that no language of the country is written with.
OLD_FONT = re.compile(
    rf"[äåæçëîïøûüÿßÄÅÆÇËÎÏØÛÜµª]|(?<=[{LOWER}])[À-Ý]|[aeAE][ùøûõïâáàåãäêéèúüëÙÛÕÂÁÀÃÊÉÈÚ]|[oôOÔ][ùõâêÙÕÂÊ]|[uU][ùõÙÕ]"
)
# A second line that begins so is a post or a note, else the name only went on there.
SECOND_LINE = re.compile(
    r"(?:phó|bí thư|chủ tịch|trưởng|chánh|giám đốc|ủy viên|uỷ viên|uv|bt|pbt|ct|pct|p\.|cc|cb|cán bộ|công chức"
    r"|chuyên viên|cv|vp|cht|chỉ huy trưởng|tổ trưởng|kế toán|địa chính|tư pháp|văn phòng|văn thư|thủ quỹ|ubnd|hđnd"
    r"|ubmttq|mttq|nghỉ|chuyển|đã|đang|mới|luân|biệt|điều|thai|sn|sinh|đt|sđt|\d|\()",
    re.IGNORECASE,
)
# A unit in the second line of a name or behind a stroke, in whatever letters: Xã Hòa Bình, Trạm Y Tế.
UNIT_BELOW = re.compile(
    r"(?:(?:xã|phường|thị trấn|thôn|xóm|huyện|tỉnh|tổ dân phố|khu phố|khối phố) \S|tổ \d|đảng (?:ủy|uỷ|bộ)\b|mặt trận\b"
    r"|trạm y tế\b|trung tâm \S|hội (?:nông dân|phụ nữ|cựu chiến binh)\b|đoàn thanh niên\b"
    r"|trường (?:th|thcs|thpt|tiểu học|mầm non|trung học)\b)",
    re.IGNORECASE,
)
# H'út: behind such an initial the name itself begins; fonts of before Unicode have no capital for it.
AFTER_INITIAL = re.compile(r"(?<=^[HYK]')[^\W\d_]")
# Two words without the blank between them: NguyễnThị.
GLUED = re.compile(rf"(?<=[{LOWER}])(?=[A-ZĐ][{LOWER}])")
# Ng. Thị Hòa, PCT Nguyễn Văn An: a word that nobody can pronounce stands for one, or for a post.
SHORTENED = re.compile(r"\b(?:Ng|Ngx|Ngh|Ph|Tr|Th|Đg|Hg|Vg|Tg|P?BT|P?CT|TP|VP|CV|HĐND|UBND)\b(?!')", re.IGNORECASE)
# What a list of posts says where nobody holds one.
VACANT = re.compile(
    r"\W*(?:(?:còn |đang |bị |vị trí )?(?:khuyết|trống|thiếu|tuyển)(?: (?:dụng|người|chức danh|vị trí|biên chế|\d+))*"
    r"|chưa (?:có|bố trí|tuyển|bầu|phân công|bổ nhiệm|xác định)(?: (?:người|dụng|được|ai))*)\W*",
    re.IGNORECASE,
)
LONGEST, MOST_WORDS, USUAL_WORDS = 120, 6, 3
# Under "Họ tên, năm sinh" the year or the day of birth stands behind the name.
BORN = re.compile(r"(?:(?:sinh|sn|sinh năm|sinh ngày|năm sinh|ns)\b\s*:?\s*)?([\d/.\-]{4,10})", re.IGNORECASE)


class Bare(NamedTuple):
    """A name without what stands around it."""

    name: str
    sex: str | None = None
    note: str = ""


def read_name(cell: Cell) -> Parsed:
    """A full name, tidy and in title case; what was taken off is told."""
    if isinstance(cell.value, str) and PLAIN.fullmatch(cell.text) and not _has_more(cell.value, cell.text):
        return Parsed({"full_name": person_name(cell.text)}, _perhaps_addressed(cell.text))
    bare = _bare(_in_one_line(cell))
    if not isinstance(cell.value, str) or not _may_be_read(bare.name) or VACANT.fullmatch(cell.text):
        return Parsed({"full_name": cell.text[:LONGEST]}, (Finding(told.NAME_STRANGE, key="full_name"),))
    name = person_name(bare.name)
    if OLD_FONT.search(bare.name) or len(name.split()) > MOST_WORDS:
        code = told.NAME_FONT if OLD_FONT.search(bare.name) else told.NAME_STRANGE
        return Parsed({"full_name": name}, (Finding(code, key="full_name"),))
    findings = _taken_off(cell.text, bare, name, "full_name")
    findings.extend(_perhaps_addressed(name))
    if " " not in name:
        findings.append(Finding(told.NAME_SHORT, False, "full_name"))
    born = _birth_in(bare.note)
    beside = {"sex": bare.sex, "birth_beside_name": born, "post_beside_name": "" if born else bare.note}
    return Parsed({"full_name": name, **{key: value for key, value in beside.items() if value}}, tuple(findings))


def _perhaps_addressed(name: str) -> tuple[Finding, ...]:
    """Behind Ông there may stand a whole name, whose family name others have as a middle name: Ông Thành Ngọc Ức."""
    words = name.split()
    is_open = words[0].lower() == "ông" and len(words) > USUAL_WORDS and words[1].lower() != "thị"
    return (Finding(told.NAME_OR_ADDRESS, False, "full_name", value=name),) if is_open else ()


def _birth_in(note: str) -> PartialDate | None:
    """A year or a day of birth that is all of what stands behind a name."""
    born = BORN.fullmatch(note.strip("() "))
    found, _ = partial_date_of(Cell(born[1], born[1]), "birth") if born else (None, ())
    return found


def _has_more(value: str, text: str) -> bool:
    """Whether a text of plain words holds more than a name, less than one, or letters that no name has."""
    more = (POLITE.match, ADDRESS_BEFORE.match, BARE_NOTE.search)
    less = (OLD_FONT.search, GLUED.search, SHORTENED.search, VACANT.fullmatch)
    return "\n" in value or any(pattern(text) for pattern in (*more, *less))


def plain_name(text: str) -> Mapping[str, object] | None:
    """A name of usual words only, which many people share; what `read_name` says of it without a second look."""
    words = text.split(" ") if len(text) <= LONGEST else []
    if not 1 < len(words) <= MOST_WORDS or words[0].lower() in ADDRESSES:
        return None
    spelled = [*map(_usual, words)]
    return {"full_name": " ".join(spelled)} if all(spelled) else None


NAMES = AtAGlance(read_name, plain_name)


@lru_cache(maxsize=20_000)
def _usual(word: str) -> str:
    """A word as names are spelled; empty where it may be no part of a name, or stand for more."""
    is_odd = any(pattern.search(word) for pattern in (OLD_FONT, GLUED, SHORTENED))
    is_usual = WORD.fullmatch(word) and tidy(word) == word and word.lower() not in TELLING
    return _word(word) if is_usual and not is_odd else ""


def _may_be_read(name: str) -> bool:
    return bool(NAME.fullmatch(name)) and len(name) <= LONGEST and not SHORTENED.search(name)


def _in_one_line(cell: Cell) -> str:
    """The text, with a sign before a second line that is no part of the name."""
    lines = [tidy(line) for line in cell.value.splitlines()] if isinstance(cell.value, str) else []
    filled = [line for line in lines if line]
    if len(filled) < 2 or not _begins_a_note(*filled[:2]):
        return cell.text
    return f"{filled[0]} - {' '.join(filled[1:])}"


def _begins_a_note(first: str, second: str) -> bool:
    """Whether a second line is no part of the name: a year, a post or a note, or letters of a post behind a name."""
    if " " not in first:
        return bool(BORN.fullmatch(second))
    if SECOND_LINE.match(second) or UNIT_BELOW.match(second) or (second.isupper() and not first.isupper()):
        return True
    # A name that begins with capitals does not go on in small letters, nor one of letters only in capitals.
    return first[0].isupper() and not first.islower() and any(word[0].islower() for word in second.split())


def _taken_off(text: str, bare: Bare, name: str, key: str) -> list[Finding]:
    """What is to be said of the words and signs around a name."""
    if bare.note:
        about = {"rest": bare.note}
        leaving = [Finding(told.LEAVING, False, key, bare.note)] if is_leaving(bare.note) else []
        return [Finding(told.NAME_NOTE, False, key, before=text, after=name, params=about), *leaving]
    if bare.name != text.translate(APOSTROPHES):
        return [Finding(told.NAME_MARK, False, key, before=text, after=name)]
    return []


def read_family_part(cell: Cell) -> Parsed:
    """Family and middle name, where the given name has a column of its own."""
    return _part(cell, "family_part")


def read_middle_part(cell: Cell) -> Parsed:
    """The middle names, where they stand in a column of their own."""
    return _part(cell, "middle_part")


def read_given_part(cell: Cell) -> Parsed:
    """The given name, where it has a column of its own."""
    return _part(cell, "given_part")


def _part(cell: Cell, key: str) -> Parsed:
    bare = _bare(cell.text)
    findings = _taken_off(cell.text, bare, person_name(bare.name), key)
    return Parsed({key: bare.name, **({"sex": bare.sex} if bare.sex else {})}, tuple(findings))


def join_name(row: RowValues) -> Parsed:
    """The full name out of its parts; a row without any name is told."""
    if row.values.get("full_name"):
        return UNSTATED
    parts = [str(part) for key in NAME_PARTS if (part := row.values.get(key))]
    text = " ".join(parts)
    if not text:
        return Parsed({}, (Finding(told.NAME_MISSING, key="full_name"),))
    parsed = read_name(Cell(text, text))
    short = (Finding(told.NAME_SHORT, False, "full_name", text),) if len(parts) == 1 else ()
    return Parsed(parsed.values, (*(f for f in parsed.findings if f.code != told.NAME_SHORT), *short))


NAME_JOINED = RowRule(lambda _: join_name, unless=("full_name",), reads=NAME_PARTS)


def _bare(text: str) -> Bare:
    """A name without numbers, forms of address, marks, the sex and notes around it."""
    name, sex, note = NUMBER_BEFORE.sub("", GLUED.sub(" ", text.translate(APOSTROPHES).lstrip("'"))), None, ""
    while True:
        if found := SEX_BEHIND.search(name):
            sex = SEXES[(found[1] or found[2]).lower()]
        elif not (found := MARK_BEHIND.search(name)):
            found = _note(name)
            note = "; ".join(part for part in (found[1].strip(), note) if part) if found else note
        if not found:
            break
        name = name[: found.start()]
    name = ADDRESS_BEFORE.sub("", name)
    if polite := POLITE.match(name):
        sex = sex or SEX_OF_ADDRESS[polite[1].lower()]
        name = name[polite.end() :]
    return Bare(name.strip(" ,;:.-–—"), sex, note)


def _note(name: str) -> re.Match[str] | None:
    """A note behind at least two words of a name."""
    for pattern in (NOTE_BEHIND, BARE_NOTE):
        found = pattern.search(name)
        if found is None or _is_name(found[1].strip()):
            continue
        # Of some peoples a name is one word, behind which only a year is no part of it.
        if " " in name[: found.start()].strip() or BORN.fullmatch(found[1].strip("() ")):
            return found
    return None


def _is_name(text: str) -> bool:
    """Whether what stands behind a name is rather a second one."""
    return text.istitle() and len(text.split()) > 2 and not UNIT_BELOW.match(text)


def person_name(text: str) -> str:
    """A name as the registry keeps it; H'Hen keeps its second capital."""
    return " ".join(map(_word, text.split()))


@remembered(20_000)
def _word(word: str) -> str:
    placed = place_tones(word)
    if "'" in placed or "-" in placed:
        divided = re.split(r"(['\-])", placed)
        if not (placed.isupper() or placed.islower()):
            return AFTER_INITIAL.sub(lambda found: found[0].upper(), placed)
        return "".join(part[:1].upper() + part[1:].lower() for part in divided) if "'" in placed else placed.title()
    return placed[:1].upper() + placed[1:].lower()
