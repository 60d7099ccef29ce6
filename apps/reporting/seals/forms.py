"""What a person adds to a seal: a note, the number of the document, why it is withdrawn."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RegistryForm
from apps.reporting.models import Seal


def _length(name: str) -> int | None:
    return Seal._meta.get_field(name).max_length  # type: ignore[union-attr]  # a field of text


class SealForm(RegistryForm):
    """Both can stay empty; the document is often written later."""

    note = forms.CharField(
        label=_("What it is sealed for"),
        help_text=_("For instance: quarterly report to the Party committee."),
        max_length=_length("note"),
        required=False,
    )
    document_number = forms.CharField(
        label=_("Number of the document"),
        help_text=_("For instance: 125/BC-SNV. It can be added later."),
        max_length=_length("document_number"),
        required=False,
    )


class DocumentForm(RegistryForm):
    """In which document the figures were printed."""

    document_number = forms.CharField(
        label=_("Number of the document"), max_length=_length("document_number"), required=False
    )


class WithdrawalForm(RegistryForm):
    """Why a seal no longer stands."""

    because = forms.CharField(
        label=_("Why is it withdrawn?"),
        max_length=_length("withdrawal"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
