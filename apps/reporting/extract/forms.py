"""The form of an extract: whom, when, which columns, what for."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RegistryForm
from apps.core.narrowing import narrowed
from apps.reporting.composed.topics import names_in, topics
from apps.reporting.extract.asking import Asked
from apps.reporting.extract.services import open_dimensions
from apps.reporting.places import UnitChoice
from apps.reporting.registry import registry


class ExtractForm(RegistryForm):
    """What leaves, and for whom."""

    unit = forms.ChoiceField(label=_("Unit"))
    day = forms.DateField(label=_("As of"))
    level = forms.ChoiceField(
        label=_("Tell where people serve"), required=False, help_text=_("The narrower, the more is left out.")
    )
    groups = forms.MultipleChoiceField(label=_("Groups"), widget=forms.CheckboxSelectMultiple)
    dimensions = forms.MultipleChoiceField(label=_("Columns"), widget=forms.CheckboxSelectMultiple)
    purpose = forms.CharField(
        label=_("Purpose"), max_length=400, help_text=_("The study, and its approval if it has one.")
    )
    recipient = forms.CharField(label=_("Recipient"), max_length=200, help_text=_("Who receives the file."))

    def __init__(self, *args: Any, user: Any, units: list[UnitChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("unit", [(each.code, f"{' ' * 3 * each.depth}{each.title}") for each in units])
        (geography, *_others) = registry.geographies.values()
        # a commune is a crowd too small to hide in
        self._offer(
            "level", [("", _("Only the unit as a whole")), *((x.code, x.title) for x in geography.levels[1:-1])]
        )
        self._offer("groups", [(code, each.title) for code, each in registry.populations.items()])
        self._offer("dimensions", list(_by_topic({each.code for each in open_dimensions(user)})))

    def _offer(self, name: str, choices: list[Any]) -> None:
        narrowed(self.fields[name], forms.ChoiceField).choices = choices

    @property
    def columns(self) -> list[tuple[str, list[BoundWidget]]]:
        """The boxes of the columns under their topics."""
        boxes = {box.data["value"]: box for box in self["dimensions"].subwidgets}
        named = narrowed(self.fields["dimensions"], forms.ChoiceField).choices
        return [(str(topic), [boxes[code] for code, _title in columns]) for topic, columns in named]  # type: ignore[union-attr,misc]  # every choice stands in a topic

    @property
    def asked(self) -> Asked:
        """What a valid form asks for."""
        data = self.cleaned_data
        return Asked(data["unit"], data["day"], data["level"], tuple(data["groups"]), tuple(data["dimensions"]))


def _by_topic(known: set[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The columns under their topics."""
    for topic, codes in topics():
        columns = list(names_in(topic, [code for code in codes if code in known]))
        if columns:
            yield topic, columns
