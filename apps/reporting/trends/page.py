"""All that the page of a trend shows."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from apps.reporting.choices import Choice
from apps.reporting.geography_choices import geography_choices
from apps.reporting.offered import with_asked
from apps.reporting.papers.paper import Paper
from apps.reporting.papers.renderers import RENDERERS
from apps.reporting.places import UnitChoice
from apps.reporting.registry import registry
from apps.reporting.trends.asking import AskedTrend
from apps.reporting.trends.papers import paper_of
from apps.reporting.trends.sealing import seal_query
from apps.reporting.trends.services import usual_days
from apps.reporting.trends.trend import Trend


@dataclass(frozen=True)
class TrendPage:
    """A trend with the controls to ask for another; without one the reason why."""

    asked: AskedTrend
    units: list[UnitChoice]
    trend: Trend | None = None
    trouble: str = ""

    @property
    def choices(self) -> list[UnitChoice]:
        return with_asked(self.units, self.asked.scope.unit, self.trend.unit if self.trend else None)

    @property
    def groups(self) -> list[Choice]:
        codes = self.asked.report.populations
        return [Choice(code, registry.populations[code].title, code == self.asked.group) for code in codes]

    @property
    def measures(self) -> list[Choice]:
        codes = self.asked.report.dimensions
        return [Choice(code, registry.dimensions[code].title, code == self.asked.measure) for code in codes]

    @cached_property
    def geographies(self) -> list[Choice]:
        """All days stand in one geography, if no other in that of the day asked."""
        return geography_choices(self.asked.scope, self.asked.day)

    @property
    def days(self) -> str:
        """As the field shows them."""
        if self.asked.days:
            return self.asked.days
        return ", ".join(f"{day:%d/%m/%Y}" for day in usual_days(self.asked.day))

    @cached_property
    def paper(self) -> Paper | None:
        return paper_of(self.trend, has_picture=False) if self.trend else None

    @property
    def chart_address(self) -> str:
        """The picture comes after the page; there is nothing to see in fewer than two days."""
        return self.asked.address("trend_chart") if self.trend and len(self.trend.told) > 1 else ""

    @property
    def seal_query(self) -> dict[str, str]:
        return seal_query(self.asked, self.trend) if self.trend else {}

    @property
    def downloads(self) -> list[tuple[str, str]]:
        return [(form.upper(), self.asked.download(form)) for form in RENDERERS] if self.trend else []
