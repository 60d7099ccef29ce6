"""Ladders by marks: a column for each level and a mark, or the year of the certificate, in the right one."""

from random import Random

from tests.corpus.columns import Field
from tests.corpus.people import Invented
from tests.corpus.said import Said, Value, Written

CERTIFICATES = ("TH_UDCNTT_CB", "TH_A", "TH_B", "TH_C")
LANGUAGE_CERTIFICATES = ("NN_BAC1", "NN_BAC2", "NN_BAC3", "NN_BAC4")
Options = tuple[tuple[str, tuple[str, ...]], ...]  # header of a column, the levels that are marked there
GROUPS: dict[str, tuple[tuple[str, ...], Options]] = {
    "gen_edu": (
        ("GDPT", "Văn hóa", "Giáo dục phổ thông"),
        (("Tiểu học", ("GDPT_TH",)), ("THCS", ("GDPT_THCS",)), ("THPT", ("GDPT_THPT",))),
    ),
    "prof_edu": (
        ("Chuyên môn", "Chuyên môn nghiệp vụ"),
        (
            *(("Chưa ĐT", ("CM_CHUA",)), ("SC", ("CM_SC",)), ("TC", ("CM_TC",)), ("CĐ", ("CM_CD",))),
            *(("ĐH", ("CM_DH",)), ("ThS", ("CM_THS",))),
        ),
    ),
    "pol_theory": (
        ("LLCT", "Lý luận chính trị"),
        (("SC", ("LLCT_SC",)), ("TC", ("LLCT_TC",)), ("CC", ("LLCT_CC",)), ("CN", ("LLCT_CN",))),
    ),
    "state_mgmt": (
        ("QLNN", "Quản lý nhà nước"),
        (("Chưa", ("QLNN_CHUA",)), ("CV", ("QLNN_CV",)), ("CVC", ("QLNN_CVC",))),
    ),
    "it_level": (
        ("Tin học",),
        (("CC", CERTIFICATES), ("TC", ("TH_TC",)), ("CĐ", ("TH_CD",)), ("ĐH", ("TH_DH",))),
    ),
    "foreign_lang": (
        ("Ngoại ngữ",),
        (("CC", LANGUAGE_CERTIFICATES), ("TC", ()), ("CĐ", ()), ("ĐH", ("NN_DH",))),
    ),
}
BANDS = ("≤30", "31-40", "41-50", "51-60")


def one_hot(chance: Random, ladder: str, mark: str | int, embracing: str = "Trình độ") -> Field:
    """A ladder as a group of columns; none marked is unknown, two marked count as the higher."""
    heads, options = GROUPS[ladder]
    head = chance.choice(heads)

    def fill(c: Random, person: Invented) -> Written:
        code = person.levels[ladder]
        place = next((number for number, (_head, codes) in enumerate(options) if code in codes), None)
        cells: list[Value] = [None] * len(options)
        if place is None or c.random() < 0.03:
            return Written(tuple(cells), (Said(ladder, None, "one-hot, nothing marked"),))
        cells[place] = c.randint(1998, 2023) if mark == "year" else mark
        kind = f"one-hot, {'year' if mark == 'year' else 'mark'}"
        if place > 0 and c.random() < 0.04 and options[place - 1][1]:
            cells[place - 1], kind = cells[place], "one-hot, two marks"
        return Written(tuple(cells), (_said(ladder, code, options[place][1], kind),))

    return Field(tuple((embracing, head, option) for option, _codes in options), fill)


def _said(ladder: str, code: str, codes: tuple[str, ...], kind: str) -> Said:
    """A mark for “any certificate” leaves open which: the lowest is meant, and none known is right when told."""
    if ladder == "foreign_lang" and len(codes) > 1:
        return Said(ladder, codes[0], "one-hot, a certificate of unknown level", unsure=True)
    return Said(ladder, codes[0], kind, also=codes[1:]) if len(codes) > 1 else Said(ladder, code, kind)


def ages() -> Field:
    """Bands of age, marked for the report and of no use here."""

    def fill(_chance: Random, person: Invented) -> Written:
        band = min(3, max(0, (2025 - person.born[0] - 21) // 10))
        return Written(tuple("x" if place == band else None for place in range(len(BANDS))))

    return Field(tuple(("Tuổi", band) for band in BANDS), fill)
