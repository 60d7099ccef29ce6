"""Who meets the standard of the post held on the day, and each thing that it asks, as dimensions of reports."""

from datetime import date
from functools import cache, partial

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from apps.core.listed import from_state, state_of
from apps.qualifications.models import Outcome, QualificationLevel, StandardCriterion, StandardScope, StandardSet
from apps.qualifications.models.outcomes import ASPECTS
from apps.qualifications.standards.evaluation import outcomes_by_person
from apps.qualifications.standards.rules import Rule, rules_on
from apps.qualifications.standards.words import ASPECT_LABELS
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.once import once
from apps.reporting.registry import registry
from apps.reporting.sql import Sql

LAW = "Nghị định 33/2023/NĐ-CP Điều 8, 10; Luật Hộ tịch 2014 Điều 72; Nghị định 170/2025/NĐ-CP"
WORST = _(
    "Persons by the worst of what the standard of the day asks of the posts that they hold;"
    " not met goes before not met within grace, no data, exempt and met."
)
ASKED = _("Persons by what the standard of the day asks here of their post; who is not asked stands apart.")
OVERALL = Dimension("standard", _("The standard of the post"), WORST, LAW)
BY_ASPECT = {aspect: Dimension(f"standard_{aspect}", label, ASKED, LAW) for aspect, label in ASPECT_LABELS.items()}
MISSED = ("not_met_within_grace", "not_met")


def categories(without: Category) -> tuple[Category, ...]:
    """The outcomes, those whom no outcome concerns, and two roll-ups: below standard (I32), and its denominator."""
    order = (Outcome.MET, Outcome.WITHIN_GRACE, Outcome.NOT_MET, Outcome.EXEMPT, Outcome.NO_DATA)
    rows = [
        Category(o.code, o.label, Kind.UNKNOWN if o == Outcome.NO_DATA else Kind.PART, (str(o.value),)) for o in order
    ]
    below = Category("not_standardised", _("Below the standard, grace included"), Kind.ROLL_UP, parts=MISSED)
    assessed = Category("assessed", _("Assessed"), Kind.ROLL_UP, parts=tuple(row.code for row in rows))
    return (*rows, without, below, assessed)


NO_STANDARD = Category("no_standard", _("No standard applies"), values=(None,))
NOT_ASKED = Category("not_asked", _("Not asked"), values=(None,))


# Read by place: in the order in which the dimensions are declared below.
COLUMNS = {BY_ASPECT[aspect].code: F(aspect) for aspect in ASPECTS}


def standard_facts(day: date) -> Sheet:
    """One row per person who holds a post on the day."""
    state = once("standards", lambda: state_of(StandardSet, StandardCriterion, StandardScope, QualificationLevel))
    return from_state(state, _standard_facts, day)


def _standard_facts(day: date) -> Sheet:
    rules = rules_on(day)
    held = {OVERALL.code: categories(NO_STANDARD)} | {code: categories(NOT_ASKED) for code in COLUMNS}
    return Sheet(_rows(day, rules, None), "person", held, among=cache(partial(_rows, day, rules)))


def _rows(day: date, rules: tuple[Rule, ...], among: str | None) -> Rows:
    """Evaluated for whoever stands in a common table alone: the registry may hold many times as many."""
    people = None if among is None else Sql(f"SELECT person FROM {among}")
    rows = outcomes_by_person(day, people, rules).annotate(standard_overall=F("outcome"), **COLUMNS)
    return rows.values_list("person_id", "standard_overall", *COLUMNS)


registry.declare(Facts("standards", (OVERALL, *(BY_ASPECT[aspect] for aspect in ASPECTS)), standard_facts))
