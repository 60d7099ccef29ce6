"""The list of classes as asked for; the page and the file show the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.cadres.day import unit_title, unit_words
from apps.cadres.line_resources import LineColumn, LineResource, decision_lines
from apps.training.filters import ClassFilterSet
from apps.training.models import Enrolment, TrainingClass


def with_numbers(classes: QuerySet[TrainingClass], user: User) -> QuerySet[TrainingClass]:
    """`enrolled`, `completed` and `open` people of each class, of those that the user may see."""
    seen = Enrolment.objects.visible_to(user).filter(training_class=OuterRef("pk")).order_by()

    def number(rows: QuerySet[Enrolment]) -> Coalesce:
        counted = rows.values("training_class").annotate(number=Count("pk")).values("number")
        return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))

    return classes.annotate(
        enrolled=number(seen.exclude(state="withdrawn")),
        completed=number(seen.filter(state="completed")),
        open_ones=number(seen.filter(state__in=("enrolled", "attending"))),
    )


@dataclass(frozen=True)
class ClassListing:
    """What was asked for, ready to be fetched."""

    user: User
    day: date
    filters: ClassFilterSet

    @property
    def classes(self) -> QuerySet[TrainingClass]:
        if not self.filters.is_valid():
            return TrainingClass.objects.none()
        found: QuerySet[TrainingClass] = self.filters.qs
        fetched = found.select_related("course", "provider", "funding", "legal_basis").annotate(
            unit_words=unit_words("unit", self.day)
        )
        return with_numbers(fetched, self.user).order_by("-starts_on", "-pk")


def unit_of(training_class: TrainingClass) -> str:
    return unit_title(getattr(training_class, "unit_words", None))


COLUMNS = (
    LineColumn(gettext_lazy("Name of the class"), lambda row: row.name, 44),
    LineColumn(gettext_lazy("Code"), lambda row: row.code),
    LineColumn(gettext_lazy("Course"), lambda row: str(row.course), 36),
    LineColumn(gettext_lazy("Held by"), unit_of, 24),
    LineColumn(gettext_lazy("School"), lambda row: str(row.provider or ""), 32),
    LineColumn(gettext_lazy("First day of the class"), lambda row: row.starts_on),
    LineColumn(gettext_lazy("Last day of the class"), lambda row: row.ends_on),
    LineColumn(gettext_lazy("Held at"), lambda row: row.held_at, 24),
    LineColumn(gettext_lazy("Where one studies"), lambda row: str(row.get_place_display()), 14),
    LineColumn(gettext_lazy("Sessions"), lambda row: row.sessions),
    LineColumn(gettext_lazy("Places in the class"), lambda row: row.capacity),
    LineColumn(gettext_lazy("Enrolled"), lambda row: row.enrolled),
    LineColumn(gettext_lazy("Completed"), lambda row: row.completed),
    LineColumn(gettext_lazy("Results missing"), lambda row: row.open_ones),
    LineColumn(gettext_lazy("Cost (dong)"), lambda row: row.cost, 18),
    LineColumn(gettext_lazy("Source of funding"), lambda row: str(row.funding or ""), 22),
    *decision_lines(lambda row: row),
)


class ClassResource(LineResource):
    """The classes of a listing as rows of a file."""

    layout = "training_classes"

    def __init__(self) -> None:
        super().__init__(COLUMNS)


def origin_of(listing: ClassListing) -> list[tuple[str, str]]:
    """The lines that make a file explain itself."""
    form = listing.filters.form
    asked = [
        (str(form[name].label), str(value)) for name, value in form.cleaned_data.items() if value not in (None, "")
    ]
    return [
        (_("As of"), f"{listing.day:%d/%m/%Y}"),
        *(asked or [(_("Filters"), _("none"))]),
        (_("Taken by"), str(listing.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
