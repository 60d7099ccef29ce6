"""What the forms of all targets share: the words, the communes, floor and ceiling, the day."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.core.editing import WritingForm
from apps.core.narrowing import narrowed
from apps.targets.kinds import kind_titles
from apps.targets.models import Basis, Kind, Target

SEPARATOR = "/"


class AimForm(WritingForm):
    """A target of a plan, whatever its figure."""

    basis: ClassVar[Basis]
    # What of the figure can be aimed at; of one kind alone nothing is asked.
    kinds: ClassVar[tuple[Kind, ...]]
    error_fields: ClassVar[dict[str, str]] = {
        "target_named": "title",
        "target_floor_possible": "floor",
        "target_ceiling_possible": "ceiling",
        "target_limit_set": "ceiling",
        "target_kind_known": "kind",
    }

    unit_kind = forms.ChoiceField(
        label=_("In which communes"), required=False, help_text=_("Some documents aim at wards and communes apart.")
    )

    class Meta:
        model = Target
        fields = ["title", "unit_kind", "kind", "floor", "ceiling", "is_limit", "due_on"]
        help_texts = {
            "title": _("In the words of the document, for instance: civil servants with intermediate level or above."),
            "floor": _("In percent for a share, otherwise in numbers. Leave empty where only the upper figure counts."),
            "ceiling": _("Leave empty where the document gives only one number."),
            "is_limit": _("For what shall not become more: vacancies, the mean age."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(code, str(title)) for code, title in kind_titles(self.day).items()]
        named = [(self.instance.unit_kind, self.instance.unit_kind)] if self.instance.unit_kind else []
        choices = [("", _("All communes, wards and townships")), *(dict(named) | dict(kinds)).items()]
        narrowed(self.fields["unit_kind"], forms.ChoiceField).choices = choices
        self.fields["floor"].required = False
        if self.instance.pk and not self.instance.has_floor:
            self.initial["floor"] = None
        self._offer_kinds()

    def _offer_kinds(self) -> None:
        if len(self.kinds) == 1:
            del self.fields["kind"]
            return
        offered = [(kind.value, Target(basis=self.basis, kind=kind).kind_words) for kind in self.kinds]
        narrowed(self.fields["kind"], forms.ChoiceField).choices = offered
        if not self.instance.pk:
            self.initial["kind"] = self.kinds[0].value

    def clean(self) -> dict[str, Any]:
        """A target without a floor needs a figure that must not be passed."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "floor" in cleaned and cleaned["floor"] is None:
            if not cleaned.get("is_limit"):
                raise ValidationError({"floor": _("Say what is to be reached at least, or what must not be passed.")})
            cleaned["floor"] = 0
        self.instance.basis = self.basis
        if len(self.kinds) == 1:
            self.instance.kind = self.kinds[0]
        return cleaned
