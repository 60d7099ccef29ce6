"""How a commune writes titles and levels: in full, or as its officers really abbreviate them."""

from apps.demo.workbooks.staff import Member

SHORT_TITLES = {
    "CD_BT": "Bí thư ĐU",
    "CD_PBT": "PBT TT ĐU",
    "CD_CTHD": "CT HĐND",
    "CD_PCTHD": "PCT HĐND",
    "CD_CTUB": "CT UBND",
    "CD_PCTUB": "P.CT UBND",
    "CD_CTMT": "CT UBMTTQ",
    "CD_BTDTN": "BT Đoàn TN",
    "CD_CTPN": "CT Hội LHPN",
    "CD_CTND": "CT Hội ND",
    "CD_CTCCB": "CT Hội CCB",
    "CD_CHTQS": "CHT QS",
    "CD_VPTK": "VP-TK",
    "CD_DCXD": "CC ĐCXD",
    "CD_TCKT": "TC-KT",
    "CD_TPHT": "CC TPHT",
    "CD_VHXH": "VH-XH",
}
LONG_LEVELS = {
    "GDPT_THPT": "12/12",
    "GDPT_THCS": "9/12",
    "CM_TS": "Tiến sĩ",
    "CM_THS": "Thạc sĩ",
    "CM_DH": "Đại học",
    "CM_CD": "Cao đẳng",
    "CM_TC": "Trung cấp",
    "CM_SC": "Sơ cấp",
    "CM_CHUA": "Chưa qua đào tạo",
    "LLCT_CC": "Cao cấp",
    "LLCT_CN": "Cử nhân",
    "LLCT_TC": "Trung cấp",
    "LLCT_SC": "Sơ cấp",
    "LLCT_CHUA": "Chưa qua đào tạo",
    "QLNN_CVC": "Chuyên viên chính",
    "QLNN_CV": "Chuyên viên",
    "QLNN_CS": "Cán sự",
    "QLNN_CHUA": "Chưa qua bồi dưỡng",
}
SHORT_LEVELS = LONG_LEVELS | {
    "CM_THS": "Thạc sỹ",
    "CM_DH": "ĐH",
    "CM_CD": "CĐ",
    "CM_TC": "TC",
    "CM_SC": "SC",
    "CM_CHUA": "Chưa ĐT",
    "LLCT_CC": "CC",
    "LLCT_TC": "TC",
    "LLCT_SC": "SC",
    "LLCT_CHUA": "Chưa ĐT",
    "QLNN_CVC": "CVC",
    "QLNN_CV": "CV",
    "QLNN_CHUA": "Chưa",
}


def full_title(member: Member, labels: dict[str, str]) -> str:
    return ", ".join(labels[title] for title in member.titles)


def short_title(member: Member, labels: dict[str, str]) -> str:
    return " - ".join(SHORT_TITLES.get(title, labels[title]) for title in member.titles)
