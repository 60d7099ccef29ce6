"""The code lists of training."""

from apps.core.reference import reference_lists
from apps.training.models import Course, FormRow, FundingSource, Provider

reference_lists(30, FormRow, Course, Provider, FundingSource)
