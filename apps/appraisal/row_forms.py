"""The rows of a table in which a whole unit is rated: a level or a reason, a score and a note for each person."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.appraisal import triggers
from apps.appraisal.models import Rating, SchemeLevel, Track
from apps.appraisal.schemes import YearScheme
from apps.core.forms import RegistryForm
from apps.core.narrowing import narrowed
from apps.core.text import tidy

Choices = list[tuple[str, Any]]


class ScoreField(forms.CharField):
    """A score as people write it, with a comma or a point: 92,5."""

    default_error_messages = {
        "invalid": gettext_lazy("“%(value)s” is not a score. Write a number such as 92,5."),
        "too_fine": gettext_lazy("A score has two decimal places at most."),
    }

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, max_length=12, widget=widget, **kwargs)

    def prepare_value(self, value: object) -> str:
        if isinstance(value, Decimal):
            return f"{value.normalize():f}".replace(".", ",")
        return str(value or "")

    def clean(self, value: Any) -> Decimal | None:
        text = str(super().clean(value) or "").strip()
        return self.number(text) if text else None

    def number(self, text: str) -> Decimal:
        try:
            score = Decimal(text.replace(",", "."))
        except InvalidOperation:
            score = Decimal("NaN")
        if not score.is_finite() or abs(score) >= 1000:
            raise ValidationError(self.error_messages["invalid"], code="invalid", params={"value": text[:12]})
        if score != score.quantize(Decimal("0.01")):
            raise ValidationError(self.error_messages["too_fine"], code="too_fine")
        return score

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial).strip() != str(data or "").strip().replace(".", ",")


class RatingRowForm(RegistryForm):
    """One person's rating of the year; hidden first values tell what the person at the screen changed."""

    outcome = forms.ChoiceField(label=gettext_lazy("Rating"), required=False, show_hidden_initial=True)
    score = ScoreField(label=gettext_lazy("Score"), show_hidden_initial=True)
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=200, show_hidden_initial=True)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, scheme: YearScheme, choices: Choices, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scheme = scheme
        outcome = narrowed(self.fields["outcome"], forms.ChoiceField)
        outcome.choices = choices
        outcome.widget.attrs["class"] = "form-select-sm"
        for field in ("score", "note"):
            self.fields[field].widget.attrs["class"] = "form-control-sm"
        for field, bound in self.fields.items():
            bound.widget.attrs |= {"aria-label": f"{bound.label}: {name}", "data-column": field}

    def clean_note(self) -> str:
        return tidy(self.cleaned_data["note"])

    def clean(self) -> None:
        score = self.cleaned_data.get("score")
        if score is not None and not self.cleaned_data.get("outcome"):
            self.cleaned_data["outcome"] = self.scheme.level_of(score) or ""
        if not self.cleaned_data.get("outcome") and (score is not None or self.cleaned_data.get("note")):
            self.add_error("outcome", _("Choose a level, or the reason why the person was not rated."))
        for field, name in self._broken():
            self.add_error(field, ValidationError(triggers.RATING_MESSAGES[name], code=name))

    def _broken(self) -> list[tuple[str, str]]:
        """The rules of the year's scheme that the row breaks, each beside its cell."""
        score, scheme = self.cleaned_data.get("score"), self.scheme.scheme
        if scheme is None or score is None:
            return []
        if score > scheme.highest_score or score < 0:
            return [("score", triggers.SCORE_OF_YEAR)]
        entry = self.scheme.entry(self.cleaned_data.get("outcome") or "")
        if entry is None or entry.holds(score):
            return []
        if not entry.takes_disqualified:
            return [("outcome", triggers.LEVEL_OF_SCORE)]
        return [] if self.cleaned_data.get("note") else [("note", triggers.DISQUALIFIED_WHY)]

    @property
    def is_touched(self) -> bool:
        """Whether something was changed here since the table was opened, whatever others did meanwhile."""
        return bool(set(self.changed_data) - {"revision"})

    @property
    def is_emptied(self) -> bool:
        return not self.cleaned_data.get("outcome")

    def fill(self, rating: Rating) -> Rating:
        """The rating as the row says."""
        self.scheme.put(self.cleaned_data["outcome"], rating)
        rating.score, rating.note = self.cleaned_data["score"], self.cleaned_data["note"]
        return rating

    def refuse(self, error: ValidationError) -> None:
        fields = {"appraisal_score_needs_level": "score", "appraisal_score_in_scale": "score"}
        for one in error.error_list:
            self.add_error(fields.get(one.code or "", "outcome"), one)


def initial_of(rating: Rating | None) -> dict[str, object]:
    if rating is None:
        return {"outcome": "", "score": "", "note": ""}
    return {"outcome": rating.level_id or rating.unrated_id, "score": rating.score, "note": rating.note}


def choices_of(scheme: YearScheme) -> Choices:
    """The levels in the words of the year, then the reasons for none."""

    def words(entry: SchemeLevel) -> str:
        if entry.lowest_score is None and entry.below_score is None:
            return entry.label
        if entry.lowest_score is None:
            return f"{entry.label} (< {entry.below_score})"
        return f"{entry.label} (≥ {entry.lowest_score})"

    levels = [(entry.level_id, words(entry)) for entry in scheme.levels]
    reasons = [(reason.code, reason.label) for reason in scheme.reasons]
    return [("", "–"), *levels, (_("Not rated"), reasons)]


class OutcomeForm(RegistryForm):
    """One outcome for several people; the year goes along, so that no other year is rated than the page showed."""

    outcome = forms.ChoiceField(label=gettext_lazy("Rating"))
    note = forms.CharField(label=gettext_lazy("Note"), required=False, max_length=200)
    year = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, scheme: YearScheme, year: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"year": year}, **kwargs)
        self.of_year = year
        outcome = narrowed(self.fields["outcome"], forms.ChoiceField)
        outcome.choices = choices_of(scheme)
        outcome.help_text = _("The same for all who are named below: %(track)s, %(year)s.") % {
            "track": scheme.scheme and Track(scheme.scheme.track).label,
            "year": year,
        }

    def clean_note(self) -> str:
        return tidy(self.cleaned_data["note"])

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year != self.of_year:
            raise ValidationError(
                _("This list is now of %(year)s. Go back and choose again."), params={"year": self.of_year}
            )
        return year
