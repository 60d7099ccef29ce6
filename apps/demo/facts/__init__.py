"""Facts of careers for the demonstration: a module for each noun, built in this order after the people."""

from collections.abc import Callable
from random import Random

from apps.demo.facts import (
    appraisal,
    discipline,
    establishment,
    former_committees,
    mergers,
    movements,
    own_standards,
    petitions,
    planning,
    positions,
    predecessors,
    recruitment,
    standards,
    targets,
    training,
)

BUILDERS: tuple[Callable[[Random], None], ...] = (
    mergers.build,
    discipline.build,
    movements.build,
    standards.build,
    planning.build,
    training.build,
    predecessors.build,
    former_committees.build,
    appraisal.build,
    targets.build,
    petitions.build,
    establishment.build,
    recruitment.build,
    positions.build,
    own_standards.build,
)
