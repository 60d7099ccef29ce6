"""What the pages of texts show: the choices of a text, and a checked text with its figures marked."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from apps.reporting.choices import Choice
from apps.reporting.definitions import HEADCOUNT, StrOrPromise
from apps.reporting.places import UnitChoice
from apps.reporting.registry import listed, registry
from apps.reporting.services import right_of
from apps.reporting.telling.asking import LANGUAGES, PLACES, AskedText
from apps.reporting.telling.checking.letters import composed
from apps.reporting.telling.checking.options import Interpreter, Option
from apps.reporting.telling.checking.service import Checked
from apps.reporting.telling.checking.verdicts import Judged, Verdict
from apps.reporting.telling.narrative import Style
from apps.reporting.telling.pieces import Paragraph

# A sign beside the colour, for print and for whoever does not see colours.
SIGNS = {Verdict.RIGHT: "✓", Verdict.WRONG: "✗", Verdict.NOT_COMPUTABLE: "–", Verdict.AMBIGUOUS: "?"}
LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


@dataclass(frozen=True)
class TextPage:
    """A text with everything that can be chosen for it."""

    asked: AskedText
    units: list[UnitChoice]
    paragraphs: tuple[Paragraph, ...] = ()
    trouble: str = ""

    @property
    def reports(self) -> list[Choice]:
        """Those that every reader of figures may see; the others need a right of their own."""
        offered = [report for report in registry.reports.values() if right_of(report) is None]
        return [Choice(r.code, r.title, r == self.asked.report) for r in listed(offered)]

    @property
    def groups(self) -> list[Choice]:
        codes = self.asked.report.populations
        return [Choice(code, registry.populations[code].title, code in self.asked.groups) for code in codes]

    @property
    def measures(self) -> list[Choice]:
        codes = [code for code in self.asked.report.dimensions if code != HEADCOUNT.code]
        return [Choice(code, registry.dimensions[code].title, code in self.asked.measures) for code in codes]

    @property
    def styles(self) -> list[Choice]:
        return [Choice(style.value, style.label, style is self.asked.manner.style) for style in Style]

    @property
    def places(self) -> list[Choice]:
        return [Choice(str(each), str(each), each == self.asked.manner.places) for each in PLACES]

    @property
    def languages(self) -> list[Choice]:
        return [Choice(code, LANGUAGE_NAMES[code], code == self.asked.language) for code in LANGUAGES]

    @property
    def text(self) -> str:
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Span:
    """A stretch of the text: plain, or a figure with its line."""

    text: str
    line: "Line | None" = None


@dataclass(frozen=True)
class Line:
    """A figure in the table beside the text."""

    number: int
    judged: Judged
    written: str
    understood: str
    options: list[Option]

    @property
    def sign(self) -> str:
        return SIGNS[self.judged.verdict]

    @property
    def is_open(self) -> bool:
        """Whether the reader is asked to choose."""
        return self.judged.verdict is Verdict.AMBIGUOUS

    @property
    def css_class(self) -> str:
        return self.judged.verdict.value.replace("_", "-")


@dataclass(frozen=True)
class Tally:
    """How many figures got a verdict."""

    label: StrOrPromise
    sign: str
    css_class: str
    number: int


def fingerprint(text: str) -> str:
    """Tells whether choices were made for this text; blanks do not matter, as browsers change the ends of lines."""
    return hashlib.sha256(" ".join(composed(text).split()).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class CheckedPage:
    """A checked text as the page shows it."""

    checked: Checked
    # As it was sent, before it was cut.
    sent: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.sent)

    @cached_property
    def lines(self) -> list[Line]:
        interpreter = Interpreter(self.checked)
        return [self._line(interpreter, judged) for judged in self.checked.judged]

    def _line(self, interpreter: Interpreter, judged: Judged) -> Line:
        reading = judged.reading
        return Line(
            reading.number,
            judged,
            self.checked.text[reading.figure.start : reading.figure.end],
            interpreter.words_of(reading.address) if reading.address and not reading.others else "",
            interpreter.options(reading) if reading.address else [],
        )

    @property
    def marked(self) -> SafeString:
        """The text with a mark around each figure; letters and line ends stay as they were written."""
        return format_html_join("", "{}", ((self._marked(span),) for span in self.spans))

    @staticmethod
    def _marked(span: Span) -> str:
        line = span.line
        if line is None:
            return span.text
        return format_html(
            '<a class="check-mark check-{}" href="#figure-{}" id="mark-{}"><span class="visually-hidden">{}: </span>{}'
            '<span class="check-sign" aria-hidden="true">{}</span></a>',
            line.css_class,
            line.number,
            line.number,
            line.judged.verdict.label,
            span.text,
            line.sign,
        )

    @property
    def spans(self) -> Iterator[Span]:
        place = 0
        for line in self.lines:
            figure = line.judged.reading.figure
            yield Span(self.checked.text[place : figure.start])
            yield Span(line.written, line)
            place = figure.end
        yield Span(self.checked.text[place:])

    @property
    def tallies(self) -> list[Tally]:
        return [
            Tally(verdict.label, SIGNS[verdict], verdict.value.replace("_", "-"), self.checked.number(verdict))
            for verdict in Verdict
        ]
