"""The XML of a sheet a piece at a time: what looks through it takes as much memory for a long sheet as for a short."""

from collections.abc import Iterator
from zipfile import ZipFile

from apps.rosters.inflation import CHUNK
from apps.rosters.pauses import pause


def pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    """A part of a workbook in pieces that cut no tag in two."""
    begun = b""
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            pause()
            whole, sign, rest = (begun + chunk).rpartition(b"<")
            yield whole
            # Nothing that is looked for is as long as a piece.
            begun = (sign + rest)[-CHUNK:]
    yield begun
