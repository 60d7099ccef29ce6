"""Which headers share so many letters with a text that the two may be alike, whatever the order of their letters.

Every letter of the headers has as many bits as a header is long, and a text sets as many of them as it holds of the
letter: the letters that two texts share are the bits that both set. Counting them one by one took most of the search.
"""

from collections import Counter
from collections.abc import Iterator, Sequence


class SharedLetters:
    """Headers with their letters as bits."""

    def __init__(self, headers: Sequence[str]) -> None:
        self._width = max(map(len, headers), default=0)
        self._places = {letter: place for place, letter in enumerate(sorted(set().union(*headers)))}
        self._headers = tuple((header, len(header), self._bits(header)) for header in headers)

    def near(self, words: str, likeness: float) -> Iterator[str]:
        """The headers of which twice the letters shared with the words, by all letters of both, come to the likeness.

        The ratio of `difflib.SequenceMatcher` is never above that, which is its `quick_ratio`.
        """
        bits, length = self._bits(words), len(words)
        return (
            header
            for header, long, its in self._headers
            if length + long and 2.0 * (bits & its).bit_count() / (length + long) >= likeness
        )

    def _bits(self, text: str) -> int:
        bits = 0
        for letter, number in Counter(text).items():
            if (place := self._places.get(letter)) is not None:
                bits |= ((1 << min(number, self._width)) - 1) << (place * self._width)
        return bits
