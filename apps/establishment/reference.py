"""The code list of blocks of the establishment."""

from apps.core.reference import reference_lists
from apps.establishment.models import Block

reference_lists(71, Block)
