"""The workbook format of the library behind the administration's import pages, loaded when the first workbook comes.

The library asks for it at every start, and what it is made of takes a tenth of the start.
"""

from typing import Any

from tablib.formats import load_format_class, registry

WORKBOOK = "tablib.formats._xlsx.XLSXFormat"


class PostponedFormat:
    """Stands for the format until something is asked of it."""

    def __getattr__(self, name: str) -> Any:
        return getattr(load_format_class(WORKBOOK), name)


def postpone_workbooks() -> None:
    """Before the library for imports is loaded."""
    registry.register("xlsx", PostponedFormat())
