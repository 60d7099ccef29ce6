"""The corpus of rosters as communes send them: what is read right, told or misread in silence, by kind of mess.

Reading all of it is timed beside the least that any program needs, opening the same workbooks with calamine; then 2,000
mutated workbooks must each be read or refused with a sentence.
"""

import json
import sys
import time
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from django.db import transaction
from python_calamine import CalamineWorkbook

from benchmarks.measurement import Measurement
from tests.corpus import mutations
from tests.corpus.corpus import corpus
from tests.corpus.enduring import SECONDS_LIMIT, Endured, endure
from tests.corpus.measure import Fault, Measured, Tally, measure
from tests.corpus.oddities import oddities
from tests.corpus.said import Made
from tests.corpus.strangers import strangers
from tests.corpus.unsaid import unsaid

CODE, DAY = "10675", date(2024, 12, 31)
FLOOR = "calamine opens the same workbooks"
REPORT = Path(__file__).parent / "results" / "corpus.json"
EXAMPLES = 20


def run() -> list[Measurement]:
    workbooks = [*corpus(), *strangers(), *oddities(), *unsaid()]
    begun = time.perf_counter()
    measured = measure(workbooks)
    seconds = time.perf_counter() - begun
    endured = _endure_all()
    _tell(measured, endured)
    _keep(measured, endured)
    slowest = max(each.seconds for each in endured)
    return [
        Measurement(f"roster corpus, {len(workbooks)} workbooks read", seconds, _least(workbooks), FLOOR),
        Measurement("roster mutations, the slowest of 2,000", slowest, SECONDS_LIMIT, "the longest allowed", aim=1),
    ]


def _least(workbooks: list[Made]) -> float:
    begun = time.perf_counter()
    for made in workbooks:
        if not made.name.endswith(".csv"):
            book = CalamineWorkbook.from_filelike(BytesIO(made.content))
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()
        else:
            made.content.decode("latin-1").splitlines()
    return time.perf_counter() - begun


def _endure_all() -> list[Endured]:
    """Every mutated workbook goes as far as the check of an upload goes, and is given up."""
    from apps.rosters import services
    from apps.rosters.units import unit_by_code

    unit: Any = unit_by_code(CODE, DAY)
    found = []
    for number in range(mutations.SIZE):
        with transaction.atomic():
            found.append(endure(mutations.mutated(number), lambda understood: services.examine(understood, unit, DAY)))
            transaction.set_rollback(True)
    return found


def _tell(measured: Measured, endured: list[Endured]) -> None:
    print(f"\n{measured.workbooks} workbooks, {measured.all.total} cells")
    print(f"{'kind of mess':<64}{'cells':>8}{'right %':>9}{'told':>7}{'silent':>8}")
    _line("all", measured.all)
    for kind, tally in sorted(measured.by_kind.items(), key=lambda each: (each[1].right_share, each[0])):
        _line(kind, tally)
    print(f"refused wrongly: {len(measured.refused)}; people too many or too few: {len(measured.strangers)}")
    print(f"cells misread in silence: {measured.all.silent}")
    for fault in measured.silent[:EXAMPLES]:
        print(f"  {_words(fault)}")
    wrong = [each for each in endured if each.wrong]
    print(
        f"{len(endured)} mutated workbooks: {sum(each.is_read for each in endured)} read, {len(wrong)} ended otherwise"
    )
    for each in wrong[:EXAMPLES]:
        print(f"  mutation {each.mutated.number}, {each.mutated.kind}: {each.wrong}")
    sys.stdout.flush()


def _line(kind: str, tally: Tally) -> None:
    share = 100 * tally.right_share
    print(f"{kind[:63]:<64}{tally.total:>8}{share:>9.2f}{tally.cells['told']:>7}{tally.silent:>8}")


def _words(fault: Fault) -> str:
    place = f"{fault.workbook}, {fault.sheet}, row {fault.row}"
    return f"{place}: {fault.key} ({fault.kind}) {fault.expected!r} read as {fault.got!r}"


def _keep(measured: Measured, endured: list[Endured]) -> None:
    kinds = {kind: dict(tally.cells) for kind, tally in sorted(measured.by_kind.items())}
    content = {
        "workbooks": measured.workbooks,
        "cells": measured.all.total,
        "right": measured.all.right_share,
        "silent": measured.all.silent,
        "refused": len(measured.refused),
        "people too many or too few": len(measured.strangers),
        "by kind": kinds,
        "mutated": dict(Counter("wrong" if each.wrong else "read" if each.is_read else "refused" for each in endured)),
    }
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
