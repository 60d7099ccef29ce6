"""A form with figures that stand in a composed table."""

from dataclasses import replace
from typing import Any

from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.shows import Show
from apps.reporting.composed.single_cells import Cell
from apps.reporting.official.definitions import Kind, Line, OfficialForm, Taken
from apps.reporting.official.words import Words

STAFF = "cadres_and_civil_servants"
BY_SEX = Composition(
    "Tuổi theo giới tính", (STAFF,), rows=(Chosen("sex"),), shows=(Show.PERSONS, Show.MEAN_AGE, Show.COLUMN_SHARE)
)


def taken(column: str, row: str = "", *, show: Show = Show.MEAN_AGE, sex: str = "female") -> Taken:
    """A cell of the table by sex; all of them where no sex is named."""
    rows, codes = ((Chosen("sex", (sex,)),), (sex,)) if sex else ((), ())
    return Taken(column, row, Cell(replace(BY_SEX, rows=rows, shows=(show,)), codes, ()))


def form_with(kind: Kind, *figures: Taken, **more: Any) -> OfficialForm:
    rows = (Line("all", Words("Tổng số")), Line("women", Words("Nữ"))) if kind is Kind.PERSONS else ()
    facts: dict[str, Any] = {
        "code": "bieu-02",
        "number": "Biểu số 02/BNV",
        "kind": kind,
        "title": Words("SỐ LƯỢNG"),
        "issuer": Words("Bộ Nội vụ"),
        "legal_basis": "Thông tư 18/2025/TT-BNV",
        "series": "bieu-02",
        "version": "1",
        "group": STAFF,
        "rows": rows,
        "columns": (Line("persons", Words("Số người")), Line("age", Words("Tuổi bình quân"))),
    }
    return OfficialForm(**facts | more, taken=figures)
