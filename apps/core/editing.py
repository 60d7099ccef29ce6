"""The course of a form that writes: errors beside fields, doubts asked once, and a word when someone was faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, Self, cast

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils import formats
from django.utils.translation import gettext as _

from apps.core.doubts import Doubt, DoubtfulError
from apps.core.forms import RegistryModelForm
from apps.core.permissions import Actor
from apps.core.revisions import StaleError, revision_of

Refusal = Callable[[ValidationError], None]


class WritingForm(RegistryModelForm):
    """A form for one record; the service checks the constraints, and the form puts its refusals beside the fields."""

    # Which field a refusal belongs to, by the name of the constraint or the code of the error.
    error_fields: ClassVar[dict[str, str]] = {}

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: Actor, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.day = user, day
        self.doubts: list[Doubt] = []
        if self.instance.pk and not self.is_bound:
            self.initial["revision"] = revision_of(self.instance)

    @property
    def opened_at(self) -> int:
        """The revision that the person saw; 0, which no row has, when the form came without one."""
        return self.cleaned_data.get("revision") or 0

    def validate_unique(self) -> None:
        """Left to the service, as are all constraints: it asks every one at once and knows its name."""

    def _get_validation_exclusions(self) -> set[str]:
        """Fields are checked as form fields; the model's own check would only repeat the constraints, without names."""
        return {field.name for field in self.instance._meta.get_fields()}

    def refuse(self, error: ValidationError) -> None:
        """Put a refusal of the service beside its field, or at the top."""
        for one in error.error_list:
            name = self.error_fields.get(one.code or "", "")
            self.add_error(name if name in self.fields else None, one)

    def reopened(self, row: models.Model) -> Self:
        """The form as it would be opened now."""
        return type(self)(instance=row, user=self.user, day=self.day)

    def shown(self, name: str, value: Any) -> str:
        """A value of a field as its reader knows it."""
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return _("yes") if value else _("no")
        if value in (None, ""):
            return "–"
        if isinstance(field, forms.ModelChoiceField):
            return str(field.to_python(value))
        if isinstance(field, forms.ChoiceField):
            return str(dict(field.flatchoices if hasattr(field, "flatchoices") else field.choices).get(value, value))  # type: ignore[arg-type]  # choices of a model field are pairs
        return formats.date_format(value, "SHORT_DATE_FORMAT") if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class FieldConflict:
    """A field that stands otherwise in the registry than in the form."""

    label: str
    now: str
    yours: str


@dataclass(frozen=True)
class Conflict:
    """Who changed the record while the form was open, and where the form differs from what stands now."""

    who: str
    at: datetime | None
    is_gone: bool
    fields: tuple[FieldConflict, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """How a try to save ended; what the page shows when nothing was saved."""

    is_saved: bool = False
    doubts: tuple[Doubt, ...] = ()
    conflict: Conflict | None = None


def try_to_save(form: WritingForm, save: Callable[[], object], *, refuse: Refusal | None = None) -> Outcome:
    """Run the service behind a valid form; every refusal comes back as something to show."""
    try:
        save()
    except ValidationError as error:
        (refuse or form.refuse)(error)
        return Outcome()
    except DoubtfulError as doubtful:
        return Outcome(doubts=doubtful.doubts)
    except StaleError as stale:
        _carry_on_from(form, stale.change.revision)
        return Outcome(conflict=conflict_of(form, stale))
    return Outcome(is_saved=True)


def seen_doubts(request: HttpRequest) -> list[str]:
    """Codes of the doubts that the page showed and the person chose to set aside."""
    return request.POST.getlist("seen")


def conflict_of(form: WritingForm, stale: StaleError[Any]) -> Conflict:
    """Compare the form with the row as it stands now, field by field, as both would be read."""
    user = get_user_model()._default_manager.filter(pk=stale.change.user).first()
    who = str(user) if user else _("Someone")
    if stale.row is None:
        return Conflict(who, stale.change.at, is_gone=True)
    present = form.reopened(stale.row)
    names = [name for name, field in form.fields.items() if not field.widget.is_hidden and name in present.fields]
    conflicts = [
        FieldConflict(
            label=str(form[name].label),
            now=present.shown(name, present.get_initial_for_field(present.fields[name], name)),
            yours=form.shown(name, form.cleaned_data.get(name)),
        )
        for name in names
    ]
    return Conflict(who, stale.change.at, is_gone=False, fields=tuple(c for c in conflicts if c.now != c.yours))


def _carry_on_from(form: WritingForm, revision: int) -> None:
    """Sent again, the form says that its owner has seen what stands now."""
    data = cast(QueryDict, form.data).copy()
    data[form.add_prefix("revision")] = str(revision)
    form.data = data
