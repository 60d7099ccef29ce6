"""The same group is as large in every report that tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.reporting.consistency.definitions import Check, Finding, Ground, Number, declare_check
from apps.reporting.errors import ReportError
from apps.reporting.registry import registry
from apps.reporting.table import ReportTable


def same_size_everywhere(ground: Ground) -> Iterator[Finding]:
    sizes: dict[str, list[tuple[ReportTable, int]]] = defaultdict(list)
    for code in registry.reports:
        try:
            table = ground.sizes(code)
        except ReportError:
            continue  # a report that tells nothing of this day has nothing to compare
        for group in table.groups:
            sizes[group.code].append((table, table.base(group.code, table.unit.pk)))
    for code, told in sizes.items():
        ground.compared += len(told) - 1 if any(size for _table, size in told) else 0
        if len({size for _table, size in told}) > 1:
            yield Finding(
                told[0][0].unit.title,
                __("“%(group)s” is not as large in every report.") % {"group": registry.populations[code].title},
                tuple(
                    Number(str(table.report.title), size, ground.report_url(table.report.code, group=code))
                    for table, size in told
                ),
                __(
                    "Open both reports at the same day and boundaries;"
                    " if they still differ, tell whoever keeps the registry."
                ),
            )


declare_check(
    Check(
        "bases",
        _("The same group in every report"),
        _("Quality, standards, ages and all other reports start from the same number of persons."),
        same_size_everywhere,
    )
)
