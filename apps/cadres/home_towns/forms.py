"""The form in which the unit of a home town is chosen."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.cadres.forms import RecordForm
from apps.cadres.models import HomeChoice, HomePlace
from apps.communes.fields import UnitField
from apps.core.narrowing import narrowed


class HomeChoiceForm(RecordForm):
    """The unit that the words mean, wherever it lies."""

    error_fields: ClassVar[dict[str, str]] = {"home_choice_has_words": "unit"}

    unit = UnitField(
        label=_("Unit"),
        required=False,
        help_text=_("A commune, district or province; type its name or its code. Left empty, the words name no unit."),
        error_messages={
            "unknown": _("No unit of this day is called “%(value)s”. Type the code, or choose from the list."),
            "ambiguous": _("Several units are called “%(value)s”. Choose from the list, or type the code."),
        },
    )
    forgets = forms.BooleanField(
        label=_("Let the registry read the words itself again"),
        required=False,
    )

    class Meta:
        model = HomeChoice
        fields = ["unit"]

    field_order = ("unit", "forgets")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed(self.fields["unit"], UnitField).offer_all(day=self.day)
        if self.instance._state.adding:
            del self.fields["forgets"]
            read = HomePlace.objects.filter(text=self.instance.cadre.home_town).select_related("unit").first()
            self.initial["unit"] = read.unit if read else None
