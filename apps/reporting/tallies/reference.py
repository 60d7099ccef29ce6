"""The part of the reference page that tells the reports of events."""

from collections.abc import Iterator
from datetime import date

from apps.reporting.definitions import Category
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import Aggregate, Cross, Group, Span, Tally, TallyReport
from apps.reporting.tallies.lines import Block, Measure, blocks_of

# Code lists are dated, and rows of years would follow the data: these days hold all that the published figures tell.
SPAN = Span(date(2015, 1, 1), date(2025, 2, 28))
AGGREGATES = {Aggregate.ROWS: "entries", Aggregate.DISTINCT: "different ones, each once", Aggregate.SUM: "their sum"}
INTRODUCTION = """
# Reports of events

What happened over a span of days. A cell is named by group, measure and category, and says in `counted` what its number
counts. The total of persons counts everyone once; the rows of a measure may repeat persons and then exceed it.
"""


def lines() -> Iterator[str]:
    if registry.tally_reports:
        yield INTRODUCTION
    for report in registry.tally_reports.values():
        yield from _report(report)


def _report(report: TallyReport) -> Iterator[str]:
    right = f" Visible with the right `{report.opened_by.value}` alone." if report.opened_by else ""
    words = f"{report.description} Version {report.version}. {report.legal_basis}".rstrip()
    yield f"## `{report.code}`: {report.title}\n\n{words}{right}\n"
    for tally in report.tallies:
        yield from _tally(tally)


def _tally(tally: Tally) -> Iterator[str]:
    yield f"### `{tally.code}`: {tally.title}\n\n{tally.words} {tally.legal_basis}".rstrip()
    yield "\n| group | name | which count | counted | part of | legal basis |\n| --- | --- | --- | --- | --- | --- |"
    yield from (_group(group) for group in tally.groups)
    for block in blocks_of(tally, SPAN):
        yield from _block(block)


def _group(group: Group) -> str:
    counted = f"`{group.counted.code}`: {AGGREGATES[group.counted.aggregate]}"
    whole = f"`{group.part_of}`" if group.part_of else ""
    return f"| `{group.code}` | {group.title} | {group.words} | {counted} | {whole} | {group.legal_basis} |"


def _block(block: Block) -> Iterator[str]:
    if block.breakdown is not None:
        yield f"\n#### {block.breakdown.title}\n\n{block.breakdown.words} {block.breakdown.legal_basis}".rstrip()
    if isinstance(block.breakdown, Cross):
        yield "\n| measure | name |\n| --- | --- |"
        yield from (f"| `{measure.code}` | {measure.title} |" for measure in block.measures)
    measure = block.measures[-1]
    yield "\n| measure | category | name | what it holds |\n| --- | --- | --- | --- |"
    name = "each of them" if isinstance(block.breakdown, Cross) else f"`{measure.code}`"
    yield from (f"| {name} | `{row.code}` | {row.title} | {_holds(row, measure)} |" for row in measure.shown)


def _holds(category: Category, measure: Measure) -> str:
    difference = measure.difference(category.code)
    if difference:
        return f"`{difference.of}` less `{difference.less}`; its base is `{difference.of}`"
    if category.parts:
        return "Together: " + ", ".join(f"`{part}`" for part in category.parts)
    return "All entries" if measure.is_total(category) else ""
