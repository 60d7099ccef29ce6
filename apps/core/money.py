"""Amounts of money in forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DONG_HELP = _("In dong, without dots or with them: 120000000 or 120.000.000.")


class DongField(forms.IntegerField):
    """An amount in dong, also as papers write it, with dots between thousands."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=10**15, localize=False, **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def to_python(self, value: Any) -> int | None:
        text = str(value if value is not None else "").replace(".", "").replace("\u00a0", "").replace(" ", "")
        return super().to_python(text)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value
