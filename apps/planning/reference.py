"""The code list of health classes."""

from apps.core.reference import reference_lists
from apps.planning.models import HealthClass

reference_lists(60, HealthClass)
