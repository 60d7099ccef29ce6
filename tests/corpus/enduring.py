"""What becomes of a mutated workbook: read or refused with a sentence, how long it took and how much memory."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from apps.rosters.services import read_roster
from apps.rosters.values import RefusedError, Understood
from tests.corpus.corpus import BEFORE
from tests.corpus.mutations import Mutated

SECONDS_LIMIT, MEGABYTES_LIMIT = 20.0, 1_000
STATUS, FORGET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
FORGET_PEAK = "5"
SHORTEST_SENTENCE = 20


@dataclass(frozen=True)
class Endured:
    """How a file ended; `wrong` says what should not have happened, else it is empty."""

    mutated: Mutated
    seconds: float
    megabytes: int
    is_read: bool
    wrong: str


def endure(mutated: Mutated, then: Callable[[Understood], object] | None = None) -> Endured:
    """Read a file, say all there is to say of it and, where given, go on as the check of an upload does."""
    FORGET.write_text(FORGET_PEAK)
    before, begun = _megabytes("VmRSS"), _worked()
    is_read, wrong = False, ""
    try:
        understood = read_roster(mutated.content, mutated.name, BEFORE)
        is_read = True
        wrong = _wordless(understood)
        if then is not None:
            then(understood)
    except RefusedError as refusal:
        wrong = _no_sentence(refusal.refused.message())
    except Exception as error:  # whatever else comes out is what this looks for
        wrong = f"{type(error).__name__}: {error}"[:300]
    seconds, megabytes = _worked() - begun, _megabytes("VmHWM") - before
    if not wrong and seconds > SECONDS_LIMIT:
        wrong = f"took {seconds:.0f} s"
    if not wrong and megabytes > MEGABYTES_LIMIT:
        wrong = f"took {megabytes} MB"
    return Endured(mutated, seconds, megabytes, is_read, wrong)


def _worked() -> float:
    """Seconds of work by this process and those that it started; other work on the machine does not count."""
    return sum(os.times()[:4])


def _wordless(understood: Understood) -> str:
    said = (_no_sentence(remark.sentence()) for remark in (*understood.issues, *understood.notices))
    return next((wrong for wrong in said if wrong), "")


def _no_sentence(words: str) -> str:
    return "" if len(words) >= SHORTEST_SENTENCE and words.rstrip()[-1:] in ".?!…" else f"no sentence: {words[:200]!r}"


def _megabytes(name: str) -> int:
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) // 1024
