"""The reference of all layouts with what can be said of a file, and reading a workbook as another layout."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from apps.core.text import fold_words
from apps.rosters import reference, services
from apps.rosters.claims import NotApplicableError
from apps.rosters.formats import Column, Format
from apps.rosters.header_families import families
from apps.rosters.registry import offered
from apps.rosters.remarks import Explanation
from apps.rosters.templates_out import holds_day, how_days_are_written
from apps.rosters.views import is_long, require_uploader, tell_refusal, visible_upload

CODES = "codes"
# So many entries of a list stand for the rest.
SHOWN_CHOICES = 8
# So many headers show at once; a column may have a hundred.
SHOWN_HEADERS = 4


@dataclass(frozen=True)
class ColumnShown:
    """A column as the page shows it: how its cells are written is told by its hint, as days are, or by its choices."""

    column: Column
    how: str

    @property
    def first(self) -> tuple[str, ...]:
        return self.column.headers[:SHOWN_HEADERS]

    @property
    def more(self) -> tuple[str, ...]:
        return self.column.headers[SHOWN_HEADERS:]

    @property
    def families(self) -> tuple[str, ...]:
        """The further headers, briefly."""
        return families(self.more, self.first)

    @classmethod
    def of(cls, declared: Format, column: Column, day: date) -> "ColumnShown":
        choices = list(column.choices(day)) if column.choices else []
        listed = " · ".join(choices[:SHOWN_CHOICES]) + (" · …" if len(choices) > SHOWN_CHOICES else "")
        hint = str(column.hint) or (how_days_are_written() if holds_day(declared, column) else "")
        return cls(column, " ".join(filter(None, (hint, listed))))

    def holds(self, searched: str) -> bool:
        return holds((self.column.label, *self.column.headers, self.how), searched)


@dataclass(frozen=True)
class Part:
    """Entries that fold together."""

    title: str
    entries: Sequence[ColumnShown | Explanation]
    is_open: bool


def holds(texts: Iterable[object], searched: str) -> bool:
    """Whether the words stand in the texts, whatever their case and tones."""
    return fold_words(searched) in fold_words(" ".join(map(str, texts)))


@require_GET
def formats_page(request: Any) -> HttpResponse:
    """Every layout that the user may send, column by column, and every code with what to do."""
    require_uploader(request)
    known = offered(request.user)
    chosen = next((each for each in known if each.code == request.GET.get("show")), None)
    explained = reference.codes_of(known)
    shows_codes = request.GET.get("show") == CODES
    declared = chosen or known[0]
    searched = request.GET.get("q", "").strip()
    context = {
        "layouts": [*((each.code, each.label) for each in known), (CODES, _("What is said about a file"))],
        "declared": None if shows_codes else declared,
        "parts": [] if shows_codes else _parts(declared, request.day, searched),
        "groups": sorted(set(declared.groups)),
        "explained": _explained(explained, searched) if shows_codes else [],
        "searched": searched,
        "show": CODES if shows_codes else declared.code,
    }
    return render(request, "rosters/formats.html", context)


def _parts(declared: Format, day: date, searched: str) -> list[Part]:
    """The columns of the template, those that files have besides, and those whose cells only mark a value."""
    shown = [ColumnShown.of(declared, column, day) for column in declared.columns]
    found = [each for each in shown if each.holds(searched)]
    sorted_out = (
        Part(_("Columns of the template"), [each for each in found if each.column.in_template], is_open=True),
        Part(
            _("Other columns that are read"),
            [each for each in found if not each.column.in_template and not each.column.is_mark],
            is_open=bool(searched),
        ),
        Part(
            _("Columns that are marked with x"),
            [each for each in found if each.column.is_mark and not each.column.in_template],
            is_open=bool(searched),
        ),
    )
    return [part for part in sorted_out if part.entries]


def _explained(known: Iterable[Explanation], searched: str) -> list[Part]:
    """The codes by their letters, folded until something is searched."""
    found = [each for each in known if holds((each.code, each.message, each.remedy), searched)]
    by_letter = groupby(sorted(found, key=lambda each: each.code), key=lambda each: each.code[0])
    return [
        Part(_("Codes %(letter)s") % {"letter": letter}, [*codes], is_open=bool(searched))
        for letter, codes in by_letter
    ]


@require_POST
def read_as(request: HttpRequest, code: str) -> HttpResponse:
    """Read the workbook anew as the layout that a person says it is."""
    found = visible_upload(request, code)
    asked = request.POST.get("format", "")
    if asked not in {each.code for each in offered(request.user, found.unit)}:
        raise Http404(_("There is no such layout."))
    if is_long(found):
        messages.info(request, _("This workbook is long. Upload it again, and choose there what it holds."))
        return redirect(found)
    try:
        services.read_as(found, asked)
    except NotApplicableError as refusal:
        tell_refusal(request, refusal)
    return redirect(found)
