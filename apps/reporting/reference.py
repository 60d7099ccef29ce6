"""The reference page of all declared reports, written from the declarations themselves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import translation

from apps.reporting.definitions import HEADCOUNT, TOTAL, Category, Report
from apps.reporting.indicators import reference as indicators
from apps.reporting.registry import registry
from apps.reporting.renderers.workbook import describe
from apps.reporting.table import Breakdown
from apps.reporting.tallies import reference as tallies

PATH = Path(settings.BASE_DIR) / "docs" / "indicators.md"
HEAD = """# Indicators

Written by `./manage.py report --reference` from the declarations in the apps; change those, not this page.
A share is the persons of a row divided by all persons of the group in the unit on the day, rounded half up to two
places. Groups overlap and are never added. `untrained` is recorded as such; `unknown` means that nothing is recorded.
"""


def write() -> str:
    """The page in English, with the codes that programs use."""
    with translation.override("en"):
        told = [line for report in registry.reports.values() for line in _report(report)]
        return "\n".join([HEAD, *indicators.lines(), *told, *_further(), *tallies.lines()]) + "\n"


def is_current() -> bool:
    return PATH.exists() and PATH.read_text(encoding="utf-8") == write()


def _further() -> Iterator[str]:
    """What composed tables group by beside the dimensions of the reports."""
    shown = {code for report in registry.reports.values() for code in report.dimensions}
    yield "## Further dimensions\n\nOf persons, for composed tables and official forms.\n"
    yield "| dimension | name | what it tells | legal basis |\n| --- | --- | --- | --- |"
    for code, dimension in registry.dimensions.items():
        if code not in shown:
            yield f"| `{code}` | {dimension.title} | {dimension.numerator} | {dimension.legal_basis} |"
    yield "\nOf units, and with them of the persons who serve there.\n"
    yield "| dimension | name | what it tells | legal basis |\n| --- | --- | --- | --- |"
    for place in registry.place_dimensions.values():
        yield f"| `{place.code}` | {place.title} | {place.words} | {place.legal_basis} |"
    yield ""


def _report(report: Report) -> Iterator[str]:
    yield f"## `{report.code}`: {report.title}\n\n{report.description} Version {report.version}. {report.legal_basis}\n"
    yield "| group | name | who is counted (denominator) | legal basis |\n| --- | --- | --- | --- |"
    for code in report.populations:
        group = registry.populations[code]
        yield f"| `{code}` | {group.title} | {group.denominator} | {group.legal_basis} |"
    for breakdown in _breakdowns(report):
        dimension = breakdown.dimension
        yield f"\n### `{dimension.code}`: {dimension.title}\n\n{dimension.numerator} {dimension.legal_basis}".rstrip()
        yield "\n| category | name | what it holds |\n| --- | --- | --- |"
        yield from (_row(category, breakdown) for category in breakdown.categories)


def _breakdowns(report: Report) -> Iterator[Breakdown]:
    rows: dict[str, tuple[Category, ...]] = {HEADCOUNT.code: (TOTAL,)}
    for facts in registry.facts_with(report.dimensions):
        rows.update(facts.read(date(2025, 2, 28)).categories)
    for code in report.dimensions:
        yield Breakdown(registry.dimensions[code], rows[code])


def _row(category: Category, breakdown: Breakdown) -> str:
    return f"| `{category.code}` | {category.title} | {describe(category, breakdown)} |"
