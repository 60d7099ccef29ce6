"""The indicators on the reference page, from their declarations."""

from collections.abc import Iterator

from apps.reporting.indicators.definitions import FIELD_TITLES, Indicator
from apps.reporting.indicators.register import all_indicators

HEAD = """## Indicators by name

What the sources name as indicators, with numerator, denominator and legal basis. Each has a page in the registry
(Reports, Indicators) with its figures of any unit and day, and an address for programs: `/api/v1/indicators/CODE/`.
"""


def lines() -> Iterator[str]:
    yield HEAD
    for field, title in FIELD_TITLES.items():
        yield f"### {title}\n\n| code | indicator | numerator | denominator | counted in | legal basis | version |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        yield from (_row(each) for each in all_indicators() if each.field == field)
        yield ""


def _row(indicator: Indicator) -> str:
    cells = (
        f"`{indicator.code}`",
        f"{indicator.title}: {indicator.words}" + (f" {indicator.remarks}" if indicator.remarks else ""),
        str(indicator.numerator),
        str(indicator.denominator),
        str(indicator.unit_of_measure),
        indicator.legal_basis,
        indicator.version_words,
    )
    return f"| {' | '.join(cells)} |"
