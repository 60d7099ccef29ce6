"""A form field for one person: by code, or by a name that only one person of the reader's units bears."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.search import matching
from apps.core.text import tidy

MOST_NAMED = 5


class PersonField(forms.CharField):
    """Gives a `Cadre`, or None when it may stay empty; call `limit` in the form's `__init__`."""

    default_error_messages = {
        "nobody": _("Nobody in your units is called “%(words)s”."),
        "several": _("Several people fit: %(named)s. Write the code."),
    }
    reader: User | None = None

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("The code (CB-…), or the full name where only one person bears it."))
        super().__init__(max_length=120, **kwargs)

    def limit(self, *, reader: User) -> None:
        """Find only people whom this user sees."""
        self.reader = reader

    def prepare_value(self, value: Any) -> str:
        return f"{value.full_name} {value.code}" if isinstance(value, Cadre) else str(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != (data or "")

    def clean(self, value: Any) -> Cadre | None:
        words = tidy(super().clean(value))
        return self._found(words) if words else None

    def _found(self, words: str) -> Cadre:
        assert self.reader is not None, "call limit() first"  # noqa: S101  (a mistake of ours, never of a visitor)
        people = Cadre.objects.visible_to(self.reader)
        code = words.split()[-1].upper()
        found = list(people.filter(code=code)[:1]) or list(matching(people, words, self.reader)[: MOST_NAMED + 1])
        if not found:
            raise ValidationError(self.error_messages["nobody"], code="nobody", params={"words": words[:60]})
        if len(found) > 1:
            named = "; ".join(f"{cadre.full_name} {cadre.code}" for cadre in found[:MOST_NAMED])
            raise ValidationError(self.error_messages["several"], code="several", params={"named": named})
        return found[0]
