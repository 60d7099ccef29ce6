"""The working table of a plan: its lines with what they were and what is meant, filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.cadres.mergers.ending import Ending
from apps.cadres.models import Category, PlannedPlacement, Result
from apps.communes.titles import titles_apart, titles_near
from apps.core.forms import RegistryForm
from apps.core.text import collation_key, fold

UNDECIDED = "undecided"
CHANGED = "changed"


class PlanFilter(RegistryForm):
    """Which lines are shown."""

    q = forms.CharField(label=_("Name"), max_length=100, required=False)
    state = forms.ChoiceField(
        label=_("Result"),
        required=False,
        choices=[("", _("All")), (UNDECIDED, _("To decide")), (CHANGED, _("Title changes")), *Result.choices],
    )
    to_unit = forms.ChoiceField(label=_("Unit afterwards"), required=False)
    unit = forms.ChoiceField(label=_("Unit before"), required=False)
    category = forms.ChoiceField(label=_("Category"), required=False, choices=[("", _("All")), *Category.choices])

    def __init__(self, *args: Any, ending: Ending, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("to_unit", titles_apart(ending.successors, ending.day))
        self._offer("unit", titles_apart(ending.heirs, ending.eve))

    def _offer(self, name: str, titles: dict[int, str]) -> None:
        options = sorted(
            ((str(key), title) for key, title in titles.items()), key=lambda option: collation_key(option[1])
        )
        self.fields[name].choices = [("", _("All")), *options]  # type: ignore[attr-defined]  # a choice field

    def narrow(self, lines: QuerySet[PlannedPlacement]) -> QuerySet[PlannedPlacement]:
        """The lines asked for; a filter that makes no sense is no filter."""
        asked: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        for word in fold(asked.get("q") or "").split():
            lines = lines.filter(posting__cadre__name_folded__contains=word)
        if to_unit := asked.get("to_unit"):
            lines = lines.filter(to_unit=int(to_unit))
        if unit := asked.get("unit"):
            lines = lines.filter(posting__unit=int(unit))
        if category := asked.get("category"):
            lines = lines.filter(posting__category=category)
        return lines.filter(_state(asked.get("state") or ""))


def _state(state: str) -> Q:
    if state == UNDECIDED:
        return Q(result="")
    if state == CHANGED:
        return Q(result__in=[Result.PLACED, Result.SURPLUS]) & ~Q(to_title=F("posting__title"))
    return Q(result=state) if state else Q()


@dataclass(frozen=True)
class Line:
    """A line of the plan with the names of its units."""

    line: PlannedPlacement
    unit_before: str
    unit_after: str

    @property
    def ticket(self) -> str:
        """Key and revision, as a ticked box sends them."""
        return f"{self.line.pk}:{self.line.revision}"

    @property
    def is_undecided(self) -> bool:
        return self.line.result == ""

    @property
    def changes_title(self) -> bool:
        """Whether the words differ; the code alone differs for every title of the reform of 2025."""
        return self.line.to_title is not None and str(self.line.to_title) != str(self.line.posting.title)

    @property
    def goes_on(self) -> bool:
        """Whether unit and title afterwards mean something."""
        return self.line.result in ("", Result.PLACED, Result.SURPLUS, Result.MOVED)


def ordered(lines: QuerySet[PlannedPlacement]) -> QuerySet[PlannedPlacement]:
    """By the unit afterwards, then by rank of the post; what one person holds stands together."""
    fetched = lines.select_related("posting__cadre", "posting__title", "to_title", "status")
    return fetched.order_by("to_unit", "posting__title__position", "posting__cadre__sort_key", "-is_primary", "pk")


def lines_of(found: list[PlannedPlacement], ending: Ending) -> list[Line]:
    before = titles_near({line.posting.unit_id for line in found}, ending.eve)
    after = titles_near({line.to_unit_id for line in found if line.to_unit_id}, ending.day)
    return [Line(line, before.get(line.posting.unit_id, ""), after.get(line.to_unit_id or 0, "")) for line in found]
