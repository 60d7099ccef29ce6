"""The indicator of discipline (domain 6.2)."""

from django.utils.translation import gettext_lazy as _

from apps.discipline.reports import LEGAL_BASIS
from apps.reporting.indicators.definitions import Field, Indicator
from apps.reporting.indicators.register import declare
from apps.reporting.indicators.sources import OfTally

declare(
    Indicator(
        "I09",
        _("Discipline"),
        _("Persons disciplined and decisions made since the term of the Party committees began."),
        _("Persons with a decision that took effect in the span, by side, form, post and offence; decisions each."),
        _("All Party members disciplined in the span; of decisions all decisions."),
        Field.CONDUCT,
        OfTally(
            "discipline",
            ("party_members", "commune_cadres", "civil_servants", "everyone", "decisions"),
            ("track", "form", "post", "offence"),
        ),
        _("persons, decisions"),
        LEGAL_BASIS,
        remarks=_("Persons and decisions are counted apart: one act may have a decision of each side."),
    )
)
