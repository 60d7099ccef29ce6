"""Form 11: rotations and transfers by what the person was and held on the first day of the movement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from apps.cadres.dimensions.descent import religion_rows
from apps.cadres.movements.reports import AGES, ALL_MOVED, DIRECTIONS, FORM, LISTING, MOVED, SEXES, in_force
from apps.cadres.terms import since_the_term_began
from apps.core.permissions import Permission
from apps.qualifications.models import Qualification, QualificationLevel
from apps.reporting.definitions import Category, Kind, Rows
from apps.reporting.official.sources import EventSource, sources
from apps.reporting.tallies.definitions import UNKNOWN, Axis, Span, Tally

LADDERS = {"professional": "prof_edu", "political_theory": "pol_theory"}
THEN_HELD = _("The highest level held on the first day of the movement, and not refused when checked.")


def moved(span: Span, day: date) -> Rows:
    """Movements of the form with the person's descent, and the levels held on their first day."""
    held = {name: _highest(ladder) for name, ladder in LADDERS.items()}
    minority = Case(
        When(cadre__ethnic_group__is_minority=True, then=Value("minority")),
        When(cadre__ethnic_group__is_minority=False, then=Value("kinh")),
        output_field=CharField(),
    )
    post = Case(When(Q(adds_post=True), then=Value("yes")), default=Value("no"), output_field=CharField())
    found: Rows = in_force(span, MOVED).annotate(ethnicity=minority, added_post=post, **held)
    return found


def _highest(ladder: str) -> Subquery:
    """The code of the person's highest level of a ladder on the day of the movement."""
    found = Qualification.objects.filter(
        cadre=OuterRef("cadre"), level__ladder=ladder, state="held", counts_from__lte=OuterRef("starts_on")
    ).exclude(verification="refused")
    return Subquery(found.order_by("-level__rank", "-level__position").values("level_id")[:1])


def levels_of(ladder: str) -> Callable[[Span], tuple[Category, ...]]:
    """The levels of a ladder, from the lowest."""

    def levels(span: Span) -> tuple[Category, ...]:
        rows = QualificationLevel.objects.filter(ladder=ladder).order_by("rank", "position")
        return tuple(Category(level.code, level.label, values=(level.code,)) for level in rows)

    return levels


def ethnicities(span: Span) -> tuple[Category, ...]:
    return (
        Category("kinh", _("Kinh"), values=("kinh",)),
        Category("minority", _("Ethnic minority"), values=("minority",)),
    )


def religions(span: Span) -> tuple[Category, ...]:
    return tuple(row for row in religion_rows() if row.kind is not Kind.UNKNOWN)


def posts_added(span: Span) -> tuple[Category, ...]:
    return (Category("yes", _("On a post added for it"), values=("yes",)), Category("no", _("No"), values=("no",)))


AXES = (
    DIRECTIONS,
    SEXES,
    AGES,
    Axis("ethnicity", _("Ethnicity"), _("Kinh or ethnic minority."), "ethnicity", ethnicities, UNKNOWN),
    Axis("religion", _("Religion"), _("The person's religion."), "cadre__religion", religions, UNKNOWN),
    Axis("added_post", _("Post added"), _("Whether a post was added for the movement."), "added_post", posts_added),
    *(
        Axis(name, title, THEN_HELD, name, levels_of(LADDERS[name]), UNKNOWN, is_ordered=True)
        for name, title in (
            ("professional", _("Professional qualification")),
            ("political_theory", _("Political theory")),
        )
    ),
)

sources.lend(
    EventSource(
        Tally(
            "rotation",
            _("Rotations and transfers"),
            _("Movements in force whose first day lies in the span."),
            rows=moved,
            groups=ALL_MOVED.groups,
            breakdowns=AXES,
            listing=LISTING,
            legal_basis=FORM,
        ),
        since_the_term_began,
        {"ethnicity": Permission.SEE_ETHNICITY_RELIGION, "religion": Permission.SEE_ETHNICITY_RELIGION},
    )
)
