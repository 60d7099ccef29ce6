"""The list of surplus cases: filters, sums, columns; page and file show the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db import models
from django.db.models import Q, QuerySet, Sum
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.line_resources import LineColumn, decision_lines
from apps.cadres.mergers.querysets import SurplusCaseQuerySet
from apps.cadres.models import Category, SurplusCase, SurplusOption
from apps.cadres.models import LegalBasis as Basis
from apps.cadres.unitchoice import unit_choices, unit_coded
from apps.communes.models import Reorganisation
from apps.communes.titles import titles_near
from apps.core.forms import RegistryForm
from apps.core.text import fold

# A deadline is near when half a year is left: a decision with its reviews takes about as long.
NEAR = timedelta(days=183)


class State(models.TextChoices):
    OUTSTANDING = "outstanding", _("Outstanding")
    NEAR = "near", _("Outstanding, deadline near or past")
    OVERDUE = "overdue", _("Outstanding, deadline past")
    SETTLED = "settled", _("Settled")
    UNPAID = "unpaid", _("Settled, not paid yet")


def in_state(cases: SurplusCaseQuerySet, state: str, day: date) -> SurplusCaseQuerySet:
    match state:
        case State.OUTSTANDING:
            return cases.outstanding_on(day)
        case State.NEAR:
            return cases.outstanding_on(day).filter(deadline__lte=day + NEAR)
        case State.OVERDUE:
            return cases.outstanding_on(day).filter(deadline__lt=day)
        case State.SETTLED:
            return cases.settled_on(day)
        case State.UNPAID:
            return cases.settled_on(day).filter(Q(paid_on__isnull=True) | Q(paid_on__gt=day))
    return cases


class CaseFilter(RegistryForm):
    """Which cases are shown."""

    q = forms.CharField(label=_("Name"), max_length=100, required=False)
    reorganisation = forms.ModelChoiceField(
        Reorganisation.objects.none(),
        label=_("Reorganisation"),
        required=False,
        to_field_name="key",
        empty_label=_("All"),
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *State.choices])
    group = forms.ChoiceField(label=_("Group"), required=False, choices=[("", _("All")), *Category.choices])
    option = forms.ModelChoiceField(
        SurplusOption.objects.all(), label=_("Settlement"), required=False, empty_label=_("All")
    )
    legal_basis = forms.ModelChoiceField(
        Basis.objects.none(), label=_("Legal basis"), required=False, empty_label=_("All")
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False)

    def __init__(self, *args: Any, user: User, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.day = user, day
        cases = SurplusCase.objects.visible_to(user)
        known = Reorganisation.objects.filter(pk__in=cases.order_by().values("reorganisation"))
        self.fields["reorganisation"].queryset = known  # type: ignore[attr-defined]  # declared above
        used = Basis.objects.filter(pk__in=cases.order_by().values("legal_basis"))
        self.fields["legal_basis"].queryset = used  # type: ignore[attr-defined]  # declared above
        options = [(choice.key, choice.label) for choice in unit_choices(user, day)]
        self.fields["unit"].choices = [("", _("All my units")), *options]  # type: ignore[attr-defined]  # as above

    def cases(self) -> SurplusCaseQuerySet:
        """The cases asked for, as known on the day; a filter that makes no sense is no filter."""
        found = SurplusCase.objects.visible_to(self.user).begun_on(self.day)
        asked: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        for word in fold(asked.get("q") or "").split():
            found = found.filter(cadre__name_folded__contains=word)
        for name in ("reorganisation", "group", "option", "legal_basis"):
            if value := asked.get(name):
                found = found.filter(**{name: value})
        if unit := unit_coded(asked.get("unit") or "", self.day):
            found = found.in_unit(unit)
        return in_state(found, asked.get("state") or "", self.day)


@dataclass(frozen=True)
class Sums:
    """What the list adds up to on the day."""

    people: int
    settled: int
    outstanding: int
    amount: int


def sums_of(cases: SurplusCaseQuerySet, day: date) -> Sums:
    settled = Q(effective_on__lte=day)
    found = cases.aggregate(
        people=models.Count("cadre", distinct=True),
        settled=models.Count("cadre", distinct=True, filter=settled),
        amount=Sum("amount", filter=settled),
    )
    outstanding = cases.outstanding_on(day).values("cadre").distinct().count()
    return Sums(found["people"], found["settled"], outstanding, found["amount"] or 0)


@dataclass(frozen=True)
class CaseLine:
    """A case with the name of its unit, as it was when it ended."""

    case: SurplusCase
    unit: str
    day: date

    @property
    def is_settled(self) -> bool:
        return self.case.is_settled_on(self.day)

    @property
    def is_late(self) -> bool:
        return not self.is_settled and self.case.deadline is not None and self.case.deadline < self.day


def fetched(cases: SurplusCaseQuerySet) -> QuerySet[SurplusCase]:
    related = ("cadre", "title", "reorganisation", "reason", "option", "legal_basis")
    return cases.select_related(*related).order_by("cadre__sort_key", "cadre", "reorganisation")


def lines_of(cases: list[SurplusCase], day: date) -> list[CaseLine]:
    """Units bear the name that they had on the eve of the reorganisation."""
    eves = {case.unit_id: case.reorganisation.effective_on - timedelta(days=1) for case in cases}
    names: dict[int, str] = {}
    for eve in set(eves.values()):
        names |= titles_near([unit for unit, known in eves.items() if known == eve], eve)
    return [CaseLine(case, names.get(case.unit_id, ""), day) for case in cases]


Value = str | int | date | None


FILE_COLUMNS = (
    LineColumn(_("Full name"), lambda line: line.case.cadre.full_name, 28),
    LineColumn(_("Code"), lambda line: line.case.cadre.code, 12),
    LineColumn(_("Reorganisation"), lambda line: line.case.reorganisation.resolution, 30),
    LineColumn(_("Unit that ended"), lambda line: line.unit, 26),
    LineColumn(_("Title held"), lambda line: str(line.case.title or ""), 28),
    LineColumn(_("Group"), lambda line: line.case.get_group_display(), 20),
    LineColumn(_("Reason"), lambda line: line.case.reason.label, 34),
    LineColumn(_("Settlement"), lambda line: line.case.option.label if line.case.option else "", 28),
    LineColumn(_("Applied on"), lambda line: line.case.applied_on, 12),
    *decision_lines(lambda line: line.case),
    LineColumn(_("In effect from"), lambda line: line.case.effective_on, 12),
    LineColumn(_("Months counted"), lambda line: line.case.months, 10),
    LineColumn(_("Amount (đồng)"), lambda line: line.case.amount, 16),
    LineColumn(_("Paid on"), lambda line: line.case.paid_on, 12),
    LineColumn(_("To be settled by"), lambda line: line.case.deadline, 12),
    LineColumn(_("Note"), lambda line: line.case.note, 24),
    LineColumn(_("State"), lambda line: str((State.SETTLED if line.is_settled else State.OUTSTANDING).label), 14),
)


def chips_of(form: CaseFilter) -> list[tuple[str, str]]:
    """The filters in words."""
    asked = form.cleaned_data if form.is_valid() else {}
    found = []
    for name, value in asked.items():
        if value:
            found.append((str(form.fields[name].label), _words_of(form, name, value)))
    return found


def _words_of(form: CaseFilter, name: str, value: object) -> str:
    """A choice by its label, anything else as it is."""
    field = form.fields[name]
    is_plain = isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField)
    labels = dict(form[name].field.widget.choices) if is_plain else {}
    return str(labels.get(value, value)).strip()


def query_of(query: QueryDict) -> str:
    """The filters of a request, for links; without the page."""
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()
