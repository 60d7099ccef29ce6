"""Forms in the registry's look: Tabler's classes on every field, dates as people here write them."""

import re
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import connection
from django.db.models import BLANK_CHOICE_DASH, Field
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from apps.core.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_partial_date

OUT_OF_TIME = _("Choose a day between 1900 and 2100.")
# No record of people lies outside these years: such a day is a slip of the keys.
IN_OUR_TIME = (
    MinValueValidator(date(FIRST_YEAR, 1, 1), OUT_OF_TIME),
    MaxValueValidator(date(LAST_YEAR, 12, 31), OUT_OF_TIME),
)
CLASSES: list[tuple[tuple[type[forms.Widget], ...], str]] = [
    ((forms.HiddenInput, forms.MultipleHiddenInput), ""),
    ((forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple), "form-check-input"),
    ((forms.Select, forms.SelectMultiple), "form-select"),
]


def widget_class(widget: forms.Widget) -> str:
    """Tabler's class for a widget."""
    return next((name for kinds, name in CLASSES if isinstance(widget, kinds)), "form-control")


class RegistryBoundField(BoundField):
    """A field on its form, with its look and the mark of an error."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        wrong = "is-invalid" if self.errors else ""
        classes = [widget.attrs.get("class", ""), built.get("class", ""), widget_class(widget), wrong]
        if joined := " ".join(name for name in classes if name):
            built["class"] = joined
        if isinstance(widget, forms.DateInput):
            built |= {"placeholder": str(_("dd/mm/yyyy")), "inputmode": "numeric", "autocomplete": "off"}
        return built

    @property
    def is_asked(self) -> bool:
        """Whether it must be filled in; nothing must in a form that may stay empty as a whole."""
        return self.field.required and not self.form.empty_permitted

    @property
    def is_check(self) -> bool:
        """Whether the label stands behind the box."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_choice_list(self) -> bool:
        """Whether the field is several boxes that need a legend."""
        return isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)

    @property
    def is_file(self) -> bool:
        return isinstance(self.field.widget, forms.FileInput)


class RegistryRenderer(TemplatesSetting):
    """Every form of the house, also those of libraries, is drawn by our components."""

    bound_field_class = RegistryBoundField
    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class RegistryFormMixin:
    """Labels without a colon, words for what is missing; the look comes from the renderer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("renderer", RegistryRenderer())
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]  # the forms it is mixed into have fields
            _ask_for_what_is_missing(field)
            if isinstance(field, forms.ChoiceField):
                _name_the_blank(field)
            if isinstance(field, forms.DateField):
                field.validators += IN_OUR_TIME


def _ask_for_what_is_missing(field: forms.Field) -> None:
    """The library's sentence only says that a field is required; ours says what to do, unless the form has its own."""
    if field.error_messages.get("required") is not forms.Field.default_error_messages["required"]:
        return
    if isinstance(field, forms.FileField):
        field.error_messages["required"] = _("Choose a file.")
    elif isinstance(field, forms.ChoiceField):
        field.error_messages["required"] = _("Choose one of the list.")
    else:
        field.error_messages["required"] = _("Fill this in; it cannot be left empty.")


def _name_the_blank(field: forms.ChoiceField) -> None:
    """What an empty choice means stands in words, not as the library's dashes."""
    words = _("Choose…") if field.required else _("No information")
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == BLANK_CHOICE_DASH[0][1]:
            field.empty_label = words
        return
    choices = list(cast("Any", field.choices))
    if choices[:1] == BLANK_CHOICE_DASH:
        field.choices = [("", words), *choices[1:]]


class RegistryForm(RegistryFormMixin, forms.Form):
    """A form of the registry."""


class RegistryModelForm(RegistryFormMixin, forms.ModelForm):  # type: ignore[type-arg]  # the model is given in Meta
    """A form of the registry for one record; no number is larger than its column."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in self._meta.model._meta.concrete_fields:
            field = self.fields.get(column.name)
            if type(field) is forms.IntegerField and field.max_value is None:
                _limit(field, column)


def _limit(field: forms.IntegerField, column: "Field[Any, Any]") -> None:
    """Forms of Django take the least value of a column, and leave the greatest to the model's own check."""
    _least, greatest = connection.ops.integer_field_range(column.get_internal_type())
    if greatest is not None:
        field.validators.append(MaxValueValidator(greatest))


class PartialDateInput(forms.TextInput):
    """One text box for a date of known precision."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        own = {"placeholder": _("dd/mm/yyyy, mm/yyyy or yyyy"), "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(own | (attrs or {}))


def _has_a_far_year(text: str) -> bool:
    return any(not FIRST_YEAR <= int(year) <= LAST_YEAR for year in re.findall(r"(?<!\d)\d{4}(?!\d)", text))


class PartialDateField(forms.Field):
    """A day, a month or a year, as papers give it: 05/03/1980, 03/1980 or 1980."""

    widget = PartialDateInput
    default_error_messages = {
        "invalid": _("“%(value)s” is not a date. Write dd/mm/yyyy, or mm/yyyy or yyyy if only that is known."),
        "out_of_time": OUT_OF_TIME,
        "too_late": _("%(value)s lies in the future. Check the year."),
    }

    def __init__(self, *, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.latest = latest

    def prepare_value(self, value: PartialDate | str | None) -> str:
        return "" if value is None else str(value)

    def to_python(self, value: PartialDate | str | None) -> PartialDate | None:
        if value is None or isinstance(value, PartialDate):
            return value
        text = str(value).strip()
        if not text:
            return None
        # A lone number below 1000 is a slip, not a year.
        found = None if re.fullmatch(r"\d{1,3}", text) else parse_partial_date(spaced(text))
        if found is None:
            code = "out_of_time" if _has_a_far_year(text) else "invalid"
            raise ValidationError(self.error_messages[code], code=code, params={"value": text[:40]})
        return found

    def validate(self, value: PartialDate | None) -> None:
        super().validate(value)
        if value and self.latest and value.first > self.latest:
            raise ValidationError(self.error_messages["too_late"], code="too_late", params={"value": str(value)})

    def has_changed(self, initial: PartialDate | None, data: str | None) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


def spaced(text: str) -> str:
    """Digits typed without separators, as a telephone's keyboard suggests: 05031980 is 05/03/1980, 031980 03/1980."""
    if match := re.fullmatch(r"(\d{2})?(\d{2})(\d{4})", text):
        return "/".join(part for part in match.groups() if part)
    return text
