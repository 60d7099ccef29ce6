"""Rosters of 1,000 and 10,000 people, each figure beside the least that any program needs."""

from benchmarks.measurement import Measurement
from benchmarks.rosters_measuring import memory, preview, reading, stock, writing

SHORT, LONG, MEBIBYTES = 1_000, 10_000, 64


def run() -> list[Measurement]:
    return [
        *reading(LONG),
        *map(preview, (SHORT, LONG)),
        *writing(SHORT),
        *writing(LONG),
        *stock(SHORT),
        memory(LONG, MEBIBYTES),
    ]
