"""The parts of a paper that go into a Word document whole: tables, pictures, definitions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as __
from docx.oxml.ns import qn
from docx.shared import Twips

from apps.reporting.papers.dividing import tables_on_pages
from apps.reporting.papers.document_sections import Sheaf
from apps.reporting.papers.document_xml import paragraph, table_element
from apps.reporting.papers.layout import fits_a_page, is_wide
from apps.reporting.papers.paper import Paper, Table
from apps.reporting.papers.pictures import png_of
from apps.reporting.papers.words import star_words

# So many definitions stand on the page of their heading, with the one after them.
MOST_KEPT = 2


@dataclass(frozen=True)
class Parts:
    """Makes the parts of one paper for one document; `upright` and `lying` are the widths of its pages for text."""

    paper: Paper
    document: Any
    upright: int
    lying: int

    @property
    def blocks(self) -> dict[str, Callable[[], list[Sheaf]]]:
        named = {f"table_{number}": self._alone(table) for number, table in enumerate(self.paper.tables, start=1)}
        return {
            "appendix": self.appendix,
            "tables": lambda: joined(self._tables()),
            "pictures": lambda: joined(self._pictures()),
            "definitions": lambda: joined(self._definitions()),
            **named,
        }

    def appendix(self) -> list[Sheaf]:
        """All of it, from a page of its own; a section that lies on its side begins on one anyway."""
        parts = [*self._tables(), *self._pictures(), *self._definitions()]
        is_wide = bool(parts) and parts[0].is_wide
        heads = (
            paragraph(__("APPENDIX"), size=14, align="center", bold=True, outline=0, breaks_page=not is_wide),
            paragraph(__("(With Report No. … of …)"), size=13, align="center", italic=True),
        )
        return joined(iter([Sheaf(is_wide, heads), *parts])) if parts else []

    def _alone(self, table: Table) -> Callable[[], list[Sheaf]]:
        return lambda: joined(self._sheaf(part) for part in tables_on_pages(replace(self.paper, tables=(table,))))

    def _tables(self) -> Iterator[Sheaf]:
        yield from (self._sheaf(table) for table in tables_on_pages(self.paper))

    def _sheaf(self, table: Table) -> Sheaf:
        wide = is_wide(table)
        told = []
        if table.title:
            breaks = table.is_continued and not fits_a_page(table)
            told.append(
                paragraph(table.title, size=13, align="center", bold=True, outline=1, before=12, breaks_page=breaks)
            )
        if table.words:
            told.append(paragraph(table.words, size=12, align="center", italic=True, keeps=True))
        if self.paper.counted_in and not self.paper.form_number:
            counted = __("Counted in: %(unit)s") % {"unit": self.paper.counted_in}
            told.append(paragraph(counted, size=12, align="right", italic=True, keeps=True))
        width = self.lying if wide else self.upright
        is_form = bool(self.paper.form_number)
        drawn = table_element(table, language=self.paper.language, width=width, ends_kept=is_form)
        return Sheaf(wide, (*told, drawn, *self._star(table)))

    def _star(self, table: Table) -> Iterator[Any]:
        """What the star means, and a line between tables, which would else grow together."""
        is_hidden = any(cell.is_hidden for row in table.rows for cell in row.cells)
        is_form = bool(self.paper.form_number)
        yield paragraph(star_words() if is_hidden else "", size=10, italic=True, keeps=is_form)

    def _pictures(self) -> Iterator[Sheaf]:
        for picture in self.paper.pictures:
            drawn = self.document.add_paragraph()
            drawn.add_run().add_picture(BytesIO(png_of(picture)), width=Twips(self.upright))
            (told,) = drawn._p.iter(qn("wp:docPr"))
            told.set("descr", picture.words or picture.title)
            drawn._p.getparent().remove(drawn._p)
            drawn.paragraph_format.keep_with_next = bool(picture.words)
            words = [paragraph(picture.words, size=11, italic=True)] if picture.words else []
            title = paragraph(picture.title, size=13, align="center", bold=True, outline=1, before=12)
            yield Sheaf(False, (title, drawn._p, *words))

    def _definitions(self) -> Iterator[Sheaf]:
        paper = self.paper
        if not paper.definitions and not paper.legal_basis:
            return
        told = [paragraph(__("What the figures mean"), size=13, bold=True, outline=1, before=12)]
        for number, each in enumerate(paper.definitions):
            basis = f"({each.legal_basis})" if each.legal_basis else ""
            words = " ".join(filter(None, (f"{each.title}:", each.words, basis)))
            # The heading has a few lines below it on its page.
            told.append(paragraph(f"- {words}", size=12, align="both", keeps=number < MOST_KEPT))
        if paper.legal_basis:
            told.append(paragraph(paper.legal_basis, size=12, italic=True, align="both"))
        yield Sheaf(False, tuple(told))


def joined(sheaves: Iterator[Sheaf]) -> list[Sheaf]:
    """Neighbours of one kind of page stand together."""
    return [
        Sheaf(wide, tuple(element for sheaf in group for element in sheaf.elements))
        for wide, group in groupby(sheaves, key=lambda sheaf: sheaf.is_wide)
    ]
