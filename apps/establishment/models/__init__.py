"""The establishment: how many posts a unit was allotted, and which vacancies it is to fill."""

from apps.establishment.models.allotments import Allotment, Block
from apps.establishment.models.ceilings import PostCeiling, UnitClass
from apps.establishment.models.classes import UnitClassification
from apps.establishment.models.openings import Opening, Way

__all__ = ["Allotment", "Block", "Opening", "PostCeiling", "UnitClass", "UnitClassification", "Way"]
