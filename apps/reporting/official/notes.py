"""What stands below a form: whom its lines do not name, what the registry does not hold, what a reader must know."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.reporting.official.definitions import Block, Line, OfficialForm
from apps.reporting.official.library import in_force_instead
from apps.reporting.official.matching import UNKNOWN, UNNAMED
from apps.reporting.official.positions import Position
from apps.reporting.papers.paper import Look

ONE_DAY = timedelta(days=1)


def validity(form: OfficialForm, day: date) -> str:
    """A sentence where the form was not in force on the day, with the one that was."""
    if form.is_in_force(day):
        return ""
    words = {"form": form.number, "day": _day(day), "from": _day(form.valid_from), "to": _day(last_day(form))}
    if form.valid_from and day < form.valid_from:
        told = _("%(form)s is in force from %(from)s on; %(day)s lies before it.") % words
    else:
        told = _("%(form)s was in force until %(to)s only; %(day)s lies after it.") % words
    others = ", ".join(f"{each.number} ({each.legal_basis})" for each in in_force_instead(form, day))
    if others:
        return " ".join([told, _("In force on that day: %(others)s.") % {"others": others}])
    return " ".join([told, _("No other form of this kind is known for that day.")])


def last_day(form: OfficialForm) -> date | None:
    """The last day on which the form was in force, where it has ended."""
    return form.valid_to - ONE_DAY if form.valid_to else None


def unnamed(
    blocks: Sequence[Block],
    sums: Mapping[Position, int],
    others: Sequence[Line],
    closed: Collection[str] = (),
    *,
    is_row: bool,
) -> Iterator[str]:
    """For each block whom none of its lines names, line by line of the other side; those without information too.

    The rest of a block with closed lines would tell of these.
    """
    for number, block in enumerate(blocks):
        if {block.whole, *block.lines} & set(closed):
            continue
        told = []
        for line in others:
            left = sums.get(_at(f"{number}{UNNAMED}", line.code, is_row=is_row), 0)
            if left:
                unknown = sums.get(_at(f"{number}{UNKNOWN}", line.code, is_row=is_row), 0)
                told.append(_left(line, left, unknown, is_row=not is_row))
        if told:
            words = {"block": block.title, "left": "; ".join(told)}
            yield _("%(block)s: other or not named by the form (Khác/không nêu) – %(left)s.") % words


def _at(rest: str, line: str, *, is_row: bool) -> Position:
    return Position(rest, line) if is_row else Position(line, rest)


def _left(line: Line, left: int, unknown: int, *, is_row: bool) -> str:
    words = {"line": named(line, is_row=is_row), "left": grouped(left), "unknown": grouped(unknown)}
    if unknown == left:
        alone = _("%(line)s: %(left)s, without information")
        return (_("%(line)s: all %(left)s without information") if left > 1 else alone) % words
    if unknown:
        return _("%(line)s: %(left)s, of which %(unknown)s without information") % words
    return _("%(line)s: %(left)s") % words


def missing(form: OfficialForm, day: date) -> Iterator[str]:
    """Why lines stay empty; lines with the same reason are named together."""
    reasons: dict[str, list[str]] = {}
    for line, name in _with_names(form):
        if line.missing:
            reasons.setdefault(str(line.missing), []).append(name)
    for reason, lines in reasons.items():
        yield _("Empty – %(lines)s: %(reason)s") % {"lines": ", ".join(lines), "reason": reason}
    ended: dict[date, list[str]] = {}
    for line, name in _with_names(form):
        if line.until and line.until <= day:
            ended.setdefault(line.until, []).append(name)
    for until, lines in ended.items():
        words = {"lines": ", ".join(lines), "day": _day(until)}
        yield _("Empty from %(day)s on, as what they count ended: %(lines)s.") % words


def _with_names(form: OfficialForm) -> Iterator[tuple[Line, str]]:
    yield from ((line, named(line, is_row=False)) for line in form.columns)
    yield from ((line, named(line, is_row=True)) for line in form.rows)


def named(line: Line, *, is_row: bool) -> str:
    """A line as it is found on the form: a row by its words, a column by its number too."""
    if is_row or not line.ordinal:
        return str(line.title)
    return _("column %(number)s (%(title)s)") % {"number": line.ordinal.split()[0], "title": line.title}


def absent(codes: Sequence[str]) -> Iterator[str]:
    if codes:
        words = {"codes": ", ".join(codes), "number": len(codes)}
        yield (
            ngettext(
                "The code lists of the day do not have %(codes)s; nobody is counted for it.",
                "The code lists of the day do not have %(codes)s; nobody is counted for them.",
                len(codes),
            )
            % words
        )


def totals(rows: Sequence[Line]) -> list[Line]:
    """The rows for which the rest of a block of columns is worth telling: the totals, else the first one."""
    counted = [line for line in rows if line.is_counted]
    return [line for line in counted if line.look in (Look.TOTAL, Look.SUBTOTAL)] or counted[:1]


def grouped(number: int) -> str:
    return formats.number_format(number, use_l10n=True, force_grouping=True)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
