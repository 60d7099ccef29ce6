"""Zips that are not what they say, and XML that is more than it seems."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from random import Random

from tests.corpus.containers import WORKBOOKS
from tests.corpus.opendocument import by_libreoffice
from tests.corpus.said import Page

PEOPLE = (("Bùi Văn Hạnh", "12/5/1976", "12/12"), ("Đinh Thị Nguyệt", "1981", "ĐH"))
SECRET = "/etc/hostname"
Change = Callable[[str, bytes], bytes]
SHEET, STRINGS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"


def small(ending: str = "xlsx") -> bytes:
    """A sound workbook of two people."""
    page = Page("Danh sách")
    page.add("TT", "Họ và tên", "Ngày sinh", "Trình độ GDPT")
    for number, person in enumerate(PEOPLE, 1):
        page.add(number, *person)
    return by_libreoffice([page]) if ending == "ods" else WORKBOOKS[".xlsx by xlsxwriter"][1]([page])


def repacked(content: bytes, change: Change) -> bytes:
    """The same zip with its parts changed."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, change(name, source.read(name)))
    return target.getvalue()


def _with_doctype(declared: str, use: str, chance: Random) -> tuple[str, bytes]:
    """A document type put before one part's root, and an entity of it used in a text."""
    ending = chance.choice(("xlsx", "ods"))
    part = "content.xml" if ending == "ods" else chance.choice((STRINGS, SHEET, BOOK))

    def change(name: str, inner: bytes) -> bytes:
        if name != part:
            return inner
        head, root = inner.split(b"?>", 1) if inner.startswith(b"<?xml") else (b'<?xml version="1.0"', inner)
        body = root.replace("Bùi Văn Hạnh".encode(), use.encode()).replace(b"Danh s", use.encode() + b"s")
        return head + b"?>" + f"<!DOCTYPE root [{declared}]>".encode() + body

    return f"a.{ending}", repacked(small(ending), change)


def laughing(chance: Random) -> tuple[str, bytes]:
    """A billion laughs: entities of entities."""
    first = '<!ENTITY a0 "ha">'
    rest = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, chance.choice((6, 9, 12))))
    return _with_doctype(first + rest, "&a5;", chance)


def swollen(chance: Random) -> tuple[str, bytes]:
    """One long entity, used very often."""
    return _with_doctype(f'<!ENTITY a "{"x" * 100_000}">', "&a;" * 2_000, chance)


def prying(chance: Random) -> tuple[str, bytes]:
    """An entity that would read a file of this machine."""
    return _with_doctype(f'<!ENTITY a SYSTEM "file://{SECRET}">', "&a;", chance)


def endless(chance: Random) -> tuple[str, bytes]:
    """An entity that means itself."""
    return _with_doctype('<!ENTITY a "&b;"><!ENTITY b "&a;">', "&a;", chance)


def deep(chance: Random) -> tuple[str, bytes]:
    depth = chance.choice((1_000, 100_000, 1_000_000))
    part = chance.choice((SHEET, STRINGS, BOOK))
    return "tief.xlsx", repacked(small(), lambda name, inner: b"<a>" * depth if name == part else inner)


def without_a_part(chance: Random) -> tuple[str, bytes]:
    """A part is missing, empty or another one's."""
    target, content = BytesIO(), small(chance.choice(("xlsx", "ods")))
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        names = source.namelist()
        victim, other = chance.choice(names), chance.choice(names)
        fate = chance.choice(("gone", "empty", "other"))
        for name in names:
            if name != victim or fate != "gone":
                inner = source.read(other if name == victim and fate == "other" else name)
                archive.writestr(name, b"" if name == victim and fate == "empty" else inner)
    return "thieu.xlsx", target.getvalue()


def twice(chance: Random) -> tuple[str, bytes]:
    """Two parts of one name, and names that lead out of the archive."""
    target, content = BytesIO(), small()
    strange = ("/etc/passwd", "../../../../tmp/x", "C:\\Windows\\x", "xl\\workbook.xml", "con", "a\0b", "x" * 5_000)
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
        again = zipfile.ZipInfo(chance.choice((SHEET, BOOK, *strange)))
        archive.fp.write(b"")  # type: ignore[union-attr]  # open for writing
        archive.NameToInfo.clear()
        archive.writestr(again, chance.choice((b"", b"<a/>", source.read(SHEET))))
    return "trung.xlsx", target.getvalue()


def nested(chance: Random) -> tuple[str, bytes]:
    content = small()
    for _each in range(chance.randint(1, 4)):
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(chance.choice(("roster.xlsx", BOOK, "content.xml")), content)
        content = target.getvalue()
    return "long.xlsx", content


def lying(chance: Random) -> tuple[str, bytes]:
    """The directory of the zip tells wrong sizes, offsets, methods or flags."""
    content = bytearray(small(chance.choice(("xlsx", "ods"))))
    begun = 0
    for _each in range(chance.randint(1, 6)):
        found = content.find(b"PK\x01\x02", begun)
        if found < 0:
            break
        begun = found + 46
        offset, form, values = chance.choice(
            (
                (24, "<I", (0, 1, 0x7FFFFFFF, 0xFFFFFFFF)),  # size
                (20, "<I", (0, 1, 0x7FFFFFFF, 0xFFFFFFFF)),  # packed size
                (42, "<I", (1, 0x7FFFFFFF, 0xFFFFFFFF, len(content))),  # place of the local header
                (10, "<H", (1, 9, 12, 14, 99)),  # method
                (8, "<H", (1, 0x41, 0xFFFF)),  # flags
                (28, "<H", (0, 1, 0xFFFF)),  # length of the name
            )
        )
        struct.pack_into(form, content, found + offset, chance.choice(values))
    return "sai.xlsx", bytes(content)


def many_parts(chance: Random) -> tuple[str, bytes]:
    target, content = BytesIO(), small()
    with zipfile.ZipFile(BytesIO(content)) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
        for number in range(chance.choice((100, 3_000))):
            archive.writestr(f"xl/worksheets/sheet{number + 2}.xml", b"<worksheet/>")
    return "nhieu.xlsx", target.getvalue()


def bomb(_chance: Random) -> tuple[str, bytes]:
    """A sheet of 400 MB of blanks in 400 kB."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(small())) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name in source.namelist():
            if name != SHEET:
                archive.writestr(name, source.read(name))
        with archive.open(SHEET, "w") as part:
            for _each in range(400):
                part.write(b" " * (1 << 20))
    return "bom.xlsx", target.getvalue()


TRICKS: dict[str, Callable[[Random], tuple[str, bytes]]] = {
    "a billion laughs": laughing,
    "an entity used too often": swollen,
    "an entity of another file": prying,
    "an entity that means itself": endless,
    "XML nested too deep": deep,
    "a part gone or exchanged": without_a_part,
    "two parts of one name": twice,
    "zips in zips": nested,
    "a directory that lies": lying,
    "very many parts": many_parts,
}
ONCE = {"400 MB in 400 kB": bomb}
