"""Which columns of a list of facts headers in new words mean: by their words and by their values, all at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from apps.rosters.formats import Cell
from apps.rosters.header_likeness import Likeness
from apps.rosters.header_paths import Path
from apps.rosters.header_words import HeaderWords, Resemblance
from apps.rosters.sampling import AGREEING, Samples

# From TAKEN on a header is believed, unless another column or another header comes as near but for MARGIN.
TAKEN, ASKED, MARGIN = 0.6, 0.42, 0.1
# With no other column near, less is enough.
ALONE, FAR = 0.5, 0.25
# Words that say nothing against a column say less for it than values that only it can hold.
PLAIN_TEXT = 0.96
# Days, numbers and the numbers of papers are no plain words.
MEASURED = re.compile(r"[\d\s.,/%:-]+|\(?\d.*/.*|x|X")


@dataclass(frozen=True)
class Likely:
    """Headers by their positions: what is taken, and what is asked about."""

    taken: Mapping[int, Resemblance]
    asked: Mapping[int, Resemblance]


class Fitting:
    """How well the values of a column fit a key."""

    def __init__(self, samples: Samples, below: int) -> None:
        self.samples, self.below = samples, below

    def fits(self, key: str, position: int) -> float:
        """0 where the values are others, 1 where they are such as only few columns take."""
        cells = self.samples.values(position, self.below)
        if not cells:
            return 0
        column = self.samples.declared.column(key)
        if column.is_ahead and self.samples.are_past(key, position, self.below):
            return 0
        if self.samples.is_telling(key):
            share = self.samples.share(key, position, self.below) or 0
            return 1 if share >= AGREEING else 0
        if column.looks:
            return 1 if share_of(column.looks, cells) >= AGREEING else 0
        return 0 if share_of(MEASURED, cells) >= 1 - AGREEING else PLAIN_TEXT


def share_of(pattern: re.Pattern[str], cells: Sequence[Cell]) -> float:
    """How many of the cells hold what a pattern describes."""
    return sum(bool(pattern.fullmatch(cell.text)) for cell in cells) / len(cells) if cells else 0


def likely_columns(paths: Mapping[int, Path], taken: Mapping[str, int], words: HeaderWords, fitting: Fitting) -> Likely:
    """The surest first; what another column has already is not given again, and takes no other instead."""
    scores = {position: _scores(position, path, words, fitting) for position, path in paths.items()}
    given, asked, used = dict[int, Resemblance](), dict[int, Resemblance](), {*taken}
    while best := _best(scores, given, asked, used):
        position, found, is_sure = best
        (given if is_sure else asked)[position] = Resemblance(found.key, found.header, found.likeness)
        used.add(found.key)
    return Likely(given, asked)


def _scores(position: int, path: Path, words: HeaderWords, fitting: Fitting) -> list[Likeness]:
    """The columns that a header may mean, with how likely each is by words and by values."""
    if words.likely.names_another(path):
        return []
    near = [
        (each, fitting.fits(each.key, position))
        for each in words.likely.ranked(path)
        if not words.likely.turns(path, each.header)
    ]
    # Plain words fit any text: the header alone must say what kind it is.
    found = [
        # Values that only few columns take say the kind where the header says of none.
        replace(each, likeness=max(each.likeness, each.by_values) if fits > PLAIN_TEXT else each.likeness * fits)
        for each, fits in near
        if each.is_same_kind or fits > PLAIN_TEXT
    ]
    # What nothing comes of gives way to a column that the header comes as near to.
    unheeded = words.declared.unheeded
    ranked = sorted(
        (each for each in found if each.likeness >= ASKED), key=lambda each: (-each.likeness, each.key in unheeded)
    )
    if not ranked or ranked[0].key in words.declared.whom:
        return []
    return [each for each in ranked if each.key not in unheeded]


def _best(
    scores: Mapping[int, list[Likeness]],
    given: Mapping[int, object],
    asked: Mapping[int, object],
    used: set[str],
) -> tuple[int, Likeness, bool] | None:
    """The likeliest header that is still open, with its column, and whether that is sure."""
    first = {
        position: found[0]
        for position, found in scores.items()
        if position not in given and position not in asked and found and found[0].key not in used
    }
    if not first:
        return None
    position = max(first, key=lambda place: first[place].likeness)
    best = first[position]
    rivals = [each.likeness for each in scores[position][1:] if each.key not in used]
    rivals += [each.likeness for place, each in first.items() if place != position and each.key == best.key]
    ahead = best.likeness - max(rivals, default=0)
    is_sure = (best.likeness >= TAKEN and ahead >= MARGIN) or (
        best.is_same_kind and best.likeness >= ALONE and ahead >= FAR
    )
    return position, best, is_sure
