"""What offices write that never saw the others: each column by a table; every name is invented."""

from datetime import date

import pytest

from apps.rosters.workbooks import CellValue
from tests.rosters.sheets import AFTER_REFORM, DAY
from tests.rosters.tables import misread

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("code_lists")]

NAMES: dict[CellValue, str] = {
    "NguyễnThị Hòa": "Nguyễn Thị Hòa ?P102",
    "NGUYỄN THỊ HÒA": "Nguyễn Thị Hòa",
    "Bùi Văn Hạnh¹": "Bùi Văn Hạnh ?P102",
    "- Bùi Văn Hạnh": "Bùi Văn Hạnh ?P102",
    "Ng Thị Hòa": "Ng Thị Hòa !P101",
    "Khuyết": "Khuyết !P101",
    "Chưa bố trí": "Chưa bố trí !P101",
    "Còn thiếu 1": "Còn thiếu 1 !P101",
    "Nguyễn Văn Thiếu": "Nguyễn Văn Thiếu",
}
BIRTHS: dict[CellValue, str] = {
    "May 12, 1976": "12/05/1976",
    "12-May-1976": "12/05/1976",
    "12\\5\\1976": "12/05/1976",
    "12_5_1976": "12/05/1976",
    "SN: 12/5/1976": "12/05/1976",
    "20061970": "20/06/1970 ?P202",
    "19700620": "20/06/1970 ?P202",
    "20001319": "!P201",
}
PROFESSIONAL: dict[CellValue, str] = {
    "Cử nhân CĐ": "CM_CD",
    "C.đẳng": "CM_CD",
    "Đ.học Luật": "CM_DH",
    "ĐHLT": "CM_DH",
    "ĐHHC": "CM_DH",
    "ĐHLuật": "CM_DH",
    "CĐKT": "CM_CD",
    "C/Đ": "CM_CD",
    "Đ/H Luật": "CM_DH",
    "KSXD": "CM_DH",
    "Trung học chuyên nghiệp": "CM_TC",
    "TC trường Cao đẳng Hòa Bình": "CM_TC",
    "TC-KT": "!Q103",
    "TC lên ĐH": "!Q103",
    "ĐH ThS": "!Q103",
    "Chưa được đào tạo": "CM_CHUA",
    "University": "CM_DH",
}
STUDYING: dict[CellValue, str] = {
    "Học viên cao học": "{'prof_edu': 'CM_THS'}",
    "TC, đang ĐH": "{'prof_edu': 'CM_DH'}",
    "Đang học đại học (năm 2)": "{'prof_edu': 'CM_DH'}",
    "College, studying for University": "{'prof_edu': 'CM_DH'}",
}
POLITICAL: dict[CellValue, str] = {
    "Tương đương TC": "LLCT_TC ?Q107",
    "TC, đ.học CC": "LLCT_TC",
    "CCLL": "LLCT_CC",
    "S.cấp": "LLCT_SC",
}
INFORMATICS: dict[CellValue, str] = {"CC": "TH_UDCNTT_CB ?Q107", "IC3": "TH_UDCNTT_CB ?Q107", "B VP": "TH_B"}
LANGUAGES: dict[CellValue, str] = {"CCA": "NN_BAC1", "CCB": "NN_BAC2", "Chưa có CC": "NN_CHUA"}
PARTY: dict[CellValue, str] = {
    "18,6,2013\n18/06/2014": "18/06/2013 ?P603",
    "KN: T8-2002; CT: 18/08/2003": "08/2002 ?P603",
    "21\\4\\2009 21/04/2010": "21/04/2009 ?P603",
    "DB 2010-04-03 - CT 03/04/2011": "03/04/2010 ?P603",
    "2010-04-03": "03/04/2010",
    "05/10/2003": "05/10/2003",
    "3/2/1998 - 1999": "!P201",
    "1992; 04/10/1993": "1992 ?P603",
    "20061021 / 21/10/2007": "21/10/2006 ?P202 ?P603",
    "2013-12-21 00:00:00; 21/12/2014": "21/12/2013 ?P603",
    "20061021": "21/10/2006 ?P202",
    "1992": "1992",
    "vào 01/2003; chính thức 10/01/2004": "01/2003 ?P603",
    "10/09/2001 / 10/09/2002": "10/09/2001 ?P603",
}
ETHNIC: dict[CellValue, str] = {"Kinh (Mường)": "!P303", "Có": "!P303", "Cơ Ho": "DT_CO_HO", "D.tộc Mường": "DT_MUONG"}
TITLES: dict[CellValue, str] = {
    "PCT UB": "CD_PCTUB",
    "Bí thư ĐTNCSHCM": "CD_BTDTN",
    "Xã đội trưởng": "CD_CHTQS ?P706",
    "ĐUV-Xã đội trưởng": "CD_CHTQS ?P706",
    "Xã đội trưởng (từ 5/2021)": "CD_CHTQS ?P706 ?P705",
    "P.C.tịch HĐND": "CD_PCTHD",
    "B.thư ĐU/C.tịch UBND": "CD_BT CD_CTUB",
    "V.hóa - X.hội": "CD_VHXH",
    "CT HĐND NK 2021-2026": "CD_CTHD ?P705",
    "VPTK, bổ nhiệm 2022": "CD_VPTK ?P705",
    "Phó chủ tịch xã": "CD_PCTUB ?P706",
    "P.BT Đảng ủy - Chủ tịch Hội đồng": "CD_PBT CD_CTHD",
    "CT Hội LHPNVN": "CD_CTPN",
    "P.BTTT ĐU": "CD_PBT",
    "Thường vụ Đảng ủy, Xã đội trưởng": "CD_CHTQS ?P706",
    "Chủ tịch HĐND xã khóa XX": "CD_CTHD ?P705",
    "Chair of the People's Committee": "CD_CTUB",
}


@pytest.mark.parametrize(
    ("column", "key", "table"),
    [
        ("full_name", "full_name", NAMES),
        ("birth", "birth", BIRTHS),
        ("prof_edu", "prof_edu", PROFESSIONAL),
        ("prof_edu", "studying", STUDYING),
        ("pol_theory", "pol_theory", POLITICAL),
        ("it_level", "it_level", INFORMATICS),
        ("foreign_lang", "foreign_lang", LANGUAGES),
        ("party_joined", "party_joined", PARTY),
        ("ethnic", "ethnic", ETHNIC),
        ("titles", "titles", TITLES),
    ],
)
def test_what_strangers_write_is_read_or_told(column: str, key: str, table: dict[CellValue, str]) -> None:
    assert misread(column, key, table, day=DAY) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("PCHT", "CD2_CP ?P706"),
        ("CT UB", "CD2_CTUB"),
        ("Trưởng P. Kinh tế", "CD2_TPKT"),
        ("ĐUV; CT.UBMTTQVN xã", "CD2_CTMT"),
        ("Ủy viên BCH Đảng bộ", "CD2_UVBCH"),
        ("PBT thường trực ĐU, Chủ nhiệm UBKT", "CD2_PBTTT CD2_CNUBKT"),
    ],
)
def test_short_titles_mean_those_of_their_day(written: str, said: str) -> None:
    assert misread("titles", "titles", {written: said}, day=AFTER_REFORM) == []


def test_a_real_date_stays_what_it_is() -> None:
    assert misread("birth", "birth", {date(1976, 5, 12): "12/05/1976"}) == []
