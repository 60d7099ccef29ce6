"""Reading marks under the names of ethnic groups, and under all others together, which does not say which of them."""

from collections.abc import Callable
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.models import EthnicGroup
from apps.cadres.roster_dates import MARK
from apps.cadres.roster_lists import code_reader
from apps.core.text import fold_words
from apps.rosters.formats import UNSTATED, Cell, Column, Finding, Parsed, Reader

MINORITY = ("Khác", "DTTS", "Thiểu số", "Dân tộc thiểu số", "Dân tộc khác", "DT khác", "Dân tộc ít người")
# The groups that lists give a column of their own, beside one for all others.
MARKED = {
    "KINH": "Kinh",
    "TAY": "Tày",
    "THAI": "Thái",
    "MUONG": "Mường",
    "KHO_ME": "Khơ-me|Khmer",
    "HOA": "Hoa",
    "NUNG": "Nùng",
    "HMONG": "Hmông|Mông|H'Mông",
    "DAO": "Dao",
    "GIA_RAI": "Gia-rai|Jrai",
    "E_DE": "Ê-đê",
    "BA_NA": "Ba-na",
    "SAN_CHAY": "Sán Chay|Cao Lan|Sán Chỉ",
    "CHAM": "Chăm",
    "CO_HO": "Cơ-ho|K'ho",
    "XO_DANG": "Xơ-đăng|Xê Đăng",
    "SAN_DIU": "Sán Dìu",
    "HRE": "Hrê",
    "RA_GLAI": "Ra-glai",
    "MNONG": "Mnông",
    "THO": "Thổ",
    "XTIENG": "Xtiêng",
    "KHO_MU": "Khơ-mú",
    "BRU_VAN_KIEU": "Bru-Vân Kiều|Vân Kiều",
    "CO_TU": "Cơ-tu",
    "GIAY": "Giáy",
    "TA_OI": "Tà-ôi|Pa Cô",
}
MAJORITY = "DT_KINH"
NOT_MARKED = frozenset({"0", "khong", "k"})

# Beside the mark another column may name the group; that of the majority contradicts it.
OF_A_MINORITY = Parsed({}, (Finding(told.ETHNIC_BY_MARK, key="ethnic", moot=lambda group: group != MAJORITY),))


def ethnic_mark_reader(code: str | None) -> Callable[[date], Reader]:
    """A mark states the one group whose column it is; words name the group as they do elsewhere."""

    def for_day(day: date) -> Reader:
        read_words = code_reader("ethnic", EthnicGroup)(day)

        def read(cell: Cell) -> Parsed:
            if fold_words(cell.text) in NOT_MARKED:
                return UNSTATED
            if not MARK.fullmatch(cell.text):
                return read_words(cell)
            return Parsed({"ethnic": code}) if code else OF_A_MINORITY

        return read

    return for_day


def _under(*parts: str) -> tuple[str, ...]:
    return tuple(f"{head} > {part}" for head in ("Dân tộc", "Thành phần dân tộc") for part in parts)


ETHNIC_MARK_COLUMNS = tuple(
    Column(
        f"ethnic_{name.lower()}",
        headers[0],
        headers,
        ethnic_mark_reader(code),
        states=("ethnic",),
        position=32,
        repeats=False,
        in_template=False,
        is_mark=True,
    )
    for name, code, headers in (
        *((name, f"DT_{name}", _under(*parts.split("|"))) for name, parts in MARKED.items()),
        ("other", None, _under(*MINORITY)),
    )
)
