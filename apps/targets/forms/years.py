"""The form of a target that is a mean of years."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.narrowing import narrowed
from apps.reporting.registry import registry
from apps.targets.forms.aims import AimForm
from apps.targets.models import Basis, Kind
from apps.targets.sources.years import TITLES


class YearsForm(AimForm):
    """The mean age of a group, its years of service, its years in the post."""

    basis = Basis.YEARS
    kinds: ClassVar[tuple[Kind, ...]] = (Kind.YEARS,)

    group = forms.ChoiceField(label=_("Of whom"))
    measure = forms.ChoiceField(label=_("What"), choices=[(code, title) for code, title in TITLES.items()])

    field_order = ("title", "group", "measure", "unit_kind", "floor", "ceiling", "is_limit", "due_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [(group.code, str(group.title)) for group in registry.populations.values()]
        narrowed(self.fields["group"], forms.ChoiceField).choices = groups
        if self.instance.group:
            self.initial["group"], self.initial["measure"] = self.instance.group, self.instance.measure

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self.instance.group = cleaned.get("group", "")
        self.instance.measure = cleaned.get("measure", "")
        return cleaned
