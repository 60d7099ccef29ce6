"""How figures and days are written on a paper, in its own language: 3.206; 83,4 %; ngày 28 tháng 02 năm 2025."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as __
from django.utils.translation import gettext_noop

from apps.reporting.papers.paper import Cell, Form, Paper
from apps.reporting.unit_codes import are_several

HIDDEN = "*"
WHY_HIDDEN = gettext_noop(
    "Hidden, because fewer than five persons could be recognised by it, or the right to see it is missing."
)
# A figure that there is not.
ABSENT = "–"
# Point for thousands and comma for decimals, where Python has them the other way round.
VIETNAMESE = str.maketrans(",.", ".,")


@contextmanager
def in_its_language(paper: Paper) -> Iterator[None]:
    """Fixed words of a paper are of its language, whoever prints it."""
    with translation.override(paper.language):
        yield


def number(value: int | Decimal, language: str) -> str:
    """With the separators of the language and all its places."""
    written = f"{value:,}" if isinstance(value, int) else f"{value:,f}"
    return written.translate(VIETNAMESE) if language == "vi" else written


def written(cell: Cell, language: str, *, has_sign: bool = True) -> str:
    """The cell as page and documents write it; `has_sign` where no heading says that the figures are percents."""
    if cell.is_hidden:
        return HIDDEN
    value = cell.value
    if value is None or value == "":
        return "" if cell.form is Form.TEXT else ABSENT
    if isinstance(value, str):
        return value
    sign = ("\u00a0%" if language == "vi" else "%") if cell.form is Form.PERCENT and has_sign else ""
    return number(value, language) + sign


def notes_of_text(paper: Paper) -> list[str]:
    """Those that stand in the text of a report; what a star means stands below the table that has one."""
    return [note for note in paper.notes if not note.startswith(f"{HIDDEN} ")]


def star_words() -> str:
    return f"{HIDDEN} {__(WHY_HIDDEN)}"


def day_in_words(day: date) -> str:
    """A day as official papers write it: single digits of day, and of months 1 and 2, take a zero before them."""
    month = f"{day:%m}" if day.month < 3 else str(day.month)  # Appendix I of Decree 30/2020/NĐ-CP
    return __("%(day)s/%(month)s/%(year)s") % {"day": f"{day:%d}", "month": month, "year": day.year}


def seal_line(paper: Paper) -> str:
    """The line by which a printed paper is traced to what was sealed."""
    if not paper.seal:
        return ""
    if not paper.fingerprint:
        return __("Seal %(seal)s") % {"seal": paper.seal}
    return __("Seal %(seal)s, fingerprint %(fingerprint)s") % {"seal": paper.seal, "fingerprint": paper.fingerprint}


def standing(paper: Paper) -> tuple[str, ...]:
    """The lines below the title: what the figures are of."""
    return tuple(line for line in (paper.subtitle, standing_line(paper)) if line)


def _units(paper: Paper) -> str:
    told = f"{paper.title} {paper.as_of}".casefold()
    return paper.unit if are_several(paper.unit_code) and paper.unit.casefold() not in told else ""


def unbroken(text: str) -> str:
    """A number and its per cent stay on one line."""
    return text.replace(" %", "\u00a0%")


def standing_line(paper: Paper) -> str:
    """The day or days with the boundaries, in one pair of brackets; before them several units, which issue nothing."""
    as_of = paper.as_of[1:-1] if paper.as_of.startswith("(") and paper.as_of.endswith(")") else paper.as_of
    units = _units(paper)
    told = ", ".join(filter(None, (units, f"{as_of[:1].lower()}{as_of[1:]}" if units else as_of, paper.geography)))
    return f"({told})" if told else ""
