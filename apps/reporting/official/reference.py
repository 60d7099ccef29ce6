"""The reference page of all shipped forms, written from their definitions."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.utils import translation

from apps.reporting.official.definitions import OfficialForm
from apps.reporting.official.library import shipped
from apps.reporting.official.wording import Definition, definitions_of

PATH = Path(settings.BASE_DIR) / "docs" / "official-forms.md"
# The day whose code lists give the words; forms that have ended take their last day.
DAY = date(2025, 2, 28)
HEAD = """# Official forms

Written by `./manage.py report --reference` from the files in `fixtures/official_forms/`; change those, not this page.

A form is data: one JSON file with its words in both languages, its dates and its lines. It is added without code: on
the page *Official forms* whoever may edit code lists chooses *Add a form* and begins an empty draft or a copy of a
form. Columns and rows are written one by one, or for all categories of a dimension at once; the draft shows its print
with invented figures, or with those of a unit. Nobody else sees a draft, and nothing counts by it, until it is put into
force from a day; a form is ended on a day likewise. A definition can also be given as the text that is explained below:
it is saved when all of it is understood, and what is wrong is told line by line. An added form under the code of a
shipped one stands in its place, as a correction of it.

* `code`, `number`, `title`, `issuer`, `legal_basis`, `version`: what the form is called.
* `office`, `receiver`, `signers`: whose heading it bears, to whom it is sent, who draws it up and who signs.
* `valid_from`, `valid_to`: the first day in force, and the first day no longer in force. Forms of one `series` follow
  one another: where a form was not in force on a day, the one that was is offered.
* `kind`: `persons` (rows and columns of persons of a day), `units` (a row for each unit below), `events` (what happened
  in a span), `people` (a row for each person), `awaited` (known by its legal basis alone).
* `group`: whom the form counts, by the codes in [indicators](indicators.md).
* `source`, `counted`, `field`: of events the tally and what is counted of it; of people the list and what is written.
* `rows`, `columns`: lines with `code`, `title`, `ordinal`, `under` (headings above), `where`, `sum`, `percent`, `look`,
  `depth`, `until` (empty from that day on), `missing` (why the line stays empty).
* `where`: `{"dimension": ["category"], "group": "…", "not": {"dimension": ["category"]}}`; all of it must hold.
* `taken`: figures that stand in composed tables: `column` of the form (and `row`; of a form by unit the column alone),
  the `table` as its definition, `table_row` and `table_column` as the codes of the row and the column there. Written on
  the draft by *Take figures*; counted for the unit, day and geography of the form.
* `row_blocks`, `column_blocks`: lines that break down another one. Whom they leave out is told below the form; nothing
  is ever forced into a line to make the whole.
"""


def write() -> str:
    """The page in English, with the codes that definitions use."""
    with translation.override("en"):
        return "\n".join([HEAD, *(line for each in shipped().values() for line in _form(each.form))]) + "\n"


def is_current() -> bool:
    return PATH.exists() and PATH.read_text(encoding="utf-8") == write()


def _form(form: OfficialForm) -> Iterator[str]:
    first = form.valid_from.isoformat() if form.valid_from else "day not recorded"
    last = f" until before {form.valid_to.isoformat()}" if form.valid_to else ""
    issued = f"{form.issuer}; {form.legal_basis}. In force: {first}{last}."
    yield f"## `{form.code}`: {form.number}\n\n{form.title}. {issued}\n"
    for remark in form.remarks:
        yield f"* {remark}"
    if form.is_awaited:
        yield ""
        return
    yield "\n| line | counts |\n| --- | --- |"
    yield from (_line(each) for each in definitions_of(form, DAY))
    yield ""


def _line(each: Definition) -> str:
    side = "row" if each.is_row else "column"
    return f"| {side} {each.title} | {each.words} |".replace("\n", " ")
