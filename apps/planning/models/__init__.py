"""Who is planned for which post, how people's health was found, and what a planned post asks of them."""

from apps.planning.models.health import HealthClass, HealthExamination
from apps.planning.models.outcomes import PlannedOutcome
from apps.planning.models.rounds import PlanningEntry, PlanningRound

__all__ = ["HealthClass", "HealthExamination", "PlannedOutcome", "PlanningEntry", "PlanningRound"]
