"""Health classes in columns of their own, one of which is marked: Loại I | Loại II | Loại III."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import MARK
from apps.rosters.formats import Cell, Column, Finding, Parsed, Reader
from apps.rosters.remarks import explain

MARK_UNCLEAR = explain(
    "F233",
    _("“%(value)s” is no mark below a health class."),
    _("Mark the column of the class with x and leave the others empty."),
)
NUMERALS = {"SK_1": ("I", "1"), "SK_2": ("II", "2"), "SK_3": ("III", "3"), "SK_4": ("IV", "4"), "SK_5": ("V", "5")}
UPPER = (
    *("Phân loại sức khỏe", "Xếp loại sức khỏe", "Loại sức khỏe", "Phân loại", "Xếp loại", "Kết quả phân loại"),
    *("Kết quả khám", "Kết quả", "Kết luận", "Sức khỏe"),
)


def _reader(code: str) -> Callable[[date], Reader]:
    def read(cell: Cell) -> Parsed:
        if MARK.fullmatch(cell.text.strip()):
            return Parsed({"health_class": code})
        return Parsed({}, (Finding(MARK_UNCLEAR, key="health_class"),))

    return lambda _day: read


def mark_columns() -> tuple[Column, ...]:
    """One for each class, for lists that put them side by side."""
    return tuple(
        Column(
            f"health_{code}",
            _("Health class"),
            (
                *(f"{upper} > {prefix}{number}" for upper in UPPER for prefix in ("Loại ", "") for number in numbers),
                *(f"{prefix} {number}" for prefix in ("Loại", "Sức khỏe loại", "SK loại") for number in numbers),
            ),
            _reader(code),
            states=("health_class",),
            position=11,
            in_template=False,
            repeats=False,
            is_mark=True,
        )
        for code, numbers in NUMERALS.items()
    )
