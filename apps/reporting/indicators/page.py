"""What the page of one indicator shows."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property

from apps.reporting.choices import Choice
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.geography_choices import geography_choices
from apps.reporting.indicators.definitions import Figures, Indicator, Inquiry
from apps.reporting.indicators.papers import paper_of
from apps.reporting.indicators.services import figures_of
from apps.reporting.indicators.trend import Trend
from apps.reporting.papers.paper import Paper
from apps.reporting.places import UnitChoice

FORMS = ("xlsx", "docx", "pdf", "csv", "json")


@dataclass(frozen=True)
class Refusal:
    """Why there are no figures, as a sentence, and how the page answers then."""

    words: str
    status: int


@dataclass(frozen=True)
class IndicatorPage:
    """An indicator with its figures for one unit; `is_by_year` asks for its trend instead."""

    indicator: Indicator
    inquiry: Inquiry
    units: list[UnitChoice]
    is_by_year: bool = False

    @cached_property
    def found(self) -> Figures | Refusal:
        """The figures, or why there are none; out of scope stays an error."""
        try:
            if self.is_by_year and not isinstance(self.indicator.source, Trend):
                return Trend(self.indicator.code).read(self.inquiry)
            return figures_of(self.indicator, self.inquiry)
        except OutOfScope:
            raise
        except ReportError as error:
            return Refusal(str(error), 400)
        except PermissionDenied as error:
            return Refusal(str(error), 403)

    @property
    def is_out_of_scope(self) -> bool:
        try:
            return not self.found
        except OutOfScope:
            return True

    @property
    def figures(self) -> Figures | None:
        return self.found if isinstance(self.found, Figures) else None

    @property
    def refusal(self) -> Refusal | None:
        return self.found if isinstance(self.found, Refusal) else None

    @cached_property
    def paper(self) -> Paper | None:
        figures = self.figures
        return paper_of(self.indicator, figures, self.inquiry, self.is_by_year) if figures else None

    @cached_property
    def geographies(self) -> list[Choice]:
        return geography_choices(self.inquiry.scope, self.inquiry.day)

    @property
    def has_trend(self) -> bool:
        """Figures of a day can be told for every year; those that are a trend, or none, cannot."""
        return not isinstance(self.indicator.source, Trend) and bool(self.figures and self.figures.values)

    @property
    def other_view(self) -> str:
        return self._address("indicator", is_by_year=not self.is_by_year)

    @property
    def downloads(self) -> list[tuple[str, str]]:
        if not self.figures or not self.figures.values:
            return []
        return [(form.upper(), self._address("indicator_file", form)) for form in FORMS]

    def _address(self, page: str, *more: str, is_by_year: bool | None = None) -> str:
        query = {**self.inquiry.scope.query, "day": self.inquiry.day.isoformat()}
        if self.is_by_year if is_by_year is None else is_by_year:
            query["by"] = "year"
        return f"{reverse(f'reporting:{page}', args=[self.indicator.code, *more])}?{urlencode(query)}"
