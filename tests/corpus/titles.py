"""How communes write titles: in full, short, shorter, with the unit behind, two in one cell."""

from random import Random

from tests.corpus.said import Said, Written

BEFORE = {
    "CD_BT": ("Bí thư Đảng ủy", "Bí thư ĐU", "BT Đảng ủy", "BT ĐU", "Bí thư Đảng uỷ xã"),
    "CD_PBT": ("Phó Bí thư Đảng ủy", "PBT ĐU", "Phó BT Đảng ủy", "P.Bí thư ĐU", "PBT Đảng uỷ", "Phó bí thư TT Đảng ủy"),
    "CD_CTHD": ("Chủ tịch HĐND", "CT HĐND", "CT.HĐND", "Chủ tịch Hội đồng nhân dân", "Chủ tịch HĐND xã"),
    "CD_PCTHD": ("Phó Chủ tịch HĐND", "PCT HĐND", "Phó CT HĐND", "P.CT HĐND", "PCT.HĐND xã", "Phó chủ tịch HĐND xã"),
    "CD_CTUB": ("Chủ tịch UBND", "CT UBND", "CT.UBND xã", "Chủ tịch Ủy ban nhân dân", "Chủ tịch Uỷ ban nhân dân xã"),
    "CD_PCTUB": ("Phó Chủ tịch UBND", "PCT UBND", "Phó CT UBND", "P.CT UBND", "P. Chủ tịch UBND xã", "PCT. UBND"),
    "CD_CTMT": ("Chủ tịch UBMTTQ", "CT UBMTTQ", "CT MTTQ", "Chủ tịch UBMTTQVN xã", "CT UB MTTQ", "Chủ tịch MTTQ"),
    "CD_BTDTN": ("Bí thư Đoàn TN", "BT Đoàn TN", "Bí thư Đoàn TNCS HCM", "Bí thư Đoàn xã", "BT Đoàn thanh niên"),
    "CD_CTPN": ("CT Hội LHPN", "Chủ tịch Hội LHPN xã", "CT Hội PN", "Chủ tịch Hội Phụ nữ", "Chủ tịch HLHPN"),
    "CD_CTND": ("CT Hội ND", "CT Hội Nông dân", "Chủ tịch Hội Nông dân xã", "Chủ tịch HND"),
    "CD_CTCCB": ("CT Hội CCB", "Chủ tịch Hội Cựu chiến binh", "CT CCB", "Chủ tịch Hội CCB xã"),
    "CD_CHTQS": ("Chỉ huy trưởng Ban CHQS", "CHT BCHQS", "CHT Quân sự", "CHT QS xã", "CHT Ban CHQS xã", "CHT. BCH QS"),
    "CD_VPTK": (
        "VP-TK",
        "Văn phòng - thống kê",
        "CC VP-TK",
        "VPTK 1",
        "CC Văn phòng - TK",
        "VP - TK xã",
        "Văn phòng TK",
    ),
    "CD_DCXD": (
        *("ĐC-XD", "Địa chính - xây dựng", "ĐC-NN-XD&MT", "CC ĐC - NN - XD - MT", "Địa chính - NN - XD và MT"),
        *("Địa chính - Nông nghiệp - Xây dựng và Môi trường", "CC địa chính xây dựng"),
    ),
    "CD_TCKT": ("TC-KT", "Tài chính - kế toán", "CC TC-KT", "Tài chính kế toán", "TCKT", "CC Tài chính - KT"),
    "CD_TPHT": (
        "TP-HT",
        "Tư pháp - hộ tịch",
        "CC TPHT",
        "Tư pháp hộ tịch",
        "Công chức Tư pháp - Hộ tịch",
        "CC TP - HT",
    ),
    "CD_VHXH": ("VH-XH", "Văn hóa - xã hội", "CC VHXH", "Văn hoá - XH", "CC VH - XH 2", "Công chức Văn hóa - Xã hội"),
    "KCT_VPDU": ("Văn phòng Đảng ủy", "VP Đảng ủy", "Cán bộ VP Đảng uỷ"),
    "KCT_PCTMT": ("Phó CT MTTQ", "Phó Chủ tịch UBMTTQ", "PCT MTTQ"),
    "KCT_PCHTQS": ("Phó CHT Quân sự", "Phó chỉ huy trưởng QS", "CHP BCHQS"),
    "KCT_PBTDTN": ("Phó BT Đoàn TN", "Phó Bí thư Đoàn xã", "PBT Đoàn TN"),
    "KCT_PCTPN": ("Phó CT Hội LHPN", "PCT Hội Phụ nữ", "Phó Chủ tịch Hội LHPN"),
    "KCT_NCT": ("CT Hội NCT", "Chủ tịch Hội Người cao tuổi"),
}
AFTER = {
    "CD2_BT": BEFORE["CD_BT"],
    "CD2_PBTTT": ("Phó Bí thư Thường trực Đảng ủy", "PBT TT Đảng ủy", "Phó Bí thư TT ĐU", "PBT thường trực ĐU"),
    "CD2_PBT": ("Phó Bí thư Đảng ủy", "PBT ĐU", "Phó BT Đảng ủy", "PBT Đảng uỷ"),
    "CD2_CTHD": BEFORE["CD_CTHD"],
    "CD2_PCTHD": BEFORE["CD_PCTHD"],
    "CD2_CTUB": BEFORE["CD_CTUB"],
    "CD2_PCTUB": BEFORE["CD_PCTUB"],
    "CD2_CTMT": ("Chủ tịch UBMTTQ", "CT UBMTTQ Việt Nam xã", "Chủ tịch Ủy ban MTTQ Việt Nam", "CT UBMTTQVN"),
    "CD2_PCTMT": ("Phó Chủ tịch UBMTTQ", "PCT UBMTTQ", "Phó CT UBMTTQ Việt Nam xã"),
    "CD2_CVP": ("Chánh Văn phòng HĐND và UBND", "Chánh VP HĐND-UBND", "Chánh VP HĐND & UBND", "CVP HĐND và UBND"),
    "CD2_TPKT": ("Trưởng phòng Kinh tế", "Trưởng phòng KT", "TP Kinh tế", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị"),
    "CD2_TPVH": ("Trưởng phòng Văn hóa - Xã hội", "Trưởng phòng VH-XH", "TP VH-XH", "Trưởng phòng Văn hoá - XH"),
    "CD2_GDTT": (
        *("Giám đốc Trung tâm Phục vụ hành chính công", "GĐ TT PVHCC", "Giám đốc TTPVHCC", "GĐ Trung tâm PVHCC"),
    ),
    "CD2_TBXDD": ("Trưởng Ban Xây dựng Đảng", "Trưởng ban XDĐ", "Trưởng Ban XD Đảng"),
    "CD2_CNUBKT": ("Chủ nhiệm UBKT Đảng ủy", "Chủ nhiệm UBKT", "CN UBKT Đảng uỷ"),
    "CD2_CVPDU": ("Chánh Văn phòng Đảng ủy", "Chánh VP Đảng ủy", "Chánh VP ĐU"),
    "CD2_CP": (
        *("Phó Trưởng phòng Kinh tế", "Phó Chánh Văn phòng HĐND và UBND", "Phó TP VH-XH", "Phó trưởng phòng VH-XH"),
        *("Phó Giám đốc TT PVHCC", "Phó Chánh VP Đảng ủy", "Phó Trưởng ban XDĐ"),
    ),
    "CD2_CHTQS": BEFORE["CD_CHTQS"],
    "CD2_CC": (
        *(
            "Chuyên viên",
            "Chuyên viên Phòng Kinh tế",
            "Chuyên viên VP HĐND-UBND",
            "CV phòng VH-XH",
            "Công chức Phòng KT",
        ),
        *("Chuyên viên TT PVHCC", "Chuyên viên Văn phòng HĐND và UBND"),
    ),
}
WORDS = BEFORE | AFTER
CADRES = ("CD_BT CD_PBT CD_CTHD CD_PCTHD CD_CTUB CD_PCTUB CD_CTMT CD_BTDTN CD_CTPN CD_CTND CD_CTCCB").split()
SERVANTS = "CD_CHTQS CD_VPTK CD_DCXD CD_TCKT CD_TPHT CD_VHXH".split()
HELPERS = tuple(code for code in BEFORE if code.startswith("KCT_"))
PAIRS_BEFORE = (("CD_BT", "CD_CTHD"), ("CD_PBT", "CD_CTUB"), ("CD_PBT", "CD_CTHD"), ("CD_BT", "CD_CTUB"))
LEADERS = "CD2_BT CD2_PBTTT CD2_PBT CD2_CTHD CD2_PCTHD CD2_CTUB CD2_PCTUB CD2_CTMT CD2_PCTMT".split()
OFFICES = tuple(code for code in AFTER if code not in LEADERS)
PAIRS_AFTER = (("CD2_BT", "CD2_CTHD"), ("CD2_PBT", "CD2_CTUB"), ("CD2_PCTUB", "CD2_GDTT"), ("CD2_PBTTT", "CD2_TBXDD"))
JOINED = (" - ", ", ", " kiêm ", "; ", "\n", " + ", ", kiêm ", " – ", "- ")
# A seat of the Party committee before 2025 is no title.
SEATED = ("CD_CTMT", "CD_PCTUB", "CD_CHTQS", "CD_BTDTN", "CD_CTPN", "CD_CTND", "CD_PCTHD")
SEATS = ("UVBTV, ", "UV BTV - ", "ĐUV, ", "UVBCH Đảng bộ, ", "Đảng ủy viên - ", "UV BCH, ")
SHORT_DEPUTY = {"CD_PCTUB": ("P.CT", "PCT"), "CD2_PCTUB": ("P.CT",)}


def written(chance: Random, codes: tuple[str, ...], *, has_capitals: bool = False) -> Written:
    """The cell of a person's titles."""
    if len(codes) == 1 and codes[0] in SHORT_DEPUTY and chance.random() < 0.1:
        text = chance.choice(SHORT_DEPUTY[codes[0]])
        return Written((text,), (Said("titles", list(codes), "title that leaves open of what", unsure=True),))
    text = chance.choice(JOINED).join(chance.choice(WORDS[code]) for code in codes)
    kind = "two titles in one cell" if len(codes) > 1 else "title"
    if codes[0] in SEATED and chance.random() < 0.15:
        text, kind = f"{chance.choice(SEATS)}{text}", "a seat of the committee before the title"
    drawn = chance.random()
    if drawn < 0.08 and not text.endswith(("xã", "1", "2")):
        text, kind = f"{text} xã {chance.choice(('Lạc Sỹ', 'Bảo Hiệu', 'Thu Phong'))}", f"{kind}, with the unit behind"
    elif drawn > 0.95:
        text, kind = text.lower(), f"{kind}, in small letters"
    if has_capitals:
        text, kind = text.upper(), f"{kind}, capitals"
    return Written((text,), (Said("titles", list(codes), kind),))


def staff(chance: Random, count: int, *, is_after: bool) -> tuple[list[tuple[str, ...]], ...]:
    """The titles of a commune's people, by group: cadres and civil servants, and non-professionals before 2025."""
    pairs, first, second = (PAIRS_AFTER, LEADERS, OFFICES) if is_after else (PAIRS_BEFORE, CADRES, SERVANTS)
    leaders = [_one_or_two(chance, pairs, first) for _ in range(max(2, count // 2))]
    others: list[tuple[str, ...]] = [(chance.choice(second),) for _ in range(max(2, count - count // 2))]
    helpers: list[tuple[str, ...]] = (
        [] if is_after or chance.random() < 0.6 else [(chance.choice(HELPERS),) for _ in range(3)]
    )
    return leaders, others, helpers


def _one_or_two(chance: Random, pairs: tuple[tuple[str, ...], ...], singles: list[str]) -> tuple[str, ...]:
    return chance.choice(pairs) if chance.random() < 0.25 else (chance.choice(singles),)
