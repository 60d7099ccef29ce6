"""The form by which staff write a definition or send it as a file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.editing import WritingForm
from apps.reporting.models import AddedForm
from apps.reporting.models.official_forms import LONGEST_TEXT


class DefinitionForm(WritingForm):
    """A definition as text; a file wins over what stands in the box."""

    file = forms.FileField(
        label=_("Or a file"), required=False, help_text=_("A definition as JSON, as the page of each form gives it.")
    )
    text = forms.CharField(
        label=pgettext_lazy("of an official form", "Definition"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 24, "class": "font-monospace", "spellcheck": "false"}),
    )
    field_order = ("text", "file")

    class Meta:
        model = AddedForm
        fields = ("text",)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if sent := cleaned.get("file"):
            cleaned["text"] = self._text_of(sent.read(LONGEST_TEXT + 1))
        if not cleaned.get("text") and not self.errors:
            self.add_error("text", __("Write a definition, or choose a file that holds one."))
        return cleaned

    def _text_of(self, content: bytes) -> str:
        if len(content) > LONGEST_TEXT:
            self.add_error("file", __("The file is longer than any definition. Choose another one."))
            return ""
        try:
            return content.decode("utf-8-sig").replace("\x00", "")
        except UnicodeDecodeError:
            self.add_error("file", __("The file is no text in UTF-8. Save it as UTF-8 and send it again."))
            return ""
