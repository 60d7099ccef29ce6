"""How far people are from the age of retirement, as a dimension of reports."""

from datetime import date

from django.db.models import Case, CharField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from apps.cadres.dimensions.bands import NO_RECORD
from apps.cadres.models import Cadre
from apps.cadres.retirement import months_later, retires_between
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry

REACHED = "reached"
# Within so many months after the day.
STEPS = (("within_1_year", 12), ("within_2_years", 24), ("within_5_years", 60))
TITLES = {
    REACHED: _("Age of retirement reached"),
    "within_1_year": _("Within one year"),
    "within_2_years": _("In the second year"),
    "within_5_years": _("In the third to fifth year"),
    "later": _("Later"),
}


def retirement_facts(day: date) -> Sheet:
    return Sheet(retirement_on(day), "pk", {"retirement": retirement_rows()})


def retirement_on(day: date) -> Rows:
    """The ages are read each time, as they are data that may be edited."""
    known = Q(birth_date__isnull=False, sex__isnull=False, birth_date__lte=day)
    whens = [When(known & retires_between(None, day), then=Value(REACHED))]
    for code, months in STEPS:
        whens.append(When(known & retires_between(None, months_later(day, months)), then=Value(code)))
    whens.append(When(known, then=Value("later")))
    return Cadre.objects.annotate(retirement=Case(*whens, output_field=CharField())).values_list("pk", "retirement")


def retirement_rows() -> tuple[Category, ...]:
    parts = [Category(code, title, values=(code,)) for code, title in TITLES.items()]
    soon = tuple(code for code, _months in STEPS)
    return (*parts, NO_RECORD, Category("within_5_years_all", _("Within five years"), Kind.ROLL_UP, parts=soon))


registry.declare(
    Facts(
        "retirement",
        (
            Dimension(
                "retirement",
                _("Retirement"),
                _("Persons by when they reach the age of retirement that holds in that year."),
                "Nghị định 135/2020/NĐ-CP; BM01/BNV",
            ),
        ),
        retirement_facts,
    )
)
