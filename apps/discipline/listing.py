"""The list of decisions as asked for; the page and the file show the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.accounts.readings import log_reading
from apps.cadres.day import unit_title, unit_words
from apps.cadres.line_resources import LineColumn, LineResource, decision_lines
from apps.core.dates import PartialDate, Precision
from apps.core.permissions import FieldGroup, Permission
from apps.discipline.effects import Standing, standings
from apps.discipline.filters import DecisionFilterSet
from apps.discipline.models import DisciplinaryDecision


@dataclass(frozen=True)
class Line:
    """A decision with what it brings, and the name that its unit bore on the day of the decision."""

    standing: Standing

    @property
    def decision(self) -> DisciplinaryDecision:
        return self.standing.decision

    @property
    def act_on(self) -> str:
        """As much of the day of the act as is known."""
        act = self.decision.act
        return str(PartialDate(act.act_on, Precision(act.act_precision))) if act.act_on else ""

    @property
    def unit(self) -> str:
        return unit_title(getattr(self.decision, "unit_words", None))


@dataclass(frozen=True)
class DecisionListing:
    """What was asked for, ready to be fetched."""

    user: User
    day: date
    filters: DecisionFilterSet

    @property
    def decisions(self) -> QuerySet[DisciplinaryDecision]:
        if not self.filters.is_valid():
            return DisciplinaryDecision.objects.none()
        found: QuerySet[DisciplinaryDecision] = self.filters.qs
        fetched = found.select_related("cadre", "act__offence", "form__track", "legal_basis", "title")
        return fetched.annotate(unit_words=unit_words("unit", self.day)).order_by("-effective_on", "-pk")

    @property
    def people(self) -> int:
        """How many different people the decisions are about."""
        return self.decisions.order_by().values("cadre").distinct().count()

    def lines(self, decisions: Iterable[DisciplinaryDecision]) -> list[Line]:
        return [Line(standing) for standing in standings(decisions, self.day)]

    def note_reading(self, *, people: int, address: str) -> None:
        """Log that discipline of so many people was shown."""
        if people:
            log_reading(user=self.user, group=FieldGroup.DISCIPLINE, person="", people=people, address=address)


def day_text(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


COLUMNS = (
    LineColumn(gettext_lazy("Full name"), lambda line: line.decision.cadre.full_name, 28),
    LineColumn(gettext_lazy("Code"), lambda line: line.decision.cadre.code, 12),
    LineColumn(gettext_lazy("Unit at that time"), lambda line: line.unit, 24),
    LineColumn(gettext_lazy("Title at that time"), lambda line: str(line.decision.title or ""), 28),
    LineColumn(gettext_lazy("Track"), lambda line: str(line.decision.form.track), 14),
    LineColumn(gettext_lazy("Form of discipline"), lambda line: str(line.decision.form), 18),
    LineColumn(gettext_lazy("Group of offences"), lambda line: str(line.decision.act.offence), 30),
    LineColumn(gettext_lazy("Date of the act"), lambda line: line.act_on, 12),
    LineColumn(gettext_lazy("Found on"), lambda line: line.decision.act.found_on, 12),
    LineColumn(gettext_lazy("Description"), lambda line: line.decision.act.description, 36),
    *decision_lines(lambda line: line.decision),
    LineColumn(gettext_lazy("In effect from"), lambda line: line.decision.effective_on, 12),
    LineColumn(gettext_lazy("Cancelled on"), lambda line: line.decision.cancelled_on, 12),
    LineColumn(gettext_lazy("Decision that cancels it"), lambda line: line.decision.cancelled_by, 18),
    LineColumn(gettext_lazy("In force until"), lambda line: line.standing.in_force_until, 12),
    LineColumn(gettext_lazy("State"), lambda line: str(line.standing.state.label), 16),
)


class DecisionResource(LineResource):
    """The decisions of a listing as rows of a file."""

    layout = "discipline"

    def __init__(self, listing: DecisionListing) -> None:
        super().__init__(COLUMNS)
        self.listing = listing

    def lines(self, found: Iterable[DisciplinaryDecision]) -> list[Line]:
        return self.listing.lines(found)

    def queryset(self) -> QuerySet[DisciplinaryDecision]:
        """Only people whose names the user may take away."""
        return self.listing.decisions.filter(
            self.listing.user.unit_condition(Permission.EXPORT_NAMES, "cadre__home_unit")
        )


def origin_of(listing: DecisionListing) -> list[tuple[str, str]]:
    """The lines that make a file explain itself."""
    form = listing.filters.form
    asked = [
        (str(form[name].label), str(value)) for name, value in form.cleaned_data.items() if value not in (None, "")
    ]
    return [
        (_("As of"), day_text(listing.day)),
        *(asked or [(_("Filters"), _("none"))]),
        (_("Taken by"), str(listing.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
