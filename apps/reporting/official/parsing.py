"""The text of a definition (JSON) as a form, with a sentence for all that cannot be understood in it."""

import json
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from apps.reporting.composed.flat import parse as parse_table
from apps.reporting.composed.single_cells import Cell
from apps.reporting.errors import ReportError
from apps.reporting.official.definitions import (
    Block,
    Condition,
    Formula,
    Kind,
    Line,
    OfficialForm,
    Operation,
    Taken,
    Test,
)
from apps.reporting.official.reading import Reader
from apps.reporting.papers.paper import Look, Office

FORM_NAMES = (
    *("code", "number", "kind", "series", "version", "title", "description", "issuer", "legal_basis", "valid_from"),
    *(
        "valid_to",
        "counted_in",
        "office",
        "receiver",
        "signers",
        "corner",
        "corner_numbers",
        "has_ordinals",
        "group",
        "source",
    ),
    *("counted", "columns", "rows", "row_blocks", "column_blocks", "taken", "remarks"),
)
LINE_NAMES = (
    *("code", "title", "ordinal", "under", "where", "sum", "percent", "look", "depth", "until", "missing", "field"),
    "counted",
)
# Codes stand in addresses, beside pages of these names.
CODE = 40
PAGES = ("new", "restore", "drafts")


@dataclass(frozen=True)
class Parsed:
    """A form, if the text holds one, and all that is wrong with it."""

    form: OfficialForm | None
    troubles: list[str] = field(default_factory=list)


def parse(text: str) -> Parsed:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = getattr(error, "lineno", None)
        where = _("line %(line)s") % {"line": place} if place else _("the text")
        return Parsed(None, [_("%(where)s: this is not JSON. Look for a missing comma or quote.") % {"where": where}])
    troubles: list[str] = []
    form = read_form(Reader(values, "", troubles))
    return Parsed(None if troubles else form, troubles)


def read_form(reader: Reader) -> OfficialForm:
    reader.know(*FORM_NAMES)
    code = _code(reader)
    return OfficialForm(
        code,
        reader.text("number", is_needed=True),
        reader.choice("kind", Kind, Kind.PERSONS),
        reader.words("title", is_needed=True),
        reader.words("issuer", is_needed=True),
        reader.text("legal_basis", is_needed=True),
        reader.text("series") or code,
        reader.text("version") or "1",
        valid_from=reader.day("valid_from"),
        valid_to=reader.day("valid_to"),
        description=reader.words("description"),
        counted_in=reader.words("counted_in"),
        office=reader.choice("office", Office, Office.STATE),
        receiver=reader.words("receiver"),
        signers=tuple(reader.as_words(each, "signers") for each in reader.items("signers")),
        corner=reader.words("corner"),
        corner_numbers=reader.codes("corner_numbers"),
        has_ordinals=reader.flag("has_ordinals"),
        group=reader.text("group"),
        source=reader.text("source"),
        counted=reader.text("counted"),
        rows=_lines(reader, "rows"),
        columns=_lines(reader, "columns"),
        row_blocks=_blocks(reader, "row_blocks"),
        column_blocks=_blocks(reader, "column_blocks"),
        taken=tuple(taken for each in reader.readers("taken") if (taken := _taken(each))),
        remarks=tuple(reader.as_words(each, "remarks") for each in reader.items("remarks")),
    )


def _code(reader: Reader) -> str:
    code = reader.text("code", is_needed=True)
    if code and not (code.isascii() and code.replace("-", "").isalnum() and code == code.lower() and len(code) <= CODE):
        reader.tell(_("“code” stands in addresses: use small letters a–z, digits and hyphens, at most 40"))
    if code in PAGES:
        reader.tell(_("“%(code)s” is the name of a page; choose another code") % {"code": code})
    return code


def _lines(reader: Reader, side: str) -> tuple[Line, ...]:
    return tuple(_line(each, str(number)) for number, each in enumerate(reader.readers(side), 1))


def _line(reader: Reader, otherwise: str) -> Line:
    reader.know(*LINE_NAMES)
    return Line(
        reader.text("code") or otherwise,
        reader.words("title", is_needed=True),
        _condition(reader),
        _formula(reader),
        ordinal=reader.text("ordinal"),
        under=tuple(reader.as_words(each, "under", is_needed=True) for each in reader.items("under")),
        look=reader.choice("look", Look, Look.PART),
        depth=reader.number("depth"),
        until=reader.day("until"),
        missing=reader.words("missing"),
        field=reader.text("field"),
        counted=reader.text("counted"),
    )


def _condition(reader: Reader) -> Condition:
    """`{"group": …, "dimension": ["category"], "not": {"dimension": ["category"]}}`."""
    where = Reader(reader.values.get("where", {}), f"{reader.place}, where", reader.troubles)
    without = Reader(where.values.get("not", {}), f"{reader.place}, where, not", reader.troubles)
    named = [name for name in where.values if name not in ("group", "not")]
    tests = [Test(name, where.codes(name)) for name in named]
    tests += [Test(name, without.codes(name), is_excluded=True) for name in without.values]
    for test in tests:
        if not test.categories:
            where.tell(_("“%(name)s” names no category") % {"name": test.dimension})
    return Condition(where.text("group"), tuple(tests))


def _formula(reader: Reader) -> Formula | None:
    given = [operation for operation in Operation if operation.value in reader.values]
    if not given:
        return None
    if len(given) > 1:
        reader.tell(_("give “sum” or “percent”, not both"))
    formula = Formula(given[0], reader.codes(given[0].value))
    if formula.operation is Operation.PERCENT and len(formula.of) != 2:
        reader.tell(_("“percent” names two lines: the part and its whole"))
    return formula


def _blocks(reader: Reader, side: str) -> tuple[Block, ...]:
    found = []
    for each in reader.readers(side):
        each.know("title", "lines", "whole", "dimension")
        title = each.words("title", is_needed=True)
        found.append(Block(title, each.codes("lines"), each.text("whole"), each.text("dimension")))
    return tuple(found)


def _taken(reader: Reader) -> Taken | None:
    """A cell of the form, the composed table, and the codes of its row and column there."""
    reader.know("column", "row", "table", "table_row", "table_column")
    try:
        composition = parse_table(reader.values.get("table"))
    except ReportError as error:
        reader.tell(str(error).rstrip("."))
        return None
    cell = Cell(composition, reader.codes("table_row"), reader.codes("table_column"))
    return Taken(reader.text("column", is_needed=True), reader.text("row"), cell)
