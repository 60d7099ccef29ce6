"""What a control of a page offers: one thing of several, or a tab."""

from dataclasses import dataclass

from apps.reporting.definitions import StrOrPromise


@dataclass(frozen=True)
class Choice:
    value: str
    label: StrOrPromise
    is_current: bool
    url: str = ""
    count: int | None = None
