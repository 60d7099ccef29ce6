"""Headers told briefly: those that begin and go on alike stand together.

A column may have hundreds of headers: "Chức vụ hiện nay", "Chức danh hiện nay", "Chức vụ mới", "Chức danh mới" are
told as "(Chức vụ · Chức danh) (hiện nay · mới)".
"""

from collections.abc import Collection

BETWEEN, ABOVE = " · ", " > "
# Fewer headers are read faster one by one.
SMALLEST_FAMILY = 4


def families(headers: Collection[str], known: Collection[str] = ()) -> tuple[str, ...]:
    """The headers in their order, families at the place of their first; each header is told exactly once.

    Families have what stands above in common, or begin with another header: one of these, or of the `known`.
    """
    headers = tuple(dict.fromkeys(headers))
    stems = {*headers, *known}
    splits = {header: _beginning(header, stems) for header in headers}
    beginnings: dict[str, dict[str, None]] = {}
    for header, beginning in splits.items():
        beginnings.setdefault(header[len(beginning) :], {})[beginning] = None
    endings: dict[frozenset[str], list[str]] = {}
    for ending, found in beginnings.items():
        endings.setdefault(frozenset(found), []).append(ending)
    told: dict[str, None] = {}
    for header, beginning in splits.items():
        found = beginnings[header[len(beginning) :]]
        members = endings[frozenset(found)]
        is_family = beginning and len(found) * len(members) >= SMALLEST_FAMILY
        told[_family(beginnings[members[0]], members) if is_family else header] = None
    return tuple(told)


def _beginning(header: str, stems: Collection[str]) -> str:
    """What stands above, else the longest other header with which it begins; empty if none."""
    above, divided, _ = header.partition(ABOVE)
    if divided:
        return above
    shorter = (header[:at] for at in range(len(header) - 1, 0, -1) if header[at] == " ")
    return next((beginning for beginning in shorter if beginning in stems), "")


def _family(beginnings: Collection[str], endings: Collection[str]) -> str:
    """All beginnings with all endings: those that stand below them, and those that stand beside them."""
    below = [ending.removeprefix(ABOVE) for ending in endings if ending.startswith(ABOVE)]
    beside = [ending.strip() for ending in endings if not ending.startswith(ABOVE)]
    parts = [_any_of(beginnings) + ABOVE + _any_of(below)] if below else []
    parts += [f"{_any_of(beginnings)} {_any_of(beside)}"] if beside else []
    return BETWEEN.join(parts)


def _any_of(words: Collection[str]) -> str:
    return f"({BETWEEN.join(words)})" if len(words) > 1 else "".join(words)
