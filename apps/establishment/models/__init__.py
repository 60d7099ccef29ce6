"""The establishment: how many posts a unit was allotted, which vacancies it is to fill, how many people live there."""

from apps.establishment.models.allotments import Allotment, Block
from apps.establishment.models.ceilings import PostCeiling, UnitClass
from apps.establishment.models.classes import UnitClassification
from apps.establishment.models.openings import Opening, Way
from apps.establishment.models.sizes import UnitSize

__all__ = ["Allotment", "Block", "Opening", "PostCeiling", "UnitClass", "UnitClassification", "UnitSize", "Way"]
