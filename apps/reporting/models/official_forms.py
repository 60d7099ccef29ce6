"""Definitions of official forms that staff added beside those shipped."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.history import tracked

# A definition of some hundred lines has 40,000 letters.
LONGEST_TEXT = 400_000


def number_in(text: str) -> str:
    """What the form of a definition is called on its print; nothing where the text cannot be read."""
    try:
        told = json.loads(text)
    except ValueError:
        return ""
    return str(told.get("number", "")) if isinstance(told, dict) else ""


@tracked()
class AddedForm(models.Model):
    """The text of a form's definition; where its code is that of a shipped form it stands in that one's place."""

    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        error_messages={"unique": _("A form with this code was added already. Open it to change it.")},
    )
    text = models.TextField(_("definition"), max_length=LONGEST_TEXT)

    class Meta:
        verbose_name = _("added form")
        verbose_name_plural = _("added forms")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="added_form_has_code_and_text",
                condition=~Q(code="") & ~Q(text=""),
                violation_error_message=_("A form needs a code and a definition."),
            ),
        ]

    def __str__(self) -> str:
        return number_in(self.text) or self.code

    def get_absolute_url(self) -> str:
        return reverse("reporting:form", args=[self.code])


@tracked()
class FormDraft(models.Model):
    """A definition that staff are still writing: it can always be read, but need not be whole, and nobody counts by it.

    Put into force it becomes an added form of the same code.
    """

    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        error_messages={"unique": _("A draft with this code was begun already. Open it to go on.")},
    )
    text = models.TextField(_("definition"), max_length=LONGEST_TEXT)

    class Meta:
        verbose_name = _("draft of a form")
        verbose_name_plural = _("drafts of forms")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="form_draft_has_code_and_text",
                condition=~Q(code="") & ~Q(text=""),
                violation_error_message=_("A form needs a code and a definition."),
            ),
        ]

    def __str__(self) -> str:
        return number_in(self.text) or self.code

    def get_absolute_url(self) -> str:
        return reverse("reporting:form_draft", args=[self.code])
