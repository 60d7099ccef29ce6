"""The sex of people in lists that mark only the women."""

import re

from apps.cadres import roster_remarks as told
from apps.rosters.formats import UNSTATED, Finding, Parsed, RowValues

# With "Thị" between family and given name a person is hardly ever a man.
WOMANLY = re.compile(r"\w+\s+(?:\w+\s+)?Thị\s+\w+")
BIRTHS = frozenset({"birth", "birth_year"})
OTHERS = frozenset({"male", "sex"})


def sex_unmarked(row: RowValues) -> Parsed:
    """Where a column marks the women and none the men, no mark says that a person is a man."""
    if "sex" in row.values or "female" not in row.filled or row.columns & OTHERS:
        return UNSTATED
    name = str(row.values.get("full_name") or "")
    # What is filled may be the births of women, and the column of the men may be one that was not recognised.
    if not row.columns & BIRTHS:
        return Parsed({}, (Finding(told.SEX_OPEN, False, "sex", value=name),))
    if WOMANLY.fullmatch(name):
        return Parsed({}, (Finding(told.SEX_UNMARKED_DOUBT, key="sex", value=name),))
    return Parsed({"sex": "male"}, (Finding(told.SEX_UNMARKED, False, "sex", value=name),))
