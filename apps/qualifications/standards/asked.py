"""What a gap list is asked for: whose gaps, in what, how far; read from the address and shown as filters."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.filters import LaterChoices
from apps.cadres.models import Cadre, Category, Posting, Title
from apps.cadres.search import matching
from apps.cadres.unitchoice import UnitChoice, UnitField
from apps.communes.models import UnitCover
from apps.core.forms import RegistryForm
from apps.core.narrowing import narrowed
from apps.qualifications.models import Outcome
from apps.qualifications.standards.words import ASPECT_LABELS

BELOW = (Outcome.NOT_MET.code, Outcome.WITHIN_GRACE.code)
NO_STANDARD = "no_standard"
ORDER = (Outcome.NOT_MET, Outcome.WITHIN_GRACE, Outcome.NO_DATA, Outcome.EXEMPT, Outcome.MET)
OUTCOMES = [*((o.code, o.label) for o in ORDER), (NO_STANDARD, _("No standard applies"))]


class GapForm(RegistryForm):
    """Filters of the gap list; unit, title and group are asked of the primary post of the day."""

    q = forms.CharField(label=_("Name or code"), max_length=100, required=False)
    unit = UnitField(label=_("Unit"), required=False)
    title = forms.MultipleChoiceField(label=_("Title"), required=False)
    category = forms.MultipleChoiceField(label=_("Category"), choices=Category.choices, required=False)
    criterion = forms.ChoiceField(
        label=_("Criterion"), choices=[("", _("The whole standard")), *ASPECT_LABELS.items()], required=False
    )
    outcome = forms.MultipleChoiceField(label=_("Outcome"), choices=OUTCOMES, required=False)
    until = forms.DateField(label=_("Deadline until"), required=False)

    def __init__(self, *args: Any, user: User, day: date, units: list[UnitChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.day, self.units = user, day, units
        unit = narrowed(self.fields["unit"], UnitField)
        title = narrowed(self.fields["title"], forms.MultipleChoiceField)
        unit.day, unit.offered = day, lambda: units
        title.choices = LaterChoices(lambda: [(one.code, one.label) for one in Title.objects.valid_on(day)])

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The outcomes asked for; those below the standard when nothing is said."""
        return tuple(self.cleaned_data.get("outcome") or BELOW)

    @property
    def aspect(self) -> str:
        """The criterion asked for, or the whole standard."""
        return self.cleaned_data.get("criterion") or ""

    @property
    def latest_deadline(self) -> date | None:
        return self.cleaned_data.get("until")

    @property
    def whom(self) -> tuple[Hashable, ...]:
        """What `people` depends on, besides the records."""
        data = self.cleaned_data
        chosen = (tuple(data.get("title") or ()), tuple(data.get("category") or ()))
        return self.user.pk, self.day, data.get("q") or "", getattr(data.get("unit"), "pk", None), *chosen

    def people(self) -> QuerySet[Cadre]:
        """Whose standards are asked for: those who serve on the day and whom the user may see."""
        data = self.cleaned_data
        posts = Posting.objects.running_on(self.day).counted().filter(is_primary=True)
        if unit := data.get("unit"):
            posts = posts.filter(unit__in=UnitCover.objects.filter(unit=unit).values("covered"))
        if titles := data.get("title"):
            posts = posts.filter(title__in=titles)
        if categories := data.get("category"):
            posts = posts.filter(category__in=categories)
        found = Cadre.objects.visible_to(self.user).filter(pk__in=posts.values("cadre"))
        return matching(found, data["q"], self.user) if data.get("q") else found
