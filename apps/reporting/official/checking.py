"""Whether a form can be counted: what it names must be known to the registry, and its formulas must come to an end."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from apps.reporting.official.definitions import Block, Kind, Line, OfficialForm, Operation
from apps.reporting.official.formulas import in_order
from apps.reporting.official.sources import sources
from apps.reporting.official.taken_checking import taken_troubles
from apps.reporting.registry import registry


def troubles_of(form: OfficialForm) -> list[str]:
    """A sentence for each thing that stands in the way."""
    if form.is_awaited:
        return []
    sides = ((_("rows"), form.rows, form.row_blocks), (_("columns"), form.columns, form.column_blocks))
    found = [*_shape(form), *_names(form)]
    for side, lines, blocks in sides:
        found += [*_codes(side, lines), *_formulas(side, lines), *_blocks(side, lines, blocks)]
    return [*found, *taken_troubles(form)]


def _shape(form: OfficialForm) -> Iterator[str]:
    """Which parts a form of its kind has."""
    if form.valid_from and form.valid_to and form.valid_to <= form.valid_from:
        yield _("“valid_to” is the first day on which the form is no longer in force; it comes after “valid_from”.")
    if not form.columns:
        yield _("A form needs columns.")
    has_rows = form.kind in (Kind.PERSONS, Kind.EVENTS)
    if has_rows and not form.rows:
        yield _("A form of this kind needs rows.")
    if not has_rows and form.rows:
        yield _("The rows of this kind are units or people; leave “rows” out.")
    if form.kind is not Kind.EVENTS and not form.group:
        yield _("“group” says whom the form counts; it is missing.")
    if _is_percent(form.rows) and _has_formula(form.columns):
        yield _("Percentages in rows do not go together with formulas in columns.")
    if any(row.condition.group and column.condition.group for row in form.rows for column in form.columns):
        yield _("Rows and columns both name groups; only one side may.")


def _is_percent(lines: Sequence[Line]) -> bool:
    return any(line.formula and line.formula.operation is Operation.PERCENT for line in lines)


def _has_formula(lines: Sequence[Line]) -> bool:
    return any(line.formula for line in lines)


def _names(form: OfficialForm) -> Iterator[str]:
    """Groups, dimensions, sources and fields that the registry does not have."""
    if form.kind is Kind.EVENTS:
        yield from _event_names(form)
        return
    for group in form.groups():
        yield from _unknown(_("group"), group, registry.populations)
    for dimension in form.dimensions():
        yield from _unknown(_("dimension"), dimension, registry.dimensions)
    if form.kind is Kind.PEOPLE:
        yield from _field_names(form)
    if form.kind is Kind.UNITS:
        for field in dict.fromkeys(line.field for line in form.columns if line.field):
            yield from _unknown(_("number of units"), field, sources.units)


def _event_names(form: OfficialForm) -> Iterator[str]:
    yield from _unknown(_("source"), form.source, sources.events)
    source = sources.events.get(form.source)
    if source is None:
        return
    for dimension in form.dimensions():
        yield from _unknown(_("dimension"), dimension, source.axes)
    for counted in dict.fromkeys([form.counted, *(line.counted for line in form.columns)]):
        if counted:
            yield from _unknown(_("count"), counted, source.counted)


def _field_names(form: OfficialForm) -> Iterator[str]:
    yield from _unknown(_("source"), form.source, sources.people)
    if form.source in sources.people:
        known = sources.people[form.source].by_code
        for line in form.columns:
            if line.field:
                yield from _unknown(_("field"), line.field, known)


def _unknown(kind: str, name: str, known: object) -> Iterator[str]:
    names = list(known) if isinstance(known, dict) else []
    if name not in names:
        words = {"kind": kind, "name": name or "–", "known": ", ".join(names)}
        yield _("The registry has no %(kind)s “%(name)s”. It has: %(known)s.") % words


def _codes(side: str, lines: Sequence[Line]) -> Iterator[str]:
    codes = [line.code for line in lines]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        yield _("Two %(side)s have the same code: %(codes)s.") % {"side": side, "codes": ", ".join(twice)}


def _formulas(side: str, lines: Sequence[Line]) -> Iterator[str]:
    """Formulas name lines of their own side, and never lead back to themselves."""
    codes = {line.code for line in lines}
    for line in lines:
        strange = [code for code in (line.formula.of if line.formula else ()) if code not in codes]
        if strange:
            words = {"line": line.code, "side": side, "strange": ", ".join(strange)}
            yield _("The formula of %(line)s names %(strange)s, which no line of the %(side)s has as its code.") % words
    for line in lines:
        if leads_back(line, lines):
            yield _("The formula of %(line)s leads back to itself.") % {"line": line.code}


def leads_back(line: Line, lines: Sequence[Line]) -> bool:
    """Whether a formula leans on its own line, directly or through others."""
    by_code = {each.code: each for each in in_order(lines)}
    seen: set[str] = set()
    waiting = list(line.formula.of) if line.formula else []
    while waiting:
        code = waiting.pop()
        if code == line.code:
            return True
        if code not in seen and code in by_code and (formula := by_code[code].formula):
            waiting.extend(formula.of)
        seen.add(code)
    return False


def _blocks(side: str, lines: Sequence[Line], blocks: Sequence[Block]) -> Iterator[str]:
    counted = {line.code for line in lines if line.is_counted or line.missing}
    for block in blocks:
        named = [*block.lines, *([block.whole] if block.whole else [])]
        strange = [code for code in named if code not in counted]
        if strange:
            words = {"block": block.title, "side": side, "strange": ", ".join(strange)}
            yield _("The block “%(block)s” names %(strange)s, which is no counted line of the %(side)s.") % words
