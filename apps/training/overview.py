"""A year of training in numbers: what was planned and what came of it, course by course."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, Sum
from django.db.models.functions import ExtractYear

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.training.models import Course, CourseKind, Enrolment, PlanLine, TrainingClass

MEASURES = ("planned", "planned_cost", "classes", "cost", "enrolled", "completed", "open_ones")
# The picture's width in its own units; the drawing is scaled to its frame.
WIDTH = 520


@dataclass
class CourseYear:
    """One course in a year, or all of them."""

    course: Course | None = None
    planned: int = 0
    planned_cost: int = 0
    classes: int = 0
    cost: int = 0
    enrolled: int = 0
    completed: int = 0
    open_ones: int = 0

    @property
    def share(self) -> float | None:
        """How much of the plan was enrolled, in per cent."""
        return 100 * self.enrolled / self.planned if self.planned else None


@dataclass(frozen=True)
class Bar:
    """A course in the picture: planned above, enrolled below it and completed within that."""

    label: str
    y: int
    stacked: int
    planned: int
    enrolled: int
    completed: int
    row: CourseYear

    @property
    def middle(self) -> int:
        return self.y + 13

    @property
    def below(self) -> int:
        return self.y + 11


@dataclass
class Year:
    """The courses of a year in the catalogue's order, with their total."""

    year: int
    rows: list[CourseYear] = field(default_factory=list)

    @property
    def total(self) -> CourseYear:
        return CourseYear(None, **{name: sum(getattr(row, name) for row in self.rows) for name in MEASURES})

    @property
    def training(self) -> list[CourseYear]:
        return [row for row in self.rows if row.course and row.course.kind == CourseKind.TRAINING]

    @property
    def fostering(self) -> list[CourseYear]:
        return [row for row in self.rows if row.course and row.course.kind == CourseKind.FOSTERING]

    @property
    def bars(self) -> list[Bar]:
        most = max((max(row.planned, row.enrolled) for row in self.rows), default=0) or 1
        scale = WIDTH / most
        return [
            Bar(
                str(row.course),
                8 + place * 34,
                place * 46,
                round(row.planned * scale),
                round(row.enrolled * scale),
                round(row.completed * scale),
                row,
            )
            for place, row in enumerate(self.rows)
        ]

    @property
    def height(self) -> int:
        return 16 + 34 * len(self.rows)

    @property
    def stacked_height(self) -> int:
        """Of the narrow picture, whose words stand above their bars."""
        return 46 * len(self.rows)


def year_of(user: User, year: int, day: date) -> Year:
    """What the user may see of a year; classes count in the year in which they begin, as far as the day goes."""
    found: dict[str, CourseYear] = {}

    def row(course: str) -> CourseYear:
        return found.setdefault(course, CourseYear())

    lines = PlanLine.objects.visible_to(user).filter(plan__year=year).order_by()
    for course, planned, cost in lines.values_list("course").annotate(people=Sum("planned"), money=Sum("cost")):
        row(course).planned, row(course).planned_cost = planned, cost
    own = user.unit_condition(Permission.VIEW_CADRES, "unit")
    begun = Q(starts_on__year=year, starts_on__lte=day)
    classes = TrainingClass.objects.visible_to(user).filter(begun).order_by()
    held = classes.values("course").annotate(number=Count("pk"), spent=Sum("cost", filter=own))
    for course, number, spent in held.values_list("course", "number", "spent"):
        row(course).classes, row(course).cost = number, spent or 0
    people = Enrolment.objects.visible_to(user).filter(
        training_class__starts_on__year=year, training_class__starts_on__lte=day
    )
    counted = (
        people.order_by()
        .values("training_class__course")
        .annotate(
            inside=Count("pk", filter=~Q(state="withdrawn")),
            done=Count("pk", filter=Q(state="completed")),
            still=Count("pk", filter=Q(state__in=("enrolled", "attending"))),
        )
    )
    for course, inside, done, still in counted.values_list("training_class__course", "inside", "done", "still"):
        row(course).enrolled, row(course).completed, row(course).open_ones = inside, done, still
    for course in Course.objects.filter(pk__in=found):
        found[course.pk].course = course
    return Year(year, sorted(found.values(), key=lambda one: one.course.position if one.course else 0))


def years_known(user: User, day: date) -> list[int]:
    """The years of which there is a plan or a class, and the present one; the latest first."""
    plans = PlanLine.objects.visible_to(user).order_by().values_list("plan__year", flat=True).distinct()
    classes = TrainingClass.objects.visible_to(user).order_by().annotate(begun=ExtractYear("starts_on"))
    return sorted({*plans, *classes.values_list("begun", flat=True).distinct(), day.year}, reverse=True)
