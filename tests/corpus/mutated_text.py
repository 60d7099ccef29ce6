"""Text that is no table, and files of Excel 97 whose chains run in circles."""

from collections.abc import Callable
from random import Random

from tests.corpus.containers import by_excel_97
from tests.corpus.mutated_zips import PEOPLE
from tests.corpus.said import Page

HEADER = "TT,Họ và tên,Ngày sinh,Trình độ GDPT\r\n"
ROWS = "".join(f"{number},{','.join(person)}\r\n" for number, person in enumerate(PEOPLE, 1))
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7")
SECTOR = 512
HEADS = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7", b"<html>", b"{\\rtf1", b"\xff\xfe")


def with_zeros(chance: Random) -> tuple[str, bytes]:
    content = bytearray((HEADER + ROWS).encode())
    for _each in range(chance.choice((1, 5, 50))):
        content.insert(chance.randrange(len(content)), 0)
    return "a.csv", bytes(content)


def unbalanced(chance: Random) -> tuple[str, bytes]:
    """Quotes that open and never close, among other signs."""
    text = list(HEADER + ROWS * chance.choice((1, 40)))
    signs = ('"', "'", '""', "\r", "\n", "\\", ";", "\t", "\x1a", "\x85")
    for _each in range(chance.choice((1, 3, 30))):
        text.insert(chance.randrange(len(text)), chance.choice(signs))
    return "b.csv", "".join(text).encode()


def wrong_encoding(chance: Random) -> tuple[str, bytes]:
    """The half of a letter, two encodings in one file, a mark of order that lies."""
    content = (HEADER + ROWS).encode(chance.choice(ENCODINGS), "replace")
    other = (HEADER + ROWS).encode(chance.choice(ENCODINGS), "replace")
    mark = chance.choice((b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe\0\0"))
    return "c.csv", mark + content[chance.randrange(4) :] + other[: chance.randrange(len(other))]


def only_separators(chance: Random) -> tuple[str, bytes]:
    sign, times = chance.choice((b",", b";", b"\t", b"\n", b'"', b" ", b"|")), chance.choice((1, 700, 1_000_000))
    return "d.csv", chance.choice((b"", HEADER.encode())) + sign * times


def noise(chance: Random) -> tuple[str, bytes]:
    """Random bytes, sometimes behind the first bytes of a known kind."""
    head = chance.choice(HEADS)
    return chance.choice(("e.csv", "e.xlsx", "e.xls", "e")), head + chance.randbytes(chance.choice((1, 40, 5_000)))


def of_excel_97(chance: Random) -> tuple[str, bytes]:
    """A sound .xls whose header, chain of sectors or records were changed."""
    page = Page("Danh sách")
    page.add("TT", "Họ và tên", "Ngày sinh", "Trình độ GDPT")
    for number, person in enumerate(PEOPLE, 1):
        page.add(number, *person)
    content = bytearray(by_excel_97([page]))
    where = chance.choice(((0x1E, 0x60), (0x4C, 0x200), (SECTOR, 3 * SECTOR), (SECTOR, len(content))))
    for _each in range(chance.choice((1, 2, 8))):
        place = chance.randrange(where[0], where[1] - 4)
        value = chance.choice((0, 1, 2, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFC, chance.getrandbits(32)))
        content[place : place + 4] = value.to_bytes(4, "little")
    return "f.xls", bytes(content[: chance.choice((len(content), len(content), 600, 2_000))])


def long_line(_chance: Random) -> tuple[str, bytes]:
    """A line of 10 MB without a separator."""
    return "g.csv", (HEADER + "1," + "ă" * 5_000_000 + ",1976,12/12\r\n").encode()


def wide_line(_chance: Random) -> tuple[str, bytes]:
    """A line of five million columns."""
    return "h.csv", HEADER.encode() + b"1," * 5_000_000


def many_lines(_chance: Random) -> tuple[str, bytes]:
    """More rows than a roster may have."""
    return "i.csv", HEADER.encode() + b"1,Bui Van Hanh,1976,12/12\r\n" * 1_000_000


TRICKS: dict[str, Callable[[Random], tuple[str, bytes]]] = {
    "text with zeros": with_zeros,
    "text with stray quotes": unbalanced,
    "text in two encodings": wrong_encoding,
    "nothing but separators": only_separators,
    "noise": noise,
    "a changed .xls": of_excel_97,
}
ONCE = {"a line of 10 MB": long_line, "a line of five million columns": wide_line, "a million lines": many_lines}
