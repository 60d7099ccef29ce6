"""The names that a Word template may use, each with what it stands for; the same list fills and explains templates."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.reporting.definitions import StrOrPromise
from apps.reporting.papers.letterheads import Heading, heading_of
from apps.reporting.papers.paper import Paper
from apps.reporting.papers.words import day_in_words, in_its_language, notes_of_text, seal_line, standing_line, unbroken

Told = Callable[[Paper, Heading], object]


@dataclass(frozen=True)
class Name:
    """A name of the template; `is_list` for one that is gone through line by line."""

    code: str
    words: StrOrPromise
    told: Told
    is_list: bool = False

    @property
    def written(self) -> tuple[str, ...]:
        """How a template calls it, a paragraph a line."""
        if self.is_list:
            return (f"{{%p for line in {self.code} %}}", "{{ line }}", "{%p endfor %}")
        return (f"{{{{ {self.code} }}}}",)


@dataclass(frozen=True)
class Block:
    """A name that stands alone in its paragraph, which it replaces."""

    code: str
    words: StrOrPromise

    @property
    def written(self) -> tuple[str, ...]:
        return (f"{{{{ {self.code} }}}}",)


NAMES: tuple[Name, ...] = (
    Name("title", _("Title of the report"), lambda paper, heading: paper.title),
    Name("title_capitals", _("Title in capitals"), lambda paper, heading: paper.title.upper()),
    Name("subtitle", _("Second line of the title"), lambda paper, heading: paper.subtitle),
    Name("unit", _("Unit of the report"), lambda paper, heading: paper.unit),
    Name("unit_code", _("Official code of the unit"), lambda paper, heading: paper.unit_code),
    Name("day", _("Day of the figures, as 28/02/2025"), lambda paper, heading: f"{paper.day:%d/%m/%Y}"),
    Name("day_in_words", _("Day of the figures in words"), lambda paper, heading: day_in_words(paper.day)),
    Name("as_of", _("Of which day or days the figures are"), lambda paper, heading: paper.as_of),
    Name("geography", _("In which boundaries units are shown"), lambda paper, heading: paper.geography),
    Name(
        "standing",
        _("Of which day and in which boundaries, in brackets"),
        lambda paper, heading: standing_line(paper),
    ),
    Name("counted_in", _("What is counted"), lambda paper, heading: paper.counted_in),
    Name("form_number", _("Number of the official form"), lambda paper, heading: paper.form_number),
    Name("receiver", _("To whom the official form is sent"), lambda paper, heading: paper.receiver),
    Name("superior", _("Body above the issuing one"), lambda paper, heading: heading.superior),
    Name("issuer", _("Issuing body"), lambda paper, heading: heading.issuer),
    Name("top", _("Name of the country, of the Party or of the form"), lambda paper, heading: heading.top),
    Name("motto", _("Motto of the country, or what a form counts in"), lambda paper, heading: heading.motto),
    Name("number_line", _("Line of the number and mark"), lambda paper, heading: heading.number_line),
    Name("place_line", _("Line of place and day, to be filled in"), lambda paper, heading: heading.place_line),
    Name("kind", _("Kind of paper"), lambda paper, heading: heading.kind),
    Name("signer", _("Who signs"), lambda paper, heading: heading.signers[-1]),
    Name("preparer", _("Who drew up the form"), lambda paper, heading: "".join(heading.signers[:-1][:1])),
    Name("signing", _("Words below the signers"), lambda paper, heading: heading.signing),
    Name("preparing", _("Words below who drew up the form"), lambda paper, heading: heading.preparing),
    Name("receivers_title", _("Words above the receivers"), lambda paper, heading: __("Receivers:")),
    Name("receivers", _("Who receives it"), lambda paper, heading: list(heading.receivers), is_list=True),
    Name(
        "paragraphs",
        _("Text of the report"),
        lambda paper, heading: list(map(unbroken, paper.paragraphs)),
        is_list=True,
    ),
    Name("notes", _("Notes to the figures"), lambda paper, heading: notes_of_text(paper), is_list=True),
    Name(
        "enclosed",
        _("Sentence on the appendix"),
        lambda paper, heading: __("The detailed figures are in the appendix."),
    ),
    Name("legal_basis", _("Legal basis"), lambda paper, heading: paper.legal_basis),
    Name("version", _("Version of the definitions"), lambda paper, heading: paper.version),
    Name("seal", _("Short code of the seal"), lambda paper, heading: paper.seal),
    Name("seal_line", _("Line of the seal with its fingerprint"), lambda paper, heading: seal_line(paper)),
)
# Each stands alone in a paragraph.
BLOCKS: tuple[Block, ...] = (
    Block("appendix", _("All tables, pictures and definitions, each on pages that fit")),
    Block("tables", _("All tables")),
    Block("pictures", _("All pictures")),
    Block("definitions", _("What the figures mean")),
    Block("table_1", _("The first table; the others by their numbers")),
)
# So many tables can be named one by one: table_1, table_2, …
MOST_NAMED_TABLES = 40


def context_of(paper: Paper) -> dict[str, object]:
    """What the names stand for on this paper."""
    with in_its_language(paper):
        heading = heading_of(paper)
        return {name.code: name.told(paper, heading) for name in NAMES}
