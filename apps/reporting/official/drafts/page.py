"""What the page of a draft shows: its lines in words, its breakdowns, what is still wrong, and its print."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.reporting.definitions import StrOrPromise
from apps.reporting.official.checking import troubles_of
from apps.reporting.official.definitions import Block, Kind, Line, OfficialForm
from apps.reporting.official.drafts.lines import Side
from apps.reporting.official.drafts.offer import FormOffer
from apps.reporting.official.drafts.sample import sample_of
from apps.reporting.official.papers import paper_of
from apps.reporting.official.taken_words import taken_words
from apps.reporting.official.wording import name_of, name_of_cell, words_of
from apps.reporting.papers.paper import Look, Paper


@dataclass(frozen=True)
class WrittenLine:
    """A line with the words of what it counts."""

    line: Line
    words: str

    @property
    def above(self) -> str:
        return " › ".join(map(str, self.line.under))

    @property
    def is_heading(self) -> bool:
        return self.line.look is Look.HEADING


@dataclass(frozen=True)
class WrittenBlock:
    """A breakdown with the names of its lines."""

    block: Block
    lines: str
    whole: str


@dataclass(frozen=True)
class WrittenSide:
    """The columns, or the rows, of a draft."""

    side: Side
    title: StrOrPromise
    lines: tuple[WrittenLine, ...]
    blocks: tuple[WrittenBlock, ...]


@dataclass(frozen=True)
class DraftPage:
    """The page of one draft on a day."""

    form: OfficialForm
    day: date
    revision: int

    @cached_property
    def troubles(self) -> list[str]:
        """What stands in the way of counting by it."""
        return list(dict.fromkeys(troubles_of(self.form)))

    @property
    def sides(self) -> list[WrittenSide]:
        has_rows = self.form.kind in (Kind.PERSONS, Kind.EVENTS)
        sides = [(Side.COLUMNS, gettext_lazy("Columns"))]
        sides += [(Side.ROWS, gettext_lazy("Rows of the form"))] if has_rows else []
        return [self._written(side, title) for side, title in sides]

    def _written(self, side: Side, title: StrOrPromise) -> WrittenSide:
        lines = side.lines(self.form)
        told = words_of(self.form, lines, self.day)
        names = {line.code: name_of(line) for line in lines}
        blocks = tuple(
            WrittenBlock(
                block, "; ".join(names.get(code, code) for code in block.lines), names.get(block.whole) or _("everyone")
            )
            for block in side.blocks(self.form)
        )
        return WrittenSide(side, title, tuple(WrittenLine(line, told[line.code]) for line in lines), blocks)

    @property
    def taken(self) -> list[tuple[str, str]]:
        """The figures of composed tables: where they stand, and what they are."""
        return [(name_of_cell(self.form, each), taken_words(each, self.day)) for each in self.form.taken]

    @property
    def takes(self) -> bool:
        """Whether figures of composed tables can stand in it."""
        return self.form.kind in (Kind.PERSONS, Kind.UNITS)

    @property
    def whom(self) -> str:
        """Whom the form counts where no line says otherwise."""
        offer = FormOffer(self.form, self.day)
        return dict(offer.groups).get(self.form.group, "") or dict(offer.counts).get(self.form.counted, "")

    @cached_property
    def sample(self) -> Paper | None:
        """The print with invented figures; none while the form has too little to be printed."""
        is_printable = self.form.columns and not self.troubles
        return paper_of(sample_of(self.form, self.day)) if is_printable else None
