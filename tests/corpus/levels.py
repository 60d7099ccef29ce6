"""How communes write levels of the six ladders, whether attained or still being studied."""

from datetime import date
from random import Random

from tests.corpus.people import Invented
from tests.corpus.said import Formatted, Said, Value, Written, one

WORDS = {
    "GDPT_THPT": (
        *("12/12", "10/10", "THPT", "PTTH", "Cấp 3", "12/12 BT", "12/12 (bổ túc)", "BTTHPT", "Tốt nghiệp THPT"),
        *("Lớp 12/12", "12/12 (hệ BT)"),
    ),
    "GDPT_THCS": ("9/12", "7/10", "THCS", "Cấp II", "cấp 2", "9/12 BT"),
    "GDPT_TH": ("5/12", "Tiểu học", "Cấp I"),
    "CM_CHUA": ("Chưa qua đào tạo", "Chưa qua ĐT", "Không", "CQĐT"),
    "CM_SC": ("SC", "Sơ cấp", "Sơ cấp nghề", "CNKT", "Sơ cấp kế toán"),
    "CM_TC": (
        *("TC", "Trung cấp", "TC Luật", "Trung cấp QLNN", "TCCN", "THCN", "TC Kế toán", "Trung cấp nông nghiệp"),
        *("Y sĩ", "TC Địa chính", "Trung cấp chuyên nghiệp"),
    ),
    "CM_CD": ("CĐ", "Cao đẳng", "CĐ Kế toán", "Cao đẳng sư phạm", "CĐSP", "CĐ nghề", "Tốt nghiệp CĐ"),
    "CM_DH": (
        *("ĐH", "Đại học", "ĐH Luật", "Cử nhân Luật", "Kỹ sư nông nghiệp", "ĐH QLNN", "Đại học Kinh tế", "đại học"),
        *("ĐH Luật (tại chức)", "ĐH Hành chính", "ĐHSP", "ĐH VLVH", "2 bằng ĐH", "ĐH Luật; ĐH Kinh tế", "Cử nhân"),
        *("Tốt nghiệp ĐH", "ĐH chuyên ngành Luật", "Cử nhân Luật (hệ VLVH)", "ĐH tại chức", "ĐHTC"),
        *("Bác sĩ đa khoa", "Cử nhân kinh tế", "Kỹ sư Lâm nghiệp", "ĐH KHXH&NV", "ĐHCQ Luật"),
        *("Đại học Luật Hà Nội", "ĐH TDTT", "Đại học (từ xa)", "ĐH Nông lâm", "ĐH Quản lý đất đai"),
        *("Kỹ sư xây dựng", "ĐH CNTT"),
    ),
    "CM_THS": ("ThS", "Thạc sĩ", "Thạc sỹ QLKT", "ThS. Luật", "Thạc sỹ", "Th.S Quản lý công", "Thạc sĩ Luật"),
    "CM_TS": ("TS", "Tiến sĩ", "Tiến sỹ"),
    "LLCT_CHUA": ("Chưa", "Chưa qua đào tạo", "Chưa qua ĐT", "Không", "Chưa có"),
    "LLCT_SC": ("SC", "Sơ cấp", "Sơ cấp LLCT", "SCCT"),
    "LLCT_TC": (
        *("TC", "Trung cấp", "TC LLCT", "TCCT", "Trung cấp LLCT-HC", "TC LLCT-HC", "Trung cấp LLCT", "trung cấp"),
        *("TCLLCT", "TC chính trị"),
    ),
    "LLCT_CC": ("CC", "Cao cấp", "CCCT", "Cao cấp LLCT", "CC LLCT", "Cao cấp LLCT-HC", "CCLLCT", "Cao cấp chính trị"),
    "LLCT_CN": ("CN", "Cử nhân", "Cử nhân chính trị", "CN chính trị", "Cử nhân LLCT"),
    "QLNN_CHUA": ("Chưa", "Chưa qua bồi dưỡng", "Không", "Chưa qua BD", "Chưa có"),
    "QLNN_CS": ("CS", "Cán sự", "Cán sự và tương đương"),
    "QLNN_CV": (
        *("CV", "Chuyên viên", "Ngạch CV", "BD ngạch CV", "QLNN ngạch CV", "Chuyên viên và TĐ"),
        *("Ngạch chuyên viên",),
    ),
    "QLNN_CVC": ("CVC", "Chuyên viên chính", "Ngạch CVC", "CV chính", "BD ngạch CVC"),
    "TH_CHUA": ("Không", "Chưa có", "Chưa"),
    "TH_A": ("A", "CC A", "Tin A", "Chứng chỉ A", "Tin học A", "THVP A", "Trình độ A", "Chứng chỉ A tin học"),
    "TH_B": ("B", "CC B", "Tin B", "Chứng chỉ B", "tin học B", "Trình độ B"),
    "TH_C": ("C", "CC C", "Chứng chỉ C"),
    "TH_UDCNTT_CB": (
        *("UDCNTT CB", "CNTT cơ bản", "ƯDCNTT cơ bản", "Cơ bản", "UDCNTTCB", "Ứng dụng CNTT cơ bản", "CNTTCB"),
        *("CC CNTT cơ bản", "Tin học cơ bản"),
    ),
    "TH_UDCNTT_NC": ("UDCNTT NC", "CNTT nâng cao", "Nâng cao", "ƯDCNTT nâng cao"),
    "TH_TC": ("TC", "Trung cấp", "TC tin học", "Trung cấp tin"),
    "TH_CD": ("CĐ", "Cao đẳng", "CĐ CNTT", "Cao đẳng tin học"),
    "TH_DH": ("ĐH", "Đại học", "ĐH CNTT", "Kỹ sư CNTT", "Đại học CNTT"),
    "NN_CHUA": ("Không", "Chưa có", "Chưa"),
    "NN_BAC1": ("A", "Anh A", "A Anh văn", "A1", "Tiếng Anh A", "Bậc 1", "Chứng chỉ A tiếng Anh", "Anh văn A"),
    "NN_BAC2": (
        *("B", "Anh B", "B Anh văn", "A2", "Tiếng Anh B", "Bậc 2", "CC B tiếng Anh", "Trung B", "T.Anh B"),
        *("Anh văn B", "Tiếng Anh bậc 2"),
    ),
    "NN_BAC3": ("C", "Anh C", "B1", "Tiếng Anh B1", "Bậc 3", "Anh B1", "B1 tiếng Anh", "Bậc 3/6", "B1 (tiếng Anh)"),
    "NN_BAC4": ("B2", "Tiếng Anh B2", "Anh B2", "Bậc 4"),
    "NN_DH": ("ĐH", "Đại học", "ĐH tiếng Anh", "Đại học Ngoại ngữ", "ĐH Anh văn", "ĐH NN"),
}
IN_PROGRESS = {
    ("prof_edu", "CM_DH"): ("Đang học ĐH", "ĐH (đang học)", "Đang học đại học Luật", "đang học ĐH Luật"),
    ("pol_theory", "LLCT_CC"): ("Đang học CC", "CC (đang học)", "Đang học cao cấp LLCT", "đang học CCLLCT"),
}
AND_IN_PROGRESS = {"prof_edu": "{0} (đang học ĐH)", "pol_theory": "{0}, đang học CC"}
NOTES = {
    ("prof_edu", "CM_DH"): ("Đang học ĐH Luật", "Đang theo học lớp ĐH Luật", "đang học đại học"),
    ("pol_theory", "LLCT_CC"): ("Đang học CC LLCT", "Đang học lớp Cao cấp LLCT", "đang học cao cấp chính trị"),
}
# The last ones tell of studies that are over, not begun or only planned.
OTHER_NOTES = (
    *("",) * 12,
    *(
        "Nghỉ thai sản",
        "Mới tuyển dụng",
        "Kiêm nhiệm",
        "Luân chuyển từ huyện",
        "GV biệt phái",
        "Nghỉ hưu từ 01/01/2027",
    ),
    *("Đã học xong lớp TC LLCT", "Chưa học QLNN", "Đăng ký học CC LLCT", "Tốt nghiệp ĐH năm 2016"),
)
PARTICULAR = {
    "it_level": ("Tin học văn phòng",),
    "foreign_lang": ("TOEIC 450", "Chứng chỉ", "IELTS 5.0"),
    "state_mgmt": ("Đã bồi dưỡng", "Có"),
}
FRACTIONS = {"12/12": (12, 12), "10/10": (10, 10), "9/12": (9, 12), "7/10": (7, 10), "5/12": (5, 12)}
BLANKS = ("-", "/", "...", "")


def written(chance: Random, person: Invented, ladder: str) -> Written:
    """The cell of one ladder: mostly the level, sometimes what is being studied, rarely nothing that can be known."""
    code = person.levels[ladder]
    drawn = chance.random()
    if drawn < 0.02:
        sign = chance.choice(BLANKS)
        return one(sign or None, ladder, None, "a dash for nothing" if sign else "empty cell", unsure=bool(sign))
    if drawn < 0.03 and ladder in PARTICULAR:
        return one(chance.choice(PARTICULAR[ladder]), ladder, code, "level that cannot be known", unsure=True)
    studied = person.studying.get(ladder)
    if studied and chance.random() < 0.6:
        return _studying(chance, ladder, code, studied)
    text = chance.choice(WORDS[code])
    if ladder == "gen_edu" and text in FRACTIONS and drawn > 0.55:
        return one(_spoilt(chance, FRACTIONS[text]), ladder, code, "12/12 that became a date")
    if drawn > 0.9:
        text = chance.choice((f"{text} ", f" {text}", text.upper(), text.lower(), text.title(), f"{text}."))
    elif ladder == "prof_edu" and code != "CM_CHUA" and drawn > 0.86:
        text = chance.choice((f"{text} ({chance.randint(1995, 2022)})", f"{text} {chance.randint(1995, 2022)}"))
    return one(text, ladder, code, f"level, {ladder}")


def note(chance: Random, person: Invented) -> Written:
    """The remarks at the end of a row, which may tell what a person studies."""
    for ladder, level in person.studying.items():
        text = chance.choice(NOTES[(ladder, level)])
        return Written((text,), (Said("studying", {ladder: level}, "study told in the notes"),))
    return Written((chance.choice(OTHER_NOTES) or None,))


def _studying(chance: Random, ladder: str, code: str, studied: str) -> Written:
    """“Đang học ĐH” tells nothing of what is attained; “TC → ĐH” can mean two things and must be told."""
    study = Said("studying", {ladder: studied}, "studying, in the level's cell")
    drawn = chance.random()
    if drawn < 0.55:
        text = chance.choice(IN_PROGRESS[(ladder, studied)])
        return Written((text,), (Said(ladder, None, study.kind), study))
    if drawn < 0.85:
        text = AND_IN_PROGRESS[ladder].format(chance.choice(WORDS[code][:2]))
        return Written((text,), (Said(ladder, code, study.kind), study))
    text = "TC → CC" if ladder == "pol_theory" else f"{chance.choice(WORDS[code][:1])} → ĐH"
    kind = "an arrow between two levels"
    return Written((text,), (Said(ladder, code, kind, unsure=True), Said("studying", study.value, kind, unsure=True)))


def _spoilt(chance: Random, fraction: tuple[int, int]) -> Value:
    """What Excel made of a fraction: a date whose day and month may be swapped."""
    day, month = fraction if chance.random() < 0.6 else fraction[::-1]
    return Formatted(date(chance.choice((2019, 2023, 2024, 2025)), month, day), chance.choice(("d-mmm", "dd/mm/yyyy")))
