"""A second number of what a sentence has told rightly: it tells of others, in words that are not understood."""

import re
from collections.abc import Collection, Sequence

from django.utils.translation import gettext as __

from apps.reporting.telling.checking.verdicts import Judged, Verdict

SENTENCE_END = re.compile(r"[.!?]\s|[;\n]")


def doubt_told_again(judged: Sequence[Judged], text: str, chosen: Collection[int]) -> tuple[Judged, ...]:
    """Nobody is told to be wrong by it, but who has chosen what it means."""
    found: list[Judged] = []
    for each in judged:
        is_meant = each.verdict is not Verdict.WRONG or each.reading.number in chosen
        if is_meant or not any(_is_told_again(one, each, text) for one in found):
            found.append(each)
            continue
        missing = __("It is not said whom or what of the registry this counts.")
        found.append(Judged(each.reading, Verdict.NOT_COMPUTABLE, missing))
    return tuple(found)


def _is_told_again(told: Judged, again: Judged, text: str) -> bool:
    one, other = told.reading, again.reading
    is_same = told.verdict is Verdict.RIGHT and one.address == other.address and one.figure.kind is other.figure.kind
    is_same = is_same and not other.figure.is_times
    return is_same and not SENTENCE_END.search(text, one.figure.end, other.figure.start)
