"""One stream of a compound file, the container in which Excel kept workbooks until 2003."""

from collections.abc import Sequence
from struct import unpack_from

DIRECTORY_ENTRY, HEADER, LISTED_IN_HEADER = 128, 512, 109
LAST_SECTOR = 0xFFFFFFFA
SHORTEST_SHIFT, LONGEST_SHIFT = 7, 16


class CompoundFile:
    """Reads the chains of sectors; raises struct.error or ValueError where the file is damaged."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (shift,) = unpack_from("<H", data, 30)
        if not SHORTEST_SHIFT <= shift <= LONGEST_SHIFT:
            raise ValueError(shift)
        self.size = 1 << shift
        directory, _, self.cutoff = unpack_from("<III", data, 48)
        self.table = self._numbers(b"".join(map(self._sector, self._table_sectors())))
        self.entries = self._chain(directory)

    def stream(self, *names: str) -> bytes:
        """The first stream with one of the names; nothing where it is missing."""
        for place in range(0, len(self.entries) - DIRECTORY_ENTRY + 1, DIRECTORY_ENTRY):
            (length,) = unpack_from("<H", self.entries, place + 64)
            begin, size = unpack_from("<II", self.entries, place + 116)
            name = self.entries[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            if name in names:
                return (self._chain(begin) if size >= self.cutoff else self._short_chain(begin))[:size]
        return b""

    def _short_chain(self, first: int) -> bytes:
        """Short streams share one, which the first entry of the directory names, in small sectors of its own table."""
        (shift,) = unpack_from("<H", self.data, 32)
        (table,) = unpack_from("<I", self.data, 60)
        (shared,) = unpack_from("<I", self.entries, 116)
        held, size = self._chain(shared), 1 << min(shift, LONGEST_SHIFT)
        sectors = _followed(first, self._numbers(self._chain(table)))
        return b"".join(held[place * size : (place + 1) * size] for place in sectors)

    def _table_sectors(self) -> list[int]:
        """Where the table of sectors stands; what does not fit the header is listed in sectors of its own."""
        (count,) = unpack_from("<I", self.data, 44)
        following, _ = unpack_from("<II", self.data, 68)
        listed = [*unpack_from(f"<{LISTED_IN_HEADER}I", self.data, 76)]
        seen: set[int] = set()
        while following < LAST_SECTOR and following not in seen:
            seen.add(following)
            numbers = self._numbers(self._sector(following))
            listed, following = [*listed, *numbers[:-1]], numbers[-1]
        return [number for number in listed[:count] if number < LAST_SECTOR]

    def _sector(self, number: int) -> bytes:
        begin = max(HEADER, self.size) + number * self.size
        return self.data[begin : begin + self.size]

    def _numbers(self, content: bytes) -> Sequence[int]:
        return unpack_from(f"<{len(content) // 4}I", content)

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, _followed(first, self.table)))


def _followed(first: int, table: Sequence[int]) -> list[int]:
    """The sectors of a chain in order; one that leads back into itself ends there."""
    found: dict[int, None] = {}
    while first < len(table) and first not in found:
        found[first] = None
        first = table[first]
    return list(found)
