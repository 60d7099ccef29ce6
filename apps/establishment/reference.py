"""The code lists of the establishment: blocks, classes of communes, legal maxima."""

from apps.core.reference import reference_lists
from apps.establishment.models import Block, PostCeiling, UnitClass

reference_lists(71, Block, UnitClass, PostCeiling)
