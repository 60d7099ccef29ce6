"""Deciding the lines of the plan that the registry leaves open, and who leaves or waits as surplus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from apps.cadres.mergers.ending import Ending
from apps.cadres.models import Posting, TitleRule
from apps.communes.models import Succession

# What those become who would be the second to hold a title that one person holds.
INSTEAD = {
    "CD2_BT": ("CD2_TBXDD", "CD2_CNUBKT", "CD2_CVPDU"),
    "CD2_CTUB": ("CD2_CVP", "CD2_TPKT", "CD2_TPVH", "CD2_GDTT"),
    "CD2_CTMT": ("CD2_PCTMT",),
    "CD2_CHTQS": ("CD2_CC",),
}
NEXT_BEST = {"CD2_BT": "CD2_PBT", "CD2_CTUB": "CD2_PCTUB", "CD2_CTMT": "CD2_PCTMT", "CD2_CHTQS": "CD2_CC"}
# Born before: they take the early retirement that the decrees of 2025 offer.
OLD = date(1969, 7, 1)
SURPLUS_OF_HUNDRED, UNPAID_LEAVERS_OF_HUNDRED = 4, 22
WRITE = """
UPDATE cadres_plannedplacement AS line
SET result = said.result, to_unit_id = said.unit, to_title_id = said.title, status_id = said.status,
  revision = line.revision + 1
FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::text[], %s::text[]) AS said(id, result, unit, title, status)
WHERE line.id = said.id
"""


@dataclass(frozen=True)
class Line:
    """A line of the plan with what decides it."""

    key: int
    cadre: int
    is_primary: bool
    unit: int
    heir: int | None
    title: str
    becomes: str
    result: str
    born: date | None
    status: str | None = None


def decide_all(ending: Ending) -> None:
    """Every line gets a result, in one statement."""
    lines = [_at_home(line, ending) for line in _lines(ending)]
    primary = [_decided(line) for line in lines if line.is_primary]
    primary = list(_one_holder_each(primary, _taken(ending)))
    going_on = {line.cadre: line for line in primary if line.result == "placed"}
    beside = list(_concurrent((line for line in lines if not line.is_primary), going_on))
    _write([*primary, *beside])


def _lines(ending: Ending) -> list[Line]:
    rows = ending.plan().order_by("posting__period", "pk")
    fields = ("pk", "posting__cadre", "is_primary", "posting__unit", "to_unit", "posting__title", "to_title", "result")
    return [Line(*row) for row in rows.values_list(*fields, "posting__cadre__birth_date")]


def _at_home(line: Line, ending: Ending) -> Line:
    """People of a divided commune go to either of its heirs."""
    if line.heir is not None:
        return line
    links = Succession.objects.filter(reorganisation=ending.reorganisation, predecessor=line.unit)
    heirs = sorted(set(links.values_list("successor", flat=True)))
    return replace(line, heir=heirs[line.cadre % len(heirs)])


def _decided(line: Line) -> Line:
    """Leaders stay; of the others some retire early, some wait as surplus."""
    if line.becomes in INSTEAD:
        return replace(line, result="placed")
    lot = (line.cadre * 37) % 100
    is_unpaid = line.title.startswith("KCT_")
    if (line.born and line.born < OLD) or (is_unpaid and lot < UNPAID_LEAVERS_OF_HUNDRED):
        return replace(line, result="left", status="TT_TV" if is_unpaid else "TT_NHTT")
    return replace(line, result="surplus" if lot < SURPLUS_OF_HUNDRED else "placed")


def _taken(ending: Ending) -> dict[int | None, set[str]]:
    """The titles that an earlier round gave to somebody, by commune."""
    taken: dict[int | None, set[str]] = defaultdict(set)
    posts = Posting.objects.running_on(ending.day).filter(unit__in=ending.successors, is_primary=True)
    for unit, title in posts.values_list("unit", "title"):
        taken[unit].add(title)
    return taken


def _one_holder_each(lines: Iterable[Line], held: dict[int | None, set[str]]) -> Iterable[Line]:
    """The longest in office keeps a title of one holder; the next ones head what is new in the commune."""
    single = set(TitleRule.objects.filter(is_single=True).values_list("title", flat=True))
    for line in lines:
        if line.result != "left" and line.becomes in single:
            offers = (line.becomes, *INSTEAD.get(line.becomes, ()))
            free = (title for title in offers if title not in single or title not in held[line.heir])
            line = replace(line, becomes=next(free, NEXT_BEST.get(line.becomes, "CD2_CC")))
            held[line.heir].add(line.becomes)
        yield line


def _concurrent(lines: Iterable[Line], going_on: dict[int, Line]) -> Iterable[Line]:
    """Only who stays the secretary stays the chair of the council; every other concurrent post ends."""
    for line in lines:
        first = going_on.get(line.cadre)
        stays = first is not None and first.becomes == "CD2_BT" and line.becomes == "CD2_CTHD"
        yield replace(line, result="placed" if stays else "ended", heir=first.heir if stays and first else line.heir)


def _write(lines: list[Line]) -> None:
    columns = (
        [line.key for line in lines],
        [line.result for line in lines],
        [line.heir for line in lines],
        [line.becomes for line in lines],
        [line.status for line in lines],
    )
    with connection.cursor() as cursor:
        cursor.execute(WRITE, columns)
