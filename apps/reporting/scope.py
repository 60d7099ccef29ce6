"""Which unit a page asks for, in which geography, as its addresses say it."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.utils.text import slugify

from apps.core.dates import Precision, parse_partial_date
from apps.reporting.geographies import DEFAULT_GEOGRAPHY
from apps.reporting.places import Place
from apps.reporting.unit_codes import LONGEST, TICKED, first_of, in_file_names, joined


@dataclass(frozen=True)
class Scope:
    """A unit by its code (several with commas), the geography, and of its places perhaps one alone."""

    unit: str
    geography: str = DEFAULT_GEOGRAPHY
    at: str = ""

    @property
    def query(self) -> dict[str, str]:
        """As an address has it; what is usual is left out."""
        query = {"unit": self.unit}
        if self.geography != DEFAULT_GEOGRAPHY:
            query["geography"] = self.geography
        if self.at:
            query["at"] = self.at
        return query

    @property
    def first(self) -> str:
        """The unit itself, or of several the one that was chosen first."""
        return first_of(self.unit)

    @property
    def chosen(self) -> dict[str, str]:
        """For the services of reports, beside the unit."""
        return {"geography": self.geography, "at": self.at}

    def of(self, place: Place, root: Place) -> "Scope":
        """The scope of one place of a table whose widest unit is `root`.

        In another geography a code alone would mean the unit that holds it on the day of the people.
        """
        if place == root:
            return self
        if self.geography == DEFAULT_GEOGRAPHY:
            return replace(self, unit=place.code, at="")
        return replace(self, at=place.code)


def file_name(report: str, unit: str, day: date, geography: str) -> str:
    """What a file of figures is called, without its ending: report, unit, day, and the geography unless it is usual."""
    shown = () if geography == DEFAULT_GEOGRAPHY else ("units-of", geography)
    return "-".join((slugify(report), in_file_names(unit), day.isoformat(), *shown))


def scope_of(query: QueryDict, unit: str = "") -> Scope:
    """The scope that an address asks for; a day that was typed wins over the one that was chosen.

    Several units stand in one word, as words of the same name, or as those beside the first one.
    """
    geography = query.get("geography_day", "").strip() or query.get("geography", "").strip()
    asked, at = joined([*query.getlist("unit"), *query.getlist(TICKED)]), query.get("at", "").strip()[:LONGEST]
    return Scope(asked or unit, geography_text(geography), at)


def geography_text(text: str) -> str:
    """A day in the way of programs, however it was written; what is no day stays, to be told."""
    day = parse_partial_date(text) if text else None
    if day is not None and day.precision == Precision.DAY:
        return day.first.isoformat()
    return text[:LONGEST] or DEFAULT_GEOGRAPHY
