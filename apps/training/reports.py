"""The report on training: form 10 (persons and classes by row), and what was planned against what was held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from apps.cadres.chapters import CAREERS, STAFF
from apps.qualifications.models import StudyMode
from apps.reporting.definitions import Category, Kind, Report, Rows
from apps.reporting.registry import registry
from apps.reporting.tallies.definitions import (
    PERSONS,
    Aggregate,
    Axis,
    Counted,
    Cross,
    Group,
    Span,
    Tally,
    TallyReport,
    dong,
)
from apps.training.measures import DIMENSIONS, PLAN
from apps.training.models import Enrolment, FormRow, Part, Place, PlanLine, PlanState, TrainingClass
from apps.training.report_lines import CLASSES, COMPLETED, ENROLLED, PLAN_LINES

BASIS = "Biểu 10-BTCTW"
TURNS = Counted("turns", _("Enrolments"), Aggregate.ROWS)
CLASSES_OF = Counted("classes", _("Classes"), Aggregate.DISTINCT, "training_class")
HELD = Counted("classes", _("Classes"), Aggregate.ROWS)
PEOPLE = Counted("people", _("People"), Aggregate.SUM, "planned")
OTHER = Category("other", _("In no row of the form"), Kind.UNKNOWN)
NOT_STATED = Category("not_stated", _("Not stated"), Kind.UNKNOWN)


def completed(part: Part) -> Callable[[Span, date], Rows]:
    """Classes of one part of the form that people completed in the span."""

    def rows(span: Span, day: date) -> QuerySet[Enrolment]:
        found = Enrolment.objects.filter(span.holds("completed_on"), training_class__course__row__part=part)
        mode = Coalesce(NullIf(F("training_class__mode"), Value("")), Value("unknown"))
        return found.annotate(row=F("training_class__course__row"), place=F("training_class__place"), mode=mode)

    return rows


def enrolled(span: Span, day: date) -> Rows:
    """People in classes that began in the span; who withdrew no longer counts."""
    found = Enrolment.objects.filter(span.holds("training_class__starts_on")).exclude(state="withdrawn")
    return found.annotate(kind=F("training_class__course__row__part"))


def held(span: Span, day: date) -> Rows:
    return TrainingClass.objects.filter(span.holds("starts_on")).annotate(kind=F("course__row__part"))


def planned(span: Span, day: date) -> Rows:
    """Lines of the plans approved by the last day for the years of the span."""
    years = Q(plan__year__lte=span.last.year)
    if span.first:
        years &= Q(plan__year__gte=span.first.year)
    approved = Q(plan__state=PlanState.APPROVED, plan__decision_on__lte=span.last)
    return PlanLine.objects.filter(years, approved).annotate(unit=F("plan__unit"), kind=F("course__row__part"))


def rows_of(part: Part) -> Callable[[Span], tuple[Category, ...]]:
    return lambda span: tuple(
        Category(row.pk.lower(), row.label, values=(row.pk,)) for row in FormRow.objects.filter(part=part)
    )


def places(span: Span) -> tuple[Category, ...]:
    return tuple(Category(place.value, place.label, values=(place.value,)) for place in Place)


def modes(span: Span) -> tuple[Category, ...]:
    """Form 10 asks for full-time and not full-time alone."""
    others = tuple(mode.value for mode in StudyMode if mode != StudyMode.FULL_TIME)
    return (
        Category("full_time", StudyMode.FULL_TIME.label, values=(StudyMode.FULL_TIME.value,)),
        Category("not_full_time", _("Not full-time"), values=others),
    )


def kinds(span: Span) -> tuple[Category, ...]:
    return tuple(Category(part.value, part.label, values=(part.value,)) for part in Part)


GROUP_TITLES = {
    Part.PROFESSIONAL: (_("Professional: persons"), _("Professional: enrolments"), _("Professional: classes")),
    Part.POLITICAL: (_("Political: persons"), _("Political: enrolments"), _("Political: classes")),
    Part.FOSTERING: (_("Fostering: persons"), _("Fostering: enrolments"), _("Fostering: classes")),
}


def result_groups(part: Part) -> tuple[Group, ...]:
    """Persons and the classes that they completed, under names of the part."""
    persons, turns, classes = GROUP_TITLES[part]
    return (
        Group(f"{part.value}_persons", persons, _("Each person once, however many classes."), PERSONS),
        Group(f"{part.value}_turns", turns, _("Each class of each person."), TURNS),
        Group(f"{part.value}_classes", classes, _("Classes that somebody completed."), CLASSES_OF),
    )


def axis_of_rows(part: Part) -> Axis:
    return Axis("form_row", _("Row of the form"), _("The row of form 10 of the course."), "row", rows_of(part), OTHER)


def axis_of_kinds() -> Axis:
    return Axis(
        "kind", _("Kind of training"), _("The part of form 10 in which the course stands."), "kind", kinds, OTHER
    )


PROFESSIONAL = Tally(
    "professional",
    _("I. Professional training completed"),
    _("People who completed a class that leads to a professional level, by the day of completion."),
    rows=completed(Part.PROFESSIONAL),
    groups=result_groups(Part.PROFESSIONAL),
    breakdowns=(
        Cross(
            "professional",
            _("Row of the form by place of study"),
            _("Where the class was held: in the country, abroad, or jointly."),
            rows=axis_of_rows(Part.PROFESSIONAL),
            columns=Axis("place", _("Place of study"), _("Place of study"), "place", places, NOT_STATED),
        ),
    ),
    listing=COMPLETED,
    legal_basis=BASIS,
)
POLITICAL = Tally(
    "political",
    _("I. Training in political theory completed"),
    _("People who completed a class that leads to a level of political theory, by the day of completion."),
    rows=completed(Part.POLITICAL),
    groups=result_groups(Part.POLITICAL),
    breakdowns=(
        Cross(
            "political",
            _("Row of the form by mode of study"),
            _("Full-time, or in any other mode."),
            rows=axis_of_rows(Part.POLITICAL),
            columns=Axis("mode", _("Mode of study"), _("Mode of study"), "mode", modes, NOT_STATED),
        ),
    ),
    listing=COMPLETED,
    legal_basis=BASIS,
)
FOSTERING = Tally(
    "fostering",
    _("II. Fostering courses completed"),
    _("People who completed a fostering course, by the day of completion."),
    rows=completed(Part.FOSTERING),
    groups=result_groups(Part.FOSTERING),
    breakdowns=(axis_of_rows(Part.FOSTERING),),
    listing=COMPLETED,
    legal_basis=BASIS,
)
PLANNED = Tally(
    "planned",
    _("Planned"),
    _("Approved plans of the years of the span, each for its whole year."),
    rows=planned,
    person="",
    groups=(
        Group("people_planned", _("People planned"), _("As the lines of the plans say."), PEOPLE),
        Group("cost_planned", _("Planned cost"), _("As the lines of the plans say, in dong."), dong("cost")),
    ),
    breakdowns=(axis_of_kinds(),),
    listing=PLAN_LINES,
)
CLASSES_HELD = Tally(
    "held",
    _("Classes begun"),
    _("Classes whose first day lies in the span, held by the unit."),
    rows=held,
    person="",
    groups=(
        Group("classes_held", _("Classes begun"), _("Each class once."), HELD),
        Group("cost_of_classes", _("Cost of the classes"), _("As recorded on the class, in dong."), dong("cost")),
    ),
    breakdowns=(axis_of_kinds(),),
    listing=CLASSES,
)
PEOPLE_ENROLLED = Tally(
    "enrolled",
    _("People in the classes begun"),
    _("People of the unit in classes whose first day lies in the span, whoever held them."),
    rows=enrolled,
    groups=(
        Group("enrolments", _("Enrolments"), _("A person in two classes counts twice, as in the plan."), TURNS),
        Group(
            "enrolments_completed",
            _("of which completed"),
            _("Enrolments that ended with the class completed."),
            TURNS,
            Q(state="completed"),
            part_of="enrolments",
        ),
        Group("persons_enrolled", _("Persons enrolled"), _("Each person once."), PERSONS),
    ),
    breakdowns=(axis_of_kinds(),),
    listing=ENROLLED,
)

registry.declare(
    TallyReport(
        "training",
        _("Training"),
        _("Form 10 of the Party's organisation board, and the plan against what was held, with its cost."),
        tallies=(PROFESSIONAL, POLITICAL, FOSTERING, PLANNED, CLASSES_HELD, PEOPLE_ENROLLED),
        legal_basis=BASIS,
        version="1",
        chapter=CAREERS,
        place=2,
    )
)
registry.declare(
    Report(
        "studying",
        _("Now studying"),
        _("Who studies for a higher level on the day, and how far the levels reach together with those held."),
        populations=("cadres_and_civil_servants", "cadres", "civil_servants", "non_professional"),
        dimensions=("headcount", *(dimension.code for dimension in DIMENSIONS)),
        legal_basis=PLAN,
        version="1",
        chapter=STAFF,
        place=3,
    )
)
