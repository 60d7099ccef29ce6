"""The form of a breakdown: which lines divide another one, so that whom they leave out is told below the form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.narrowing import narrowed
from apps.reporting.official.definitions import Block, OfficialForm
from apps.reporting.official.drafts.head_forms import IN_ENGLISH, PartForm, both, words
from apps.reporting.official.drafts.lines import Side, with_block
from apps.reporting.official.drafts.offer import FormOffer
from apps.reporting.official.wording import name_of


class BlockForm(PartForm):
    """A breakdown of one side of a form."""

    title_vi = words(_("Title in Vietnamese"), help_text=_("As: Trình độ chuyên môn."))
    title_en = words(_("Title in English"), required=False, help_text=IN_ENGLISH)
    lines = forms.MultipleChoiceField(
        label=_("These lines"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick the lines that belong together.")},
    )
    whole = forms.ChoiceField(label=_("Are the parts of"), required=False)
    dimension = forms.ChoiceField(
        label=_("Of whom this is not known is told apart"), required=False, help_text=_("What the lines divide by.")
    )

    def __init__(self, *args: Any, form: OfficialForm, side: Side, place: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form, self.side, self.place = form, side, place
        counted = [(line.code, name_of(line)) for line in side.lines(form) if line.is_counted or line.missing]
        topics: list[tuple[str, Any]] = [("", _("No information")), *FormOffer(form, self.day).dimensions]
        narrowed(self.fields["lines"], forms.MultipleChoiceField).choices = counted
        narrowed(self.fields["whole"], forms.ChoiceField).choices = [("", _("Everyone")), *counted]
        narrowed(self.fields["dimension"], forms.ChoiceField).choices = topics
        if place is not None:
            block = side.blocks(form)[place]
            self.initial.update({"title_vi": block.title.vi, "title_en": block.title.en, "lines": list(block.lines)})
            self.initial.update({"whole": block.whole, "dimension": block.dimension})

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("whole") and told["whole"] in told.get("lines", ()):
            self.add_error("whole", _("A line does not break down itself. Choose another one."))
        return told

    def written(self) -> OfficialForm:
        """The form with this breakdown."""
        told = self.cleaned_data
        block = Block(both(told, "title"), tuple(told["lines"]), told["whole"], told["dimension"])
        return with_block(self.form, self.side, block, place=self.place)
