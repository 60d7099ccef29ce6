"""The columns of a roster: how communes head each of them and how they fill it."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.corpus import levels, titles, writing
from tests.corpus.people import Invented
from tests.corpus.said import Said, Written

Path = tuple[str, ...]
Filling = Callable[[Random, Invented], Written]


@dataclass(frozen=True)
class Field:
    """One field of the roster: a header path for each of its columns, and what fills them."""

    paths: tuple[Path, ...]
    fill: Filling
    ditto: str = ""  # the key that "nt" may repeat from the row above


@dataclass(frozen=True)
class Habits:
    """What one commune does all through its roster."""

    has_capitals: bool = False
    is_split: bool = False
    is_deep: bool = True  # headers of two and three rows
    embracing: str = "Trình độ"


HINTS = {
    "Ngày sinh": "Ngày sinh (ngày/tháng/năm)",
    "Số CCCD": "Số CCCD (12 số)",
    "Dân tộc": "Dân tộc (ghi rõ)",
    "Trình độ chuyên môn": "Trình độ chuyên môn (TS, ThS, ĐH, CĐ, TC, SC)",
    "Trình độ LLCT": "Trình độ LLCT (CN, CC, TC, SC)",
    "Chức vụ": "Chức vụ (ghi cụ thể)",
    "Ngày vào Đảng": "Ngày vào Đảng (nếu có)",
    "Họ và tên": "Họ và tên (viết chữ in hoa)",
}


def headed(path: Path, manner: str) -> Path:
    """A header as an office writes it: in capitals, broken into lines, with a hint how to fill it."""
    if manner == "capitals":
        return tuple(text.upper() for text in path)
    if manner == "broken":
        return tuple(text.replace(" ", "\n", 1) if text.count(" ") > 1 else text for text in path)
    return tuple(HINTS.get(text, text) for text in path) if manner == "hinted" else path


LEVEL_HEADERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "gen_edu": (
        ("GDPT", "Văn hóa", "Giáo dục phổ thông", "Phổ thông", "Học vấn", "Văn hoá PT"),
        ("Trình độ văn hóa", "Trình độ GDPT", "TĐ văn hóa", "Trình độ học vấn", "Trình độ giáo dục phổ thông"),
    ),
    "prof_edu": (
        ("Chuyên môn", "Chuyên môn nghiệp vụ", "CMNV", "Chuyên môn, nghiệp vụ", "CM"),
        ("Trình độ chuyên môn", "Trình độ CM", "TĐ chuyên môn", "Trình độ chuyên môn, nghiệp vụ", "Trình độ CMNV"),
    ),
    "pol_theory": (
        ("LLCT", "Lý luận chính trị", "Lý luận CT", "Chính trị", "Lí luận chính trị"),
        ("Trình độ LLCT", "Trình độ lý luận chính trị", "TĐ LLCT", "Trình độ chính trị"),
    ),
    "state_mgmt": (
        ("QLNN", "Quản lý nhà nước", "Quản lý NN", "Q.lý nhà nước"),
        ("Trình độ QLNN", "Bồi dưỡng QLNN", "Quản lý nhà nước", "Trình độ quản lý nhà nước"),
    ),
    "it_level": (("Tin học", "Tin học", "T.học"), ("Trình độ tin học", "Tin học", "TĐ tin học")),
    "foreign_lang": (("Ngoại ngữ", "NN", "Ngoại ngữ"), ("Trình độ ngoại ngữ", "Ngoại ngữ", "TĐ ngoại ngữ")),
}


def name(chance: Random, habits: Habits) -> Field:
    if habits.is_split:
        heads = (("Họ đệm",), ("Tên",)), (("Họ và tên đệm",), ("Tên",)), (("Họ và tên",), ("Họ và tên",))
        paths: tuple[Path, ...] = chance.choice(heads)
    else:
        heads_of_one = ("Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Họ và tên CBCC", "Họ, tên", "Họ và tên khai sinh")
        paths = ((chance.choice(heads_of_one),),)
    return Field(
        paths,
        lambda c, p: writing.name(c, p, has_capitals=habits.has_capitals, is_split=habits.is_split),
    )


def birth_by_sex(chance: Random, _habits: Habits) -> Field:
    head = chance.choice(
        ("Ngày, tháng, năm sinh", "Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng,\nnăm sinh", "Sinh ngày")
    )

    def fill(c: Random, person: Invented) -> Written:
        value, said = writing.birth(c, person)
        cells = (value, None) if person.sex == "male" else (None, value)
        return Written(cells, (said, Said("sex", person.sex, "sex by the column of the birth date")))

    return Field(((head, "Nam"), (head, "Nữ")), fill)


def birth(chance: Random, _habits: Habits) -> Field:
    head = chance.choice(
        ("Ngày sinh", "Ngày, tháng, năm sinh", "Ngày tháng năm sinh", "Năm sinh", "Ngày/tháng/năm sinh")
    )

    def fill(c: Random, person: Invented) -> Written:
        value, said = writing.birth(c, person)
        return Written((value,), (said,))

    return Field(((head,),), fill)


def birth_in_three(_chance: Random, _habits: Habits) -> Field:
    """Day, month and year side by side."""

    def fill(_c: Random, person: Invented) -> Written:
        year, month, day = person.born
        return Written((day, month, year), (Said("birth", f"{year}-{month:02}-{day:02}", "birth, in three columns"),))

    return Field(tuple(("Ngày, tháng, năm sinh", part) for part in ("Ngày", "Tháng", "Năm")), fill)


def sex_by_marks(_chance: Random, _habits: Habits) -> Field:
    """Two columns below one header, one of them marked."""

    def fill(c: Random, person: Invented) -> Written:
        mark = c.choice(("x", "X"))
        cells = (mark, None) if person.sex == "male" else (None, mark)
        return Written(cells, (Said("sex", person.sex, "sex by a mark below Nam or Nữ"),))

    return Field((("Giới tính", "Nam"), ("Giới tính", "Nữ")), fill)


def sex(chance: Random, _habits: Habits) -> Field:
    return Field(((chance.choice(("Giới tính", "Nam/Nữ", "Giới tính (Nam/Nữ)", "GT", "Nam, nữ")),),), writing.sex)


def woman(_chance: Random, _habits: Habits) -> Field:
    """A lone column “Nữ”: marked for women; a blank says man only by custom, so nothing is right too."""

    def fill(c: Random, person: Invented) -> Written:
        if person.sex == "female":
            return Written((c.choice(("x", "X", 1)),), (Said("sex", "female", "sex by a mark under “Nữ”"),))
        return Written((None,), (Said("sex", "male", "no mark under “Nữ”", also=(None,)),))

    return Field((("Nữ",),), fill)


def ethnic(chance: Random, _habits: Habits) -> Field:
    return Field(((chance.choice(("Dân tộc", "DT", "Thành phần dân tộc", "Dân  tộc")),),), writing.ethnic, "ethnic")


def citizen_id(chance: Random, _habits: Habits) -> Field:
    heads = (
        "Số CCCD",
        "CCCD",
        "Số CMND/CCCD",
        "Số định danh cá nhân",
        "Số căn cước",
        "Căn cước công dân",
        "Số CC/CCCD",
    )
    return Field(((chance.choice(heads),),), writing.citizen_id)


def phone(chance: Random, _habits: Habits) -> Field:
    return Field(((chance.choice(("Số điện thoại", "SĐT", "Điện thoại", "Số ĐT")),),), writing.phone)


def titles_held(chance: Random, habits: Habits) -> Field:
    heads = (
        *("Chức vụ, chức danh", "Chức vụ", "Chức danh", "Chức danh, chức vụ", "Chức vụ hiện nay"),
        *("Chức vụ, chức danh hiện nay", "Chức vụ/chức danh", "Chức vụ, chức danh đang đảm nhiệm"),
    )
    return Field(
        ((chance.choice(heads),),),
        lambda c, p: titles.written(c, p.titles, has_capitals=habits.has_capitals and c.random() < 0.3),
    )


def party(chance: Random, habits: Habits) -> Field:
    if not habits.is_deep:
        heads = ("Ngày vào Đảng", "Ngày kết nạp Đảng", "Ngày vào ĐCSVN", "Ngày, tháng, năm vào Đảng")
        return Field(((chance.choice(heads),),), lambda c, p: writing.party(c, p, is_split=False))
    head = chance.choice(("Ngày vào Đảng", "Vào Đảng", "Ngày, tháng, năm vào Đảng", "Ngày vào ĐCSVN"))
    first, second = chance.choice((("Dự bị", "Chính thức"), ("Ngày kết nạp", "Ngày chính thức"), ("DB", "CT")))
    return Field(((head, first), (head, second)), lambda c, p: writing.party(c, p, is_split=True))


def level(chance: Random, habits: Habits, ladder: str) -> Field:
    deep, flat = LEVEL_HEADERS[ladder]
    path = (habits.embracing, chance.choice(deep)) if habits.is_deep else (chance.choice(flat),)
    ditto = ladder if ladder in ("pol_theory", "state_mgmt") else ""
    return Field((path,), lambda c, p: levels.written(c, p, ladder), ditto)


def notes(chance: Random, _habits: Habits) -> Field:
    return Field(((chance.choice(("Ghi chú", "GHI CHÚ", "Ghi  chú")),),), levels.note)
