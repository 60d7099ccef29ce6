"""The longest roster that is taken, 100,000 rows with the header, beside the same floors; it takes minutes."""

from benchmarks.measurement import Measurement
from benchmarks.rosters_measuring import memory, preview, reading, writing

LONGEST, MEBIBYTES = 99_999, 450


def run() -> list[Measurement]:
    return [*reading(LONGEST), preview(LONGEST), *writing(LONGEST), memory(LONGEST, MEBIBYTES)]
