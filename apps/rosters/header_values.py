"""What stands below the headers of a sheet: whether it is what a column of a format holds."""

from dataclasses import dataclass

from apps.rosters.header_spellings import COUNTER, IGNORED
from apps.rosters.header_words import HeaderWords
from apps.rosters.likely_columns import share_of
from apps.rosters.sampling import AGREEING, Samples

# The share of readable samples from which on an abbreviated header is believed.
HELD = 0.75


@dataclass(frozen=True)
class ColumnValues:
    """The values of the columns of a sheet, read as this or that column; without samples they never disagree."""

    words: HeaderWords
    samples: Samples | None
    below: int

    def share(self, key: str, position: int) -> float | None:
        """How many of the samples can be read as a column; None when there are none."""
        return self.samples.share(key, position, self.below) if self.samples else 1.0

    def agree(self, key: str, position: int) -> bool:
        """Whether most samples can be read as a column."""
        if key in {COUNTER, IGNORED}:
            return True
        share = self.share(key, position)
        return share is not None and share >= AGREEING and not self._are_of_another_size(key, position)

    def tell(self, key: str, position: int) -> bool:
        """Whether most samples can be read as a column that does not take just anything."""
        return self.agree(key, position) and (self.samples is None or self.samples.is_telling(key))

    def are_held(self, key: str, position: int) -> bool:
        """Whether nearly all samples can be read as a column that does not take just anything."""
        if self.samples is None:
            return True
        share = self.samples.share(key, position, self.below)
        return share is not None and share >= HELD and self.samples.is_telling(key)

    def are_names(self, key: str, position: int) -> bool:
        """Whether each row holds another full name."""
        return self.samples is not None and self.samples.are_names(key, position, self.below)

    def look_otherwise(self, key: str, position: int) -> bool:
        """Whether the values are not what a column holds whose reader would take any text: Tên lớp is no Tên đệm."""
        looks = self.words.declared.column(key).looks
        cells = self.samples.values(position, self.below) if self.samples and looks else []
        return looks is not None and bool(cells) and share_of(looks, cells) < AGREEING

    def _are_of_another_size(self, key: str, position: int) -> bool:
        """Whether none of the numbers is such as the column holds: 12 and 23 are no years."""
        column = self.words.declared.column(key)
        if not (self.samples and column.is_measured and column.typical):
            return False
        return share_of(column.typical, self.samples.values(position, self.below)) == 0
