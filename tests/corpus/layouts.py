"""Which columns the four usual kinds of roster have, and mixtures of them."""

from collections.abc import Callable
from datetime import date
from random import Random

from tests.corpus import columns, titles
from tests.corpus.columns import Field, Habits, Path
from tests.corpus.onehot import GROUPS, ages, one_hot
from tests.corpus.people import Invented
from tests.corpus.said import Formatted, Said, Value, Written

Layout = Callable[[Random, Habits, bool], list[Field]]
HOME_TOWNS = ("Lạc Sỹ, Yên Thủy, Hòa Bình", "Bảo Hiệu", "xã Đa Phúc, h. Yên Thủy", "Kim Bôi, HB", "TP Hòa Bình")


def unused(path: Path, *values: Value) -> Field:
    """A column that tells nothing of what the registry keeps."""
    return Field((path,), lambda chance, _person: Written((chance.choice(values),)))


def classic(chance: Random, habits: Habits, is_after: bool) -> list[Field]:
    """Layout 1, “danh sách trích ngang”."""
    del is_after
    is_in_three = habits.is_deep and chance.random() < 0.08
    deep = columns.birth_in_three if is_in_three else columns.birth_by_sex
    fields = [columns.name(chance, habits), (deep if habits.is_deep else columns.birth)(chance, habits)]
    if is_in_three:
        fields.append(columns.sex_by_marks(chance, habits))
    elif not habits.is_deep:
        fields.append(chance.choice((columns.sex, columns.woman))(chance, habits))
    if chance.random() < 0.5:
        fields.append(columns.citizen_id(chance, habits))
    fields.append(columns.ethnic(chance, habits))
    if chance.random() < 0.4:
        fields.append(unused((chance.choice(("Quê quán", "Tôn giáo", "Nơi ở hiện nay")),), "Không", None))
    fields += [columns.titles_held(chance, habits), columns.party(chance, habits)]
    ladders = ["gen_edu", "prof_edu", "pol_theory", "state_mgmt"]
    ladders += chance.choice(([], ["it_level", "foreign_lang"], ["it_level"], ["foreign_lang", "it_level"]))
    fields += [columns.level(chance, habits, ladder) for ladder in ladders]
    return [*fields, columns.notes(chance, habits)]


def marked(chance: Random, habits: Habits, is_after: bool) -> list[Field]:
    """Layout 2, Mẫu số 02/CL.CBCCX: one mark in each group of columns."""
    del is_after
    fields = [columns.name(chance, habits), columns.birth_by_sex(chance, habits)]
    fields += [unused(("Ngày bắt đầu đóng BHXH",), "01/2005", Formatted(date(2010, 7, 1), "mm/yyyy"), None)]
    fields += [unused(("Đảng viên",), "x", None), columns.ethnic(chance, habits)]
    fields += [unused(("Tôn giáo",), "Không"), columns.titles_held(chance, habits)]
    fields += [unused(("Đại biểu HĐND", level), "x", None, None) for level in ("Tỉnh", "Huyện", "Xã")]
    mark = chance.choice(("x", "X", 1, "+", "✓", "1", "year"))
    for ladder in GROUPS:
        fields.append(one_hot(chance, ladder, mark))
        if ladder == "prof_edu" and chance.random() < 0.3:
            fields.append(unused(("Trình độ", "Ngành đào tạo"), "Luật", "Kinh tế", "QLNN", None))
    fields.append(unused(("Trình độ", "QPAN"), "x", None))
    return [*fields, ages(), columns.notes(chance, habits)]


def payroll(chance: Random, habits: Habits, is_after: bool) -> list[Field]:
    """Layout 3, BM04/BNV: pay, and little else."""
    del is_after
    pay = (("Mức lương", "Hệ số"), "2,34", 3.66, 4.98), (("Mức lương", "Bậc"), 1, "4/9", 6)
    allowances = ("Chức vụ", "Trách nhiệm", "Khu vực", "Vượt khung", "Tổng %")
    return [
        columns.name(chance, habits),
        columns.birth_by_sex(chance, habits),
        columns.titles_held(chance, habits),
        unused(("Cơ quan, đơn vị",), "UBND xã", "Đảng ủy xã"),
        unused(("Thời gian giữ chức vụ",), "2020-2025", 2021, None),
        *(unused(*each) for each in pay),
        *(unused(("Phụ cấp", each), "0,25", 0.2, None) for each in allowances),
        columns.notes(chance, habits),
    ]


def flat(chance: Random, habits: Habits, is_after: bool) -> list[Field]:
    """Layout 4: one header row, much in it, as after the reform of 2025."""
    fields = [columns.name(chance, habits), columns.sex(chance, habits), columns.birth(chance, habits)]
    fields += [columns.citizen_id(chance, habits), columns.phone(chance, habits)]
    if is_after:
        fields += [unused(("Đơn vị cũ",), "UBND xã Bảo Hiệu", "UBND xã Lạc Sỹ", "UBND xã Lạc Lương"), _before()]
    fields.append(Field((("Chức vụ hiện nay",),), lambda c, p: titles.written(c, p.titles)))
    fields += [columns.level(chance, habits, ladder) for ladder in ("prof_edu", "pol_theory")]
    fields.insert(-1, unused(("Chuyên ngành",), "Luật", "Kinh tế", "Quản lý đất đai", None))
    fields += [columns.level(chance, habits, each) for each in chance.choice(((), ("it_level", "foreign_lang")))]
    fields += [unused(("Đảng viên",), "x", None), columns.ethnic(chance, habits)]
    return [*fields, unused(("Diện bố trí",), "Bố trí mới", "Giữ nguyên", None), columns.notes(chance, habits)]


def _before() -> Field:
    return unused(("Chức vụ trước 1/7/2025",), "CC TP-HT", "PCT UBND xã", "CC VP-TK", "CT Hội LHPN")


def mixture(chance: Random, habits: Habits, is_after: bool) -> list[Field]:
    """Columns of one kind with marks of another: levels in words beside ladders by marks, and a shuffled order."""
    del is_after
    ladders = list(GROUPS)
    chance.shuffle(ladders)
    fields = [
        columns.birth_by_sex(chance, habits) if chance.random() < 0.5 else columns.birth(chance, habits),
        columns.ethnic(chance, habits),
        columns.titles_held(chance, habits),
        columns.citizen_id(chance, habits),
        columns.party(chance, habits),
    ]
    if len(fields[0].paths) == 1:
        fields.append(chance.choice((columns.sex, columns.sex_by_marks))(chance, habits))
    chance.shuffle(fields)
    mark = chance.choice(("x", "X", 1))
    levels = [
        one_hot(chance, each, mark, habits.embracing) if place < 2 else columns.level(chance, habits, each)
        for place, each in enumerate(ladders[:4])
    ]
    return [columns.name(chance, habits), *fields, *levels, columns.notes(chance, habits)]


def beside(chance: Random, habits: Habits, is_after: bool) -> list[Field]:
    """The same information twice: marks for the report and words for the reader."""
    del is_after
    return [
        columns.name(chance, habits),
        columns.birth_by_sex(chance, habits),
        columns.ethnic(chance, habits),
        columns.titles_held(chance, habits),
        one_hot(chance, "prof_edu", "x", habits.embracing),
        Field(((habits.embracing, "Chuyên ngành đào tạo"),), _specialty),
        one_hot(chance, "pol_theory", "x", habits.embracing),
        columns.level(chance, habits, "gen_edu"),
        columns.notes(chance, habits),
    ]


def _specialty(chance: Random, person: Invented) -> Written:
    """In words again what is marked beside: a specialty, mostly with the level in front."""
    fronts = {"CM_DH": "Đại học", "CM_TC": "Trung cấp", "CM_CD": "Cao đẳng", "CM_THS": "Thạc sĩ"}
    front = fronts.get(person.levels["prof_edu"])
    subject = chance.choice(("Luật", "Kinh tế", "QLNN", "Kế toán"))
    if not front or chance.random() >= 0.6:
        return Written((subject,))
    # Where no mark tells the level, the words may.
    said = Said("prof_edu", None, "level in words beside marks", also=(person.levels["prof_edu"],))
    return Written((f"{front} {subject}",), (said,))


LAYOUTS: dict[str, Layout] = {
    "layout 1, classic": classic,
    "layout 2, one-hot": marked,
    "layout 3, payroll": payroll,
    "layout 4, flat": flat,
    "mixture of layouts": mixture,
    "text beside one-hot": beside,
}
