"""Forms for one rating, one score of a period, one commendation, and a session of a vote."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from apps.appraisal import triggers
from apps.appraisal.models import Commendation, PeriodScore, Rating, VoteSession
from apps.appraisal.models.votes import MOST_VOTERS
from apps.appraisal.row_forms import ScoreField
from apps.cadres.forms import RecordForm
from apps.communes.fields import UnitField
from apps.communes.models import Level, Unit
from apps.communes.titles import titles_near
from apps.core.ahead import NotAhead, latest_day
from apps.core.narrowing import narrowed
from apps.core.permissions import Permission


def year_field(form: RecordForm, *, first: int = 1990) -> None:
    """Four digits, from the first year on which the registry keeps such records to the present one."""
    field = form.fields["year"]
    field.validators = [MinValueValidator(first), NotAhead(form.day)]
    field.widget.attrs |= {"inputmode": "numeric", "min": first, "max": latest_day(form.day).year}


class RatingForm(RecordForm):
    """One rating with its paper; a level, or the reason why there is none."""

    error_fields: ClassVar[dict[str, str]] = {
        triggers.YEAR_HAS_SCHEME: "year",
        triggers.LEVEL_OF_YEAR: "level",
        triggers.SCORE_OF_YEAR: "score",
        triggers.LEVEL_OF_SCORE: "level",
        triggers.DISQUALIFIED_WHY: "note",
        "appraisal_one_rating_a_year": "year",
        "appraisal_level_or_reason": "level",
        "appraisal_score_needs_level": "score",
        "appraisal_score_in_scale": "score",
        "appraisal_rating_year_plausible": "year",
        "appraisal_decided_in_or_after_the_year": "decision_on",
    }
    score = ScoreField(label=_("Score"))

    class Meta:
        model = Rating
        fields = [
            "year",
            "track",
            "level",
            "score",
            "unrated",
            "note",
            "legal_basis",
            "decision_number",
            "decision_on",
            "decision_issuer",
        ]
        help_texts = {
            "unrated": _("Only where there is no level."),
            "note": _("What led to the lowest level where the score is higher."),
        }

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year_field(self)


class PeriodScoreForm(RecordForm):
    """The score of one month or quarter."""

    error_fields: ClassVar[dict[str, str]] = {
        "appraisal_period_exists": "number",
        "appraisal_period_score_in_scale": "score",
        "appraisal_period_year_plausible": "year",
        "appraisal_period_scored_once": "number",
    }
    score = ScoreField(label=_("Score"))

    class Meta:
        model = PeriodScore
        fields = ["year", "kind", "number", "score"]

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year_field(self)
        self.fields["score"].required = True
        self.fields["number"].validators.append(MaxValueValidator(12))


class CommendationForm(RecordForm):
    """One commendation; the forms in force on the working day are offered."""

    error_fields: ClassVar[dict[str, str]] = {
        triggers.FORM_OF_DAY: "form",
        "appraisal_commendation_year_plausible": "year",
        "appraisal_commendation_once": "form",
    }

    class Meta:
        model = Commendation
        fields = ["form", "year", "reason", "decision_number", "decision_on", "decision_issuer", "legal_basis"]

    field_order = Meta.fields

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        year_field(self, first=1950)
        form = narrowed(self.fields["form"], forms.ModelChoiceField)
        # The decision's own day says which forms there were; the working day may be another one.
        form.queryset = form.queryset.model.objects.filter(is_collective=False)  # type: ignore[union-attr]  # a choice of models


class SessionForm(RecordForm):
    """Where, when and by whom a vote was held, and how many came."""

    error_fields: ClassVar[dict[str, str]] = {
        triggers.SCHEME_OF_DAY: "scheme",
        triggers.ISSUED_TO_PRESENT: "present",
        "appraisal_present_were_summoned": "present",
        "appraisal_somebody_summoned": "summoned",
        "appraisal_session_once": "body",
        "unit_not_yours": "unit",
    }
    happened = ("held_on",)
    unit = UnitField(label=_("Unit"))

    class Meta:
        model = VoteSession
        fields = [
            "body",
            "session",
            "held_on",
            "scheme",
            "summoned",
            "present",
            "legal_basis",
            "decision_number",
        ]
        help_texts = {
            "body": _("For instance: executive committee of the Party organisation, People's Council."),
            "scheme": _("The text that held on the day of the session."),
        }

    field_order = ["unit", *Meta.fields]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = narrowed(self.fields["unit"], UnitField)
        day = self.instance.held_on or self.day
        unit.limit(user=self.user, day=day, permission=Permission.SEE_VOTES, level=Level.COMMUNE)
        if self.instance.unit_id:
            self.initial["unit"] = self.instance.unit
        for name in ("summoned", "present"):
            self.fields[name].validators.append(MaxValueValidator(MOST_VOTERS))
        scheme = narrowed(self.fields["scheme"], forms.ModelChoiceField)
        # The day of the session says which scheme held; the working day may be another one.
        scheme.queryset = scheme.queryset.model.objects.all()  # type: ignore[union-attr]  # a choice of models

    def clean_unit(self) -> Unit:
        unit: Unit = self.cleaned_data["unit"]
        self.instance.unit = unit
        return unit

    def shown(self, name: str, value: Any) -> str:
        if isinstance(value, Unit):
            return titles_near([value.pk], self.day).get(value.pk, value.key)
        return super().shown(name, value)
