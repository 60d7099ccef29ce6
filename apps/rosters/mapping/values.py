"""What people have said of a file's columns and sheets, as plain data that the engine reads with."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mappings:
    """What was said of columns and of sheets.

    By format: header path -> key of a column, empty for a column that is not to be used. By sheet: whether it counts.
    """

    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sheets: Mapping[str, bool] = field(default_factory=dict)

    def of(self, code: str) -> Mapping[str, str]:
        """The answers for one format."""
        return self.columns.get(code, {})


NOTHING_SAID = Mappings()
