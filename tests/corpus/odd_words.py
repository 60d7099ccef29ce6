"""What the offices with odd habits write for posts and levels."""

POSTS = {
    "CD_BT": ("Bí thư Đảng uỷ", "Bí thư Đảng bộ"),
    "CD_PBT": ("Phó Bí thư Đảng uỷ", "P.BT Đảng ủy"),
    "CD_CTHD": ("Chủ tịch HĐND", "CT. HĐND xã"),
    "CD_PCTHD": ("PCT. HĐND", "Phó Chủ tịch HĐND"),
    "CD_CTUB": ("Chủ tịch UB xã", "CT UBND xã"),
    "CD_PCTUB": ("PCT.UBND phụ trách VHXH", "Phó CT.UBND", "PCT UBND (VHXH)"),
    "CD_CTMT": ("Chủ tịch Mặt trận", "CT.UBMTTQVN"),
    "CD_CTPN": ("Chủ tịch Phụ nữ", "CT HPN"),
    "CD_CHTQS": ("CHT BCHQS xã", "Chỉ huy trưởng BCH quân sự xã"),
    "CD_VPTK": ("CC VP - Thống kê", "Công chức VPTK"),
    "CD_DCXD": ("Công chức Địa chính", "CC Địa chính - NN - XD & MT"),
    "CD_TCKT": ("Công chức kế toán", "CC Tài chính"),
    "CD_TPHT": ("Tư pháp, hộ tịch", "CC Tư pháp"),
    "CD_VHXH": ("CC VH-XH (phụ trách LĐTBXH)", "CC Văn hoá xã hội"),
}
LEVELS = {
    "GDPT_THPT": ("Tốt nghiệp trung học phổ thông", "Phổ thông trung học", "Hết cấp 3", "GDTX cấp THPT", "12"),
    "GDPT_THCS": ("11/12", "TN THCS", "Trung học cơ sở"),
    "GDPT_TH": ("4/10", "Tiểu học"),
    "CM_CHUA": ("Không có", "Chưa đào tạo"),
    "CM_SC": ("Sơ cấp nghề thú y", "SC kế toán"),
    "CM_TC": ("TC VT-LT", "Trung cấp QSCS", "T.cấp kế toán", "TCCN ngành Quản trị văn phòng"),
    "CM_CD": ("CĐ QSCS", "C.đẳng Kế toán", "Cao đẳng - Tài nguyên môi trường"),
    "CM_DH": ("ĐH; ngành: QLĐĐ; hệ: VHVL", "01 ĐH", "ĐH QSCS", "cn kế toán", "Đại học, ngành Luật", "KS Trồng trọt"),
    "CM_THS": ("Ths Quản lý kinh tế", "Th.sĩ Khoa học cây trồng", "ThS. QTKD"),
    "CM_TS": ("Tiến sĩ Kinh tế",),
    "LLCT_CHUA": ("Chưa học", "chưa qua"),
    "LLCT_SC": ("S/C", "Sơ cấp LLCT"),
    "LLCT_TC": ("T/C", "Trung cấp (K45)", "Bằng TC"),
    "LLCT_CC": ("C/C", "CC LLCT HV CTKV I", "Cao cấp LLCT (2019)"),
    "LLCT_CN": ("CN chính trị", "Cử nhân CT"),
}
DOUBTS = (
    *("Đang hoàn thiện ĐH", "Nợ bằng ĐH", "Đang thi ĐH", "Đã nghỉ học ĐH", "Sinh viên ĐH Luật", "Dưới ĐH"),
    *("khoảng ĐH", "Đại học đại cương", "TC; đang hoàn thiện ĐH", "ĐH (TN 2026)", "TC LLCT", "Trung cấp chính trị"),
)
ASSUMED = (("tương đương ĐH", "CM_DH"), ("Kế toán trung cấp", "CM_TC"), ("Luật ĐH", "CM_DH"))
STUDIES = {"CM_DH": ("ĐH Luật", "Đại học", "đang học ĐH Hành chính"), "CM_THS": ("ThS QLKT", "Cao học")}
