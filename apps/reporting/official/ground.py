"""What a form of persons stands on: the question to the database, and the categories of the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from apps.core.permissions import Permission
from apps.reporting.compiler import values_of
from apps.reporting.definitions import Category, Dimension, Facts, Sheet
from apps.reporting.errors import ReportError
from apps.reporting.official.definitions import Line, OfficialForm, Test
from apps.reporting.places import Territory
from apps.reporting.question import Question
from apps.reporting.registry import registry
from apps.reporting.services import question_of as question_in
from apps.reporting.table import Breakdown


@dataclass(frozen=True)
class Ground:
    """A form with what its dimensions hold on a day."""

    form: OfficialForm
    territory: Territory
    day: date
    levels: tuple[str, ...]
    dimensions: tuple[str, ...]
    sheets: tuple[tuple[Facts, Sheet], ...]

    @cached_property
    def categories(self) -> dict[str, Mapping[str, Category]]:
        rows = {code: found for _facts, sheet in self.sheets for code, found in sheet.categories.items()}
        return {code: {category.code: category for category in rows[code]} for code in self.dimensions}

    @cached_property
    def question(self) -> Question:
        populations = tuple(registry.populations[code] for code in self.form.groups())
        breakdowns = tuple(
            Breakdown(registry.dimensions[code], tuple(self.categories[code].values())) for code in self.dimensions
        )
        return question_in(self.territory, self.levels, populations, breakdowns, self.sheets, self.day)

    def allowed(self, test: Test) -> frozenset[str | None]:
        """The values of a test's categories; a category that the day does not have holds nobody."""
        known = self.categories[test.dimension]
        asked = [known[code] for code in test.categories if code in known]
        return frozenset(value for category in asked for value in values_of(category, tuple(known.values())))

    def absent(self) -> list[str]:
        """Categories that the form names and the code lists of the day do not have."""
        return [code for dimension, code in self.form.named() if code not in self.categories[dimension]]


def ground_of(form: OfficialForm, territory: Territory, day: date, levels: tuple[str, ...]) -> Ground:
    dimensions = tuple(form.dimensions())
    require_known(form)
    sheets = tuple((facts, facts.read(day)) for facts in registry.facts_with(dimensions))
    return Ground(form, territory, day, levels, dimensions, sheets)


def require_known(form: OfficialForm) -> None:
    """A definition may be older or newer than what the registry can tell."""
    strange = [code for code in form.dimensions() if code not in registry.dimensions]
    strange += [code for code in form.groups() if code not in registry.populations]
    if strange:
        words = {"form": form.number, "strange": ", ".join(strange)}
        raise ReportError(_("%(form)s asks for %(strange)s, which the registry does not have.") % words)


def dimensions_of(form: OfficialForm) -> list[Dimension]:
    return [registry.dimensions[code] for code in form.dimensions() if code in registry.dimensions]


def rights_of(line: Line) -> set[Permission]:
    """The rights that the dimensions of a line ask for."""
    found = (registry.dimensions[test.dimension].opened_by for test in line.condition.tests)
    return {right for right in found if right is not None}
