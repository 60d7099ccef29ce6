"""A trend as flat cells for programs."""

import json
from collections.abc import Iterator

from apps.reporting.definitions import TOTAL
from apps.reporting.trends.trend import Trend, change


def to_json(trend: Trend) -> str:
    """One object, one cell per line; shares and changes keep their two places."""
    days = [{"day": point.day.isoformat(), "base": point.base, "trouble": point.trouble} for point in trend.points]
    heading = {
        "report": trend.report.code,
        "geography": trend.geography.code,
        "unit": trend.unit.code,
        "group": trend.group.code,
        "measure": trend.breakdown.dimension.code,
        "days": days,
    }
    cells = ",\n".join(_cells(trend))
    return f'{json.dumps(heading, ensure_ascii=False)[:-1]}, "cells": [\n{cells}\n]}}\n'


def _cells(trend: Trend) -> Iterator[str]:
    for point in trend.told:
        for category in trend.rows if trend.has_shares else (TOTAL,):
            count = point.counts.get(category.code) if trend.has_shares else point.base
            part = point.share(category) if trend.has_shares else None
            points = change(trend.before(point), point, category) if trend.has_shares else None
            yield (
                f'{{"day": "{point.day.isoformat()}", "category": "{category.code}", "count": {json.dumps(count)},'
                f' "base": {point.base}, "percent": {part if part is not None else "null"},'
                f' "change": {points if points is not None else "null"}}}'
            )
