"""What a person sets for an office's papers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.forms import RegistryForm
from apps.reporting.models import OfficeTemplate
from apps.reporting.models.office_templates import TemplateFrame
from apps.reporting.places import UnitChoice

TEXTS = ("superior", "issuer", "place", "mark", "signer", "receivers")


def _length(name: str) -> int | None:
    return OfficeTemplate._meta.get_field(name).max_length  # type: ignore[union-attr]  # a field of text


def in_lines() -> forms.Textarea:
    """For names that letterheads set in lines, each of which is typed in a line of its own."""
    return forms.Textarea(attrs={"rows": 2})


class OfficeTemplateForm(RegistryForm):
    """The letterhead and, if the office has one, its Word template."""

    unit = forms.ChoiceField(label=_("Unit whose office it is"))
    frame = forms.ChoiceField(label=_("Papers"), choices=TemplateFrame.choices)
    is_usual = forms.BooleanField(
        label=_("Reports bear this heading unless the other one is asked for"), required=False
    )
    superior = forms.CharField(
        label=_("Body above"),
        help_text=_("For instance: UBND TỈNH HÒA BÌNH, or TỈNH ỦY HÒA BÌNH. A long name stands in lines of its own."),
        widget=in_lines(),
        required=False,
    )
    issuer = forms.CharField(
        label=_("Issuing body"),
        help_text=_("For instance: SỞ NỘI VỤ, or BAN TỔ CHỨC."),
        widget=in_lines(),
        required=False,
    )
    place = forms.CharField(label=_("Place"), help_text=_("It stands before the day: Hòa Bình."), required=False)
    mark = forms.CharField(
        label=_("Mark behind the number"),
        help_text=_("For instance: BC-SNV for the State, BC/BTCTU for the Party."),
        required=False,
    )
    signer = forms.CharField(
        label=_("Who signs"), help_text=_("For instance: GIÁM ĐỐC."), widget=in_lines(), required=False
    )
    receivers = forms.CharField(
        label=_("Receivers, one a line"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    file = forms.FileField(
        label=_("Word template"),
        help_text=_("A .docx of up to 2 MB. Without one the standard template is used with this heading."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        required=False,
    )
    removes_file = forms.BooleanField(label=_("Go back to the standard template"), required=False)

    def __init__(self, *args: Any, units: list[UnitChoice], template: OfficeTemplate | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in TEXTS:
            self.fields[name].max_length = _length(name)  # type: ignore[attr-defined]  # all of them are texts
            self.fields[name].widget.attrs["maxlength"] = _length(name)
        if template is None:
            self.fields["unit"].choices = [(unit.code, f"{'– ' * unit.depth}{unit.title}") for unit in units]  # type: ignore[attr-defined]  # a choice
            del self.fields["removes_file"]
            return
        del self.fields["unit"], self.fields["frame"]
        if template.content is None:
            del self.fields["removes_file"]
        self.initial = {name: getattr(template, name) for name in (*TEXTS, "is_usual")}

    def fill(self, template: OfficeTemplate) -> None:
        """Put what was typed and uploaded into the template."""
        for name in (*TEXTS, "is_usual"):
            given = self.cleaned_data[name]
            setattr(template, name, "\n".join(given.splitlines()) if isinstance(given, str) else given)
        if self.cleaned_data.get("removes_file"):
            template.content, template.filename = None, ""
        if file := self.cleaned_data.get("file"):
            template.content, template.filename = file.read(), (file.name or "template.docx")[:200]
