"""The code lists of people and posts."""

from pathlib import Path

from apps.cadres.codelists import (
    CommitteeTerm,
    EmploymentStatus,
    EthnicGroup,
    Grade,
    LegalBasis,
    Religion,
    SeatKind,
    Title,
)
from apps.cadres.home_places import learn
from apps.cadres.mergers import reference as of_mergers  # noqa: F401  # registers its own lists
from apps.cadres.models.recruitment import RecruitmentKind
from apps.cadres.models.retirement import RetirementAge
from apps.cadres.movement_lists import Direction, MovementKind, MovementRule
from apps.core.reference import Loaded, reference_lists, reference_step

reference_lists(10, LegalBasis, EthnicGroup, Religion, Title, EmploymentStatus, Grade, CommitteeTerm, SeatKind)
reference_lists(10, MovementKind, Direction, MovementRule)
reference_lists(10, RetirementAge, RecruitmentKind)


@reference_step(90)
def read_home_towns(folder: Path) -> Loaded:
    """The home towns that people wrote before the units were known."""
    return Loaded(added=learn())
