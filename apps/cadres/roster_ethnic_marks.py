"""Reading marks under “Kinh” and under all other ethnic groups: the second does not say which of them."""

from collections.abc import Callable
from datetime import date

from apps.cadres import roster_remarks as told
from apps.cadres.models import EthnicGroup
from apps.cadres.roster_dates import MARK
from apps.cadres.roster_lists import code_reader
from apps.core.text import fold_words
from apps.rosters.formats import UNSTATED, Cell, Finding, Parsed, Reader

MINORITY = ("DTTS", "Thiểu số", "Dân tộc thiểu số", "Khác", "Dân tộc khác", "DT khác", "Dân tộc ít người")
NOT_MARKED = frozenset({"0", "khong", "k"})


def ethnic_mark_reader(code: str | None) -> Callable[[date], Reader]:
    """A mark states the one group whose column it is; words name the group as they do elsewhere."""

    def for_day(day: date) -> Reader:
        read_words = code_reader("ethnic", EthnicGroup)(day)

        def read(cell: Cell) -> Parsed:
            if fold_words(cell.text) in NOT_MARKED:
                return UNSTATED
            if not MARK.fullmatch(cell.text):
                return read_words(cell)
            return Parsed({"ethnic": code}) if code else Parsed({}, (Finding(told.ETHNIC_BY_MARK, key="ethnic"),))

        return read

    return for_day
