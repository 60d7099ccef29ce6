"""What a report asks of the database."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from apps.reporting.carriage import Chain
from apps.reporting.definitions import Dimension, Facts, Population, Sheet
from apps.reporting.members import Members
from apps.reporting.places import Step
from apps.reporting.stored.contents import FACTS
from apps.reporting.stored.reading import Stored, stored_for

# A dimension and a value of it; None and None for all persons of a group.
Value = tuple[str | None, str | None]


@dataclass(frozen=True)
class Question:
    """What is asked of the database: groups, places as chains of units from the widest level down, facts."""

    populations: tuple[Population, ...]
    chains: tuple[tuple[int, Chain], ...]
    dimensions: tuple[Dimension, ...]
    sheets: tuple[tuple[Facts, Sheet], ...]
    day: date
    # For people of units that have no single fate on the day of the geography.
    steps: tuple[Step, ...] = ()

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(population.code for population in self.populations)

    @cached_property
    def stored(self) -> Stored | None:
        """The day as it is kept ready, if it is."""
        return stored_for(self.populations, self.day)

    @cached_property
    def members(self) -> Members:
        return Members(self.populations, self.chains, self.day, self.steps, self.stored)

    def keeps(self, facts: Facts) -> bool:
        """Whether the stored day brings these facts along."""
        return self.stored is not None and facts.code in FACTS

    @property
    def reads_the_stored_day_alone(self) -> bool:
        return not self.steps and all(self.keeps(facts) for facts, _sheet in self.sheets)

    @property
    def is_answered_by_cells(self) -> bool:
        """Whether sums over whole units of the stored day say it: nobody was touched, and no unit counts twice."""
        if self.stored is None or self.stored.touched or not self.dimensions:
            return False
        return self.reads_the_stored_day_alone and len({unit for unit, _ in self.chains}) == len(self.chains)
