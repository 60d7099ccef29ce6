"""A decision in one cell: "15/QĐ-UBND ngày 12/3/2024 của UBND huyện Yên Thủy" is its number, its day and its issuer."""

import re
from collections.abc import Callable
from datetime import date

from apps.cadres.roster_dates import partial_date_of
from apps.cadres.roster_facts import told
from apps.core.ahead import latest_day
from apps.core.dates import Precision
from apps.rosters.formats import Cell, Finding, Parsed, Reader

ON = r"(?P<on>\d{1,2}\s*(?:[/.\-]|tháng)\s*\d{1,2}\s*(?:[/.\-]|năm)\s*\d{4})"
PAPER = re.compile(
    rf"(?:quyết định|qđ)?\s*(?:số)?\s*:?\s*(?P<number>\d+[^\s,;(]*)[\s,;(–-]*(?:(?:ký\s+)?ngày)?\s*{ON}\)?"
    r"[\s,;]*(?:của\s+(?P<issuer>.+))?",
    re.IGNORECASE,
)
# What only says that a number of a paper follows: Số 91/QĐ-UBND, QĐ số 91.
LEAD = re.compile(r"(?:quyết định|qđ|văn bản|công văn)?\s*số\s*:?\s*(?=\d)", re.IGNORECASE)
ANY_DAY = re.compile(r"(?<![\w/-])\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*(?:19|20)\d\d(?!\d)")


def paper_reader(number: str, on: str, issuer: str) -> Callable[[date], Reader]:
    """Reads the number of a decision; day and issuer too where they stand in the same cell."""

    def for_day(day: date) -> Reader:
        latest = latest_day(day)

        def read(cell: Cell) -> Parsed:
            found = PAPER.fullmatch(cell.text.strip())
            if found is None:
                more = (Finding(told.MORE_THAN_A_PAPER, key=number),) if ANY_DAY.search(cell.text) else ()
                return Parsed({number: LEAD.sub("", cell.text, count=1) if LEAD.match(cell.text) else cell.text}, more)
            text = re.sub(r"\s*(tháng|năm)\s*", "/", found["on"].replace(" ", "")) if found["on"] else ""
            decided, findings = partial_date_of(Cell(text, text), on)
            values: dict[str, object] = {number: found["number"].rstrip(".,")}
            if decided is None or decided.precision != Precision.DAY:
                return Parsed(values, findings or (Finding(told.DAY_NEEDED, key=on),))
            values[on] = decided
            if found["issuer"]:
                values[issuer] = found["issuer"].strip()
            ahead = (Finding(told.AHEAD, key=on, value=str(decided)),) if decided.first > latest else ()
            return Parsed(values, (*findings, *ahead))

        return read

    return for_day
