"""The list of petitions as asked for; the page and the file show the same."""

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
from apps.core.permissions import FieldGroup, Permission
from apps.petitions.filters import PetitionFilterSet, Stand
from apps.petitions.models import Petition, Result


@dataclass(frozen=True)
class Line:
    """A petition with the name of its unit and how it stands on the day."""

    petition: Petition
    unit: str
    stand: Stand

    @property
    def tone(self) -> str:
        return {Stand.OPEN: "yellow", Stand.LATE: "red", Stand.ANSWERED: "green"}[self.stand]

    @property
    def words(self) -> str:
        """The result of one that is answered, else how it stands."""
        is_told = self.stand == Stand.ANSWERED and self.petition.result
        return str(Result(self.petition.result).label if is_told else self.stand.label)

    @property
    def person(self) -> str:
        return self.petition.cadre.full_name if self.petition.cadre else ""

    @property
    def code(self) -> str:
        return self.petition.cadre.code if self.petition.cadre else ""


def stand_of(petition: Petition, day: date) -> Stand:
    if petition.answered_on and petition.answered_on <= day:
        return Stand.ANSWERED
    return Stand.LATE if petition.is_late_on(day) else Stand.OPEN


@dataclass(frozen=True)
class PetitionListing:
    """What was asked for, ready to be fetched."""

    user: User
    day: date
    filters: PetitionFilterSet

    @property
    def petitions(self) -> QuerySet[Petition]:
        if not self.filters.is_valid():
            return Petition.objects.none()
        found: QuerySet[Petition] = self.filters.qs
        fetched = found.select_related("cadre", "kind", "subject", "legal_basis")
        return fetched.annotate(unit_words=unit_words("unit", self.day)).order_by("-received_on", "-pk")

    def lines(self, petitions: Iterable[Petition]) -> list[Line]:
        return [Line(one, unit_title(getattr(one, "unit_words", None)), stand_of(one, self.day)) for one in petitions]

    def note_reading(self, petitions: Iterable[Petition], *, address: str) -> None:
        """Log of how many people petitions were shown."""
        people = len({petition.cadre_id for petition in petitions if petition.cadre_id})
        if people:
            log_reading(user=self.user, group=FieldGroup.PETITIONS, person="", people=people, address=address)


COLUMNS = (
    LineColumn(gettext_lazy("Number in the register"), lambda line: line.petition.register_number, 14),
    LineColumn(gettext_lazy("Received on"), lambda line: line.petition.received_on, 12),
    LineColumn(gettext_lazy("Unit"), lambda line: line.unit, 24),
    LineColumn(gettext_lazy("Kind of petition"), lambda line: str(line.petition.kind), 18),
    LineColumn(gettext_lazy("Subject of the petition"), lambda line: str(line.petition.subject), 28),
    LineColumn(gettext_lazy("Person concerned"), lambda line: line.person, 26),
    LineColumn(gettext_lazy("Code of the person"), lambda line: line.code, 12),
    LineColumn(gettext_lazy("Summary of the petition"), lambda line: line.petition.summary, 40),
    LineColumn(gettext_lazy("Handled by"), lambda line: line.petition.handled_by, 26),
    LineColumn(gettext_lazy("To be answered by"), lambda line: line.petition.due_on, 12),
    LineColumn(gettext_lazy("Answered on"), lambda line: line.petition.answered_on, 12),
    LineColumn(gettext_lazy("Result"), lambda line: str(line.petition.get_result_display()), 20),
    *decision_lines(lambda line: line.petition),
    LineColumn(gettext_lazy("State"), lambda line: line.words, 22),
)


class PetitionResource(LineResource):
    """The petitions of a listing as rows of a file."""

    layout = "petitions"

    def __init__(self, listing: PetitionListing) -> None:
        super().__init__(COLUMNS)
        self.listing = listing

    def lines(self, found: Iterable[Petition]) -> list[Line]:
        return self.listing.lines(found)

    def queryset(self) -> QuerySet[Petition]:
        """Only of units whose people's names the user may take away."""
        return self.listing.petitions.filter(self.listing.user.unit_condition(Permission.EXPORT_NAMES, "unit"))


def origin_of(listing: PetitionListing) -> list[tuple[str, str]]:
    """The lines that make a file explain itself."""
    form = listing.filters.form
    asked = [(str(form[name].label), str(value)) for name, value in form.cleaned_data.items() if value]
    return [
        (_("As of"), f"{listing.day:%d/%m/%Y}"),
        *(asked or [(_("Filters"), _("none"))]),
        (_("Taken by"), str(listing.user)),
        (_("Taken at"), timezone.localtime().strftime("%H:%M %d/%m/%Y")),
    ]
