"""Whole groups of rows or columns that stand beside each other in one act, as wide tables of offices have them."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from apps.reporting.composed.checking import is_known
from apps.reporting.composed.definitions import ALL, Chosen
from apps.reporting.composed.topics import NAMES
from apps.reporting.definitions import StrOrPromise
from apps.reporting.registry import registry

# A dimension with the one row that offices tell of it, below “of whom”.
OF_WHOM: tuple[tuple[str, str, StrOrPromise], ...] = (
    ("sex", "female", _("Women")),
    ("ethnicity", "minority", _("Ethnic minority")),
    ("religion", "religious", _("Of a religion")),
    ("party", "member", _("Party members")),
)
# Those that the usual wide table has, in its order.
WHOLE = (
    *("professional", "political_theory", "state_management", "general_education", "informatics"),
    *("foreign_language", "language", "age", "age_5", "years_of_service", "years_in_post", "grade", "rating"),
)
COLON = ":"


def of_whom() -> Iterator[tuple[str, str]]:
    """What each is sent as, with its words."""
    return ((f"{code}{COLON}{row}", str(words)) for code, row, words in OF_WHOM if code in registry.dimensions)


def whole_groups() -> Iterator[tuple[str, str]]:
    return (
        (code, str(NAMES.get(code, registry.dimensions[code].title))) for code in WHOLE if code in registry.dimensions
    )


def group_of(name: str) -> Chosen | None:
    """The group that a tick means: a dimension, or one row of it."""
    code, _colon, row = name.partition(COLON)
    if not is_known(code) or code not in registry.dimensions or row == ALL:
        return None
    return Chosen(code, (row,), hides_unknown=True) if row else Chosen(code)
