"""The timeline of a person's page: everything that happened, by year, the latest first; narrowed by kinds and years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.cadres.parts import Entry, Part, Words
from apps.cadres.person_page import Dossier


@dataclass(frozen=True)
class Year:
    """A year of a life with what happened in it; None holds what has no date."""

    year: int | None
    entries: list[Entry]


@dataclass(frozen=True)
class Kind:
    """A toggle: a part that has entries."""

    key: str
    title: Words
    count: int
    is_chosen: bool


class TimelineForm(forms.Form):
    """Which kinds and years to show; nothing chosen is everything."""

    kind = forms.MultipleChoiceField(required=False, label=gettext_lazy("Show only"))
    since = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label=gettext_lazy("From year"))
    until = forms.TypedChoiceField(required=False, coerce=int, empty_value=None, label=gettext_lazy("To year"))

    def __init__(self, query: QueryDict, *, kinds: list[Part], years: list[int]) -> None:
        super().__init__(query)
        offered = [("", "–"), *((str(year), str(year)) for year in years)]
        for name in ("since", "until"):
            field: Any = self.fields[name]
            field.choices = offered
            field.widget.attrs = {"class": "form-select form-select-sm"}
        kind: Any = self.fields["kind"]
        kind.choices = [(part.key, part.title) for part in kinds]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last year must not come before the first."))
        return cleaned


@dataclass(frozen=True)
class Timeline:
    """The entries that a query asks for, of the parts that the reader may see."""

    dossier: Dossier
    query: QueryDict

    @cached_property
    def form(self) -> TimelineForm:
        form = TimelineForm(self.query, kinds=self._told, years=self._years)
        form.is_valid()
        return form

    @cached_property
    def _told(self) -> list[Part]:
        return [part for part in self.dossier.parts if part.entries and part.title]

    @cached_property
    def _years(self) -> list[int]:
        return sorted({entry.when.first.year for entry in self.dossier.timeline if entry.when}, reverse=True)

    @property
    def kinds(self) -> list[Kind]:
        return [Kind(part.key, part.title, len(part.entries), part.key in self._chosen) for part in self._told]

    @property
    def _chosen(self) -> list[str]:
        chosen: list[str] = self.form.cleaned_data.get("kind", [])
        return chosen

    @cached_property
    def entries(self) -> list[Entry]:
        """The latest first; what has no date stands last, and falls out when years are asked for."""
        parts = [part for part in self.dossier.parts if not self._chosen or part.key in self._chosen]
        found = [entry for part in parts for entry in part.entries if self._in_span(entry)]
        dated = sorted((entry for entry in found if entry.when), key=lambda entry: entry.place, reverse=True)
        return [*dated, *(entry for entry in found if not entry.when)]

    def _in_span(self, entry: Entry) -> bool:
        since, until = self.form.cleaned_data.get("since"), self.form.cleaned_data.get("until")
        if entry.when is None:
            return not (since or until)
        return (since or 0) <= entry.when.first.year <= (until or 9999)

    @property
    def years(self) -> Iterator[Year]:
        for year, entries in groupby(self.entries, lambda entry: entry.when.first.year if entry.when else None):
            yield Year(year, list(entries))

    @property
    def is_narrowed(self) -> bool:
        return any(self.form.cleaned_data.values())

    @property
    def total(self) -> int:
        return len(self.dossier.timeline)
