"""The abbreviations in which offices write titles, as one canonical line of words."""

import re
from dataclasses import dataclass

from apps.core.remembering import remembered
from apps.core.text import fold, tidy

WORD = re.compile(r"[^\W_]+")
# C.T HĐND, V.P - T.K: the dots of initials; in P.C.tịch the second letter begins a word.
DOTTED = re.compile(r"\b([^\W\d_])\.\s?(?=[^\W\d_]\b(?!\.[^\W\d_]{2}))")
# Abbreviation -> what it stands for; folded.
ABBREVIATIONS = {
    short: tuple(words.split())
    for short, words in {
        "p": "pho",
        "bt": "bi thu",
        "bttt": "bi thu thuong truc",
        "pbt": "pho bi thu",
        "pbttt": "pho bi thu thuong truc",
        "ct": "chu tich",
        "pct": "pho chu tich",
        "tt": "thuong truc",
        "ttdu": "thuong truc dang uy",
        "du": "dang uy",
        "btdu": "bi thu dang uy",
        "pbtdu": "pho bi thu dang uy",
        "hdnd": "hoi dong nhan dan",
        "cthdnd": "chu tich hoi dong nhan dan",
        "pcthdnd": "pho chu tich hoi dong nhan dan",
        "ub": "uy ban",
        "ubnd": "uy ban nhan dan",
        "ctubnd": "chu tich uy ban nhan dan",
        "pctubnd": "pho chu tich uy ban nhan dan",
        "mttq": "mat tran",
        "mttqvn": "mat tran",
        "ubmttq": "mat tran",
        "ubmttqvn": "mat tran",
        "ubmt": "mat tran",
        "vn": "viet nam",
        "lhpn": "phu nu",
        "lhpnvn": "phu nu",
        "hlhpnvn": "phu nu",
        "hd": "hoi dong",
        "db": "dai bieu",
        "dbhdnd": "dai bieu hoi dong nhan dan",
        "hlhpn": "phu nu",
        "hpn": "phu nu",
        "pn": "phu nu",
        "hnd": "nong dan",
        "hccb": "cuu chien binh",
        "ccb": "cuu chien binh",
        "dtn": "doan",
        "dtncs": "doan",
        "doantn": "doan",
        "dtncshcm": "doan",
        "doantncshcm": "doan",
        "tn": "thanh nien",
        "tncs": "thanh nien",
        "tncshcm": "thanh nien",
        "hcm": "ho chi minh",
        "cht": "chi huy truong",
        "pcht": "pho chi huy truong",
        "chtqs": "chi huy truong quan su",
        "bchqs": "quan su",
        "chqs": "quan su",
        "qs": "quan su",
        "vp": "van phong",
        "cvp": "chanh van phong",
        "vptk": "van phong thong ke",
        "tk": "thong ke",
        "dc": "dia chinh",
        "dcxd": "dia chinh xay dung",
        "xd": "xay dung",
        "tckt": "tai chinh ke toan",
        "kt": "ke toan",
        "ketoan": "ke toan",
        "tpht": "tu phap ho tich",
        "ht": "ho tich",
        "vhxh": "van hoa xa hoi",
        "vh": "van hoa",
        "xh": "xa hoi",
        "cc": "cong chuc",
        "cb": "can bo",
        "cv": "chuyen vien",
        "uv": "uy vien",
        "btv": "ban thuong vu",
        "bch": "ban chap hanh",
        "uvbtv": "uy vien ban thuong vu",
        "uvtv": "uy vien ban thuong vu",
        "uvbch": "uy vien ban chap hanh",
        "duv": "uy vien ban chap hanh",
        "huv": "huyen uy vien",
        "ubkt": "uy ban kiem tra",
        "gd": "giam doc",
        "ttpvhcc": "trung tam phuc vu hanh chinh cong",
        "pvhcc": "phuc vu hanh chinh cong",
        "pv": "phuc vu",
        "hcc": "hanh chinh cong",
        "ttphvhcc": "trung tam phuc vu hanh chinh cong",
        "ttpvhccong": "trung tam phuc vu hanh chinh cong",
        "pgd": "pho giam doc",
        "pcvp": "pho chanh van phong",
        "vpdu": "van phong dang uy",
        "vptkx": "van phong thong ke",
        "xdd": "xay dung dang",
        "ktht": "kinh te ha tang",
        "kthtdt": "kinh te ha tang do thi",
        "ktxh": "kinh te xa hoi",
        "btdtn": "bi thu doan",
        "pbtdtn": "pho bi thu doan",
        "cthpn": "chu tich phu nu",
        "cthlhpn": "chu tich phu nu",
        "cthnd": "chu tich nong dan",
        "cthccb": "chu tich cuu chien binh",
        "pcthpn": "pho chu tich phu nu",
        "pcthnd": "pho chu tich nong dan",
        "pcthccb": "pho chu tich cuu chien binh",
        "ctmt": "chu tich mat tran",
        "ctmttq": "chu tich mat tran",
        "ctubmttq": "chu tich mat tran",
        "pctmttq": "pho chu tich mat tran",
        "pctubmttq": "pho chu tich mat tran",
        "chp": "pho chi huy truong",
        "bchquansu": "quan su",
        "dcnn": "dia chinh nong nghiep",
        "nn": "nong nghiep",
        "tbxh": "thuong binh xa hoi",
        "ldtbxh": "lao dong thuong binh xa hoi",
        "lhtn": "lien hiep thanh nien",
    }.items()
}
# One body under several names; longer ones first.
SYNONYMS = [
    (tuple(words.split()), tuple(canonical.split()))
    for words, canonical in (
        ("tai chinh ke toan", "tai chinh ke toan"),
        ("tc ke toan", "tai chinh ke toan"),
        ("tp ho tich", "tu phap ho tich"),
        ("tp tu phap", "tu phap"),
        ("uy ban mat tran to quoc viet nam", "mat tran"),
        ("uy ban mat tran to quoc", "mat tran"),
        ("uy ban mat tran", "mat tran"),
        ("mat tran to quoc viet nam", "mat tran"),
        ("mat tran to quoc", "mat tran"),
        ("chu tich mt", "chu tich mat tran"),
        ("hoi lien hiep phu nu", "phu nu"),
        ("lien hiep phu nu", "phu nu"),
        ("hoi phu nu", "phu nu"),
        ("hoi nong dan", "nong dan"),
        ("hoi nd", "nong dan"),
        ("chu tich nd", "chu tich nong dan"),
        ("d c xay dung", "dia chinh xay dung"),
        ("t ban", "truong ban"),
        ("cuu can bo", "cuu chien binh"),
        ("hoi nguoi cao tuoi", "nguoi cao tuoi"),
        ("hoi cuu chien binh", "cuu chien binh"),
        ("doan thanh nien cong san ho chi minh", "doan"),
        ("doan thanh nien cong san", "doan"),
        ("doan thanh nien ho chi minh", "doan"),
        ("doan thanh nien", "doan"),
        ("chi huy truong ban chi huy quan su", "chi huy truong quan su"),
        ("chi huy truong ban quan su", "chi huy truong quan su"),
        ("truong ban chi huy quan su", "chi huy truong quan su"),
        ("truong ban chqs", "chi huy truong quan su"),
        ("truong ban quan su", "chi huy truong quan su"),
        ("chi huy pho", "pho chi huy truong"),
        ("ban chi huy quan su", "quan su"),
        ("ban chap hanh quan su", "quan su"),
        ("chi huy truong ban chap hanh", "chi huy truong quan su"),
        ("bo chi huy quan su", "quan su"),
        ("ban quan su", "quan su"),
        ("ban chi huy", "quan su"),
        ("ban chqs", "quan su"),
        ("dang bo", "dang uy"),
        ("bi thu ban chap hanh dang uy", "bi thu dang uy"),
        ("dang uy vien", "uy vien ban chap hanh"),
        ("uy vien thuong vu", "uy vien ban thuong vu"),
        ("uy vien ban chap hanh dang uy", "uy vien ban chap hanh"),
        ("uy vien ban thuong vu dang uy", "uy vien ban thuong vu"),
        ("thuong vu dang uy", "uy vien ban thuong vu"),
        ("thuong truc phuc vu hanh chinh cong", "trung tam phuc vu hanh chinh cong"),
        ("truong phong ke toan", "truong phong kinh te"),
        ("tp ke toan", "tp kinh te"),
        ("phong ke toan", "phong kinh te"),
        ("pho phong", "pho truong phong"),
        ("pho ban", "pho truong ban"),
        ("pho p", "pho truong phong"),
        ("ld tb xa hoi", "lao dong thuong binh xa hoi"),
        ("ld thuong binh xa hoi", "lao dong thuong binh xa hoi"),
        # The head of a village, the other way round.
        *((f"{place} truong", f"truong {place}") for place in ("thon", "xom", "ap", "buon", "khom", "lang")),
        ("truong pho", "truong phong"),
        ("chuyen vien pho", "chuyen vien phong"),
        # Of the two lowest grades both are held by whoever works in an office and heads none.
        ("can su", "chuyen vien"),
        ("xd dang", "xay dung dang"),
        ("xay dung dang dang uy", "xay dung dang"),
        ("xay dung dang uy", "xay dung dang"),
        ("to chuc ke toan", "to chuc kiem tra"),
        ("to chuc kt", "to chuc kiem tra"),
        ("bi thu can bo", "bi thu chi bo"),
        ("dia chinh nn", "dia chinh nong nghiep"),
        ("hoi lien hiep thanh nien", "hoi lhtn"),
        ("lien hiep thanh nien", "lhtn"),
        ("viet nam", ""),
        ("ho chi minh", ""),
        ("thi tran", ""),
        ("dac khu", ""),
        ("kiem nhiem", ""),
        ("can bo chuyen trach", ""),
        ("can bo", ""),
    )
]
# Words of titles shortened to their first letter, as in "C.tịch", "T.phòng" and "V.hóa"; folded.
SHORTENED = {
    (word[0], after): word
    for word, after in (
        pair.split()
        for pair in """chu tich|bi thu|van phong|truong phong|thong ke|dia chinh|xay dung|tai chinh|ke toan|tu phap
            |ho tich|van hoa|xa hoi|quan su|mat tran|nong dan|dang uy|thuong vu|thuong truc|giam doc|chuyen vien
            |cong chuc|chi huy|kinh te|uy vien|uy ban""".split("|")
    )
}
# Words that only their tone tells from another one: the head of a bản is a village head, and of no board (ban).
TONED = {"bản": ("thon",)}
NOISE = frozenset({"phuong", "kiem", "va", "kn", "chuyentrach"})


@dataclass(frozen=True)
class TitleWord:
    """One canonical word and the word of the cell that it comes from."""

    word: str
    written: str


@remembered(4096)
def canonical(text: str) -> tuple[TitleWord, ...]:
    """A title as canonical words: abbreviations spelt out, one name for each body, names of places' kinds left out."""
    words: list[TitleWord] = []
    for written in WORD.findall(DOTTED.sub(r"\1", tidy(text))):
        short = fold(written)
        meant = TONED.get(written.lower()) or ABBREVIATIONS.get(short, (short,))
        words.extend(TitleWord(word, written) for word in meant)
    words = _without_noise(_spelt_out(words))
    for phrase, replacement in SYNONYMS:
        words = _replaced(words, phrase, replacement)
    return tuple(words)


def _spelt_out(words: list[TitleWord]) -> list[TitleWord]:
    """Single letters before the rest of a title's words, spelt out."""
    for place, word in enumerate(words[:-1]):
        if len(word.written) == 1 and (full := SHORTENED.get((fold(word.written), words[place + 1].word))):
            words[place] = TitleWord(full, word.written)
    return words


def _without_noise(words: list[TitleWord]) -> list[TitleWord]:
    """Leaves out figures ("VPTK 1"), joining words and the unit's kind; "xã" stays in "xã hội"."""
    following = [*(word.word for word in words[1:]), ""][: len(words)]
    return [
        word
        for word, after in zip(words, following, strict=True)
        if not (word.word in NOISE or word.word.isdigit() or (word.word == "xa" and after != "hoi"))
    ]


def _replaced(words: list[TitleWord], phrase: tuple[str, ...], replacement: tuple[str, ...]) -> list[TitleWord]:
    plain = [word.word for word in words]
    if phrase[0] not in plain:
        return words
    result: list[TitleWord] = []
    place, length = 0, len(phrase)
    while place < len(words):
        if tuple(plain[place : place + length]) == phrase:
            written = " ".join(dict.fromkeys(word.written for word in words[place : place + length]))
            result.extend(TitleWord(word, written) for word in replacement)
            place += length
        else:
            result.append(words[place])
            place += 1
    return result
