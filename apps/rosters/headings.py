"""Rows of a list that are no people: headings of groups and units, and what closes a list."""

import re
from collections.abc import Iterable

from apps.rosters.formats import Format
from apps.rosters.header_spellings import folded

ORDINAL = re.compile(r"[IVXLC]{1,6}[.)]?|[A-Za-zĐđ][.)]?|\d{1,2}(\.\d{1,2})*[.)]")
LEADING_ORDINAL = re.compile(r"^\s*(([IVXLC]{1,6}|[A-ZĐ]|\d{1,2})\s*[./)\-:]\s*|[IVXLC]{1,6}\s+)", re.IGNORECASE)
LEADING_WORDS = re.compile(
    r"^\s*(đơn vị|tên đơn vị|cơ quan|đơn vị báo cáo|đơn vị gửi|đơn vị lập)\s*:\s*", re.IGNORECASE
)
# "(12 người)", ": 12 đồng chí", "= 12"; never the number of "Phường 5".
PEOPLE = r"(người|đ/c|đồng chí|cán bộ|công chức)"
COUNTED = re.compile(rf"\s*([:=(\[-]\s*\(?\s*\d{{1,5}}\s*{PEOPLE}?|\s\d{{1,5}}\s*{PEOPLE})\s*[)\]]?\s*$", re.IGNORECASE)
# The unit of a district follows that of the commune: "UBND XÃ LẠC SỸ - HUYỆN YÊN THỦY".
DISTRICT = re.compile(r"\s*[-–,;(]?\s*\b(huyện|thị xã|thành phố|tp\.?|quận|tỉnh|thuộc)\s.*$", re.IGNORECASE)
CLOSING = re.compile(
    r"(nguoi lap|lap bieu|(can bo|cong chuc|ke toan) lap|lap bang|tm |t m |thay mat|kt |k t |tl |thu truong|xac nhan"
    r"|ky ten|ghi chu|noi nhan|luu y"
    r"|danh sach (nay )?(co|gom)|bi thu$|chu tich$|pho chu tich$|nguoi tong hop)"
    r"|(?:bieu |bang )?tong hop (?:chat luong|so lieu|so luong|ket qua|chung|theo|tinh hinh|trinh do|co cau|doi ngu)"
    r"|.*\bngay\b.*\bthang\b.*\bnaw?m\b|(?:\w+ ){0,4}ngay \d{1,2} \d{1,2} (?:19|20)\d\d$"
)
PAGE_NUMBER = re.compile(r"(trang|page)?\s*-?\s*\d{1,3}\s*([/-]|tren|of)?\s*\d{0,3}", re.IGNORECASE)
# With accents, since Đặng, Đoàn and Tô are family names.
STRUCTURE = re.compile(
    r"(khối|bộ phận|ban (?!thị)|phòng|văn phòng|thôn|xóm|bản|tổ|khu|hội|đoàn (thể|thanh|tncs|xã)|lãnh đạo|thường trực"
    r"|cán bộ|công chức|người|dân quân|đảng|chính quyền|mặt trận|các|lực lượng|đơn vị|nhóm|chức danh|quân sự|công an"
    r"|hđnd|ubnd|ubmttq|mttq)(?!\w)",
    re.IGNORECASE,
)
NAME = re.compile(r"[^\W\d_]+([ .'’-]+[^\W\d_]+){1,6}\s*(\*+|\([^)]*\))?")


def plain_heading(text: str) -> str:
    """A heading without its ordinal, its count and words such as “Đơn vị:”."""
    named = LEADING_WORDS.sub("", LEADING_ORDINAL.sub("", text))
    return (COUNTED.sub("", named) or named).strip(" :.-")


def may_be_name(text: str) -> bool:
    """Whether a text can be a person's full name: two to seven words of letters, not a line of instructions."""
    return bool(NAME.fullmatch(text)) and not STRUCTURE.match(text)


def closes(texts: Iterable[str]) -> bool:
    """Whether a row is one of notes, places and days, or signatures."""
    return any(CLOSING.match(folded(text) + " ") or CLOSING.match(folded(text)) for text in texts)


class Headings:
    """The groups and units that the headings of a format's lists may name."""

    def __init__(self, declared: Format, units: tuple[str, ...] | None = None) -> None:
        known = declared.units if units is None else units
        self.groups = {folded(text): group for text, group in declared.groups.items()}
        # With its accents "Xã Lạc Sỹ" is a unit and "Xa Văn Hùng" a person.
        self.units = tuple(text.lower() + " " for text in known)
        self.bare_units = tuple(folded(text) + " " for text in known)
        self.beginnings = (*self.units, *(text.lower() for text in declared.groups))
        self.initials = frozenset(text[:1] for text in self.beginnings)

    def group_of(self, text: str) -> str | None:
        """The group whose words a heading begins with; the longest wins."""
        words = folded(text) + " "
        fitting = [known for known in self.groups if words.startswith(known + " ")]
        return self.groups[max(fitting, key=len)] if fitting else None

    def unit_of(self, text: str) -> str | None:
        """The unit that a heading names, without its district."""
        named = plain_heading(text)
        starts = self.bare_units if named.isascii() else self.units
        words = folded(named) if named.isascii() else named.lower()
        if not (words + " ").startswith(starts) or words + " " in starts:
            return None
        return DISTRICT.sub("", named).strip(" :.-") or named

    def begins_like_one(self, name: str) -> bool:
        """Whether what stands in the column of names begins like the name of a group or a unit."""
        words = name.lower().lstrip()
        # One letter tells of most names, a hundred beginnings of the others.
        return words[:1] in self.initials and words.startswith(self.beginnings)
