"""A workbook that was saved as "Strict Open XML", in the language that all others are written in.

Both say the same in the same elements; their namespaces differ, the names of a few kinds of parts, and percentages in
drawings, which the usual language writes in thousandths.
"""

import re

STRICT, USUAL = b"http://purl.oclc.org/ooxml/", b"http://schemas.openxmlformats.org/"
NAMED = re.compile(re.escape(STRICT) + rb"(?P<area>officeDocument|spreadsheetml|drawingml)/(?P<name>[\w/-]*)")
WORDS = ((b"extendedProperties", b"extended-properties"), (b"customProperties", b"custom-properties"))
CONFORMANCE = re.compile(rb"\s+conformance=([\"'])strict\1")
DRAWN = re.compile(rb"(^|/)(theme|drawings|charts|diagrams)/[^/]*\.xml$")
PERCENT = re.compile(rb"=([\"'])(-?\d{1,6}(?:\.\d{1,6})?)%\1")
PART = (".xml", ".rels")


def usual(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a workbook in the usual language; what is in it already stays byte for byte."""
    return {name: _usual(name, part) if name.endswith(PART) else part for name, part in parts.items()}


def _usual(name: str, part: bytes) -> bytes:
    if STRICT not in part:
        return part
    part = CONFORMANCE.sub(b"", NAMED.sub(_named, part))
    return PERCENT.sub(_thousandths, part) if DRAWN.search(name.encode()) else part


def _named(found: re.Match[bytes]) -> bytes:
    name = found["name"]
    for strict, usual_word in WORDS:
        name = name.replace(strict, usual_word)
    return USUAL + found["area"] + b"/2006/" + name


def _thousandths(found: re.Match[bytes]) -> bytes:
    return b"=%s%d%s" % (found[1], round(float(found[2]) * 1000), found[1])
