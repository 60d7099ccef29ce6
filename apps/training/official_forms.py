"""Form 10: who completed which class in the span, by its row of the form, place and mode of study."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from apps.cadres.official_forms import HELD
from apps.reporting.definitions import Category, Rows
from apps.reporting.official.sources import EventSource, sources
from apps.reporting.tallies.definitions import PERSONS, Axis, Group, Span, Tally, calendar_year
from apps.training.models import Enrolment, FormRow
from apps.training.report_lines import COMPLETED
from apps.training.reports import BASIS, CLASSES_OF, NOT_STATED, OTHER, TURNS, kinds, modes, places

# Biểu 10 counts those who lead: the offices of form 9C.
LEADERS = tuple(title for _words, titles in HELD.values() for title in titles)


def completed(span: Span, day: date) -> Rows:
    """Everyone who completed a class in the span."""
    course = "training_class__course__row"
    mode = Coalesce(NullIf(F("training_class__mode"), Value("")), Value("unknown"))
    leads = Case(When(Q(title__in=LEADERS), then=Value("leader")), default=Value("other"), output_field=CharField())
    found = Enrolment.objects.filter(span.holds("completed_on"))
    return found.annotate(
        row=F(course), kind=F(f"{course}__part"), place=F("training_class__place"), mode=mode
    ).annotate(post=leads)


def form_rows(span: Span) -> tuple[Category, ...]:
    return tuple(Category(row.pk.lower(), row.label, values=(row.pk,)) for row in FormRow.objects.all())


def posts(span: Span) -> tuple[Category, ...]:
    return (
        Category("leader", _("Leader of a commune"), values=("leader",)),
        Category("other", _("Other post"), values=("other",)),
    )


sources.lend(
    EventSource(
        Tally(
            "completed_training",
            _("Classes completed"),
            _("People who completed a class, by the day of completion."),
            rows=completed,
            groups=(
                Group("persons", _("Persons"), _("Each person once, however many classes."), PERSONS),
                Group("turns", _("Enrolments"), _("Each class of each person."), TURNS),
                Group("classes", _("Classes"), _("Classes that somebody completed."), CLASSES_OF),
            ),
            breakdowns=(
                Axis(
                    "part",
                    _("Part of the form"),
                    _("The part of form 10 in which the course stands."),
                    "kind",
                    kinds,
                    OTHER,
                ),
                Axis("form_row", _("Row of the form"), _("The row of form 10 of the course."), "row", form_rows, OTHER),
                Axis("place", _("Place of study"), _("Place of study"), "place", places, NOT_STATED),
                Axis("mode", _("Mode of study"), _("Mode of study"), "mode", modes, NOT_STATED),
                Axis("post", _("Post"), _("Whether the person led a commune while studying."), "post", posts),
            ),
            listing=COMPLETED,
            legal_basis=BASIS,
        ),
        calendar_year,
    )
)
