"""Several lines at once: one for each category of a dimension, or for each group of people."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from apps.core.narrowing import narrowed
from apps.reporting.definitions import Kind as CategoryKind
from apps.reporting.official.definitions import Block, Condition, Kind, Line, OfficialForm, Test
from apps.reporting.official.drafts.head_forms import PartForm, both, words
from apps.reporting.official.drafts.lines import Side, free_codes, written
from apps.reporting.official.drafts.offer import GROUPS, FormOffer
from apps.reporting.official.words import Words
from apps.reporting.papers.paper import Look
from apps.reporting.registry import registry


class DivisionForm(forms.Form):
    """By what the lines are divided."""

    dimension = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, offer: FormOffer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed(self.fields["dimension"], forms.ChoiceField).choices = divisions(offer)


def divisions(offer: FormOffer) -> list[tuple[str, Any]]:
    """Every dimension under its topic, and the groups of people where the form counts people."""
    groups = [] if offer.form.kind is Kind.EVENTS else [(GROUPS, str(_("Groups of people")))]
    return [("", _("Choose…")), *groups, *offer.dimensions]


class SeveralForm(PartForm):
    """The categories of which each becomes a line, and the heading over them."""

    categories = forms.MultipleChoiceField(
        label=_("A line for each of"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one.")},
    )
    heading_vi = words(_("Heading over them"), required=False)
    heading_en = words(_("Heading over them, in English"), required=False)
    is_breakdown = forms.BooleanField(
        label=_("They break down the total: whom they leave out is told below the form"), required=False
    )

    def __init__(self, *args: Any, form: OfficialForm, side: Side, dimension: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form, self.side, self.dimension = form, side, dimension
        self.offer = FormOffer(form, self.day)
        found = self.offer.groups if dimension == GROUPS else self.offer.categories(dimension)
        narrowed(self.fields["categories"], forms.MultipleChoiceField).choices = found
        if dimension == GROUPS:
            del self.fields["is_breakdown"]
            return
        parts = (CategoryKind.PART, CategoryKind.UNTRAINED)
        self.initial["categories"] = [row.code for row in self.offer.rows_of(dimension) if row.kind in parts]
        self.initial["is_breakdown"] = True
        for language in ("vi", "en"):
            with translation.override(language):
                self.initial[f"heading_{language}"] = str(FormOffer(form, self.day).titles.get(dimension, ""))

    def written(self) -> OfficialForm:
        """The form with the new lines after all others."""
        told = self.cleaned_data
        heading, lines = both(told, "heading"), self._lines(told["categories"])
        added = self._under(heading, lines)
        form = written(self.form, self.side, (*self.side.lines(self.form), *added))
        if not told.get("is_breakdown"):
            return form
        title = heading or Words(self.offer.titles.get(self.dimension, ""))
        block = Block(title, tuple(line.code for line in lines), dimension=self.dimension)
        return written(form, self.side, self.side.lines(form), (*self.side.blocks(form), block))

    def _lines(self, chosen: Sequence[str]) -> list[Line]:
        titles = {language: self._titles(language) for language in ("vi", "en")}
        # The first one is left to the row of the heading.
        codes = free_codes(self.form, self.side, len(chosen) + 1)[-len(chosen) :]
        numbers = self._numbers(len(chosen))
        return [
            Line(code, Words(titles["vi"][each], titles["en"][each]), self._condition(each), ordinal=number)
            for code, number, each in zip(codes, numbers, chosen, strict=True)
        ]

    def _titles(self, language: str) -> dict[str, str]:
        with translation.override(language):
            offer = FormOffer(self.form, self.day)
            if self.dimension == GROUPS:
                return {code: str(each.title) for code, each in registry.populations.items()}
            return dict(offer.categories(self.dimension))

    def _condition(self, chosen: str) -> Condition:
        if self.dimension == GROUPS:
            return Condition(chosen)
        return Condition(tests=(Test(self.dimension, (chosen,)),))

    def _numbers(self, lines: int) -> list[str]:
        """Columns go on with the numbers of those before them, if these have any."""
        held = [line.ordinal for line in self.side.lines(self.form) if line.ordinal]
        if self.side is Side.ROWS or (self.side.lines(self.form) and not held):
            return [""] * lines
        last = max((int(each.split()[0]) for each in held if each.split()[0].isdigit()), default=self._first() - 1)
        return [str(last + number) for number in range(1, lines + 1)]

    def _first(self) -> int:
        numbers = [int(each) for each in self.form.corner_numbers if each.isdigit()]
        return max(numbers, default=0) + 1

    def _under(self, heading: Words, lines: Sequence[Line]) -> list[Line]:
        """Columns stand under the heading; rows below a row of its own."""
        if not heading:
            return list(lines)
        if self.side is Side.COLUMNS:
            return [replace(line, under=(heading,)) for line in lines]
        code = free_codes(self.form, self.side, 1)[0]
        return [Line(code, heading, look=Look.HEADING), *(replace(line, depth=1) for line in lines)]
