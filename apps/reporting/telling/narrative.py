"""A report in words: one paragraph a group, every figure from the cells of the same table as the page's."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property

from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.reporting.asking import Asked
from apps.reporting.definitions import HEADCOUNT, TOTAL, Category, Population, StrOrPromise
from apps.reporting.grids import Draughtsman
from apps.reporting.table import Breakdown, ReportTable
from apps.reporting.telling.changes import base_change, level_changes
from apps.reporting.telling.pieces import Paragraph, Piece, Pieces, decimal_words, joined, number_words, told
from apps.reporting.telling.rows import Named, as_in_the_press, in_detail, row_words, separator_of, shares_of
from apps.reporting.telling.words import bracketed, lowered, spoken, words


class Style(Enum):
    """How a text is written: every level with numbers and shares, or the joined levels of articles."""

    REPORT = "report"
    PRESS = "press"

    @property
    def label(self) -> StrOrPromise:
        return STYLE_LABELS[self]


STYLE_LABELS = {Style.REPORT: _("Report: all levels"), Style.PRESS: _("Press: joined levels")}


@dataclass(frozen=True)
class Manner:
    """What the reader chose of the words."""

    style: Style = Style.REPORT
    places: int = 1
    makes_hundred: bool = False


@dataclass(frozen=True)
class Narrator:
    """Tells one table; `before` is the same table of another day, to compare with."""

    table: ReportTable
    manner: Manner
    before: ReportTable | None = None

    def paragraphs(self) -> tuple[Paragraph, ...]:
        told_groups = [group for group in self.table.groups if self.table.base(group.code, self.table.unit.pk)]
        found = [Paragraph(self.of_group(group)) for group in told_groups]
        return (*found, *(Paragraph((Piece(text),)) for text in self.remarks(len(told_groups))))

    def of_group(self, group: Population) -> Pieces:
        return joined(self.sentences(group), " ")

    def sentences(self, group: Population) -> list[Pieces]:
        sentences = [self.head(group)]
        for breakdown in self.table.breakdowns:
            if breakdown.dimension != HEADCOUNT:
                sentences.append(self.levels(group, breakdown))
                if self.before is not None:
                    sentences.append(
                        level_changes(
                            self.table, self.before, group, breakdown, self.named(breakdown), self.manner.places
                        )
                    )
        return [sentence for sentence in sentences if sentence]

    def head(self, group: Population) -> Pieces:
        number = self.table.base(group.code, self.table.unit.pk)
        parts: dict[str, str | Piece | Pieces] = {
            "day": day_words(self.table.day),
            "unit": unit_words(self.table),
            "number": Piece(number_words(number), self.url(group, Breakdown(HEADCOUNT, (TOTAL,)), TOTAL)),
            "group": spoken(words().groups.get(group.code), group.title),
        }
        if self.before is None and number == 1:
            # the names of groups are plural words in English
            pattern = __("As of %(day)s, the number of %(group)s in %(unit)s was %(number)s.")
            return told(pattern, **parts)
        if self.before is None:
            return told(__("As of %(day)s, %(unit)s had %(number)s %(group)s."), **parts)
        parts["change"] = base_change(self.table, self.before, group)
        return told(__("As of %(day)s, %(unit)s had %(number)s %(group)s, %(change)s."), **parts)

    def named(self, breakdown: Breakdown) -> Named:
        return as_in_the_press(breakdown) if self.manner.style is Style.PRESS else in_detail(breakdown)

    def levels(self, group: Population, breakdown: Breakdown) -> Pieces:
        """What part of the group each level is, and what remains."""
        named = self.named(breakdown)
        shares = self.shares(group, breakdown, named)
        row = self.press_row if self.manner.style is Style.PRESS else self.row
        rows = [row(group, breakdown, each, shares) for each in named.rows if self.count(group, breakdown, each)]
        rest = [
            self.rest_row(group, breakdown, each, shares) for each in named.rest if self.count(group, breakdown, each)
        ]
        hidden = [each for each in (*named.rows, *named.rest) if self.count(group, breakdown, each) is None]
        if hidden:
            rest.append((Piece(__("rows with few persons, which are not published")),))
        return self.sentence(breakdown, rows, rest)

    def sentence(self, breakdown: Breakdown, rows: list[Pieces], rest: list[Pieces]) -> Pieces:
        measure = bracketed(spoken(words().measures.get(breakdown.dimension.code), breakdown.dimension.title))
        told_rows, remaining = (
            joined(rows, separator_of(breakdown, self.named(breakdown).rows)),
            joined(rest, ", ", __(" and ")),
        )
        if not rows:
            return told(__("By %(measure)s: %(rest)s."), measure=measure, rest=remaining)
        if not rest:
            return told(__("By %(measure)s: %(rows)s."), measure=measure, rows=told_rows)
        pattern = __("By %(measure)s: %(rows)s; there remain %(rest)s.")
        return told(pattern, measure=measure, rows=told_rows, rest=remaining)

    def shares(self, group: Population, breakdown: Breakdown, named: Named) -> dict[str, Decimal | None]:
        rows = (*named.rows, *named.rest)
        base = self.table.base(group.code, self.table.unit.pk)
        counts = [self.count(group, breakdown, row) for row in rows]
        found = shares_of(counts, base, self.manner.places, makes_hundred=self.manner.makes_hundred)
        return dict(zip((row.code for row in rows), found, strict=True))

    def row(self, group: Population, breakdown: Breakdown, row: Category, shares: dict[str, Decimal | None]) -> Pieces:
        number = self.count(group, breakdown, row) or 0
        pattern = ngettext(
            "%(row)s %(number)s person (%(share)s%%)", "%(row)s %(number)s persons (%(share)s%%)", number
        )
        return told(pattern, **self.figures(group, breakdown, row, shares))

    def rest_row(
        self, group: Population, breakdown: Breakdown, row: Category, shares: dict[str, Decimal | None]
    ) -> Pieces:
        number = self.count(group, breakdown, row) or 0
        pattern = ngettext(
            "%(number)s person (%(share)s%%) “%(row)s”", "%(number)s persons (%(share)s%%) “%(row)s”", number
        )
        return told(pattern, **self.figures(group, breakdown, row, shares))

    def press_row(
        self, group: Population, breakdown: Breakdown, row: Category, shares: dict[str, Decimal | None]
    ) -> Pieces:
        figures = self.figures(group, breakdown, row, shares)
        return told(__("%(share)s%% %(row)s"), share=figures["share"], row=figures["row"])

    def figures(
        self, group: Population, breakdown: Breakdown, row: Category, shares: dict[str, Decimal | None]
    ) -> dict[str, Piece]:
        url = self.url(group, breakdown, row)
        return {
            "row": Piece(row_words(breakdown, row)),
            "number": Piece(number_words(self.count(group, breakdown, row) or 0), url),
            "share": Piece(self.share_words(shares[row.code] or Decimal(0)), url),
        }

    def share_words(self, share: Decimal) -> str:
        """Some are never told as none: less than 1."""
        if share:
            return decimal_words(share, self.manner.places)
        least = decimal_words(Decimal(1).scaleb(-self.manner.places), self.manner.places)
        return __("less than %(number)s") % {"number": least}

    def remarks(self, groups: int) -> list[str]:
        """What keeps a reader from adding or from counting again."""
        overlap = __("The groups overlap: the same person may stand in several, so they are not added.")
        hundred = __("Shares of one whole are rounded so that they make 100%.")
        return [overlap] * (groups > 1) + [hundred] * self.manner.makes_hundred

    def count(self, group: Population, breakdown: Breakdown, row: Category) -> int | None:
        return self.table.count(group.code, self.table.unit.pk, breakdown, row)

    def url(self, group: Population, breakdown: Breakdown, row: Category) -> str:
        return self.draughtsman.figure(group.code, self.table.unit, breakdown, row).url

    @cached_property
    def draughtsman(self) -> Draughtsman:
        table = self.table
        asked = Asked(report=table.report, unit=table.unit.code, day=table.day, by="", group="", measure="")
        return Draughtsman(table, asked)


def unit_words(table: ReportTable) -> str:
    """`toàn tỉnh Hòa Bình`, but `xã Lạc Sỹ`, or the names of several units.

    Vietnamese writes the kind of unit small within a sentence.
    """
    unit = table.unit
    title = unit.title if (get_language() or "vi").startswith("en") else lowered(unit.title)
    if unit.chosen or unit.level == table.geography.levels[-1].code:
        return title
    return pgettext("a unit with all that lies in it", "%(unit)s") % {"unit": title}


def day_words(day: date) -> str:
    return f"{day:%d/%m/%Y}"
