"""A group inside another one cannot exceed it, in any row of any measure."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.reporting.consistency.definitions import SUBSETS, Check, Finding, Ground, Number, Subset, declare_check
from apps.reporting.consistency.wholes import MAIN
from apps.reporting.definitions import Category, Population
from apps.reporting.places import Place
from apps.reporting.table import Breakdown, ReportTable


def subsets_within(ground: Ground) -> Iterator[Finding]:
    table = ground.by_unit(MAIN)
    groups = {group.code: group for group in table.groups}
    for subset in SUBSETS:
        if subset.part in groups and subset.whole in groups:
            for place in table.places:
                for each in table.breakdowns:
                    yield from _exceeding(ground, table, subset, place, each, groups)


def _exceeding(
    ground: Ground,
    table: ReportTable,
    subset: Subset,
    place: Place,
    breakdown: Breakdown,
    groups: dict[str, Population],
) -> Iterator[Finding]:
    if table.base(subset.part, place.pk) or table.base(subset.whole, place.pk):
        ground.compared += len(breakdown.shown)
    for row in breakdown.shown:
        if not _may_exceed(table, subset, place, breakdown, row):
            continue
        part, whole = (table.count(code, place.pk, breakdown, row) for code in (subset.part, subset.whole))
        # a hidden number is not told by a finding either
        if part is not None and whole is not None and part > whole:
            code = breakdown.dimension.code
            words = {"part": groups[subset.part].title, "whole": groups[subset.whole].title, "row": row.title}
            yield Finding(
                place.title,
                __("“%(row)s”: more in “%(part)s” than in “%(whole)s”, of which it is a part.") % words,
                tuple(
                    Number(
                        str(groups[group].title),
                        count,
                        ground.people_url(MAIN, place.code, group, code, row.code) if count else "",
                    )
                    for group, count in ((subset.part, part), (subset.whole, whole))
                ),
                __("Look for people of the smaller group whose place in the larger one is missing or has ended."),
            )


def _may_exceed(table: ReportTable, subset: Subset, place: Place, breakdown: Breakdown, row: Category) -> bool:
    """Whether any part of the row exceeds, by plain look-ups: nearly no row does, and there are tens of thousands."""
    dimension, counts = breakdown.dimension.code, table.counts
    return any(
        counts.get((subset.part, place.pk, dimension, code), 0)
        > counts.get((subset.whole, place.pk, dimension, code), 0)
        for code in row.parts or (row.code,)
    )


declare_check(
    Check(
        "subsets",
        _("A part does not exceed its whole"),
        _(
            "Members of the standing committee are members of the executive committee, so no row of the one"
            " can be larger than that of the other."
        ),
        subsets_within,
    )
)
